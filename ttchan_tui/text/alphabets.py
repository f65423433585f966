"""Which letters a language is written with."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import Final

_FILE: Final = Path(__file__).parent / "alphabets.txt"

_DOTTED: Final = ("tr", "az")
"""Languages in which an i keeps its dot when it becomes a capital."""


def letters(tag: str) -> tuple[str, ...]:
    """The small letters of a language by its BCP 47 tag, in their order; none if they are not known.

    Behind Latin ones come those of English that it lacks: names of people and places need them.
    """
    known = _known()
    parts = tag.split("-")
    own = next((found for end in range(len(parts), 0, -1) if (found := known.get("-".join(parts[:end])))), "")
    if not any(letter in ascii_lowercase for letter in own):
        return tuple(own)
    return (*own, *(letter for letter in ascii_lowercase if letter not in own))


def capital(letter: str, tag: str) -> str:
    """A letter as a capital, where it has one."""
    if letter == "i" and tag.partition("-")[0] in _DOTTED:
        return "İ"
    upper = letter.upper()
    return upper if len(upper) == 1 else letter


@cache
def _known() -> dict[str, str]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return {tag: own for tag, _, own in (line.partition(" ") for line in lines if not line.startswith("#"))}
