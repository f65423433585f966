"""Which keys are text."""

from __future__ import annotations

import unicodedata
from typing import Final

_LINE_ENDS: Final = frozenset("\n\x85\u2028\u2029")
"""Those that no key of a keyboard writes; they come where a terminal does not say what was pasted."""

_NO_TEXT: Final = ("Cc", "Cs")
"""Control characters and halves of characters, as Unicode calls them."""


def typed_text(character: str | None) -> str:
    """What a key writes, seen or not: joiners within emoji and words, blanks of any kind.

    Args:
        character: The character of the key, if it has one.

    Returns:
        The text; empty if the key is none.
    """
    if character and character.isprintable():
        return character
    return character if character and unicodedata.category(character[0]) not in _NO_TEXT else ""


def ends_line(character: str | None) -> bool:
    """Whether a line ends there, of a text that came as keys."""
    return character in _LINE_ENDS
