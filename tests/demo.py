"""`make demo`: the app on data that are thrown away, with a board as in the middle of a meeting."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle, islice, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ttchan_tui.store import KIOSK, NewNote, Repository, heartbeat, open_repository

PROMPT: Final = "promote-my-partner"
GROUPS: Final = ("lv", "lt", "pl", "pt", "it")
NOTES: Final = 120
WHEN: Final = "2018-11-09T14:00"

_WHAT: Final = (
    "A stall with {what} at our fair",
    "An evening about {what} in our library",
    "Two pages about {what} in our newspaper",
    "A week of {what} in our schools",
)
_OF: Final = (
    "their crafts", "their films", "their songs", "their poets", "their bread", "their football team",
    "their old town", "their dances", "their bees", "their winter customs", "their young people's work",
)  # fmt: skip


def lines(repository: Repository) -> Iterator[NewNote]:
    """Invented notes: nobody said them."""
    categories = cycle(category.id for category in repository.meeting().prompt[PROMPT].categories)
    texts = cycle(template.format(what=what) for what, template in product(_OF, _WHAT))
    for group, category, text in islice(zip(cycle(GROUPS), categories, texts, strict=False), NOTES):
        yield NewNote(PROMPT, group, category, text, "en")


def fill(data: Path) -> None:
    """Put the bundled meeting and the notes into a directory."""
    repository = open_repository(data)
    try:
        notes = repository.notebook.add_all(lines(repository))
        for number, note in enumerate(notes[::7]):
            repository.board.hands.count(note.id, 1 + number % 2)
        theme = repository.board.themes.name(PROMPT, "At our fair")
        repository.board.themes.gather([note.id for note in notes if "fair" in note.text][:12], theme.id)
        repository.board.steps.tell_ready(PROMPT, "lt", ready=True)
    finally:
        repository.close()


def main() -> int:
    """Fill a directory, have two kiosks in it, and open the app there until somebody leaves it."""
    with TemporaryDirectory(prefix="ttchan-demo-") as directory, ExitStack() as kiosks:
        data = Path(directory)
        fill(data)
        for name in ("foyer", "library"):
            kiosks.enter_context(heartbeat(data, KIOSK, name))
        command = [
            sys.executable,
            "-m",
            "ttchan_tui.cli.main",
            "--data",
            directory,
            "--now",
            WHEN,
            *sys.argv[1:],
        ]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
