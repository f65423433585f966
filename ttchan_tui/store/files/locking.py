"""The lock of a file: the kernel keeps it, and lets go of it when a process dies."""

from __future__ import annotations

import fcntl
import os
import time

_SHORTEST = 0.001
_LONGEST = 0.1
"""Seconds to sleep between two looks. A turn lasts half a millisecond. Longer sleeps let each of many
writers do several things in a row while the others rest: with eight of them on two cores that doubles what
gets done, compared with looking every 0.2 to 5 ms (and SQLite does the same)."""


def lock(descriptor: int, wait: float) -> bool:
    """Take the lock; False if somebody else kept it for all that time.

    The kernel can wait, but not for a limited time without signals, so this looks again and again,
    the more seldom the longer it lasts.
    """
    deadline = 0.0
    pause = _SHORTEST
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            now = time.monotonic()
            deadline = deadline or now + wait
            if now >= deadline:
                return False
            time.sleep(min(pause * (0.5 + time.perf_counter_ns() % 1000 / 1000), deadline - now))
            pause = min(pause * 1.5, _LONGEST)
        else:
            return True


def unlock(descriptor: int) -> None:
    """Let go of it."""
    fcntl.flock(descriptor, fcntl.LOCK_UN)


def is_at(descriptor: int, path: str | os.PathLike[str]) -> bool:
    """Whether the open file is still the one of that path."""
    try:
        there = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return False
    here = os.fstat(descriptor)
    return (there.st_ino, there.st_dev) == (here.st_ino, here.st_dev)
