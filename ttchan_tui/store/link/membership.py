"""Which machine this is among those that share a meeting: a small file beside the data."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ttchan_tui.store.errors import StoreUnusable
from ttchan_tui.store.files import disk
from ttchan_tui.text.languages import N_


@dataclass(frozen=True, slots=True)
class Membership:
    """One machine's place in a linked meeting."""

    machine: str
    """What tells it apart from all others; given once, at random."""
    name: str
    """What people call it."""
    role: str
    """`hub`, `desk` or `kiosk`."""
    server: str
    """How libpq finds the server, without any secret."""
    joined: int
    """The last record of the journal here that belongs to the whole from which this machine began."""
    bringing: str = ""
    """The backup of what was here before, as long as that is not brought in; empty when it is."""
    directory: str = ""
    """What tells this directory from a copy of it."""

    def after(self, **changes: Any) -> Membership:  # noqa: ANN401 - whatever its fields are
        """The same with other values."""
        return replace(self, **changes)


class MembershipFile:
    """Keeps the membership in `link.json`. It is in no backup and no export."""

    def __init__(self, directory: Path) -> None:
        """Stand before the file of a data directory, which may not be there."""
        self._directory = directory
        self._path = directory / "link.json"

    @property
    def is_there(self) -> bool:
        """Whether this machine is linked, or a copy of one that is."""
        return disk.exists(self._path)

    def read(self) -> Membership | None:
        """The membership; None if this machine is not linked.

        Raises:
            StoreUnusable: The file is not what this program writes, or came with a copy of the directory.
        """
        content = disk.read(self._path)
        if not content:
            return None
        try:
            found = Membership(**json.loads(content))
        except (ValueError, TypeError) as error:
            raise StoreUnusable(
                N_("{path} cannot be read. To join anew: ttchan link leave, then ttchan link join"),
                path=self._path,
            ) from error
        if found.directory != self._identity():
            raise StoreUnusable(
                N_(
                    "This data directory is a copy of one that is linked, and two machines cannot go by one "
                    "name. To link this one too: ttchan link leave, then ttchan link join"
                )
            )
        return found

    def keep(self, membership: Membership) -> Membership:
        """Keep it, and give it as it is kept."""
        kept = membership.after(directory=self._identity())
        disk.write_whole(self._path, json.dumps(asdict(kept), indent=1).encode())
        return kept

    def remove(self) -> None:
        """Be linked no more."""
        self._path.unlink(missing_ok=True)

    def _identity(self) -> str:
        """Differs in a copy of the directory, on this machine or another."""
        try:
            machine = Path("/etc/machine-id").read_text(encoding="ascii").strip()
        except OSError:
            machine = os.uname().nodename
        return f"{machine}:{self._directory.stat().st_ino}"
