"""One key changes the language of everything, another one the colours; nothing else moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import ttchan_tui
from tests.tui.driving import AFTER, ROUTES, flowing, running
from ttchan_tui.store import Repository

CATALOGUE = Path(ttchan_tui.__file__).parent / "locale" / "lv" / "LC_MESSAGES" / "ttchan.po"

LONG_ENOUGH = 14
"""Characters from which on a text is a sentence of its own, not a word that two languages share."""


def sentences() -> list[tuple[str, str]]:
    """Sentences of the screens without blanks to fill in: English, Latvian."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file)
    return [
        (message.id, message.string)
        for message in catalogue
        if isinstance(message.id, str)
        and isinstance(message.string, str)
        and min(len(message.id), len(message.string)) >= LONG_ENOUGH
        and "{" not in message.id
        and message.id != message.string
    ]


def said_whole(pairs: list[tuple[str, str]], words: str) -> Iterator[tuple[str, str]]:
    """Those whose English stands in the words, and not only inside a longer one of them."""
    for english, latvian in sorted(pairs, key=lambda pair: -len(pair[0])):
        if english in words:
            words = words.replace(english, "…")
            yield english, latvian


@pytest.mark.xdist_group("afterwards")
def test_no_screen_says_anything_in_the_other_language(words_afterwards: dict[str, dict[str, str]]) -> None:
    pairs, seen = sentences(), {"en": "", "lv": ""}
    for language, other in (("lv", 0), ("en", 1)):
        for name, text in words_afterwards[language].items():
            words = flowing(text)
            foreign = [pair[other] for pair in pairs if pair[other] in words]
            assert not foreign, f"{name} in {language}"
            seen[language] += words
    said = list(said_whole(pairs, seen["en"]))
    assert len(said) > 30
    for english, latvian in said:
        assert latvian in seen["lv"], english


async def test_the_language_changes_at_once_and_back(repository: Repository) -> None:
    async with running(repository) as driver:
        for name in ROUTES:
            if name in ("kinds", "venues", "languages"):
                continue
            await driver.visit(name)
            english = driver.text
            await driver.speak("lv")
            assert driver.rows()[0].endswith(" LV ")
            assert driver.text != english
            await driver.speak("en")
            assert driver.text == english, name


async def test_dates_numbers_and_plurals_change_too(repository: Repository) -> None:
    async with running(repository, language="lv", now=AFTER) as driver:
        assert "2018. gada 8.–12. nov." in driver.rows()[0]
        assert "159 dalībnieki no 14 valstīm" in driver.text
        await driver.speak("en")
        assert "8–12 Nov 2018" in driver.rows()[0]
        assert "159 participants from 14 countries" in driver.text


async def test_the_chosen_line_stays_chosen(repository: Repository) -> None:
    async with running(repository) as driver:
        for name in ("programme", "cities", "groupwork", "codes"):
            await driver.visit(name)
            await driver.press("down", "down", "down")
            chosen = driver.chosen
            assert chosen is not None
            await driver.speak("lv")
            assert driver.chosen == chosen
            await driver.speak("en")


async def test_what_is_typed_stays_typed(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("half a li")
        await driver.speak("de")
        assert driver.typed == "half a li"
        await driver.type("ne")
        await driver.press("enter")
        (note,) = repository.notes()
        assert (note.text, note.language) == ("half a line", "lv"), "it is in the language of its group"


async def test_the_search_goes_on_in_the_other_language(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("search")
        await driver.type("lodz")
        assert "Łódź" in driver.text
        await driver.speak("lv")
        assert driver.typed == "lodz"
        assert "Lodza" in driver.text


async def test_the_language_of_one_screen_is_that_of_all(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.press("2")
        await driver.speak("lv")
        await driver.press("escape")
        assert "Kas ir ieradies" in driver.text


async def test_the_place_in_a_text_stays_when_the_language_changes(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("about")
        await driver.press("pagedown")
        place = driver.reading_place
        assert place > 0
        await driver.speak("lv")
        assert driver.reading_place == place


async def test_another_theme_changes_the_colours_and_no_letter(repository: Repository) -> None:
    async with running(repository) as driver:
        before, colour = driver.text, driver.app.screen.styles.background
        themes = {driver.app.theme}
        await driver.press("t")
        themes.add(driver.app.theme)
        assert driver.text == before
        assert driver.app.screen.styles.background != colour
        assert len(themes) == 2
        while driver.app.theme != "ttchan-dark":
            await driver.press("f4")
        assert driver.app.screen.styles.background == colour
