"""What is wrong with a meeting, in one shape: mistakes in its files and faults in what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ttchan_tui.cli.printing.output import Output
from ttchan_tui.meeting.checks import Finding, Severity, check
from ttchan_tui.meeting.format import Examination, Problem
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_, Language

INCOMPLETE: Final = N_(
    "Not everything could be checked. Correct these errors, then check again: more may be found."
)
"""What to say below remarks that are not complete."""


class Remark(NamedTuple):
    """One thing that is wrong."""

    code: str
    """Stable, for programs; "format" for whatever keeps a file from being read."""
    severity: Severity
    file: str
    where: str
    message: str


class Remarks(NamedTuple):
    """Everything that is wrong."""

    all: tuple[Remark, ...]
    complete: bool
    """Whether every check could be made."""

    @property
    def errors(self) -> tuple[Remark, ...]:
        """Those that must be put right."""
        return tuple(one for one in self.all if one.severity is Severity.ERROR)


def about_files(examined: Examination, language: Language) -> Remarks:
    """What is wrong with the files of a meeting, and with what they say as far as they can be read."""
    remarks = (
        *about_problems(examined.problems, language),
        *about_meeting(examined.meeting, language, examined.doubtful),
    )
    return Remarks(remarks, complete=not examined.doubtful)


def about_problems(problems: Iterable[Problem], language: Language) -> Iterator[Remark]:
    """The mistakes that keep a meeting from being read."""
    for one in problems:
        yield Remark("format", Severity.ERROR, one.file, one.field, one.sentence(language))


def about_meeting(
    meeting: Meeting, language: Language, doubtful: frozenset[str] = frozenset()
) -> Iterator[Remark]:
    """The faults in what a meeting says; what relies on `doubtful` fields is not looked at."""
    for one in check(meeting, doubtful):
        yield Remark(one.code, one.severity, one.file, one.where, one.sentence(language))


def about_findings(findings: Iterable[Finding], language: Language) -> Iterator[Remark]:
    """What was found in a description sheet."""
    for one in findings:
        yield Remark(one.code, one.severity, "", one.where, one.sentence(language))


def as_line(remark: Remark, language: Language) -> str:
    """A remark for people."""
    kind = language.say(N_("error") if remark.severity is Severity.ERROR else N_("warning"))
    place = ": ".join(filter(None, (remark.file, remark.where)))
    return f"{kind}: {': '.join(filter(None, (place, remark.message)))} [{remark.code}]"


def print_remarks(out: Output, remarks: Iterable[Remark], language: Language) -> None:
    """Print remarks, one to a paragraph."""
    for remark in remarks:
        out.line(as_line(remark, language), hanging=2)
