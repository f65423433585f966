"""The notes on a prompt under their themes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from textual.content import Content

from ttchan_tui.meeting.board.themes import Entry, Gathered, totals
from ttchan_tui.meeting.board.wording import entry_weight, hands_words, weight
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.wording import group_sign
from ttchan_tui.tui.foreign import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList

_PADDING: Final = 2
"""Columns left and right of a choice."""

_Seen = tuple[Entry, bool, str, int]
"""What the look of an entry depends on: itself, whether it is marked, the language, the columns there are."""


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
        if self.scrollable_content_region.width <= 0:
            return  # once there is room, this is called again
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
        room = self.scrollable_content_region.width - _PADDING
        if not gathered:
            yield Choice(plain(self._session.language.say("No notes yet."), "$quiet"))
        for number, part in enumerate(gathered):
            if number:
                yield Choice(plain(""))
            folded = part.theme is not None and part.theme.id in opened
            yield self._heading(part, folded)
            for entry in () if folded else part.entries:
                id, seen = entry.head.id, (entry, entry.head.id in marked, self._session.language_code, room)
                before = drawn.get(id)
                choice = before[1] if before and before[0] == seen else self._entry(entry, seen[1], room)
                self._drawn[id] = (seen, choice)
                yield choice
                if id in opened:
                    yield from self._originals(entry, prompt, room)

    def _heading(self, part: Gathered, folded: bool) -> Choice:
        language = self._session.language
        title = part.theme.title if part.theme else language.say("Under no theme yet")
        behind = weight(totals(part.entries, self._session.meeting), language) if part.entries else ""
        fold = "▸" if folded else " "
        words = joined(f"{fold} ", (title, "bold $accent"), (f"   {behind}" if behind else "", "$quiet"))
        return Choice(words, part.theme.id if part.theme else None)

    def _entry(self, entry: Entry, is_marked: bool, room: int) -> Choice:
        language = self._session.language
        mark = ("  ■ ", "bold $accent") if is_marked else "  • "
        behind = [entry_weight(entry, self._session.meeting, language)]
        if entry.under:
            number = len(entry.notes)
            behind.append(language.count("{number} original", "{number} originals", number))
        words = entry.head.said(language.code).marked
        return Choice(_hung(joined(mark), words, behind, room), entry.head.id)

    def _originals(self, entry: Entry, prompt: Prompt, room: int) -> Iterator[Choice]:
        """Each in its own words. That of the head is the entry itself, so it is not chosen here."""
        for note in entry.notes:
            yield Choice(self._original(note, prompt, room), None if note is entry.head else note.id)

    def _original(self, note: Note, prompt: Prompt, room: int) -> Content:
        language = self._session.language
        where = f"{group_sign(self._session.meeting.group[note.group], language)} {note.line}"
        names = {one.id: one.name for one in prompt.categories}
        names |= {one.id: one.name for one in prompt.levels}
        behind = [names[id].said(language.code).marked for id in (note.category, note.level) if id in names]
        return _hung(
            plain(f"      {where}  "),
            note.text,
            [*behind, *hands_words(note.hands, language), note.author],
            room,
        )


def _hung(front: Content, words: str, behind: Iterable[str], room: int) -> Content:
    """A line and what stands behind it; what has no room goes on below the words, not below their front."""
    more = plain(" · ".join(filter(None, behind)), "$quiet")
    beside = joined(front, words, "   ", more)
    indent = front.cell_length
    if beside.cell_length <= room or room <= 2 * indent:
        return beside
    lines = [*plain(words).wrap(room - indent), *more.wrap(room - indent)]
    return joined(front, Content("\n" + " " * indent).join(lines))
