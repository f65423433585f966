"""Backups: everything in one file that stock TinyDB opens, a checksum next to it, and a rotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.engine.state import Tables
from ttchan_tui.store.engine.write_set import encode
from ttchan_tui.store.errors import StoreBusy, StoreDenied, StoreError, StoreUnusable, StoreWarning, explained
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.file_layout import FileLayout
from ttchan_tui.store.files.reach import must_reach
from ttchan_tui.text.languages import N_

BACKUP_INTERVAL: Final = timedelta(minutes=10)
"""A running app takes a backup that often, if anything has changed."""

_ALL_OF: Final = timedelta(hours=2)
_HOURLY_FOR: Final = timedelta(days=1)
_DAILY_FOR: Final = timedelta(days=31)
_NEWEST: Final = 3
"""So many are kept whatever their age."""

_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(r"(?P<stem>.+)-(?P<stamp>\d{8}T\d{6}Z)(?:-(?P<number>\d{1,9}))?\.json")
_CHECKSUM_NAME: Final = re.compile(rf"(?P<backup>{_NAME.pattern})\.sha256(\.new)?")
_SUM: Final = re.compile(rb"([0-9a-f]{64}) [ *]")
_FAILED: Final = "failed"


@dataclass(frozen=True, slots=True)
class Backup:
    """One file in the directory of the backups."""

    path: Path
    at: datetime
    """When it was taken, in UTC."""
    number: int
    """Tells apart those of the same second."""

    @property
    def checksum(self) -> str:
        """What `sha256sum` would say of the file as it was written; empty if that was not kept."""
        return checksum_of(self.path)


class Backups:
    """The backups of one database. What bears another name than they do is left alone."""

    def __init__(self, data_file: Path) -> None:
        """Those of that data file."""
        self._places = FileLayout(data_file)
        self._stem = data_file.stem
        self.folder = self._places.backups

    def all(self) -> tuple[Backup, ...]:
        """The newest first. Costs a look into the directory."""
        found = []
        with explained(self.folder), suppress(FileNotFoundError, NotADirectoryError):
            for path in self.folder.iterdir():
                if backup := self._named(path):
                    found.append(backup)
        return tuple(sorted(found, key=lambda one: (one.at, one.number), reverse=True))

    def latest(self, now: datetime) -> Backup | None:
        """The newest; one that is said to be from the future does not count."""
        return next((backup for backup in self.all() if backup.at <= now), None)

    def due(self, now: datetime) -> bool:
        """Whether the last backup is so old that a change since then should be in a new one."""
        latest = self.latest(now)
        return latest is None or now - latest.at >= BACKUP_INTERVAL

    def take(self, engine: Engine, now: datetime | None = None) -> Backup:
        """Take a backup; if the last one holds just that, it is the answer.

        Raises:
            StoreBusy: Another process takes one at this moment.
            StoreError: It cannot be written; what was there before is not touched.
        """
        return self._take(engine, now or datetime.now(UTC), lambda: True)

    def remove_all(self) -> None:
        """Keep no backup any more.

        Raises:
            StoreError: They cannot be removed.
        """
        with explained(self.folder):
            for backup in self.all():
                _checksum_path(backup.path).unlink(missing_ok=True)
                backup.path.unlink()

    def take_if_due(self, engine: Engine, now: datetime) -> None:
        """Take a backup if the last one is old; of several processes that ask at once, one does."""
        if not self.due(now):
            return
        try:
            must_reach(self._places.directory, self._places.journal)
        except StoreDenied:  # whoever works on that machine takes them
            return
        try:
            with suppress(StoreBusy):
                self._take(engine, now, lambda: self.due(now))
        except StoreError:
            with suppress(StoreError):  # there may be no room even for that
                disk.write_whole(self.folder / _FAILED, b"")
            raise

    def failed(self) -> datetime | None:
        """When the last timed one could not be written; None if there has been one since."""
        try:
            return datetime.fromtimestamp((self.folder / _FAILED).stat().st_mtime, UTC)
        except OSError:
            return None

    def _take(self, engine: Engine, now: datetime, wanted: Callable[[], bool]) -> Backup:
        must_reach(self._places.directory, self._places.journal)
        data = backup_content(engine.standing())
        checksum = sha256(data).hexdigest()
        latest = self.latest(now)
        if latest is not None and latest.checksum == checksum and not damage(latest.path):
            return latest
        disk.make_directory(self.folder)
        new = self.folder / f"{self._stem}.json.new"
        with disk.prepared(new, data, self._places.snapshot) as ready:
            latest = self.latest(now)
            if ready and latest is not None and not wanted():
                return latest
            if not ready:
                raise StoreBusy(N_("Another program is just taking a backup. Try again."))
            backup = self._free(now)
            # A checksum without a file means nothing; a file without a checksum could not be relied on.
            _write_checksum(backup.path, checksum)
            with explained(backup.path):
                new.rename(backup.path)
            disk.sync_directory(self.folder)
            self._rotate(now)
        return backup

    def _free(self, now: datetime) -> Backup:
        now = now.replace(microsecond=0)
        number = 1 + max((one.number for one in self.all() if one.at == now), default=0)
        suffix = f"-{number}" if number > 1 else ""
        return Backup(self.folder / f"{self._stem}-{now:{_STAMP}}{suffix}.json", now, number)

    def _named(self, path: Path) -> Backup | None:
        match = _NAME.fullmatch(path.name)
        if match is None or match["stem"] != self._stem or not disk.is_file(path):
            return None
        try:
            at = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
        except ValueError:
            return None
        return Backup(path, at, int(match["number"] or 1))

    def _rotate(self, now: datetime) -> None:
        """Remove what nobody will look for, and what an interrupted attempt has left. Needs the lock."""
        with suppress(OSError):
            (self.folder / _FAILED).unlink(missing_ok=True)
            for backup in superfluous(self.all(), now):
                backup.path.unlink()
            for path in self.folder.iterdir():
                match = _CHECKSUM_NAME.fullmatch(path.name)
                if match and match["stem"] == self._stem and not disk.exists(self.folder / match["backup"]):
                    path.unlink()


def superfluous(backups: Sequence[Backup], now: datetime) -> Iterator[Backup]:
    """Those that need not be kept; `backups` stand in their order, the newest first.

    All of two hours are kept, the last of each hour for a day, the last of each day for a month, then
    the last of each month.
    """
    seen = set()
    for place, backup in enumerate(backups):
        period = _period(backup.at, now)
        if place >= _NEWEST and period in seen:
            yield backup
        if period:
            seen.add(period)


def _period(at: datetime, now: datetime) -> str:
    age = now - at
    if age < _ALL_OF:
        return ""
    if age < _HOURLY_FOR:
        return f"{at:%Y-%m-%d %H}"
    return f"{at:%Y-%m-%d}" if age < _DAILY_FOR else f"{at:%Y-%m}"


def backup_content(tables: Tables) -> bytes:
    """The content of a backup, made document by document, so that other threads go on meanwhile."""
    parts = []
    for name, docs in tables.items():
        within = ", ".join(f"{encode(number)}: {encode(doc)}" for number, doc in docs.items())
        parts.append(f"{encode(name)}: {{{within}}}")
    return f"{{{', '.join(parts)}}}".encode()


def write_backup(tables: Tables, path: Path, *, replace: bool) -> None:
    """Write a backup and its checksum to any place.

    Raises:
        StoreUnusable: There is something already, and it is not to be replaced; or there is no such place.
    """
    with explained(path):
        if not disk.is_directory(path.absolute().parent):
            raise StoreUnusable(
                N_("There is no directory {directory}. Make it first, or name another place."),
                directory=path.absolute().parent,
            )
        if disk.exists(path) and not replace:
            raise StoreUnusable(
                N_("There is something at {path} already; it was left alone. Replace it with --force."),
                path=path,
            )
    data = backup_content(tables)
    disk.write_whole(path, data, elsewhere=True)
    _write_checksum(path, sha256(data).hexdigest(), elsewhere=True)


def checksum_of(path: Path) -> str:
    """The checksum that is kept next to a file; empty if there is none."""
    try:
        match = _SUM.match(disk.read(_checksum_path(path)))
    except StoreUnusable:
        return ""
    return match[1].decode() if match else ""


def damage(path: Path, *, needed: bool = False) -> StoreWarning | None:
    """What is wrong with a backup, by its checksum; `needed` if it must have one."""
    expected = checksum_of(path)
    if not expected:
        return StoreWarning(N_("{path} has no checksum next to it."), path) if needed else None
    if sha256(disk.read(path)).hexdigest() != expected:
        return StoreWarning(N_("{path} is not what was written there: its checksum is another one."), path)
    return None


def _write_checksum(path: Path, checksum: str, *, elsewhere: bool = False) -> None:
    content = f"{checksum}  {path.name}\n".encode()
    disk.write_whole(_checksum_path(path), content, elsewhere=elsewhere)


def _checksum_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")
