"""Letters to touch, where a kiosk has no keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.driving import running
from tests.tui.test_kiosk import SETTINGS, Visit, kiosk
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.store import Repository
from ttchan_tui.text.alphabets import capital, letters
from ttchan_tui.tui import routes
from ttchan_tui.tui.widgets.alphabet import Alphabet
from ttchan_tui.tui.widgets.line_input import LineInput

PROMPT = "promote-my-partner"
SIZES = [(60, 20), (80, 24), (200, 60)]
ENGLISH = replace(SETTINGS, language="en")


def alphabet(visit: Visit) -> Alphabet:
    return visit.one("Alphabet", Alphabet)


async def touch_the_field(visit: Visit) -> None:
    region = visit.one("LineInput", LineInput).region
    await visit.pilot.click(offset=(region.right - 4, region.y + 1))
    await visit.settle()


async def touch(visit: Visit, *labels: str) -> None:
    """Touch keys as somebody finds them who sees what stands there."""
    for label in labels:
        region = alphabet(visit).region
        for row in range(region.y, region.bottom):
            line = visit.rows()[row]
            if f" {label} " in line:
                await visit.pilot.click(offset=(line.index(f" {label} ") + 1, row))
                await visit.settle()
                break
        else:
            raise AssertionError(f"{label!r} is not there:\n{visit.text}")


@pytest.mark.parametrize("size", SIZES)
async def test_by_touch_alone_one_says_something(repository: Repository, size: tuple[int, int]) -> None:
    repository.visitors.open(PROMPT)
    async with kiosk(repository, size=size) as visit:
        await visit.press("x")
        await visit.open(routes.Say(PROMPT))
        assert not alphabet(visit).display
        await touch_the_field(visit)
        assert alphabet(visit).region.bottom < size[1]
        await touch(visit, "Ā", "b", "atstarpe", "č", "123", "7", "dzēst")
        assert visit.typed == "Āb č"
        await touch(visit, "sūtīt")
        await visit.until(lambda: bool(repository.visitors.notes(Standing.WAITING)))
        assert [note.text for note in repository.visitors.notes(Standing.WAITING)] == ["Āb č"]
        await touch(visit, "gatavs")
        assert not alphabet(visit).display


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_every_letter_of_every_language_of_the_meeting_can_be_touched(
    repository: Repository, size: tuple[int, int]
) -> None:
    async with kiosk(repository, settings=ENGLISH, size=size) as visit:
        await visit.press("x", "slash")
        await touch_the_field(visit)
        code = "EN"
        for name, tag in (("latviešu", "lv"), ("български", "bg"), ("қазақ тілі", "kk"), ("English", "en")):
            await touch(visit, code)
            for other in ("latviešu", "български", "српски", "Türkçe", "latgalīšu"):
                assert other in visit.text
            await touch(visit, name)
            code = tag.upper()
            assert {capital(letter, tag) for letter in letters(tag)} <= set(visit.text)
            assert "help" in visit.rows()[-1]


async def test_search_by_touch_opens_what_is_found(repository: Repository) -> None:
    async with kiosk(repository, settings=ENGLISH) as visit:
        await visit.press("x", "slash")
        await touch_the_field(visit)
        await touch(visit, "L", "o", "d", "z")
        assert "Łódź" in visit.text
        await touch(visit, "open")
        await visit.until(lambda: visit.on == "PlaceScreen")
        await visit.press("escape")


async def test_by_arrow_keys_alone(repository: Repository) -> None:
    async with kiosk(repository, settings=ENGLISH) as visit:
        await visit.press("x", "slash", "up")
        assert alphabet(visit).has_focus
        await visit.press("enter", "right", "enter", "down", "enter")
        assert visit.typed.startswith("Ab")
        assert len(visit.typed) == 3
        await visit.press("backspace", "escape")
        assert visit.typed == "Ab"
        assert not alphabet(visit).display
        assert visit.one("LineInput", LineInput).has_focus
        assert visit.on == "SearchScreen"
        await visit.press("up", "up")
        assert visit.one("LineInput", LineInput).has_focus


async def test_arrows_go_round_all_keys(repository: Repository) -> None:
    async with kiosk(repository, settings=ENGLISH) as visit:
        await visit.press("x", "slash", "up")
        await visit.press("left", "left", "left", "left", "left", "enter")  # from A back to the languages
        assert "latviešu" in visit.text
        await visit.press("left", "enter")
        assert not alphabet(visit).display


async def test_whoever_has_a_keyboard_is_not_bothered(repository: Repository) -> None:
    async with kiosk(repository, settings=ENGLISH) as visit:
        await visit.press("x", "slash")
        await visit.type("lodz")
        assert not alphabet(visit).display
        await touch_the_field(visit)
        await visit.type("a")
        assert not alphabet(visit).display
        assert visit.typed == "lodza"
        await visit.press("up", "q")
        assert visit.typed == "lodzaq"
        assert not alphabet(visit).display
    async with running(repository) as driver:
        await driver.press("slash", "up")
        assert not driver.one("Alphabet", Alphabet).display


async def test_it_types_no_more_than_the_field_takes(repository: Repository) -> None:
    repository.visitors.open(PROMPT)
    async with kiosk(repository, settings=ENGLISH) as visit:
        await visit.press("x")
        await visit.open(routes.Say(PROMPT))
        await visit.paste("x" * 50)
        await visit.paste("x" * 89)
        await touch_the_field(visit)
        await visit.press("end")
        await touch(visit, "a", "b")
        assert visit.typed == "x" * 139 + "a"


async def test_the_next_one_finds_neither_the_letters_nor_their_language(repository: Repository) -> None:
    async with kiosk(repository, settings=ENGLISH) as visit:
        await visit.press("x", "slash")
        await touch_the_field(visit)
        await touch(visit, "EN", "български", "Б")
        await visit.later(ENGLISH.idle + ENGLISH.question)
        await visit.press("x", "slash")
        assert not alphabet(visit).display
        await touch_the_field(visit)
        assert " Q " in visit.text
        assert "Б" not in visit.text
