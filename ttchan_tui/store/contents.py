"""What is in a snapshot, and in the records of a journal."""

from __future__ import annotations

import gc
import json
from typing import Any

from ttchan_tui.store.changes import SNAPSHOT
from ttchan_tui.store.frames import Frame
from ttchan_tui.store.journal import Header, Mark, mark_in
from ttchan_tui.store.state import Tables


def tables_in(data: bytes) -> Tables:
    """The tables in the bytes of a snapshot.

    Raises:
        ValueError: It is not what TinyDB writes.
        RecursionError: It is nested too deep.
    """
    enabled = gc.isenabled()
    gc.disable()  # it finds nothing in new data, but would look again and again
    try:
        text = data.decode("utf-8-sig")
        tables = json.loads(text) if text.strip() else {}
    finally:
        if enabled:
            gc.enable()
    if tables is None:
        return {}
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise ValueError("not tables of documents")
    for table in tables.values():
        if not set(map(type, table.values())) <= {dict}:
            raise ValueError("not tables of documents")
    return tables


def operations_in(frame: Frame) -> list[dict[str, Any]]:
    """What a record says; nothing if it is about a snapshot or the journal itself."""
    if not frame.payload.startswith(b'{"at":'):
        return []
    operations: list[dict[str, Any]] = json.loads(frame.payload)["do"]
    return operations


def marks_of(header: Header | None, frames: list[Frame]) -> list[Mark]:
    """The snapshots that a journal knows, the latest last."""
    marks = [header.snapshot] if header is not None and header.snapshot is not None else []
    for frame in frames:
        if frame.payload.startswith(SNAPSHOT):
            marks.append(mark_in(json.loads(frame.payload)["snapshot"]))
    return marks
