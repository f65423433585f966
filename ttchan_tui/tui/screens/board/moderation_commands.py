"""What can be done where somebody decides what leaves the room."""

from __future__ import annotations

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK, Command

MARK = Command("mark", "space", "Space", N_("mark"), N_("Mark a note, or no longer."))
MARK_GROUP = Command("mark_group", "g", "G", N_("its group"), N_("Mark all notes of the same group."))
MARK_THEME = Command("mark_theme", "m", "M", N_("its theme"), N_("Mark all notes under the same theme."))
SHOW = Command(
    "show_notes", "s", "S", N_("show"), N_("Let the public see the marked notes, else the chosen one.")
)
HOLD = Command("hold", "w", "W", N_("hold"), N_("Put them aside; nobody but the room sees them."))
REJECT = Command("reject", "x", "X", N_("reject"), N_("Never show them; asks why."))
FILTER = Command(
    "filter",
    "f",
    "F",
    N_("only some"),
    N_("All notes, only those that wait, that are shown, held or rejected."),
)
UNDO = Command("undo", "ctrl+z", "Ctrl+Z", N_("undo"), N_("Undo what was decided here last."), "Ctrl+Z")
REDO = Command(
    "redo", "ctrl+y", "Ctrl+Y", N_("redo"), N_("Do again what was undone last."), "Ctrl+Y", hinted=False
)

OF_NOTES = (SHOW, HOLD, REJECT, MARK, MARK_GROUP, MARK_THEME)
"""Those that need a note."""
BOUND = (*OF_NOTES, FILTER, UNDO, REDO)
ALL = (SHOW, HOLD, REJECT, MARK, MARK_GROUP, MARK_THEME, FILTER, UNDO, BACK, REDO)
"""In the order in which they are hinted at."""
