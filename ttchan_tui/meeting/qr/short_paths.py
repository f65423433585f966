"""Short paths to the pages of the site: given once and kept for ever, as they stand in codes and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import Final

from ttchan_tui.meeting.codec import ID, TEXTS, Form, Record, member, string
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.multilingual import Text

_LENGTH: Final = 12
"""Characters of the last part of a path; with the address of a website it still fits a code."""


class PageKind(Enum):
    """What a page is about."""

    RESULTS = "results"
    DAY = "day"
    PLACE = "place"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class ShortPath:
    """A short path and what it leads to."""

    path: str
    """The path itself, without slashes at its ends: `c/raska`."""
    kind: PageKind
    ref: str
    """Id of the place or prompt, date of the day; empty for the results."""
    title: Text
    """What it was called when the path was given; a page that is gone says so by it."""


_REF: Final = Form(string)

SHORT_PATH: Final = Record(ShortPath, path=ID, kind=member(PageKind), ref=_REF, title=TEXTS)


def pages_of(meeting: Meeting) -> Iterator[tuple[PageKind, str, Text]]:
    """What a meeting has pages about: kind, id and title."""
    yield PageKind.RESULTS, "", meeting.name
    for day in meeting.days:
        yield PageKind.DAY, day.date.isoformat(), day.title
    for place in meeting.places_as_listed:
        yield PageKind.PLACE, place.id, place.name
    for prompt in meeting.prompts:
        yield PageKind.PROMPT, prompt.id, prompt.title


def missing_paths(meeting: Meeting, given: Sequence[ShortPath]) -> tuple[ShortPath, ...]:
    """Paths for what has none yet; none of them is one that was ever given."""
    known = {(path.kind, path.ref) for path in given}
    taken = {path.path for path in given}
    new: list[ShortPath] = []
    for kind, ref, title in pages_of(meeting):
        if (kind, ref) not in known:
            id = next(path for path in _proposals(kind, ref) if path not in taken)
            taken.add(id)
            new.append(ShortPath(id, kind, ref, title))
    return tuple(new)


def path_of(paths: Iterable[ShortPath], kind: PageKind, ref: str = "") -> str:
    """The path to a page; empty if none was given."""
    return next((path.path for path in paths if (path.kind, path.ref) == (kind, ref)), "")


def _proposals(kind: PageKind, ref: str) -> Iterator[str]:
    """Paths from the shortest that says what it is, to ever longer ones."""
    first = {PageKind.RESULTS: "r", PageKind.DAY: "d", PageKind.PLACE: "c", PageKind.PROMPT: "p"}[kind]
    if kind is PageKind.RESULTS:
        yield first
        yield from (f"{first}{number}" for number in count(2))
    last = ref.replace("-", "")[4:] if kind is PageKind.DAY else ref[:_LENGTH].strip("-")
    yield f"{first}/{last}"
    if kind is PageKind.DAY:
        yield f"{first}/{ref.replace('-', '')}"
    yield from (f"{first}/{last}-{number}" for number in count(2))
