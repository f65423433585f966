"""A finished sheet of a project with several events: each of them is a sheet of its own, below one head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ttchan_tui.meeting.checks.finding import Finding, error
from ttchan_tui.text.languages import N_

_EVENT: Final = re.compile(
    r"(?m)^\s*(?:Event|Veranstaltung)\s+(?P<number>\d{1,2})\s*[:.]?\s*(?:$|(?=Participation|Beteiligung))"
)
"""What an event begins with: "Event 2", "Veranstaltung 2:"."""
_ANNOUNCED: Final = re.compile(r"\b(?P<number>\d{1,2})\s+events\s+have\s+been\s+carried\s+out\b")


class EventText(NamedTuple):
    """One event of it."""

    number: int
    text: str
    """The head that all have in common, and what is said of this one."""


def events_in(text: str) -> tuple[int | None, list[EventText]]:
    """How many events are announced, if that is said, and those that are there; none if it is of one only."""
    found = list(_EVENT.finditer(text))
    if not found:
        return None, []
    head = text[: found[0].start()]
    said = _ANNOUNCED.search(head)
    ends = [one.start() for one in found[1:]] + [len(text)]
    head = _ANNOUNCED.sub("", head)
    events = [
        EventText(int(one["number"]), f"{head}\n{text[one.end() : end]}")
        for one, end in zip(found, ends, strict=True)
    ]
    return int(said["number"]) if said else None, events


def announced(said: int | None, numbers: Sequence[int]) -> Iterator[Finding]:
    """Whether as many events are described as are announced, each once."""
    expected = list(range(1, (said or len(numbers)) + 1))
    if numbers and sorted(numbers) != expected:
        yield error(
            "sheet-events-announced",
            "",
            N_("{said} events are announced, and these are described: {numbers}."),
            said=len(expected),
            numbers=list(numbers),
        )
