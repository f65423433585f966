"""The app: its parts, its clock, and what can be done on every screen."""

from __future__ import annotations

import gc
from asyncio import to_thread
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from signal import Signals
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.filter import LineFilter
from textual.screen import Screen

from ttchan_tui import start_file
from ttchan_tui.meeting.roles import Right
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, DESK, EVERYWHERE, RESULTS, SMALLER, Command, bindings
from ttchan_tui.tui.crash_guard import CrashGuard
from ttchan_tui.tui.looks.appearance import WITHOUT_ACCENTS, Appearance
from ttchan_tui.tui.looks.parsed_styles import ParsedStyles
from ttchan_tui.tui.navigator import Navigator
from ttchan_tui.tui.news import News
from ttchan_tui.tui.replay import Replay
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.screens.visitor.home import HomeScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.terminal.frame import Frame
from ttchan_tui.tui.terminal.layouts import command_key
from ttchan_tui.tui.terminal.signals import FROM_KEYS, TO_LEAVE, leave_on_signals
from ttchan_tui.tui.terminal.surroundings import Colours
from ttchan_tui.tui.terminal.terminal import BEST, Terminal
from ttchan_tui.tui.terminal.type_ahead import keys_typed
from ttchan_tui.tui.typing.keys_in_turn import KeysInTurn
from ttchan_tui.tui.typing.session_drafts import SessionDrafts
from ttchan_tui.tui.widgets.urgent_notice import UrgentNotice

if TYPE_CHECKING:
    from textual.driver import Driver

    from ttchan_tui.tui.pictures.pixels import PixelLayer
    from ttchan_tui.tui.start_at import StartAt

SECONDS_TO_SETTLE = 0.3
"""The first screen comes first; only then the app begins to watch the store, with what that imports."""


class TTChanApp(CrashGuard, inherit_bindings=False):
    """The meeting on screen: owns its looks, the replay and the way from screen to screen."""

    BINDINGS = [*bindings(BACK, *EVERYWHERE), SMALLER]  # noqa: RUF012 - declared so by Textual
    # The first screen is there before Textual loads the styles of screens; it brings none of its own.
    CSS_PATH: ClassVar[list[str | PurePath]] = [STYLES / "base.tcss", STYLES / "home.tcss"]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "ttchan"
    PAST_NOTICES: ClassVar[frozenset[str]] = frozenset({"ctrl+q"})
    """Keys that work while an urgent announcement covers the screen."""

    ROUTES: ClassVar[tuple[type[routes.Route], ...]] = (*routes.PUBLIC, *routes.WORK, *routes.DESK)
    """Where one can go."""
    everywhere: tuple[Command, ...] = EVERYWHERE
    """What works on every screen."""
    ends_on: ClassVar[tuple[Signals, ...]] = (*TO_LEAVE, *FROM_KEYS)
    """The signals that end this app in order."""

    def __init__(self, session: Session, terminal: Terminal = BEST, beginning: StartAt | None = None) -> None:
        """Show the meeting of `session` as `terminal` can; begin on the first screen, or elsewhere."""
        super().__init__(
            driver_class=self.driver_of_app(), ansi_color=None if terminal.colours is Colours.MANY else True
        )
        self.session = session
        self.drafts = SessionDrafts(session)
        self._keys = KeysInTurn(self, self._hand_on)
        self._beginning = beginning
        self.frame = Frame()
        """What stands in the terminal."""
        self.looks = Appearance(self, terminal, self.show_again)
        self._pixels: PixelLayer | None = None
        if terminal.graphics:
            from ttchan_tui.tui.pictures.pixels import pixel_layer

            self._pixels = pixel_layer(terminal.graphics, self.frame, self.write)
        self.news = News(self, session, self.show_again)
        self.replay = Replay(self, session, self.show_again)
        self.navigator = Navigator(self, session, self.ROUTES)
        colours = self.get_css_variables()
        self.stylesheet.set_variables(colours)
        self._styles = ParsedStyles(self.stylesheet, colours)
        self._styles.take(start_file.recalled(self._styles.name))

    @classmethod
    def driver_of_app(cls) -> type[Driver]:
        """What reads the terminal and draws on it."""
        from ttchan_tui.tui.terminal.driver import PatientDriver

        return PatientDriver

    def get_default_screen(self) -> Screen[None]:
        """Home is below everything else."""
        return HomeScreen(self.session)

    def on_mount(self) -> None:
        """Begin to look for news."""
        leave_on_signals(self, self.ends_on)
        self.news.begin()
        self.set_timer(SECONDS_TO_SETTLE, self._settle)

    def on_unmount(self) -> None:
        """Want to know nothing any more."""
        self.news.close()
        self.drafts.close()

    def on_ready(self) -> None:
        """What was loaded stays; from now on there is garbage."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        if self._beginning:
            self.open(self._beginning.route)
        self.press(keys_typed(self.looks.terminal.typed))
        if not self.looks.terminal.drawing.has_accents and isinstance(self.screen, MeetingScreen):
            self.screen.notify_plainly(WITHOUT_ACCENTS)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every row passes through on its way to the terminal."""
        return [*super().get_line_filters(), *self.looks.filters]

    def _display(self, screen: Screen[Any], renderable: Any) -> None:  # noqa: ANN401 - Textual's own
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            renderable = self.frame.differing(renderable, screen)
        super()._display(screen, renderable)
        if self._pixels:
            self._pixels.follow(self.screen)

    def on_resize(self) -> None:
        """Of a window of another size, or one that one comes back to, nobody knows what it shows."""
        self.frame.forget()

    def paint_whole(self) -> None:
        """Paint every cell again, also those that have not changed."""
        self.frame.forget()
        self.screen.refresh()

    def allows(self, command: Command) -> bool:
        """Whether this app is one in which that can be done at all, and the person may do it."""
        may = self.session.repository.person.may
        needed = command.right or (None if command.public else Right.LOOK_BACK)
        return needed is None or may(needed)

    def _settle(self) -> None:
        """The first screen is there; from now on hear of what others do."""
        if parsed := self._styles.parsed():
            start_file.keep(self._styles.name, parsed)
        start_file.end()
        if not self.is_running:
            return
        self.news.watch()
        from ttchan_tui.tui.left_behind import LeftBehind

        LeftBehind(self, self.session, self.drafts, self._take_up_left).begin()

    def _take_up_left(self) -> None:
        """What a session has left that is over by now waits here for whoever has typed it."""
        if isinstance(self.screen, MeetingScreen):
            self.screen.take_up_left()
        self.show_again()

    async def on_event(self, event: Event) -> None:
        """Keep keys from what an urgent announcement covers, and from what the key before them closes."""
        if isinstance(event, Key) and self.session.desk.presence:
            self.session.desk.presence.touch()
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._keys.take(event)
        else:
            await super().on_event(event)

    async def _hand_on(self, typed: Key | Paste) -> None:
        if not (isinstance(typed, Key) and self._is_taken(typed)):
            await super().on_event(typed)

    def on_key(self, event: Key) -> None:
        """A key that nobody takes as text and that means nothing may be that of a command elsewhere."""
        if event.key not in self.screen.active_bindings:
            event.key = command_key(event.key, event.character)

    def _is_taken(self, event: Key) -> bool:
        if not self.session.urgent():
            return False  # no notice covers anything, and to look for one on the screen takes time
        return any(notice.takes(event, self.PAST_NOTICES) for notice in self.screen.query(UrgentNotice))

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do something, to what is there now: another meeting may have been loaded since the last look."""
        self.news.look()
        return await super().run_action(action, default_namespace, namespaces)

    def show_again(self) -> None:
        """Something changed: the screen on top says everything anew; others do when they are seen."""
        if not self.screen_stack:
            return  # the app is closing, and a timer of it came first
        if isinstance(self.screen, MeetingScreen):
            self.screen.show_all()
        else:
            for notice in self.screen.query(UrgentNotice):
                notice.show()

    async def action_quit(self) -> None:
        """Leave; with lines that are not saved or not entered, only when asked twice."""
        if not self._is_stopped_by_what_is_typed():
            self.exit()

    def _is_stopped_by_what_is_typed(self) -> bool:
        connection = self.session.connection
        half_typed = any(screen.half_typed for screen in self.navigator.opened) or self.drafts.in_fields
        if connection.warned or not (half_typed or connection.unsaved):
            return False
        if not isinstance(self.screen, MeetingScreen):
            return False
        connection.warned = True
        if self.drafts.store and not self.drafts.store.trouble:
            sentence = N_("Something typed is not saved yet. Ctrl+Q again leaves; it waits here for you.")
        else:
            sentence = N_("Something typed is not saved yet. Ctrl+Q again leaves without it.")
        self.screen.notify_plainly(sentence, alarm=True)
        return True

    # Where one goes

    def open(self, route: routes.Route) -> None:
        """Bring the screen of a route to the top; if it lies somewhere below, go back to it."""
        self.navigator.open(route.in_public if self.session.public or self.session.is_guest else route)

    def go_on(self, route: routes.Route) -> None:
        """Bring the screen of a route into the place of the one on top."""
        self.navigator.go_on(route)

    def follow(self, id: str) -> None:
        """The screen on top has gone on to another activity or place: the ones below go with it."""
        self.navigator.follow(id)

    def back(self) -> None:
        """Back to the screen below; on the first screen there is nowhere to go."""
        self.navigator.back()

    async def action_back(self) -> None:
        """Back one screen."""
        self.back()

    def action_home(self) -> None:
        """Back to the first screen."""
        self.navigator.home()

    def action_way(self, name: str) -> None:
        """Go to the place of that name."""
        self.open(routes.way(name))

    def action_results(self) -> None:
        """The description sheet, and what is handed out; for organisers."""
        if self.allows(RESULTS):
            self.open(routes.Results())

    def action_desk(self) -> None:
        """Go to the desk, to the first section that is for the person."""
        from ttchan_tui.tui.screens.desk.sections import sections_of

        has_access = self.session.desk.access is not None
        first = next(
            (one for _, one in sections_of(self.session.repository.person, has_access=has_access)), None
        )
        if first and self.allows(DESK):
            self.open(first.route())

    def action_help(self) -> None:
        """Explain the screen that is on top."""
        if self.screen is not self.navigator.screen(routes.Help):
            self.open(routes.Help(type(self.screen)))

    # What changes everywhere

    def action_languages(self) -> None:
        """Speak the other language; where there are several, have one chosen."""
        if other := self.session.other_language:
            self.speak(other.code)
        else:
            self.open(routes.Languages())

    def speak(self, code: str) -> None:
        """Say everything in that language."""
        self.session.language_code = code
        self.show_again()

    def action_next_theme(self) -> None:
        """Change between dark and light."""
        self.looks.next_theme()

    def action_contrast(self) -> None:
        """Change to high contrast, or back."""
        self.looks.turn_contrast()

    def action_large(self) -> None:
        """Show everything large, or as usual again."""
        self.looks.turn_large()

    def action_smaller(self) -> None:
        """Show everything as usual again."""
        if self.looks.is_large:
            self.looks.turn_large()

    @work
    async def action_answer_call(self) -> None:
        """Tell whoever called first, and was not answered, that somebody is coming."""
        for call in [one for one in self.session.calls() if not one.answered][:1]:
            try:
                await to_thread(self.session.repository.side_files.calls.answer, call.kiosk)
            except Explained as trouble:
                self.notify(harmless(trouble.sentence(self.session.language)), markup=False)
            self.news.look()
            self.show_again()

    def action_replay(self) -> None:
        """Begin the replay, or end it."""
        self.replay.turn()

    def action_let_run(self) -> None:
        """Have the replay go on by itself, or no longer."""
        self.replay.turn_by_itself()

    def action_step(self, by: int) -> None:
        """One moment on in the replay, or back."""
        self.replay.step(by)
