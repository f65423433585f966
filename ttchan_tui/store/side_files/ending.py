"""Ends a session of one's own that a broken line has left behind."""

from __future__ import annotations

import os
import select
import signal
from contextlib import suppress
from pathlib import Path
from typing import Final

from ttchan_tui.store.side_files.heartbeats import Heartbeat

_TO_END: Final = 1.0
"""Seconds that a session is given to end."""
_BEGAN: Final = 19
"""Place of the start of a process behind its name in /proc/PID/stat."""


def end_session(beat: Heartbeat) -> bool:
    """End a session of one's own on this machine: in order if it can; tell whether it is over.

    One whose terminal reads no more hears nothing. Waits two seconds at most.
    """
    try:
        process = os.pidfd_open(beat.pid)
    except OSError:
        return True
    try:
        if not beat.began or began(beat.pid) != beat.began:
            return True  # another process has got that number
        for how in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(process, how)
            if select.select([process], [], [], _TO_END)[0]:
                return True
    except OSError:
        return False
    finally:
        os.close(process)
    return False


def began(pid: int) -> int:
    """When a process began, in ticks since the machine did; 0 if that cannot be told."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("ascii", "replace")
        return int(status.rpartition(")")[2].split()[_BEGAN])
    except (OSError, ValueError, IndexError):
        return 0
