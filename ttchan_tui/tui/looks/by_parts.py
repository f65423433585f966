"""Lines that are divided between their parts only, so that none of them leaves a word behind."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len


def by_parts(parts: Iterable[str], columns: int, between: str) -> list[str]:
    """Parts of a text, as many in a line as there are columns for.

    Args:
        parts: What is not divided.
        columns: Columns of a line; a part that is longer has one of its own.
        between: What stands between two parts of the same line.
    """
    lines: list[str] = []
    for part in filter(None, parts):
        together = f"{lines[-1]}{between}{part}" if lines else part
        if lines and cell_len(together) <= columns:
            lines[-1] = together
        else:
            lines.append(part)
    return lines
