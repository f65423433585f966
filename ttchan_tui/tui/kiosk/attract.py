"""What is seen while nobody is there. Any key or touch leads to the first screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual.containers import Center, Horizontal, Middle
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.clock import Running
from ttchan_tui.text.languages import CODES, N_, language
from ttchan_tui.tui.foreign import joined, plain
from ttchan_tui.tui.kiosk.slides import Slide, slide
from ttchan_tui.tui.screens.base import MeetingScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.qr_panel import QRPanel
from ttchan_tui.tui.widgets.words import Words

if TYPE_CHECKING:
    from ttchan_tui.tui.kiosk.app import KioskApp


class AttractScreen(MeetingScreen):
    """One thing at a time. Nothing moves: a slide is replaced by the next one, which costs one repaint."""

    NAME = N_("Kiosk")
    PURPOSE = N_("Press any key.")
    CSS_PATH = "../styles/attract.tcss"

    def __init__(self, session: Session) -> None:
        """Begin with the first slide."""
        super().__init__(session)
        self._number = 0
        self._since = 0.0

    @property
    def kiosk(self) -> KioskApp:
        """The app, by its own type."""
        return cast("KioskApp", self.app)

    def compose_body(self) -> Iterable[Widget]:
        """The slide, and how to go on from it."""
        with Horizontal(id="slide"):
            with Middle(), Center():
                yield Words(id="slide-words")
            yield QRPanel(id="slide-code")
        yield Words(id="doubt")
        yield Words(id="enter")

    def show(self) -> None:
        """The slide whose turn it is."""
        shown = slide(self.session, self._number)
        self.query_one("#slide-words", Static).update(_words(shown))
        panel = self.query_one(QRPanel)
        panel.display = shown.code is not None
        if shown.code:
            panel.show(shown.code, self.language)
        invitations = (language(code).say("Press any key") for code in CODES)
        self.query_one("#enter", Static).update(plain("  ·  ".join(invitations), "bold"))
        doubt = self.query_one("#doubt", Static)
        doubt.display = self._clock_is_in_doubt()
        doubt.update(plain(self._doubt(), "bold"))

    def wait(self) -> None:
        """A second has gone by: perhaps it is time for the next slide."""
        if self.kiosk.seconds() - self._since >= self.kiosk.settings.slide:
            self._number += 1
            self._since = self.kiosk.seconds()
            self.show_all()

    def begin_anew(self) -> None:
        """Begin with the first slide, which is the one that matters most."""
        self._number = 0
        self._since = self.kiosk.seconds()

    def _clock_is_in_doubt(self) -> bool:
        session = self.session
        if session.clock.running is not Running.REAL:
            return False
        return self.kiosk.clock_doubt.doubts(session.clock.now(), session.meeting.start.year)

    def _doubt(self) -> str:
        now = self.session.clock.now()
        return self.language.say(
            "Is it {time} on {date}? Staff: please look at the clock of this terminal, then press Ctrl+G.",
            time=self.language.time(now),
            date=self.language.full_date(now.date()),
        )


def _words(shown: Slide) -> Content:
    details = (Content("\n\n"), shown.details) if shown.details else ()
    return joined((shown.heading, "bold $accent"), "\n\n", shown.large, *details)
