"""The journal on its disk: opened, read on from where one was, appended to."""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from ttchan_tui.store.engine import frames
from ttchan_tui.store.engine.frames import BLANK, FIRST_LINE, HEADER, TAIL, VERSION, Frame, Scan
from ttchan_tui.store.engine.write_set import encode
from ttchan_tui.store.errors import StoreNewer, explained, explanation
from ttchan_tui.store.files import disk, locking
from ttchan_tui.text.languages import N_

_LEAST_ROOM, _MOST_ROOM = 16_384, 262_144
"""Bytes that are set aside when there is no room left. To write into room that is there already costs the
disk less than to make the file longer, as there is no new length to be kept."""
_LOOK, _LONG_LOOK = 1024, 16_384
_SHORT = 64
"""No line is as short as that, so where that much is blank there is none."""
_NOTHING = Scan([], [], 0, 0)
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Mark(NamedTuple):
    """Which snapshot is meant, and what it holds."""

    sequence: int
    """The last record that is in it."""
    size: int
    checksum: int


class Header(NamedTuple):
    """What a journal says of itself, in its second line."""

    segment: int
    """One more than that of the journal before it."""
    first: int
    """Sequence number of the first record."""
    snapshot: Mark | None
    """The snapshot that the records build on; None if they build on nothing."""
    ids: dict[str, int]
    """The highest id that each table had given before the first record."""
    base: bool
    """Whether a copy of that snapshot is kept, because the journals before do not lead to it."""


def mark_in(value: dict[str, Any]) -> Mark:
    """The mark of a snapshot as a record or a header gives it."""
    return Mark(value["sequence"], value["size"], int(value["checksum"], 16))


def header_payload(header: Header) -> bytes:
    """The JSON of a header."""
    mark = header.snapshot
    snapshot = mark and {"sequence": mark.sequence, "size": mark.size, "checksum": f"{mark.checksum:08x}"}
    fields = {**header._asdict(), "snapshot": snapshot}
    return encode({"journal": fields}).encode()


def header_in(payload: bytes) -> Header | None:
    """The header in that JSON; None if it is something else."""
    if not payload.startswith(HEADER):
        return None
    fields = json.loads(payload)["journal"]
    mark = fields["snapshot"] and mark_in(fields["snapshot"])
    return Header(fields["segment"], fields["first"], mark, fields["ids"], fields["base"])


def content(header: Header, lines: bytes = b"") -> bytes:
    """A whole journal with these lines in it."""
    data = FIRST_LINE + frames.frame(header.first - 1, header_payload(header)) + lines
    return data + b"\n" * _room(len(data))


def read_lines(data: bytes, path: Path) -> tuple[Header | None, Scan]:
    """The header and all lines of a journal, its own among them.

    Raises:
        StoreNewer: It was written by a later version of the program.
    """
    found = frames.version(data)
    if found is not None and found > VERSION:
        raise StoreNewer(
            N_(
                "{path} was written by a newer version of this program (format {version}). "
                "Nothing was changed. Install that version."
            ),
            path=path,
            version=found,
        )
    start = len(FIRST_LINE) if data.startswith(FIRST_LINE) else 0
    scan = frames.scan(data[start:], start)
    return (header_in(scan.frames[0].payload) if scan.frames else None), scan


class Journal:
    """An open journal. Whoever appends holds its lock."""

    def __init__(self, path: Path, descriptor: int, writable: bool) -> None:
        """Take over an open file; get one from `open_journal`."""
        self.path = path
        self.writable = writable
        self.header: Header | None = None
        self.sequence = 0
        """The last record that was read."""
        self.end = 0
        """Where it ends."""
        self._descriptor = descriptor
        self._mark = b""
        status = os.fstat(descriptor)
        self.identity = status.st_dev, status.st_ino
        self.size = status.st_size

    def close(self) -> None:
        """Close the file, which lets go of its lock."""
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            with suppress(OSError):
                os.close(descriptor)

    def __del__(self) -> None:
        self.close()

    def lock(self, wait: float) -> bool:
        """Take the lock; False if somebody else kept it for all that time."""
        return locking.lock(self._descriptor, wait)

    def unlock(self) -> None:
        """Let go of the lock."""
        if self._descriptor >= 0:
            locking.unlock(self._descriptor)

    def make_writable(self) -> None:
        """Open the file anew, now that more is allowed than when it was opened."""
        with explained(self.path):
            descriptor = os.open(self.path, os.O_RDWR | os.O_CLOEXEC)
            try:
                if locking.is_at(self._descriptor, self.path):
                    os.dup2(descriptor, self._descriptor, inheritable=False)
                    self.writable = True
            finally:
                os.close(descriptor)

    def is_current(self) -> bool:
        """Whether this is still the journal."""
        with explained(self.path):
            return locking.is_at(self._descriptor, self.path)

    def read(self) -> Scan:
        """Read everything.

        Raises:
            StoreNewer: It was written by a later version of the program.
        """
        with explained(self.path):
            data = self._bytes(0, os.fstat(self._descriptor).st_size)
        self.header, scan = read_lines(data, self.path)
        self.end = max(scan.end, len(FIRST_LINE))
        if scan.frames:
            self._reached(scan.frames[-1], data[scan.end - TAIL : scan.end])
        return scan

    def tail(self) -> Scan | None:
        """Read what was appended since; None if what was there is not there any more."""
        start = self.end - len(self._mark)
        data = os.pread(self._descriptor, _LOOK, start)
        if not data.startswith(self._mark):
            return None
        new = data[len(self._mark) :]
        if not new[:_SHORT].strip(BLANK):
            return _NOTHING
        if len(data) == _LOOK and new[-_SHORT:].strip(BLANK):
            new = os.pread(self._descriptor, _LONG_LOOK, self.end)
            if len(new) == _LONG_LOOK and new[-_SHORT:].strip(BLANK):
                new = self._bytes(self.end, os.fstat(self._descriptor).st_size - self.end)
        scan = frames.scan(new, self.end, self.sequence)
        if scan.frames:
            last = scan.frames[-1]
            self._reached(last, new[last.end - TAIL - self.end : last.end - self.end])
        return scan

    def part(self, start: int, end: int) -> bytes:
        """The bytes from there to there."""
        with explained(self.path):
            return self._bytes(start, end - start)

    def append(self, payload: bytes, *, sync: bool = True) -> Frame:
        """Append a record; when this returns, it is on the disk. Gives the whole line.

        Args:
            payload: What it holds.
            sync: False for what is known elsewhere too, and may come to the disk with the next record.

        Raises:
            StoreFull: There is no space. The journal is as it was; so it is after any other error.
        """
        sequence, start = self.sequence + 1, self.end  # who reads meanwhile may move both
        line = frames.frame(sequence, payload)
        try:
            self._write(line, start)
            if sync:
                os.fdatasync(self._descriptor)
        except BaseException as error:
            with suppress(OSError):
                os.ftruncate(self._descriptor, start)
                os.fdatasync(self._descriptor)
            if isinstance(error, OSError):
                raise explanation(error, self.path, self.path.parent) from error
            raise
        return Frame(sequence, start, start + len(line), line)

    def appended(self, line: Frame) -> None:
        """Go on behind that record, which `append` has given."""
        self._reached(line, line.payload[-TAIL:])

    def cut(self) -> None:
        """Remove whatever stands behind the last record, be it room or not."""
        with explained(self.path):
            os.ftruncate(self._descriptor, self.end)
            os.fdatasync(self._descriptor)

    def _reached(self, frame: Frame, mark: bytes) -> None:
        self.sequence, self.end, self._mark = frame.sequence, frame.end, mark

    def _write(self, line: bytes, start: int) -> None:
        end = start + len(line)
        if end > self.size:
            try:
                self._write_at(line + b"\n" * _room(end), start)
            except OSError as error:
                if error.errno not in _NO_SPACE:
                    raise
            else:
                return
        self._write_at(line, start)

    def _write_at(self, data: bytes, offset: int) -> None:
        view = memoryview(data)
        while view:
            written = os.pwrite(self._descriptor, view, offset)
            view, offset = view[written:], offset + written

    def _bytes(self, offset: int, length: int) -> bytes:
        parts = []
        while length > 0 and (part := os.pread(self._descriptor, length, offset)):
            parts.append(part)
            offset, length = offset + len(part), length - len(part)
        return b"".join(parts)


def open_journal(path: Path) -> Journal | None:
    """Open the journal, to read it only if more is not allowed; None if there is none."""
    disk.must_be_ordinary(path)
    with explained(path):
        try:
            return Journal(path, os.open(path, os.O_RDWR | os.O_CLOEXEC), True)
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS}:
                raise
        return Journal(path, os.open(path, os.O_RDONLY | os.O_CLOEXEC), False)


def _room(length: int) -> int:
    return min(max(length, _LEAST_ROOM), _MOST_ROOM)
