"""Where the data are kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ttchan_tui.store.errors import StoreUnusable, explained
from ttchan_tui.store.files import disk
from ttchan_tui.text.languages import N_

VARIABLE = "TTCHAN_DATA"
"""The variable of the environment that names the data directory."""


OF_THE_KIOSK = Path("/var/lib/ttchan")
"""Where a kiosk of this machine keeps its data, as `deploy/install` makes it."""


def others_data(option: Path | None, environment: Mapping[str, str]) -> Path | None:
    """The data that somebody may have meant who has named none: those of the kiosk, if there is one."""
    unnamed = option is None and not environment.get(VARIABLE)
    return OF_THE_KIOSK if unnamed and disk.exists(OF_THE_KIOSK) else None


def data_directory(option: Path | None, environment: Mapping[str, str]) -> Path:
    """What the command line says, else the environment, else the user's own data directory.

    Raises:
        StoreUnusable: The directory that is to hold the named one is not there. It is not made: whoever
            mistypes a name would find an empty meeting, and think that the notes are lost.
    """
    if option is not None:
        return _named(option)
    if named := environment.get(VARIABLE):
        return _named(Path(named).expanduser())
    from platformdirs import user_data_path

    return user_data_path("ttchan", appauthor=False)


def _named(directory: Path) -> Path:
    parent = directory.absolute().parent
    with explained(directory):
        there = disk.exists(parent)
    if not there:
        raise StoreUnusable(
            N_(
                "There is no directory {parent}, so nothing is kept in {directory}. Is the name right? "
                "If it is, make {parent} first."
            ),
            parent=parent,
            directory=directory,
        )
    return directory
