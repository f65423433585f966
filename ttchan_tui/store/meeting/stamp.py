"""What an exported meeting is based on, so that a load can tell what either side has changed since."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from ttchan_tui.meeting.editing import key_of
from ttchan_tui.meeting.format import SECTIONS
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.engine.state import Doc

Parts = dict[str, dict[str, Doc]]
"""The documents of a meeting by section and by what tells them apart."""

STAMP_FILE: Final = "base.txt"
"""Where it stands in an exported folder."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A record, and what the meeting said after it."""

    meeting: str
    record: int
    checksum: str

    @property
    def text(self) -> str:
        """The file."""
        return (
            "What this folder is based on, for ttchan meeting load. Keep this file.\n"
            f"{self.meeting} {self.record} {self.checksum}\n"
        )


def read_stamp(text: str) -> Stamp | None:
    """The stamp in such a file; None if there is none."""
    found = _STAMP.search(text)
    return Stamp(found["meeting"], int(found["record"]), found["checksum"]) if found else None


def parts_now(engine: Engine) -> Parts:
    """The parts of the meeting in use, in their order."""
    return {
        section: {key_of(section, document): document for _, document in engine.docs(section)}
        for section in SECTIONS
    }


def stamp_now(engine: Engine) -> Stamp:
    """What an export at this moment is based on."""
    parts = parts_now(engine)
    return Stamp(str(parts["meeting"][""].get("id")), engine.sequence(), _checksum(parts))


def parts_then(engine: Engine, stamp: Stamp) -> Parts | None:
    """The parts as they were after the record of a stamp; None if that was another store."""
    parts = parts_after(engine, stamp.record)
    return parts if _checksum(parts) == stamp.checksum else None


def parts_after(engine: Engine, record: int) -> Parts:
    """The parts of the meeting as they were after that record."""
    numbered = {section: dict(engine.docs(section)) for section in SECTIONS}
    for change in engine.changes(newest_first=True):
        if change.sequence <= record:
            break
        for one in reversed(change.operations):
            if one.table in numbered and one.id is not None:
                if one.before is None:
                    numbered[one.table].pop(str(one.id), None)
                else:
                    numbered[one.table][str(one.id)] = dict(one.before)
    return {
        section: {
            key_of(section, document): document
            for _, document in sorted(documents.items(), key=lambda item: int(item[0]))
        }
        for section, documents in numbered.items()
    }


def _checksum(parts: Parts) -> str:
    said = {section: dict(sorted(documents.items())) for section, documents in parts.items() if documents}
    return f"{crc32(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()):08x}"


_STAMP: Final = re.compile(
    r"^(?P<meeting>[a-z0-9-]+) (?P<record>\d{1,12}) (?P<checksum>[0-9a-f]{8})$", re.MULTILINE
)
