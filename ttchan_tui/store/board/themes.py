"""What notes of several groups are about, and which of them say the same. Everything can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ttchan_tui.meeting.board.note_edits import check_words_seen, gathered_under, merged, split
from ttchan_tui.meeting.board.themes import THEME, Theme
from ttchan_tui.meeting.errors import ThemeChanged, UnknownId
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.change_kinds import (
    GATHER,
    MERGE_NOTES,
    MOVE_THEME,
    NAME_THEME,
    REMOVE_THEME,
    SPLIT_NOTES,
)
from ttchan_tui.meeting.limits import NOTE_LIMIT, TITLE_LIMIT
from ttchan_tui.meeting.references import check_known_prompt
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import THEMES
from ttchan_tui.store.note_table import NoteTable
from ttchan_tui.store.store_context import StoreContext, new_id
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_


class Themes:
    """The themes of a meeting, and the notes that are under them."""

    def __init__(self, context: StoreContext, notes: NoteTable) -> None:
        """Stand in the context of a repository, with its notes."""
        self._context = context
        self._notes = notes
        self._kept = CachedTable(context, THEMES, THEME)

    def for_prompt(self, prompt: str) -> tuple[Theme, ...]:
        """The themes of a prompt, in their order.

        Raises:
            StoreDamaged: One of them is no theme.
        """
        return tuple(self._in_order(prompt).values())

    def name(self, prompt: str, title: str, *, why: str = "") -> Theme:
        """Begin a theme behind the others; if there is one of that title, that is it.

        Raises:
            Refused: The title does not pass the gate.
            UnknownId: There is no such prompt.
            Frozen: Nothing is to change there any more.
        """
        title = admit(title, limit=TITLE_LIMIT)
        with self._context.changing(NAME_THEME, why):
            check_known_prompt(self._context.meeting(), prompt)
            self._notes.check_not_frozen(prompt)
            for theme in self.for_prompt(prompt):
                if theme.title.casefold() == title.casefold():
                    return theme
            return self.insert(Theme(new_id(), prompt, title))

    def insert(self, theme: Theme) -> Theme:
        """Keep a theme behind the others of its prompt, within a change."""
        last = max((one.place for one in self.for_prompt(theme.prompt)), default=0)
        theme = replace(theme, place=last + 1)
        self._kept.insert(theme)
        return theme

    def rename(self, id: str, title: str, *, seen: Theme | None = None, why: str = "") -> Theme:
        """Call a theme something else.

        Args:
            id: The theme.
            title: What it is to be called.
            seen: The theme that the person had before their eyes.
            why: The reason, for the history.

        Raises:
            Refused: The title does not pass the gate.
            UnknownId: There is no such theme.
            ThemeChanged: It is called something else than the one that was seen.
            Frozen: Nothing is to change there any more.
        """
        title = admit(title, limit=TITLE_LIMIT)
        with self._context.changing(NAME_THEME, why):
            number, theme = self._theme(id)
            if seen not in (None, theme):
                raise ThemeChanged(theme)
            theme = replace(theme, title=title)
            self._kept.put(number, theme)
        return theme

    def move(self, id: str, by: int, *, why: str = "") -> None:
        """Put a theme so many places further down, or up; at the ends it stays.

        Raises:
            UnknownId: There is no such theme.
            Frozen: Nothing is to change there any more.
        """
        with self._context.changing(MOVE_THEME, why):
            number, theme = self._theme(id)
            themes = self._in_order(theme.prompt)
            numbers = list(themes)
            before = numbers.index(number)
            numbers.insert(min(max(before + by, 0), len(numbers) - 1), numbers.pop(before))
            for place, one in enumerate(numbers, 1):
                self._kept.put(one, replace(themes[one], place=place))

    def remove(self, id: str, *, seen: Theme | None = None, why: str = "") -> None:
        """Let a theme be none; the notes that were under it are under none then.

        Args:
            id: The theme.
            seen: The theme that the person had before their eyes.
            why: The reason, for the history.

        Raises:
            UnknownId: There is no such theme.
            ThemeChanged: It is called something else than the one that was seen.
            Frozen: Nothing is to change there any more.
        """
        with self._context.changing(REMOVE_THEME, why):
            number, theme = self._theme(id)
            if seen not in (None, theme):
                raise ThemeChanged(theme)
            self._notes.known.refresh()
            for note in self._notes.known:
                if (note.theme, note.prompt) == (id, theme.prompt):
                    self._notes.put(replace(note, theme=""))
            self._kept.remove([number])

    def gather(
        self, notes: Iterable[str], theme: str, *, seen: Iterable[Note] = (), why: str = ""
    ) -> tuple[Note, ...]:
        """Put notes under a theme of their prompt; without a theme, take them away from theirs.

        Args:
            notes: Ids of the notes.
            theme: Id of the theme, or nothing.
            seen: The notes that the person had before their eyes.
            why: The reason, for the history.

        Raises:
            UnknownId: There is no such note or theme.
            NoteChanged: One of them says something else than what was seen.
            NotTogether: The theme is one of another prompt.
            Frozen: Nothing is to change there any more.
        """
        with self._context.changing(GATHER, why):
            prompt = self._theme(theme)[1].prompt if theme else None
            gathered = gathered_under(self._living(notes, seen), theme, prompt)
            for note in gathered:
                self._notes.check_not_frozen(note.prompt)
                self._notes.put(note)
        return gathered

    def gather_under(
        self, notes: Iterable[str], prompt: str, title: str, *, seen: Iterable[Note] = (), why: str = ""
    ) -> Theme:
        """Put notes under the theme of that title in one act; it begins with them if there is none.

        Raises what `name` and `gather` raise.
        """
        with self._context.changing(GATHER, why):
            theme = self.name(prompt, title)
            self.gather(notes, theme.id, seen=seen)
        return theme

    def merge(
        self,
        head: str,
        others: Iterable[str],
        wording: str = "",
        *,
        seen: Iterable[Note] = (),
        why: str = "",
    ) -> Note:
        """Let notes that say the same be one entry, as `merged` says; the originals are kept underneath.

        Args:
            head: Id of the note that the others come under.
            others: Ids of the others; what was merged into them before comes along.
            wording: What they say together; empty for the text of the first.
            seen: The notes that the person had before their eyes, with the words that others chose for them.
            why: The reason, for the history.

        Returns:
            The first, with the wording.

        Raises:
            Refused: The wording does not pass the gate.
            UnknownId: There is no such note.
            NoteChanged: One of them says something else than what was seen.
            NotTogether: They cannot be merged.
            Frozen: Nothing is to change there any more.
        """
        wording = admit(wording, limit=NOTE_LIMIT) if wording else ""
        with self._context.changing(MERGE_NOTES, why):
            seen = tuple(seen)
            [first] = self._living([head], seen)
            changed = merged(first, self._living(others, seen), self._notes.known, wording)
            self._notes.check_not_frozen(changed[0].prompt)
            for note in changed:
                self._notes.put(note)
        return changed[0]

    def split(self, notes: Iterable[str], *, why: str = "") -> None:
        """Let notes stand by themselves again: those that were merged into others, and those below them.

        Raises:
            UnknownId: There is no such note.
            Frozen: Nothing is to change there any more.
        """
        with self._context.changing(SPLIT_NOTES, why):
            chosen = self._living(notes)
            for note in chosen:
                self._notes.check_not_frozen(note.prompt)
            for note in split(chosen, self._notes.known):
                self._notes.put(note)

    def _living(self, ids: Iterable[str], seen: Iterable[Note] = ()) -> list[Note]:
        """Notes that are not deleted; they have to say what was seen, if it is told what that was."""
        notes = [self._notes.living(id) for id in dict.fromkeys(ids)]
        read, hidden = {note.id: note for note in seen}, self._notes.hidden()
        for note in notes:
            check_words_seen(note, read.get(note.id), hidden)
        return notes

    def _in_order(self, prompt: str) -> dict[int, Theme]:
        of_prompt = [item for item in self._kept.all().items() if item[1].prompt == prompt]
        return dict(sorted(of_prompt, key=lambda item: (item[1].place, item[0])))

    def _theme(self, id: str) -> tuple[int, Theme]:
        """A theme that may be changed."""
        for number, theme in self._kept.all().items():
            if theme.id == id:
                self._notes.check_not_frozen(theme.prompt)
                return number, theme
        raise UnknownId(N_("There is no theme “{id}”."), id=id)
