"""The signs of life that sessions leave, as others find them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from ttchan_tui.meeting.codec import Form, Record
from ttchan_tui.store.side_files import session_files
from ttchan_tui.text.gate import harmless

KIOSK: Final = "kiosk"
APP: Final = "app"

_SILENT: Final = timedelta(minutes=3)
_FORGOTTEN: Final = 24 * 3600
"""Seconds after which the sign of an app that did not end well is swept away; that of a kiosk stays."""
_LONGEST: Final = 80
"""Characters of a text that are shown."""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The last sign of life of a session."""

    kind: str
    """`KIOSK` or `APP`."""
    name: str
    """What the kiosk is called; of an app, whose it is."""
    version: str
    pid: int
    since: datetime
    """When the session began."""
    seen: datetime
    columns: int
    rows: int
    term: str
    """What the terminal is called."""
    free: int
    """Bytes that are free where the data is; -1 if that cannot be told."""
    venue: str = ""
    """Id of the venue that the kiosk stands in; empty if nobody has said."""
    role: str = ""
    """What the person is at the meeting, by the name of the role."""
    where: str = ""
    """Which screen is open (a catalogue key)."""
    changing: str = ""
    """What is open for change there, such as `activity:d2-1`; empty if nothing is."""
    id: str = ""
    """What tells the session from others."""
    began: int = 0
    """When its process began, as the kernel counts it, so that it is taken for no other one; 0: not known."""
    touched: datetime | None = None
    """When a key was pressed last, as far as that was told."""
    machine: str = ""
    """The name of the linked machine where it is; empty for this one."""

    def is_silent(self, now: datetime) -> bool:
        """Whether nothing was heard for three minutes. A beat of the future comes from a wrong clock."""
        return abs(now - self.seen) > _SILENT


def heartbeats(data: Path) -> tuple[Heartbeat, ...]:
    """The last signs of life of the sessions here, kiosks first; what is none is passed over."""
    found = filter(None, (beat_in(said) for _, said in session_files.all_in(data / "presence")))
    return tuple(sorted(found, key=lambda beat: (beat.kind != KIOSK, beat.name, beat.since)))


def told(beats: Iterable[Heartbeat]) -> list[dict[str, Any]]:
    """Signs of life as `beat_in` reads them."""
    return [HEARTBEAT.document(beat) for beat in beats]


def sweep(data: Path) -> None:
    """Take away what apps have left that were killed long ago."""
    for path, said in session_files.all_in(data / "presence"):
        beat = beat_in(said)
        with suppress(OSError):
            if beat and beat.kind == APP and time.time() - path.stat().st_mtime > _FORGOTTEN:
                path.unlink()


def beat_in(said: object) -> Heartbeat | None:
    """The sign of life that somebody has written; None if it is none."""
    try:
        beat = HEARTBEAT.read(said) if isinstance(said, Mapping) else None
    except (TypeError, ValueError, OverflowError):
        return None
    return beat if beat and beat.kind in (KIOSK, APP) else None


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not -1 <= value < 1 << 60:
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return " ".join(harmless(value)[:_LONGEST].split())


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    return moment.astimezone(UTC)


_TEXT: Final = Form(_text)
_NUMBER: Final = Form(_number)
_MOMENT: Final = Form(_moment, store=datetime.isoformat)
HEARTBEAT: Final = Record(
    Heartbeat,
    kind=_TEXT,
    name=_TEXT,
    version=_TEXT,
    pid=_NUMBER,
    since=_MOMENT,
    seen=_MOMENT,
    columns=_NUMBER,
    rows=_NUMBER,
    term=_TEXT,
    free=_NUMBER,
    venue=_TEXT,
    role=_TEXT,
    where=_TEXT,
    changing=_TEXT,
    id=_TEXT,
    began=_NUMBER,
    touched=_MOMENT,
)
"""What stands in the file of a session."""
