"""Where the meeting and its notes are kept. The only room that knows TinyDB."""

from __future__ import annotations

from ttchan_tui.store.changes import Act, Change, Operation
from ttchan_tui.store.database import Database, open_database
from ttchan_tui.store.errors import (
    ChangedSince,
    NoteChanged,
    NothingToTakeBack,
    NothingYet,
    StoreBusy,
    StoreDamaged,
    StoreDenied,
    StoreError,
    StoreFull,
    StoreNewer,
    StoreUnusable,
    StoreVanished,
    StoreWarning,
    UnknownId,
)
from ttchan_tui.store.location import data_directory
from ttchan_tui.store.repository import Repository, open_repository

__all__ = [
    "Act",
    "Change",
    "ChangedSince",
    "Database",
    "NoteChanged",
    "NothingToTakeBack",
    "NothingYet",
    "Operation",
    "Repository",
    "StoreBusy",
    "StoreDamaged",
    "StoreDenied",
    "StoreError",
    "StoreFull",
    "StoreNewer",
    "StoreUnusable",
    "StoreVanished",
    "StoreWarning",
    "UnknownId",
    "data_directory",
    "open_database",
    "open_repository",
]
