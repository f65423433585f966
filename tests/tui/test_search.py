"""Search as you type, and where a hit leads."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Static

from tests import meetings
from tests.tui.driving import Driver, running
from ttchan_tui.meeting.search.index import HitKind
from ttchan_tui.store import Repository


async def search(driver: Driver, words: str) -> None:
    """Type some words into the search."""
    await driver.go("search")
    driver.one("#words", driver.field).value = words
    await driver.settle()


async def test_it_finds_as_one_types_without_accents(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("search")
        await driver.type("rask")
        assert "Raška" in driver.text
        await driver.type("a")
        await driver.press("enter")
        assert driver.on == "PlaceScreen"
        assert "Serbia" in driver.text


HITS = [
    ("opening ceremony", "activity:d2-1", "ActivityScreen", "Official opening ceremony"),
    ("lāčplēsis", "day:2018-11-11", "ItineraryScreen", "Sunday, 11 November"),
    ("sharing experience", "project_event:4", "ItineraryScreen", "Saturday, 10 November"),
    ("sofia", "place:sofia", "PlaceScreen", "Bulgaria"),
    ("smakovka", "venue:smakovka-museum", "ItineraryScreen", "Only: Šmakovka Museum"),
    ("euroscepticism", "prompt:euroscepticism", "GroupWorkScreen", "all together"),
    ("city council", "partner:lv", "CitiesScreen", "159 participants"),
    ("poland", "delegation:poland", "CitiesScreen", "159 participants"),
    ("kazakhstan", "place:kazakhstan", "PlaceScreen", "Kazakhstan"),
    ("solidarity", "meeting:ttchan-2018", "AboutScreen", "601592-CITIZ-1-2018-1-LV-CITIZ-TT"),
]


@pytest.mark.parametrize(("words", "hit", "screen", "shown"), HITS, ids=[hit for _, hit, *_ in HITS])
async def test_each_kind_of_hit_leads_to_its_screen(
    repository: Repository, words: str, hit: str, screen: str, shown: str
) -> None:
    async with running(repository) as driver:
        await search(driver, words)
        await driver.press("down")
        driver.one("#hits", driver.choices).choose(hit)
        await driver.press("enter")
        assert driver.on == screen
        assert shown in driver.text


@pytest.mark.parametrize(
    ("words", "hit", "place"),
    [
        ("poland", "delegation:poland", "lodz"),
        ("lithuania", "delegation:lithuania", "panevezys"),
        ("city council", "partner:lv", "daugavpils"),
        ("sweden", "partner:se", "vanersborg"),
    ],
)
async def test_a_row_of_the_list_is_shown_where_it_stands(
    repository: Repository, words: str, hit: str, place: str
) -> None:
    async with running(repository) as driver:
        await search(driver, words)
        await driver.press("down")
        driver.one("#hits", driver.choices).choose(hit)
        await driver.press("enter")
        assert (driver.on, driver.chosen) == ("CitiesScreen", place)


@pytest.mark.parametrize("words", ["raska", "daugavpils", "vanersborg", "belarus"])
async def test_a_town_is_one_hit(repository: Repository, words: str) -> None:
    async with running(repository) as driver:
        await search(driver, words)
        hits = [option.id or "" for option in driver.one("#hits", driver.choices).options]
        assert hits[0] == f"place:{words}"
        assert not [hit for hit in hits if hit.startswith("delegation:")]


async def test_a_note_leads_to_its_group(repository: Repository) -> None:
    repository.notebook.add("promote-my-partner", "pl", "culture", "play the zither", "en")
    async with running(repository) as driver:
        await search(driver, "zither")
        await driver.press("enter")
        assert driver.on == "NotesScreen"
        assert "Poland" in driver.text
        assert "play the zither" in driver.text


def test_every_kind_of_hit_is_tried() -> None:
    assert {hit.partition(":")[0] for _, hit, *_ in HITS} | {"note", "wifi"} == {
        kind.value for kind in HitKind
    }


async def test_nothing_found_is_said(repository: Repository) -> None:
    async with running(repository) as driver:
        await search(driver, "qqqq")
        assert "Nothing found" in driver.text
        await driver.press("enter", "down", "enter")
        assert driver.on == "SearchScreen"


async def test_down_leads_to_the_hits_and_up_back(repository: Repository) -> None:
    async with running(repository) as driver:
        await search(driver, "daugavpils")
        await driver.press("down")
        assert driver.chosen is not None
        await driver.press("down", "up", "up")
        assert driver.chosen is None
        await driver.press("backspace")
        assert driver.typed == "daugavpil"


async def test_letters_are_text_in_the_search(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("search")
        await driver.type("hlta1234?/r")
        assert driver.typed == "hlta1234?/r"
        assert driver.on == "SearchScreen"


async def test_coming_back_from_a_hit_the_words_are_still_there(repository: Repository) -> None:
    async with running(repository) as driver:
        await search(driver, "raska")
        await driver.press("enter", "escape")
        assert driver.typed == "raska"
        assert "Raška" in driver.text


async def test_the_next_search_begins_with_an_empty_field(repository: Repository) -> None:
    """Nobody finds the words of whoever stood here before."""
    async with running(repository) as driver:
        await search(driver, "raska")
        await driver.press("escape", "slash")
        assert driver.typed == ""
        assert "Raška" not in driver.text


async def test_what_cannot_be_kept_cannot_be_pasted_into_the_search(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("search")
        await driver.paste("ra\x1b[2Jska")
        assert driver.typed == ""
        await driver.paste("ras\nka")
        assert driver.typed == "ras ka"


async def test_other_words_choose_their_best_hit(repository: Repository) -> None:
    async with running(repository) as driver:
        await search(driver, "r")
        hits = driver.one("#hits", driver.choices)
        await driver.type("i")
        assert hits.chosen == hits.options[0].id
        assert hits.scroll_offset.y == 0


async def test_what_is_found_in_another_language_is_told_in_that_in_use(repository: Repository) -> None:
    async with running(repository, language="lv") as driver:
        await search(driver, "red-white-red ribbons")
        assert "[EN]" not in driver.text
        assert "lentītes" in driver.text


async def test_the_network_for_guests_is_found_and_leads_to_its_code(repository: Repository) -> None:
    repository.loader.replace(meetings.sections())
    async with running(repository, size=(120, 40)) as driver:
        await search(driver, "wifi")
        assert "Network: Hall; guests" in driver.words
        assert "Password: tea & cake" in driver.words  # beside the list
        await driver.press("enter")
        assert driver.on == "QRScreen"


async def test_the_chosen_find_stands_beside_the_list_where_there_is_room(repository: Repository) -> None:
    async with running(repository, size=(200, 60)) as driver:
        for words, _, _, shown in HITS:
            await search(driver, words)
            preview = driver.one("#preview", VerticalScroll)
            assert preview.display
            assert str(preview.query_one(Static).content).strip(), (words, shown)
        await search(driver, "raska")
        assert "Gradac" in driver.text
        await driver.resize(80, 24)
        assert "Gradac" not in driver.text
