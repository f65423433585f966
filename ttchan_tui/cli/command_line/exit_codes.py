"""Exit codes of the command: what a script or a supervisor can tell from how it ended."""

from __future__ import annotations

from typing import Final

FAILED: Final = 1
"""It could not be done, and a sentence says why; or what was looked for is not as it should be."""
WRONG_ARGUMENTS: Final = 2
"""The command line cannot be understood."""
UNEXPECTED: Final = 70
"""Something went wrong that should not have; the log has the details."""
NOBODY_CAN_TYPE: Final = 129
"""The input of a plain kiosk has ended, as after a hangup, so that a supervisor starts it again."""
INTERRUPTED: Final = 130
"""Somebody ended it with Ctrl+C."""
NOBODY_READS: Final = 141
"""Whoever read the output has gone away."""
