"""What is wrong with a file that is not TOML, in words for those who have never heard of TOML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Final, NamedTuple

from ttchan_tui.meeting.format.problems import Problem
from ttchan_tui.text.gate import shortened
from ttchan_tui.text.languages import N_

_SHOWN: Final = 60
"""Characters of the line that are repeated."""

_AT: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_STATEMENT: Final = re.compile(r"\s*([\w.-]+)\s*=\s*(.*?)\s*")
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(?:#.*)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\.?\s*(?:#.*)?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})\.?\s*(?:#.*)?")
_HEADING: Final = re.compile(r"\s*\[+\s*([\w.-]+)")

_AS_IT_IS: Final = N_("line {line}, “{text}”: this is not TOML ({reason})")


class _Mistake(NamedTuple):
    template: str
    values: Mapping[str, object] = {}


def not_toml(file: str, content: str, error: Exception) -> Problem:
    """What is wrong with a file, judging by the line at which the parser gave up."""
    reason = _AT.sub("", str(error))
    at = _AT.search(str(error))
    lines = content.split("\n")
    if at is None:
        return Problem(file, "", N_("this is not TOML: {reason}"), {"reason": reason})
    number = int(at.group(1)) if at.group(1) else _last(lines)
    text = lines[number - 1] if number <= len(lines) else ""
    mistake = next(_recognised(reason, text, lines[: number - 1]), _Mistake(_AS_IT_IS, {"reason": reason}))
    return Problem(
        file, "", mistake.template, {"line": number, "text": shortened(text, _SHOWN), **mistake.values}
    )


def _last(lines: list[str]) -> int:
    return max((number for number, line in enumerate(lines, start=1) if line.strip()), default=1)


def _recognised(reason: str, text: str, before: list[str]) -> Iterator[_Mistake]:
    """What people do most, the most certain guess first."""
    found = _STATEMENT.fullmatch(text)
    key, value = found.groups() if found else ("", "")
    if "twice" in reason or "overwrite" in reason or "mutate" in reason:
        yield from _twice(key, text, before)
    yield from _moment(value)
    if value.startswith(("“", "”", "„", "«", "‘", "’")):
        yield _Mistake(N_('line {line}, “{text}”: a text stands in straight quotes, "like this"'))
    if value.lower() in {"true", "false", "yes", "no", "jā", "nē"}:
        yield _Mistake(N_("line {line}, “{text}”: expected true or false, in small letters"))
    if "\\n" in reason or value.count('"') == 1:
        yield _Mistake(
            N_('line {line}, “{text}”: a quote is missing; a text stands in two of them, "like this"')
        )
    if "Unterminated string" in reason:
        yield _Mistake(N_('a text that begins with """ does not end; put """ behind it'))
    if "Unclosed array" in reason:
        yield _Mistake(
            N_(
                "line {line}, “{text}”: a comma or a bracket is missing here or before; "
                'a list looks like ["one", "two"]'
            )
        )
    if value.startswith('"') and "newline" in reason:
        yield _Mistake(
            N_(
                "line {line}, “{text}”: something follows behind the closing quote; "
                'within a text use “…” or \\" for quotes'
            )
        )
    if "Unescaped" in reason:
        yield _Mistake(N_("line {line}, “{text}”: write a backslash in a text twice"))
    if value and reason == "Invalid value":
        yield _Mistake(N_('line {line}, “{text}”: a text stands in quotes, "like this"'))
    if _HEADING.match(text):
        yield _Mistake(
            N_("line {line}, “{text}”: as many brackets must close a heading as open it, and no more")
        )
    if reason.startswith("Expected '='"):
        yield _Mistake(N_('line {line}, “{text}”: expected a field, "=" and a value'))


def _moment(value: str) -> Iterator[_Mistake]:
    if found := _CLOCK.fullmatch(value):
        yield _time(*(int(part or 0) for part in found.groups()))
    if found := _DAY_FIRST.fullmatch(value):
        yield _date(*reversed([int(part) for part in found.groups()]))
    if found := _YEAR_FIRST.fullmatch(value):
        yield _date(*(int(part) for part in found.groups()))


def _time(hour: int, minute: int, second: int) -> _Mistake:
    try:
        expected = time(hour, minute, second).isoformat()
    except ValueError:
        return _Mistake(
            N_("line {line}, “{text}”: there is no such time; a day goes from 00:00:00 to 23:59:59")
        )
    return _Mistake(
        N_("line {line}, “{text}”: a time of day is written as {expected}"), {"expected": expected}
    )


def _date(year: int, month: int, day: int) -> _Mistake:
    try:
        expected = date(year, month, day).isoformat()
    except ValueError:
        return _Mistake(
            N_("line {line}, “{text}”: there is no such day; a date is year, month, day, as 2018-11-09")
        )
    return _Mistake(N_("line {line}, “{text}”: a date is written as {expected}"), {"expected": expected})


def _twice(key: str, text: str, before: list[str]) -> Iterator[_Mistake]:
    if heading := _HEADING.match(text):
        yield _Mistake(
            N_(
                "line {line}, “{text}”: if there are several, "
                "the heading of every one, the first too, is {heading}"
            ),
            {"heading": f"[[{heading.group(1)}]]"},
        )
    name = key.partition(".")[0]
    if name and key not in _keys_above(before):
        yield _Mistake(
            N_(
                "line {line}, “{text}”: {name} stands here both with a language and without; "
                'write each as {name}.en = "…"'
            ),
            {"name": name},
        )
    if name:
        yield _Mistake(N_("line {line}, “{text}”: {key} stands here already, above"), {"key": key})


def _keys_above(before: list[str]) -> set[str]:
    """The fields since the last heading."""
    keys: set[str] = set()
    for line in reversed(before):
        if _HEADING.match(line) and "=" not in line:
            break
        if found := _STATEMENT.fullmatch(line):
            keys.add(found.group(1))
    return keys
