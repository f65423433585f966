"""A visitor says something at a kiosk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.tui.driving import NOW, Driver, running
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.session import Session


@asynccontextmanager
async def at_a_kiosk(repository: Repository, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driver]:
    app = TTChanApp(Session(repository, "en", NOW, public=True, kiosk="foyer"))
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        yield driver


async def open_say(driver: Driver) -> None:
    await driver.press("3", "w")
    assert driver.on == "SayScreen"


@pytest.fixture
def prompt(repository: Repository) -> str:
    prompt = repository.meeting().prompts[0].id
    repository.visitors.open(prompt)
    return prompt


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_from_typing_to_being_read_by_others(
    repository: Repository, prompt: str, size: tuple[int, int]
) -> None:
    async with at_a_kiosk(repository, size) as driver:
        await open_say(driver)
        await driver.press("tab")
        await driver.type("more ferries")
        assert "12/140" in driver.words
        await driver.press("enter")
        await driver.until(lambda: "Thank you" in driver.words)
        assert driver.typed == ""
        [waiting] = repository.visitors.notes(Standing.WAITING)
        assert waiting.text == "more ferries"
        assert waiting.category == repository.meeting().prompt[prompt].categories[1].id
        await driver.open(routes.Wall(prompt))
        assert not driver.shows("more ferries")
        repository.visitors.judge([waiting.id], Standing.SHOWN)
        await driver.until(lambda: driver.shows("more ferries"))
        assert "said by visitors" in driver.words
        await driver.press("f3", *"ferries")
        await driver.until(lambda: "said by a visitor" in driver.words)
        await driver.press("enter")
        assert driver.on == "WallScreen"


async def test_it_is_offered_at_kiosks_only_and_where_a_prompt_is_open(
    repository: Repository, prompt: str
) -> None:
    async with running(repository) as driver:
        await driver.go("groupwork")
        assert "Say something" not in driver.words
        driver.app.open(routes.Say(prompt))
        await driver.settle()
        assert driver.on == "GroupWorkScreen"
    async with at_a_kiosk(repository) as driver:
        await driver.press("3")
        await driver.until(lambda: "Say something yourself" in driver.words)
        await driver.press("w")
        assert driver.on == "SayScreen"
        repository.visitors.close(prompt)
        await driver.until(lambda: driver.on == "VoicesScreen")
        await driver.until(lambda: "Say something" not in driver.words)


async def test_too_soon_is_said_and_what_was_typed_stays(repository: Repository, prompt: str) -> None:
    async with at_a_kiosk(repository) as driver:
        await open_say(driver)
        await driver.type("one")
        await driver.press("enter")
        await driver.until(lambda: "Thank you" in driver.words)
        await driver.type("two")
        await driver.press("enter")
        await driver.until(lambda: "Please wait" in driver.words)
        assert driver.typed == "two"
    assert len(repository.visitors.notes(*Standing)) == 1


async def test_nothing_of_a_visitor_is_left_for_the_next_one(repository: Repository, prompt: str) -> None:
    async with at_a_kiosk(repository) as driver:
        await open_say(driver)
        await driver.type("secret")
        driver.app.get_screen("say").begin_anew()  # type: ignore[attr-defined]
        await driver.press("escape")
        await open_say(driver)
        assert driver.typed == ""
        await driver.type("secret")
        await driver.press("escape", "escape")
        await open_say(driver)
        assert driver.typed == ""
    assert not (repository.engine.path.parent / "drafts").exists()


@pytest.mark.parametrize("text", ["x" * 10_000, "\x1b]0;title\x07", "abc\u202edef", "y" * 141])
async def test_hostile_pastes_are_refused_with_a_sentence(
    repository: Repository, prompt: str, text: str
) -> None:
    async with at_a_kiosk(repository) as driver:
        await open_say(driver)
        await driver.type("ok")
        await driver.paste(text)
        assert driver.typed == "ok"
        assert "allowed" in driver.words or "cannot be kept" in driver.words
        await driver.paste("[/] [@click=app.quit]x[/]")
        await driver.press("enter")
        await driver.until(lambda: "Thank you" in driver.words)
        assert driver.on == "SayScreen"
