"""Where the meeting and its notes are kept. The only room that knows TinyDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ttchan_tui.store.engine.changes import Act, Change, Operation
from ttchan_tui.store.engine.database import Database, open_database
from ttchan_tui.store.errors import (
    StoreBusy,
    StoreDamaged,
    StoreDenied,
    StoreError,
    StoreFull,
    StoreNewer,
    StoreUnusable,
    StoreVanished,
    StoreWarning,
)
from ttchan_tui.store.location import data_directory
from ttchan_tui.store.repository import Repository, open_repository

if TYPE_CHECKING:
    from ttchan_tui.meeting.draft import Draft
    from ttchan_tui.store.engine.watching import Watch
    from ttchan_tui.store.side_files.drafts import Drafts

__all__ = [
    "Act",
    "Change",
    "Database",
    "Draft",
    "Drafts",
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
    "Watch",
    "data_directory",
    "open_database",
    "open_repository",
]
