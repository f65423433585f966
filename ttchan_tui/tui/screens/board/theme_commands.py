"""What can be done where notes are brought together under themes."""

from __future__ import annotations

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK, Command

OPEN = Command(
    "open", "enter", "Enter", N_("open"), N_("Show the originals of an entry; fold a theme, or unfold it.")
)
MARK = Command("mark", "space", "Space", N_("mark"), N_("Mark an entry, or no longer."))
GATHER = Command(
    "gather", "g", "G", N_("theme"), N_("Put the marked entries, else the chosen one, under a theme.")
)
MERGE = Command(
    "merge", "m", "M", N_("merge"), N_("Make one entry of the marked ones; the originals are kept below it.")
)
SPLIT = Command("split", "s", "S", N_("split"), N_("Let merged notes, or one of them, stand alone again."))
ALIKE = Command(
    "mark_alike", "f", "F", N_("alike"), N_("Mark the chosen entry and those that may say the same.")
)
NEW = Command("new_theme", "n", "N", N_("new theme"), N_("Begin a theme."))
REWORD = Command(
    "reword", "e", "E", N_("reword"), N_("Rename a theme; choose other words for a merged entry.")
)
TAKE_AWAY = Command(
    "take_away",
    "delete",
    "Del",
    N_("take away"),
    N_("Take entries away from their theme; on a theme: remove it, its notes stay."),
)
UP = Command("move(-1)", "u,ctrl+up", "U", N_("up"), N_("Move the theme up."))
DOWN = Command("move(1)", "d,ctrl+down", "D", N_("down"), N_("Move the theme down."))
PROMISE = Command("promise", "p", "P", N_("promise"), N_("Make a promise of the chosen entry."))
PRESENT = Command("present", "v", "V", N_("present"), N_("Show the themes on the projector."))
UNDO = Command("undo", "ctrl+z", "Ctrl+Z", N_("undo"), N_("Undo what was done to the themes last."))
REDO = Command("redo", "ctrl+y", "Ctrl+Y", N_("redo"), N_("Do again what was undone last."), hinted=False)

OF_ENTRIES = (MARK, GATHER, MERGE, ALIKE, PROMISE)
OF_MERGED = (SPLIT, REWORD)
OF_THEMES = (UP, DOWN)
BOUND = (*OF_ENTRIES, *OF_MERGED, NEW, TAKE_AWAY, *OF_THEMES, PRESENT, UNDO, REDO)
"""Those whose keys the list does not take by itself."""
ALL = (
    OPEN,
    MARK,
    GATHER,
    MERGE,
    BACK,
    *OF_THEMES,
    *OF_MERGED,
    ALIKE,
    TAKE_AWAY,
    NEW,
    PROMISE,
    PRESENT,
    UNDO,
    REDO,
)
"""In the order in which they are hinted at."""
