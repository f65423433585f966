"""Which of the sequences that a terminal sends are of use: keys, the mouse, and answers that were asked for.

All others are answers to what somebody else has asked, or no answers at all. What passes here is what
Textual's parser can read without failing: it takes any digits of Unicode for a number, and any number for
a letter.
"""

from __future__ import annotations

import re
from typing import Final

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS, IGNORE_SEQUENCE
from textual._keyboard_protocol import FUNCTIONAL_KEYS

_LONGEST: Final = 32
"""Characters of a sequence that Textual's parser still takes for one."""

_KEYS: Final = frozenset(
    sequence for sequence, key in ANSI_SEQUENCES_KEYS.items() if key is not IGNORE_SEQUENCE
)
_ANSWERS: Final = re.compile(r"\x1b\[(?:[IO]|<\d{1,3};-?\d{1,5};-?\d{1,5}[Mm]|\?2026;[0-4]\$y)", re.ASCII)
"""Whether the window is in front, the mouse, and that whole pictures can be drawn at once."""
_EXTENDED: Final = re.compile(
    r"\x1b\[(\d{0,7})(?:;(\d{0,3})(?:;(\d{1,7}(?::\d{1,7})*)?)?)?([u~ABCDEFHPQRS])", re.ASCII
)
"""A key with its number, the keys that are held with it, and the letters that come of it."""

_MODIFIED: Final = 27
"""The number of a key, and what xterm puts before every key that is held together with others."""
_ALL_HELD: Final = 256
"""One more than the sum of all keys that may be held together with another one."""
_EDITING: Final = frozenset((8, 9, 13, 27, 127))
_OF_KITTY: Final = range(57344, 63744)
"""Numbers of keys that make no letter; not all of them are in use."""


def is_known(sequence: str) -> bool:
    """Whether a whole sequence is a key, comes from the mouse, or answers what Textual has asked."""
    if len(sequence) > _LONGEST:
        return False
    if sequence in _KEYS or _ANSWERS.fullmatch(sequence):
        return True
    extended = _EXTENDED.fullmatch(sequence)
    return extended is not None and _is_key(*extended.groups(default=""))


def _is_key(number: str, held: str, text: str, end: str) -> bool:
    letters = [int(letter) for letter in text.split(":")] if text else []
    if int(held or 1) > _ALL_HELD:
        return False
    if end == "u":
        return bool(number) and all(map(_is_letter, letters)) and _has_number(int(number), bool(letters))
    if end == "~" and number == str(_MODIFIED):
        return len(letters) == 1 and (_is_letter(letters[0]) or letters[0] in _EDITING)
    return f"{int(number or 1)}{end}" in FUNCTIONAL_KEYS and not letters and not (end == "R" and held)


def _has_number(number: int, has_letters: bool) -> bool:
    """Whether there is a key of that number; letters that were put together of several keys have none."""
    if number == 0:
        return has_letters
    if number in _OF_KITTY:
        return f"{number}u" in FUNCTIONAL_KEYS
    return number in _EDITING or _is_letter(number)


def _is_letter(number: int) -> bool:
    is_control = number < 0x20 or 0x7F <= number < 0xA0  # noqa: PLR2004 - as Unicode has them
    is_half = 0xD800 <= number < 0xE000  # noqa: PLR2004
    return number <= 0x10FFFF and not is_control and not is_half  # noqa: PLR2004
