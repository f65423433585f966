"""What one group says on one prompt: a line, Enter, the next line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.errors import TooManyHands
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import joined, paragraphs
from ttchan_tui.tui.screens.work.composing import ComposingScreen
from ttchan_tui.tui.screens.work.field_feedback import FieldFeedback
from ttchan_tui.tui.screens.work.heading import prompt_heading
from ttchan_tui.tui.screens.work.level_bar import LevelBar
from ttchan_tui.tui.screens.work.note_commands import ALL, ANYWHERE, BOUND, IN_THE_LIST, LEVEL
from ttchan_tui.tui.screens.work.notes_list import NotesList
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.typing.composer import level_behind
from ttchan_tui.tui.typing.outgoing import OutgoingLine
from ttchan_tui.tui.widgets.category_bar import CategoryBar
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.progress_line import ProgressLine
from ttchan_tui.tui.widgets.question_beside import QuestionBeside


class NotesScreen(ComposingScreen):
    """The list of a group's notes by category, and the field for the next one."""

    ROUTE = routes.Notes
    NAME = N_("Notes of a group")
    PURPOSE = N_(
        "Type what the group says, press Enter, type on. "
        "A line counts as saved when the top of the screen says so. "
        "“cult: …” puts it under that category, “12+3” gives line 12 three hands more."
    )
    OWN_COMMANDS = ALL
    BINDINGS = bindings(*BOUND)
    CSS_PATH = STYLES / "work/notes.tcss"

    def compose_body(self) -> Iterable[Widget]:
        """The question, the answers, the field."""
        yield PlainLabel(id="question")
        yield ProgressLine(self.session)
        with Horizontal(id="said-here"):
            yield NotesList(self.session, id="notes")
            yield QuestionBeside(self.session)
        yield CategoryBar()
        yield LevelBar()
        yield LineInput(id="line", refuse=self._refuse, enter=self._entered, paste=self._paste)
        yield FieldFeedback(self.session)

    def show(self) -> None:
        """The notes as the store has them."""
        composer, prompt = self._composer, self.prompt
        composer.category = min(composer.category, len(prompt.categories) - 1)
        self.query_one("#question", Static).update(self._question())
        self.query_one(ProgressLine).show(composer.prompt, composer.group)
        self.query_one(QuestionBeside).show(prompt.id)
        self._list.show(prompt, self.group, self._queue.lines, composer.editing)
        names = [category.name for category in prompt.categories]
        self.query_one(CategoryBar).show(names, composer.category, self.language)
        self.query_one(LevelBar).show(prompt.levels, composer.level, self.language)
        self._field.placeholder = self.language.say("What does the group say? Enter saves it, ↑ corrects.")
        self._show_freeze()
        self._under.show_length(len(self._field.value))

    def _question(self) -> Content:
        heading = prompt_heading(self, self.prompt, self.group)
        if not self.has_class("-tall"):
            return heading
        return joined(heading, "\n", paragraphs(self.prompt.text, self.language))

    def offers(self, command: Command) -> bool:
        """Some keys work in the list, the others in the field."""
        if command is LEVEL and self.is_there and not self.prompt.levels:
            return False
        if command in ANYWHERE or command not in self.OWN_COMMANDS:
            return True
        return (command in IN_THE_LIST) == self._list.has_focus

    def _saved(self, note: Note) -> None:
        if not self._list.has_focus:
            self._list.choose(note.id)

    # The notes in the list

    @property
    def _list(self) -> NotesList:
        return self.query_one(NotesList)

    def _shown(self, id: str) -> Note | None:
        return self._list.note(id)

    @property
    def _chosen(self) -> Note | None:
        """The note that is chosen, as it is shown, if the list has the focus."""
        return self._list.note(self._list.chosen) if self._list.has_focus else None

    def _refused_line(self, id: str | None) -> OutgoingLine | None:
        return next((line for line in self._queue.lines if line.id == id and line.refused), None)

    @on(NotesList.TypeAhead)
    def _typed_in_the_list(self, event: NotesList.TypeAhead) -> None:
        """Letters are always text here, wherever the focus is."""
        self.type_on(event.character)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if line := self._refused_line(event.option.id):
            self._see_to(line)
        elif (note := self._list.note(event.option.id)) and self._make_room():
            self._field.put(self._composer.edit(note, self.prompt, self._field.value))
            self.action_field()
            self.show_all()

    def _see_to(self, line: OutgoingLine) -> None:
        """Do what a line needs that the store did not take."""
        if line.has_two_versions:
            self._open_versions(line)
        elif isinstance(line.refused, TooManyHands):
            self._ask_why(line.refused, partial(self._save_with_reason, line))
        else:
            self._save(line)

    def _save_with_reason(self, line: OutgoingLine, why: str) -> None:
        line.why = why
        self._save(line)

    @work
    async def action_delete_note(self) -> None:
        """Delete the chosen note; throw the chosen line away that is not saved."""
        if line := self._refused_line(self._list.chosen if self._list.has_focus else None):
            self._queue.throw_away(line)
            self._say(self.language.say("Thrown away: {text}", text=line.text), "$quiet")
        elif note := self._chosen:
            await self._acts.delete(note)

    def action_hands(self) -> None:
        """Count the hands for the chosen note: its line is begun in the field."""
        if (note := self._chosen) and self._make_room():
            self._field.put(f"{note.line}=")
            self.action_field()

    @work
    async def action_undo(self) -> None:
        """Take back what was done last here, by this group and in this session."""
        await self._acts.undo(self._here)

    @work
    async def action_redo(self) -> None:
        """Do again what was undone last here."""
        await self._acts.redo(self._here)

    @work
    async def action_ready(self) -> None:
        """Say that the group is ready, or that it is not yet."""
        await self._acts.tell_ready(*self._here)

    # Categories and levels

    def action_next_category(self, by: int) -> None:
        """Choose the next category for the line; from the list, go back to the field."""
        if self._list.has_focus:
            self.action_field()
        else:
            self._composer.category = (self._composer.category + by) % len(self.prompt.categories)
            self.show_all()

    @work
    async def action_category(self, place: int) -> None:
        """Choose a category by its key: for the chosen note, else for the line."""
        if place >= len(self.prompt.categories):
            return
        if note := self._chosen:
            await self._acts.move(note, self.prompt.categories[place].id)
        else:
            self._composer.category = place
            self.show_all()

    @work
    async def action_next_level(self) -> None:
        """Choose the next level: for the chosen note, else for the line."""
        if note := self._chosen:
            await self._acts.next_level(note, self.prompt)
        else:
            self._composer.level = level_behind(self._composer.level, self.prompt)
            self.show_all()

    @on(LevelBar.Chosen)
    def _level_chosen(self, event: LevelBar.Chosen) -> None:
        self._composer.level = event.level
        self.action_field()
        self.show_all()

    @on(CategoryBar.Chosen)
    def _category_chosen(self, event: CategoryBar.Chosen) -> None:
        self._composer.category = event.place
        self.action_field()
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
        if self._list.choose_last():
            self._list.focus()

    def action_read_back(self) -> None:
        """Show the last notes as large as they can be."""
        self.navigation.open(routes.ReadBack(*self._here, self.type_on, self.action_list))

    def action_translations(self) -> None:
        """Go to the notes of this prompt that lack a translation."""
        self.navigation.open(routes.Translations(self._composer.prompt))

    def action_history(self) -> None:
        """Show what was done to these notes."""
        self.navigation.open(routes.History(*self._here))

    def action_leave(self) -> None:
        """Go on with the line that was begun, if something else is done; else go back."""
        if self._composer.is_interrupted:
            self._field.put(self._composer.go_on())
            self._say("")
            self.show_all()
        else:
            self.navigation.back()
