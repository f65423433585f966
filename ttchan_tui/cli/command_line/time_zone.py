"""The time zone that the environment names, left out where it is none."""

from __future__ import annotations

import os
import re
import struct
import time
from collections.abc import MutableMapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

_RULE: Final = re.compile(r"(<[A-Za-z0-9+-]{3,}>|[A-Za-z]{3,})[+-]?\d")
"""How a rule begins that stands for a zone, such as EET-2EEST."""


def without_false_zone(environment: MutableMapping[str, str]) -> str:
    """Go on as without `TZ` where it is no zone; give what it was, else nothing.

    The system takes such a zone for UTC without a word, and libraries that look at it give up.
    """
    named = environment.get("TZ", "")
    name = named.removeprefix(":")
    if not name or _is_zone(name):
        return ""
    del environment["TZ"]
    time.tzset()
    return named


def _is_zone(name: str) -> bool:
    try:
        # Unlike `Path.exists`, this says False where nobody may look, or the name is too long.
        if os.path.exists(name):  # noqa: PTH110
            return _is_file_of_zone(Path(name))
        if not _is_known(name) and not _RULE.match(name):
            return False
        datetime.now().astimezone()  # which cannot be told where a rule is a day off or more
    except (
        OSError,
        ValueError,
        struct.error,
    ):  # a folder of zones, a name too long, a file of something else
        return False
    return True


def _is_known(name: str) -> bool:
    from zoneinfo import ZoneInfo

    with suppress(KeyError):
        return bool(ZoneInfo(name))
    return False


def _is_file_of_zone(path: Path) -> bool:
    from zoneinfo import ZoneInfo

    if not path.is_file():  # to open a device or a pipe may wait for ever
        return False
    with path.open("rb") as file:
        ZoneInfo.from_file(file)
    return True
