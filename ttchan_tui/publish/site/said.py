"""What was said, as it stands on the pages in one language; each note is laid out once."""

from __future__ import annotations

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
        self._lines: dict[str, Markup] = {}
        self._by_groups: dict[frozenset[str], list[tuple[Prompt, Markup]]] = {}

    def lines(self, notes: Iterable[Note], *, with_group: bool = False) -> Markup:
        """Notes as lines of a list, all of them escaped."""
        return Markup("\n").join(self._line(note, with_group=with_group) for note in notes)

    def _line(self, note: Note, *, with_group: bool) -> Markup:
        if note.id not in self._lines:
            self._lines[note.id] = self._marked(note.display_in(self._code))
        name = self._group_name(note.group) if with_group else ""
        behind = f' <span class="group">{escape(harmless(name))}</span>' if name else ""
        return Markup(f"<li>{self._lines[note.id]}{behind}</li>")  # both were escaped

    def by(self, place: Place) -> list[tuple[Prompt, Markup]]:
        """What the people from a place have said, by prompts; the same for all places of their groups."""
        groups = self._groups.get(place.id, frozenset())
        if groups not in self._by_groups:
            notes = [note for note in self._board.notes if note.group in groups]
            by_prompt = [
                (prompt, [one for one in notes if one.prompt == prompt.id])
                for prompt in self._board.meeting.prompts
            ]
            self._by_groups[groups] = [(prompt, self.lines(said)) for prompt, said in by_prompt if said]
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
