"""What was typed on its way into the store: saved, refused, tried again; and drafts of it meanwhile."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual import work
from textual.widgets import Input

from ttchan_tui.meeting.groupwork import Category, Group, Note, Prompt
from ttchan_tui.text.explained import Explained
from ttchan_tui.tui import routes
from ttchan_tui.tui.note_actions import NoteActions
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.screens.work.field_feedback import FieldFeedback
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.composer import Composer, place_of
from ttchan_tui.tui.typing.line_drafts import drafts_of, take_up
from ttchan_tui.tui.typing.outgoing import OutgoingLine, Version
from ttchan_tui.tui.typing.save_queue import SaveQueue
from ttchan_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from ttchan_tui.meeting.draft import Draft

SECONDS_BETWEEN_TRIES: Final = 5.0
"""How often lines are tried again that the store could not take."""


class SavingScreen(MeetingScreen):
    """A composer for each prompt and group, and the lines of all of them that are not saved yet."""

    AUTO_FOCUS = "#line"
    TYPED_HERE = True

    def __init__(self, session: Session) -> None:
        """Wait to be asked."""
        super().__init__(session)
        self._composers: dict[tuple[str, str], Composer] = {}
        self._composer = Composer("", "")
        self._queue = SaveQueue(session, self._lines_changed)
        self._refusal = ""
        """What was said last of a line that could not be saved; it is over when nothing waits any more."""
        self._acts = NoteActions(session, self._say, self._queue, self._lines_changed)

    def on_mount(self) -> None:
        """Look for what was left at the first composer; and from now on for lines that could not be saved."""
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
        return any(any(composer.half_typed()) for composer in self._composers.values())

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
        if self._refusal and not any(line.refused for line in self._queue.lines):
            self._under.withdraw(self._refusal)
            self._refusal = ""

    def _lines_changed(self) -> None:
        self._keep_drafts()
        if self.is_mounted and self.app.is_running and self.app.screen is self:
            self.show_all()

    def _saved(self, note: Note) -> None:
        """A line was saved, and this is what has become of it."""
        raise NotImplementedError

    def type_on(self, character: str) -> None:
        """Go on typing in the field with this character."""
        self._field.focus()
        self._field.type_on(character)

    # Saving

    @work
    async def _save(self, line: OutgoingLine) -> None:
        if note := await self._queue.save(line):
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
        composer, prompt = (
            self._composers[line.prompt, line.group],
            self.session.meeting.prompt.get(line.prompt),
        )
        self._note_what_is_typed()
        if prompt is None or not composer.is_free:
            return
        composer.edit(note, prompt, composer.text)
        composer.text, composer.category, composer.level = (
            line.text,
            place_of(line.category, prompt),
            line.level,
        )
        if composer is self._composer:
            with self._field.prevent(Input.Changed):  # the reason under the field stays
                self._field.put(composer.text)
        self._queue.throw_away(line)

    def _note_what_is_typed(self) -> None:
        """The composer in front knows what is in the field."""
        if self.is_mounted:
            self._composer.text = self._field.value

    def _open_versions(self, line: OutgoingLine) -> None:
        self.navigation.open(
            routes.ResolveConflict(line, lambda choice: self._decide(line, choice), self.type_on)
        )

    def _decide(self, line: OutgoingLine, choice: Version) -> None:
        """Both versions were seen: save ours as a new note, or in the place of theirs; or let it go."""
        if choice is Version.THEIRS:
            self._queue.throw_away(line)
            self._say(self.language.say("Thrown away: {text}", text=line.text), "$quiet")
            return
        line.changes = line.theirs if choice is Version.OURS else None
        self._save(line)

    @work
    async def action_save_again(self) -> None:
        """Try the lines that the store refused once more."""
        if await self._queue.save_again():
            self._say("")

    @work
    async def _try_on(self) -> None:
        await self._queue.try_on()
        self._forget_refusal()

    @work
    async def _save_together(self, lines: Sequence[OutgoingLine]) -> None:
        if note := await self._queue.save_together(lines):
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
            drafts.keep(drafts_of(self.session, self._composers.values(), self._queue.lines), taken)

    @work
    async def _take_up(self) -> None:
        """Go on with what the same person has typed here in a session that ended before it was saved."""
        composer, session = self._composer, self.session
        try:
            left = await to_thread(self.drafts.take_up_lines, composer.prompt, composer.group)
        except Explained as reason:
            self._refuse(reason)
            return
        prompt = session.meeting.prompt.get(composer.prompt)
        if not left or prompt is None:
            return
        here, composer.text = (
            composer is self._composer,
            self._field.value if composer is self._composer else composer.text,
        )
        lines = list(
            take_up(left, composer, prompt, session.connection.notes(composer.prompt, composer.group))
        )
        if here:
            with self._field.prevent(Input.Changed):
                self._field.put(composer.text)
        self._keep_drafts()
        self._queue.leave(lines)
        self._keep_drafts(left)
        self.drafts.look()
        self._say(self.language.say("Here is what was typed before and not saved."))
