"""What can be done where notes are translated."""

from __future__ import annotations

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK, Command

SAVE = Command(
    "save",
    "enter",
    "Enter",
    N_("save"),
    N_("Save the translation and go on; with nothing typed, only go on."),
    "Enter",
)
NEXT = Command(
    "neighbour(1)", "down", "↓", N_("next"), N_("The next note; what is typed stays with its own."), "↓"
)
BEFORE = Command("neighbour(-1)", "up", "↑", N_("before"), N_("The note before."), "↑")
TAKE = Command(
    "take",
    "tab",
    "Tab",
    N_("take it"),
    N_("Put the translation that there is into the field, to mend it."),
    "Tab",
)
UNDO = Command("undo", "ctrl+z", "Ctrl+Z", N_("undo"), N_("Undo what was translated here last."), "Ctrl+Z")
REDO = Command(
    "redo", "ctrl+y", "Ctrl+Y", N_("redo"), N_("Do again what was undone last."), "Ctrl+Y", hinted=False
)

BOUND = (NEXT, BEFORE, TAKE, UNDO, REDO)
"""Those whose keys the field does not take by itself."""
ALL = (SAVE, NEXT, BEFORE, TAKE, UNDO, BACK, REDO)
"""In the order in which they are hinted at."""
