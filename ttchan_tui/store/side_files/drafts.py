"""What somebody types and the store has not acknowledged, kept on the disk: no word is lost with a process.

Each session has one small file, replaced whole at every change, in a directory that only its user may
read: `drafts/UID/SESSION.json`, or `drafts/UID-NAME/SESSION.json` where several people share one account.
It holds the lock of that file as long as it lives. So a file without a lock is what a session has left that
is over, and another one of the same user can take it up.
"""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Final

from ttchan_tui.meeting.draft import Draft, content, drafts_in
from ttchan_tui.store.errors import NO_PERMISSION, StoreDenied, StoreError, explained
from ttchan_tui.store.files import disk, locking

SECONDS_BETWEEN_SYNCS: Final = 1.0
"""What is typed is in its file at once, so it outlives the process; a power cut takes a second at most."""
SECONDS_TO_CLOSE: Final = 3.0
_LARGEST: Final = 1 << 26
"""Bytes; nobody has typed a file beyond that."""


class Drafts:
    """The drafts of one session, and what other sessions of the same user have left."""

    def __init__(self, data: Path, name: str = "") -> None:
        """Keep nothing yet; the directory is made when there is something to keep.

        Args:
            data: The data directory.
            name: Whose they are, where several people use one account.
        """
        self._data = data
        self._own = data / "drafts" / f"{os.geteuid()}{name and '-'}{name}"
        self._file = self._own / f"{os.urandom(8).hex()}.json"
        self._descriptor = -1
        self._kept: dict[str, tuple[Draft, ...]] = {}
        """What is typed here, by who keeps it."""
        self._taken: tuple[Draft, ...] = ()
        """Taken from what others have left, and not among those that were kept since."""
        self._wanted = self._written = 0
        self._closing = False
        self._news = threading.Condition()
        self._turn = threading.Lock()
        self._thread: threading.Thread | None = None
        self.trouble: StoreError | None = None
        """Why what is typed cannot be kept at present."""

    def keep(self, drafts: Iterable[Draft], taken: Sequence[Draft] = (), *, keeper: str = "") -> None:
        """Keep these instead of those that the same keeper has kept before. Returns at once.

        Args:
            drafts: All that the keeper has.
            keeper: Who looks after them, of those in this session that do.
            taken: Those that `take` has given, when they are among them, or are needed no more.
        """
        kept = tuple(drafts)
        with self._news:
            if kept == self._kept.get(keeper, ()) and not taken and not self.trouble:
                return
            self._kept[keeper] = kept
            self._taken = tuple(draft for draft in self._taken if draft not in taken)
            self._wanted += 1
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
                self._thread.start()
            self._news.notify()

    def close(self) -> None:
        """Have everything on the disk, and leave it there for the next session."""
        with self._news:
            self._closing = True
            self._news.notify()
        if self._thread:
            self._thread.join(SECONDS_TO_CLOSE)
        self._let_go()

    def left(self) -> list[Draft]:
        """What sessions that are over have left, the oldest first."""
        found: list[Draft] = []
        for path in self._others():
            with _left(path) as data:
                found += drafts_in(data)
        return sorted(found, key=lambda draft: draft.typed_at)

    def take(self, wanted: Callable[[Draft], bool]) -> list[Draft]:
        """Take up what others have left, as far as it is wanted; from then on it is kept here.

        At no moment it is in no file; after a crash in between it is in two.

        Raises:
            StoreError: It cannot be kept here, so it stays where it is.
        """
        taken: list[Draft] = []
        for path in self._others():
            with _left(path) as data:
                drafts = drafts_in(data)
                if mine := tuple(draft for draft in drafts if wanted(draft)):
                    self._take(mine)
                    _leave(path, [draft for draft in drafts if draft not in mine])
                    taken += mine
        return sorted(taken, key=lambda draft: draft.typed_at)

    def _take(self, mine: tuple[Draft, ...]) -> None:
        with self._news:
            before, self._taken = self._taken, self._taken + mine
        try:
            self._write(sync=True)
        except StoreError:
            with self._news:
                self._taken = before
            raise

    def _run(self) -> None:
        synced, synced_at = True, 0.0
        while True:
            with self._news:
                rest = None if synced else max(0.0, synced_at + SECONDS_BETWEEN_SYNCS - time.monotonic())
                self._news.wait_for(lambda: self._closing or self._wanted != self._written, rest)
                new, closing = self._wanted != self._written, self._closing
            sync = closing or time.monotonic() - synced_at >= SECONDS_BETWEEN_SYNCS
            try:
                if new:
                    self._write(sync=sync)
                    self.trouble = None
                elif sync:
                    self._sync()
            except StoreError as trouble:
                self.trouble = trouble
            if sync:
                synced, synced_at = True, time.monotonic()
            else:
                synced = synced and not new
            if closing:
                return

    def _write(self, *, sync: bool) -> None:
        with self._turn:
            with self._news:
                self._written = self._wanted
                drafts = [*chain.from_iterable(self._kept.values()), *self._taken]
            with explained(self._file, self._data):
                if not drafts:
                    self._file.unlink(missing_ok=True)
                    self._let_go()
                    return
                self._make_directory()
                self._descriptor, before = _replaced(self._file, content(drafts), sync), self._descriptor
                if before >= 0:
                    os.close(before)

    def _sync(self) -> None:
        with self._turn, explained(self._file):
            if self._descriptor >= 0:
                os.fsync(self._descriptor)

    def _let_go(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _make_directory(self) -> None:
        """Have a directory that nobody else can read, in one in which nobody can touch that of another."""
        top = self._own.parent
        disk.make_directory(top, sticky=True)
        with suppress(FileExistsError):
            self._own.mkdir(mode=0o700)
        status = self._own.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
            raise StoreDenied(NO_PERMISSION, path=self._own)
        if status.st_mode & 0o077:
            self._own.chmod(0o700)

    def _others(self) -> list[Path]:
        try:
            if self._own.lstat().st_uid != os.geteuid():
                return []
            return sorted(path for path in self._own.glob("*.json") if path != self._file)
        except OSError:
            return []


@contextmanager
def _left(path: Path) -> Iterator[bytes]:
    """The content of a file of drafts whose session is over; empty if it is not, or is none.

    Nobody else takes anything from it during the block.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        yield b""
        return
    try:
        if not _is_left(descriptor, path):
            yield b""
            return
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            yield file.read()
    finally:
        os.close(descriptor)


def _is_left(descriptor: int, path: Path) -> bool:
    status = os.fstat(descriptor)
    ours = stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid() and status.st_size <= _LARGEST
    return ours and locking.lock(descriptor, 0) and locking.is_at(descriptor, path)


def _leave(path: Path, drafts: Sequence[Draft]) -> None:
    """Let there be these drafts in a file that somebody has left."""
    with explained(path):
        if drafts:
            os.close(_replaced(path, content(drafts), sync=True))
        else:
            path.unlink(missing_ok=True)


def _replaced(path: Path, content: bytes, sync: bool) -> int:
    """Replace a file as a whole; give the new one, open and locked."""
    new = path.with_suffix(".new")
    descriptor = os.open(new, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        locking.lock(descriptor, 0)
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        if sync:
            os.fsync(descriptor)
        new.rename(path)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor
