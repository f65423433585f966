"""What a session does beside all else, once in a while, on a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from ttchan_tui.store.errors import StoreError


@contextmanager
def regularly(
    act: Callable[[], None],
    every: float,
    first: float,
    name: str,
    news: threading.Event | None = None,
) -> Iterator[None]:
    """Do something on a thread during the block, now and then; that the store refuses it disturbs nothing.

    Args:
        act: What is done.
        every: Seconds between two times.
        first: Seconds until the first time.
        name: What the thread is called.
        news: Does it at once when it is set.
    """
    over, wake = threading.Event(), news or threading.Event()

    def go_on() -> None:
        pause = first
        while not over.is_set():
            if wake.wait(pause) and over.is_set():
                return
            wake.clear()
            with suppress(StoreError):
                act()
            pause = every

    thread = threading.Thread(target=go_on, name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        wake.set()
        thread.join(1.0)
