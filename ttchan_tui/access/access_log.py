"""The log of who came in, who did not, and what was asked for: one JSON object on each line."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

LOGGED_IN: Final = "logged-in"
REFUSED: Final = "refused"
"""Somebody did not come in."""
NOT_DONE: Final = "not-done"
"""What somebody asked for who had come in."""
ADDED: Final = "added"
REVOKED: Final = "revoked"
ENDED: Final = "ended"

_LARGEST: Final = 4_000_000
"""Bytes, after which the log goes on in a new file; the one before is kept."""
_LONGEST: Final = 2_000
"""Characters of what somebody has sent that are worth keeping."""


class AccessLog:
    """The log of a directory."""

    def __init__(self, path: Path) -> None:
        """Keep it in that file."""
        self._path = path

    def write(self, what: str, name: str = "", **about: str) -> None:
        """Keep what has happened, with whom; that it cannot be kept, keeps nobody in or out."""
        about = {key: value[:_LONGEST] for key, value in about.items() if value}
        entry = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "what": what, "who": name, **about}
        with suppress(OSError):
            self._go_on_in_a_new_file()
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            descriptor = os.open(self._path, flags, 0o600)
            try:
                owner = self._path.parent.stat()
                if os.geteuid() == 0:
                    os.fchown(descriptor, owner.st_uid, owner.st_gid)
                os.write(descriptor, json.dumps(entry).encode() + b"\n")
            finally:
                os.close(descriptor)

    def last_logins(self) -> dict[str, datetime]:
        """When each person last came in, by name."""
        found: dict[str, datetime] = {}
        for path in (self._before, self._path):
            with suppress(OSError):
                for line in path.read_text("utf-8", "replace").splitlines():
                    with suppress(ValueError, KeyError, TypeError):
                        entry = json.loads(line)
                        if entry["what"] == LOGGED_IN:
                            found[entry["who"]] = datetime.fromisoformat(entry["at"])
        return found

    @property
    def _before(self) -> Path:
        return self._path.with_name(f"{self._path.name}.1")

    def _go_on_in_a_new_file(self) -> None:
        if self._path.exists() and self._path.stat().st_size > _LARGEST:
            self._path.replace(self._before)
