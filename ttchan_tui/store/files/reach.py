"""Whether a lock reaches all who may write there: in a directory of another machine it reaches only us."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from ttchan_tui.store.errors import StoreDenied, explained
from ttchan_tui.text.languages import N_

MOUNTS = Path("/proc/self/mountinfo")
"""Where the system says what is mounted where; there is none but on Linux."""

_FAR: Final = {
    "afp", "afs", "cifs", "coda", "davfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
    "fuse.curlftpfs", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs",
    "fuse.sshfs",
}  # fmt: skip
"""File systems whose files others use from elsewhere, and where a lock does not reach all of them: of NFS it
reaches other clients at best, and not whoever works on the server."""

ELSEWHERE: Final = N_(
    "{directory} is a directory of another machine ({kind}). Who writes there is not noticed from here, "
    "so it is only read. Keep the data on a disk of this machine (--data); "
    "bring copies together with: ttchan db merge"
)


def must_reach(directory: Path, file: Path) -> None:
    """Raise StoreDenied if others may write in that directory whom a lock of that file does not reach."""
    with explained(directory, directory):
        kind = elsewhere(directory.stat().st_dev, file)
    if kind:
        raise StoreDenied(ELSEWHERE, directory=directory, kind=kind)


@lru_cache
def elsewhere(device: int, file: Path) -> str:
    """The kind of file system, if locks do not reach all who may write there; empty if they do.

    Args:
        device: The number of what is mounted there. A disk has one of its own, and costs nothing more.
        file: What is locked.
    """
    if os.major(device):
        return ""
    kind, source = _mounted(device)
    is_fuse = kind.startswith("fuse")
    far = kind in _FAR or (is_fuse and (":" in source or source.startswith("//")))
    return kind if far or (is_fuse and not _holds(file)) else ""


def _mounted(device: int) -> tuple[str, str]:
    """The kind of what is mounted, and what it was made from."""
    number = f"{os.major(device)}:{os.minor(device)}"
    with suppress(OSError):
        for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
            place, _, rest = line.partition(" - ")
            if place.split(" ", 3)[2] == number:
                kind, source, *_ = [*rest.split(" "), "", ""]
                return kind, source
    return "", ""


def _holds(file: Path) -> bool:
    """Whether a lock keeps out another opening of the same file: a trial, as some only say so."""
    with suppress(FileNotFoundError), file.open("rb") as one, file.open("rb") as other:
        try:
            fcntl.flock(one, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False
    return True
