"""Small files in a directory that every process adds its own to, and anybody may have tampered with."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from ttchan_tui.store.files import disk

_LARGEST: Final = 1 << 20
"""Bytes; a larger file is none of ours."""
_LONGEST: Final = 100
_BEGINNING: Final = 80
"""Characters of a file's name; of a longer one as many are kept, and something that tells it from others."""
_MOST: Final = 1000
"""Files that are looked at."""


def session_file(directory: Path, name: str) -> Path:
    """The file of that name, whatever characters are in the name; another name has another file."""
    written = quote(name, safe="")
    if len(written) > _LONGEST:
        from hashlib import sha256  # brings OpenSSL along

        written = f"{written[:_BEGINNING]}-{sha256(name.encode()).hexdigest()[:16]}"
    return directory / f"{written}.json"


def write(path: Path, content: object) -> None:
    """Replace a file whole.

    Raises:
        StoreError: It cannot be written.
    """
    disk.write_aside(path, json.dumps(content).encode())


def read(path: Path) -> Any:  # noqa: ANN401 - whatever somebody has written there
    """What a file says; None if it is not there, is no file, or says nothing that could be ours."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return None
        with open(descriptor, "rb", closefd=False) as file:
            return json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return None
    finally:
        os.close(descriptor)


def all_in(directory: Path) -> Iterator[tuple[Path, Any]]:
    """The files of a directory in the order of their names, and what each says."""
    try:
        names = sorted(name for name in os.listdir(directory) if name.endswith(".json"))  # noqa: PTH208
    except OSError:
        return
    for name in names[:_MOST]:
        path = directory / name
        if (said := read(path)) is not None:
            yield path, said
