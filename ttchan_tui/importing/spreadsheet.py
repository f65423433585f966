"""Workbooks of spreadsheets as rows of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from io import BytesIO
from typing import Any, Final

from ttchan_tui.importing.account import CannotRead
from ttchan_tui.text.languages import N_

MOST_ROWS: Final = 5000
MOST_COLUMNS: Final = 200


@contextmanager
def needs(library: str) -> Iterator[None]:
    """Say how to install what is not there.

    Raises:
        CannotRead: The import in the block failed.
    """
    try:
        yield
    except ImportError as error:
        raise CannotRead(
            N_("For this, {library} has to be installed: pip install 'ttchan-tui[import]'"), library=library
        ) from error


def xlsx(content: bytes) -> dict[str, list[Sequence[Any]]]:
    """The sheets of an .xlsx file."""
    with needs("openpyxl"):
        from openpyxl import load_workbook
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        return {
            sheet.title: [
                tuple(row)
                for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            ]
            for sheet in book.worksheets
        }
    finally:
        book.close()


def ods(content: bytes) -> dict[str, list[Sequence[Any]]]:
    """The sheets of an .ods file."""
    with needs("odfpy"):
        from odf.opendocument import load
        from odf.table import Table
    document = load(BytesIO(content))
    return {
        str(table.getAttribute("name")): list(_rows(table))
        for table in document.spreadsheet.getElementsByType(Table)
    }


def _rows(table: Any) -> Iterator[Sequence[Any]]:  # noqa: ANN401 - odfpy has no types
    from odf.table import TableRow

    number = 0
    for row in table.getElementsByType(TableRow):
        cells = tuple(_cells(row))
        repeated = int(row.getAttribute("numberrowsrepeated") or 1)
        for _ in range(repeated if any(cell != "" for cell in cells) else min(repeated, 2)):
            number += 1
            if number > MOST_ROWS:
                return
            yield cells


def _cells(row: Any) -> Iterator[Any]:  # noqa: ANN401
    from odf.table import CoveredTableCell, TableCell
    from odf.teletype import extractText

    column = 0
    for cell in row.childNodes:
        if cell.qname not in (TableCell().qname, CoveredTableCell().qname):
            continue
        kind, text = cell.getAttribute("valuetype"), extractText(cell)
        found = _value(cell, kind, text)
        for _ in range(int(cell.getAttribute("numbercolumnsrepeated") or 1)):
            column += 1
            if column > MOST_COLUMNS:
                return
            yield found


def _value(cell: Any, kind: str | None, text: str) -> Any:  # noqa: ANN401
    if kind == "date":
        found = datetime.fromisoformat(cell.getAttribute("datevalue"))
        return found.date() if found.time() == time.min else found
    if kind == "time":
        hours, _, rest = cell.getAttribute("timevalue").removeprefix("PT").partition("H")
        return time(int(hours) % 24, int(rest.partition("M")[0] or 0))
    if kind in ("float", "percentage", "currency"):
        return float(cell.getAttribute("value"))
    return text


def table_of(rows: Sequence[Sequence[Any]], first: int = 0) -> list[dict[str, Any]]:
    """Rows as mappings by the names in one of them, which is the first one if no other is given."""
    heads = [str(cell or "").strip() for cell in rows[first]] if rows else []
    return [dict(zip(heads, row, strict=False)) for row in rows[first + 1 :]]
