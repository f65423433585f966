"""What the kiosk looks like: alone, asking whether anybody is there, and behind the door of the staff.

After a change that is meant: `pytest tests/tui/test_kiosk_pictures.py --snapshot-update`, then look at them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.driving import LANGUAGES, NOW, USUAL
from tests.tui.test_pictures import Compare, pressing
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.store import Repository
from ttchan_tui.store.side_files.counts import Counts
from ttchan_tui.store.side_files.pin import Pin
from ttchan_tui.tui.kiosk.app import KioskApp
from ttchan_tui.tui.kiosk.kiosk_services import KioskServices
from ttchan_tui.tui.kiosk.settings import KioskSettings
from ttchan_tui.tui.session import Session

PIN = "24680"
PROMPT = "image-of-my-town"

_WAYS = {"voices": ("3", "enter"), "letters": ("slash", "up", "enter"), "call": ("o",)}
"""The keys that lead to what visitors look at."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", ["attract", "question", "staff", "voices", "letters", "call"])
def test_mode(snap_compare: Compare, repository: Repository, data: Path, mode: str, language: str) -> None:
    if mode == "voices":
        add = repository.notebook.add
        camp = add(PROMPT, "pl", "traditions", "One summer camp", "en")
        fair = add(PROMPT, "lv", "places", "Our fair", "en")
        repository.board.hands.count(camp.id, 2)
        repository.moderation.judge([camp.id, fair.id], Standing.SHOWN)
    seconds, settings, pin = 0.0, KioskSettings(language=language), Pin(data)

    async def act(pilot: Pilot[None]) -> None:
        nonlocal seconds
        if mode == "staff":
            pin.set(PIN)
            await pressing(("ctrl+g", *PIN, "enter"))(pilot)
        elif mode in _WAYS:
            await pressing(("x", *_WAYS[mode]))(pilot)
        elif mode == "question":
            await pressing(("x", "2"))(pilot)
            seconds = settings.idle + 5.0
            app.wait()
        await pressing(())(pilot)

    session = Session(repository, language, NOW, public=True, keeps_drafts=False)
    backstage = KioskServices(pin, Counts(data, "foyer"), lambda: ())
    app = KioskApp(session, settings, backstage, seconds=lambda: seconds)
    assert snap_compare(app, terminal_size=USUAL, run_before=act)
