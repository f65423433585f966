"""Every section of the desk: in any window, in both languages, with its help, by key and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.driving import running
from ttchan_tui.access.directory import AccessDirectory
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.tui.session import Desk

SECTIONS = {
    "TodayScreen": ("16 activities", "16 aktivitātes"),
    "WaitingScreen": ("Nothing waits for you", "Nekas jūs negaida"),
    "AnnouncedScreen": ("Nothing is announced", "Nekas nav paziņots"),
    "PeopleScreen": ("159 participants", "159 dalībnieki"),
    "TextsScreen": ("texts", "tekst"),
    "WhoIsHereScreen": ("Nobody else is here", "neviena cita nav"),
    "PastScreen": ("meeting begun", "sākta tikšanās"),
    "AccessScreen": ("0 people", "0 cilvēku"),
}


@pytest.fixture
def anna(data: Path) -> Iterator[Repository]:
    with closing(open_repository(data, Person("anna", Role.LEAD))) as repository:
        yield repository


async def test_every_section_in_every_window_and_language(anna: Repository, tmp_path: Path) -> None:
    async with running(anna, desk=Desk(access=AccessDirectory(tmp_path))) as driver:
        await driver.press("7")
        for number, (screen, words) in enumerate(SECTIONS.items(), 1):
            await driver.press(str(number))
            assert driver.on == screen
            for language, expected in enumerate(words):
                driver.app.session.language_code = ("en", "lv")[language]
                driver.app.show_again()
                await driver.resize(*((60, 20), (120, 40))[language])
                assert driver.shows(expected), screen
                assert ("Esc back", "Esc atpakaļ")[language] in driver.text
                assert ("? help", "? palīdzība")[language] in driver.text
            driver.app.session.language_code = "en"
            await driver.resize(10, 5)
        await driver.resize(80, 24)
        await driver.press("tab")
        assert driver.on == "TodayScreen"
        await driver.press("shift+tab", "shift+tab")
        assert driver.on == "PastScreen"
        await driver.press("question_mark")
        assert "whoever did it" in driver.words
        await driver.press("escape")
        await driver.click("Announcements")
        assert driver.on == "AnnouncedScreen"
        await driver.press("a")
        assert driver.on == "AboutScreen"
        await driver.press("escape", "escape")
        assert driver.on == "HomeScreen"
