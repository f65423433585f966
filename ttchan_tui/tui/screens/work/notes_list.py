"""What a group has said on a prompt, under its categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from textual.content import Content
from textual.events import Key
from textual.message import Message

from ttchan_tui.meeting.groupwork import Group, Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import capitalised
from ttchan_tui.meeting.wording.typed_line import about_words
from ttchan_tui.meeting.wording.weight import counted
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.outgoing import OutgoingLine
from ttchan_tui.tui.typing.typed_text import typed_text
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList

_INDENT: Final = 6
"""Columns of its number and what stands behind that."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A note as it is shown."""

    note: Note
    changed: bool
    """Whether somebody is changing it here."""
    choice: Choice


class NotesList(ChoiceList):
    """The notes that the store has, and the lines that it does not have yet."""

    def __init__(self, session: Session, *, id: str) -> None:
        """Show notes of `session`."""
        super().__init__(id=id)
        self._session = session
        self._drawn: dict[str, _Drawn] = {}
        """Only what has changed is put into words again."""
        self._drawn_for: tuple[Meeting, str] | None = None
        self._typed: list[str] = []
        """Ids of what can be chosen, in the order in which it was typed."""

    def choose_last(self) -> bool:
        """Choose what was typed last.

        Returns:
            Whether anything was.
        """
        if self._typed:
            self.choose(self._typed[-1])
        return bool(self._typed)

    @dataclass
    class TypeAhead(Message):
        """Somebody types while the list has the focus."""

        character: str
        """What was typed."""

    def on_key(self, event: Key) -> None:
        """Pass on what is typed: on this screen letters are text, and no note is lost by a word."""
        if text := typed_text(event.character):
            event.stop()
            event.prevent_default()
            self.post_message(self.TypeAhead(text))

    def action_up_or_out(self) -> None:
        """To what was typed before, under whatever category: ↑ ↑ is the line before last."""
        self._go(-1)

    def action_down_or_out(self) -> None:
        """To what was typed next; behind the last line is the field."""
        self._go(1)

    def _go(self, by: int) -> None:
        chosen = self.chosen
        place = self._typed.index(chosen) + by if chosen in self._typed else -1
        if place == len(self._typed):
            self._hand_on(1)
        elif place >= 0:
            self.choose(self._typed[place])
        else:
            self.scroll_home(animate=False)

    def note(self, id: str | None) -> Note | None:
        """A note as it is shown here."""
        drawn = self._drawn.get(id or "")
        return drawn.note if drawn else None

    def show(
        self, prompt: Prompt, group: Group, unsaved: Sequence[OutgoingLine], editing: Note | None
    ) -> None:
        """Show what `group` says on `prompt`.

        Args:
            prompt: The question.
            group: Who answers.
            unsaved: Lines that the store has not acknowledged, of any prompt and group.
            editing: A note that is being changed at the moment.
        """
        here = [line for line in unsaved if (line.prompt, line.group) == (prompt.id, group.id)]
        notes = self._session.connection.notes(prompt=prompt.id, group=group.id)
        self._typed = [note.id for note in sorted(notes, key=attrgetter("line"))]
        self._typed += [line.id for line in here if line.refused]
        self._draw(notes, prompt, editing)
        self.fill(self._notes_and_lines(prompt, notes, here))

    def _draw(self, notes: Sequence[Note], prompt: Prompt, editing: Note | None) -> None:
        """Have words for each note; where it is the same as before, the same ones."""
        meeting, code = self._session.meeting, self._session.language.code
        same = self._drawn_for and self._drawn_for[0] is meeting and self._drawn_for[1] == code
        before, self._drawn, self._drawn_for = (self._drawn if same else {}), {}, (meeting, code)
        for note in notes:
            changed, drawn = editing is not None and editing.id == note.id, before.get(note.id)
            if drawn is None or drawn.note is not note or drawn.changed != changed:
                drawn = _Drawn(note, changed, Choice(self._words(note, prompt, changed), note.id, _INDENT))
            self._drawn[note.id] = drawn

    def _notes_and_lines(
        self, prompt: Prompt, notes: Sequence[Note], unsaved: Sequence[OutgoingLine]
    ) -> Iterator[Choice]:
        if not notes and not unsaved:
            nothing = self._session.language.say("No notes yet. Type the first one below.")
            yield Choice(plain(nothing, "$quiet"))
        for category in prompt.categories:
            under = [note for note in notes if note.category == category.id]
            coming = [line for line in unsaved if line.category == category.id]
            if under or coming:
                name = capitalised(category.name.in_language(self._session.language.code).marked)
                yield Choice(joined((name, "bold $accent"), (f"  {len(under)}" if under else "", "$quiet")))
            yield from (self._drawn[note.id].choice for note in under)
            yield from (Choice(self._unsaved(line), line.id if line.refused else None) for line in coming)

    def _words(self, note: Note, prompt: Prompt, changed: bool) -> Content:
        language = self._session.language
        hands = f"   {counted(note.hands, language)}" if note.hands is not None else ""
        return joined(
            (f"{note.line:>3}", "$quiet"),
            f" • {note.text}",
            (hands, "bold $accent"),
            (self._details(note, prompt), "$quiet"),
            (f"   {language.say('being changed')}" if changed else "", "$accent"),
        )

    def _details(self, note: Note, prompt: Prompt) -> str:
        """Its level, whom it is about and who said it, as far as that is known."""
        language, meeting = self._session.language, self._session.meeting
        details = [
            level.name.in_language(language.code).marked for level in prompt.levels if level.id == note.level
        ]
        if note.about:
            details.append(about_words(note.about, meeting, language))
        if note.author:
            details.append(f"— {note.author}")
        return f"   {' · '.join(details)}" if details else ""

    def _unsaved(self, line: OutgoingLine) -> Content:
        say = self._session.language.say
        if line.refused is None:
            return joined("  … ", (line.text, "$quiet"), (f"   {say('saving')}", "$quiet"))
        alarm = "bold $alarm-foreground on $alarm-background"
        if line.has_two_versions:
            mark, what = say("CHANGED ELSEWHERE TOO"), say("Enter shows both versions")
        else:
            mark, what = say("NOT SAVED"), say("Ctrl+R tries again")
        return joined("  ", (f" {mark} ", alarm), f" {line.text}   ", (what, "$quiet"))
