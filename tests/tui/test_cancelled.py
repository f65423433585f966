"""What is cancelled stays in its place and says so by a word, on every public screen; sessions that are open
see it at once.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.tui.driving import running
from ttchan_tui.meeting.editing import Edit
from ttchan_tui.meeting.history.change_kinds import CANCEL_ACTIVITY
from ttchan_tui.store import Repository, open_repository

FIRST = "d2-1"


async def test_what_is_cancelled_says_so_while_somebody_looks(repository: Repository, data: Path) -> None:
    async with running(repository) as driver:
        await driver.press("1")
        assert "CANCELLED" not in driver.text
        with closing(open_repository(data)) as desk:
            day = desk.meeting().activity[FIRST].date
            edits = [
                Edit("activity", one.id, {"cancelled": {"en": "The storm.", "lv": "Vētra."}})
                for one in desk.meeting().on(day)
            ]
            desk.editing.change(CANCEL_ACTIVITY, edits, why="storm")
        await driver.until(lambda: "CANCELLED" in driver.text)
        await driver.press("enter")
        assert "Cancelled: The storm." in driver.text
        await driver.press("h")
        assert "CANCELLED" in driver.text
        await driver.speak("lv")
        assert "ATCELTS" in driver.text
