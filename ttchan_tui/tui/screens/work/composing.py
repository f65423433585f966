"""The field in which a facilitator types, and what becomes of a line."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.widgets import Input

from ttchan_tui.meeting.board.line_syntax import parse_hand_count
from ttchan_tui.meeting.board.pasted_list import PastedLine, lines_of, pasted
from ttchan_tui.meeting.errors import Frozen, TooManyHands
from ttchan_tui.meeting.groupwork import PASTED, Category, Group, Note, Prompt
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.note_actions import NoteActions
from ttchan_tui.tui.screens.shared.ask_screen import Answer, AskScreen, Question
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.composer import Composer, place_of
from ttchan_tui.tui.typing.line_drafts import drafts_of, take_up
from ttchan_tui.tui.typing.line_parser import LineParser
from ttchan_tui.tui.typing.note_writer import NoteWriter
from ttchan_tui.tui.typing.outgoing import OutgoingLine, Version
from ttchan_tui.tui.widgets.field_feedback import FieldFeedback
from ttchan_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from ttchan_tui.meeting.draft import Draft

SECONDS_BETWEEN_TRIES: Final = 5.0
"""How often lines are tried again that the store could not take."""

MOST_PASTED: Final = 200
"""Lines that can be pasted at once; more belong into a file."""


class ComposingScreen(MeetingScreen):
    """What is typed for one group on one prompt, on its way from the field into the store."""

    AUTO_FOCUS = "#line"
    TYPED_HERE = True

    def __init__(self, session: Session) -> None:
        """Wait to be asked."""
        super().__init__(session)
        self._composers: dict[tuple[str, str], Composer] = {}
        self._composer = Composer("", "")
        self._scribe = LineParser(session)
        self._writer = NoteWriter(session, self._lines_changed)
        self._refusal = ""
        """What was said last of a line that could not be saved; it is over when nothing waits any more."""
        self._acts = NoteActions(session, self._say, self._writer, self._lines_changed)

    def on_mount(self) -> None:
        """Look for what was left at the first desk; and from now on for lines that could not be saved."""
        self._take_up()
        self.set_interval(SECONDS_BETWEEN_TRIES, self._try_on)

    def go_to(self, route: routes.Notes) -> None:
        """Show what a group says on a prompt, ready to type."""
        self._note_what_is_typed()
        here = (route.prompt, route.group)
        self._composer = self._composers.setdefault(here, Composer(*here))
        if self.is_mounted:
            self._field.put(self._composer.text)
            self._field.focus()
            self._say("")
            self._take_up()

    @property
    def is_there(self) -> bool:
        """Whether the meeting has this prompt and this group."""
        meeting = self.session.meeting
        return self._composer.prompt in meeting.prompt and self._composer.group in meeting.group

    @property
    def prompt(self) -> Prompt:
        """The prompt that is worked on."""
        return self.session.meeting.prompt[self._composer.prompt]

    @property
    def group(self) -> Group:
        """The group that speaks."""
        return self.session.meeting.group[self._composer.group]

    @property
    def category(self) -> Category:
        """The category that the line goes under, unless it names another one."""
        return self.prompt.categories[self._composer.category]

    @property
    def half_typed(self) -> bool:
        """Whether a line was begun here and not entered, by any group."""
        self._note_what_is_typed()
        return any(any(desk.half_typed()) for desk in self._composers.values())

    @property
    def _here(self) -> tuple[str, str]:
        return self._composer.prompt, self._composer.group

    @property
    def _field(self) -> LineInput:
        return self.query_one("#line", LineInput)

    @property
    def _under(self) -> FieldFeedback:
        return self.query_one(FieldFeedback)

    def _say(self, sentence: str, style: str = "$error") -> None:
        self._under.say(sentence, style)

    def _refuse(self, reason: Explained) -> None:
        """Say why something is not done."""
        self._say(reason.sentence(self.language))

    def _forget_refusal(self) -> None:
        """Everything is saved: nobody is to read any more that something could not be."""
        if self._refusal and not any(line.refused for line in self._writer.lines):
            self._under.withdraw(self._refusal)
            self._refusal = ""

    def _lines_changed(self) -> None:
        self._keep_drafts()
        if self.is_mounted and self.app.is_running and self.app.screen is self:
            self.show_all()

    def _saved(self, note: Note) -> None:
        """A line was saved, and this is what has become of it."""
        raise NotImplementedError

    # Typing

    def type_on(self, character: str) -> None:
        """Go on typing in the field with this character."""
        self._field.focus()
        self._field.type_on(character)

    def _show_freeze(self) -> None:
        """Say whether anything can be typed here at present, and why not."""
        freeze = self.session.connection.progress(self._composer.prompt).freeze(self._composer.group)
        template = N_("Frozen: {why}. What you type stays in the field until it is unfrozen.")
        self._under.stand(self.language.say(template, why=freeze.why) if freeze else "")

    def _entered(self, typed: str) -> str | None:
        """Enter in the field: take the line, and say what is in the field from now on.

        Hands that cannot be counted stay there selected: the next idea is no part of them.
        """
        if not self.is_there or (not typed.strip() and self._composer.editing is None):
            return typed
        try:
            line = self._scribe.line(self._composer, typed)
        except TooManyHands as reason:
            self._ask_why(reason, partial(self._count, typed))
            return None
        except Explained as reason:
            self._refuse(reason)
            return None if parse_hand_count(typed) else typed
        return self._take(line)

    def _take(self, line: OutgoingLine) -> str:
        """Have a line saved; what is in the field from now on."""
        self._writer.lines.append(line)  # at once: it must always be either in the field or there
        self._save(line)
        return self._composer.go_on()

    def _make_room(self) -> bool:
        """Put aside what is typed, to do something else; a change that was begun is entered first.

        Returns:
            Whether there is room now; not, if what was begun cannot be saved.
        """
        desk = self._composer
        if desk.editing and self._field.value != desk.editing.text:
            text = self._entered(self._field.value)
            if text is None or desk.is_interrupted:
                return False
            self._field.put(text)
        elif desk.is_interrupted:
            self._field.put(desk.go_on())
        desk.interrupt(self._field.value)
        return True

    def _ask_why(self, reason: TooManyHands, told: Callable[[str], None]) -> None:
        """There are more hands than people: ask for the reason, in a field of its own."""

        def end(answer: Answer | None) -> None:
            if answer:
                told(answer.typed)

        hint = self.language.say("the reason, for the history")
        self.app.push_screen(
            AskScreen(self.session, Question(reason.sentence(self.language), hint, NOTE_LIMIT)), end
        )

    def _count(self, typed: str, why: str) -> None:
        """Hands were typed, and why they are so many."""
        try:
            line = self._scribe.line(self._composer, typed, why)
        except Explained as reason:  # it was deleted or frozen meanwhile
            self._refuse(reason)
        else:
            self._field.put(self._take(line))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        meaning = self._scribe.meaning(self._composer, event.value) if self.is_there else ""
        self._under.hint(meaning, typed=event.value)
        self._keep_drafts()
        self._under.show_length(len(event.value))

    # Saving

    @work
    async def _save(self, line: OutgoingLine) -> None:
        if note := await self._writer.save(line):
            self._forget_refusal()
            self._saved(note)
        elif line.refused:
            self._refused(line, line.refused)

    def _refused(self, line: OutgoingLine, reason: Explained) -> None:
        if not line.has_two_versions:
            if line.changes:
                self._give_back(line, line.changes)
            self._refusal = reason.sentence(self.language)
            self._say(self._refusal)
        elif self.app.screen is self and self._field.has_focus and not self._field.value.strip():
            self._open_versions(line)
        else:
            self._say(self.language.say("Somebody has changed the same note: ↑ Enter shows both versions."))

    def _give_back(self, line: OutgoingLine, note: Note) -> None:
        """A change could not be saved: back into the field with it, if nobody types there; else it waits."""
        desk, prompt = self._composers[line.prompt, line.group], self.session.meeting.prompt.get(line.prompt)
        self._note_what_is_typed()
        if prompt is None or not desk.is_free:
            return
        desk.edit(note, prompt, desk.text)
        desk.text, desk.category, desk.level = line.text, place_of(line.category, prompt), line.level
        if desk is self._composer:
            with self._field.prevent(Input.Changed):  # the reason under the field stays
                self._field.put(desk.text)
        self._writer.throw_away(line)

    def _note_what_is_typed(self) -> None:
        """The desk in front knows what is in the field."""
        if self.is_mounted:
            self._composer.text = self._field.value

    def _open_versions(self, line: OutgoingLine) -> None:
        self.navigation.open(routes.Versions(line, lambda choice: self._decide(line, choice), self.type_on))

    def _decide(self, line: OutgoingLine, choice: Version) -> None:
        """Both versions were seen: save ours as a new note, or in the place of theirs; or let it go."""
        if choice is Version.THEIRS:
            self._writer.throw_away(line)
            self._say(self.language.say("Thrown away: {text}", text=line.text), "$quiet")
            return
        line.changes = line.theirs if choice is Version.OURS else None
        self._save(line)

    @work
    async def action_save_again(self) -> None:
        """Try the lines that the store refused once more."""
        if await self._writer.save_again():
            self._say("")

    @work
    async def _try_on(self) -> None:
        await self._writer.try_on()
        self._forget_refusal()

    # Pasting

    def _paste(self, text: str) -> bool:
        """Several lines are notes of their own, if that is what is wanted; whether they are taken care of."""
        number = len(lines_of(text))
        if number < 2 or self._composer.is_interrupted or not self.is_there:  # noqa: PLR2004 - several
            return False
        if number > MOST_PASTED:
            self._say(self.language.say(_TOO_MANY_LINES, number=number, most=MOST_PASTED))
        else:
            lines = list(pasted(text, self.prompt, self.session.meeting, self.language))
            here = (self.prompt, self.category)
            self.navigation.open(routes.Paste(*here, lines, self._keep_pasted, self.type_on))
        return True

    def _keep_pasted(self, lines: Iterable[PastedLine]) -> None:
        try:
            self._scribe.check_open(self._composer)
        except Frozen as reason:
            self._refuse(reason)
            return
        new = [self._scribe.statement(self._composer, line.meant, PASTED) for line in lines if line.meant]
        self._writer.lines += new
        self._save_together(new)

    @work
    async def _save_together(self, lines: Sequence[OutgoingLine]) -> None:
        if note := await self._writer.save_together(lines):
            self._saved(note)
            kept = self.language.count("{number} note kept.", "{number} notes kept.", len(lines))
            self._say(self.language.say("{kept} Ctrl+Z takes that back.", kept=kept), "$quiet")
        elif lines[0].refused:
            self._refuse(lines[0].refused)

    # Drafts

    def _keep_drafts(self, taken: Sequence[Draft] = ()) -> None:
        """Have on the disk what is typed and not in the store."""
        if (drafts := self.drafts.store) and self.is_mounted:
            self._note_what_is_typed()
            drafts.keep(drafts_of(self.session, self._composers.values(), self._writer.lines), taken)

    @work
    async def _take_up(self) -> None:
        """Go on with what the same person has typed here in a session that ended before it was saved."""
        desk, session = self._composer, self.session
        try:
            left = await to_thread(self.drafts.take_up_lines, desk.prompt, desk.group)
        except Explained as reason:
            self._refuse(reason)
            return
        prompt = session.meeting.prompt.get(desk.prompt)
        if not left or prompt is None:
            return
        here, desk.text = desk is self._composer, self._field.value if desk is self._composer else desk.text
        lines = list(take_up(left, desk, prompt, session.connection.notes(desk.prompt, desk.group)))
        if here:
            with self._field.prevent(Input.Changed):
                self._field.put(desk.text)
        self._keep_drafts()
        self._writer.leave(lines)
        self._keep_drafts(left)
        self.drafts.look()
        self._say(self.language.say("Here is what was typed before and not saved."))


_TOO_MANY_LINES: Final = N_(
    "{number} lines are too many to paste at once ({most} can be). "
    "Save them as a file, then: ttchan notes add - < FILE"
)
