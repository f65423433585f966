"""Tables with named columns, one row for each item of the programme."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from io import StringIO
from itertools import islice
from typing import Any, Final

from ttchan_tui.importing.account import CannotRead, Remark
from ttchan_tui.importing.clock_words import Times
from ttchan_tui.importing.schedule import Event, Schedule, in_order, span
from ttchan_tui.importing.spreadsheet import MOST_ROWS, table_of
from ttchan_tui.importing.values import as_text, clocks, day
from ttchan_tui.text.languages import N_

_NAMES: Final = {
    "title": "title activity what event subject summary session name nosaukums aktivitāte titel titre",
    "day": "date day datum datums diena tag jour fecha data when",
    "start": "start time from begin begins starts sākums laiks no zeit beginn début hora",
    "end": "end to until ends till beigas līdz ende fin",
    "room": "room venue place where location hall vieta telpa ort raum lieu lugar",
    "text": "text description abstract details apraksts beschreibung",
    "kind": "kind type category veids art",
}
"""What the columns may be called."""


Row = tuple[int, Mapping[str, Any]]
"""The number of a row, as a spreadsheet counts, and its cells by the names of their columns."""

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}")

_HEADINGS: Final = 10
"""Rows among which that with the names of the columns is looked for."""


def csv_rows(text: str) -> list[Row]:
    """The rows of a table of values; none if the text is none with columns that are known."""
    beginning = text[:2000]
    separator = max(",;\t|", key=beginning.count)
    if not beginning.count(separator):
        return []
    return named_rows(list(islice(csv.reader(StringIO(text, newline=""), delimiter=separator), MOST_ROWS)))


def named_rows(rows: Sequence[Sequence[Any]]) -> list[Row]:
    """The rows below the one that names the columns; it need not be the first, as titles stand above it."""
    for number, row in enumerate(rows[:_HEADINGS]):
        names = dict.fromkeys(as_text(cell or "") for cell in row)
        if len(_columns(names)) > 1:
            return list(enumerate(table_of(rows, number), start=number + 2))
    return []


def _columns(row: Mapping[str, Any]) -> dict[str, str]:
    """The columns of a table by what they hold."""
    known = {word: name for name, words in _NAMES.items() for word in words.split()}
    found: dict[str, str] = {}
    for head in row:
        words = re.findall(r"[^\W\d_]+", head.casefold())
        name = next((known[word] for word in words if word in known), None)
        if name and name not in found:
            found[name] = head
    return found


def schedule(rows: Sequence[Row], languages: tuple[str, ...], year: int | None) -> Schedule:
    """The programme of a table.

    Raises:
        CannotRead: It does not say what is when.
    """
    columns = _columns(rows[0][1]) if rows else {}
    for name in ("title", "day"):
        if name not in columns:
            raise CannotRead(
                N_("The table has no column for that. Call one “{name}” in its first row."),
                name="title" if name == "title" else "date",
            )  # fmt: skip
    named = [(number, {name: row.get(head) for name, head in columns.items()}) for number, row in rows]
    taken = [(event, row) for row in named if (event := _event(row[1], languages, year))]
    events = [event for event, _ in taken]
    if events and not any(one.start for one in events):
        raise CannotRead(N_("The table has no times of day. Add a column “start”, with times such as 9:30."))
    read = {number for _, (number, _) in taken}
    return Schedule(tuple(in_order(events)), left_out=tuple(_not_read(named, read)))


def _not_read(rows: Sequence[Row], read: set[int]) -> Iterator[Remark]:
    """Rows whose day cannot be read, and times of day that cannot."""
    for number, cells in rows:
        said = {name: as_text(cell or "")[:40] for name, cell in cells.items()}
        if not any(said.values()):
            continue
        if number not in read:
            yield Remark(_ROW_WITHOUT_DAY, {"row": number, "found": said["day"], "title": said["title"]})
            continue
        for name in ("start", "end"):
            if said.get(name) and (wrong := _no_time(cells[name], said[name])):
                yield Remark(_NO_TIME, {"row": number, "found": wrong, "title": said["title"]})


_ROW_WITHOUT_DAY: Final = N_("row {row}, “{title}”: “{found}” is not a date, so the row is not taken")
_NO_TIME: Final = N_("row {row}, “{title}”: “{found}” is not a time of day; the rest of the row is taken")


def _event(cells: Mapping[str, Any], languages: tuple[str, ...], year: int | None) -> Event | None:
    when = cells["day"]
    on = when.date() if isinstance(when, datetime) else when if isinstance(when, date) else None
    words = as_text(when or "")
    on = on or day(words, (*languages, "en"), year) or day(words.partition(" ")[0], languages, year)
    if on is None:
        return None
    begins = _clocks(cells.get("start")) or (
        _clocks(when) if isinstance(when, datetime) else _after_day(words)
    )
    ends = _clocks(cells.get("end"))
    start, end = span(begins.start, ends.start if ends else begins.end) if begins else (None, None)
    texts = {name: as_text(cells.get(name) or "") for name in ("title", "room", "text", "kind")}
    return Event(texts["title"], on, start, end, texts["room"], texts["text"], texts["kind"])


def _clocks(cell: Any) -> Times | None:  # noqa: ANN401 - a cell may hold anything
    """The times of day in a cell; midnight of a date is none."""
    return None if isinstance(cell, datetime) and cell.time() == time.min else clocks(cell)


def _no_time(cell: Any, words: str) -> str:  # noqa: ANN401
    """What is no time of day in a cell that should hold one."""
    if isinstance(cell, datetime):
        return ""
    found = clocks(cell)
    return words if found is None else found.wrong_end


def _after_day(words: str) -> Times | None:
    """The times that stand behind a date in the same cell."""
    _, _, behind = words.partition(" ")
    return clocks(behind) if _DATE.match(words) else None
