"""What the server says, read as what anybody may have written there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from sys import intern
from typing import Any, Final

from ttchan_tui.store import LinkRecord, Rank, Step, is_sound, must_be_sound, step_in
from ttchan_tui.text.gate import harmless

_MOST: Final = 100_000
"""Steps of one record; a whole meeting has not so many documents."""

_DEEPEST: Final = 40
"""Lists and objects within one another; no document of ours has half as many."""
_SHORT: Final = 24
"""Characters of a text that may come again."""


def record_in(row: tuple[Any, ...]) -> tuple[LinkRecord, bool]:
    """The record of a row: machine, n, rank, at, who, what, why, operations; and whether that is all of it.

    What is no step that this program knows is left out, on every machine alike: whoever has stolen a desk
    keeps nobody from the others.
    """
    machine, number, order, at, who, what, why, operations = row
    given = operations if isinstance(operations, list) else [operations]
    steps = tuple(_steps(given[:_MOST]))
    rank = Rank(order, machine, number)
    record = LinkRecord(rank, at, _line(who), _line(what), _line(why), steps)
    return record, len(steps) == len(given)


def _steps(operations: list[Any]) -> Iterator[Step]:
    for operation in operations:
        try:
            step = step_in(harmless_in(operation))
        except (TypeError, ValueError):
            continue
        if is_sound(step):
            yield step


def _line(text: str) -> str:
    return " ".join(harmless(text).split())


def said_in(document: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What a visitor said, as JSON of a kiosk; None if it is nested so deep that it is none."""
    return harmless_in(json_in(document))


def sound_tables(tables: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """The tables of a whole meeting.

    Raises:
        TypeError, ValueError, BadMeeting: They are none.
    """
    found = harmless_in(tables)
    must_be_sound(found)
    return {name: dict(docs) for name, docs in found.items()}


def json_in(data: bytes | str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What JSON says; None if it is nested so deep, or has numbers so long, that nobody has meant it."""
    try:
        return json.loads(data)
    except (RecursionError, ValueError):
        return None


def harmless_in(value: Any, deepest: int = _DEEPEST) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The same without anything that could act on a terminal, and without what is nested deeper than that.

    What comes again and again in a thousand documents is there once: the names of fields, ids, languages.
    """
    if isinstance(value, str):
        return intern(harmless(value)) if len(value) <= _SHORT else harmless(value)
    if not deepest:
        return None
    if isinstance(value, list):
        return [harmless_in(one, deepest - 1) for one in value]
    if isinstance(value, dict):
        return {str(harmless_in(key)): harmless_in(one, deepest - 1) for key, one in value.items()}
    return value
