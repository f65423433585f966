"""Takes out of what a terminal sends whatever nobody has typed.

Terminals answer questions, and answers come late: those to a program that has ended, or to one that asked
over a slow line. To Textual's parser a sequence that it does not know is a number of keys. Here every
sequence is read to its end, by the rules that all of them follow, and passes if it is known.
"""

from __future__ import annotations

import re
from typing import Final

from ttchan_tui.tui.terminal.known_keys import is_known
from ttchan_tui.tui.terminal.paste_buffer import PASTE_BEGINS, PASTE_ENDS, PasteBuffer

ESCAPE: Final = "\x1b"
BROKEN: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands for a letter that arrived in another encoding."""

_SPECIAL: Final = re.compile("[\x1b\x80-\x9f\ud800-\udfff]")
"""What begins a sequence, and bytes that are not UTF-8."""
_HALVES: Final = re.compile("[\ud800-\udfff]")
"""Bytes that are not UTF-8, as characters."""
_STRINGS: Final = "]PX^_"
"""Behind Escape: what begins a text for a program, of any length. Its end is ST, and for many BEL."""
_ENDS: Final = ("\x9c", "\udc9c", "\a")
_OLD_MOUSE: Final = "\x1b[M"
_CONSOLE: Final = "\x1b[["
"""Two brackets: how the console of Linux begins F1 to F5."""
_IN_ONE: Final = {
    first + 0x40 + ord(code): ESCAPE + code
    for first, codes in ((0, "[O" + _STRINGS), (0xDC00, "[" + _STRINGS))
    for code in codes
}
"""What begins a sequence in one character, or in one byte: the two characters that mean the same."""
_WORDS: Final = "fb\x7f\t"
"""Behind Escape: the keys that Textual knows to be held with Alt, in a text field."""

_REPLY: Final = re.compile(r"\d+;|[01]?[$+!>]|G[a-z]=")
"""How such texts begin. Where something else does, the byte before it was a letter."""

_LONGEST: Final = 4096
"""Characters that are kept of what was begun, to be given back if it was no sequence."""

_A_KEY: Final = 0.1
_A_KEY_SLOWLY: Final = 0.75
"""Seconds after which an Escape was only an Escape; where lines are slow, what follows comes later."""
_A_SEQUENCE: Final = 0.5
_A_SEQUENCE_SLOWLY: Final = 1.0
"""Seconds after which a sequence will not be ended any more."""
_A_PART: Final = 0.3
"""Seconds after which what has come of a paste is handed on."""
_A_PASTE: Final = 5.0
"""Seconds after which a paste will not be ended any more: its end mark was lost."""


class KeyFilter:
    """Letters, keys, the mouse and pastes pass; all else that a terminal sends is thrown away.

    Bytes that are not UTF-8 are to be given to it as Python's `surrogateescape` makes them; they pass as
    broken letters.
    """

    def __init__(self, *, is_slow: bool = False) -> None:
        """Nothing has come yet.

        Args:
            is_slow: Whether what belongs together may come in parts, with pauses between them.
        """
        self.is_slow = is_slow
        self._held = ""
        """A sequence that is not whole yet, in its form of seven bits."""
        self._alone = ""
        """What its beginning is, if nothing that belongs to it follows."""
        self._is_late = False
        """Whether the Escape of what is held has passed before as a key."""
        self._escaped = False
        """Whether an Escape has just passed as a key because nothing followed."""
        self._paste: PasteBuffer | None = None

    def feed(self, text: str) -> list[str]:
        """What passes: letters, whole sequences and whole pastes; an Escape that is a key stands alone."""
        passed: list[str] = []
        place = 0
        while place < len(text):
            if self._paste:
                text, place = self._paste_on(self._paste, text[place:], passed), 0
            elif self._held or self._escaped:
                self._go_on(text[place], passed)
                place += 1
            else:
                special = _SPECIAL.search(text, place)
                end = special.start() if special else len(text)
                if place < end:
                    passed.append(text[place:end])
                if special:
                    self._begin(special.group(), passed)
                place = end + 1
        return passed

    @property
    def patience(self) -> float | None:
        """Seconds of silence after which `pause` has to be told; none if nothing was begun."""
        if self._paste:
            return _A_PART if self._paste.has_text else _A_PASTE
        if self._held == ESCAPE:
            return _A_KEY_SLOWLY if self.is_slow else _A_KEY
        if self._held:
            return _A_KEY if self._is_late else _A_SEQUENCE_SLOWLY if self.is_slow else _A_SEQUENCE
        return None

    def pause(self) -> list[str]:
        """What passes because nothing has followed for so long."""
        if self._paste:
            return self._pause_in(self._paste)
        self._escaped = self._held == ESCAPE
        return self._given_back()

    # One character after the other

    def _begin(self, special: str, passed: list[str]) -> None:
        is_byte = _HALVES.match(special) is not None
        if special == ESCAPE:
            self._hold(ESCAPE, ESCAPE)
        elif sequence := _IN_ONE.get(ord(special)):
            self._hold(sequence, BROKEN if is_byte else "")
        elif special != _ENDS[0]:  # of a string that was given up
            passed.append(BROKEN)

    def _hold(self, sequence: str, alone: str, *, is_late: bool = False) -> None:
        self._held, self._alone, self._is_late = sequence, alone, is_late

    def _start_again(self, character: str, passed: list[str]) -> None:
        """What is held was not gone on with: the character is the first of something else."""
        passed += self._given_back()
        if _SPECIAL.match(character):
            self._begin(character, passed)
        else:
            passed.append(character)

    def _go_on(self, character: str, passed: list[str]) -> None:
        if self._escaped:
            self._behind_late_escape(character, passed)
        elif self._held == ESCAPE:
            self._behind_escape(character, passed)
        elif self._held[1] == "[":
            self._in_control(character, passed)
        elif self._held[1] == "O":
            self._in_shift(character, passed)
        else:
            self._in_string(character, passed)

    def _behind_late_escape(self, character: str, passed: list[str]) -> None:
        self._escaped = False
        if character in ("[", "O"):
            self._hold(ESCAPE + character, "", is_late=True)
        else:
            self._start_again(character, passed)

    def _behind_escape(self, character: str, passed: list[str]) -> None:
        if character in "[O" + _STRINGS:
            self._held += character
        elif character in _WORDS:
            self._end(passed, ESCAPE + character)
        elif character == "\\":
            self._end(passed)  # of a string that was given up
        else:
            self._start_again(character, passed)

    def _in_control(self, character: str, passed: list[str]) -> None:
        """In what begins with CSI: numbers, and a letter at the end."""
        whole = self._held + character
        if whole.startswith(_OLD_MOUSE):
            self._in_old_mouse(character, passed)
        elif whole == _CONSOLE:
            self._held = whole
        elif "@" <= character <= "~" or (character == "$" and is_known(whole)):
            self._end_sequence(whole, passed)
        elif self._is_letter_before(character):
            self._start_again(character, passed)
        elif " " <= character <= "?" or character.isdecimal():
            self._held = whole[:_LONGEST]
        else:
            self._start_again(character, passed)

    def _is_letter_before(self, character: str) -> bool:
        return self._alone == BROKEN and self._held == ESCAPE + "[" and character < "0"

    def _in_old_mouse(self, character: str, passed: list[str]) -> None:
        """In an old form of what the mouse does, which nobody has asked for: three characters of any kind."""
        if character < " ":
            self._start_again(character, passed)
        elif len(self._held) < len(_OLD_MOUSE) + 2:
            self._held += character
        else:
            self._end(passed)

    def _in_shift(self, character: str, passed: list[str]) -> None:
        """In what begins with SS3: a letter, seldom with numbers before it."""
        if "@" <= character <= "~":
            self._end_sequence(self._held + character, passed)
        elif "0" <= character <= ";":
            self._held = (self._held + character)[:_LONGEST]
        else:
            self._start_again(character, passed)

    def _in_string(self, character: str, passed: list[str]) -> None:
        is_ending = self._held.endswith(ESCAPE)
        if is_ending and character != "\\":
            self._held = self._held[:-1]
            self._start_again(ESCAPE, passed)
            self._go_on(character, passed)
        elif is_ending or character in _ENDS:
            self._end_string(character, passed)
        elif character == ESCAPE:
            self._held += character
        elif character < " " or character == "\x7f" or (self._alone == BROKEN and _HALVES.match(character)):
            self._start_again(character, passed)
        else:
            self._held = (self._held + character)[:_LONGEST]

    # Whole sequences

    def _end_sequence(self, whole: str, passed: list[str]) -> None:
        if whole == PASTE_BEGINS:
            self._end(passed)
            self._paste = PasteBuffer()
        elif self._is_late:
            is_key = is_known(whole) and not whole[-1].islower()  # with a small letter, it is rather a word
            self.is_slow = self.is_slow or is_key
            self._end(passed, "" if is_key or whole[2] in "?>" else whole[1:])
        elif is_known(whole):
            self._end(passed, whole)
        else:
            is_text = self._alone == BROKEN and len(whole) == len("\x1b[A")
            self._end(passed, BROKEN + whole[2:] if is_text else "")

    def _end_string(self, character: str, passed: list[str]) -> None:
        if self._alone == BROKEN and not self._held[2:]:
            self._start_again(character, passed)  # nobody says nothing: two letters
        else:
            self._end(passed)

    def _end(self, passed: list[str], whole: str = "") -> None:
        self._held = ""
        if whole:
            passed.append(whole)

    def _given_back(self) -> list[str]:
        """What is held was no sequence: the keys that it was, as far as somebody may have typed it."""
        held, self._held = self._held, ""
        body = held[2:]
        if self._is_late:
            return [held[1:]] if held else []
        if not held or (self._alone == ESCAPE and body):
            return []
        if self._alone == BROKEN:
            return [] if _REPLY.match(body) or (held[1] == "[" and body) else [BROKEN + body]
        return [ESCAPE, *held[1:]] if self._alone == ESCAPE else []

    # Pastes

    def _paste_on(self, paste: PasteBuffer, more: str, passed: list[str]) -> str:
        """Paste on; what comes behind the paste."""
        behind = paste.feed(more)
        if behind is None:
            return ""
        self._paste = None
        if text := paste.take():
            passed.append(_as_paste(text))
        return behind

    def _pause_in(self, paste: PasteBuffer) -> list[str]:
        """A part of a paste; from an Escape on these are keys, and the end of the paste was lost.

        Blanks at the end of a part wait for the next one, in which they may stand before a word.
        """
        part, escape, keys = paste.take().partition(ESCAPE)
        words = part.rstrip()
        passed = [_as_paste(words)] if words else []
        if words and not escape:
            paste.put(part[len(words) :])
            return passed
        self._paste = None
        return passed + self.feed(escape + keys + paste.left)


def _as_paste(text: str) -> str:
    return f"{PASTE_BEGINS}{_HALVES.sub(BROKEN, text)}{PASTE_ENDS}"
