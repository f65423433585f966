"""Who is there: every session leaves a sign of life in a file of its own, once a minute.

Not in the journal: a record a minute for days would drown the history.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from ttchan_tui import __version__
from ttchan_tui.meeting.codec import Form, Record
from ttchan_tui.store.engine.changes import actor
from ttchan_tui.store.errors import StoreError
from ttchan_tui.store.files import disk, locking
from ttchan_tui.store.side_files import session_files
from ttchan_tui.store.side_files.regularly import regularly
from ttchan_tui.text.gate import harmless

KIOSK: Final = "kiosk"
APP: Final = "app"

_EVERY: Final = 60.0
"""Seconds between two beats."""
_SETTLING: Final = 1.0
"""Seconds until the first beat: the first screen comes first."""
_SILENT: Final = timedelta(minutes=3)
_FORGOTTEN: Final = 24 * 3600
"""Seconds after which the sign of an app that did not end well is swept away; that of a kiosk stays."""
_LONGEST: Final = 80
"""Characters of a text that are shown."""
_TO_END: Final = 1.0
"""Seconds that a session is given to end."""
_BEGAN: Final = 19
"""Place of the start of a process behind its name in /proc/PID/stat."""


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

    def is_silent(self, now: datetime) -> bool:
        """Whether nothing was heard for three minutes. A beat of the future comes from a wrong clock."""
        return abs(now - self.seen) > _SILENT


class Presence:
    """What a session lets others know of itself while it lasts. Each news is told at once."""

    def __init__(self) -> None:
        """Nothing is open yet."""
        self.id = os.urandom(4).hex()
        """What tells the session from others."""
        self.news = threading.Event()
        """Set as soon as there is something to tell."""
        self.where = self.changing = ""
        self.touched = datetime.now(UTC)

    def tell(self, *, where: str | None = None, changing: str | None = None) -> None:
        """Another screen is open, or something else is open for change. Returns at once."""
        before = self.where, self.changing
        self.where = self.where if where is None else where
        self.changing = self.changing if changing is None else changing
        self.touch()
        if (self.where, self.changing) != before:
            self.news.set()

    def told_in(self, beat: Heartbeat) -> Heartbeat:
        """The same sign of life, with what the session lets others know."""
        return replace(
            beat,
            id=self.id,
            began=_began(os.getpid()),
            where=self.where,
            changing=self.changing,
            touched=self.touched,
        )

    def touch(self) -> None:
        """Somebody has pressed a key; others are told with the next beat."""
        self.touched = datetime.now(UTC)


@contextmanager
def heartbeat(
    data: Path, kind: str, name: str = "", every: float = _EVERY, *, venue: str = "", role: str = ""
) -> Iterator[Presence]:
    """Leave signs of life during the block, from a thread; none is left after it.

    Args:
        data: The data directory.
        kind: `KIOSK` or `APP`.
        name: What a kiosk is called, so that it is known again after a restart.
        every: Seconds between two beats.
        venue: Id of the venue that a kiosk stands in.
        role: What the person is, by the name of the role.
    """
    presence = Presence()
    name = name or actor()
    since = datetime.now(UTC)
    with ExitStack() as stack:
        if kind == KIOSK:
            name = own = stack.enter_context(_of_its_own(data / "presence", name))
        else:
            own = f"{os.getpid()}-{os.urandom(4).hex()}"
        path = session_files.session_file(data / "presence", f"{kind}-{own}")

        def beat() -> None:
            told = replace(_beat(data, kind, name, since, venue), role=role)
            session_files.write(path, _BEAT.document(presence.told_in(told)))

        first = _SETTLING if every == _EVERY else 0
        with regularly(beat, every, first, "heartbeat", presence.news):
            yield presence
        with suppress(OSError):
            path.unlink()
    sweep(data)


@contextmanager
def _of_its_own(presence: Path, name: str) -> Iterator[str]:
    """The name, with a number behind it if another kiosk that runs bears it: machines are often copied."""
    try:
        own, lock, descriptor = _taken(presence, name)
    except (OSError, StoreError):  # where nothing can be kept, nobody can be told from others
        yield name
        return
    try:
        yield own
    finally:
        with suppress(OSError):
            lock.unlink()
        os.close(descriptor)


def _taken(presence: Path, name: str) -> tuple[str, Path, int]:
    """The first name that is free; the file that says so to others, with its lock; its descriptor."""
    disk.make_directory(presence)
    number = 1
    while True:
        own = name if number == 1 else f"{name} {number}"
        lock = session_files.session_file(presence, f"{KIOSK}-{own}").with_suffix(".lock")
        descriptor = disk.open_own(lock, os.O_RDWR | os.O_NOFOLLOW)
        is_free = locking.lock(descriptor, 0)
        if is_free and locking.is_at(descriptor, lock):
            return own, lock, descriptor
        os.close(descriptor)
        if not is_free:
            number += 1


def heartbeats(data: Path) -> tuple[Heartbeat, ...]:
    """The last signs of life of all sessions, kiosks first; what is none is passed over."""
    found = filter(None, (_beat_in(said) for _, said in session_files.all_in(data / "presence")))
    return tuple(sorted(found, key=lambda beat: (beat.kind != KIOSK, beat.name, beat.since)))


def connected(data: Path, now: datetime) -> tuple[Heartbeat, ...]:
    """The sessions that are there at present, kiosks first."""
    return tuple(beat for beat in heartbeats(data) if not beat.is_silent(now))


def end_session(beat: Heartbeat) -> bool:
    """End a session of one's own on this machine: in order if it can; tell whether it is over.

    One whose terminal reads no more hears nothing. Waits two seconds at most.
    """
    try:
        process = os.pidfd_open(beat.pid)
    except OSError:
        return True
    try:
        if not beat.began or _began(beat.pid) != beat.began:
            return True  # another process has got that number
        for how in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(process, how)
            if select.select([process], [], [], _TO_END)[0]:
                return True
    except OSError:
        return False
    finally:
        os.close(process)
    return False


def _began(pid: int) -> int:
    """When a process began, in ticks since the machine did; 0 if that cannot be told."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("ascii", "replace")
        return int(status.rpartition(")")[2].split()[_BEGAN])
    except (OSError, ValueError, IndexError):
        return 0


def sweep(data: Path) -> None:
    """Take away what apps have left that were killed long ago."""
    for path, said in session_files.all_in(data / "presence"):
        beat = _beat_in(said)
        with suppress(OSError):
            if beat and beat.kind == APP and time.time() - path.stat().st_mtime > _FORGOTTEN:
                path.unlink()


def _beat(data: Path, kind: str, name: str, since: datetime, venue: str) -> Heartbeat:
    try:
        columns, rows = os.get_terminal_size(sys.__stderr__.fileno() if sys.__stderr__ else 2)
    except (OSError, ValueError):
        columns, rows = 0, 0
    try:
        free = shutil.disk_usage(data).free
    except OSError:
        free = -1
    term = os.environ.get("TERM", "")
    now = datetime.now(UTC)
    return Heartbeat(kind, name, __version__, os.getpid(), since, now, columns, rows, term, free, venue)


def _beat_in(said: object) -> Heartbeat | None:
    try:
        beat = _BEAT.read(said) if isinstance(said, Mapping) else None
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
_BEAT: Final = Record(
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
