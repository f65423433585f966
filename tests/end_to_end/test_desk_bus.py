"""“The bus is late”, by keys over a real sshd: what a second session and a kiosk show of it."""

from __future__ import annotations

import os
import time
import tomllib
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest

from tests.end_to_end.desk_server import SLOWER, DeskServer, desk_server
from tests.end_to_end.terminal import Terminal, wait_until
from tests.meetings import TOML, sections
from ttchan_tui.meeting.editing import Edit
from ttchan_tui.meeting.history.change_kinds import ADD_ACTIVITY
from ttchan_tui.meeting.roles import Role
from ttchan_tui.store import open_repository

pytestmark = pytest.mark.xdist_group("sshd")

STRESS = bool(os.environ.get("TTCHAN_STRESS"))
LATER = ("m", "+", "3", "0", "\t", "f", "o", "g", "\t", " ", "\r")
"""30 minutes later, because of fog, and all that follows."""
ANNOUNCED = "\r"
BACK = "\x1a"
SECONDS = 2.0 * SLOWER
EN = "it and all that follows are 30"
LV = "tas un viss tālākais notiek 30"


def begin(desk: DeskServer) -> None:
    """A meeting that takes place today, with two activities one after the other."""
    assert desk.ssh("olga", "programme").returncode == 0  # the first to come makes the store
    today = datetime.now(ZoneInfo("Europe/Belgrade")).date()
    tomorrow = today + timedelta(days=1)
    moved = {
        name: text.replace("2021-05-01", today.isoformat()).replace("2021-05-02", tomorrow.isoformat())
        for name, text in TOML.items()
    }
    files = {name: tomllib.loads(text) for name, text in moved.items()}
    tour = {"id": "tour", "title.en": "Tour", "title.lv": "Ekskursija", "kind": "talk", "part_of_day": "day"}
    when = {"date": today.isoformat(), "start": "11:00:00", "end": "12:00:00"}
    with closing(open_repository(desk.data)) as repository:
        repository.loader.replace(sections(files))
        repository.editing.change(ADD_ACTIVITY, [Edit("activity", "tour", tour | when, is_new=True)])


@pytest.mark.parametrize("code", ["en", "lv"] if STRESS else ["lv"])
def test_the_bus_is_late(code: str) -> None:
    keys = (*LATER, ANNOUNCED)
    assert len(keys) <= 12
    with TemporaryDirectory() as folder, desk_server(Path(folder)) as desk:
        for name, role in (("olga", Role.ORGANISER), ("gita", Role.GUEST)):
            desk.add(name, role)
        begin(desk)
        kiosk = Terminal(desk.data, "kiosk", "--name", "foyer", "--lang", "lv")
        with closing(kiosk.process), desk.screen("olga", lang=code) as olga, desk.screen("gita") as guest:
            kiosk.wait_for("Raška")
            kiosk.press_one_by_one(" ", "1")
            kiosk.wait_for("09:30")
            guest.press("1")
            guest.wait_for("09:30")
            olga.wait_for("09:30")
            both = (guest, kiosk)
            olga.press_one_by_one(*LATER[:-1])
            olga.wait_for("09:30 → 10:00", "11:00 → 11:30", "fog")
            olga.press(LATER[-1])
            shown = "10:00–11:00"
            within(both, lambda: guest.shows(shown, "MOVED") and kiosk.shows(shown, "PĀRCELTS"))
            olga.wait_for("“Welcome” begins at 10:00", "„Sagaidīšana” sākas 10:00")
            olga.press(ANNOUNCED)
            within(both, lambda: guest.shows(EN) and kiosk.shows(LV))
            told = desk.ssh("olga", "history", "--last", "2").stdout
            assert "olga" in told
            assert "fog" in told
            olga.press(BACK)
            within(both, lambda: guest.shows("09:30–10:30") and not (guest.shows(EN) or kiosk.shows(LV)))
            assert not guest.shows("MOVED")


def within(screens: tuple[Terminal, ...], condition: Callable[[], bool]) -> None:
    """See to it that it is so within two seconds of what was pressed last, if nothing else runs here."""
    began = time.monotonic()
    wait_until(condition, "\n".join(screen.text for screen in screens))
    assert time.monotonic() - began <= SECONDS
