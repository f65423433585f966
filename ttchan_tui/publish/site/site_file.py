"""A file of the site and what it is made of: what is made of the same is the same, and is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import Final

import ttchan_tui
from ttchan_tui import __version__
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.people import Place
from ttchan_tui.publish.site.content import SiteContent

_OF_SOME: Final = frozenset({"activities", "places"})
"""Of the meeting, what only some pages say."""
_PROGRAM: Final = Path(ttchan_tui.__file__).parent
_ALL_OF_NOTE: Final = attrgetter(*(one.name for one in fields(Note)))
"""What a note says, which is sooner told than the note."""
_PARTS: Final = frozenset({".py", ".html", ".css", ".toml", ".mo"})
"""Endings of the files of the program that pages depend on."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file that can be made."""

    make: Callable[[], bytes]
    made_of: str = ""
    """Another one for whatever else it could be made of; empty if it has to be made to know."""


def digest(*parts: object) -> str:
    """The same for the same parts, by all that they say of themselves; another one for others."""
    return blake2b(repr(parts).encode(errors="replace"), digest_size=16).hexdigest()


class Digests:
    """Digests of what pages are made of, each found out once for all pages and languages."""

    def __init__(self, site: SiteContent) -> None:
        """Those of that site."""
        meeting = site.meeting
        self.program = _of_program()
        """Of the program itself."""
        of_fields = {one.name: digest(getattr(meeting, one.name)) for one in fields(meeting)}
        self.base = digest(
            *(self.program, site.languages, site.emblem, tuple(site.sheets), site.address),
            bool(site.board.promises),  # whether there is a way to them
            *(value for name, value in of_fields.items() if name not in _OF_SOME),
            [(place.id, place.name) for place in meeting.places_as_listed],
        )
        """Of all that any page may say: not of activities, of what is said of places, or of notes."""
        self.programme = digest(
            *(
                self.base,
                of_fields["activities"],
                site.programme_moment,
                sorted(site.changes.items()),
                site.gone,
            )
        )
        """Of all that calendars and schedules say."""
        self.sheets = {
            code: digest(self.base, *of_fields.values(), sheet.text) for code, sheet in site.sheets.items()
        }
        """Of the description sheets, by language."""
        said = [(note, repr(_ALL_OF_NOTE(note))) for note in site.board.notes]
        self.said_on = _by(attrgetter("prompt"), said)
        """Of the notes on each prompt."""
        self.said_by = _by(attrgetter("group"), said)
        """Of the notes of each group."""
        self._of_places = {place.id: digest(place) for place in meeting.places}

    def of_place(self, place: Place) -> str:
        """Of what is known of a place."""
        return self._of_places[place.id]


def _by(key: Callable[[Note], str], said: Iterable[tuple[Note, str]]) -> dict[str, str]:
    """A digest of what belongs together by that."""
    found: dict[str, list[str]] = {}
    for note, one in said:
        found.setdefault(key(note), []).append(one)
    return {of: digest("".join(all_said)) for of, all_said in found.items()}


@cache
def _of_program() -> str:
    """Another one for each version of the program, also one that is being worked on."""
    files = sorted(path for path in _PROGRAM.rglob("*") if path.suffix in _PARTS)
    states = ((path.name, path.stat()) for path in files)
    return digest(__version__, [(name, state.st_size, state.st_mtime_ns) for name, state in states])
