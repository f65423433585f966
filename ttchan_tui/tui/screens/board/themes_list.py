"""The notes on a prompt under their themes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from textual.content import Content

from ttchan_tui.meeting.board.themes import Gathered, ThemeEntry, totals
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.wording.facts import group_sign
from ttchan_tui.meeting.wording.weight import entry_weight, hands_words, weight
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList

_INDENT: Final = 4
"""Columns in front of what an entry says."""

_Seen = tuple[ThemeEntry, bool, str]
"""What the look of an entry depends on: itself, whether it is marked, the language."""


class ThemesList(ChoiceList):
    """Themes and entries; where one was opened, also its originals. Each is chosen by its id."""

    def __init__(self, session: Session, *, id: str) -> None:
        """Show notes of `session`."""
        super().__init__(id=id)
        self._session = session
        self._drawn: dict[str, tuple[_Seen, Choice]] = {}
        """Entries as they were drawn last: of thousands, few change at a time."""

    def show(
        self,
        prompt: Prompt,
        gathered: Sequence[Gathered],
        marked: Collection[str],
        opened: Collection[str],
    ) -> None:
        """Show what was gathered.

        Args:
            prompt: What the notes answer.
            gathered: The themes and what is under them.
            marked: Ids of the marked entries.
            opened: Ids of the opened entries and the folded themes.
        """
        drawn, self._drawn = self._drawn, {}
        self.fill(self._choices(prompt, gathered, marked, opened, drawn))

    def _choices(
        self,
        prompt: Prompt,
        gathered: Sequence[Gathered],
        marked: Collection[str],
        opened: Collection[str],
        drawn: Mapping[str, tuple[_Seen, Choice]],
    ) -> Iterator[Choice]:
        if not gathered:
            yield Choice(plain(self._session.language.say("No notes yet."), "$quiet"))
        for number, part in enumerate(gathered):
            if number:
                yield Choice(plain(""))
            folded = part.theme is not None and part.theme.id in opened
            yield self._heading(part, folded)
            for entry in () if folded else part.entries:
                id, seen = entry.head.id, (entry, entry.head.id in marked, self._session.language_code)
                before = drawn.get(id)
                choice = before[1] if before and before[0] == seen else self._entry(entry, seen[1])
                self._drawn[id] = (seen, choice)
                yield choice
                if id in opened:
                    yield from self._originals(entry, prompt)

    def _heading(self, part: Gathered, folded: bool) -> Choice:
        language = self._session.language
        title = part.theme.title if part.theme else language.say("Under no theme yet")
        behind = weight(totals(part.entries, self._session.meeting), language) if part.entries else ""
        fold = "▸" if folded else " "
        words = joined(f"{fold} ", (title, "bold $accent"))
        return Choice(words, part.theme.id if part.theme else None, 2, plain(behind, "$quiet"))

    def _entry(self, entry: ThemeEntry, is_marked: bool) -> Choice:
        language = self._session.language
        mark = ("  ■ ", "bold $accent") if is_marked else "  • "
        behind = [entry_weight(entry, self._session.meeting, language)]
        if entry.under:
            number = len(entry.notes)
            behind.append(language.count("{number} original", "{number} originals", number))
        words = entry.head.display_in(language.code).marked
        return Choice(joined(mark, words), entry.head.id, _INDENT, _behind(behind))

    def _originals(self, entry: ThemeEntry, prompt: Prompt) -> Iterator[Choice]:
        """Each in its own words. That of the head is the entry itself, so it is not chosen here."""
        for note in entry.notes:
            yield self._original(note, prompt, None if note is entry.head else note.id)

    def _original(self, note: Note, prompt: Prompt, id: str | None) -> Choice:
        language = self._session.language
        where = f"      {group_sign(self._session.meeting.group[note.group], language)} {note.line}  "
        names = {one.id: one.name for one in prompt.categories}
        names |= {one.id: one.name for one in prompt.levels}
        known = [names[one] for one in (note.category, note.level) if one in names]
        behind = [name.in_language(language.code).marked for name in known]
        more = [*behind, *hands_words(note.hands, language), note.author]
        return Choice(joined(where, note.text), id, len(where), _behind(more))


def _behind(parts: Iterable[str]) -> Content:
    return plain(" · ".join(filter(None, parts)), "$quiet")
