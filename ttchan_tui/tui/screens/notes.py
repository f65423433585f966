"""What one group says on one prompt: a line, Enter, the next line."""

from __future__ import annotations

from asyncio import Lock
from collections import deque
from collections.abc import Callable, Iterable

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from ttchan_tui.meeting.groupwork import Category, Group, Note, Prompt
from ttchan_tui.meeting.wording import group_name
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import NOTE_LIMIT, Refused, admit
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.foreign import joined, paragraphs, plain, said
from ttchan_tui.tui.note_writer import Line, NoteWriter
from ttchan_tui.tui.screens.base import MeetingScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.category_bar import CategoryBar
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.notes_list import NotesList

READABLE = 280
"""Characters up to which a note is easily read at a kiosk; beyond it the count turns to a warning."""

UNDOABLE = 100
"""How many of one's last acts can be undone."""

SAVE = Command("save", "enter", "Enter", N_("save"), N_("Save the line that is typed."), "Enter")
EDIT = Command("open", "enter", "Enter", N_("edit"), N_("In the list: change a note."))
CATEGORY = Command(
    "next_category(1)",
    "tab",
    "Tab",
    N_("category"),
    N_("The next category; Shift+Tab the one before. Alt+1 to Alt+9 choose one directly."),
    "Tab",
)
CATEGORY_BEFORE = Command(
    "next_category(-1)",
    "shift+tab",
    "⇧Tab",
    N_("category before"),
    N_("The category before."),
    "⇧Tab",
    hinted=False,
)
RECATEGORISE = Command(
    "category(1)",
    "1",
    "1–9",
    N_("category"),
    N_("In the list: put the note under another category."),
    hinted=False,
)
DELETE = Command(
    "delete_note", "d,delete", "D", N_("delete"), N_("In the list: delete a note. It can be undone.")
)
UNDO = Command("undo", "ctrl+z,u", "U", N_("undo"), N_("Undo what you did last."), "Ctrl+Z")
AGAIN = Command(
    "save_again",
    "ctrl+r",
    "Ctrl+R",
    N_("try again"),
    N_("Try again to save lines that could not be saved."),
    "Ctrl+R",
    hinted=False,
)
LEAVE = Command("leave", "escape", "Esc", BACK.label, N_("Stop changing a note; else go back."), "Esc")
LIST = Command(
    "list", "up", "↑", N_("list"), N_("From the text field into the list of notes; ↓ leads back."), "↑"
)

_NUMBERED = [
    Command(f"category({number})", f"{number},alt+{number}", "", "", "") for number in range(2, 10)
] + [Command("category(1)", "alt+1", "", "", "")]


class NotesScreen(MeetingScreen):
    """The list of a group's notes by category, and the field for the next one."""

    NAME = N_("Notes of a group")
    PURPOSE = N_(
        "Type what the group says, press Enter, type on. "
        "A line counts as saved when the top of the screen says so."
    )
    OWN_COMMANDS = (SAVE, EDIT, CATEGORY, CATEGORY_BEFORE, LIST, DELETE, RECATEGORISE, UNDO, AGAIN, LEAVE)
    BINDINGS = bindings(CATEGORY, CATEGORY_BEFORE, DELETE, RECATEGORISE, UNDO, AGAIN, LEAVE, *_NUMBERED)
    CSS_PATH = "../styles/notes.tcss"
    AUTO_FOCUS = "#line"

    def __init__(self, session: Session) -> None:
        """Begin with the first prompt and the first of its groups."""
        super().__init__(session)
        self._prompt = session.meeting.prompts[0].id
        self._group = session.meeting.prompts[0].groups[0]
        self._category = 0
        self._editing: Note | None = None
        self._drafts: dict[tuple[str, str], str] = {}
        self._undo: deque[Callable[[], object]] = deque(maxlen=UNDOABLE)
        self._undoing = Lock()
        self._writer = NoteWriter(session, self._lines_changed)

    def ask(self, prompt: str, group: str) -> None:
        """Show what a group says on a prompt."""
        if (prompt, group) != (self._prompt, self._group):
            self._put_draft_aside()
            self._prompt, self._group, self._category = prompt, group, 0
            self._take_draft_up()

    def _put_draft_aside(self) -> None:
        """Keep what is typed and not entered for its own prompt and group; a half-done change is given up."""
        if self._editing is None and self.is_mounted:
            self._drafts[self._prompt, self._group] = self.query_one("#line", Input).value
        self._editing = None

    def _take_draft_up(self, before: str = "") -> None:
        """Put what was typed for this prompt and group into the field again, behind what is `before` it."""
        if self.is_mounted:
            draft = self._drafts.pop((self._prompt, self._group), "")
            self._put_into_field(" ".join(filter(None, (before, draft))))

    def _put_into_field(self, text: str) -> None:
        field = self.query_one("#line", Input)
        with field.prevent(Input.Changed):  # what is said under the field stays
            field.value = text
        field.cursor_position = len(text)
        self._show_length()

    @property
    def prompt(self) -> Prompt:
        """The prompt that is worked on."""
        return self.session.meeting.prompt.get(self._prompt) or self.session.meeting.prompts[0]

    @property
    def group(self) -> Group:
        """The group that speaks."""
        return self.session.meeting.group.get(self._group) or self.session.meeting.groups[0]

    @property
    def category(self) -> Category:
        """The category that the line goes under."""
        categories = self.prompt.categories
        return categories[min(self._category, len(categories) - 1)]

    def compose_body(self) -> Iterable[Widget]:
        """The question, the answers, the field."""
        yield Static(id="question", markup=False)
        yield NotesList(self.session, id="notes")
        yield CategoryBar()
        yield LineInput(id="line")
        with Horizontal(id="under"):
            yield Static(id="said", markup=False)
            yield Static(id="length", markup=False)

    def show(self) -> None:
        """The notes as the store has them."""
        self.query_one("#question", Static).update(self._question())
        self.query_one(NotesList).show(self.prompt, self.group, self._writer.lines, self._editing)
        names = [category.name for category in self.prompt.categories]
        self.query_one(CategoryBar).show(names, self._category, self.language)
        field = self.query_one("#line", Input)
        field.placeholder = self.language.say("What does the group say? Enter saves it.")
        self._show_length()

    def _question(self) -> Content:
        heading = joined(
            said(self.prompt.title, self.language, "bold"),
            "   ",
            (group_name(self.group, self.language), "bold $accent"),
        )
        if not self.has_class("-tall"):
            return heading
        return joined(heading, "\n", paragraphs(self.prompt.text, self.language))

    def _lines_changed(self) -> None:
        if self.is_mounted and self.app.screen is self:
            self.show_all()

    # Typing

    @on(Input.Changed)
    def _typed(self) -> None:
        self._say("")
        self._show_length()

    def _show_length(self) -> None:
        length = len(self.query_one("#line", Input).value)
        text = f"{length}/{NOTE_LIMIT}" if length > READABLE // 2 else ""
        self.query_one("#length", Static).update(
            plain(text, "bold $error" if length > READABLE else "$quiet")
        )

    @on(LineInput.PasteRefused)
    def _paste_refused(self, event: LineInput.PasteRefused) -> None:
        self._say(event.reason.sentence(self.language))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if not event.value.strip() and self._editing is None:
            return
        try:
            text = admit(event.value, limit=NOTE_LIMIT)
        except Refused as reason:
            self._say(reason.sentence(self.language))
            return
        if self._editing:
            self._change(self._editing, text, self.category.id)
            self._editing = None
            self._take_draft_up()
        else:
            event.input.clear()
            self._save(Line(self.prompt.id, self.group.id, self.category.id, text, self.language.code))

    @work
    async def _save(self, line: Line) -> None:
        if not await self._writer.save(line) and line.refused:
            self._say(line.refused.sentence(self.language))

    @work
    async def action_save_again(self) -> None:
        """Try the lines that the store refused once more."""
        if await self._writer.save_again():
            self._say("")

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(plain(sentence, "$error"))

    # The notes in the list

    @property
    def _chosen(self) -> Note | None:
        """The note that is chosen, if the list has the focus."""
        notes = self.query_one(NotesList)
        return self._note(notes.chosen) if notes.has_focus else None

    def _note(self, id: str | None) -> Note | None:
        return next((note for note in self.session.notes() if note.id == id), None)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if note := self._note(event.option.id):
            self._put_draft_aside()
            self._edit(note, note.text)
            self.query_one("#line").focus()

    def _edit(self, note: Note, text: str) -> None:
        """Have a note in the field, to be changed."""
        self._editing = note
        self._category = self._place_of(note.category)
        self._put_into_field(text)
        self.show_all()

    def _place_of(self, category: str) -> int:
        return next((place for place, each in enumerate(self.prompt.categories) if each.id == category), 0)

    @work
    async def _change(self, note: Note, text: str, category: str) -> None:
        repository = self.session.repository
        if not await self._done(
            lambda: repository.edit_note(note.id, text=text, category=category),
            lambda: repository.edit_note(note.id, text=note.text, category=note.category),
        ):
            self._give_back(note, text, category)

    def _give_back(self, note: Note, text: str, category: str) -> None:
        """A change could not be saved: back into the field with it, before what was typed meanwhile."""
        if (note.prompt, note.group) == (self._prompt, self._group):
            self._put_draft_aside()
            self._edit(note, text)
            self._category = self._place_of(category)
            self.show_all()
        else:
            draft = self._drafts.get((note.prompt, note.group))
            self._drafts[note.prompt, note.group] = " ".join(filter(None, (text, draft)))

    @work
    async def action_delete_note(self) -> None:
        """Delete the chosen note."""
        repository = self.session.repository
        if (note := self._chosen) and await self._done(
            lambda: repository.delete_note(note.id), lambda: repository.restore_note(note.id)
        ):
            self.notify_plainly(N_("Deleted: {text} — U brings it back."), text=note.text)

    @work
    async def action_undo(self) -> None:
        """Take the last act back; if that fails, it stays the last act."""
        async with self._undoing:
            if not self._undo:
                self.notify_plainly(N_("There is nothing to undo."))
                return
            act = self._undo.pop()
            if not await self._done(act):
                self._undo.append(act)

    async def _done(self, act: Callable[[], object], undo: Callable[[], object] | None = None) -> bool:
        """Have something done to a note and remember how to undo it; say why if it cannot be done."""
        try:
            await self._writer.do(act)
        except Explained as refusal:
            self._say(refusal.sentence(self.language))
            return False
        if undo:
            self._undo.append(undo)
        self.show_all()
        return True

    # Categories

    def action_next_category(self, by: int) -> None:
        """Choose the next category for the line; from the list, go back to the field."""
        if self.query_one(NotesList).has_focus:
            self.query_one("#line").focus()
            return
        self._category = (self._category + by) % len(self.prompt.categories)
        self.show_all()

    @work
    async def action_category(self, number: int) -> None:
        """Choose a category by its number: for the chosen note, else for the line."""
        if number > len(self.prompt.categories):
            return
        if note := self._chosen:
            repository, category = self.session.repository, self.prompt.categories[number - 1].id
            await self._done(
                lambda: repository.edit_note(note.id, category=category),
                lambda: repository.edit_note(note.id, category=note.category),
            )
        else:
            self._category = number - 1
            self.show_all()

    @on(CategoryBar.Chosen)
    def _category_chosen(self, event: CategoryBar.Chosen) -> None:
        self._category = event.place
        self.query_one("#line").focus()
        self.show_all()

    # Moving about

    def on_key(self, event: Key) -> None:
        """Up from the field goes into the list, to the note that was typed last."""
        if event.key == "up" and self.query_one("#line").has_focus:
            event.stop()
            self.action_list()

    async def action_save(self) -> None:
        """Save the line, as Enter in the field does."""
        await self.query_one("#line", Input).action_submit()

    def action_list(self) -> None:
        """Go to the note that was typed last."""
        if notes := self.session.notes(self.prompt.id, self.group.id):
            self.query_one(NotesList).choose(notes[-1].id)
            self.query_one(NotesList).focus()

    def action_leave(self) -> None:
        """Stop changing a note; else go back."""
        if self._editing:
            self._editing = None
            self._say("")
            self._take_draft_up()
            self.show_all()
        else:
            self.meeting_app.back()
