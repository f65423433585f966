"""Search as you type over very many notes: from a letter to what is found, without the screen."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from benchmarks.ratio import Ratio
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.search.index import Index
from ttchan_tui.store import open_repository

NOTES: Final = 100_000
_WORDS: Final = 30_000
_TYPED: Final = 40
_SYLLABLES: Final = (
    "da ka la ma na pa ra sa ta va za ki li mi ni pi ri si ti vi ko lo mo no po ro so šē ļu ņa čī žo kur ties"
)


def rows(directory: Path) -> Iterator[Ratio]:
    """The slowest one letter in a hundred, and for comparison a look into every text."""
    meeting = open_repository(directory / "search").meeting()
    chance = random.Random(2018)
    notes = _notes(meeting, chance)
    index = Index(meeting, notes)
    ours, theirs = [], []  # seconds of the processor: nothing is waited for
    for text in _typed(notes, chance):
        begin = time.process_time()
        index.search(text, "lv")
        ours.append(time.process_time() - begin)
    for text in _typed(notes[:1000], chance):
        begin = time.process_time()
        [note for note in notes if text in note.text]
        theirs.append(time.process_time() - begin)
    slowest = quantiles(ours, n=100)[98] * 1000
    yield Ratio(
        f"letter in a search of {NOTES:,} notes: slowest of 100",
        f"median {median(ours) * 1000:.1f} ms",
        "`in` for every text",
        f"{median(theirs) * 1000:.1f} ms",
        slowest,
        30,
        "ms",
    )


def _typed(notes: list[Note], chance: random.Random) -> Iterator[str]:
    """What stands in the field after each letter of a few words out of a note."""
    for note in chance.sample(notes, _TYPED):
        words = note.text.split()
        wanted = " ".join(chance.sample(words, min(len(words), chance.randint(1, 3))))
        yield from (wanted[:length] for length in range(1, len(wanted) + 1))


def _notes(meeting: Meeting, chance: random.Random) -> list[Note]:
    """Notes of made-up words, of which some come as often and others as seldom as in a language."""
    syllables = _SYLLABLES.split()
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 5))) for _ in range(_WORDS)]
    weights = list(accumulate(1 / rank for rank in range(1, _WORDS + 1)))
    prompt = meeting.prompts[0]
    return [
        Note(
            f"{number:012x}",
            meeting.id,
            prompt.id,
            chance.choice(prompt.groups),
            chance.choice(prompt.categories).id,
            " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(4, 14))),
            "lv",
            datetime.now(UTC),
        )
        for number in range(NOTES)
    ]
