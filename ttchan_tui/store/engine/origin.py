"""Where a record was made, if that was on another machine of a linked meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Origin:
    """The machine of a linked meeting where something was done, and its place among all that was done."""

    machine: str
    """Empty for the whole of a meeting, which is nobody's doing."""
    number: int
    """Of the record, on that machine."""
    order: int
    """Higher than that of every record which was known to that machine then."""
    at: datetime
    """When it was done, in UTC, by the clock of that machine."""
    given: tuple[Sequence[Any], ...] | None = None
    """What was done there, by keys; None if the record does here just that."""
    heads: Mapping[str, int] = field(default_factory=dict)
    """Of a whole: the last record of each machine that it contains."""
