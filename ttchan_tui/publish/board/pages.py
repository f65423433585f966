"""Pages to read in a browser and to print: everything in one file, nothing fetched from anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ttchan_tui.publish.board.outline import Outline
from ttchan_tui.text.gate import harmless

_TEMPLATES: Final = Path(__file__).parent / "templates"


def html(page: Outline) -> str:
    """The board as a page."""
    return rendered("board.html", page=page)


def rendered(template: str, **values: object) -> str:
    """A template with values in it, of which none is markup."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: harmless(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(**values)
