"""Pictures of towns and venues are drawn where the terminal can, and told in words where it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drawings import CREDIT, drawing, encoded, give_picture
from tests.tui.driving import Driver, running
from ttchan_tui.store import DATA_FILE, Pictures, Repository, copy_example, examine_folder
from ttchan_tui.tui import routes
from ttchan_tui.tui.kiosk.slides import slide, slides
from ttchan_tui.tui.pictures.drawing import in_cells, in_pixels
from ttchan_tui.tui.pictures.panel import PictureCells
from ttchan_tui.tui.pictures.pixels import PixelLayer
from ttchan_tui.tui.terminal.drawing import ASCII
from ttchan_tui.tui.terminal.frame import Frame
from ttchan_tui.tui.terminal.graphics import CellSize, Graphics, Protocol
from ttchan_tui.tui.terminal.surroundings import Colours
from ttchan_tui.tui.terminal.terminal import Terminal

WORDS = "The sun over water"
CELL = CellSize(8, 16)


@pytest.fixture
def pictured(repository: Repository, tmp_path: Path) -> Repository:
    """A meeting with pictures of a town and a venue."""
    copy_example(tmp_path / "files")
    give_picture(tmp_path / "files", encoded(drawing()))
    examined = examine_folder(tmp_path / "files")
    repository.loader.replace(examined.sections, examined.pictures)
    return repository


def is_drawn(driver: Driver) -> bool:
    """Whether there are cells of two colours that are those of the sun and the water."""
    cells = list(driver.app.screen.query(PictureCells))
    return any(one.is_on_screen and one.display and one.fitted > (8, 4) for one in cells)


async def test_a_town_is_shown_with_its_picture_and_who_made_it(pictured: Repository) -> None:
    async with running(pictured, size=(120, 40)) as driver:
        await driver.open(routes.Place("raska"))
        assert is_drawn(driver)
        assert driver.text.count("▀" * 20) > 6
        assert WORDS in driver.words
        assert CREDIT.partition(",")[0] in driver.words
        for size, shown in (((80, 24), True), ((200, 60), True), ((60, 20), False)):
            await driver.resize(*size)
            assert is_drawn(driver) is shown, size
            assert WORDS in driver.words, size
        await driver.resize(120, 40)
        await driver.press("right")
        assert not is_drawn(driver)
        assert WORDS not in driver.words
        await driver.press("left", "plus")
        assert not is_drawn(driver)
        await driver.press("plus")
        await driver.open(routes.Activity("d2-1"))
        assert is_drawn(driver)
        assert WORDS in driver.words
        await driver.resize(80, 24)
        assert WORDS in driver.words


@pytest.mark.parametrize(
    "terminal", [Terminal(drawing=ASCII), Terminal(Colours.SIXTEEN), Terminal(Colours.NONE)]
)
async def test_where_it_cannot_be_drawn_it_is_told(pictured: Repository, terminal: Terminal) -> None:
    async with running(pictured, size=(120, 40), terminal=terminal) as driver:
        await driver.open(routes.Place("raska"))
        assert not is_drawn(driver)
        assert WORDS in driver.words


async def test_one_that_was_lost_or_is_damaged_is_told(pictured: Repository, data: Path) -> None:
    (kept,) = (data / "pictures").iterdir()
    kept.write_bytes(b"nothing")
    assert not Pictures(data / DATA_FILE).content(kept.name)
    async with running(pictured, size=(120, 40)) as driver:
        await driver.open(routes.Place("raska"))
        assert not is_drawn(driver)
        assert WORDS in driver.words


async def test_a_town_with_a_picture_takes_its_turn_at_a_kiosk(pictured: Repository) -> None:
    async with running(pictured) as driver:
        session = driver.app.session
        for shows, expected in ((lambda _: True, True), (lambda _: False, False)):
            kinds = slides(session, lambda _: True, shows)
            told = [slide(kinds, number) for number in range(20)]
            assert any(one.picture for one in told) is expected


async def test_pixels_lie_over_their_cells_and_go_with_them(pictured: Repository) -> None:
    for protocol, begins in ((Protocol.SIXEL, "\x1bP"), (Protocol.KITTY, "\x1b_Ga=T")):
        sent: list[str] = []
        frame = Frame()
        layer = PixelLayer(frame, protocol, sent.append)
        terminal = Terminal(graphics=Graphics(protocol, CELL))
        async with running(pictured, size=(120, 40), terminal=terminal) as driver:
            await driver.open(routes.Place("raska"))
            screen = driver.app.screen
            await driver.until(lambda: bool(driver.one("PictureCells", PictureCells).pixels))
            layer.follow(screen)
            (one,) = sent
            x, y = screen.query_one(PictureCells).region.offset
            assert one.startswith(f"\x1b7\x1b[{y + 1};{x + 1}H{begins}")
            layer.follow(screen)
            assert len(sent) == 1, "nothing was written there, so nothing is sent again"
            frame.written = [(y + 2, x + 3, x + 5)]
            layer.follow(screen)
            assert sent == [one, one]
            frame.written = [(y + 2, 0, x)]
            layer.follow(screen)
            assert len(sent) == 2
            await driver.press("escape")
            layer.follow(driver.app.screen)
            assert len(sent) == 2 + (protocol is Protocol.KITTY)


def test_what_is_drawn_is_the_picture() -> None:
    content = encoded(drawing(), quality=95)
    rows = in_cells(content, 30, 10)
    assert [row.cell_length for row in rows] == [30] * 10
    sun = rows[3].crop(12, 13)._segments[0].style
    assert sun
    assert sun.color
    red, green, blue = sun.color.get_truecolor()
    assert red > 180
    assert max(green, blue) < 80
    for protocol, end in ((Protocol.SIXEL, "\x1b\\"), (Protocol.KITTY, "\x1b\\")):
        assert in_pixels(content, 30, 10, Graphics(protocol, CELL), 7).endswith(end)


def test_each_colour_is_chosen_behind_its_definition() -> None:
    """An xterm does not take a colour for chosen that is only defined."""
    pixels = in_pixels(encoded(drawing()), 20, 6, Graphics(Protocol.SIXEL, CELL, 16), 7)
    defined = [part.partition(";")[0] for part in pixels.split("#")[1:] if ";2;" in part]
    assert 8 < len(defined) <= 16
    for number in defined:
        after = pixels[pixels.index(f"#{number};2;") :].split("#")[2]
        assert after.startswith(number)
