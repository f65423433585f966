"""Pages made of templates: nothing that goes into one is markup, and nothing acts on whoever reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from ttchan_tui.text.gate import harmless


class _Compiled(BytecodeCache):
    """Templates that this process has compiled already, for another language or another time."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


_SHARED: Final = Path(__file__).parent / "templates"
"""What several folders of templates have in common: the head of a printed page, words in another language."""


def environment(folder: Path) -> Environment:
    """What fills the templates of a folder."""
    return Environment(
        loader=FileSystemLoader([folder, _SHARED]),
        bytecode_cache=_COMPILED,
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
