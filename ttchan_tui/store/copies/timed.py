"""Backups that are taken while a program runs. Imports next to nothing before the first one is due."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ttchan_tui.text.explained import Explained

if TYPE_CHECKING:
    from ttchan_tui.store.engine.protocol import Engine

_PAUSE = 60.0
"""Seconds between two looks whether a backup is due."""


@contextmanager
def backed_up(engine: Engine, pause: float = _PAUSE) -> Iterator[None]:
    """Take backups on a thread during the block, whenever one is due and something has changed.

    Args:
        engine: What to back up; any number of processes may do so.
        pause: Seconds before the first look, and between two of them.
    """
    over = threading.Event()
    thread = threading.Thread(target=_go_on, args=(engine, pause, over), name="backups", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(1.0)


def _go_on(engine: Engine, pause: float, over: threading.Event) -> None:
    backed: object = None
    while not over.wait(pause):
        try:
            backed = _look(engine, backed)
        except Exception as error:  # a failing backup disturbs nothing else
            if not over.is_set():
                _log(error)


def _look(engine: Engine, backed: object) -> object:
    """Take a backup if one is due; return what tells the state that needs none."""
    from datetime import UTC, datetime

    from ttchan_tui.store.copies.backups import Backups

    now = datetime.now(UTC)
    backups = Backups(engine.path)
    token = engine.token()
    if token == backed or not backups.due(now):
        return backed
    backups.take_if_due(engine, now)
    return token


def _log(error: Exception) -> None:
    import logging

    logger = logging.getLogger("ttchan.store")
    if logger.hasHandlers():  # otherwise it would be written over the screen
        logger.warning("%s", error, exc_info=None if isinstance(error, Explained) else error)
