"""The pixels over the cells of pictures: sent behind these, and again whenever something was written there.

What is written into cells wipes out the pixels over them, but for kitty's, which have to be taken away.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.errors import NoWidget
from textual.geometry import Region
from textual.screen import Screen

from ttchan_tui.tui.pictures.drawing import taken_away
from ttchan_tui.tui.pictures.panel import PictureCells
from ttchan_tui.tui.terminal.frame import Frame
from ttchan_tui.tui.terminal.graphics import Graphics, Protocol


class PixelLayer:
    """What a terminal shows over its cells."""

    def __init__(self, frame: Frame, protocol: Protocol, write: Callable[[str], object]) -> None:
        """Nothing yet.

        Args:
            frame: Knows where cells were written.
            protocol: What the terminal takes pictures in.
            write: Sends something to the terminal.
        """
        self._frame = frame
        self._protocol = protocol
        self._write = write
        self._shown: dict[int, tuple[Region, str]] = {}

    def follow(self, screen: Screen[Any]) -> None:
        """The cells of a screen were just sent: send what is to be seen over them."""
        wanted = {
            cells.number: (region, cells.pixels)
            for cells in screen.query(PictureCells)
            if cells.pixels and (region := _bare_region(screen, cells))
        }
        if self._protocol is Protocol.KITTY:
            for number in self._shown.keys() - wanted.keys():
                self._write(taken_away(number))
        for number, (region, pixels) in wanted.items():
            if self._shown.get(number) != (region, pixels) or self._is_written_over(region):
                self._write(f"\x1b7\x1b[{region.y + 1};{region.x + 1}H{pixels}\x1b8")
        self._shown, self._frame.written = wanted, []

    def _is_written_over(self, region: Region) -> bool:
        return any(
            region.y <= row < region.bottom and first < region.right and end > region.x
            for row, first, end in self._frame.written
        )


def pixel_layer(graphics: Graphics, frame: Frame, write: Callable[[str], object]) -> PixelLayer | None:
    """What shows pictures as pixels; none where the terminal does not."""
    return None if graphics.protocol is Protocol.CELLS else PixelLayer(frame, graphics.protocol, write)


def _bare_region(screen: Screen[Any], cells: PictureCells) -> Region | None:
    """Where a picture is, if all of it is to be seen and nothing lies over it."""
    try:
        found = screen.find_widget(cells)
        region = Region(*found.region.offset, *cells.fitted)
        if found.visible_region != found.region or not region:
            return None
        corners = ((x, y) for x in (region.x, region.right - 1) for y in (region.y, region.bottom - 1))
        return region if all(screen.get_widget_at(*corner)[0] is cells for corner in corners) else None
    except NoWidget:
        return None
