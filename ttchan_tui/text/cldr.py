"""What CLDR says of a language, as far as it is said here: days, months, spans, countries, lists, numbers.

Babel reads whole locales for it: 10 ms of a start, and 5 MB that a session keeps. So it is asked where the
catalogues are compiled; what it says is kept beside them, with the formats of the language. A language that
nothing is kept of, or whose formats have changed since, has Babel asked as it is spoken.
"""

from __future__ import annotations

import json
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from babel import Locale

    Tokens = Sequence[str | Sequence[Any]]
    """A pattern in parts: what is said as it is, and fields, each with its letter and how long it is."""

LOCALE: Final = Path(__file__).parent.parent / "locale"
"""A folder for each language."""
FORMATS: Final = "formats.toml"
"""How a language writes what is no sentence; a folder that has one is a language."""
KEPT: Final = "dates.json"
"""What is kept of a language, beside its formats: what most screens say."""
NAMES: Final = "names.json"
"""The same of its names of countries, languages and scripts, which are read where one is said."""
_FORMAT: Final = 1
"""Of what is kept; a program that keeps other things has another one, and asks anew."""
OFFICIAL: Final = "official.json"
"""The official languages of all countries, beside those folders."""

SPANS: Final = {"dates": "yMMMMd", "days": "MMMd"}
"""Spans of days, by CLDR's skeletons."""

_DATES: Final = ("date", "short_date")
"""The patterns that stand in the formats."""


class Cldr:
    """A language's own words for days, months and countries, and its formats."""

    def __init__(self, folder: Path) -> None:
        """Read what is kept in the folder of a language, or ask Babel."""
        self._folder = folder
        formats = (folder / FORMATS).read_bytes()
        kept = _kept(folder / KEPT)
        self._said: dict[str, Any] = kept if kept.get("of") == _of(formats) else said(formats)
        self.formats: dict[str, Any] = self._said["formats"]
        """What stands in `formats.toml`."""

    @cached_property
    def _names(self) -> dict[str, Any]:
        kept = _kept(self._folder / NAMES)
        return (
            kept if kept.get("of") == _of(self.formats["locale"].encode()) else names(self.formats["locale"])
        )

    def date(self, day: dt.date, pattern: str) -> str:
        """A day by one of the patterns of the formats, or by `weekday` or `full_date`."""
        return self._dated(day, self._said["patterns"][pattern])

    def span(self, first: dt.date, last: dt.date, kind: str) -> str:
        """Days as one of `SPANS`: by the largest part in which they differ."""
        patterns = self._said["spans"][kind]
        for part, field in (("y", "year"), ("M", "month"), ("d", "day")):
            if part in patterns and getattr(first, field) != getattr(last, field):
                return "".join(map(self._dated, (first, last), patterns[part]))
        return self._dated(first, patterns["same"])

    def _dated(self, day: dt.date, tokens: Tokens) -> str:
        return "".join(part if isinstance(part, str) else self._field(day, *part) for part in tokens)

    def _field(self, day: dt.date, letter: str, length: int) -> str:
        if words := self._said["words"].get(f"{letter}{length}"):
            return str(words[day.weekday() if letter == "E" else day.month - 1])
        number = {"d": day.day, "M": day.month, "y": day.year}[letter]
        return f"{number:0{length}}"

    @property
    def countries(self) -> dict[str, str]:
        """Their names, by ISO code."""
        countries: dict[str, str] = self._names["countries"]
        return countries

    def language(self, tag: str) -> str:
        """What a language is called, by its tag, with its script where the tag gives one."""
        code, *rest = tag.split("-")
        name = self._names["languages"].get(code, code)
        script = next((part for part in rest if len(part) == len("Cyrl")), None)
        return f"{name} ({self._names['scripts'].get(script, script)})" if script else str(name)

    def listed(self, words: Sequence[str], kind: str) -> str:
        """Words in one, with `standard` or `or` before the last."""
        patterns: dict[str, str] = self._said["lists"][kind]
        if len(words) <= 1:
            return "".join(words)
        if len(words) == 2:  # noqa: PLR2004 - two have a pattern of their own
            return patterns["2"].format(*words)
        whole = patterns["start"].format(*words[:2])
        for word in words[2:-1]:
            whole = patterns["middle"].format(whole, word)
        return patterns["end"].format(whole, words[-1])

    def number(self, number: float) -> str:
        """A number with its separators, to three decimals."""
        rounded = f"{number:,}" if isinstance(number, int) else f"{number:,.3f}".rstrip("0").rstrip(".")
        return rounded.translate({ord(sign): own for sign, own in self._said["signs"].items()})


@cache
def official_languages(country: str) -> tuple[str, ...]:
    """Codes of the official languages of a country, those of most people first; none if it is not known."""
    return tuple(_official().get(country.upper(), ()))


@cache
def _official() -> dict[str, list[str]]:
    return _kept(LOCALE / OFFICIAL) or official()


def _of(source: bytes) -> list[int]:
    """What tells whether something is kept of that, in the way in which it is kept now."""
    return [_FORMAT, crc32(source)]


def _kept(file: Path) -> dict[str, Any]:
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


# What Babel says


def keep(folder: Path) -> None:
    """Write what Babel says now beside the formats of each language in a folder, and of all countries."""
    _write(folder / OFFICIAL, official())
    for formats in folder.glob(f"*/{FORMATS}"):
        known = said(formats.read_bytes())
        _write(formats.with_name(KEPT), known)
        _write(formats.with_name(NAMES), names(known["formats"]["locale"]))


def _write(file: Path, said: dict[str, Any]) -> None:
    file.unlink(missing_ok=True)  # it may be root's, from an installation with sudo
    file.write_text(json.dumps(said, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def said(formats: bytes) -> dict[str, Any]:
    """What it says of the language of these formats."""
    import tomllib

    from babel import Locale

    written = tomllib.loads(formats.decode())
    locale = Locale.parse(written["locale"])
    signs, lists = locale.number_symbols["latn"], locale.list_patterns
    patterns = {name: _tokens(written[name]) for name in _DATES}
    patterns |= {"weekday": _tokens("EEEE"), "full_date": _tokens(locale.date_formats["long"].pattern)}
    spans = {name: dict(_span(locale, skeleton)) for name, skeleton in SPANS.items()}
    return {
        "of": _of(formats),
        "formats": json.loads(json.dumps(written, default=str)),
        "patterns": patterns,
        "spans": spans,
        "words": dict(_words(locale)),
        "lists": {kind: dict(lists[kind]) for kind in ("standard", "or")},
        "signs": {",": signs["group"], ".": signs["decimal"]},
    }


def names(locale: str) -> dict[str, Any]:
    """What it calls countries, languages and scripts there."""
    from babel import Locale

    asked = Locale.parse(locale)
    return {
        "of": _of(locale.encode()),
        "countries": {code: name for code, name in asked.territories.items() if code.isalpha()},
        "languages": {code: name for code, name in asked.languages.items() if "_" not in code},
        "scripts": dict(asked.scripts),
    }


def official() -> dict[str, list[str]]:
    """The official languages of each country."""
    from babel import Locale
    from babel.languages import get_official_languages

    countries = Locale("en").territories
    found = {country: get_official_languages(country) for country in sorted(countries)}
    return {country: [tag.partition("_")[0] for tag in tags] for country, tags in found.items() if tags}


def _words(locale: Locale) -> Iterator[tuple[str, list[str]]]:
    for length, width in ((3, "abbreviated"), (4, "wide")):
        months = locale.months["format"][width]
        yield f"M{length}", [months[month] for month in range(1, 13)]
    for length, width in ((3, "abbreviated"), (4, "wide"), (6, "short")):
        days = locale.days["format"][width]
        yield f"E{length}", [days[day] for day in range(7)]


def _span(locale: Locale, skeleton: str) -> Iterator[tuple[str, Any]]:
    """Its patterns, by the largest part in which the days differ, as `format_interval` finds them."""
    from babel.dates import match_skeleton

    there = locale.interval_formats
    named = skeleton if skeleton in there else match_skeleton(skeleton, there)
    yield from (
        (part, [_tokens(side) for side in there[named][part]]) for part in "yMd" if part in there[named]
    )
    days = locale.datetime_skeletons
    alone = named if named in days else match_skeleton(str(named), days)
    yield "same", _tokens(days[alone].pattern)


def _tokens(pattern: str) -> Tokens:
    from babel.dates import tokenize_pattern

    return [value if kind == "chars" else [*value] for kind, value in tokenize_pattern(pattern)]
