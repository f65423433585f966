"""Tables with named columns, one row for each item of the programme."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Final

from ttchan_tui.importing.account import CannotRead
from ttchan_tui.importing.schedule import Event, Schedule, span
from ttchan_tui.importing.spreadsheet import MOST_ROWS, table_of
from ttchan_tui.importing.values import as_text, clock, day
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


def csv_rows(text: str) -> list[dict[str, Any]]:
    """The rows of a table of values; none if the text is none with columns that are known."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(",;\t|", key=first.count)
    if not first.count(separator):
        return []
    rows = list(islice(csv.reader(text.lstrip("\n").splitlines(), delimiter=separator), MOST_ROWS))
    found = table_of(rows)
    return found if found and len(_columns(found[0])) > 1 else []


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


def schedule(rows: Sequence[Mapping[str, Any]], languages: tuple[str, ...], year: int | None) -> Schedule:
    """The programme of a table.

    Raises:
        CannotRead: It does not say what is when.
    """
    columns = _columns(rows[0]) if rows else {}
    for name in ("title", "day"):
        if name not in columns:
            raise CannotRead(
                N_("The table has no column for that. Call one “{name}” in its first row."),
                name="title" if name == "title" else "date",
            )  # fmt: skip
    events = [event for row in rows if (event := _event(row, columns, languages, year))]
    if events and not any(one.start for one in events):
        raise CannotRead(N_("The table has no times of day. Add a column “start”, with times such as 9:30."))
    return Schedule(tuple(events))


def _event(
    row: Mapping[str, Any], columns: Mapping[str, str], languages: tuple[str, ...], year: int | None
) -> Event | None:
    cells = {name: row.get(head) for name, head in columns.items()}
    when = cells["day"]
    on = when.date() if isinstance(when, datetime) else when if isinstance(when, date) else None
    words = as_text(when or "")
    on = on or day(words, (*languages, "en"), year) or day(words[:10], languages, year)
    if on is None:
        return None
    start = _clock(cells.get("start")) or (_clock(when) if isinstance(when, datetime) else clock(words[10:]))
    start, end = span(start, _clock(cells.get("end"))) if start else (None, None)
    texts = {name: as_text(cells.get(name) or "") for name in ("title", "room", "text", "kind")}
    return Event(texts["title"], on, start, end, texts["room"], texts["text"], texts["kind"])


def _clock(cell: Any) -> time | None:  # noqa: ANN401 - a cell may hold anything
    if isinstance(cell, datetime):
        return cell.time()
    return cell if isinstance(cell, time) else clock(as_text(cell or "").split("–")[0])
