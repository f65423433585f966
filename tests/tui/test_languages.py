"""Each language: no public screen says anything in English that it should not, and nothing is cut."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.catalogues import Id, extract, key
from tests.meetings import meeting
from tests.tui.driving import SIZES, USUAL, Driver, flowing, running
from tests.tui.test_kiosk import SETTINGS, kiosk
from ttchan_tui.meeting.board.themes import Totals
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.spoken import by_own_name, offered
from ttchan_tui.meeting.wording.found import KINDS
from ttchan_tui.meeting.wording.weight import weight
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import CODES, language
from ttchan_tui.tui import routes
from ttchan_tui.tui.routes import Route
from ttchan_tui.tui.widgets.language_tiles import own_keys
from ttchan_tui.tui.widgets.plain_label import PlainLabel

WHOLE = bool(os.environ.get("TTCHAN_STRESS"))

LONG_ENOUGH = 14
"""Characters from which on a text is a sentence of its own, not a word that two languages share."""


@cache
def sentences() -> list[Id]:
    """All that the code says."""
    return [key(message) for message in extract() if message.id]


def english_for(code: str) -> list[str]:
    """Sentences that are English in that language."""
    say = language(code).say
    said = sentences()
    found = (id for id in said if isinstance(id, str) and len(id) >= LONG_ENOUGH and say(id) == id)
    parts = (max(re.split(r"\{\w*\}", id), key=len).strip() for id in found)
    return [part for part in parts if len(part) >= LONG_ENOUGH]


def public(meeting: Meeting) -> Iterator[Route]:
    """What anybody may see; the first screen is seen before."""
    day, activity, place = meeting.days[1].date, meeting.activities[3].id, meeting.places[0].id
    prompt = meeting.prompts[0].id
    yield from (routes.Itinerary(day), routes.Cities(), routes.Languages())
    if WHOLE:
        yield from (routes.Activity(activity), routes.Place(place), routes.Mine(), routes.Voices())
        yield from (routes.Wall(prompt), routes.Say(prompt), routes.Codes(), routes.Code("results"))
        yield from (routes.Search(), routes.Help(), routes.About())


SHOWN = (routes.Itinerary, routes.Languages)
"""The places, besides the first screen, whose text is kept for each language."""


def cut(driver: Driver) -> list[str]:
    """Words of our own that have less room than they take."""
    return [
        shown.plain
        for label in driver.app.screen.query(PlainLabel)
        if label.display and label.region and label.styles.text_wrap == "nowrap" and label.id != "bar-meeting"
        for shown in [label.visual]
        if hasattr(shown, "plain") and any(len(line) > label.size.width for line in shown.plain.split("\n"))
    ]


@pytest.mark.app
async def test_every_language_is_spoken_and_has_room(
    repository: Repository, snapshot: SnapshotAssertion
) -> None:
    found: list[tuple[str, str, str]] = []
    for size in SIZES if WHOLE else (USUAL,):
        async with running(repository, size=size) as driver:
            for code in CODES:
                foreign = english_for(code) if code != "en" else []
                driver.app.session.language_code = code
                driver.app.show_again()
                await driver.settle()
                for route in (None, *public(repository.meeting())):
                    if route:
                        await driver.open(route)
                    words, hints = flowing(driver.text), driver.rows()[-1]
                    faults = [each for each in foreign if each in words] + cut(driver)
                    faults += [hints] if language(code).say("help") not in hints else []
                    found += [(code, driver.on, fault) for fault in faults]
                    if size == USUAL and (route is None or isinstance(route, SHOWN)):
                        assert driver.text == snapshot(name=f"{driver.on} {code}")
                await driver.press("escape", "h")
    assert not found


@pytest.mark.app
async def test_what_is_too_long_for_a_tile_stands_there_in_two_lines(repository: Repository) -> None:
    async with kiosk(repository, settings=replace(SETTINGS, language="fr")) as visit:
        await visit.press("space")
        upper, lower = visit.row_of("Ce que disent "), visit.row_of(" les gens ")
        assert lower == upper + 1


def test_short_words_that_visitors_read_are_in_each_language() -> None:
    """Those which the walk through the screens cannot tell from words of the language."""
    some = Totals(notes=9, groups=6, hands=130)
    english = [weight(some, language("en")), *KINDS.values()]
    for code in set(CODES) - {"en"}:
        own = [weight(some, language(code)), *map(language(code).say, KINDS.values())]
        alike = {words for words, other in zip(own, english, strict=True) if words == other}
        assert alike <= {"Wi-Fi", "partner", "delegation"}, code


def test_each_language_has_a_letter_of_its_own() -> None:
    keys = own_keys(by_own_name(CODES))
    assert len(set(keys.values())) == len(CODES)
    assert all(name.isascii() and name.isupper() for name in keys.values())
    assert {code: keys[code] for code in ("en", "de", "pl", "bg", "ru", "tr")} == {
        **{"en": "E", "de": "D", "pl": "P"},
        **{"bg": "B", "ru": "R", "tr": "T"},
    }


def test_those_are_offered_that_the_people_of_the_meeting_read(repository: Repository) -> None:
    found = offered(repository.meeting())
    assert set(found) == set(CODES) - {"hu"}
    assert found[-2:] == ("bg", "ru")
    assert "hu" in offered(repository.meeting(), "hu")
    assert set(offered(repository.meeting(), "lv", only=("hu", "en"))) == {"lv", "hu", "en"}
    small = meeting()
    assert "pt" in offered(small)
    towns = tuple(place for place in small.places if place.country != "PT")
    assert "pt" in offered(replace(small, places=towns)), "a country that only sends people"


@pytest.mark.app
async def test_a_language_is_chosen_by_arrows_by_its_letter_and_by_a_touch(repository: Repository) -> None:
    async with running(repository, size=(60, 20)) as driver:
        await driver.go("languages")
        await driver.press("right", "down", "enter")
        chosen = driver.app.session.language_code
        assert chosen not in ("en", "")
        assert driver.on == "HomeScreen"
        await driver.press("f2", "р")
        assert driver.app.session.language_code == "ru"
        await driver.press("f2", "p")
        assert driver.app.session.language_code == "pl"
        await driver.press("f2")
        await driver.click("Türkçe")
        assert driver.app.session.language_code == "tr"
        await driver.press("f2", "escape")
        assert driver.app.session.language_code == "tr"


@pytest.mark.app
async def test_a_kiosk_offers_the_languages_that_it_is_told(repository: Repository) -> None:
    async with kiosk(repository, settings=replace(SETTINGS, offers=("pl", "hu"))) as visit:
        shown = [code for code in CODES if re.search(rf"\b{language(code).own_name}\b", visit.text, re.I)]
        assert set(shown) == {"lv", "pl", "hu"}
        await visit.press("p")
        assert visit.app.session.language_code == "pl"
