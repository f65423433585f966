"""The one gate for text from people: typed, pasted, imported or loaded.

What passes is stored as it is, except for four things that nobody can see or means: Unicode is
normalised to NFC, line ends become one kind, white space at the ends is dropped, and so are the places
where a word might be broken or not. What could harm a terminal, hide a text, or make it look like
another one, is refused with a sentence instead of being changed in silence.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

_BLANK: Final = " \t\n\xa0\u1680\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
"""White space of any kind, and the mark that editors put before a file."""

_BREAKS = re.compile("[\xad\u200b\u2060\ufeff]+")
"""Where a word may be broken, or not: come along when people paste, and are of no use in a terminal."""

_BLANK_LETTERS: Final = "\u115f\u1160\u2800\u3164\uffa0\U00016fe4\U0001d159"
"""What Unicode calls letters and signs, and nobody can see."""

_HARMFUL = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters: ESC, BEL, C1 and the like
    "\u202a-\u202e\u2066-\u2069"  # text-direction overrides: they make text read as other text
    "\ud800-\udfff"  # half a character: bytes that were not UTF-8
    "\ufdd0-\ufdef\ufffe\uffff"  # not characters
    "\ufff9-\ufffb"  # annotation marks, which hide text
    "]"
)

_BROKEN = re.compile("[\ud800-\udfff\ufffd]")
"""What letters become that a terminal sends in another encoding than it is asked for."""

_PILED_MARKS: Final = 8
"""Combining marks on one letter that no writing system goes beyond."""

_UNUSUAL = re.compile(
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u27ff]"
)
"""Whether it is worth while to look at each character: European texts have no such ones."""

_SELECTORS: Final = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""They choose a form of the character before them, such as the colourful one."""

_SELECTOR = re.compile(f"[{_SELECTORS}]")

_HIDDEN = re.compile(
    f"[{_SELECTORS}"
    "\u200c\u200d"  # joiners: of letters in Persian or Hindi, of emoji
    "\u061c\u200e\u200f"  # marks that put brackets and numbers between two directions right
    "\u034f\u17b4\u17b5\u180e\u2061-\u2065\u206a-\u206f\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"  # tags: a whole hidden alphabet
)
"""What takes no place and can hide a text, or make two texts that look the same."""

_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
"""Scotland, Wales and the like: the only use of tags."""

_NOT_JOINED: Final = "\u0530"
"""Letters before it belong to alphabets that know no joiners: Latin, Greek, Cyrillic."""


class Refused(Explained):
    """The text does not pass the gate; nothing of it was stored."""


def admit(text: str, *, limit: int, lines: bool = False, kept: bool = False) -> str:
    """Let a text in, unchanged for its reader, or refuse it.

    Args:
        text: What a person wrote.
        limit: How many characters it may have.
        lines: Whether it may have several lines; otherwise line ends and tabs become spaces.
        kept: Whether it was kept before, and may have lost letters then.

    Raises:
        Refused: It contains what no terminal should be sent, is too long, or is empty.
    """
    plain = text.isprintable()  # most texts are, and there are many at every start
    if not plain:
        text = _BREAKS.sub("", text)
    text = unicodedata.normalize("NFC", text if plain else _LINE_ENDS.sub("\n", text))
    if not lines and ("\n" in text or "\t" in text):
        pieces = (piece.strip(" ") for piece in text.replace("\t", "\n").split("\n"))
        text = " ".join(piece for piece in pieces if piece)
    text = text.strip(_BLANK)
    if not kept:
        check_letters(text)
    if not plain and (found := _HARMFUL.search(text)):
        raise _cannot_be_kept(found)
    if len(text) > limit:
        raise Refused(
            N_("The text has {length} characters; {limit} are allowed. Make it shorter, or make two of it."),
            length=len(text),
            limit=limit,
        )
    if not any(map(_is_visible, text)):
        raise Refused(N_("There is no text yet. Write something first."))
    if _UNUSUAL.search(text):
        if _has_piled_marks(text):
            raise Refused(N_("The text piles marks on a letter until nobody can read it. Write it plainly."))
        if found := _first_hidden(text):
            raise _cannot_be_kept(found)
    return text


def check_letters(text: str) -> None:
    """See whether all letters arrived whole.

    Raises:
        Refused: Some are broken, and this is how the terminal has to be set.
    """
    if found := _BROKEN.search(text):
        raise Refused(_SET_THE_TERMINAL, place=found.start() + 1)


def harmless(text: str) -> str:
    """The text with everything that could act on a terminal replaced by `�`.

    For the way out: data files may have been changed behind our back.
    """
    return text if text.isprintable() else _HARMFUL.sub("\ufffd", text)


def shortened(text: str, limit: int) -> str:
    """The text harmless and in one line, for a sentence about it; cut if it goes beyond the limit."""
    text = harmless(" ".join(text.split()))
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def shows_everything(text: str) -> bool:
    """Whether there is nothing in the text that nobody can see or read, a space excepted."""
    is_seen = text.isprintable() and not _HIDDEN.search(text) and not set(text) & set(_BLANK_LETTERS)
    return is_seen and not _has_piled_marks(text)


def _cannot_be_kept(found: re.Match[str]) -> Refused:
    return Refused(
        N_(
            "The text contains a character that cannot be kept ({code} at place {place}). "
            "Take it out and try again."
        ),
        code=f"U+{ord(found.group()):04X}",
        place=found.start() + 1,
    )


def _is_visible(character: str) -> bool:
    if unicodedata.category(character)[0] in "ZC" or character in _BLANK_LETTERS:
        return False
    return not _HIDDEN.match(character)


def _has_piled_marks(text: str) -> bool:
    pile = 0
    for character in text:
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            pile += 1
        elif category != "Cf":  # a joiner takes no place: the pile goes on
            pile = 0
        if pile > _PILED_MARKS:
            return True
    return False


def _first_hidden(text: str) -> re.Match[str] | None:
    text = _FLAG.sub(lambda flag: flag.group()[0] * len(flag.group()), text)
    for found in _HIDDEN.finditer(text):
        if not _means_something(found.group(), text[max(0, found.start() - 1) : found.start()]):
            return found
    return None


def _means_something(hidden: str, before: str) -> bool:
    """Whether what cannot be seen has a use after that character; after another one it has none."""
    selected = before != "" and _SELECTOR.match(before) is not None
    if hidden in "\u200c\u200d":
        return before > _NOT_JOINED and (selected or not _HIDDEN.match(before))
    if _HIDDEN.match(before):
        return False
    if hidden in "\u061c\u200e\u200f":
        return True
    is_letter = before.isascii() and before.isalpha()
    return _SELECTOR.match(hidden) is not None and before.strip() != "" and not is_letter


_SET_THE_TERMINAL: Final = N_(
    "The text cannot be kept: letters of it arrived broken (at place {place}). The terminal has to send "
    "UTF-8 (PuTTY: Window > Translation > UTF-8). Set it, and write the text again."
)
