"""How wide text is on a terminal, for output that is not drawn by Textual."""

from __future__ import annotations

from wcwidth import wcswidth


def cells(text: str) -> int:
    """The columns that a harmless text takes."""
    return max(0, wcswidth(text))


def padded(text: str, columns: int) -> str:
    """The text with spaces behind it up to that many columns."""
    return text + " " * max(0, columns - cells(text))
