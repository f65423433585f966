"""What the parts of a repository stand on."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store.engine.protocol import Engine


@dataclass(frozen=True, slots=True)
class StoreContext:
    """An engine with a meeting in it, and the way to change it."""

    engine: Engine
    meeting: Callable[[], Meeting]
    """The meeting as it is now."""
    changing: Callable[[str, str], AbstractContextManager[None]]
    """All changes of the block are kept, or none; the history gives them that verb and that reason."""


def new_id() -> str:
    """An id that nobody else gives, on whatever machine."""
    return os.urandom(6).hex()
