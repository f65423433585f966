"""Where the data are kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "TTCHAN_DATA"
"""The variable of the environment that names the data directory."""


def data_directory(option: Path | None, environment: Mapping[str, str]) -> Path:
    """What the command line says, else the environment, else the user's own data directory."""
    if option is not None:
        return option
    if named := environment.get(VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("ttchan", appauthor=False)
