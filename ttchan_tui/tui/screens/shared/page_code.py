"""The code of the page about what is on screen."""

from __future__ import annotations

from ttchan_tui.meeting.qr.codes import page_code
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.screens.shared.base import MeetingScreen

PAGE_CODE = Command(
    "code", "q", "Q", N_("QR code"), N_("A QR code of this page on the web, once the results are published.")
)


def open_page_code(screen: MeetingScreen, what: str) -> None:
    """Show the code of what is on screen, such as `day:2018-11-09`; the main one before it is published."""
    session = screen.session
    shown = page_code(session.meeting, what, session.language.code, session.clock.now(), session.published)
    screen.navigation.open(routes.Code(shown.what))
