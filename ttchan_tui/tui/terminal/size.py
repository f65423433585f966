"""How large a terminal has to be."""

from __future__ import annotations

from typing import Final

LEAST_COLUMNS: Final = 60
LEAST_ROWS: Final = 20
"""In less, a screen says so and shows nothing else."""
