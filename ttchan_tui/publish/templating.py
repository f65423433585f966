"""Pages made of templates: nothing that goes into one is markup, and nothing acts on whoever reads it."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ttchan_tui.text.gate import harmless


def environment(folder: Path) -> Environment:
    """What fills the templates of a folder."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: harmless(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def rendered(folder: Path, template: str, **values: object) -> str:
    """A template of a folder with values in it."""
    return environment(folder).get_template(template).render(**values)
