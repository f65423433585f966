"""The `ttchan` command: one thin module per command, imported when it is called."""

from __future__ import annotations

from typing import Final

INTERRUPTED: Final = 130
"""The exit code of a command that somebody ended with Ctrl+C."""
