"""Keyboards: which letter of theirs is on the key of which letter of commands.

Commands are small Latin letters and digits. Who has another alphabet in use finds them on the same keys; so
does who has other signs than digits in the upper row, who holds Shift, and who has left Caps Lock on.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase
from typing import Final

from textual.keys import _character_to_key

_LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_ALPHABETS: Final = {
    "Russian": "йцукенгшщзхъфывапролджэячсмитьбю.",
    "Ukrainian": "йцукенгшщзхїфівапролджєячсмитьбю.",
    "Greek": ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,./",
}
"""By layout, what its keys write, from the upper left to the lower right."""

_DIGITS: Final = "1234567890"
_UPPER_ROWS: Final = {
    "French": "&é\"'( è_çà",
    "Belgian": "&é\"'(§è!çà",
    "Lithuanian": "ąčęėįšųū",
}
"""By layout, what the row of digits writes without Shift; a blank for the French minus, a command itself."""

_SINGLE: Final = {",": "?", "ž": "="}
"""Russian Shift and full stop; the key behind the digits, Lithuanian."""


def _keys() -> Iterator[tuple[str, str]]:
    for alphabet in _ALPHABETS.values():
        pairs = [pair for pair in zip(alphabet, _LATIN, strict=True) if pair[0] != pair[1]]
        yield from pairs
        yield from ((theirs.upper(), latin) for theirs, latin in pairs if latin.isalpha())
    yield from ((letter.upper(), letter) for letter in ascii_lowercase)
    for row in _UPPER_ROWS.values():
        yield from (pair for pair in zip(row, _DIGITS, strict=False) if pair[0] != " ")
    yield from _SINGLE.items()


SAME_KEY: Final[dict[str, str]] = dict(reversed([*_keys()]))
"""What a key writes → what is written on the same key of the keyboard that commands are named for."""


def command_key(key: str, character: str | None) -> str:
    """Textual's name of the key on which a command lies, if a key has another letter; else the key itself.

    Args:
        key: Textual's name of the key, perhaps with others that are held.
        character: What it writes.
    """
    held, plus, last = key.rpartition("+")
    meant = SAME_KEY.get(last if held else character or key)
    return f"{held}{plus}{_character_to_key(meant)}" if meant else key
