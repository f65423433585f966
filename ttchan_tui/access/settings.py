"""Where the desk finds its data and its people: a file that root has written, and nobody else could."""

from __future__ import annotations

import os
import stat
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ttchan_tui.access.people import NoAccess
from ttchan_tui.text.languages import N_

SETTINGS: Final = Path("/etc/ttchan/desk.toml")
"""Where it is, unless root's own configuration of sshd names another."""


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Two directories."""

    data: Path
    access: Path


def desk_settings(path: Path = SETTINGS) -> DeskSettings:
    """What the file says.

    Raises:
        NoAccess: There is none, somebody else than root could have written it, or it does not say both.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode) or status.st_uid != 0 or status.st_mode & 0o022:
                raise NoAccess(
                    N_("{path} has to be a file of root's that nobody else can write. Nothing was done."),
                    path=path,
                )
            said = tomllib.load(file)
        data, access = Path(said["data"]), Path(said["access"])
    except OSError as error:
        raise NoAccess(
            N_("The desk is not set up on this machine: {path}: {reason}. docs/ssh.md says how."),
            path=path,
            reason=error.strerror,
        ) from error
    except (KeyError, TypeError, ValueError) as error:
        raise NoAccess(_BOTH, path=path) from error
    if not (data.is_absolute() and access.is_absolute()) or access.is_relative_to(data):
        raise NoAccess(_BOTH, path=path)
    return DeskSettings(data, access)


_BOTH: Final = N_(
    "{path} has to say where the data are and where access is kept, outside of the data: "
    'data = "/var/lib/ttchan" and access = "/var/lib/ttchan-desk/access".'
)
