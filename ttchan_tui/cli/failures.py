"""Keeps what went wrong unexpectedly, for whoever has to find out why."""

from __future__ import annotations

import logging
import platform
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from ttchan_tui import __version__
from ttchan_tui.cli.context import Context
from ttchan_tui.text.explained import Explained

_SIZE: Final = 1_000_000
_FILES: Final = 3


def keep(error: Exception, context: Context) -> Path | None:
    """Write the error to the log in the data directory; return its path, none if it cannot be written."""
    try:
        path = context.data / "log" / "ttchan.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8")
    except (OSError, Explained):
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
    log = logging.getLogger("ttchan")
    log.addHandler(handler)
    log.propagate = False
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    log.error(
        "ttchan %s, Python %s, command %r", __version__, platform.python_version(), command, exc_info=error
    )
    log.removeHandler(handler)
    handler.close()
    return path
