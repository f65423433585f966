"""Lists to sign on paper, one for each delegation and event: numbered lines, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation
from ttchan_tui.meeting.programme import ProjectEvent
from ttchan_tui.publish.templating import rendered
from ttchan_tui.text.languages import N_, Language
from ttchan_tui.text.multilingual import LocalizedText

_TEMPLATES: Final = Path(__file__).parent / "templates"

_SPARE: Final = 2
"""Lines for those whom nobody has counted."""
_UNKNOWN: Final = 20
"""Lines where nobody has said how many they are."""


@dataclass(frozen=True, slots=True)
class SignatureList:
    """One list."""

    whose: str
    event: str
    """Its number and its days, in words; those of the meeting if it has no numbered events."""
    title: LocalizedText
    lines: int
    """How many there are; an even number, as two stand side by side."""


def signatures_html(
    meeting: Meeting, events: Iterable[ProjectEvent], rows: Iterable[Delegation], language: Language
) -> str:
    """The lists as a file to print; each begins a page.

    Args:
        meeting: The meeting.
        events: Which of its project events; with none, the meeting as a whole is signed for.
        rows: Which of its delegations.
        language: Of the lists.
    """
    language = language.on(meeting.start)
    return rendered(
        _TEMPLATES,
        "signatures.html",
        language=language.code,
        meeting=meeting.name.in_language(language.code),
        lists=list(_lists(meeting, tuple(events), tuple(rows), language)),
        heading=language.say(N_("List of signatures")),
        columns=[language.say(word) for word in _COLUMNS],
        kept=language.say(_KEPT),
        funding=meeting.funding.line.in_language(language.code),
        number=meeting.funding.number,
    )


def _lists(
    meeting: Meeting, events: tuple[ProjectEvent, ...], rows: tuple[Delegation, ...], language: Language
) -> Iterator[SignatureList]:
    whole = (language.dates(meeting.start, meeting.end), meeting.name.in_language(language.code))
    headings = [(_event(event, language), event.title.in_language(language.code)) for event in events]
    for heading, title in headings or [whole]:
        for row in rows:
            yield SignatureList(_whose(row, meeting, language), heading, title, _lines(row))


def _event(event: ProjectEvent, language: Language) -> str:
    said = language.say(N_("Project event {number}"), number=event.number)
    if event.until == event.date:
        return f"{said} · {language.full_date(event.date)}"
    return f"{said} · {language.dates(event.date, event.until)}"


def _whose(row: Delegation, meeting: Meeting, language: Language) -> str:
    names = [meeting.place[id].name.in_language(language.code).marked for id in row.places]
    country = language.country(row.country)
    return f"{language.listed(names)} ({country})" if names else country


def _lines(row: Delegation) -> int:
    """Lines for as many as are counted, and a few more."""
    wanted = row.count + _SPARE if row.count else _UNKNOWN
    return wanted + wanted % 2


_COLUMNS: Final = (N_("No."), N_("signature"))
_KEPT: Final = N_(
    "Each person signs one line. The lists stay on paper with the lead partner; only numbers are kept."
)
