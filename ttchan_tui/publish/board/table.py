"""The board as a table for spreadsheets: a line for each note, and nothing that is computed or changed."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO, StringIO
from typing import Final

from ttchan_tui.meeting.board.board_json import SAID_BY
from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.codec import Field, View
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.note_record import NOTE
from ttchan_tui.meeting.spoken import spoken
from ttchan_tui.meeting.wording.notes import named, speaker
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_, Language

_COMPUTED: Final = re.compile(
    r"(^|[,;|\t\r\n])(?=[\s\"'\u200b-\u200f\ufeff]*[=+\-@\t\r＝＋－＠﹢﹣﹦﹫−⁺⁻⁼])"
)
"""Where a formula would begin: in a cell, or in what is taken for one if another separator is chosen."""

MARK: Final = "\ufeff"
"""At the beginning of the file: by it, spreadsheets know that it is UTF-8."""


_Cell = Callable[[Note], str | int | None]


_MONTH: Final = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CHANGED: Final = re.compile(
    r"\s*([\d(][\d.,:/\\ +()%€$-]*(e[+-]?\d+)?|true|false"
    rf"|\d{{1,4}}[ ./-]*{_MONTH}[ ./-]*\d{{0,4}}|{_MONTH}[ ./-]*\d{{1,4}})\s*",
    re.IGNORECASE,
)
"""What spreadsheets take for a number, a date or a truth, and show as another: 0037, 12.11, 1e5, 9 Nov."""


class NoSpreadsheets(Explained):
    """What writes tables for spreadsheets is not installed."""


def csv_table(board: BoardSnapshot, language: Language) -> str:
    """The text of the file; the columns are called the same in every language."""
    columns = _columns(board, language)
    written = StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(harmless, columns))
    for note in board.notes:
        writer.writerow([safe(cell(note)) for cell in columns.values()])
    return MARK + written.getvalue()


def xlsx_table(board: BoardSnapshot, language: Language) -> bytes:
    """The same as a workbook, whose texts are texts and nothing else.

    Raises:
        NoSpreadsheets: The library for it is not there.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError as error:
        raise NoSpreadsheets(
            N_("To write .xlsx, openpyxl is needed: pip install 'ttchan-tui[xlsx]'. Or export as csv.")
        ) from error
    columns = _columns(board, language)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("notes")
    sheet.freeze_panes = "A2"
    sheet.append([harmless(name) for name in columns])
    for note in board.notes:
        values = (cell(note) for cell in columns.values())
        row = [WriteOnlyCell(sheet, one if isinstance(one, int) else harmless(one or "")) for one in values]
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type, cell.number_format = "s", "@"
        sheet.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def safe(cell: str | int | None) -> str:
    """A cell that spreadsheets leave as it is: an apostrophe stands before what they would change."""
    if isinstance(cell, int):
        return str(cell)
    text = harmless(cell or "")
    return f"'{text}" if _CHANGED.fullmatch(text) else _COMPUTED.sub(r"\1'", text)


def _columns(board: BoardSnapshot, language: Language) -> dict[str, _Cell]:
    """What is in each column, by its name: the fields of a note, and beside them what they mean."""
    meeting, prompt = board.meeting, board.meeting.prompt
    themes = {theme.id: theme.title for theme in board.themes}
    beside: dict[str, dict[str, _Cell]] = {
        "prompt": {
            "prompt_title": lambda note: prompt[note.prompt].title.in_language(language.code).text,
        },
        "group": {"group_name": lambda note: speaker(note, meeting, language)},
        "category": {
            "category_name": lambda note: named(prompt[note.prompt].categories, note.category, language),
        },
        "language": {f"text_{code}": _translated(code) for code in _languages(board)},
        "theme": {"theme": lambda note: themes.get(note.theme, "")},
    }
    columns: dict[str, _Cell] = {}
    for field in NOTE.seen(View.TABLE):
        columns[field.outside] = _nothing if board.public and field.private else _field(field)
        columns |= beside.get(field.outside, {})
    return columns | {
        "said_by": lambda _: language.say(SAID_BY),
        "scope": lambda _: "public" if board.public else "everything",
        "meeting": lambda _: meeting.id,
        "project_number": lambda _: meeting.funding.number,
        "funding": lambda _: meeting.funding.line.in_language(language.code).text,
        "exported_at": lambda _: _seconds(board.at),
    }


def _field(field: Field) -> _Cell:
    return lambda note: field.told(note, _seconds)


def _nothing(_: Note) -> None:
    return None


def _seconds(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _languages(board: BoardSnapshot) -> Iterator[str]:
    """The languages that there may be something in: those of the meeting, and what others there are."""
    there = {one.language for note in board.notes for one in note.translations}
    yield from dict.fromkeys((*spoken(board.meeting), *sorted(there)))


def _translated(code: str) -> _Cell:
    def cell(note: Note) -> str:
        translation = note.translation(code)
        if note.language == code:
            return note.text
        return translation.text if translation and translation.of == note.text else ""

    return cell
