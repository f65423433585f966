"""The sheet as a file in one of the formats."""

from __future__ import annotations

from typing import Final

from ttchan_tui.publish.sheet.layout import Layout
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

FORMATS: Final = ("docx", "odt", "html", "md", "txt")
"""What files there can be, by the endings of their names."""


class LibraryMissing(Explained):
    """What writes that format is not installed."""


def sheet_file(sheet: Layout, kind: str) -> bytes:
    """The content of the file; `kind` is one of `FORMATS`.

    Raises:
        LibraryMissing: What writes that format is not installed.
    """
    try:
        return _written(sheet, kind)
    except ModuleNotFoundError as error:
        if error.name not in _LIBRARIES:
            raise
        raise LibraryMissing(
            N_("A file .{kind} needs the library {library}: pip install 'ttchan-tui[results]'"),
            kind=kind,
            library=_LIBRARIES[error.name],
        ) from error


_LIBRARIES: Final = {"docx": "python-docx", "odf": "odfpy"}


def _written(sheet: Layout, kind: str) -> bytes:
    if kind == "docx":
        from ttchan_tui.publish.sheet.docx_file import docx

        return docx(sheet)
    if kind == "odt":
        from ttchan_tui.publish.sheet.odt_file import odt

        return odt(sheet)
    from ttchan_tui.publish.sheet import plain_file

    writers = {"html": plain_file.html, "md": plain_file.markdown, "txt": plain_file.txt}
    return writers[kind](sheet)
