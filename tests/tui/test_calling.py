"""A visitor calls an organiser, and somebody comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.tui.driving import running
from tests.tui.test_kiosk import PIN, SETTINGS, kiosk, unlock
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.store.side_files.pin import Pin
from ttchan_tui.tui.start_at import StartAt

ENGLISH = replace(SETTINGS, language="en", venue="city-council")


def standing(repository: Repository) -> list[str]:
    return [call.kiosk for call in repository.side_files.calls.standing(datetime.now(UTC))]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_from_the_call_to_somebody_is_coming(
    repository: Repository, data: Path, size: tuple[int, int]
) -> None:
    async with kiosk(repository, settings=ENGLISH, size=size) as visit:
        await visit.press("x", "o")
        assert visit.on == "CallingScreen"
        assert not standing(repository)  # not before somebody has said yes
        await visit.press("enter")
        assert standing(repository) == ["foyer"]
        assert visit.shows("An organiser was called.")
        assert "foyer · Daugavpils City Council: called at" in visit.words
        await visit.press("h")
        assert "An organiser was called." in visit.words  # on every screen of the kiosk
        await visit.until(lambda: visit.app.news.is_watching)
        elsewhere = open_repository(data)
        elsewhere.side_files.calls.answer("foyer")
        elsewhere.close()
        await visit.until(lambda: "Somebody is coming." in visit.words)
        await visit.press("o")
        assert visit.shows("Somebody is coming.")


async def test_no_help_is_needed_any_more_and_no_play(repository: Repository) -> None:
    async with kiosk(repository, settings=ENGLISH) as visit:
        await visit.press("x", "o", "down", "enter")
        assert visit.on == "HomeScreen"
        await visit.press("o", "enter", "down", "enter")
        assert not standing(repository)
        await visit.press("home", "enter")
        assert "Somebody has called from here just now" in visit.words
        assert not standing(repository)


async def test_organisers_see_it_wherever_they_are_and_answer_by_a_key(
    repository: Repository, data: Path
) -> None:
    async with running(repository) as driver:
        await driver.press("1")
        await driver.until(lambda: driver.app.news.is_watching)
        elsewhere = open_repository(data)
        elsewhere.side_files.calls.call("foyer", "city-council")
        elsewhere.close()
        await driver.until(lambda: "CALL foyer · Daugavpils City Council · called at" in driver.words)
        assert "Nobody has answered yet." in driver.words
        await driver.press("y")
        await driver.until(lambda: "Somebody is coming." in driver.words)
        [call] = repository.side_files.calls.standing(datetime.now(UTC))
        assert call.answered


async def test_a_touch_on_the_line_answers_too(repository: Repository) -> None:
    repository.side_files.calls.call("foyer")
    async with running(repository) as driver:
        await driver.click("foyer")
        await driver.until(lambda: "Somebody is coming." in driver.words)


async def test_who_leads_a_group_is_not_disturbed(repository: Repository) -> None:
    repository.side_files.calls.call("foyer")
    beginning = StartAt(prompt="promote-my-partner", group="lv")
    async with running(repository, beginning=beginning) as driver:
        await driver.press("f1")
        assert "CALL" not in driver.text


async def test_the_panel_of_another_kiosk_answers(repository: Repository, data: Path) -> None:
    Pin(data).set(PIN)
    repository.side_files.calls.call("hall", "museum")
    async with kiosk(repository, settings=ENGLISH) as visit:
        assert "CALL" not in visit.text
        await unlock(visit)
        assert "CALL hall · Daugavpils museum · called at" in visit.words
        await visit.press("home", "enter")
        await visit.until(lambda: "Somebody is coming." in visit.words)
        [call] = repository.side_files.calls.standing(datetime.now(UTC))
        assert call.answered


@pytest.mark.parametrize(("venue", "sees"), [("museum", True), ("university", False), ("", False)])
async def test_an_announcement_for_one_venue_stands_at_its_kiosks_alone(
    repository: Repository, venue: str, sees: bool
) -> None:
    until = datetime.now(UTC) + timedelta(hours=1)
    repository.announcements.announce({"en": "The lift is broken"}, until, venue="museum")
    repository.announcements.announce({"en": "Lunch is at one"}, until)
    async with kiosk(repository, settings=replace(ENGLISH, venue=venue)) as visit:
        await visit.press("x")
        assert "Lunch is at one" in visit.words
        assert ("The lift is broken" in visit.words) == sees
    async with running(repository) as driver:
        assert "Daugavpils museum: The lift is broken" in driver.words


async def test_staff_announce_in_two_languages_to_their_own_venue(repository: Repository, data: Path) -> None:
    Pin(data).set(PIN)
    async with kiosk(repository, settings=ENGLISH) as visit:
        await unlock(visit)
        await visit.press("down", "down", "down", "down", "enter")
        await visit.type("Lift")
        await visit.press("enter")
        await visit.type("Lifts")
        await visit.press("enter", "down", "down", "enter")
        [told] = repository.announcements.standing(datetime.now(UTC))
        assert told.text.by_language == {"en": "Lift", "lv": "Lifts"}
        assert told.venue == "city-council"
