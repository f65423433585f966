"""What is in a snapshot, and in the records of a journal."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from typing import Any

from ttchan_tui.store.engine.frames import Frame
from ttchan_tui.store.engine.journal import Header, Mark, mark_in
from ttchan_tui.store.engine.state import Tables
from ttchan_tui.store.engine.tables import Inconsistent, tables_in
from ttchan_tui.store.errors import StoreDamaged
from ttchan_tui.text.languages import N_


def tables_of(data: bytes, path: Path, *, ours: bool = False) -> Tables | None:
    """The tables in the bytes of a snapshot; None if there is nothing in it.

    Args:
        data: The bytes.
        path: What they are the content of.
        ours: Whether this program has written them, byte by byte; then they need not be looked at closely.

    Raises:
        StoreDamaged: It is not what TinyDB writes.
    """
    enabled = gc.isenabled()
    gc.disable()  # it finds nothing in new data, but would look again and again
    try:
        if ours:
            tables: Tables = json.loads(data)
            return tables
        text = data.decode()
        return tables_in(text.removeprefix("\ufeff")) if text else None
    except UnicodeDecodeError as error:
        raise StoreDamaged(path, N_("byte {byte}"), byte=error.start + 1) from error
    except Inconsistent as error:
        raise StoreDamaged(path, error.what, **error.values) from error
    finally:
        if enabled:
            gc.enable()


def operations_in(frame: Frame) -> list[dict[str, Any]]:
    """What a record says; nothing if it is about a snapshot or the journal itself."""
    if not frame.is_change:
        return []
    operations: list[dict[str, Any]] = json.loads(frame.payload)["do"]
    return operations


def ids_at(mark: Mark | None, header: Header | None, frames: list[Frame]) -> dict[str, int]:
    """The highest ids that the tables had given when that snapshot was written."""
    for frame in reversed(frames):
        if frame.is_snapshot:
            snapshot = json.loads(frame.payload)["snapshot"]
            if "ids" in snapshot and mark_in(snapshot) == mark:
                ids: dict[str, int] = snapshot["ids"]
                return ids
    return header.ids if header is not None else {}


def marks_of(header: Header | None, frames: list[Frame]) -> list[Mark]:
    """The snapshots that a journal knows, the latest last."""
    marks = [header.snapshot] if header is not None and header.snapshot is not None else []
    for frame in frames:
        if frame.is_snapshot:
            marks.append(mark_in(json.loads(frame.payload)["snapshot"]))
    return marks
