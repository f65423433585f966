"""The list in the folder of a site: which files there are ours, and what they are made of."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

LIST: Final = ".ttchan-site.json"
"""Its name."""
PREPARED: Final = f"{LIST}.new"
"""Its name while it is written: what is left of a run that was ended says what it is at any moment."""

FileState = list[object]
"""What a file is made of, and its size, time and inode then; equals nothing else."""


@dataclass(frozen=True, slots=True)
class SiteList:
    """What it says."""

    files: frozenset[str] = frozenset()
    """The paths of the files that are ours."""
    events: frozenset[str] = frozenset()
    """The UIDs of what has ever stood in the calendars."""
    made_of: Mapping[str, FileState] = field(default_factory=dict)
    """By paths."""

    @classmethod
    def of(cls, folder: Path) -> SiteList:
        """That of a folder; an empty one if there is none, or what is there is none."""
        said = _read(folder / LIST)
        made_of = said.get("made_of")
        return cls(
            _strings(said.get("files")),
            _strings(said.get("events")),
            made_of if isinstance(made_of, dict) else {},
        )

    def write(self, folder: Path) -> None:
        """Put it into a folder."""
        listed = {"files": sorted(self.files), "events": sorted(self.events), "made_of": self.made_of}
        prepared = folder / PREPARED
        prepared.write_text(f"{json.dumps(listed, separators=(',', ':'))}\n", encoding="utf-8")
        prepared.replace(folder / LIST)


def _strings(found: object) -> frozenset[str]:
    return frozenset(map(str, found)) if isinstance(found, list) else frozenset()


def _read(path: Path) -> dict[str, Any]:
    """What it says; nothing if it is no file, but a link or a pipe that somebody has put there."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, encoding="utf-8") as file:
            said = json.load(file)
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
