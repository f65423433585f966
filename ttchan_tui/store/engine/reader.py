"""The tables of one path, read on from where one was before each look."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from ttchan_tui.store.engine.contents import marks_of, operations_in
from ttchan_tui.store.engine.frames import Scan
from ttchan_tui.store.engine.journal import Journal, Mark, open_journal
from ttchan_tui.store.engine.loading import load
from ttchan_tui.store.engine.state import State
from ttchan_tui.store.errors import VANISHED, StoreVanished, StoreWarning, explanation
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.disk import ChangeToken
from ttchan_tui.store.files.file_layout import FileLayout
from ttchan_tui.store.files.reach import elsewhere


class Reader:
    """The tables in memory, and the files that they come from. Nothing here needs the lock of the file."""

    def __init__(self, path: Path) -> None:
        """Read nothing yet."""
        self.layout = FileLayout(path)
        self._journal_path = str(self.layout.journal)
        self._snapshot_path = str(path)
        self._directory_path = str(path.parent)
        self.warnings: list[StoreWarning] = []
        self.epoch = 0
        """How often everything was read."""
        self.journal: Journal | None = None
        self.begin()

    def begin(self) -> None:
        """Nothing was read, and nobody of this process has a turn."""
        self.memory = threading.RLock()
        self.forget()

    def forget(self) -> None:
        """Close the files, and read everything anew the next time."""
        if self.journal is not None:
            self.journal.close()
        self.journal = None
        self.state: State | None = None
        self.snapshot: Mark | None = None
        """The snapshot in its place, if the journal knows it."""
        self._announced: Mark | None = None
        """The snapshot that the journal told of last; whoever was to put it in its place may have died."""
        self._snapshot_token: ChangeToken = ()
        self._snapshot_known = True
        self._torn = self._renew = self._foreign = False
        self._compact_at = 0

    def current(self) -> State:
        """The tables as they are now. Needs `memory`.

        Raises:
            StoreError: They cannot be read.
        """
        try:
            return self._read_on()
        except OSError as error:
            raise explanation(error, self.layout.journal, self.layout.directory) from error

    def _read_on(self) -> State:
        journal = self.journal
        try:
            status = os.stat(self._journal_path)  # noqa: PTH116  (every microsecond counts here)
        except FileNotFoundError:
            found = None if journal is None else self._status(self.layout.journal, self.layout.new_journal)
            if found is None:
                return self._current_without_journal()
            status = found
        if journal is None or self.state is None:
            return self._load()
        self._look_at_snapshot()
        if (status.st_dev, status.st_ino) != journal.identity:
            return self._follow(journal)
        journal.size = status.st_size
        scan = journal.tail()
        if scan is None or scan.gaps or not self._snapshot_known:
            return self._load()
        if scan.frames or scan.torn > scan.end:
            self._take(scan)
        return self.state

    def _look_at_snapshot(self) -> None:
        """See whether the snapshot is the one that we know or the one that the journal tells of."""
        try:
            status = os.stat(self._snapshot_path)  # noqa: PTH116
        except FileNotFoundError:
            if self._renew or not self._snapshot_token:  # it will be there with the next one that is written
                return
            found = self._status(self.layout.snapshot, self.layout.new_snapshot)
            if found is None:
                raise self._vanished(self.layout.snapshot) from None
            status = found
        except OSError as error:
            raise explanation(error, self.layout.snapshot, self.layout.directory) from error
        token = (status.st_ino, status.st_mtime_ns, status.st_size)
        if token != self._snapshot_token:
            self._snapshot_token = token
            self._snapshot_known = self._is_announced(token[2])

    def _is_announced(self, size: int) -> bool:
        assert self.journal is not None
        tail = self.journal.tail()
        if tail is None or tail.gaps:
            return False
        self._take(tail)
        mark = self._announced
        if mark is None or mark.size != size or crc32(disk.read(self.layout.snapshot)) != mark.checksum:
            return False
        self.snapshot = mark
        return True

    def _status(self, path: Path, new: Path) -> os.stat_result | None:
        """What a file is that was missing at the first look; None if it is gone for good."""
        while not disk.is_gone(path, new):
            with suppress(FileNotFoundError):
                return path.stat()
        return None

    def _vanished(self, path: Path) -> StoreVanished:
        return StoreVanished(VANISHED, path=path)

    def _current_without_journal(self) -> State:
        if self.journal is not None:
            raise self._vanished(self.layout.journal)
        token = disk.change_token(self.layout.snapshot)
        if self.state is None or token != self._snapshot_token:
            self._load()
        assert self.state is not None
        return self.state

    def _load(self) -> State:
        token = disk.change_token(self.layout.snapshot)
        loaded = load(self.layout)
        self._snapshot_token, self._snapshot_known = token, True
        self.journal, self.state = loaded.journal, loaded.state
        self.snapshot = self._announced = loaded.snapshot
        self._torn, self._renew, self._foreign = loaded.torn, loaded.renew, loaded.foreign
        self.epoch += 1
        self._compact_at = 0
        if not elsewhere(os.stat(self._directory_path).st_dev, self.layout.journal):  # noqa: PTH116
            self._warn(loaded.warnings)  # what another machine shows in part may be whole there
        return loaded.state

    def _follow(self, old: Journal) -> State:
        """Somebody has begun a new journal: read the old one to its end, and go on with the new one."""
        state = self.state
        assert state is not None
        scan = old.tail()
        if scan is None or scan.gaps:
            return self._load()
        self._take(scan)
        new = open_journal(self.layout.journal)
        if new is None:
            return self._read_on()
        scan, header = new.read(), new.header
        follows = (
            header is not None
            and old.header is not None
            and header.segment == old.header.segment + 1
            and header.first <= old.sequence + 1
            and not header.base
            and not scan.gaps
        )
        if not follows or new.sequence < old.sequence or not new.is_current():
            new.close()
            return self._load()
        after = old.sequence
        self.journal = new
        self._compact_at = 0
        self._announced = header.snapshot if header else None
        self._take(scan._replace(frames=[frame for frame in scan.frames if frame.sequence > after]))
        return state

    def _take(self, scan: Scan) -> None:
        assert self.state is not None
        assert self.journal is not None
        for frame in scan.frames:
            if operations := operations_in(frame):
                self.state.apply(frame.sequence, operations)
            elif frame.is_snapshot:
                self._announced = marks_of(None, [frame])[-1]
        self._torn = scan.torn > scan.end

    def _warn(self, warnings: list[StoreWarning]) -> None:
        for warning in warnings:
            if str(warning) not in map(str, self.warnings):
                import logging

                logger = logging.getLogger("ttchan.store")
                if logger.hasHandlers():  # otherwise it would be written over the screen
                    logger.warning("%s", warning)
                self.warnings.append(warning)
