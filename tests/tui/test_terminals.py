"""Every screen on terminals that lack something: the characters, the colours, the letters."""

from __future__ import annotations

import pytest

from tests.tui.driving import ROUTES, running
from ttchan_tui.store import Repository
from ttchan_tui.tui.terminal.drawing import ASCII, CONSOLE, DrawingSet
from ttchan_tui.tui.terminal.surroundings import Colours
from ttchan_tui.tui.terminal.terminal import Terminal
from ttchan_tui.tui.widgets.qr_symbol import QRSymbol

BRIGHT = range(8, 16)


@pytest.mark.parametrize("drawing", [CONSOLE, ASCII], ids=lambda one: one.name)
async def test_no_screen_draws_what_the_terminal_lacks(repository: Repository, drawing: DrawingSet) -> None:
    repository.notebook.add(
        "promote-my-partner", "lv", "culture", "Žņaugu 中 🎉 e\N{COMBINING DIAERESIS}", "lv"
    )
    terminal = Terminal(Colours.SIXTEEN, drawing)
    async with running(repository, language="lv", terminal=terminal) as driver:
        for name in ROUTES:
            await driver.go(name)
            assert {letter for letter in driver.text if not drawing.has(letter)} <= {"\n"}, name
            assert {strip.cell_length for strip in driver.styled()} == {80}, name
            for strip in driver.styled():
                for segment in strip:
                    assert segment.style
                    for colour in (segment.style.color, segment.style.bgcolor):
                        assert colour is None or colour.number not in BRIGHT, (name, segment)
                        assert colour is None or colour.is_system_defined, (name, segment)


async def test_whoever_gets_no_accents_is_told(repository: Repository) -> None:
    async with running(repository, terminal=Terminal(Colours.MANY, ASCII)) as driver:
        assert "Letters without accents" in driver.told
        await driver.go("help")
        assert "Letters without accents" in driver.words
    async with running(repository) as driver:
        assert driver.told == ""
        await driver.go("help")
        assert "Letters without accents" not in driver.words


async def test_without_colours_the_choice_is_told_by_its_shape(repository: Repository) -> None:
    async with running(repository, terminal=Terminal(Colours.NONE, ASCII)) as driver:
        for name in ("home", "programme", "kinds", "cities", "codes", "notes"):
            await driver.go(name)
            if name == "notes":
                assert ">F5" in driver.text
            else:
                assert any(row.lstrip(" |").startswith(">") for row in driver.rows()), driver.text
            for strip in driver.styled():
                assert not any(segment.style and segment.style.color for segment in strip), name


async def test_a_code_is_drawn_in_whole_cells_or_refused(repository: Repository) -> None:
    terminal = Terminal(Colours.SIXTEEN, CONSOLE)
    async with running(repository, size=(100, 50), terminal=terminal) as driver:
        await driver.go("qr")
        symbol = driver.one("QRSymbol", QRSymbol)
        assert symbol.symbol
        assert symbol.region.size == (2 * symbol.symbol.size, symbol.symbol.size)
        await driver.resize(80, 24)
        assert not symbol.display
        assert "Make the window larger" in driver.words
        assert "https://" in driver.text
