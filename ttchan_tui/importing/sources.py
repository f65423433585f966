"""Whatever file somebody has: told apart by what is in it, never by its name."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final

from ttchan_tui.importing import calendar_file, pasted, schedule_files, spreadsheet, tables
from ttchan_tui.importing.account import Account, CannotRead
from ttchan_tui.importing.rows import files_of as files_of_workbook
from ttchan_tui.importing.schedule import MOST_EVENTS, Schedule, files_of
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

MOST_BYTES: Final = 20_000_000
_MOST_UNPACKED: Final = 300_000_000
_MOST_OF_A_DOCUMENT: Final = 10_000_000
"""Bytes of an OpenDocument, all of which is held in memory at once, a hundred times as large."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person says who brings the file."""

    languages: tuple[str, ...] = ("en",)
    """Those of the texts, the first one of those that say nothing of it."""
    any_language: bool = False
    """Whether nobody has said these languages, so that the texts may be in another one."""
    zone: str = ""
    """IANA name of the time zone, where the file has only offsets."""
    year: int | None = None
    """The year of dates without one."""
    persons: bool = False
    """Whether names of persons are wanted."""


def read_source(content: bytes, wishes: Wishes) -> Account:
    """The files of a meeting, as far as the source tells, and an account of it.

    Raises:
        CannotRead: It is none of the kinds that are known, is damaged, or says too little.
    """
    if len(content) > MOST_BYTES:
        raise CannotRead(N_("The file has more than {number} MB."), number=MOST_BYTES // 1_000_000)
    try:
        return _read(content, wishes)
    except Explained:
        raise
    except Exception as error:  # libraries raise anything at damaged files
        raise CannotRead(N_("This file is damaged, or of a kind that is not known.")) from error


def _read(content: bytes, wishes: Wishes) -> Account:
    if content.startswith(b"PK\x03\x04"):
        return _workbook(content, wishes)
    text = _decoded(content)
    for sign, read in _BY_SIGN.items():
        if sign in text[:100_000]:
            return _schedule(read(text, wishes.zone, wishes.persons), wishes)
    if text.lstrip().startswith("{"):
        return _schedule(schedule_files.pretalx(text, wishes.persons), wishes)
    if rows := tables.csv_rows(text):
        return _table(rows, wishes)
    return _in_some_language(lambda codes: pasted.schedule(text, codes, wishes.year), text, wishes)


def _table(rows: Sequence[tables.Row], wishes: Wishes) -> Account:
    found = tables.schedule(rows, wishes.languages, wishes.year)
    if found.events and not found.left_out:
        return _schedule(found, wishes)
    return _in_some_language(lambda codes: tables.schedule(rows, codes, wishes.year), "", wishes)


def _in_some_language(read: Callable[[tuple[str, ...]], Schedule], text: str, wishes: Wishes) -> Account:
    """What is read in the languages that are said, or else in that in which most of it can be read."""
    found = read(wishes.languages)
    if found.events and not wishes.any_language:
        return _schedule(found, wishes)
    others = {code: read((code,)) for code in _LANGUAGES}
    code = max(others, key=lambda code: _read_in(others[code], text, (code,)))
    if _read_in(others[code], text, (code,)) <= _read_in(found, text, wishes.languages):
        return _schedule(found, wishes)
    account = _schedule(others[code], replace(wishes, languages=(code,)))
    account.ask(
        N_("the language of the texts, if it is not this one, which their dates are in: --languages {code}"),
        code=code,
    )
    return account


def _read_in(found: Schedule, text: str, languages: tuple[str, ...]) -> tuple[int, int, int]:
    """How much of a text could be read in some language."""
    days = {event.day for event in found.events}
    return len(days), len(found.events), pasted.weekdays_named(text, languages)


_LANGUAGES: Final = (
    *("de", "fr", "it", "es", "pl", "ro", "nl", "el", "hu", "pt", "sv", "cs", "bg", "en", "fi", "da", "sk"),
    *("hr", "lt", "sl", "lv", "et", "mt", "ga", "sr", "bs", "ru", "uk", "tr", "nb", "sq", "mk", "is"),
)
"""Those of the EU, the most spoken first, and of neighbours; what several can read is in the first."""

_BY_SIGN: Final[dict[str, Callable[[str, str, bool], Schedule]]] = {
    "BEGIN:VCALENDAR": lambda text, zone, _: calendar_file.schedule(text, zone),
    "<schedule": lambda text, _, persons: schedule_files.frab(text, persons),
}


def _workbook(content: bytes, wishes: Wishes) -> Account:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    is_ods = any(one.filename == "content.xml" for one in entries)
    most = _MOST_OF_A_DOCUMENT if is_ods else _MOST_UNPACKED
    of_xml = sum(one.file_size for one in entries if one.filename.endswith(".xml"))
    if (
        of_xml > most or sum(one.file_size for one in entries) > _MOST_UNPACKED
    ):  # libraries read pictures, too
        raise CannotRead(N_("The file has more than {number} MB."), number=most // 1_000_000)
    sheets = spreadsheet.ods(content) if is_ods else spreadsheet.xlsx(content)
    if "Meeting" in sheets:
        return files_of_workbook(sheets)
    rows = next((found for one in sheets.values() if (found := tables.named_rows(one))), [])
    return _table(rows, wishes)


def _schedule(found: Schedule, wishes: Wishes) -> Account:
    if not found.events:
        raise CannotRead(N_("There is nothing in this file that looks like a programme."))
    if len(found.events) > MOST_EVENTS:
        raise CannotRead(
            N_(
                "This file has more than {number} items, which no programme has. "
                "Export the days of the meeting only."
            ),
            number=MOST_EVENTS,
        )
    return files_of(found, wishes.languages, persons=wishes.persons)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    with spreadsheet.needs("charset-normalizer"):
        from charset_normalizer import from_bytes
    best = from_bytes(content).best()
    if best is None:
        raise CannotRead(N_("This file is damaged, or of a kind that is not known."))
    return str(best)
