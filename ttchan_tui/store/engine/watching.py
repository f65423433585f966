"""Tells when somebody has changed the files of a database, on a thread of its own.

The system notifies where it can (`watchdog`); that may fail without a word, on a network file system or
when too many programs have asked. So there is also a look now and then, and more often while it is the
looks that find the changes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from ttchan_tui.store.files.file_layout import FileLayout

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

NOTIFIED: Final = 5.0
"""Seconds between looks while notifications arrive."""
UNNOTIFIED: Final = 1.0
"""Seconds between looks while they do not."""
PAUSE: Final = 0.1
"""Seconds after a change in which further ones are gathered, so that a flood of them is told ten times a
second; the first is told at once."""


class FileWatch:
    """Tells of changes from its creation until it is closed. Never keeps a process alive."""

    def __init__(
        self,
        layout: FileLayout,
        look: Callable[[], object],
        changed: Callable[[], object],
        pause: float = PAUSE,
    ) -> None:
        """Begin.

        Args:
            layout: Where the files are.
            look: Gives something that differs whenever anything has changed. Called on the thread of the
                watch, so it may take its time to read.
            changed: Called on that thread whenever it does differ. It must not wait for anybody.
            pause: Seconds after a change in which further ones are gathered.
        """
        self._look = look
        self._changed = changed
        self._pause = pause
        self._seen = look()
        self._wake = threading.Event()
        self._closed = threading.Event()
        self._notifications = _Notifications(layout, self._wake.set)
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Tell of nothing any more."""
        self._closed.set()
        self._wake.set()
        if threading.current_thread() is not self._thread:
            self._thread.join(UNNOTIFIED)

    def _run(self) -> None:
        notified = True
        while not self._closed.is_set():
            if self._notifications.renew():
                self._wake.set()  # there may have been changes before
            arriving = self._notifications.arriving
            told = self._wake.wait(NOTIFIED if arriving and notified else UNNOTIFIED)
            self._wake.clear()
            if self._closed.is_set():
                break
            try:
                seen = self._look()
            except ValueError:  # the database was closed before its watch, which ends with it
                break
            if seen != self._seen:
                self._seen = seen
                self._changed()
                self._closed.wait(self._pause)
                notified = told
            else:
                notified = notified or told
        self._notifications.stop()


class _Notifications:
    """What the system says about a directory, as long as it is the same directory."""

    def __init__(self, layout: FileLayout, notify: Callable[[], object]) -> None:
        self._directory = layout.directory
        self._names = {layout.snapshot.name, layout.journal.name, layout.calls.name}
        self._notify = notify
        self._identity: tuple[int, int] | None = None
        self._observer: BaseObserver | None = None

    def renew(self) -> bool:
        """Ask for notifications if the directory is another one than before; tell whether it is."""
        identity = _identity(self._directory)
        if identity == self._identity:
            return False
        self.stop()
        self._identity = identity
        if identity is not None:
            self._observer = self._started()
        return True

    @property
    def arriving(self) -> bool:
        """Whether they can be expected."""
        return self._observer is not None and self._observer.is_alive()

    def stop(self) -> None:
        """Want no more of them."""
        if self._observer is not None:
            self._observer.stop()
            self._observer = None

    def _started(self) -> BaseObserver | None:
        """Begin to be notified; none if that cannot be had, whatever the system or the library lacks."""
        try:
            return self._begun()
        except (ImportError, OSError, RuntimeError):
            return None

    def _begun(self) -> BaseObserver:
        # It takes 40 ms to import; on this thread nobody waits for that.
        from watchdog.events import (
            DirDeletedEvent,
            FileCreatedEvent,
            FileDeletedEvent,
            FileModifiedEvent,
            FileMovedEvent,
            FileSystemEventHandler,
        )
        from watchdog.observers import Observer

        kinds = [DirDeletedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
        handler = FileSystemEventHandler()
        handler.on_any_event = self._heard  # type: ignore[method-assign]
        observer = Observer()
        observer.schedule(handler, str(self._directory), event_filter=kinds)
        observer.start()
        return observer

    def _heard(self, event: FileSystemEvent) -> None:
        paths = {PurePath(str(event.src_path)), PurePath(str(event.dest_path))}
        if self._directory in paths or {path.name for path in paths} & self._names:
            self._notify()


def _identity(directory: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        status = directory.stat()
        return status.st_dev, status.st_ino
    return None
