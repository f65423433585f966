"""Figures in prose: how many people, countries and days a sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from ttchan_tui.meeting.proofreading import words
from ttchan_tui.meeting.proofreading.slip import Slip
from ttchan_tui.text.languages import N_

_NOUNS: Final = {"people": words.PEOPLE, "countries": words.COUNTRIES, "days": words.DAYS}
_DIGITS: Final = r"\d{1,3}(?:[ .,\u00a0]\d{3})+|\d+"


class _Figure(NamedTuple):
    number: int
    found: str
    at: int


def differing_figures(text: str, code: str, known: Mapping[str, Collection[int]]) -> Iterator[Slip]:
    """Figures that are none of the known ones.

    Args:
        text: Prose about the meeting as a whole.
        code: Its language; in one whose words are not known nothing is found.
        known: What the figures are, for "people", "countries" and "days"; what is left out is not looked at.
    """
    for what, right in known.items():
        for figure in _figures(text, code, what):
            if figure.number not in right:
                listed = ", ".join(map(str, sorted(right)))
                yield Slip("text-figure-differs", figure.found, figure.at, _DIFFERS, {"right": listed})


def people_told(text: str, code: str) -> Iterator[tuple[int, str]]:
    """How many people a text speaks of, and in which words; nothing in a language without known words."""
    return ((figure.number, figure.found) for figure in _figures(text, code, "people"))


def vague_totals(text: str, code: str) -> Iterator[Slip]:
    """Numbers of people that are vague, such as "over 100 participants"."""
    vague = words.ABOUT.get(code, ())
    for figure in _figures(text, code, "people"):
        before = text[: figure.at].rstrip().casefold()
        if any(re.search(rf"(?<!\w){re.escape(word)}$", before) for word in vague):
            yield Slip("people-vague-total", figure.found, figure.at, _VAGUE)


def _figures(text: str, code: str, what: str) -> Iterator[_Figure]:
    pattern = _pattern(code, what)
    for found in pattern.finditer(text) if pattern else ():
        digits, word = found.group("digits", "word")
        number = int(re.sub(r"\D", "", digits)) if digits else _in_words(code, word)
        yield _Figure(number, found.group(), found.start())


@cache
def _pattern(code: str, what: str) -> re.Pattern[str] | None:
    nouns = _NOUNS[what].get(code)
    if nouns is None:
        return None
    ending = r"\w{0,3}" if code == "lv" else ""
    written = "|".join(sorted(words.NUMBERS.get(code, "").split(), key=len, reverse=True))
    number = rf"(?P<digits>{_DIGITS})|(?P<word>(?i:{written or '(?!)'}){ending})"
    between = "[ \u00a0-]+" if what == "days" else r"[ \u00a0-]+(?:[^\W\d]+[ \u00a0]+)??"
    return re.compile(
        rf"(?<![\w.,/–-])(?:{number}){between}(?:{'|'.join(nouns.split())})\b",
        re.IGNORECASE if code != "de" else 0,
    )


def _in_words(code: str, word: str) -> int:
    numbers = words.NUMBERS[code].split()
    word = word.casefold()
    exact = [place for place, one in enumerate(numbers, 1) if word == one]
    begun = [(len(one), place) for place, one in enumerate(numbers, 1) if word.startswith(one)]
    return exact[0] if exact else max(begun)[1]


_DIFFERS: Final = N_("“{found}” differs from the figures, which are: {right}. Correct one of them.")
_VAGUE: Final = N_("“{found}” is said to be about so many. Give the number itself; the report needs it.")
