"""Who came from where, and what there is to know of a place."""

from __future__ import annotations

import re

import pytest
from textual.content import Content

from tests.tui.driving import AFTER, CLASSES, LANGUAGES, NOW, WHOLE, Driver, running
from ttchan_tui.meeting.wording.facts import source_name
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import language as language_of
from ttchan_tui.tui import routes
from ttchan_tui.tui.texts.activity import activity_text
from ttchan_tui.tui.texts.place import cards, place_text
from ttchan_tui.tui.widgets.postcard import OneCard

SUM = re.compile(r"(?<!\d)162(?!\d)")
"""What nothing must add up to: the stated total and the separately named."""


async def test_every_total_stands_under_its_own_name(repository: Repository) -> None:
    async with running(repository, size=WHOLE) as driver:
        await driver.go("cities")
        for figure in (
            "159 participants",
            "from 14 countries",
            "3 named separately",
            "159 stated total of the 14 counted delegations",
            "57 of them from other countries",
            "17 countries named in the whole list",
            "6 partners of the project",
        ):
            assert figure in driver.words, figure


async def test_the_separately_named_stand_apart(repository: Repository) -> None:
    async with running(repository, size=WHOLE) as driver:
        await driver.go("cities")
        apart = driver.row_of("Named separately")
        for country in ("Latvia", "Serbia", "Bulgaria"):
            assert driver.row_of(country) < apart
        for country in ("Kazakhstan", "Belarus", "Turkey"):
            assert driver.row_of(f"{country}  ") > apart


@pytest.mark.parametrize("language", LANGUAGES)
async def test_places_stand_in_the_order_of_their_shown_names(repository: Repository, language: str) -> None:
    names = {
        "en": ["Latvia · Daugavpils", "Belgium", "Bulgaria", "Czechia", "Serbia", "Sweden", "United Kingdom"],
        "lv": ["Latvija · Daugavpils", "Apvienotā", "Beļģija", "Bulgārija", "Čehija", "Serbija", "Spānija"],
    }
    async with running(repository, language=language, size=WHOLE) as driver:
        await driver.go("cities")
        rows = [driver.row_of(name) for name in names[language]]
        assert rows == sorted(rows)


def test_letters_of_their_own_stand_behind_their_neighbours() -> None:
    names = ["Zviedrija", "Čehija", "Ļubļana", "Dānija", "Ādaži", "Cīrihe", "Abrene", "Lodza", "Cēsis"]
    assert sorted(names, key=language_of("lv").sort_key) == [
        *("Abrene", "Ādaži", "Cēsis", "Cīrihe", "Čehija", "Dānija", "Lodza", "Ļubļana", "Zviedrija"),
    ]
    assert language_of("en").sort_key("Łódź") < language_of("en").sort_key("Lübeck")


async def test_letters_lead_to_names(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("cities")
        for keys, chosen in (
            ("v", "vilnius"),
            ("v", "vanersborg"),
            ("vi", "vilnius"),
            ("b", "belarus"),
            ("R", "raska"),  # R alone begins the replay
            ("K", "kazakhstan"),
            ("kr", "krakow"),
            ("ł", "lodz"),
        ):
            await driver.press("down", "up")
            await driver.press(*keys)
            assert driver.chosen == chosen, keys
        await driver.press("L")
        assert driver.on == "LanguagesScreen", "a command stays one"
        await driver.press("escape")
        await driver.press("й")
        assert driver.on == "QRScreen", "also on another keyboard"
        await driver.press("escape", "H")
        assert driver.on == "HomeScreen", "no place begins so"


async def test_the_numbers_come_with_bars_where_there_is_room(repository: Repository) -> None:
    async with running(repository, size=(200, 60)) as driver:
        await driver.go("cities")
        end = driver.one("#places", driver.choices).region.right
        listed = [row[:end].lstrip(" ▌") for row in driver.rows()]
        bars = {row[:2]: 2 * row.count("█") + row.count("▌") for row in reversed(listed)}
        assert bars["LV"] > bars["PL"] >= bars["LT"] > bars["IT"] >= bars["RS"] > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.xdist_group("afterwards")
def test_nothing_on_any_screen_adds_up_to_162(
    repository: Repository, language: str, words_afterwards: dict[str, dict[str, str]]
) -> None:
    for text in words_afterwards[language].values():
        assert not SUM.search(text), text
    meeting, spoken = repository.meeting(), language_of(language)
    for place in meeting.places:
        assert not SUM.search(place_text(place, meeting, spoken, AFTER, name=Content(place.id)).plain)
    for activity in meeting.activities:
        assert not SUM.search(activity_text(activity, meeting, NOW, spoken).plain)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Łódź", "Poland", "650 km, south-west", "Time there: 13:00, an hour earlier", "uml.lodz.pl")),
        ("lv", ("Łódź · Polija", "650 km", "Tur tagad: 13:00, par 1 stundu agrāk", "uml.lodz.pl")),
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


def test_every_fact_of_a_place_is_a_card_with_its_source(repository: Repository) -> None:
    meeting = repository.meeting()
    for place in meeting.places:
        shown = cards(place, meeting, language_of("en"))
        assert [card.source for card in shown if card.source] == [
            source_name(fact.source, meeting, language_of("en"))
            for category in meeting.fact_categories
            for fact in meeting.facts_of(place, category.id)
        ]
        about_the_list = [card.heading for card in shown if not card.source]
        assert about_the_list in ([], ["About the list"])


async def test_a_place_in_the_east_and_one_beyond_the_total(repository: Repository) -> None:
    async with running(repository, size=WHOLE) as driver:
        await driver.open(routes.Place("kazakhstan"))
        assert "Time there: 18:00, 4 hours later" in driver.words
        assert "○ one guest from this country · named separately" in driver.words
        assert "Latvia" not in driver.words
        await driver.press("up")
        note = repository.meeting().participation.separately_named_note.in_language("en").text
        assert note[:40] in driver.words


async def test_one_fact_at_a_time_is_turned_by_keys_and_by_touch(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.open(routes.Place("vanersborg"))
        number = len(cards(repository.meeting().place["vanersborg"], repository.meeting(), language_of("en")))
        seen = []
        for _ in range(number):
            seen.append(fact_shown(driver))
            await driver.press("down")
        assert len(set(seen)) == number > 1
        assert fact_shown(driver) == seen[0]
        await driver.press("up")
        assert fact_shown(driver) == seen[-1]
        await driver.click(seen[-1])
        assert fact_shown(driver) == seen[0]
        assert "Source:" not in driver.words
        await driver.press("s")
        assert "Source:" in driver.words
        await driver.press("right", "left")
        assert fact_shown(driver) == seen[0]


async def test_wide_windows_show_all_facts_beside_the_map(repository: Repository) -> None:
    async with running(repository, size=(120, 40)) as driver:
        await driver.open(routes.Place("vanersborg"))
        rows = [driver.row_of(heading) for heading in ("Heritage", "People", "Objects", "Places")]
        assert len(set(rows)) < len(rows), "some stand side by side"
        assert "↑ ↓" not in driver.rows()[-1]


def fact_shown(driver: Driver) -> str:
    """The first line of the fact that is shown."""
    (card,) = driver.app.screen.query(OneCard)
    region = card.query_one("#card-text").region
    return driver.rows()[region.y][region.x : region.right].strip()


async def test_neighbours_stop_at_both_ends_and_the_list_follows(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("place")
        await driver.press("left")
        assert "Daugavpils" in driver.text
        await driver.press("right", "right", "escape")
        assert driver.on == CLASSES["cities"]
        assert driver.chosen == "sofia"


async def test_a_place_begins_with_its_first_fact(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("place")
        await driver.press("down", "down")
        assert "● ○" not in driver.words.split("HERITAGE")[-1][:9]
        await driver.press("right")
        assert "HERITAGE ● ○" in driver.words


@pytest.mark.parametrize("size", [(120, 40), (200, 60)])
async def test_with_more_room_the_chosen_place_stands_beside_the_list(
    repository: Repository, size: tuple[int, int]
) -> None:
    async with running(repository, size=size) as driver:
        await driver.go("cities")
        assert "Laipni lūdzam! Latvian" in driver.words
        await driver.press("down")
        assert "Laipni lūdzam! Latvian" not in driver.words
        assert "Welkom! Dutch" in driver.words


async def test_a_name_is_not_cut_where_a_shorter_bar_leaves_it_room(repository: Repository) -> None:
    async with running(repository, size=(200, 60)) as driver:
        await driver.go("cities")
        assert "Germany · Anhalt-Bitterfeld (district)  " in driver.text
