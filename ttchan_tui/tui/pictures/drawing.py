"""Draws pictures: in cells of two colours each, or as the pixels that a terminal takes.

textual-image draws them. When it is imported it asks the terminal what it can, and waits for an answer that
the app would get; it does not ask where there is no standard output, so there is none while it is imported.
What it would find out is known by then, and told to it.
"""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from functools import cache, lru_cache
from importlib import import_module
from io import BytesIO, StringIO
from types import ModuleType
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.console import Console, RenderableType
from rich.segment import Segment
from textual.strip import Strip

from ttchan_tui.tui.terminal.graphics import CellSize, Graphics, Protocol

if TYPE_CHECKING:
    from PIL.Image import Image

_CHUNK: Final = 4096
"""Characters of a part of a picture in kitty's protocol."""
_DEFINED: Final = re.compile(r"#(\d+);2;\d+;\d+;\d+")
"""A colour that is defined. xterm does not take it for chosen thereby, as the library does."""
_PAPER: Final = 1000
_KEPT: Final = 8
"""Pictures that are kept as they were drawn: those of some neighbours, and of another size."""


@cache
def can_draw() -> bool:
    """Whether what draws is installed."""
    try:
        _library()
    except ImportError:
        return False
    return True


def is_sound(content: bytes) -> bool:
    """Whether there is anything to be seen."""
    return _decoded(content) is not None


def fitted(content: bytes, columns: int, rows: int, cell: CellSize) -> tuple[int, int]:
    """Columns and rows of a picture that fills so much room as its shape allows; none if it is damaged."""
    picture = _decoded(content)
    if picture is None or columns < 1 or rows < 1:
        return 0, 0
    width, height = picture.size
    scale = min(columns * cell.width / width, rows * cell.height / height)
    return max(1, round(width * scale / cell.width)), max(1, round(height * scale / cell.height))


@lru_cache(maxsize=_KEPT)
def in_cells(content: bytes, columns: int, rows: int) -> tuple[Strip, ...]:
    """The rows of a picture, each cell with a colour above another one."""
    picture = _decoded(content)
    if picture is None:
        return (Strip.blank(columns),) * rows
    library = _library()
    library.know(CellSize(1, 2))  # whatever: the columns and rows are given
    lines = Segment.split_lines(_drawn(library.halfcell.Image(picture, columns, rows)))
    return tuple(Strip(line, columns) for line in lines)


@lru_cache(maxsize=_KEPT)
def in_pixels(content: bytes, columns: int, rows: int, graphics: Graphics, number: int) -> str:
    """What a terminal is sent to show a picture where the cursor is.

    Args:
        content: The picture.
        columns: Columns that it takes.
        rows: Rows that it takes.
        graphics: How the terminal shows pictures.
        number: What the terminal is to call it.
    """
    picture, cell = _decoded(content), graphics.cell
    if picture is None:
        return ""
    if graphics.protocol is Protocol.KITTY:
        return _for_kitty(picture.resize((columns * cell.width, rows * cell.height)), columns, rows, number)
    library = _library()
    library.know(cell)
    options = library.sixel.SixelOptions(colors=graphics.colours)
    drawn = _drawn(library.sixel.Image(picture, columns, rows, sixel_options=options))
    pixels = next((one.text for one in drawn if one.control and one.text.startswith("\x1bP")), "")
    return _DEFINED.sub(r"\g<0>#\1", pixels)


def taken_away(number: int) -> str:
    """What kitty is sent to take a picture away."""
    return f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"


@lru_cache(maxsize=_KEPT)
def _decoded(content: bytes) -> Image | None:
    from PIL import Image

    try:
        opened = Image.open(BytesIO(content), formats=("JPEG",))
        opened.load()
        return opened.convert("RGB")
    except (OSError, ValueError, SyntaxError):
        return None


def _for_kitty(picture: Image, columns: int, rows: int, number: int) -> str:
    """In kitty's protocol. textual-image would write it past what is just being sent."""
    made = BytesIO()
    picture.save(made, "PNG")
    data = b64encode(made.getvalue()).decode("ascii")
    parts = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)]
    told = f"a=T,f=100,i={number},p=1,q=2,C=1,c={columns},r={rows},"
    sent = []
    for place, part in enumerate(parts, start=1):
        sent.append(f"\x1b_G{told if place == 1 else ''}m={int(place < len(parts))};{part}\x1b\\")
    return "".join(sent)


def _drawn(image: RenderableType) -> list[Segment]:
    """What Rich makes of it, on paper of any size."""
    console = Console(file=StringIO(), color_system="truecolor", width=_PAPER, height=_PAPER)
    return list(console.render(image))


class _Library(NamedTuple):
    """What is used of it."""

    halfcell: ModuleType
    sixel: ModuleType
    terminal: ModuleType

    def know(self, cell: CellSize) -> None:
        """Tell it how large a cell is, as it would ask the terminal."""
        self.terminal.get_cell_size._result = self.terminal.CellSize(*cell)


@cache
def _library() -> _Library:
    output = vars(sys)["__stdout__"]
    vars(sys)["__stdout__"] = None
    try:
        return _Library(
            *(
                import_module(f"textual_image.{name}")
                for name in ("renderable.halfcell", "renderable.sixel", "_terminal")
            )
        )
    finally:
        vars(sys)["__stdout__"] = output
