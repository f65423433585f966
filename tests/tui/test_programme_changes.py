"""What has changed in the programme is told for a day, on every public screen, by sign and word."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.tui.driving import NOW, running
from ttchan_tui.meeting.editing import Edit
from ttchan_tui.meeting.history.change_kinds import CANCEL_ACTIVITY, EDIT_ACTIVITY, MOVE_ACTIVITY
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.kiosk.slides import slide, slides
from ttchan_tui.tui.session import Session

FIRST = "d2-1"
LATE = "d2-8"


def change(data: Path, verb: str, id: str, **fields: object) -> None:
    with closing(open_repository(data)) as desk:
        desk.editing.change(verb, [Edit("activity", id, fields)], why="the mayor is late")


async def test_what_changes_while_somebody_looks_says_what_it_was(repository: Repository, data: Path) -> None:
    change(data, EDIT_ACTIVITY, FIRST, start="14:00:00")
    async with running(repository, now=NOW) as driver:
        assert "MOVED" not in driver.text  # a time that begins to be known is not another one
        await driver.press("1", "enter")
        change(data, MOVE_ACTIVITY, FIRST, start="14:30:00", venues=["city-council"])
        await driver.until(lambda: "» MOVED" in driver.text)
        assert "Moved: 14:00 → 14:30" in driver.words
        assert "the mayor is late" not in driver.words  # a reason that is for the history
        for key in ("escape", "h"):
            await driver.press(key)
            assert "» MOVED" in driver.text
        await driver.press("1", "home")
        await driver.speak("lv")
        assert "» PĀRCELTS" in driver.text
        change(data, CANCEL_ACTIVITY, FIRST, cancelled={"en": "The storm.", "lv": "Vētra."})
        await driver.until(lambda: "× ATCELTS" in driver.text)
        session = Session(repository, "en", NOW, public=True)
        kinds = slides(session, lambda _: False)
        told = [slide(kinds, number) for number in range(10)]
        changed = next(each for each in told if each.large.plain == "Changed")
        assert "× CANCELLED" in changed.details.plain
        assert "Cancelled: The storm." in changed.details.plain


async def test_they_are_there_soon_after_a_start_and_what_is_taken_away_says_so(
    repository: Repository, data: Path
) -> None:
    change(data, EDIT_ACTIVITY, LATE, date="2018-11-10", state={"en": "full"})
    async with running(repository, now=NOW) as driver:
        assert "full" in driver.text  # on every screen, like an announcement
        await driver.press("1", "right")
        assert "! FULL" in driver.text
        change(data, EDIT_ACTIVITY, LATE, state=None)
        await driver.until(lambda: "» MOVED" in driver.text)
        assert "FULL" not in driver.text
    with closing(open_repository(data)) as desk:
        document = dict(desk.editing.document("activity", LATE)) | {"id": "more"}
        desk.editing.change(EDIT_ACTIVITY, [Edit("activity", "more", document, is_new=True)])
    async with running(repository, now=NOW) as driver:
        driver.app.open(routes.Activity("more"))
        await driver.until(lambda: "+ NEW" in driver.text)
        with closing(open_repository(data)) as desk:
            desk.past.undo()
        await driver.until(lambda: "there no more" in driver.told)
