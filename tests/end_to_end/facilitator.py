"""A process of its own that types what a group says, and says on standard output what is acknowledged."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from ttchan_tui.store import open_repository


def facilitate(directory: str, prompt: str, group: str, first: str, last: str) -> None:
    """Type lines of these numbers, count hands for a third of them, and correct a tenth."""
    repository = open_repository(Path(directory))
    categories = [category.id for category in repository.meeting().prompt[prompt].categories]
    size, chance = repository.meeting().size_of(group) or 0, Random(f"{group} {first}")
    for number in range(int(first), int(last)):
        text = f"{group} says {number}"
        note = repository.notebook.add(prompt, group, chance.choice(categories), text, "en")
        print("note", number, note.id, text, flush=True)
        if number % 3 == 0:
            hands = chance.randint(0, size)
            repository.board.hands.count(note.id, hands)
            print("hands", number, note.id, hands, flush=True)
        if number % 10 == 0:
            repository.notebook.edit(note.id, f"{text}, corrected")
            print("note", number, note.id, f"{text}, corrected", flush=True)


if __name__ == "__main__":
    facilitate(*sys.argv[1:])
