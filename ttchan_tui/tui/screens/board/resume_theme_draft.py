"""The way back to a title or a wording that was begun and is not stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ttchan_tui.meeting.board.themes import Theme, ThemeEntry
from ttchan_tui.meeting.draft import Draft, DraftKind
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.screens.board.theme_commands import GATHER, MERGE, NEW, REWORD


@dataclass(frozen=True, slots=True)
class ThemeDraftTarget:
    """How one comes to the field again that has the text."""

    text: str
    marked: frozenset[str]
    """Ids of the entries to be marked."""
    chosen: str
    """Id of what is to be chosen; empty if it does not matter."""
    by: Command
    """Asks again."""

    def words(self, language: Language) -> str:
        """What was begun, and the key."""
        return language.say(
            "Typed and not saved: “{text}”. {key} goes on with it.", text=self.text, key=self.by.key
        )


def theme_draft_target(
    draft: Draft, themes: Iterable[Theme], entry_of: Mapping[str, ThemeEntry]
) -> ThemeDraftTarget | None:
    """The way to the field of a draft; None if what it is about is not there."""
    place = draft.place
    entries = {entry.head.id: entry for id in place.notes if (entry := entry_of.get(id))}
    if place.of:
        is_there = any(theme.id == place.of for theme in themes)
        return ThemeDraftTarget(draft.text, frozenset(), place.of, REWORD) if is_there else None
    if place.notes and not entries:
        return None
    first = next(iter(entries), "")
    marked = frozenset(entries) if len(entries) > 1 else frozenset[str]()
    if place.kind is DraftKind.TITLE:
        return ThemeDraftTarget(draft.text, marked, first, GATHER if entries else NEW)
    return ThemeDraftTarget(draft.text, marked, first, MERGE if marked else REWORD)
