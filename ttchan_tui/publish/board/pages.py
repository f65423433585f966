"""Pages to read in a browser and to print: everything in one file, nothing fetched from anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ttchan_tui.publish import templating
from ttchan_tui.publish.board.outline import Outline

_TEMPLATES: Final = Path(__file__).parent / "templates"


def html(page: Outline) -> str:
    """The board as a page."""
    return rendered("board.html", page=page)


def rendered(template: str, **values: object) -> str:
    """A template with values in it, of which none is markup."""
    return templating.rendered(_TEMPLATES, template, **values)
