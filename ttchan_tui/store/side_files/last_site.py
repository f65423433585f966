"""Where on this machine the site was published last, so that it can be published there again."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ttchan_tui.store.errors import StoreError
from ttchan_tui.store.files import disk
from ttchan_tui.store.side_files import session_files


@dataclass(frozen=True, slots=True)
class LastSite:
    """A site as it was published last. The paths are of this machine, so it is no part of the meeting."""

    folder: Path
    address: str
    """Where it is on the web; empty if nobody has said."""
    emblem: Path | None
    with_sheet: bool
    at: datetime
    """When, in UTC."""
    files: int


class LastSites:
    """The last site of each meeting. May be used from any thread."""

    def __init__(self, data: Path) -> None:
        """Keep them in that data directory."""
        self._directory = data / "sites"

    def of(self, meeting: str) -> LastSite | None:
        """The last site of a meeting; none if it was never published from here."""
        return _read(session_files.read(session_files.session_file(self._directory, meeting)))

    def keep(self, meeting: str, site: LastSite) -> None:
        """Remember it; what cannot be kept on the disk is forgotten, and asked again."""
        told = {
            "folder": str(site.folder),
            "address": site.address,
            "emblem": str(site.emblem or ""),
            "with_sheet": site.with_sheet,
            "at": site.at.isoformat(),
            "files": site.files,
        }
        with suppress(StoreError):
            disk.make_directory(self._directory)
            session_files.write(session_files.session_file(self._directory, meeting), told)


def _read(said: object) -> LastSite | None:
    """What a file says, which anybody may have changed."""
    if not isinstance(said, Mapping):
        return None
    try:
        emblem = str(said["emblem"])
        return LastSite(
            Path(str(said["folder"])),
            str(said["address"]),
            Path(emblem) if emblem else None,
            said["with_sheet"] is True,
            datetime.fromisoformat(str(said["at"])),
            int(said["files"]),
        )
    except (KeyError, ValueError, TypeError):
        return None
