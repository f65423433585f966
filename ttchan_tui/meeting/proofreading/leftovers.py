"""What is left of drafting: placeholders, lists that do not end, words typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ttchan_tui.meeting.proofreading.slip import Slip, slips
from ttchan_tui.text.languages import N_

_LEFTOVER: Final = re.compile(
    r"""
      \b(?:TODO|TBD|TBC|TBA|FIXME|XXX+)\b
    | (?i:\blorem\s+ipsum\b)
    | (?i:\[\s*(?:bookmark|insert|enter|fill\s+in|name|date|place|town|number)\b[^\]]*\])
    | (?i:\bError!\s+(?:Reference\s+source|Bookmark)\s+not\s+(?:found|defined))
    | «\s*(?:[A-Z][A-Z_]{2,}|\w+_\w+)\s*»                    # a field of a form letter that was not filled
    | (?i:\bx{2,}[./-]x{2,}(?:[./-](?:\d{2,4}|x{2,4}))?\b)
    | (?i:\b(?:dd|tt|jj|gg)[./-]mm[./-](?:yyyy|gggg|jjjj|aaaa|rrrr)\b)
    | \bxx+\b                                                   # in capitals it is a century
    | _{4,} | \.{5,} | …{2,}
    | [,;][.,;:]\d*
    """,
    re.VERBOSE,
)

_VAGUE: Final = re.compile(
    r"(?i:\b(?:etc\b\.?|and\s+so\s+on\b|u\.\s?tml\.|utt\.|u\.\s?c\.|usw\.|u\.s\.w\.|ir\s+t\.\s?t\.|itd\.|itp\."
    r"|atd\.|atď\.|osv\.|ecc\.|stb\.|jne\.|и\s+т\.\s?[дп]\.|и\s+др\.|и\s+т\.\s?н\.|κ\.?\s?λπ\.?|κ\.ά\.))"
)

_TWICE: Final = re.compile(r"\b([^\W\d_]+)\s+\1\b", re.IGNORECASE)
_BLANKS: Final = re.compile(r"\S+[ \xa0]{2,}(?=\S)")

_MAY_BE_TWICE: Final = frozenset(
    re.findall(
        r"\w+",
        "had that no to bye die der das den dem sie ihr war hat nous vous faire si via az ez je se su by",
    )
)
"""Words that grammar puts side by side."""


def leftovers(text: str) -> Iterator[Slip]:
    """Placeholders and remains of a form or a word processor, such as `[bookmark: _GoBack]` or xx/xx/2017."""
    template = N_("“{found}” is left of a draft or a form. Put in what belongs there, or take it out.")
    yield from slips("text-leftover", template, _LEFTOVER, text)


def vague_lists(text: str) -> Iterator[Slip]:
    """Lists that end with "etc.", in the languages of the EU."""
    template = N_("“{found}” leaves open what else there was. Name it, or end the list without it.")
    yield from slips("text-vague-list", template, _VAGUE, text)


def doubled(text: str) -> Iterator[Slip]:
    """Words and blanks that stand there twice, except names such as "Pago Pago" and what grammar doubles."""
    for found in _TWICE.finditer(text):
        word, both = found.group(1), found.group()
        is_name = both.split()[0][0].isupper() and both.split()[1][0].isupper()
        if word.casefold() not in _MAY_BE_TWICE and not is_name:
            yield Slip("text-doubled", both, found.start(), _DOUBLED)
    template = N_("There are several blanks behind “{found}”. One is enough.")
    yield from slips("text-doubled", template, _BLANKS, text)


_DOUBLED: Final = N_("“{found}”: a word stands there twice. Take one out.")
