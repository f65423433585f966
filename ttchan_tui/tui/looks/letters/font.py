"""The shapes of the large letters: capitals in five by seven dots, and the marks that go over and under them.

A row is a number of two hexadecimal digits; its five lowest bits are the dots, the leftmost one the highest.
"""

from __future__ import annotations

from typing import Final

DOTS: Final = 5
"""Dots that a letter is wide at most."""

ROWS: Final = 7
"""Rows of dots of a letter without its marks."""

LETTERS: Final = {
    "A": "0e11111f111111",
    "B": "1e11111e11111e",
    "C": "0e11101010110e",
    "D": "1e11111111111e",
    "E": "1f10101e10101f",
    "F": "1f10101e101010",
    "G": "0e11101711110f",
    "H": "1111111f111111",
    "I": "0e04040404040e",
    "J": "0702020202120c",
    "K": "11121418141211",
    "L": "1010101010101f",
    "M": "111b1515111111",
    "N": "11191915131311",
    "O": "0e11111111110e",
    "P": "1e11111e101010",
    "Q": "0e11111115120d",
    "R": "1e11111e141211",
    "S": "0f10100e01011e",
    "T": "1f040404040404",
    "U": "1111111111110e",
    "V": "11111111110a04",
    "W": "1111111515150a",
    "X": "11110a040a1111",
    "Y": "11110a04040404",
    "Z": "1f01020408101f",
    "Æ": "0f14141f141417",
    "Œ": "0f14141714140f",
    "Ø": "0f13131519191e",
    "Ł": "08080a0c18080f",
    "Đ": "0e09091d09090e",
    "0": "0e11131519110e",
    "1": "040c040404040e",
    "2": "0e11010608101f",
    "3": "0e11010601110e",
    "4": "02060a121f0202",
    "5": "1f101e0101110e",
    "6": "0608101e11110e",
    "7": "1f010204080808",
    "8": "0e11110e11110e",
    "9": "0e11110f01020c",
    ".": "00000000000c0c",
    ",": "000000000c0408",
    ":": "000c0c000c0c00",
    "-": "0000001f000000",
    "–": "0000001f000000",
    "!": "04040404040004",
    "?": "0e110102040004",
    "'": "0c040800000000",
    "’": "0c040800000000",
    "(": "02040808080402",
    ")": "08040202020408",
    "/": "00010204081000",
    "&": "0c12140815120d",
    "+": "0004041f040400",
    "·": "00000004000000",
    "×": "00110a040a1100",
}
"""Letters, digits and signs by what they mean."""

OVER: Final = {
    "\N{COMBINING MACRON}": "0e00",
    "\N{COMBINING CARON}": "0a04",
    "\N{COMBINING ACUTE ACCENT}": "0204",
    "\N{COMBINING GRAVE ACCENT}": "0804",
    "\N{COMBINING CIRCUMFLEX ACCENT}": "040a",
    "\N{COMBINING TILDE}": "050a",
    "\N{COMBINING DIAERESIS}": "0a00",
    "\N{COMBINING RING ABOVE}": "0e0a",
    "\N{COMBINING DOT ABOVE}": "0400",
    "\N{COMBINING BREVE}": "110e",
    "\N{COMBINING DOUBLE ACUTE ACCENT}": "0912",
}
"""Two rows over a letter, by the mark."""

UNDER: Final = {
    "\N{COMBINING CEDILLA}": "0408",
    "\N{COMBINING COMMA BELOW}": "0408",
    "\N{COMBINING OGONEK}": "0203",
}
"""Two rows under a letter, by the mark."""
