"""What the server says, read as what anybody may have written there."""

from __future__ import annotations

import json
from typing import Any

from ttchan_tui.link.errors import LinkRefused
from ttchan_tui.store import LinkRecord, Rank, step_in
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_


def record_in(row: tuple[Any, ...]) -> LinkRecord:
    """The record of a row: machine, n, rank, at, who, what, why, operations.

    Raises:
        LinkRefused: It is none.
    """
    machine, number, order, at, who, what, why, operations = row
    try:
        steps = tuple(step_in(harmless_in(one)) for one in operations)
    except (TypeError, ValueError) as error:
        raise LinkRefused(
            N_("What stands on the server as record {number} of {machine} is none."),
            number=number,
            machine=harmless(machine),
        ) from error
    return LinkRecord(Rank(order, machine, number), at, harmless(who), harmless(what), harmless(why), steps)


def said_in(document: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What a visitor said, as JSON of a kiosk; None if it is nested so deep that it is none."""
    try:
        return harmless_in(json.loads(document))
    except RecursionError:
        return None


def harmless_in(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The same without anything that could act on a terminal, down to the last list."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, list):
        return [harmless_in(one) for one in value]
    if isinstance(value, dict):
        return {harmless_in(key): harmless_in(one) for key, one in value.items()}
    return value
