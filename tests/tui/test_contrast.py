"""Whoever sees little can read every word: contrast by WCAG 2.2, of the colours that are really drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pytest
from rich.color import Color
from rich.segment import Segment
from rich.terminal_theme import TerminalTheme
from textual.strip import Strip
from textual.theme import Theme

from tests.tui.driving import AFTER, ROUTES, Driver, running
from ttchan_tui.store import Repository
from ttchan_tui.text.explained import Explained
from ttchan_tui.tui.looks.colour_themes import LOOKS, THEMES
from ttchan_tui.tui.terminal.surroundings import Colours

LEAST: Final = {theme.name: 7.0 if "contrast" in theme.name else 4.5 for theme in THEMES}

NOT_TEXT: Final = {*" ▌▐┃│─━┏┓┗┛┌┐└┘█▀▁▂▃▄▅▆▇", *map(chr, range(0x2800, 0x2900))}
"""Marks, frames, bars and symbols, and the land of the map."""

VGA: Final = TerminalTheme(
    (0, 0, 0),
    (170, 170, 170),
    [
        *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0)),
        *((0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)),
    ],
)
"""The colours of the console of Linux, of which every terminal has its own."""

Pair = tuple[tuple[int, int, int], tuple[int, int, int]]


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance, as WCAG defines it."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(pair: Pair) -> float:
    """Between 1 and 21."""
    darker, lighter = sorted(map(luminance, pair))
    return (lighter + 0.05) / (darker + 0.05)


def pair_of(segment: Segment) -> Pair:
    """The colours of letters and paper of a segment."""
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    assert not style.dim, segment
    letters, paper = (each.get_truecolor(VGA) for each in (style.color, style.bgcolor))
    return (paper, letters) if style.reverse else (letters, paper)


def too_faint(strips: list[Strip], least: float) -> Iterator[str]:
    """Every piece of text that is not legible enough."""
    for strip in strips:
        for segment in strip:
            if set(segment.text) - NOT_TEXT and (measured := contrast(pair_of(segment))) < least:
                yield f"{segment.text.strip()!r} {measured:.1f} {segment.style}"


def in_use(driver: Driver) -> list[Strip]:
    """The rows of the window; under a question, of the question: below it all is faint on purpose."""
    if not driver.app.screen.is_modal:
        return driver.styled()
    box = driver.app.screen.query_one("#dialog").region
    return [strip.crop(box.x, box.right) for strip in driver.styled()[box.y : box.bottom]]


async def every_theme(driver: Driver, themes: Sequence[Theme] = THEMES) -> list[str]:
    """What is too faint on the screen as it is now, in any of the themes."""
    found: list[str] = []
    for theme in themes:
        driver.app.theme = theme.name
        await driver.pilot.pause()
        found += (f"{theme.name}: {each}" for each in too_faint(in_use(driver), LEAST[theme.name]))
    return found


@pytest.mark.parametrize(
    ("colours", "names"),
    [
        (Colours.MANY, tuple(ROUTES)),
        (Colours.SIXTEEN, ("home", "programme", "kinds", "notes", "help")),
    ],
)
async def test_every_word_of_every_screen_can_be_read(
    repository: Repository, colours: Colours, names: tuple[str, ...]
) -> None:
    repository.notebook.add("promote-my-partner", "lv", "culture", "Rādīt filmas", "lv")
    async with running(repository, size=(120, 50), language="lv") as driver:
        found: dict[str, list[str]] = {}
        for name in names:
            await driver.visit(name)
            await driver.press("down")
            await driver.pilot.hover(offset=(20, 20))
            found[name] = await every_theme(driver, LOOKS[colours].all)
        assert {name: faint for name, faint in found.items() if faint} == {}


async def test_notices_and_warnings_can_be_read(repository: Repository) -> None:
    async with running(repository, size=(80, 24), now=AFTER) as driver:
        await driver.press("r")
        driver.app.session.connection.refusal = Explained("The disk is full.")
        driver.app.session.connection.unsaved = 3
        driver.app.show_again()
        await driver.pilot.hover("Hint")
        assert await every_theme(driver) == []
        home = driver.app.screen
        driver.app.session.connection.refusal = None
        await driver.visit("notes")
        await driver.type("x" * 300)
        assert await every_theme(driver) == []
        await driver.press("f4")
        home.notify("Something is as you should know.", timeout=60)
        home.notify("Something is wrong.", severity="error", timeout=60)
        await driver.settle()
        assert "wrong" in driver.told
        assert await every_theme(driver) == []


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast(((255, 255, 255), (0, 0, 0))) == 21
    assert round(contrast(((119, 119, 119), (255, 255, 255))), 2) == 4.48
    assert Color.parse("white").get_truecolor(VGA) == (170, 170, 170)
