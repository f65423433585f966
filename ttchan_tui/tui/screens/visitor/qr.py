"""One QR code, with the whole window for it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from ttchan_tui.meeting.qr.codes import code, codes, main_code
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.qr_panel import QRPanel

EARLIER = Command(
    "neighbour(-1)",
    "left",
    "← →",
    N_("others"),
    N_("The code before, the code after."),
    second="neighbour(1)",
)
LATER = Command("neighbour(1)", "right", "→", N_("next"), N_("The code after."), hinted=False)


class QRScreen(MeetingScreen):
    """A code that a phone reads from where its owner stands."""

    ROUTE = routes.Code
    NAME = N_("QR code")
    PURPOSE = N_(
        "Point the camera of a phone at the code. The address under it is what it contains, no more."
    )
    OWN_COMMANDS = (EARLIER, LATER, BACK)
    BINDINGS = bindings(EARLIER, LATER)
    CSS_PATH = STYLES / "visitor/qr.tcss"

    what = "results"
    """Name of the code that is shown."""

    def go_to(self, route: routes.Code) -> None:
        """Show that code."""
        self.what = route.what

    @property
    def title_here(self) -> str:
        """The codes, and whose this one is."""
        session = self.session
        title = code(session.meeting, self.what, self.language.code, session.published).title
        return f"{self.language.say('QR codes')} · {title.in_language(self.language.code).marked}"

    def compose_body(self) -> Iterable[Widget]:
        """The code and nothing else."""
        yield QRPanel()

    def show(self) -> None:
        """The code, if it fits."""
        session, language = self.session, self.language.code
        meeting, site = session.meeting, session.published
        if self.what not in self._listed():
            self.what = main_code(meeting, language, session.clock.now(), site).what
        self.query_one(QRPanel).show(code(meeting, self.what, language, site), self.language)

    def _listed(self) -> list[str]:
        """The names of all codes that there are now."""
        session = self.session
        return [each.what for each in codes(session.meeting, self.language.code, session.published)]

    def action_neighbour(self, by: int) -> None:
        """Go on to another code."""
        listed = self._listed()
        self.what = listed[min(max(listed.index(self.what) + by, 0), len(listed) - 1)]
        self.show_all()
