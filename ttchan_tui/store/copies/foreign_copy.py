"""Data that come from elsewhere: a backup, or the data directory of a machine that was apart."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ttchan_tui.meeting.format import SECTIONS
from ttchan_tui.meeting.format.reader import KEYS
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store.copies.backups import damage
from ttchan_tui.store.copies.consistency import meeting_of, notes_of
from ttchan_tui.store.documents import BESIDE_NOTES, NOTES
from ttchan_tui.store.engine.contents import tables_of
from ttchan_tui.store.engine.loading import load
from ttchan_tui.store.engine.state import Doc, Docs, Tables
from ttchan_tui.store.errors import StoreDamaged, StoreUnusable, StoreVanished, explained
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.file_layout import FileLayout
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_


@dataclass(frozen=True, slots=True)
class ForeignCopy:
    """Tables that were found sound."""

    path: Path
    """The file that they are in."""
    tables: Tables
    meeting: Meeting
    notes: Mapping[str, Note]
    """By their ids; deleted ones too."""


def read_copy(path: Path, file_name: str) -> ForeignCopy:
    """Read a backup, a data file or a data directory, with its journal if there is one. Changes nothing.

    Args:
        path: The file, or the directory.
        file_name: The name that the data file has in a directory.

    Raises:
        StoreVanished: There is no such file.
        StoreDenied: It may not be looked at.
        StoreDamaged: It is damaged, or not what this program writes.
        BadMeeting: What it says is not a meeting and its notes.
    """
    with explained(path):
        if disk.is_directory(path):
            path = path / file_name
    layout = FileLayout(Path(os.path.realpath(path)))
    if not layout.hold_data:
        raise StoreVanished(N_("There is no file {path}. Is the name right?"), path=path)
    with explained(path):
        is_bare = not disk.exists(layout.journal)
    if is_bare and damage(path):
        raise StoreDamaged(path, N_("its checksum is another one"))
    return _found_sound(load(layout).state.tables, path)


def copy_in(content: bytes, path: Path) -> ForeignCopy:
    """A backup, or a data file without its journal, that came through a pipe of that name.

    Raises:
        StoreUnusable: It is none, or not all of one.
        BadMeeting: What it says is not a meeting and its notes.
    """
    if not content.strip():
        raise StoreUnusable(N_("Nothing came through {path}. Nothing was changed."), path=path)
    try:
        tables = tables_of(content, path) or {}
    except StoreDamaged as error:
        raise StoreUnusable(
            N_("What came through {path} is no backup, or not all of one ({where}). Nothing was changed."),
            path=path,
            where=error.where,
        ) from error
    return _found_sound(tables, path)


def _found_sound(tables: Tables, path: Path) -> ForeignCopy:
    tables = {name: _harmless(docs) if name == NOTES else docs for name, docs in tables.items()}
    return ForeignCopy(path, tables, meeting_of(tables, path.name), notes_of(tables, path.name))


def key_of(name: str, doc: Mapping[str, object], number: str) -> str:
    """What tells a document of a table apart, wherever it comes from: an id, a date, or else its number."""
    known = name in SECTIONS or name == NOTES or name in BESIDE_NOTES
    value = doc.get(KEYS.get(name, "id")) if known else None
    return str(value) if isinstance(value, (str, int)) else number


def keyed(name: str, docs: Docs) -> dict[str, Doc]:
    """The documents of a table by what tells them apart; by their numbers if that is not so."""
    found = {key_of(name, doc, number): doc for number, doc in docs.items()}
    return found if len(found) == len(docs) else dict(docs)


def _harmless(docs: Docs) -> Docs:
    return {
        number: {**doc, "text": harmless(doc["text"])} if isinstance(doc.get("text"), str) else doc
        for number, doc in docs.items()
    }
