"""The site of a large meeting, against the writing of the same files; and again after one change."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.ratio import Ratio, of_times
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.qr.short_paths import missing_paths
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.publish.site.content import SiteContent
from ttchan_tui.publish.site.gathering import write_site
from ttchan_tui.store import open_repository
from ttchan_tui.text.multilingual import Text

NOTES: Final = 5_000
PLACES: Final = 200
_ROUNDS: Final = 5
_AT: Final = datetime(2018, 12, 1, tzinfo=UTC)
_WORDS: Final = (
    "summer",
    "camp",
    "music",
    "friends",
    "cinema",
    "school",
    "market",
    "river",
    "choir",
    "bread",
)


def rows(directory: Path, rounds: int) -> Iterator[Ratio]:
    """The first publishing, and the one after one note was changed."""
    content = _content(directory / "published")
    site, plain = directory / "site", directory / "plain"
    first, again, writing = [], [], []
    for turn in range(min(rounds, _ROUNDS)):
        shutil.rmtree(site, ignore_errors=True)
        first.append(_seconds(partial(write_site, site, content)))
        files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        shutil.rmtree(plain, ignore_errors=True)
        writing.append(_seconds(partial(_write, plain, files)))
        notes = list(content.board.notes)
        notes[turn] = replace(notes[turn], text=f"changed {turn}")
        changed = replace(content, board=replace(content.board, notes=tuple(notes)))
        again.append(_seconds(partial(write_site, site, changed)))
    what = f"site of {NOTES:,} notes and {PLACES} places"
    yield of_times(what, median(first), "writing the same files", median(writing), 6)
    yield of_times(f"{what}, after one change", median(again), "the first time", median(first), 0.2)


def _write(folder: Path, files: Mapping[Path, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _content(data: Path) -> SiteContent:
    """The bundled meeting with more places in each delegation, and notes of all groups."""
    repository = open_repository(data)
    meeting, chance = _grown(repository.meeting()), random.Random(2018)
    prompts = [prompt for prompt in meeting.prompts if prompt.groups and prompt.categories]
    notes = tuple(_note(number, meeting, chance.choice(prompts).id, chance) for number in range(NOTES))
    board = replace(repository.exchange.snapshot(PUBLIC), meeting=meeting, notes=notes)
    repository.close()
    paths = missing_paths(meeting, ())
    return SiteContent(meeting, board, paths, ("lv", "en"), moment=_AT, programme_moment=_AT)


def _grown(meeting: Meeting) -> Meeting:
    more = tuple(
        replace(
            meeting.places[number % len(meeting.places)],
            id=f"town-{number}",
            name=Text({"en": f"Town {number}", "lv": f"Pilsēta {number}"}),
        )
        for number in range(PLACES - len(meeting.places))
    )
    rows = meeting.participation.delegations
    grown = tuple(
        replace(row, places=(*row.places, *(one.id for one in more[place :: len(rows)])))
        for place, row in enumerate(rows)
    )
    people = replace(meeting.participation, delegations=grown)
    return replace(meeting, places=(*meeting.places, *more), participation=people)


def _note(number: int, meeting: Meeting, prompt: str, chance: random.Random) -> Note:
    asked = meeting.prompt[prompt]
    return Note(
        f"{number:012x}",
        meeting.id,
        prompt,
        chance.choice(asked.groups),
        chance.choice(asked.categories).id,
        " ".join(chance.choices(_WORDS, k=9)),
        "en",
        _AT,
        line=number + 1,
        standing=Standing.SHOWN,
    )


def _seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin
