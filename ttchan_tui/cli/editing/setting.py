"""`ttchan meeting set`: what the meeting says of itself."""

from __future__ import annotations

from typing import Final

from ttchan_tui.cli.editing.entries import SET

COMMANDS: Final = {"set": SET}
