"""What a kiosk shows at this moment, for organisers who are elsewhere.

They leave a question among the signs of life; the kiosk answers with the text on its window, and with
nothing else: nobody reaches into it, and what a visitor is typing is left out. Once the answer was read
neither is kept.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ttchan_tui.store.side_files import session_files
from ttchan_tui.store.side_files.regularly import regularly
from ttchan_tui.text.gate import harmless

_EVERY: Final = 1.0
"""Seconds between two looks for a question."""
_UNTIL_SEEN: Final = 0.05
"""Seconds between two looks for an answer."""
_PATIENCE: Final = 5.0
"""Seconds to wait for an answer."""
_STALE: Final = 60.0
"""Seconds after which nobody waits for an answer any more."""


@contextmanager
def answering(data: Path, kiosk: str, shown: Callable[[], str], every: float = _EVERY) -> Iterator[None]:
    """Answer during the block, from a thread.

    Args:
        data: The data directory.
        kiosk: What it is called.
        shown: Gives the text on its window; called on that thread.
        every: Seconds between two looks for a question.
    """
    question, answer = _files(data, kiosk)

    def look() -> None:
        try:
            age = time.time() - question.stat().st_mtime
        except OSError:
            return
        asked = session_files.read(question)
        with suppress(OSError):
            question.unlink()
        if age < _STALE:
            session_files.write(answer, {"of": asked, "text": shown()})

    with regularly(look, every, every, "looks"):
        yield


def look_at(data: Path, kiosk: str, patience: float = _PATIENCE) -> str | None:
    """The text on the window of a kiosk; None if it does not answer.

    Raises:
        StoreError: Nothing can be written there.
    """
    question, answer = _files(data, kiosk)
    asked = f"{datetime.now(UTC).isoformat()} {os.getpid()}"
    session_files.write(question, asked)
    end = time.monotonic() + patience
    while time.monotonic() < end:
        said = session_files.read(answer)
        if isinstance(said, Mapping) and said.get("of") == asked and isinstance(said.get("text"), str):
            with suppress(OSError):
                answer.unlink()
            return "\n".join(harmless(line) for line in said["text"].split("\n"))
        time.sleep(_UNTIL_SEEN)
    with suppress(OSError):
        question.unlink()
    return None


def _files(data: Path, kiosk: str) -> tuple[Path, Path]:
    """Where a question is left, and where its answer."""
    presence = data / "presence"
    ask, shown = (session_files.session_file(presence, f"{what}-{kiosk}") for what in ("ask", "shown"))
    return ask, shown
