"""The lock of a file: the kernel keeps it, and lets go of it when a process dies."""

from __future__ import annotations

import fcntl
import os
import time

_SHORTEST = 0.000_2
_LONGEST = 0.005


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
