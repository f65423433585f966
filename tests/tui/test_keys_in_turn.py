"""Keys that come together, as over a slow line: each reaches what the one before it has opened."""

from __future__ import annotations

from pathlib import Path

from textual.events import Key
from textual.keys import _character_to_key

from tests.tui.driving import Driver, running
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.tui import routes


async def at_once(driver: Driver, text: str) -> None:
    """Type a text in one packet; a line end is Enter."""
    keys = {"\r": "enter", "\x1b": "escape"}
    typed = text.replace("\n", "\r")
    driver.app.press(Key(keys.get(one) or _character_to_key(one), one) for one in typed)
    await driver.settle()


async def test_what_is_typed_while_a_form_opens_goes_into_its_first_field(data: Path) -> None:
    anna = open_repository(data, Person("anna", Role.ORGANISER))
    async with running(anna) as driver:
        await driver.open(routes.Today())
        for opening in "me":
            await driver.press(opening)
            form, before = driver.on, driver.typed
            await driver.press("escape")
            await at_once(driver, opening + "+30")
            assert (driver.on, driver.typed) == (form, before + "+30")
            assert not driver.app.looks.is_large
            await driver.press("escape")
    anna.close()


async def test_what_is_typed_while_a_screen_opens_is_for_that_screen(repository: Repository) -> None:
    async with running(repository) as driver:
        await at_once(driver, "/+rothko")
        assert (driver.on, driver.typed, driver.app.looks.is_large) == ("SearchScreen", "+rothko", False)
        await at_once(driver, "\x1b1\n\x1b\x1b")
        assert driver.on == "HomeScreen"
        await at_once(driver, "1\n")
        assert driver.on == "ActivityScreen"


async def test_lines_that_come_together_are_all_stored_in_their_order(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        lines = [f"Song number {number}" for number in range(1, 9)]
        await at_once(driver, "".join(f"{line}\n" for line in lines))
        await driver.until(lambda: len(repository.notes()) == len(lines))
        assert [note.text for note in repository.notes()] == lines
