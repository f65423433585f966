"""What the tables within an entry of a meeting are called."""

from __future__ import annotations

from typing import Final

from ttchan_tui.text.languages import N_

TABLES: Final = {
    "category": N_("category"),
    "fact": N_("fact"),
    "funding": N_("funding"),
    "lead": N_("lead partner"),
    "level": N_("level"),
    "note": N_("note"),
    "programme": N_("programme"),
    "results": N_("results"),
    "step": N_("step"),
}
"""By their names in the files; catalogue keys."""
