"""What was said, as it stands on the pages in one language; each note is laid out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property

from markupsafe import Markup, escape

from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.people import Place
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.multilingual import LocalizedText


class Said:
    """The notes of a board as lists on pages."""

    def __init__(
        self,
        board: BoardSnapshot,
        code: str,
        marked: Callable[[LocalizedText], Markup],
        group_name: Callable[[str], str],
    ) -> None:
        """Those of that board.

        Args:
            board: As the public may see it.
            code: Of the language of the pages.
            marked: Makes a text what stands on a page, with the language that it is in.
            group_name: What the group of an id is called; empty for none.
        """
        self._board = board
        self._code = code
        self._marked = marked
        self._group_name = group_name
        self._lines: dict[str, str] = {}
        self._groups_behind: dict[str, str] = {}
        self._by_groups: dict[frozenset[str], list[tuple[Prompt, Markup]]] = {}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """How many notes there are on each prompt."""
        return dict(Counter(note.prompt for note in self._board.notes))

    def lines(self, notes: Iterable[Note], *, with_group: bool = False) -> Markup:
        """Notes as lines of a list, all of them escaped."""
        return Markup("\n".join([self._line(note, with_group=with_group) for note in notes]))

    def _line(self, note: Note, *, with_group: bool) -> str:
        if note.id not in self._lines:
            self._lines[note.id] = str(self._marked(note.display_in(self._code)))
        behind = self._group(note.group) if with_group else ""
        return f"<li>{self._lines[note.id]}{behind}</li>"

    def _group(self, id: str) -> str:
        """What stands behind what a group has said."""
        if id not in self._groups_behind:
            name = escape(harmless(self._group_name(id)))
            self._groups_behind[id] = f' <span class="group">{name}</span>' if name else ""
        return self._groups_behind[id]

    def by(self, place: Place) -> list[tuple[Prompt, Markup]]:
        """What the people from a place have said, by prompts; the same for all places of their groups."""
        groups = self._groups.get(place.id, frozenset())
        if groups not in self._by_groups:
            by_prompt: dict[str, list[Note]] = {}
            for note in self._board.notes:
                if note.group in groups:
                    by_prompt.setdefault(note.prompt, []).append(note)
            self._by_groups[groups] = [
                (prompt, self.lines(by_prompt[prompt.id]))
                for prompt in self._board.meeting.prompts
                if prompt.id in by_prompt
            ]
        return self._by_groups[groups]

    def groups_of(self, place: Place) -> list[str]:
        """Ids of the groups of the people from a place."""
        return sorted(self._groups.get(place.id, ()))

    @cached_property
    def _groups(self) -> dict[str, frozenset[str]]:
        """The groups of each place."""
        meeting = self._board.meeting
        found: dict[str, set[str]] = {}
        for group in meeting.groups:
            for row in group.delegations:
                for place in meeting.delegation[row].places:
                    found.setdefault(place, set()).add(group.id)
        return {place: frozenset(groups) for place, groups in found.items()}
