"""Who came from where, and what there is to know of a place."""

from __future__ import annotations

import re

import pytest

from tests.tui.driving import AFTER, CLASSES, LANGUAGES, NOW, ROUTES, WHOLE, running
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import language as language_of
from ttchan_tui.tui import routes
from ttchan_tui.tui.texts.activity import activity_text
from ttchan_tui.tui.texts.place import place_text

SUM = re.compile(r"(?<!\d)162(?!\d)")
"""What nothing must add up to: the stated total and the separately named."""


async def test_every_total_stands_under_its_own_name(repository: Repository) -> None:
    async with running(repository, size=WHOLE) as driver:
        await driver.go("cities")
        for figure in (
            "159 participants",
            "14 counted countries",
            "3 named separately",
            "159 stated total of the 14 counted delegations",
            "57 of them invited: from other countries",
            "17 countries named in the whole list",
            "6 partners of the project",
        ):
            assert figure in driver.words, figure


async def test_the_separately_named_stand_apart(repository: Repository) -> None:
    async with running(repository, size=WHOLE) as driver:
        await driver.go("cities")
        apart = driver.row_of("stated total")
        for code in ("LV", "RS", "BG"):
            assert driver.row_of(f"{code}  ") < apart
        for code in ("KZ", "BY", "TR"):
            assert driver.row_of(f"{code}  ") > apart


async def test_the_numbers_come_with_bars_where_there_is_room(repository: Repository) -> None:
    async with running(repository, size=(200, 60)) as driver:
        await driver.go("cities")
        bars = {row.strip(" ▌")[:2]: row.count("█") for row in driver.rows() if "█" in row}
        assert bars["LV"] > bars["PL"] >= bars["LT"] > bars["IT"] >= bars["RS"] > 0


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nothing_on_any_screen_adds_up_to_162(repository: Repository, language: str) -> None:
    async with running(repository, language=language, size=WHOLE, now=AFTER) as driver:
        for name in ROUTES:
            await driver.go(name)
            assert not SUM.search(driver.text), driver.text
    meeting, spoken = repository.meeting(), language_of(language)
    for place in meeting.places:
        assert not SUM.search(place_text(place, meeting, spoken, AFTER).plain)
    for activity in meeting.activities:
        assert not SUM.search(activity_text(activity, meeting, NOW, spoken).plain)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Łódź", "Poland", "650 km, south-west", "Time there: 13:00, Friday", "uml.lodz.pl")),
        ("lv", ("Łódź · Polija", "650 km", "Tur tagad: 13:00, piektdiena", "uml.lodz.pl")),
    ],
)
async def test_a_place_says_where_it_lies_and_what_time_it_is_there(
    repository: Repository, language: str, said: tuple[str, ...]
) -> None:
    async with running(repository, language=language, size=WHOLE) as driver:
        driver.app.open(routes.Place("lodz"))
        await driver.settle()
        for words in said:
            assert words in driver.words, words


async def test_places_of_one_delegation_share_one_number(repository: Repository) -> None:
    async with running(repository, size=WHOLE) as driver:
        for place in ("lodz", "warsaw", "krakow"):
            driver.app.open(routes.Place(place))
            await driver.settle()
            assert "16 participants" in driver.words
            assert "Łódź, Warsaw and Kraków" in driver.words


def test_every_fact_of_a_place_has_its_source(repository: Repository) -> None:
    meeting = repository.meeting()
    for place in meeting.places:
        lines = place_text(place, meeting, language_of("en"), AFTER).plain.splitlines()
        facts = [line for line in lines if line.startswith("• ")]
        assert len(facts) == len(place.facts)
        assert all(re.search(r"\[[^\]]{3,}\]$", fact) for fact in facts)


async def test_a_place_in_the_east_and_one_beyond_the_total(repository: Repository) -> None:
    async with running(repository, size=WHOLE) as driver:
        driver.app.open(routes.Place("kazakhstan"))
        await driver.settle()
        assert "Time there: 1" in driver.words
        assert "1 participant" in driver.words
        assert repository.meeting().participation.separately_named_note.in_language("en").text in driver.words


async def test_neighbours_stop_at_both_ends_and_the_list_follows(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("place")
        await driver.press("left")
        assert "Daugavpils" in driver.text
        await driver.press("right", "right", "escape")
        assert driver.on == CLASSES["cities"]
        assert driver.chosen == "warsaw"


async def test_the_text_of_a_place_is_read_from_its_top(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("place")
        await driver.press("pagedown")
        assert driver.reading_place > 0
        await driver.press("right")
        assert driver.reading_place == 0


@pytest.mark.parametrize("size", [(120, 40), (200, 60)])
async def test_with_more_room_the_chosen_place_stands_beside_the_list(
    repository: Repository, size: tuple[int, int]
) -> None:
    async with running(repository, size=size) as driver:
        await driver.go("cities")
        assert "Daugavpils hosted the meeting" in driver.words
        await driver.press("down")
        assert "Daugavpils hosted the meeting" not in driver.words
        assert "Poland" in driver.text
