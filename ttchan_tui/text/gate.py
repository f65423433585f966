"""The one gate for text from people: typed, pasted, imported or loaded.

What passes is stored as it is, except for three things that nobody can see or means: Unicode is
normalised to NFC, line ends become one kind, white space at the ends is dropped. What could harm a
terminal, or make a text look like another one, is refused with a sentence instead of being
changed in silence.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

NOTE_LIMIT: Final = 500
"""Characters that a note may have; a longer one cannot be read at a kiosk."""

TEXT_LIMIT: Final = 5000
"""Characters that any other text may have."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

_BLANK: Final = " \t\n\xa0\u1680\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
"""White space of any kind, and the mark that editors put before a file."""

_HARMFUL = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters: ESC, BEL, C1 and the like
    "\u202a-\u202e\u2066-\u2069"  # text-direction overrides: they make text read as other text
    "\ud800-\udfff"  # half a character: bytes that were not UTF-8
    "\ufdd0-\ufdef\ufffe\uffff"  # not characters
    "\ufff9-\ufffb"  # annotation marks, which hide text
    "]"
)

_PILED_MARKS: Final = 8
"""Combining marks on one letter that no writing system goes beyond."""

_MAY_PILE = re.compile(f"[\u0300-\U0010ffff]{{{_PILED_MARKS + 1}}}")
"""Whether it is worth while to look at each character: Latin texts have no such run."""


class Refused(Explained):
    """The text does not pass the gate; nothing of it was stored."""


def admit(text: str, *, limit: int = TEXT_LIMIT, lines: bool = False) -> str:
    """Let a text in, unchanged for its reader, or refuse it.

    Args:
        text: What a person wrote.
        limit: How many characters it may have.
        lines: Whether it may have several lines; otherwise line ends and tabs become spaces.

    Raises:
        Refused: It contains what no terminal should be sent, is too long, or is empty.
    """
    plain = text.isprintable()  # most texts are, and there are many at every start
    text = unicodedata.normalize("NFC", text if plain else _LINE_ENDS.sub("\n", text))
    if not lines and ("\n" in text or "\t" in text):
        pieces = (piece.strip(" ") for piece in text.replace("\t", "\n").split("\n"))
        text = " ".join(piece for piece in pieces if piece)
    text = text.strip(_BLANK)
    if not plain and (found := _HARMFUL.search(text)):
        raise Refused(
            N_(
                "The text contains a character that cannot be kept ({code} at place {place}). "
                "Take it out and try again."
            ),
            code=f"U+{ord(found.group()):04X}",
            place=found.start() + 1,
        )
    if len(text) > limit:
        raise Refused(
            N_("The text has {length} characters; {limit} are allowed. Make it shorter, or make two of it."),
            length=len(text),
            limit=limit,
        )
    if _has_piled_marks(text):
        raise Refused(N_("The text piles marks on a letter until nobody can read it. Write it plainly."))
    if not any(_is_visible(character) for character in text):
        raise Refused(N_("There is no text yet. Write something first."))
    return text


def harmless(text: str) -> str:
    """The text with everything that could act on a terminal replaced by `�`.

    For the way out: data files may have been changed behind our back.
    """
    return _HARMFUL.sub("\ufffd", text)


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] not in "ZC"


def _has_piled_marks(text: str) -> bool:
    if not _MAY_PILE.search(text):
        return False
    pile = 0
    for character in text:
        pile = pile + 1 if unicodedata.combining(character) else 0
        if pile > _PILED_MARKS:
            return True
    return False
