"""The codes scan: from the pixels of a terminal's window, and from the cells of every screen that fits.

The decoder is not ours, and may not invert: half of the phones do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, cast

import pytest
import zxingcpp
from PIL import Image
from rich.color import Color

from tests.end_to_end.terminal import DURING, wait_until
from tests.end_to_end.xterm import PROGRAMS, Window, display, window
from tests.tools import need
from ttchan_tui.meeting.qr.codes import codes
from ttchan_tui.store import open_repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.qr_symbol import QRSymbol

SIZES: Final = ((80, 24), (120, 40))

DARK, LIGHT = "#000000", "#ffffff"

CELL: Final = (8, 16)
"""Pixels of a cell, as a terminal has them."""


def scanned(picture: Image.Image) -> list[str]:
    """What a scanner reads from a picture."""
    return [found.text for found in zxingcpp.read_barcodes(picture, try_invert=False)]


def all_codes(data: Path, language: str = "en") -> list[tuple[str, str]]:
    """Name and address of every code, in their order."""
    repository = open_repository(data)
    try:
        return [(code.what, code.address) for code in codes(repository.meeting(), language)]
    finally:
        repository.close()


# In a window


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """A display."""
    need(*PROGRAMS)
    with display() as name:
        yield name


@pytest.mark.parametrize("colours", [(DARK, LIGHT), (LIGHT, DARK)], ids=["dark", "light"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_codes_scan_from_the_pixels_of_a_window(
    screen: str, data: Path, size: tuple[int, int], colours: tuple[str, str]
) -> None:
    listed = all_codes(data)
    places = [place for place, (what, _) in enumerate(listed) if what.startswith("place:")]
    venues = [place for place, (what, _) in enumerate(listed) if what.startswith("venue:")]
    at = 0
    with window(screen, data, size=size, colours=colours) as shown:
        wait_until(lambda: is_drawn(shown.picture()), "the first screen")
        shown.press("4")
        shown.press("Return")
        for place in (0, 1, places[0], places[len(places) // 2], places[-1], venues[0], venues[-1]):
            for _ in range(place - at):
                shown.press("Right")
            at = place
            address = listed[place][1]
            wait_until_it_scans(shown, address)
            change_theme(shown)
            wait_until_it_scans(shown, address)
            change_theme(shown)


def wait_until_it_scans(shown: Window, address: str) -> None:
    """Wait until the window shows the code of that address, and no other."""
    wait_until(lambda: scanned(shown.picture()) == [address], f"{address} to be read")


def change_theme(shown: Window) -> None:
    """From dark to light, or back."""
    before = shown.picture().tobytes()  # a large code is white at the edge in either
    shown.press("t")
    wait_until(lambda: shown.picture().tobytes() != before, "another theme")


def is_drawn(picture: Image.Image) -> bool:
    """Whether the app has drawn something: its blue bar is at the top."""
    red, green, blue = cast("tuple[int, int, int]", picture.getpixel((4, 4)))
    return blue > red + 60 and blue > green + 20


# From the cells


@pytest.mark.parametrize("theme", ["ttchan-dark", "ttchan-light"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_code_scans_from_the_cells_of_its_screen(
    data: Path, size: tuple[int, int], theme: str
) -> None:
    repository = open_repository(data)
    app = TTChanApp(Session(repository, "en", datetime.fromisoformat(DURING)))
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        for what, address in all_codes(data):
            app.open(routes.Code(what))
            await pilot.pause()
            shown = app.screen.query_one(QRSymbol)
            assert shown.display, f"{what} does not fit"
            assert shown.symbol is not None
            assert shown.region.size == (shown.symbol.columns, shown.symbol.rows)
            assert app.screen.region.contains_region(shown.region), f"{what} is cut"
            assert scanned(drawn(app)) == [address], what
            app.back()
            await pilot.pause()
    repository.close()


def drawn(app: TTChanApp) -> Image.Image:
    """The screen as a terminal paints it: its cells, with half blocks and both colours."""
    width, height = CELL
    picture = Image.new("RGB", (app.size.width * width, app.size.height * height))
    for row, strip in enumerate(app.screen._compositor.render_strips()):
        column = 0
        for segment in strip:
            style = segment.style
            assert style is not None
            paper = rgb(style.bgcolor)
            for character in segment.text:
                at = (column * width, row * height)
                picture.paste(paper, (*at, at[0] + width, at[1] + height))
                if character == "▀":
                    picture.paste(rgb(style.color), (*at, at[0] + width, at[1] + height // 2))
                column += 1
    return picture


def rgb(colour: Color | None) -> tuple[int, int, int]:
    """A colour of a cell."""
    assert colour is not None, "a cell leaves its colour to the terminal"
    return colour.get_truecolor()
