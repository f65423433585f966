"""What is looked at on the kiosks: sums by hour, screen and language, and nothing else.

No time finer than an hour and no order is kept, so nothing tells one visitor from another: even a sum of
one says no more than that somebody, some time in that hour, had that screen before them.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from ttchan_tui.store.errors import StoreError
from ttchan_tui.store.files import disk
from ttchan_tui.store.side_files import session_files
from ttchan_tui.store.side_files.regularly import regularly
from ttchan_tui.text.gate import harmless

_EVERY: Final = 60.0
"""Seconds between two writings."""
_HOUR: Final = "%Y-%m-%dT%H"


class ScreenView(NamedTuple):
    """What is counted together."""

    hour: str
    """At the meeting, such as `2018-11-09T14`."""
    screen: str
    language: str


class Counts:
    """The sums of one kiosk, in a file of its own. May be used from any thread."""

    def __init__(self, data: Path, kiosk: str) -> None:
        """Go on from where the kiosk of that name was; several may count under the same one."""
        self._path = session_files.session_file(data / "counts", kiosk)
        self._new: Counter[ScreenView] = Counter()
        self._turn = threading.Lock()

    def count(self, screen: str, language: str, at: datetime) -> None:
        """Somebody looks at a screen, at that time by the clocks of the meeting."""
        with self._turn:
            self._new[ScreenView(at.strftime(_HOUR), screen, language)] += 1

    def flush(self) -> None:
        """Add to the file what was counted since the last time.

        Raises:
            StoreError: It cannot be written; nothing that was counted is lost by that.
        """
        with self._turn:
            new, self._new = self._new, Counter()
        if not new:
            return
        try:
            disk.make_directory(self._path.parent)
            with disk.turn_in(self._path.parent):
                before = counts_in(session_files.read(self._path))
                session_files.write(self._path, counts_document(merged((before, new))))
        except BaseException:
            with self._turn:
                self._new = merged((self._new, new))
            raise


@contextmanager
def counting(data: Path, kiosk: str, every: float = _EVERY) -> Iterator[Counts]:
    """Count during the block; the sums are written about once a minute and at its end."""
    counts = Counts(data, kiosk)
    with regularly(counts.flush, every, every, "counts"):
        yield counts
    with suppress(StoreError):
        counts.flush()


def merged(sums: Iterable[Counter[ScreenView]]) -> Counter[ScreenView]:
    """Several sums as one."""
    total: Counter[ScreenView] = Counter()
    for one in sums:
        total.update(one)
    return total


def all_counts(data: Path) -> Counter[ScreenView]:
    """The sums of the kiosks here; files that are none are passed over."""
    return merged(counts_in(said) for _, said in session_files.all_in(data / "counts"))


def counts_document(counts: Counter[ScreenView]) -> dict[str, dict[str, dict[str, int]]]:
    """Sums as `counts_in` reads them."""
    document: dict[str, dict[str, dict[str, int]]] = {}
    for view, number in sorted(counts.items()):
        document.setdefault(view.hour, {}).setdefault(view.screen, {})[view.language] = number
    return document


def counts_in(said: object) -> Counter[ScreenView]:
    """The sums that somebody has written; what is none is passed over."""
    found: Counter[ScreenView] = Counter()
    for hour, screens in _items(said):
        for screen, languages in _items(screens):
            for language, number in _items(languages):
                if _is_hour(hour) and isinstance(number, int) and 0 < number < 1 << 53:
                    found[ScreenView(hour, harmless(screen), harmless(language))] += int(number)
    return found


def _items(said: object) -> Iterable[tuple[str, object]]:
    return said.items() if isinstance(said, Mapping) else ()


def _is_hour(text: str) -> bool:
    try:
        return datetime.strptime(text, _HOUR).strftime(_HOUR) == text
    except ValueError:
        return False
