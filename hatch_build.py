"""Compiles what there is of each language whenever the package is built or installed for development."""

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Writes a `.mo` next to every `.po`, and beside them what CLDR says of each language."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        sys.path.insert(0, self.root)
        from ttchan_tui.text.cldr import keep

        keep(Path(self.root, "ttchan_tui", "locale"))
        for source in Path(self.root, "ttchan_tui", "locale").rglob("*.po"):
            target = source.with_suffix(".mo")
            target.unlink(missing_ok=True)  # it may be root's, from an installation with sudo
            with source.open("rb") as catalogue, target.open("wb") as compiled:
                write_mo(compiled, read_po(catalogue))
