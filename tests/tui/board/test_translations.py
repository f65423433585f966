"""Notes that lack a translation: typed one after the other, and nothing that is typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import Driver, running
from tests.tui.test_store_fails import gone
from ttchan_tui.store import Repository

PROMPT = "promote-my-partner"


@pytest.fixture
def repository(repository: Repository) -> Repository:
    """A store with notes in two languages, one of them translated, one translated before it was changed."""
    add, translate = repository.notebook.add, repository.board.translations.put
    add(PROMPT, "lv", "culture", "gadatirgus", "lv")
    translate(add(PROMPT, "lv", "culture", "filma", "lv").id, "en", "a film")
    old = add(PROMPT, "lt", "people", "a song", "en").id
    translate(old, "lv", "dziesma")
    repository.notebook.edit(old, "two songs")
    add(PROMPT, "lt", "people", "a dance", "en")
    return repository


def translated(repository: Repository) -> dict[str, str]:
    return {
        note.text: one.text for note in repository.notes() for one in note.translations if one.of == note.text
    }


async def enter(driver: Driver, text: str) -> None:
    await driver.type(text)
    await driver.press("enter")


async def test_one_after_the_other(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("translations")
        assert "3 notes to translate" in driver.words
        assert "filma" not in driver.text
        assert "In English:" in driver.words
        await enter(driver, "a fair")
        assert "In Latvian:" in driver.words
        assert "changed since it was translated" in driver.words
        assert driver.typed == ""
        await driver.press("tab", "home")  # the old one, to be mended
        await enter(driver, "divas ")
        await enter(driver, "deja")
        assert translated(repository) == {
            "gadatirgus": "a fair",
            "filma": "a film",
            "two songs": "divas dziesma",
            "a dance": "deja",
        }
        assert repository.notes()[0].text == "gadatirgus"
        assert "Everything is translated." in driver.words
        await driver.press("ctrl+z")
        assert "1 note to translate" in driver.words


async def test_what_is_typed_stays_with_its_note(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("translations")
        await driver.type("a fai")
        await driver.press("down", "down")
        assert driver.typed == ""
        await driver.type("de")
        await driver.press("up", "up")
        assert driver.typed == "a fai"
        await enter(driver, "r")
        assert translated(repository)["gadatirgus"] == "a fair"
        await driver.press("escape")
        await driver.press("n", "down")
        assert driver.typed == "de"
        await driver.press("ctrl+q")
        assert "it waits here for you" in driver.told
        assert driver.app.is_running


async def test_what_the_store_refuses_stays_with_the_reason(repository: Repository) -> None:
    notes = {note.text: note for note in repository.notes()}
    async with running(repository) as driver:
        await driver.visit("translations")
        await driver.type("a fair")
        repository.notebook.edit(notes["gadatirgus"].id, "divi gadatirgi")
        seen = driver.app.screen
        await driver.press("up", "down")  # the list says it anew; what was typed stays
        assert driver.typed == "a fair"
        assert "divi gadatirgi" in driver.text
        assert driver.app.screen is seen
        repository.notebook.delete(notes["gadatirgus"].id)
        await driver.press("enter")
        assert "Its translation was: “a fair”" in driver.words
        assert set(translated(repository)) == {"filma"}  # what was meant for it went to no other note


async def test_while_the_store_is_gone_nothing_typed_is(repository: Repository, data: Path) -> None:
    async with running(repository) as driver:
        await driver.visit("translations")
        with gone(data):
            await enter(driver, "a fair")
            assert "NOT SAVED" in driver.text
            assert driver.typed == ""
            await driver.press("up")
            assert driver.typed == "a fair"
        await driver.press("enter")
        assert translated(repository)["gadatirgus"] == "a fair"
        assert "NOT SAVED" not in driver.text


async def test_another_translation_that_came_first_is_not_overwritten_unseen(repository: Repository) -> None:
    note = repository.notes()[0]
    async with running(repository) as driver:
        await driver.visit("translations")
        await driver.type("my fair")
        repository.board.translations.put(note.id, "en", "a market")
        driver.app.show_again()
        await driver.settle()
        assert driver.typed == "my fair"
        assert "a market" in driver.words
