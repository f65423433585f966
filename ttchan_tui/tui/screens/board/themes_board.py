"""What all groups say on one prompt: the list of it, and what is chosen and marked there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from ttchan_tui.meeting.board.themes import Theme, ThemeEntry, gathered, said_by_groups, totals
from ttchan_tui.meeting.draft import Draft, DraftKind
from ttchan_tui.meeting.wording.weight import weight
from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.safe_text import joined
from ttchan_tui.tui.screens.board.resume_theme_draft import theme_draft_target
from ttchan_tui.tui.screens.board.similar_notes import SimilarNotes
from ttchan_tui.tui.screens.board.theme_commands import (
    OF_ENTRIES,
    OF_MERGED,
    OF_THEMES,
    OPEN,
    REWORD,
    TAKE_AWAY,
)
from ttchan_tui.tui.screens.board.themes_list import ThemesList
from ttchan_tui.tui.screens.shared.prompt_screen import PromptScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.hint_bar import HintBar

_MARGINS = 6
"""Columns left and right of the question."""


class ThemesBoard(PromptScreen):
    """The list of themes and entries, and what the chosen one is like."""

    TYPES = (DraftKind.TITLE, DraftKind.WORDING)

    def __init__(self, session: Session) -> None:
        """Wait to be asked."""
        super().__init__(session)
        self._themes: tuple[Theme, ...] = ()
        self._entries: dict[str, ThemeEntry] = {}
        """What stands in the list, by the ids of the heads, in that order; and the themes there."""
        self._entry_of: dict[str, ThemeEntry] = {}
        """In which entry each note is."""
        self._marked: set[str] = set()
        self._opened: set[str] = set()

    def ask(self, prompt: str) -> None:
        """Show what is said on a prompt."""
        if prompt != self.prompt_id:
            self._marked.clear()
            self._opened.clear()
        super().ask(prompt)

    def _go_on(self, left: Sequence[Draft]) -> None:
        """Mark again what a text was begun for, and say by which key it is gone on with."""
        begun = self.drafts.fields
        drafts = [draft for kind in self.TYPES for draft in begun.of_kind(kind, self.prompt_id)]
        ways = (theme_draft_target(draft, self._themes, self._entry_of) for draft in drafts)
        if not self._marked and (way := next(filter(None, ways), None)):
            self._marked |= way.marked
            self.show_all()
            self._list.choose(way.chosen)
            self._say(way.words(self.language), "$accent")

    def compose_work(self) -> Iterable[Widget]:
        """The themes, and what may say the same."""
        yield ThemesList(self.session, id="themes")
        yield SimilarNotes(self.session, id="alike")

    def show(self) -> None:
        """The themes as the store has them."""
        self._themes = self.session.connection.themes(self.prompt_id)
        parts = gathered(self._themes, said_by_groups(self.session.connection.notes(self.prompt_id)))
        self._entries = {entry.head.id: entry for part in parts for entry in part.entries}
        self._entry_of = {note.id: entry for entry in self._entries.values() for note in entry.notes}
        self._marked &= self._entries.keys()
        super().show()
        self._list.show(self.prompt, parts, self._marked, self._opened)
        self._look_for_alike()

    def _title(self) -> Content:
        """The prompt, and how much was said on it."""
        entries = self._entries.values()
        told = weight(totals(entries, self.session.meeting), self.language) if entries else ""
        title = super()._title()
        if "\n" in title.plain:  # in letters
            return joined(title, (f"\n{told}" if told else "", "$quiet"))
        beside = joined(title, (f"   {told}" if told else "", "$quiet"))
        has_room = beside.cell_length <= self.size.width - _MARGINS
        return beside if has_room or not told else joined(title, (f"\n{told}", "$quiet"))

    @property
    def _list(self) -> ThemesList:
        return self.query_one(ThemesList)

    # What is chosen

    @property
    def _theme(self) -> Theme | None:
        """The theme whose heading is chosen."""
        return next((theme for theme in self._themes if theme.id == self._list.chosen), None)

    @property
    def _entry(self) -> ThemeEntry | None:
        """The entry that is chosen, or one of whose originals is."""
        return self._entry_of.get(self._list.chosen or "")

    @property
    def _meant(self) -> list[ThemeEntry]:
        """The marked entries; if none is, the chosen one."""
        marked = [entry for id, entry in self._entries.items() if id in self._marked]
        return marked or list(filter(None, [self._entry]))

    def offers(self, command: Command) -> bool:
        """Some keys are for themes, others for entries, others for merged ones."""
        entry, theme = self._entry, self._theme
        is_merged = entry is not None and bool(entry.under)
        if command in OF_MERGED:
            return is_merged or (command is REWORD and theme is not None)
        if command in OF_THEMES:
            return theme is not None
        if command in OF_ENTRIES:
            return entry is not None or bool(self._marked)
        return command not in (OPEN, TAKE_AWAY) or self._list.chosen is not None

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.query_one(HintBar).show()
        self._look_for_alike()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """Open an entry or close it again; fold a theme or unfold it."""
        self._opened ^= {event.option.id or ""}
        self.show_all()

    def _look_for_alike(self) -> None:
        heads = tuple(entry.head for entry in self._entries.values())
        self.query_one(SimilarNotes).look(self._entry, heads)

    # What is marked

    def action_mark_alike(self) -> None:
        """Mark the chosen entry and those that may say the same."""
        alike = self.query_one(SimilarNotes).notes
        if (entry := self._entry) and alike:
            self._marked |= {entry.head.id, *(note.id for note in alike)}
            self.show_all()
        else:
            self._say(self.language.say("Nothing here seems to say the same."), "$quiet")

    def action_mark(self) -> None:
        """Mark the chosen entry, or no longer."""
        if entry := self._entry:
            self._marked ^= {entry.head.id}
            self.show_all()
