"""Promises for the partners, made and changed on screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.tui.board.conftest import Say
from tests.tui.driving import Driver, running
from ttchan_tui.store import Repository
from ttchan_tui.tui.screens.board.promises import PromisesScreen


async def open_promises(driver: Driver) -> None:
    await driver.go("groupwork")
    await driver.press("s")
    assert driver.on == "PromisesScreen"


async def test_a_promise_is_made_for_a_partner_who_had_none(repository: Repository) -> None:
    async with running(repository) as driver:
        await open_promises(driver)
        assert "6 partners without a promise" in driver.words
        await driver.press("down", "enter")
        assert "A promise for Serbia" in driver.words
        await driver.type("An exhibition")
        await driver.press("enter")
        await driver.type("the museum")
        await driver.press("enter")
        await driver.type("31.2.2019")
        await driver.press("enter")
        assert "There is no such day as “31.2.2019” in the calendar." in driver.words
        assert repository.board.promises.all() == ()
        await driver.press("home", *("delete",) * 2)
        await driver.type("9")
        await driver.press("enter")
        await driver.until(lambda: driver.on == "PromisesScreen")
        (made,) = repository.board.promises.all()
        assert (made.text, made.who, made.partner) == ("An exhibition", "the museum", "rs")
        assert made.by == date(2019, 2, 9)
        assert driver.chosen == made.id
        assert "the museum · by 9 February 2019" in driver.words
        assert driver.row_of("Serbia") > driver.row_of("Lithuania")
        assert "5 partners without a promise" in driver.words


async def test_a_promise_is_changed_taken_back_and_brought_back(repository: Repository) -> None:
    made = repository.board.promises.promise("A concert", "the choir", "rs")
    async with running(repository) as driver:
        await open_promises(driver)
        await driver.press("end", "enter")
        assert "the choir" in driver.text
        await driver.type("s")
        await driver.press("ctrl+s")
        await driver.until(lambda: [one.text for one in repository.board.promises.all()] == ["A concerts"])
        assert driver.chosen == made.id
        await driver.press("delete")
        await driver.until(lambda: repository.board.promises.all() == ())
        assert "Taken back: A concerts" in driver.words
        await driver.press("ctrl+z", "ctrl+z")
        await driver.until(lambda: repository.board.promises.all() == (made,))
        await driver.press("ctrl+z")
        assert "There is nothing to undo" in driver.words


async def test_what_nobody_promises_is_not_kept(repository: Repository) -> None:
    async with running(repository) as driver:
        await open_promises(driver)
        await driver.press("enter")
        await driver.type("A concert")
        await driver.press("ctrl+s")
        assert driver.on == "PromiseForm"
        assert repository.board.promises.all() == ()
        assert driver.one("#what", driver.field).value == "A concert"
        await driver.press("escape")
        assert driver.on == "PromisesScreen"


async def test_a_note_becomes_a_promise(repository: Repository, say: Say) -> None:
    note = say("Bring their craftsmen to our fair")
    async with running(repository) as driver:
        await driver.go("groupwork")
        await driver.press("g", "p")
        assert "For which partner is this?" in driver.words
        await driver.press("enter")
        await driver.type("the council")
        await driver.press("ctrl+s")
        await driver.until(lambda: driver.on == "PromisesScreen")
        (made,) = repository.board.promises.all()
        assert (made.text, made.who, made.note) == (note.text, "the council", note.id)
        assert "For which partner is this?" not in driver.words


async def test_whoever_changes_what_somebody_just_has_changed_sees_both(repository: Repository) -> None:
    promises = repository.board.promises
    made = promises.promise("A concert", "the choir", "rs")
    async with running(repository) as driver:
        await open_promises(driver)
        await driver.press("end", "enter")
        await driver.type("s")
        promises.change(replace(made, who="the school"))
        await driver.press("ctrl+s")
        await driver.until(lambda: "· the school ·" in driver.words, "the other words")
        assert driver.on == "PromiseForm"
        assert driver.one("#what", driver.field).value == "A concerts"
        await driver.press("ctrl+s")
        await driver.until(lambda: driver.on == "PromisesScreen")
        assert [(one.text, one.who) for one in promises.all()] == [("A concerts", "the choir")]


async def test_a_refused_day_is_selected_so_that_the_next_one_takes_its_place(repository: Repository) -> None:
    async with running(repository) as driver:
        await open_promises(driver)
        await driver.press("down", "enter")
        for typed in ("An exhibition", "the museum", "9 May", "9.5.2019"):
            await driver.type(typed)
            await driver.press("enter")
        await driver.until(lambda: driver.on == "PromisesScreen")
        (made,) = repository.board.promises.all()
        assert made.by == date(2019, 5, 9)


async def test_whoever_takes_back_what_somebody_has_changed_sees_it_first(
    repository: Repository,
) -> None:
    promises = repository.board.promises
    made = promises.promise("A concert", "the choir", "rs")
    async with running(repository) as driver:
        await open_promises(driver)
        await driver.press("end")
        screen = driver.app.screen
        assert isinstance(screen, PromisesScreen)
        promises.change(replace(made, who="the school"))
        screen.action_take_back()  # before the news is on the screen
        await driver.until(lambda: "“A concert” · the school" in driver.words, "the other words")
        assert [one.who for one in promises.all()] == ["the school"]
        await driver.press("end", "delete")
        await driver.until(lambda: promises.all() == ())
