"""Every screen, by keyboard alone and by mouse alone, and back."""

from __future__ import annotations

from itertools import cycle

import pytest

from tests.tui.driving import CLASSES, ROUTES, Driver, running
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes

ANSWERS = {
    "ActivityScreen": ("1", "enter"),
    "PlaceScreen": ("2", "enter"),
    "NotesScreen": ("3", "enter", "enter"),
    "QRScreen": ("4", "enter"),
}
"""What people come for, and the keys that lead there from home."""


async def test_every_screen_by_keyboard(repository: Repository) -> None:
    async with running(repository) as driver:
        for name, keys in ROUTES.items():
            await driver.press(*keys)
            assert driver.on == CLASSES[name]
            for left in reversed(range(len(driver.app.screen_stack))):
                assert len(driver.app.screen_stack) == left + 1
                await driver.press("escape")
            assert driver.on == "HomeScreen"


async def test_escape_at_home_stays_at_home(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.press("escape", "backspace", "escape")
        assert driver.on == "HomeScreen"
        assert driver.app.is_running


async def test_every_screen_leads_home_by_one_key(repository: Repository) -> None:
    async with running(repository) as driver:
        for name in ROUTES:
            if CLASSES[name] in ("ChooseScreen", "NotesScreen", "SearchScreen", "TranslationsScreen"):
                continue
            await driver.go(name)
            await driver.press("h")
            assert driver.on == "HomeScreen", name


@pytest.mark.parametrize("name", ["notes", "search"])
async def test_while_typing_the_letter_h_is_text(repository: Repository, name: str) -> None:
    async with running(repository) as driver:
        await driver.go(name)
        await driver.press("h")
        assert driver.on == CLASSES[name]
        assert driver.typed == "h"


async def test_every_screen_by_mouse(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.click("Programme")
        assert driver.on == "ItineraryScreen"
        await driver.click("Sun 11 Nov")
        assert "Lāčplēsis Day" in driver.text
        await driver.click("K kind")
        assert driver.on == "ChooseScreen"
        await driver.click("excursion")
        assert driver.on == "ItineraryScreen"
        assert "Only: excursion" in driver.words
        await driver.click("V venue")
        await driver.click("Saules")
        assert driver.on == "ItineraryScreen"
        await driver.press("x")
        await driver.click("Thu 8 Nov")
        await driver.click("Get-acquainted dinner")
        assert driver.on == "ActivityScreen"
        await driver.click("Esc back")
        assert driver.on == "ItineraryScreen"
        await driver.click("Esc back")
        assert driver.on == "HomeScreen"

        await driver.click("Who is here")
        assert driver.on == "CitiesScreen"
        await driver.click("Bulgaria")
        assert driver.on == "PlaceScreen"
        assert "Bulgaria" in driver.text
        await driver.click("Q QR code")
        assert driver.on == "QRScreen"
        for _ in range(3):
            await driver.click("Esc back")
        assert driver.on == "HomeScreen"

        await driver.click("Group work")
        assert driver.on == "GroupWorkScreen"
        await driver.click("The image of")
        await driver.click("Lithuania")
        assert driver.on == "NotesScreen"
        assert "“The image of my town/country”   Lithuania" in driver.text
        for _ in range(2):
            await driver.click("Esc back")
        assert driver.on == "HomeScreen"

        await driver.click("Take it along")
        assert driver.on == "CodesScreen"
        await driver.click("Belarus")
        assert driver.on == "QRScreen"
        assert "www.belarus.by" in driver.text
        await driver.click("? help")
        assert driver.on == "HelpScreen"
        await driver.click("/ search")
        assert driver.on == "SearchScreen"
        await driver.type("rask")
        await driver.click("Raška")
        assert driver.on == "PlaceScreen"


async def click_hint(driver: Driver, label: str) -> None:
    """Click on a hint in the bar at the bottom."""
    await driver.click(label, row=len(driver.rows()) - 1)


OWN_HINTS = {
    "home": ("Enter open",),
    "programme": ("Enter in full", "← → day", "K kind", "V venue"),
    "activity": ("← → others",),
    "cities": ("Enter in full", "Q QR code"),
    "place": ("Q QR code", "← → next place", "↑ ↓ next fact"),
    "groupwork": ("Enter choose", "Tab other list"),
    "codes": ("Enter show",),
    "qr": ("← → others",),
}
"""The hints of each screen that no other one has; the text fields have tests of their own."""


async def test_a_click_on_a_hint_does_what_its_key_does(repository: Repository) -> None:
    async with running(repository, size=(120, 30)) as driver:
        for name, labels in OWN_HINTS.items():
            for label in labels:
                await driver.go(name)
                if label.startswith("←"):
                    await driver.press("right")
                before = driver.text, driver.app.screen.focused, driver.on
                await click_hint(driver, label)
                assert (driver.text, driver.app.screen.focused, driver.on) != before, (name, label)


async def test_only_what_would_do_something_is_hinted_at(repository: Repository) -> None:
    """The way there and the group work, at an activity that has both or none."""
    async with running(repository) as driver:
        driver.app.open(routes.Activity("d1-1"))
        await driver.settle()
        assert "Q way there" not in driver.rows()[-1]
        assert "G group work" not in driver.rows()[-1]
        driver.app.open(routes.Activity("d2-14"))
        await driver.settle()
        await click_hint(driver, "Q way there")
        assert driver.on == "QRScreen"
        assert "geo:" in driver.text
        await driver.press("escape")
        driver.app.open(routes.Activity("d2-8"))
        await driver.settle()
        await click_hint(driver, "G group work")
        assert driver.on == "GroupWorkScreen"


async def test_hints_while_typing_can_be_clicked(repository: Repository) -> None:
    async with running(repository, size=(140, 24)) as driver:
        await driver.go("search")
        await driver.type("raska")
        await click_hint(driver, "Enter open")
        assert driver.on == "PlaceScreen"
        await driver.go("notes")
        await driver.type("a song")
        await click_hint(driver, "Tab category")
        await click_hint(driver, "Enter save")
        await driver.until(lambda: len(repository.notes()) == 1)
        (note,) = repository.notes()
        assert (note.text, note.category) == ("a song", "culture")
        await click_hint(driver, "↑ correct")
        assert driver.chosen == note.id
        await click_hint(driver, "Del delete")
        await driver.until(lambda: not repository.notes())
        await click_hint(driver, "Ctrl+Z undo")
        await driver.until(lambda: repository.notes() == (note,))
        await driver.press("up")
        await click_hint(driver, "Enter change")
        assert driver.typed == "a song"
        await click_hint(driver, "F3 search")
        assert driver.on == "SearchScreen"


@pytest.mark.parametrize("name", ["home", "programme", "qr"])
async def test_the_hints_of_every_screen_can_be_clicked(repository: Repository, name: str) -> None:
    async with running(repository, size=(120, 30)) as driver:
        await driver.go(name)
        await click_hint(driver, "/ search")
        assert driver.on == "SearchScreen"
        await click_hint(driver, "Esc back")
        await click_hint(driver, "? help")
        assert driver.on == "HelpScreen"
        await click_hint(driver, "Esc back")
        assert driver.on == CLASSES[name]
        await click_hint(driver, "L language")
        assert driver.on == "LanguagesScreen"
        await driver.press("escape")
        await click_hint(driver, "? help")


FROM = [name for name in ROUTES if CLASSES[name] != "ChooseScreen"]


async def test_three_presses_lead_from_anywhere_to_any_answer(repository: Repository) -> None:
    """Each way from a screen with fields to type in, and one way at least from each other screen."""
    typing = [(name, answer) for name in ("notes", "search") for answer in ANSWERS]
    async with running(repository) as driver:
        for name, answer in [*zip(FROM, cycle(ANSWERS), strict=False), *typing]:
            if CLASSES[name] == answer:
                continue
            await driver.go(name)
            keys = ANSWERS[answer]
            if name in ("notes", "translations"):
                below = name == "translations" and answer == "NotesScreen"
                keys = ("escape", *(keys[1:] if below else keys))
            elif name == "search":  # what is typed there is a way of its own; this is for who gives it up
                await driver.press("escape")
            assert len(keys) <= 3, f"from {name} to {answer}"
            await driver.press(*keys)
            assert driver.on == answer, f"from {name} to {answer}"


async def test_the_way_back_is_the_way_that_was_come(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.press("2", "enter", "q", "question_mark")
        seen = [driver.on]
        while len(driver.app.screen_stack) > 1:
            await driver.press("escape")
            seen.append(driver.on)
        assert seen == ["HelpScreen", "QRScreen", "PlaceScreen", "CitiesScreen", "HomeScreen"]


async def test_a_screen_is_never_open_twice(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.press("2", "enter", "slash")
        await driver.type("krak")
        await driver.press("enter", "question_mark", "slash", "escape")
        stack = [type(screen).__name__ for screen in driver.app.screen_stack]
        assert len(stack) == len(set(stack))
