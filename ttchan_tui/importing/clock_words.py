"""Times of day as people write them in the languages of the EU: "10h00.-", "ab 14 Uhr"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Final

_HOURS: Final = 24
_HALF: Final = 12
_EARLIEST: Final = 6
"""Two small numbers without minutes are hours from then on; before, they count something."""

_NAMING: Final = (
    "ora orele ore h alle dalle kl klo kell plkst godz godzina godzinie um at ώρα στις hora klokken às "
    "a_las desde_las de_las hasta_las alle_ore dalle_ore o_godz od_godz od_godziny kl. la_ora de_la_ora "
    "a_partir_de_las a_partir_das no_plkst från_kl fra_kl între_orele de_la_orele начало_в"
)
"""Words before a time behind which an hour needs no minutes."""

_LEADING: Final = (
    "de a à dès vers a_partir_de à_partir_de das desde ab von gegen ca od o u v ve ob do no nuo från fra van "
    "vanaf om from between about approx starting_at από απο от в във с към la pe dalle da dal az kezdés "
    "début início inicio start início_às około oko asi cca alates"
)
"""Further words that may stand before one."""

_BETWEEN: Final = (
    "to till until bis à a às al até até_às hasta hasta_las a_las alle alle_ore do až až_do iki "
    "līdz līdz_plkst kuni til tot έως έως_τις ως μέχρι до și and und y i e e_le la la_ora până_la "
    "până_la_ora do_godz"
)
"""Words between a start and an end."""

_BEHIND: Final = (
    "uhr h hs hrs hours hour horas heures heure hod hodin hodín hodina óra órakor órától óráig val godz sati "
    "sata ura uri uur ч часа час часов o'clock onwards on klo"
)
"""Words behind a time."""

_HALVES: Final = {"am": 0, "a.m": 0, "πμ": 0, "π.μ": 0, "pm": _HALF, "p.m": _HALF, "μμ": _HALF, "μ.μ": _HALF}

FAR: Final = 300
"""Characters of a text in which a day or a time of day is looked for; what stands farther on is no heading,
and a line of a million would be looked at for hours."""

_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Times:
    """What a text says at its beginning of when something is."""

    start: time
    end: time | None
    rest: str
    """What stands behind it."""
    wrong_end: str = ""
    """What stands in the place of an end, and is no time of day."""


def times_at_beginning(text: str) -> Times | None:
    """The time of day, or the two, that a text begins with; None if it begins with none."""
    text, behind = text[:FAR], text[FAR:]
    text = re.sub(r"(\d{1,2})([⁰¹²³⁴⁵][⁰¹²³⁴⁵⁶⁷⁸⁹])", lambda raised: f"{raised[1]}:{raised[2]}", text)
    found = _pattern().match(text.translate(_RAISED))
    if found is None or not _is_time(found):
        return None
    half, last_half = found["half"], found["half2"]
    if last_half and not half and int(found["hour"]) <= int(found["hour2"]):
        half = last_half
    start = _time(found["hour"], found["minute"], half)
    if start is None:
        return None
    end = _time(found["hour2"], found["minute2"], last_half, is_end=True) if found["hour2"] else None
    wrong = found["end"].strip(" -–—−/") if found["hour2"] and end is None else ""
    return Times(start, end, f"{text[found.end() :]}{behind}".strip(), wrong)


def _is_time(found: re.Match[str]) -> bool:
    """Whether numbers that stand there are hours: something has to say so."""
    if found["minute"] or found["unit"] or found["half"] or found["naming"]:
        return True
    if not found["hour2"]:
        return False
    return bool(found["minute2"] or found["unit2"] or found["half2"]) or (
        _EARLIEST <= int(found["hour"]) < int(found["hour2"]) <= _HOURS and not found["leading"]
    )


def _time(hour: str, minute: str | None, half: str | None, *, is_end: bool = False) -> time | None:
    hours = int(hour)
    if half:
        if not 0 < hours <= _HALF:
            return None
        hours = hours % _HALF + _HALVES[half.casefold().rstrip(".")]
    if is_end and hours == _HOURS and not int(minute or 0):
        hours = 0
    try:
        return time(hours, int(minute or 0))
    except ValueError:
        return None


@cache
def _pattern() -> re.Pattern[str]:
    half = r"(?:[ap]\.?m\b\.?|[πμ]\.?μ\b\.?)"

    def clock(number: str) -> str:
        return (
            rf"(?P<hour{number}>\d{{1,2}})(?:(?:[:.]\s?|,|\s?[hu]\s?)(?P<minute{number}>[0-5]\d)(?!\d)(?::[0-5]\d)?)?"
            rf"(?!\d)(?:\s?(?P<half{number}>{half}))?(?:\s?(?P<unit{number}>{_words(_BEHIND)})(?!\w)\.?)*"
            r"(?:\s?-?(?:tól|től|ig|kor)\b)?"
        )

    before = rf"(?:(?:(?P<naming>{_words(_NAMING)})|(?P<leading>{_words(_LEADING)}))(?!\w)[.:]?\s*)?"
    within = rf"(?:(?:{_words(_NAMING)}|{_words(_LEADING)})(?!\w)[.:]?\s*)?"
    return re.compile(
        rf"[\s*•·▪◦–—\-(\[|>]*{before}{clock('')}"
        rf"(?P<end>\s*(?:[-–—−/]|(?:{_words(_BETWEEN)})(?!\w)\.?)\s*{within}{clock('2')})?"
        r"(?!\w)[\s.:;,–—\-|)\]]*",
        re.IGNORECASE,
    )


def _words(words: str) -> str:
    every = sorted({re.escape(word).replace("_", r"\s+") for word in words.split()}, key=len, reverse=True)
    return "|".join(every)
