"""The app as it stands in the foyer: locked, never dark, as new for everybody who comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual.events import Event, Key, MouseDown, MouseScrollDown, MouseScrollUp, MouseUp, Paste
from textual.timer import Timer
from textual.widgets import Input

from ttchan_tui.meeting.schedule.display_phase import DisplayPhase, display_phase
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.commands import (
    ANSWER,
    BACK,
    CALL,
    CONTRAST,
    DESK,
    EVERYWHERE,
    LARGE,
    OF_REPLAY,
    QUIT,
    REPLAY,
    RESULTS,
    SEARCH,
    SMALLER,
    Command,
    bindings,
)
from ttchan_tui.tui.kiosk.attract import AttractScreen
from ttchan_tui.tui.kiosk.idle_countdown import Due, IdleCountdown
from ttchan_tui.tui.kiosk.routes import (
    Announcing,
    Attract,
    Calling,
    Connected,
    ScreenTest,
    Staff,
    StillThere,
)
from ttchan_tui.tui.kiosk.settings import KioskSettings
from ttchan_tui.tui.kiosk.state import KioskState
from ttchan_tui.tui.kiosk.still_there import StillThereScreen
from ttchan_tui.tui.news import MOMENT
from ttchan_tui.tui.routes import PUBLIC, Code, Help, Route
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.terminal.driver import LockedDriver
from ttchan_tui.tui.terminal.signals import TO_LEAVE
from ttchan_tui.tui.terminal.terminal import BEST, Terminal

if TYPE_CHECKING:
    from textual.driver import Driver

    from ttchan_tui.tui.kiosk.kiosk_services import KioskServices

STAFF: Final = Command(
    "staff", "ctrl+g", "Ctrl+G", N_("staff"), N_("For the staff of the venue."), "Ctrl+G", hinted=False
)

_UNCOUNTED: Final = (Attract, StillThere, Staff, ScreenTest, Connected, Announcing)
"""No visitor asks for these."""

_STAFFS_OWN: Final = (Staff, ScreenTest, Connected, Announcing, Code, Help)
"""Where one can go from the panel and come back to it; any other way closes it."""

_NOT_HERE: Final = (QUIT, REPLAY, RESULTS, ANSWER, DESK, LARGE, SEARCH, CONTRAST)
"""What nobody does at a kiosk, or what is hinted at there."""

_TOUCHES = (Key, MouseDown, MouseScrollUp, MouseScrollDown, Paste)
"""By these one knows that somebody is there; a mouse that is only moved may have been pushed."""


class KioskApp(TTChanApp, inherit_bindings=False):
    """A terminal left alone with the public."""

    everywhere = (
        CALL,
        replace(LARGE, hinted=True),
        SEARCH,
        replace(CONTRAST, hinted=True),
        *(one for one in EVERYWHERE if one not in _NOT_HERE),
        STAFF,
    )
    BINDINGS = [*bindings(BACK, *everywhere), SMALLER]  # noqa: RUF012 - declared so by Textual
    CSS_PATH: ClassVar[list[str | PurePath]] = [STYLES / "base.tcss", STYLES / "home.tcss"]
    ALLOW_SELECT = False
    PAST_NOTICES = frozenset({"ctrl+g"})
    ends_on = TO_LEAVE
    ROUTES: ClassVar[tuple[type[Route], ...]] = (*PUBLIC, Calling, *_UNCOUNTED)

    def __init__(
        self,
        session: Session,
        settings: KioskSettings,
        backstage: KioskServices,
        terminal: Terminal = BEST,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        """Show a meeting to whoever comes.

        Args:
            session: The meeting, in public.
            settings: How the kiosk is set up.
            backstage: What it has besides the meeting.
            terminal: What the terminal can show.
            seconds: Counts them; from when does not matter.
        """
        super().__init__(session, terminal)
        self.state = KioskState(settings, backstage, seconds, settings.language)
        self._idle = IdleCountdown(settings, seconds)
        self._waiting: Timer | None = None
        self._wakes = False  # the finger that is down has woken the kiosk

    @classmethod
    def driver_of_app(cls) -> type[Driver]:
        """What reads the terminal and draws on it."""
        return LockedDriver

    def on_mount(self) -> None:
        """Begin with the attract loop."""
        watchdog = self.state.services.watchdog
        if watchdog.every:
            watchdog.alive()
            self.set_interval(watchdog.every, watchdog.alive)
        self.begin_anew()

    # Nobody leaves, and nothing is taken from one visitor to the next

    async def action_quit(self) -> None:
        """Nobody leaves from here; the staff do from their panel."""

    def action_replay(self) -> None:
        """Only when the meeting is over: before, it would tell the wrong time to the next visitor."""
        if self._is_over:
            super().action_replay()

    def allows(self, command: Command) -> bool:
        """No work, no way out, and no replay while the real time matters."""
        if command.right or not command.public or command is QUIT:
            return False
        return self._is_over or command.action not in OF_REPLAY

    @property
    def _is_over(self) -> bool:
        session = self.session
        phase = display_phase(session.meeting, session.clock.now())
        return self.replay.is_running or phase is DisplayPhase.AFTER

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing is copied: the next visitor could paste it."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """No link is followed: a browser would be a way out."""

    def open(self, route: Route) -> None:
        """Bring a screen to the top, and count that somebody looks at it."""
        route = route.in_public
        if self._is_at_the_panel and not isinstance(route, _STAFFS_OWN):
            self.action_home()
        if not isinstance(route, _UNCOUNTED):
            session = self.session
            self.state.services.counts.count(route.name, session.language_code, session.clock.now())
        super().open(route)
        self._wait_on()

    def back(self) -> None:
        """Back to the screen below, which waits for something else: a slide, or for somebody to touch it."""
        super().back()
        self._wait_on()

    def begin_anew(self) -> None:
        """Forget the visitor: language, theme, filters, search, half-typed text. Then attract the next."""
        self._speak_as_begun()
        self.session.belong_to("")
        self.looks.begin_anew()
        self.clear_notifications()
        self.replay.end()
        self.navigator.home()
        for screen in self.navigator.opened:
            for field in screen.query(Input):
                field.value = ""
            screen.begin_anew()
        self.open(Attract())

    # Who is there

    @property
    def _is_at_the_panel(self) -> bool:
        """Whether one got here through the panel of the staff, or stands before its door."""
        return self.navigator.is_open(Staff)

    async def on_event(self, event: Event) -> None:
        """Notice that somebody is there; the touch that wakes the kiosk does nothing else."""
        if isinstance(event, MouseUp) and self._wakes:
            return  # Textual would take it, with an earlier touch, for a click on what lies below
        if isinstance(event, _TOUCHES):
            counts = self._idle.touch(event)
            wakes = isinstance(self.screen, AttractScreen | StillThereScreen) and not _for_staff(event)
            if isinstance(event, MouseDown):
                self._wakes = wakes
            if wakes:
                if counts:
                    self._speak_as_asked(event)
                    self.back()
                return
        await super().on_event(event)

    def _speak_as_begun(self) -> None:
        """Speak what every visitor finds; another meeting may have been loaded, with other languages."""
        session = self.session
        first = self.state.visitors_language(session.meeting)
        if first != session.language_code:
            session.language_code = session.first_language = first
            self.show_again()

    def _speak_as_asked(self, event: Event) -> None:
        """Whoever wakes the kiosk may have chosen a language with that."""
        if isinstance(self.screen, AttractScreen) and (asked := self.screen.language_asked(event)):
            self.session.language_code = asked

    def wait(self) -> None:
        """Some time has gone by: show the next thing, ask whether somebody is there, or begin anew."""
        if not self.is_running:
            return
        if isinstance(self.screen, AttractScreen):
            self._speak_as_begun()
            self.screen.wait()
            return
        due = self._idle.due(asks=not self._is_at_the_panel)  # whoever answered would find the panel open
        if due is Due.BEGIN_ANEW:
            self.begin_anew()
        elif due is Due.ASK:
            asking = cast("StillThereScreen", self.navigator.screen(StillThere))
            asking.seconds_left = self._idle.question_left
            if self.screen is not asking:
                self.push_screen(asking)
            asking.show_all()

    def _wait_on(self) -> None:
        """Wait until there is something to do again."""
        if self._waiting:
            self._waiting.stop()
        pause = self.screen.seconds_left if isinstance(self.screen, AttractScreen) else self._idle.pause
        self._waiting = self.set_timer(pause + MOMENT, self._waited)

    def _waited(self) -> None:
        if self.is_running:
            self.wait()
            self._wait_on()

    @property
    def shown(self) -> str:
        """The text on the window, but for what somebody is typing."""
        rows = self.frame.rows
        for field in self.screen.query(Input):
            region = field.region
            for row in rows[region.y : region.bottom]:
                row[region.x : region.right] = " " * len(row[region.x : region.right])
        return "\n".join("".join(row).rstrip() for row in rows)

    def action_call(self) -> None:
        """Ask whether an organiser is to be called, or show what has become of the call."""
        self.open(Calling())

    def action_staff(self) -> None:
        """Open the door that only the staff can go through."""
        if isinstance(self.screen, StillThereScreen):
            self.back()
        if self.screen is not self.navigator.screen(Staff):
            self.open(Staff())


def _for_staff(event: Event) -> bool:
    return isinstance(event, Key) and event.key in STAFF.keys.split(",")
