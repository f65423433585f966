"""What all screens have in common."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.events import DescendantFocus, Resize, ScreenResume, ScreenSuspend
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_, Language
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.looks.drawn import forget_drawn
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.terminal.size import LEAST_COLUMNS, LEAST_ROWS
from ttchan_tui.tui.typing.session_drafts import SessionDrafts, drafts_of
from ttchan_tui.tui.widgets.choice_list import ChoiceList
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.meeting_bar import MeetingBar
from ttchan_tui.tui.widgets.too_small import TooSmall
from ttchan_tui.tui.widgets.urgent_notice import UrgentNotice

if TYPE_CHECKING:
    from ttchan_tui.tui.navigation import Navigation
    from ttchan_tui.tui.routes import Route
    from ttchan_tui.tui.widgets.qr_panel import QRPanel


class MeetingScreen(Screen[None]):
    """A screen of the meeting.

    `compose_body` lays out widgets, `show` fills them. `show` is called again whenever the
    language, the clock, the data or the size has changed, so it must say everything anew and
    keep nothing of its own.
    """

    ROUTE: ClassVar[type[Route]]
    """Which route it shows."""
    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = ()
    """What can be done here besides what can be done everywhere."""
    TYPED_HERE: ClassVar[bool] = False
    """Whether notes are typed here: letters are text, and one wants to know when it was saved."""
    COVERED: ClassVar[bool] = True
    """Whether an urgent announcement covers it."""
    BY_LETTERS: ClassVar[bool] = False
    """Whether there is a list of names, to which their letters lead."""
    NAME: ClassVar[str] = ""
    """What the screen is called (a catalogue key)."""
    PURPOSE: ClassVar[str] = ""
    """What it is for, in a sentence or two (a catalogue key)."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by Textual
        (0, "-too-narrow"),
        (LEAST_COLUMNS, "-narrow"),
        (80, "-standard"),
        (100, "-wide"),
        (160, "-very-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by Textual
        (0, "-too-low"),
        (LEAST_ROWS, "-low"),
        (24, "-normal"),
        (36, "-tall"),
    ]

    def __init__(self, session: Session) -> None:
        """Show what `session` knows, in its language."""
        super().__init__()
        self.session = session
        self._was_seen = False
        self._shown_in: tuple[Size, ...] = ()
        """The room that each part had when everything was said last."""
        self._focused_last: Widget | None = None

    @property
    def navigation(self) -> Navigation:
        """The app, as far as a screen sees it."""
        return cast("Navigation", self.app)

    @property
    def drafts(self) -> SessionDrafts:
        """What is typed in this session and not stored."""
        return drafts_of(self)

    @property
    def language(self) -> Language:
        """The language in use."""
        return self.session.language

    @property
    def title_here(self) -> str:
        """Where one is, for the bar at the top; on the first screen nothing."""
        return self.language.say(self.NAME)

    @property
    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here, the screen's own first."""
        return (*self.OWN_COMMANDS, *self.navigation.everywhere)

    def compose(self) -> ComposeResult:
        """The bars, and the body between them; for the size that the window has already."""
        for room, breakpoints in zip(
            self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True
        ):
            self.add_class(max(each for each in breakpoints if each[0] <= room)[1], update=False)
        yield MeetingBar(
            self.session, lambda: self.title_here, typed_here=self.TYPED_HERE, covered=self.COVERED
        )
        yield from self.compose_body()
        yield HintBar(self.session, self.commands, self._on_offer, letters_are_text=self.TYPED_HERE)
        yield TooSmall(self.session)
        if self.COVERED:
            yield UrgentNotice(self.session, self.navigation.show_again)

    def compose_body(self) -> Iterable[Widget]:
        """Lay out the screen's own widgets, empty."""
        raise NotImplementedError

    def show(self) -> None:
        """Fill the screen's own widgets."""
        raise NotImplementedError

    @property
    def is_there(self) -> bool:
        """Whether the meeting has what this screen shows; not, if another meeting was loaded meanwhile."""
        return True

    @property
    def half_typed(self) -> bool:
        """Whether something is typed here and not stored."""
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing to what is not there any more, except leave it."""
        own = {command.action.partition("(")[0] for command in self.OWN_COMMANDS} - {"back", "leave"}
        return self.is_there or action not in own

    def show_all(self) -> None:
        """Say everything anew."""
        if not (self.is_mounted and self.app.is_running):
            return
        if not self.is_there:
            if self.app.screen is self:
                self.notify_plainly(N_("What was shown here is there no more."))
                self.navigation.back()
            return
        self.query_one(MeetingBar).show()
        self.query_one(TooSmall).show()
        for notice in self.query(UrgentNotice):
            notice.show()
        self.show()
        self.query_one(HintBar).show()
        self._shown_in = self._rooms()
        if self.focused is None and self._focused_last and self._focused_last.focusable:
            self._focused_last.focus()  # the window was too small for it

    def go_to(self, route: Any) -> None:  # noqa: ANN401 - each screen has a type of its own
        """Somebody comes here by a route of the type `ROUTE`: show what it says."""
        self.begin_anew()

    def take_up_left(self) -> None:
        """Another session of the same person has ended: go on with what was typed there and belongs here."""

    def begin_anew(self) -> None:
        """Forget what was chosen before."""

    def follow(self, id: str) -> None:
        """A screen above this one has gone on to another activity or place: choose that one here too."""

    def offers(self, command: Command) -> bool:
        """Whether a command would do something at present; the others are not hinted at."""
        return True

    def _on_offer(self, command: Command) -> bool:
        return self.navigation.allows(command) and self.offers(command)

    def on_screen_resume(self, _: ScreenResume) -> None:
        """Catch up with what happened while another screen was on top."""
        if self._was_seen:  # the window may have been resized meanwhile, and only now it is laid out in that
            self.call_after_refresh(self._show_in_new_rooms)
        else:
            self._was_seen = True
            self._hold_first_picture()
        self.session.tell(where=self.NAME)
        self.show_all()

    def on_screen_suspend(self, _: ScreenSuspend) -> None:
        """Take little room where nobody looks."""
        forget_drawn(self)

    def _hold_first_picture(self) -> None:
        """Paint nothing until everything has been said in the room that each part turns out to have."""
        held = ExitStack()
        held.enter_context(self.app.batch_update())

        def show() -> None:
            with held:
                self.show_all()

        self.call_later(show)

    def on_resize(self, _: Resize) -> None:
        """Use the room that each part has now, once it has been laid out in that of the window."""
        self.call_after_refresh(self._show_in_new_rooms)

    def _show_in_new_rooms(self) -> None:
        if self._rooms() != self._shown_in:
            self.show_all()

    def _rooms(self) -> tuple[Size, ...]:
        return tuple(part.size for part in (self, *self.children))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Hint at the keys that work where the focus is now."""
        self._focused_last = event.widget
        self.query_one(MeetingBar).show_keys()
        self.query_one(HintBar).show()

    def on_qrpanel_touched(self, event: QRPanel.Touched) -> None:
        """A touch on a code shows it as large as the window is."""
        self.navigation.open(routes.Code(event.code.what))

    def action_open(self) -> None:
        """Open what is chosen; the key does this by itself, this is for a click on its hint."""
        if isinstance(self.focused, ChoiceList):
            self.focused.action_select()

    def notify_plainly(self, template: str, *, alarm: bool = False, **values: object) -> None:
        """Tell the person something for a few seconds. Never read as markup."""
        self.notify(
            harmless(self.language.say(template, **values)),
            severity="error" if alarm else "information",
            markup=False,
        )
