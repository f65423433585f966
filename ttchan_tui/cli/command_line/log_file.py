"""Keeps what went wrong unexpectedly, for whoever has to find out why."""

from __future__ import annotations

import logging
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from ttchan_tui import __version__
from ttchan_tui.cli.context import Context
from ttchan_tui.store import make_data_directory, make_directory, open_own

_SIZE: Final = 1_000_000
_FILES: Final = 3


def keep(error: Exception, context: Context) -> Path | None:
    """Write the error to the log in the data directory; return its path, none if it cannot be written.

    Never raises anything: a second failure would hide the first.
    """
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    about = ("ttchan %s, Python %s, command %r", __version__, platform.python_version(), command)
    try:
        with logging_to(context, "ttchan.log") as log:
            logging.getLogger("ttchan").error(*about, exc_info=error)
    except Exception:  # whatever it is, there is nobody left to tell
        return None
    return None if log.failed else Path(log.baseFilename)


@contextmanager
def logging_to(context: Context, name: str) -> Iterator[Log]:
    """Have what is logged written to a file of that name in the data directory, and nowhere else.

    The file is begun with the first line. What cannot be written then stops nobody.

    Raises:
        OSError: It cannot be written.
        StoreError: Its directory cannot be made.
    """
    path = context.data / "log" / name
    make_data_directory(context.data)
    make_directory(path.parent)
    if path.exists() and not path.is_file():
        raise FileExistsError(path)  # a pipe would be waited for
    handler = Log(
        path, maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8", delay=True, errors="backslashreplace"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
    log = logging.getLogger("ttchan")
    log.addHandler(handler)
    log.propagate = False
    try:
        yield handler
    finally:
        log.removeHandler(handler)
        handler.close()


class Log(RotatingFileHandler):
    """The file; older ones are kept beside it."""

    failed = False
    """Whether something could not be written."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, errors=self.errors, opener=open_own)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is that of logging
        """Remember it, instead of printing a trace."""
        self.failed = True
