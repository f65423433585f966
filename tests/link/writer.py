"""A process of its own that acts at a machine as often as it is asked, and says what was acknowledged."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from tests.link.machines import CATEGORY, PROMPT
from ttchan_tui.meeting.editing import Edit
from ttchan_tui.meeting.history.change_kinds import MOVE_ACTIVITY
from ttchan_tui.store import Act, Repository, acting, open_repository
from ttchan_tui.text.explained import Explained


class Writer:
    """Somebody at a machine."""

    def __init__(self, repository: Repository, name: str, chance: random.Random) -> None:
        self._repository = repository
        self._name = name
        self._chance = chance
        self._acts: list[Callable[[], Iterator[str]]] = [
            *[self._add] * 4,
            *(self._edit, self._count, self._delete, self._gather, self._undo, self._move, self._promise),
        ]

    def act(self) -> None:
        """Do something; what is acknowledged is said, and what is refused is not."""
        with suppress(Explained), acting(Act(who=f"anna@{self._name}")):
            for said in self._chance.choice(self._acts)():
                print(said, flush=True)

    def _some(self) -> str:
        return self._chance.choice(self._repository.notes()).id

    def _add(self) -> Iterator[str]:
        text = f"{self._name} {self._chance.random()}"
        note = self._repository.notebook.add(PROMPT, self._chance.choice(("lv", "pl")), CATEGORY, text, "lv")
        yield f"add-note {note.id}"

    def _edit(self) -> Iterator[str]:
        id = self._some()
        self._repository.notebook.edit(id, f"{self._name} {self._chance.random()}")
        yield f"edit-note {id}"

    def _count(self) -> Iterator[str]:
        self._repository.board.hands.count(self._some(), self._chance.randrange(9))
        yield "hands -"

    def _delete(self) -> Iterator[str]:
        id = self._some()
        self._repository.notebook.delete(id)
        yield f"delete-note {id}"

    def _gather(self) -> Iterator[str]:
        themes = self._repository.board.themes
        theme = themes.name(PROMPT, f"theme {self._chance.randrange(5)}")
        themes.gather([self._some()], theme.id)
        yield "theme -"

    def _undo(self) -> Iterator[str]:
        self._repository.past.undo()
        yield "undo -"

    def _move(self) -> Iterator[str]:
        activity = self._chance.choice(self._repository.meeting().activities)
        start = f"{self._chance.randrange(8, 20):02}:00:00"
        edit = Edit("activity", activity.id, {"start": start, "end": None})
        self._repository.editing.change(MOVE_ACTIVITY, [edit])
        yield "move -"

    def _promise(self) -> Iterator[str]:
        partner = self._chance.choice(self._repository.meeting().partners)
        self._repository.board.promises.promise(f"{self._name} {self._chance.random()}", "we", partner.id)
        yield "promise -"


def main(directory: str, seed: str) -> None:
    """Act as often as each line of the standard input says."""
    path = Path(directory)
    writer = Writer(open_repository(path), path.name, random.Random(seed))
    print("ready", flush=True)
    for line in sys.stdin:
        for _ in range(int(line)):
            writer.act()


if __name__ == "__main__":
    main(*sys.argv[1:])
