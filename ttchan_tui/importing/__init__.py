"""Ways into a meeting from what a municipality has: a workbook, a calendar, a schedule, a programme as text.

What comes out is the files of a meeting as mappings, and an account of what was taken, left out and is still
to be said. Everything read is foreign: it goes through the gate when the files are read as a meeting.
"""

from __future__ import annotations

from ttchan_tui.importing.account import Account, CannotRead
from ttchan_tui.importing.folder import meeting_in, write_files
from ttchan_tui.importing.questions import QUESTIONS, Question, begun
from ttchan_tui.importing.sources import read_source
from ttchan_tui.importing.table import workbook

__all__ = [
    "QUESTIONS",
    "Account",
    "CannotRead",
    "Question",
    "begun",
    "meeting_in",
    "read_source",
    "workbook",
    "write_files",
]
