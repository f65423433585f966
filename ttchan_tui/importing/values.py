"""Cells of a table as the values of a field: dates, times and numbers as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from ttchan_tui.importing.clock_words import FAR, Times, times_at_beginning
from ttchan_tui.importing.columns import Holds
from ttchan_tui.meeting.proofreading import dates_in
from ttchan_tui.text.languages import N_

_YES: Final = frozenset(
    {"yes", "y", "true", "x", "1", "ja", "jā", "oui", "sì", "si", "sí", "tak", "да", "ano"}
)
_NO: Final = frozenset({"no", "n", "false", "0", "nein", "nē", "non", "nie", "не", "ne"})


class NoValue(Exception):
    """The cell cannot be read as that; the argument says what was expected."""


def clock(cell: Any) -> time | None:  # noqa: ANN401 - a cell may hold anything
    """A time of day as people write it, 9:30, 9.30, 10h00, 9:30 pm, or as spreadsheets keep it."""
    found = clocks(cell)
    return found.start if found and found.end is None and not found.rest + found.wrong_end else None


def clocks(cell: Any) -> Times | None:  # noqa: ANN401
    """The time of day in a cell, or the two of "9:30 – 10:30"."""
    if isinstance(cell, datetime):
        cell = cell.time()
    elif isinstance(cell, timedelta):
        cell = cell / timedelta(days=1)
    if isinstance(cell, time):
        return Times(cell.replace(second=0, microsecond=0, tzinfo=None), None, "")
    if isinstance(cell, float) and 0 <= cell < 1:  # a part of a day
        minutes = round(cell * 24 * 60)
        return Times(time(minutes // 60 % 24, minutes % 60), None, "")
    return times_at_beginning(as_text(cell or ""))


def day(text: str, languages: tuple[str, ...], year: int | None = None) -> date | None:
    """A date as people write it, in any of these languages; without a year in the one that is given."""
    text = text.strip()[:FAR]
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    for code in languages:
        try:
            found = next(dates_in(text, code), None)
        except LookupError:
            continue
        if found is not None and (found.year or year):
            return found.on(year or 1)
    return None


def value(cell: Any, holds: Holds, languages: tuple[str, ...]) -> Any:  # noqa: ANN401 - a cell may hold anything
    """What stands in a cell, as the field has it.

    Raises:
        NoValue: It is something else.
    """
    if holds is Holds.DAY:
        return _day(cell, languages)
    if holds in (Holds.IDS, Holds.LINES):
        return [part.strip() for part in re.split("[;\n]", as_text(cell)) if part.strip()]
    if holds is Holds.NUMBERS:
        return [_number(part) for part in re.split("[;,\n]", as_text(cell)) if part.strip()]
    read = _OF_KIND.get(holds)
    return read(cell) if read else as_text(cell)


def as_text(cell: Any) -> str:  # noqa: ANN401
    """What stands in a cell, as a person reads it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(" ", "minutes")
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return str(cell).strip()


def _day(cell: Any, languages: tuple[str, ...]) -> date:  # noqa: ANN401
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if found := day(as_text(cell), (*languages, "en")):
        return found
    raise NoValue(N_("a date"))


def _clock(cell: Any) -> time:  # noqa: ANN401
    if (found := clock(cell)) is not None:
        return found
    raise NoValue(N_("a time of day"))


def _number(cell: Any) -> int:  # noqa: ANN401
    text = as_text(cell)
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return int(text)
    raise NoValue(N_("a whole number"))


def _degrees(cell: Any) -> float:  # noqa: ANN401
    try:
        return float(as_text(cell).replace(",", "."))
    except ValueError as error:
        raise NoValue(N_("decimal degrees")) from error


def _yes(cell: Any) -> bool:  # noqa: ANN401
    word = as_text(cell).casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise NoValue(N_("yes or no"))


_OF_KIND: Final[Mapping[Holds, Callable[[Any], Any]]] = {
    Holds.CLOCK: _clock, Holds.NUMBER: _number, Holds.DEGREES: _degrees, Holds.YES: _yes
}  # fmt: skip
