"""The time zone that the environment names, left out where it is none."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import MutableMapping
from pathlib import Path


def without_false_zone(environment: MutableMapping[str, str]) -> str:
    """Go on as without `TZ` where it is the path of what is no zone; give what it was, else nothing.

    The system takes such a zone for UTC without a word, and libraries that look at it give up.
    """
    named = environment.get("TZ", "")
    path = named.removeprefix(":")
    # Unlike `Path.exists`, this says False where nobody may look, or the name is too long.
    if not path or not os.path.exists(path) or _is_zone(Path(path)):  # noqa: PTH110
        return ""
    del environment["TZ"]
    time.tzset()
    return named


def _is_zone(path: Path) -> bool:
    if not path.is_file():  # to open a device or a pipe may wait for ever
        return False
    from zoneinfo import ZoneInfo

    try:
        with path.open("rb") as file:
            ZoneInfo.from_file(file)
    except (OSError, ValueError, struct.error):
        return False
    return True
