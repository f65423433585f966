"""The panel of the staff, behind a PIN. It needs no knowledge of shortcuts."""

from __future__ import annotations

import logging
from asyncio import to_thread
from collections.abc import Iterable, Iterator
from typing import Final

from textual import on, work
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.qr.codes import main_code
from ttchan_tui.meeting.wording.calls import call_words
from ttchan_tui.meeting.wording.register import register_line
from ttchan_tui.store import MOST_DIGITS, link_troubles
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_, language
from ttchan_tui.tui.commands import BACK
from ttchan_tui.tui.kiosk.routes import Announcing, Connected, ScreenTest, Staff
from ttchan_tui.tui.kiosk.settings import LEAVE, RESTART
from ttchan_tui.tui.kiosk.state import kiosk_state
from ttchan_tui.tui.routes import Code
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel

LOG: Final = logging.getLogger("ttchan.kiosk")

_ACTS: Final = {
    "language": (N_("Language that visitors find: {language}"), N_("Enter changes it")),
    "screen_test": (N_("Test the screen"), N_("colours, letters, lines and the size of the window")),
    "code": (N_("Test the QR code"), N_("scan it with a phone from where visitors stand")),
    "connected": (N_("Who is connected"), N_("kiosks and other sessions")),
    "announcing": (N_("Announcement"), N_("a sentence on all screens at once")),
    "restart": (N_("Restart"), N_("takes a second or two")),
    "exit": (N_("Exit"), N_("the kiosk stays closed until somebody starts it again")),
}


class StaffScreen(MeetingScreen):
    """First the PIN, then what the staff can do."""

    ROUTE = Staff
    NAME = N_("Staff")
    PURPOSE = N_("For the staff of the venue. Type the PIN and press Enter.")
    OWN_COMMANDS = (BACK,)
    CSS_PATH = STYLES / "kiosk/staff.tcss"
    AUTO_FOCUS = "#pin"
    COVERED = False

    def __init__(self, session: Session) -> None:
        """Stand closed."""
        super().__init__(session)
        self._open = False
        self._visit = 0
        """Counts the openings, so that a try of the one before does not open the door for the next."""
        self._trying = False

    def compose_body(self) -> Iterable[Widget]:
        """The door, and what is behind it."""
        yield PlainLabel(id="door")
        pin = LineInput(id="pin", refuse=self._refuse, enter=self._entered, limit=MOST_DIGITS)
        pin.password = True
        yield pin
        yield PlainLabel(id="said")
        yield PlainLabel(id="register")
        yield ChoiceList(id="acts")

    def show(self) -> None:
        """The door while it is closed, else what is behind it."""
        locked = self._is_locked()
        self.query_one("#door", Static).update(plain(self._door(locked), "bold"))
        field = self.query_one("#pin", LineInput)
        field.display = locked is True and not self._open
        register = self.query_one("#register", Static)
        register.set_class(self._open, "-open")
        register.update(plain(self._state() if self._open else "", "$quiet"))
        acts = self.query_one("#acts", ChoiceList)
        acts.display = self._open
        if self._open:
            acts.fill(self._acts())

    def begin_anew(self) -> None:
        """Close the door."""
        self._open = False
        self._visit += 1
        if self.is_mounted:
            self.query_one("#pin", LineInput).clear()
            self._say("")

    def _is_locked(self) -> bool | Explained:
        """Whether there is a PIN that opens the door; or why that cannot be told."""
        try:
            return kiosk_state(self).services.pin.is_set
        except Explained as trouble:
            return trouble

    def _door(self, locked: bool | Explained) -> str:
        if self._open:
            return self.language.say("Staff")
        if isinstance(locked, Explained):
            return locked.sentence(self.language)
        if locked:
            return self.language.say("For the staff of the venue. Type the PIN and press Enter.")
        return self.language.say(
            "No PIN is set, so this stays shut. An organiser sets one with: ttchan kiosk set-pin"
        )

    def _state(self) -> str:
        """What keeps this machine from the others, and what is due when."""
        troubles = link_troubles(self.session.repository.engine.path.parent)
        lines = [*(trouble.sentence(self.language) for trouble in troubles), self._register()]
        return "\n".join(filter(None, lines))

    def _register(self) -> str:
        """Whether the results are published, and what is due when."""
        session = self.session
        try:
            register = session.repository.results.publications.register()
        except Explained as trouble:
            return trouble.sentence(self.language)
        return register_line(register, session.clock.now().date(), self.language)

    def _acts(self) -> Iterator[Choice]:
        meeting, calls = self.session.meeting, self.session.connection.calls()
        for call in calls:
            called = call_words(call, meeting, self.language)
            answer = "" if call.answered else self.language.say("Enter tells that somebody is coming")
            shown = joined(
                (f"{self.language.say('CALL')}  {called}", "bold $accent"), (f"\n  {answer}", "$quiet")
            )
            yield Choice(shown, f"answer:{call.kiosk}")
        code = kiosk_state(self).visitors_language(self.session.meeting)
        found = language(code).language_name(code)
        for act, (title, explanation) in _ACTS.items():
            words = self.language.say(title, language=found), self.language.say(explanation)
            yield Choice(joined((words[0], "bold"), (f"\n  {words[1]}", "$quiet")), act)

    # The PIN

    def _entered(self, digits: str) -> str:
        if digits and not self._trying:
            self._trying = True
            self._try(digits, self._visit)
        return digits  # they stay until they were looked at, so that one sees that something goes on

    @work
    async def _try(self, digits: str, visit: int) -> None:
        try:
            await self._open_with(digits, visit)
        finally:
            self._trying = False
            if visit == self._visit:
                self.query_one("#pin", LineInput).clear()

    async def _open_with(self, digits: str, visit: int) -> None:
        pin = kiosk_state(self).services.pin
        try:
            if wait := await to_thread(pin.seconds_to_wait):
                self._say(
                    self.language.count(
                        "Too many wrong tries. Wait {number} second.",
                        "Too many wrong tries. Wait {number} seconds.",
                        round(wait) or 1,
                    )
                )
                return
            right = await to_thread(pin.is_right, digits)
        except Explained as trouble:
            self._refuse(trouble)
            return
        LOG.warning("the staff panel was opened" if right else "a wrong PIN was typed")
        if visit != self._visit:
            return
        if right:
            self._open = True
            kiosk_state(self).clock_doubt.believe()
            self._say("")
            self.show_all()
            self.query_one("#acts").focus()
        else:
            self._say(self.language.say("That is not the PIN."))

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(plain(sentence, "$error"))

    def _refuse(self, reason: Explained) -> None:
        self._say(reason.sentence(self.language))

    # What the staff can do

    @work
    async def _answer(self, kiosk: str) -> None:
        try:
            await to_thread(self.session.repository.side_files.calls.answer, kiosk)
        except Explained as trouble:
            self._refuse(trouble)
        self.navigation.show_again()

    def _ask_language(self) -> None:
        """Which language visitors find."""
        from ttchan_tui.tui.screens.shared.choose import ChooseScreen

        def choose(code: str | None) -> None:
            if code:
                kiosk_state(self).language_asked = code
                self.show_all()

        names = [Choice(plain(language(code).own_name), code) for code in self.session.languages]
        question = self.language.say("Which language do visitors find?")
        found = kiosk_state(self).visitors_language(self.session.meeting)
        asked = ChooseScreen(self.session, question, names, found)
        self.app.push_screen(asked, choose)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        act, _, kiosk = (event.option.id or "").partition(":")
        LOG.warning("staff: %s", act)
        match act:
            case "answer":
                self._answer(kiosk)
            case "language":
                self._ask_language()
            case "screen_test":
                self.navigation.open(ScreenTest())
            case "connected":
                self.navigation.open(Connected())
            case "announcing":
                self.navigation.open(Announcing())
            case "code":
                session = self.session
                shown = main_code(session.meeting, self.language.code, session.clock.now(), session.published)
                self.navigation.open(Code(shown.what))
            case "restart":
                self.app.exit(return_code=RESTART)
            case "exit":
                self.app.exit(return_code=LEAVE)
