"""The funding line, which has to stand under everything that is printed."""

from __future__ import annotations

from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.cli.printing.output import Output
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import Language


def print_funding(out: Output, meeting: Meeting, language: Language) -> None:
    """Print who pays and the number of the project."""
    out.line()
    out.line(told(meeting.funding.line, language))
    out.line(meeting.funding.number)
