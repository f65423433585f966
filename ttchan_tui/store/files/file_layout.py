"""The files that a database consists of, and where they are."""

from __future__ import annotations

import re
from pathlib import Path

from ttchan_tui.store.errors import explained
from ttchan_tui.store.files import disk

ASIDE = "damaged-"
"""How the names begin of what was found damaged and is kept."""

_SEGMENT = re.compile(r"(\d{6,})\.journal")


class FileLayout:
    """The snapshot is the file that was named; all others stand next to it and bear its name."""

    def __init__(self, snapshot: Path) -> None:
        """The files around that snapshot."""
        self.snapshot = snapshot
        self.directory = snapshot.parent
        self.journal = snapshot.with_name(f"{snapshot.name}.journal")
        self.new_snapshot = snapshot.with_name(f"{snapshot.name}.new")
        self.new_journal = snapshot.with_name(f"{snapshot.name}.journal.new")
        self.history = snapshot.with_name(f"{snapshot.name}.history")
        """The directory of what is not needed to open: earlier journals, and what was set aside."""
        self.backups = snapshot.parent / "backups"
        """The directory of the backups."""
        self.pictures = snapshot.parent / "pictures"
        """The directory of the pictures that the meeting names."""
        self.calls = snapshot.with_name("calls.json")
        """The calls for an organiser: no part of the database, but watched with it."""

    @property
    def hold_data(self) -> bool:
        """Whether there is anything to read.

        Raises:
            StoreDenied: That may not be looked at.
        """
        with explained(self.snapshot):
            return disk.exists(self.snapshot) or disk.exists(self.journal)

    def segment(self, number: int) -> Path:
        """Where an earlier journal is kept."""
        return self.history / f"{number:06}.journal"

    def base(self, number: int) -> Path:
        """What was there before the first record of that segment, if that is not in the one before it."""
        return self.history / f"{number:06}.base.json"

    def segments(self) -> list[int]:
        """The numbers of the earlier journals that are kept.

        Raises:
            StoreError: The directory cannot be read.
        """
        with explained(self.history):
            try:
                names = [path.name for path in self.history.iterdir()]
            except (FileNotFoundError, NotADirectoryError):
                return []
        return sorted(int(match[1]) for name in names if (match := _SEGMENT.fullmatch(name)))
