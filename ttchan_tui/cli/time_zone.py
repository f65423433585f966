"""The time zone that the environment names, left out where it is none."""

from __future__ import annotations

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
    if not path or not Path(path).exists() or _is_zone(Path(path)):
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
