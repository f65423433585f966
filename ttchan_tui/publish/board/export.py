"""The board as a file in one of the formats."""

from __future__ import annotations

import json
from typing import Final

from ttchan_tui.meeting.board.board_json import board_fields
from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.text.languages import Language

FORMATS: Final = ("md", "csv", "xlsx", "json", "html", "txt", "docx")
"""What files there can be, by the endings of their names."""


def exported(board: BoardSnapshot, kind: str, language: Language) -> bytes:
    """The content of the file.

    Args:
        board: What is to be in it.
        kind: One of `FORMATS`.
        language: What is said in it besides the notes; of no matter for JSON, which is for programs.
    """
    if kind == "json":
        return f"{json.dumps(board_fields(board), ensure_ascii=False, indent=1)}\n".encode()
    return _table(board, kind, language) if kind in {"csv", "xlsx"} else _page(board, kind, language)


def _table(board: BoardSnapshot, kind: str, language: Language) -> bytes:
    from ttchan_tui.publish.board.table import csv_table, xlsx_table

    return csv_table(board, language).encode() if kind == "csv" else xlsx_table(board, language)


def _page(board: BoardSnapshot, kind: str, language: Language) -> bytes:
    from ttchan_tui.publish.board.outline import outline

    page = outline(board, language)
    if kind == "docx":
        from ttchan_tui.publish.board.document import document
        from ttchan_tui.publish.sheet.file import sheet_file

        return sheet_file(document(page, board), kind)
    if kind == "html":
        from ttchan_tui.publish.board.pages import html

        return html(page).encode()
    if kind == "txt":
        from ttchan_tui.publish.board.plain_text import plain_text

        return plain_text(page).encode()
    from ttchan_tui.publish.board.markdown import markdown

    return markdown(page).encode()
