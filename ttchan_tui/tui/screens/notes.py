"""What one group says on one prompt: a line, Enter, the next line."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from ttchan_tui.meeting.groupwork import Category, Group, Note, Prompt
from ttchan_tui.meeting.wording import group_name
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import NOTE_LIMIT, Refused, admit
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.desk import Desk
from ttchan_tui.tui.drafting import drafts_of, take_up
from ttchan_tui.tui.foreign import joined, paragraphs, said
from ttchan_tui.tui.note_acts import NoteActs
from ttchan_tui.tui.note_writer import Line, NoteWriter
from ttchan_tui.tui.screens.base import MeetingScreen
from ttchan_tui.tui.screens.note_commands import ALL, ANYWHERE, BOUND, IN_THE_LIST
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.category_bar import CategoryBar
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.notes_list import NotesList
from ttchan_tui.tui.widgets.under_the_field import UnderTheField
from ttchan_tui.tui.widgets.words import Words

if TYPE_CHECKING:
    from ttchan_tui.store import Draft

SECONDS_BETWEEN_TRIES = 5.0
"""How often lines are tried again that the store could not take."""


class NotesScreen(MeetingScreen):
    """The list of a group's notes by category, and the field for the next one."""

    NAME = N_("Notes of a group")
    PURPOSE = N_(
        "Type what the group says, press Enter, type on. "
        "A line counts as saved when the top of the screen says so."
    )
    OWN_COMMANDS = ALL
    BINDINGS = bindings(*BOUND)
    CSS_PATH = "../styles/notes.tcss"
    AUTO_FOCUS = "#line"
    TYPED_HERE = True

    def __init__(self, session: Session) -> None:
        """Wait to be asked."""
        super().__init__(session)
        self._desks: dict[tuple[str, str], Desk] = {}
        self._desk = Desk("", "")
        self._writer = NoteWriter(session, self._lines_changed)
        self._acts = NoteActs(session, self._writer, self._say, self._lines_changed)
        self._changing: list[Line] = []
        """Changes of notes on their way into the store."""

    def on_mount(self) -> None:
        """Look for what was left at the first desk; and from now on for lines that could not be saved."""
        self._take_up()
        self.set_interval(SECONDS_BETWEEN_TRIES, self._try_on)

    def ask(self, prompt: str, group: str) -> None:
        """Show what a group says on a prompt, ready to type."""
        if self.is_mounted:
            self._desk.text = self._field.value
        self._desk = self._desks.setdefault((prompt, group), Desk(prompt, group))
        if self.is_mounted:
            self._field.put(self._desk.text)
            self._field.focus()
            self._say("")
            self._take_up()

    @property
    def is_there(self) -> bool:
        """Whether the meeting has this prompt and this group."""
        meeting = self.session.meeting
        return self._desk.prompt in meeting.prompt and self._desk.group in meeting.group

    @property
    def prompt(self) -> Prompt:
        """The prompt that is worked on."""
        return self.session.meeting.prompt[self._desk.prompt]

    @property
    def group(self) -> Group:
        """The group that speaks."""
        return self.session.meeting.group[self._desk.group]

    @property
    def category(self) -> Category:
        """The category that the line goes under."""
        return self.prompt.categories[self._desk.category]

    @property
    def half_typed(self) -> bool:
        """Whether a line was begun here and not entered, by any group."""
        if self.is_mounted:
            self._desk.text = self._field.value
        return any(any(desk.half_typed()) for desk in self._desks.values())

    @property
    def _field(self) -> LineInput:
        return self.query_one("#line", LineInput)

    @property
    def _under(self) -> UnderTheField:
        return self.query_one(UnderTheField)

    def compose_body(self) -> Iterable[Widget]:
        """The question, the answers, the field."""
        yield Words(id="question")
        yield NotesList(self.session, id="notes")
        yield CategoryBar()
        yield LineInput(id="line", enter=self._entered)
        yield UnderTheField(self.session)

    def show(self) -> None:
        """The notes as the store has them."""
        desk = self._desk
        desk.category = min(desk.category, len(self.prompt.categories) - 1)
        self.query_one("#question", Static).update(self._question())
        self.query_one(NotesList).show(self.prompt, self.group, self._writer.lines, desk.editing)
        names = [category.name for category in self.prompt.categories]
        self.query_one(CategoryBar).show(names, desk.category, self.language)
        self._field.placeholder = self.language.say("What does the group say? Enter saves it.")
        self._under.show_length(len(self._field.value))

    def _question(self) -> Content:
        heading = joined(
            said(self.prompt.title, self.language, "bold"),
            "   ",
            (group_name(self.group, self.language), "bold $accent"),
        )
        if not self.has_class("-tall"):
            return heading
        return joined(heading, "\n", paragraphs(self.prompt.text, self.language))

    def offers(self, command: Command) -> bool:
        """Some keys work in the list, the others in the field."""
        if command in ANYWHERE or command not in self.OWN_COMMANDS:
            return True
        return (command in IN_THE_LIST) == self.query_one(NotesList).has_focus

    def _lines_changed(self) -> None:
        self._keep_drafts()
        if self.is_mounted and self.app.is_running and self.app.screen is self:
            self.show_all()

    # Typing

    def _entered(self, typed: str) -> str:
        """Enter in the field: take the line, and say what is in the field from now on."""
        desk = self._desk
        if not self.is_there or (not typed.strip() and desk.editing is None):
            return typed
        try:
            text = admit(typed, limit=NOTE_LIMIT)
        except Refused as reason:
            self._say(reason.sentence(self.language))
            return typed
        if desk.editing is None:
            line = Line(desk.prompt, desk.group, self.category.id, text, self.language.code)
            self._writer.lines.append(line)  # at once: it must always be either in the field or there
            self._save(line)
            return ""
        self._change(desk, desk.editing, self._on_its_way(desk.editing, text))
        return desk.end_edit()

    def _on_its_way(self, note: Note, text: str) -> Line:
        line = Line(note.prompt, note.group, self.category.id, text, self.language.code, note=note.id)
        self._changing.append(line)
        return line

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value:
            self._say("")
        self._keep_drafts()
        self._under.show_length(len(event.value))

    # Drafts

    def _keep_drafts(self, taken: Sequence[Draft] = ()) -> None:
        """Have on the disk what is typed and not in the store."""
        if (drafts := self.session.drafts) and self.is_mounted:
            self._desk.text = self._field.value
            lines = [*self._writer.lines, *self._changing]
            drafts.keep(drafts_of(self.session, self._desks.values(), lines), taken)

    @work
    async def _take_up(self) -> None:
        """Go on with what the same person has typed here in a session that ended before it was saved."""
        desk, session = self._desk, self.session
        try:
            left = await to_thread(session.take_up, desk.prompt, desk.group)
        except Explained as reason:
            self._say(reason.sentence(self.language))
            return
        prompt = session.meeting.prompt.get(desk.prompt)
        if not left or prompt is None:
            return
        here, desk.text = desk is self._desk, self._field.value if desk is self._desk else desk.text
        lines = list(take_up(left, desk, prompt, session.notes(desk.prompt, desk.group)))
        if here:
            with self._field.prevent(Input.Changed):
                self._field.put(desk.text)
        self._keep_drafts()
        self._writer.leave(lines)
        self._keep_drafts(left)
        session.look_for_drafts()
        self._say(self.language.say("Here is what was typed before and not saved."))

    @on(LineInput.PasteRefused)
    def _paste_refused(self, event: LineInput.PasteRefused) -> None:
        self._say(event.reason.sentence(self.language))

    @on(NotesList.Typed)
    def _typed_in_the_list(self, event: NotesList.Typed) -> None:
        """Letters are always text here, wherever the focus is."""
        self._field.focus()
        self._field.insert_text_at_cursor(event.character)

    @work
    async def _save(self, line: Line) -> None:
        note = await self._writer.save(line)
        if note and not self.query_one(NotesList).has_focus:
            self.query_one(NotesList).choose(note.id)
        elif line.refused:
            self._say(line.refused.sentence(self.language))

    @work
    async def action_save_again(self) -> None:
        """Try the lines that the store refused once more."""
        if await self._writer.save_again():
            self._say("")

    @work
    async def _try_on(self) -> None:
        await self._writer.try_on()

    def _say(self, sentence: str, style: str = "$error") -> None:
        self._under.say(sentence, style)

    # The notes in the list

    @property
    def _chosen(self) -> Note | None:
        """The note that is chosen, if the list has the focus."""
        notes = self.query_one(NotesList)
        return self._note(notes.chosen) if notes.has_focus else None

    def _note(self, id: str | None) -> Note | None:
        return next((note for note in self.session.notes() if note.id == id), None)

    @property
    def _chosen_line(self) -> Line | None:
        """The line that is not saved and is chosen, if the list has the focus."""
        notes = self.query_one(NotesList)
        return self._line(notes.chosen) if notes.has_focus else None

    def _line(self, id: str | None) -> Line | None:
        return next((line for line in self._writer.lines if line.id == id and line.refused), None)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if line := self._line(event.option.id):
            self._save(line)
        elif note := self._note(event.option.id):
            self._field.put(self._desk.edit(note, self.prompt, self._field.value))
            self._field.focus()
            self.show_all()

    @work
    async def _change(self, desk: Desk, note: Note, line: Line) -> None:
        done = await self._acts.change(note, text=line.text, category=line.category)
        self._changing.remove(line)
        if not done:
            self._give_back(desk, note, line)
        self._keep_drafts()

    def _give_back(self, desk: Desk, note: Note, line: Line) -> None:
        """A change could not be saved: back into the field with it."""
        here = desk is self._desk
        if here:
            desk.text = self._field.value
        prompt = self.session.meeting.prompt.get(note.prompt) if self._note(note.id) else None
        desk.take_back(replace(note, category=line.category), line.text, prompt)
        if here:
            with self._field.prevent(Input.Changed):  # the reason under the field stays
                self._field.put(desk.text)
            self.show_all()

    @work
    async def action_delete_note(self) -> None:
        """Delete the chosen note; throw the chosen line away that is not saved."""
        if line := self._chosen_line:
            self._writer.throw_away(line)
            self._say(self.language.say("Thrown away: {text}", text=line.text), "$quiet")
        elif note := self._chosen:
            await self._acts.delete(note)

    @work
    async def action_undo(self) -> None:
        """Take back what was done last here, by this group and in this session."""
        await self._acts.undo(self._here)

    @work
    async def action_redo(self) -> None:
        """Do again what was undone last here."""
        await self._acts.redo(self._here)

    @property
    def _here(self) -> tuple[str, str]:
        return self._desk.prompt, self._desk.group

    def action_history(self) -> None:
        """Show what was done to these notes."""
        self.meeting_app.open_history(*self._here)

    # Categories

    def action_next_category(self, by: int) -> None:
        """Choose the next category for the line; from the list, go back to the field."""
        if self.query_one(NotesList).has_focus:
            self.action_field()
        else:
            self._desk.category = (self._desk.category + by) % len(self.prompt.categories)
            self.show_all()

    @work
    async def action_category(self, place: int) -> None:
        """Choose a category by its key: for the chosen note, else for the line."""
        if place >= len(self.prompt.categories):
            return
        if note := self._chosen:
            await self._acts.change(note, category=self.prompt.categories[place].id)
        else:
            self._desk.category = place
            self.show_all()

    @on(CategoryBar.Chosen)
    def _category_chosen(self, event: CategoryBar.Chosen) -> None:
        self._desk.category = event.place
        self._field.focus()
        self.show_all()

    # Moving about

    def on_key(self, event: Key) -> None:
        """Up from the field goes into the list."""
        if event.key == "up" and self._field.has_focus:
            event.stop()
            self.action_list()

    async def action_save(self) -> None:
        """Save the line, as Enter in the field does."""
        await self._field.action_submit()

    def action_field(self) -> None:
        """Go back to the field."""
        self._field.focus()

    def action_list(self) -> None:
        """Go to the note that was typed last."""
        here = (self.prompt.id, self.group.id)
        notes = [note.id for note in self.session.notes(*here)]
        lines = [line.id for line in self._writer.lines if (line.prompt, line.group) == here and line.refused]
        if notes or lines:
            self.query_one(NotesList).choose([*notes, *lines][-1])
            self.query_one(NotesList).focus()

    def action_leave(self) -> None:
        """Stop changing a note; else go back."""
        if self._desk.editing:
            self._field.put(self._desk.end_edit())
            self._say("")
            self.show_all()
        else:
            self.meeting_app.back()
