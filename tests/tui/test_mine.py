"""My country: said once, known everywhere, forgotten at a kiosk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests import meetings
from tests.cli.test_plain import conversation
from tests.tui.driving import running
from tests.tui.test_kiosk import SETTINGS, kiosk
from ttchan_tui.store import Repository, open_repository

pytestmark = pytest.mark.app

NOW = datetime(2021, 5, 1, 9, 45)


def for_serbia(**fields: Any) -> Any:
    """The small meeting, whose welcome is for the delegation from Serbia."""
    files = meetings.files()
    files["programme.toml"]["activity"][0].update({"delegations": ["raska"], **fields})
    return meetings.sections(files)


@pytest.fixture
def elsewhere(repository: Repository, data: Path) -> Iterator[Repository]:
    """Another process, which has just loaded the small meeting."""
    opened = open_repository(data)
    opened.loader.replace(for_serbia())
    yield opened
    opened.close()


@pytest.mark.usefixtures("elsewhere")
async def test_one_key_and_a_choice_and_everything_knows(repository: Repository) -> None:
    async with running(repository, now=NOW) as driver:
        assert "◆" not in driver.text
        await driver.press("5")
        assert "Where are you from?" in driver.words
        await driver.press("enter")
        assert "◆ RS" in driver.rows()[0]
        for words in ("Serbia", "10 participants", "Programme for you", "Welcome", "Your towns", "Raška"):
            assert words in driver.words
        await driver.press("1")
        assert "Welcome ◆ for you" in driver.words
        await driver.press("right")
        assert "Farewell ◆" not in driver.words
        await driver.press("2")
        assert driver.chosen == "raska"


async def test_what_is_new_since_somebody_from_there_looked_is_told(
    repository: Repository, elsewhere: Repository
) -> None:
    async with running(repository, now=NOW) as driver:
        await driver.press("5", "enter")
        assert "last looked" not in driver.words
        await driver.press("end", "enter")
        assert driver.on == "HomeScreen"
        assert "◆" not in driver.rows()[0]
        elsewhere.loader.replace(for_serbia(venues=["garden"]))
        elsewhere.notebook.add("wishes", "rs", "soon", "Songs", "en")
        driver.app.show_again()
        await driver.press("5", "enter")
        news = (
            "Since somebody from there last looked: 1 change in the programme and 1 new note of your group."
        )
        await driver.until(lambda: news in driver.words)
        assert "What your group says" in driver.words
        await driver.speak("lv")
        assert "1 izmaiņa programmā" in driver.words


@pytest.mark.usefixtures("elsewhere")
async def test_a_click_in_the_header_leads_to_the_way_out(repository: Repository) -> None:
    async with running(repository, now=NOW, size=(60, 20)) as driver:
        await driver.press("5", "enter", "h")
        await driver.click("◆ RS", row=0)
        assert driver.on == "MineScreen"
        await driver.click("Do not mark anything")
        assert "◆" not in driver.rows()[0]


async def test_a_country_that_another_meeting_has_not_is_forgotten(
    repository: Repository, elsewhere: Repository
) -> None:
    async with running(repository, now=NOW) as driver:
        await driver.press("5", "enter")
        files = meetings.files()
        for row in files["people.toml"]["delegation"]:
            row["country"] = "PT" if row["country"] == "RS" else row["country"]
        files["groupwork.toml"]["group"][0]["country"] = "PT"
        elsewhere.loader.replace(meetings.sections(files))
        driver.app.show_again()
        await driver.settle()
        assert "◆" not in driver.text
        assert "Where are you from?" in driver.words


@pytest.mark.usefixtures("elsewhere")
async def test_a_kiosk_forgets_it_with_its_visitor(repository: Repository) -> None:
    async with kiosk(repository, now=NOW) as visit:
        await visit.press("x", "5", "enter")
        assert "◆ RS" in visit.rows()[0]
        await visit.later(SETTINGS.idle + SETTINGS.question + 1)
        assert "◆" not in visit.text
        await visit.press("x", "5")
        assert "No kurienes jūs esat?" in visit.words


def test_so_it_is_where_nothing_is_drawn(elsewhere: Repository, data: Path) -> None:
    def said(typed: str) -> str:
        done = conversation(typed, data, "--now", NOW.isoformat(), "--lang", "en")
        return " ".join(done.stdout.split())

    words = said("9\n1\n9\n0\n1\n1\n0\n0\n0\n")
    for one in ("1 Serbia, Raška", "My country: Serbia", "10 participants"):
        assert one in words
    assert "Welcome; 09:30-10:30; now, until 10:30; Hall; for you" in words.replace("–", "-")
    again = said("9\n1\n9\n3\n0\n")
    assert "Since somebody from there last looked, nothing has changed." in again
    assert again.count("My country: Serbia") == 1


async def test_where_there_is_room_a_town_on_the_map_is_touched_to_be_from_there(
    repository: Repository,
) -> None:
    async with running(repository, size=(120, 40)) as driver:
        await driver.press("5")
        await driver.click("● Kra")
        assert "◆ PL" in driver.rows()[0]
        await driver.click("● Raš")
        assert driver.on == "PlaceScreen"
