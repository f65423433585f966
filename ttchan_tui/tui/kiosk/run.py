"""Runs the kiosk."""

from __future__ import annotations

from datetime import datetime

from ttchan_tui.meeting.spoken import first_spoken
from ttchan_tui.store import Repository, answering
from ttchan_tui.tui.kiosk.app import KioskApp
from ttchan_tui.tui.kiosk.kiosk_services import KioskServices
from ttchan_tui.tui.kiosk.settings import KioskSettings
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.terminal.terminal import Terminal


def run_kiosk(
    repository: Repository,
    settings: KioskSettings,
    backstage: KioskServices,
    now: datetime | None,
    terminal: Terminal,
) -> int:
    """Run the kiosk in this terminal until the staff or the system end it.

    Args:
        repository: Where everything comes from.
        settings: How the kiosk is set up.
        backstage: What it has besides the meeting.
        now: Where to stop the clock, for demonstrations; the real time if none.
        terminal: What the terminal can show.

    Returns:
        `LEAVE`, `RESTART`, or 128 and the number of the signal that ended it.

    Raises:
        Exception: Whatever ended the app unexpectedly; the terminal is in order again.
    """
    session = Session(
        repository,
        settings.language or first_spoken(repository.meeting(), settings.offers),
        now,
        public=True,
        kiosk=settings.name,
        venue=settings.venue,
        offers=settings.offers,
        keeps_drafts=False,
    )
    app = KioskApp(session, settings, backstage, terminal)
    with answering(repository.engine.path.parent, settings.name, lambda: app.shown):
        return app.run_to_its_end()
