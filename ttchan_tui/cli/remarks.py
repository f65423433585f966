"""What is wrong with a meeting, in one shape: mistakes in its files and faults in what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ttchan_tui.cli.output import Output
from ttchan_tui.meeting.checks import Severity, check
from ttchan_tui.meeting.format import Problem
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_, Language


class Remark(NamedTuple):
    """One thing that is wrong."""

    code: str
    """Stable, for programs; "format" for whatever keeps a file from being read."""
    severity: Severity
    file: str | None
    where: str
    message: str


def about_problems(problems: Iterable[Problem], language: Language) -> Iterator[Remark]:
    """The mistakes that keep a meeting from being read."""
    for one in problems:
        yield Remark("format", Severity.ERROR, one.file, one.field, one.sentence(language))


def about_meeting(meeting: Meeting, language: Language) -> Iterator[Remark]:
    """The faults in what a meeting says."""
    for one in check(meeting):
        yield Remark(one.code, one.severity, None, one.where, one.sentence(language))


def errors_in(remarks: Iterable[Remark]) -> list[Remark]:
    """Those that must be put right."""
    return [one for one in remarks if one.severity is Severity.ERROR]


def as_line(remark: Remark, language: Language) -> str:
    """A remark for people."""
    kind = language.say(N_("error") if remark.severity is Severity.ERROR else N_("warning"))
    place = ": ".join(filter(None, (remark.file, remark.where)))
    return f"{kind}: {': '.join(filter(None, (place, remark.message)))} [{remark.code}]"


def print_remarks(out: Output, remarks: Iterable[Remark], language: Language) -> None:
    """Print remarks, one to a paragraph."""
    for remark in remarks:
        out.line(as_line(remark, language), hanging=2)
