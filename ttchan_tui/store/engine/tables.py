"""The tables that the text of the data file holds, or what is wrong with it.

What JSON leaves open is refused here, because the next change would lose it in silence: keys that stand
twice, and numbers of documents that are written in two ways.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from ttchan_tui.store.engine.state import NUMBER, Tables
from ttchan_tui.text.gate import shortened
from ttchan_tui.text.languages import N_

_DIGITS: Final = 100
"""Digits that a number may have; Python itself refuses some thousands of them."""

_HALF_CHARACTER: Final = re.compile("[\ud800-\udfff]")

_SHOWN: Final = 40
"""Characters of a key that are repeated; enough to find it."""


class Inconsistent(Exception):
    """The text is not what this program writes, and this is why."""

    def __init__(self, what: str, **values: object) -> None:
        """Keep a template of the catalogues and what goes into it."""
        super().__init__(what.format(**values))
        self.what = what
        self.values = values


class _Pairs(list[tuple[str, object]]):
    """An object with all of its keys, those that stand twice too."""


class _LongNumber(str):
    __slots__ = ()


class _Suspicious(Exception):
    """Something is wrong; where it is takes a second and slower look."""


def tables_in(text: str) -> Tables:
    """Read the tables.

    Raises:
        Inconsistent: These are no tables, or something in them would be lost by writing them again.
    """
    try:
        try:
            found = json.loads(text, object_pairs_hook=_object, parse_int=_integer)
        except _Suspicious:
            _examine(text)
            raise
        if "\\ud" in text or "\\uD" in text:  # else there can be no half character
            _examine(text)
    except json.JSONDecodeError as error:
        raise Inconsistent(
            N_("line {line}, column {column}"), line=error.lineno, column=error.colno
        ) from error
    except RecursionError as error:
        raise Inconsistent(N_("too deep")) from error
    _must_be_tables(found)
    tables: Tables = found
    return tables


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Suspicious
    return found


def _integer(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise _Suspicious
    return int(digits)


def _must_be_tables(found: object) -> None:
    if not isinstance(found, dict):
        raise Inconsistent(N_("not tables of documents"))
    for name, table in found.items():
        if not isinstance(table, dict) or not all(isinstance(one, dict) for one in table.values()):
            raise Inconsistent(N_("not tables of documents"))
        for number in table:
            if not NUMBER.fullmatch(number):
                raise Inconsistent(
                    N_("“{number}” in the table “{table}” is not the number of a document"),
                    number=_short(number),
                    table=_short(name),
                )


def _examine(text: str) -> None:
    everything = json.loads(
        text,
        object_pairs_hook=_Pairs,
        parse_int=lambda digits: _LongNumber(digits) if len(digits) > _DIGITS else 0,
    )
    for inconsistencies in _inconsistencies(everything, ()):
        raise inconsistencies


def _inconsistencies(value: object, place: tuple[str, ...]) -> Iterator[Inconsistent]:
    if isinstance(value, _Pairs):
        keys = set()
        for key, inner in value:
            here = (*place, key)
            if key in keys:
                yield Inconsistent(N_("{where} stands there twice"), where=_said(here))
            keys.add(key)
            if _HALF_CHARACTER.search(key):
                yield Inconsistent(N_("{where} contains half a character"), where=_said(here))
            yield from _inconsistencies(inner, here)
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from _inconsistencies(inner, (*place, str(number)))
    elif isinstance(value, _LongNumber):
        yield Inconsistent(
            N_("{where} is a number of {digits} digits"), where=_said(place), digits=len(value)
        )
    elif isinstance(value, str) and _HALF_CHARACTER.search(value):
        yield Inconsistent(N_("{where} contains half a character"), where=_said(place))


def _said(place: tuple[str, ...]) -> str:
    """Such as `note 3, text`."""
    return ", ".join(_short(one) for one in (" ".join(place[:2]), *place[2:]))


def _short(key: str) -> str:
    return shortened(key, _SHOWN)
