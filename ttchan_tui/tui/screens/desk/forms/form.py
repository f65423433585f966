"""Form: several fields at once over a section of the desk, and below them at once what comes of it."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Generic, TypeVar

from textual import on, work
from textual.content import Content
from textual.widgets import Input

from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.meeting.editing import Clashing, NotAsWanted
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.actions import Actions
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.desk.forms.fields import Tick
from ttchan_tui.tui.screens.desk.forms.fields_screen import AFTER, FieldsScreen
from ttchan_tui.tui.screens.desk.forms.versions import VersionsScreen
from ttchan_tui.tui.screens.shared.dialog_screen import LEAVE
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.session_drafts import drafts_of
from ttchan_tui.tui.widgets.plain_label import PlainLabel

SAVE = Command("save", "ctrl+s", "Enter", N_("save"), N_("Do it; in every field Enter does."), "Enter")

_A = TypeVar("_A")


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about."""

    what: str
    """What is done, such as `move`."""
    section: str = ""
    key: str = ""
    """The entry of the meeting; empty for a new one."""

    @property
    def entry(self) -> str:
        """What others are told that is open for change."""
        return f"{self.section}:{self.key}"


class FormScreen(FieldsScreen[_A], Generic[_A]):
    """Ends with what was done; with nothing if the person went back. What is typed stays a draft then."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (SAVE, AFTER, LEAVE)
    BINDINGS = bindings(SAVE)

    about: About

    def __init__(self, session: Session) -> None:
        """Ask in the language of `session`."""
        super().__init__(session)
        self._acts = Actions(session, self.say)
        self._is_saving = self._is_gone_on = False
        self.seen = session.repository.last_record
        """The last record when this was opened; what others change since is not overwritten unseen."""
        self.place = FieldRef(
            session.meeting.id, DraftKind.FORM, of=" ".join((self.about.what, self.about.entry))
        )
        self.asked = tuple(self.ask())
        self.known = tuple(field.value for field in self.asked)

    # To be said by each form

    def outcome(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Content:
        """What would come of it; read on a thread.

        Raises:
            Explained: It cannot be.
        """
        raise NotImplementedError

    def act(self, texts: Mapping[str, str], ticked: frozenset[str]) -> _A:
        """Do it; on a thread.

        Raises:
            Explained: It cannot be.
        """
        raise NotImplementedError

    # Beginning

    def begin(self) -> None:
        """Begin in the first field."""
        self._session.tell(changing=self.about.entry)
        self._show_above()
        for field in self.rows[:1]:
            field.focus()
        self.look_ahead()

    def on_unmount(self) -> None:
        """It is open for change no more."""
        self._session.tell(changing="")

    def _show_above(self) -> None:
        """Who else is at it, and that one goes on with what was typed before."""
        from ttchan_tui.tui.screens.desk.desk_screen import others_here

        say = self._session.language.say
        names = [one.name for one in others_here(self._session) if one.changing == self.about.entry]
        lines = [plain(say("{who} has this open too", who=", ".join(names)), "bold $now")] if names else []
        if self._is_gone_on:
            lines.append(plain(say(_TYPED_BEFORE), "$quiet"))
        label = self.query_one("#form-others", PlainLabel)
        label.update(Content("\n").join(lines))
        label.display = bool(lines)

    # What is typed

    @on(Input.Changed)
    def _changed(self) -> None:
        self.look_ahead()

    @on(Tick.Turned)
    def _turned(self) -> None:
        self._typed()
        self.look_ahead()

    @work
    async def look_ahead(self) -> None:
        """Say at once what would come of it."""
        texts, ticked = self.typed, self.ticked
        try:
            words = await to_thread(self.outcome, texts, ticked)
        except Explained as reason:
            words = plain(explained(reason, self._session), "$error")
        if self.is_mounted and (texts, ticked) == (self.typed, self.ticked):  # else it is said of those
            self.say("")
            self.query_one("#outcome", PlainLabel).update(words)

    def keep(self, *, entered: bool = False) -> Draft | None:
        """Keep what was changed in the fields, and what was seen when it was begun."""
        if self._is_saving or not self.is_current or not self.fields:
            return None
        changed = [one for name, text in (self.changed | self.turned_ticks).items() for one in (name, text)]
        fields = drafts_of(self).fields
        if not changed:
            fields.let_go(fields.at(self._place))
            return None
        words = next((text for text in changed[1::2] if text), " ")
        return fields.put(self._place, words, str(self.seen), *changed, entered=entered)

    def go_on(self) -> bool:
        """Put what was begun here into the fields, with what was seen then."""
        if not self.fields or self.texts != self.known:
            return False
        begun = drafts_of(self).fields.offer(self._place)
        if begun is None or not begun.more:
            return False
        seen, *pairs = begun.more
        self.seen = int(seen) if seen.isdecimal() else self.seen
        texts = dict(zip(pairs[::2], pairs[1::2], strict=False))
        for field, row in zip(self.asked, self.fields, strict=True):
            if field.name in texts:
                row.put(texts[field.name])
        for tick in self.query(Tick):
            if tick.stands_for in texts:
                tick.action_turn()
        self._is_gone_on = True
        self._show_above()
        return True

    @property
    def _place(self) -> FieldRef:
        assert self.place is not None
        return self.place

    # The end

    def action_save(self) -> None:
        """Do it."""
        if not self._is_saving:
            self._save()

    @work
    async def _save(self) -> None:
        draft, texts, ticked = self.keep(entered=True), self.typed, self.ticked
        self._is_saving = True
        try:
            done = await self._acts.attempt(lambda: self.act(texts, ticked))
        except Clashing as clashing:
            self._is_saving = False
            self._choose_version(clashing)
        except Explained as reason:
            self._is_saving = False
            self.keep()
            self.query_one("#outcome", PlainLabel).update("")  # which may have said so before
            self.say(explained(reason, self._session))
        else:
            drafts_of(self).fields.let_go(draft)
            self.end(done)

    def _choose_version(self, clashing: Clashing) -> None:
        """Both versions: theirs, mine, or go on editing."""
        now = self._session.repository.last_record

        def end(choice: str | None) -> None:
            if choice is not None:
                self.take(clashing, now, mine=choice == "mine")

        self.app.push_screen(self.versions(clashing), end)

    def versions(self, clashing: Clashing) -> VersionsScreen:
        """What asks which version stays."""
        return VersionsScreen(self._session, clashing)

    def take(self, clashing: Clashing, now: int, *, mine: bool) -> None:
        """Do it after all, or leave it as others have made it.

        Args:
            clashing: Both versions.
            now: The last record when they were looked at.
            mine: Whether the person's own stays.
        """
        if mine:
            self.seen = now
            self._save()
        else:
            drafts_of(self).fields.let_go(drafts_of(self).fields.at(self._place))
            self.end(None)


_TYPED_BEFORE: Final = N_("This was typed before and not saved. Ctrl+U empties a field.")


def explained(reason: Explained, session: Session) -> str:
    """Why something cannot be, as the person wants to know it."""
    why = NotAsWanted(reason) if isinstance(reason, BadMeeting) else reason
    return why.sentence(session.language)
