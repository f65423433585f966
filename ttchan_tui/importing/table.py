"""The workbook: a sheet for each part of a meeting, with help in the second row and words to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from ttchan_tui.importing.columns import CHOICES, FIELDS, SHEETS, WHAT, Holds
from ttchan_tui.importing.rows import rows_of
from ttchan_tui.importing.spreadsheet import needs
from ttchan_tui.meeting.format import Sections
from ttchan_tui.text.languages import Language

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LAST: Final = 500
"""Rows of a sheet for which there are words to choose from."""

_WIDTH: Final = 24


def workbook(sections: Sections | None, languages: tuple[str, ...], language: Language) -> bytes:
    """The workbook as an .xlsx file.

    Args:
        sections: The meeting to fill it with; empty without one.
        languages: Those of the texts, each of which has columns.
        language: The language of the help.

    Raises:
        CannotRead: openpyxl is not installed.
    """
    with needs("openpyxl"):
        from openpyxl import Workbook
    book = Workbook()
    book.remove(book.active)
    for name, whats in SHEETS.items():
        sheet = book.create_sheet(name)
        if name == "Meeting":
            _write_meeting(sheet, sections, languages, language)
        else:
            _write(sheet, whats, sections, languages, language)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _columns(section: str, languages: tuple[str, ...]) -> Iterator[tuple[str, Holds]]:
    for name, holds in FIELDS[section].items():
        if holds is Holds.TEXT:
            yield from ((f"{name}.{code}", holds) for code in languages)
        elif "*" in name:
            yield from ((name.replace("*", code), holds) for code in languages)
        else:
            yield name, holds


def _write_meeting(
    sheet: Worksheet, sections: Sections | None, languages: tuple[str, ...], language: Language
) -> None:
    sheet.append(["field", "value", "help"])
    known = next(rows_of(sections, "meeting"), {}) if sections else {"languages": "; ".join(languages)}
    for name, holds in _columns("meeting", languages):
        _append(sheet, [name, _cell(known.get(name)), language.say(holds.value)])
    _dress(sheet)


def _write(
    sheet: Worksheet,
    whats: tuple[str, ...],
    sections: Sections | None,
    languages: tuple[str, ...],
    language: Language,
) -> None:
    columns: dict[str, str] = {}
    for section in whats:
        for name, holds in _columns(section, languages):
            columns.setdefault(name, language.say(holds.value))
    rows = [(section, row) for section in whats for row in (rows_of(sections, section) if sections else ())]
    for _, row in rows:  # places may have words in further languages
        columns = dict.fromkeys(row, language.say(Holds.TEXT.value)) | columns
    columns = dict(sorted(columns.items(), key=lambda column: _rank(column[0], whats)))
    sheet.append([WHAT, *columns])
    sheet.append([", ".join(whats), *columns.values()])
    for section, row in rows:
        _append(sheet, [section, *(_cell(row.get(name)) for name in columns)])
    _offer(sheet, 1, whats)
    for position, name in enumerate(columns, start=2):
        words = CHOICES.get(name) or CHOICES.get(f"{whats[0]}.{name}")
        kinds = {kind for section in whats for field, kind in FIELDS[section].items() if field == name}
        if words or kinds == {Holds.YES}:
            _offer(sheet, position, words or ("yes", "no"))
    _dress(sheet)


def _rank(column: str, whats: tuple[str, ...]) -> int:
    """Where a column stands: those of one field beside each other."""
    fields = list(dict.fromkeys(name.partition(".*")[0] for section in whats for name in FIELDS[section]))
    return next(
        (rank for rank, name in enumerate(fields) if column == name or column.startswith(f"{name}.")), 0
    )


def _cell(found: Any) -> Any:  # noqa: ANN401 - a cell may hold anything
    """What a cell keeps; dates and times as the store has them become real ones."""
    if isinstance(found, str):
        for kind in (date, time):
            try:
                return kind.fromisoformat(found) if len(found) > len("12:00") else found
            except ValueError:
                continue
    return found


def _append(sheet: Worksheet, cells: list[Any]) -> None:
    """Add a row; a text that begins as a formula does stays a text."""
    sheet.append(cells)
    for cell in sheet[sheet.max_row]:
        if cell.data_type == "f":
            cell.data_type, cell.quotePrefix = "s", True


def _offer(sheet: Worksheet, column: int, words: tuple[str, ...]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(column)
    choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    choice.add(f"{letter}3:{letter}{_LAST}")
    sheet.add_data_validation(choice)


def _dress(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(cell.column)].width = _WIDTH
    if sheet.title != "Meeting":
        for cell in sheet[2]:
            cell.font = Font(italic=True, color="00777777")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.freeze_panes = "B3"
