"""The notes on a prompt under their themes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from textual.content import Content

from ttchan_tui.meeting.board.themes import Entry, Gathered, totals
from ttchan_tui.meeting.board.wording import entry_weight, hands_words, weight
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.wording import group_sign
from ttchan_tui.tui.foreign import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList


class ThemesList(ChoiceList):
    """Themes and entries; where one was opened, also its originals. Each is chosen by its id."""

    def __init__(self, session: Session, *, id: str) -> None:
        """Show notes of `session`."""
        super().__init__(id=id)
        self._session = session

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
        self.fill(self._choices(prompt, gathered, marked, opened))

    def _choices(
        self,
        prompt: Prompt,
        gathered: Sequence[Gathered],
        marked: Collection[str],
        opened: Collection[str],
    ) -> Iterator[Choice]:
        if not gathered:
            yield Choice(plain(self._session.language.say("No notes yet."), "$quiet"))
        for number, part in enumerate(gathered):
            if number:
                yield Choice(plain(""))
            folded = part.theme is not None and part.theme.id in opened
            yield self._heading(part, folded)
            for entry in () if folded else part.entries:
                yield self._entry(entry, entry.head.id in marked)
                if entry.head.id in opened:
                    yield from self._originals(entry, prompt)

    def _heading(self, part: Gathered, folded: bool) -> Choice:
        language = self._session.language
        title = part.theme.title if part.theme else language.say("Under no theme yet")
        behind = weight(totals(part.entries, self._session.meeting), language) if part.entries else ""
        fold = "▸" if folded else " "
        words = joined(f"{fold} ", (title, "bold $accent"), (f"   {behind}" if behind else "", "$quiet"))
        return Choice(words, part.theme.id if part.theme else None)

    def _entry(self, entry: Entry, is_marked: bool) -> Choice:
        language = self._session.language
        mark = ("  ■ ", "bold $accent") if is_marked else "  • "
        words = entry.head.said(language.code).marked
        behind = [entry_weight(entry, self._session.meeting, language)]
        if entry.under:
            number = len(entry.notes)
            behind.append(language.count("{number} original", "{number} originals", number))
        behind = list(filter(None, behind))
        return Choice(joined(mark, words, (f"   {' · '.join(behind)}", "$quiet")), entry.head.id)

    def _originals(self, entry: Entry, prompt: Prompt) -> Iterator[Choice]:
        """Each in its own words. That of the head is the entry itself, so it is not chosen here."""
        for note in entry.notes:
            yield Choice(self._original(note, prompt), None if note is entry.head else note.id)

    def _original(self, note: Note, prompt: Prompt) -> Content:
        language = self._session.language
        where = f"{group_sign(self._session.meeting.group[note.group], language)} {note.line}"
        names = {one.id: one.name for one in prompt.categories}
        names |= {one.id: one.name for one in prompt.levels}
        behind = [names[id].said(language.code).marked for id in (note.category, note.level) if id in names]
        behind += hands_words(note.hands, language)
        if note.author:
            behind.append(note.author)
        return joined(f"      {where}  ", note.text, (f"   {' · '.join(behind)}", "$quiet"))
