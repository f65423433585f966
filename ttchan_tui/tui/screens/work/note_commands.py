"""What can be done where notes are typed."""

from __future__ import annotations

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK, Command
from ttchan_tui.tui.widgets.category_bar import CATEGORY_BEFORE, category_keys

SAVE = Command("save", "enter", "Enter", N_("save"), N_("Save the line that is typed."), "Enter")
CATEGORY = Command(
    "next_category(1)",
    "tab",
    "Tab",
    N_("category"),
    N_("The next category; Shift+Tab is the one before. From the list: back to the text field."),
    "Tab",
)
CATEGORIES = category_keys(N_("This category for the line; in the list, for the chosen note."))
LEVEL = Command(
    "next_level",
    "ctrl+n",
    "Ctrl+N",
    N_("level"),
    N_("The next level for the line; in the list, for the chosen note."),
    "Ctrl+N",
    hinted=False,
)
LIST = Command(
    "list",
    "up",
    "↑",
    N_("correct"),
    N_("From the text field to the note that was typed last; ↑ again to the one before, Enter changes it."),
    "↑",
)
EDIT = Command("open", "enter", "Enter", N_("change"), N_("In the list: change a note."), "Enter")
DELETE = Command("delete_note", "delete", "Del", N_("delete"), N_("In the list: delete a note."), "Del")
FIELD = Command("field", "tab", "Tab", N_("type on"), N_("From the list back to the text field."), "Tab")
HANDS = Command(
    "hands",
    "ctrl+t",
    "Ctrl+T",
    N_("hands"),
    N_("In the list: count the hands for a note. Or type 12+3: three more for line 12; 12=7: seven."),
    "Ctrl+T",
)
READ_BACK = Command(
    "read_back",
    "ctrl+p",
    "Ctrl+P",
    N_("read back"),
    N_("Show the last notes very large, for the group to confirm."),
    "Ctrl+P",
)
READY = Command(
    "ready",
    "ctrl+d",
    "Ctrl+D",
    N_("ready"),
    N_("Tell everybody that your group is ready; once more takes that back."),
    "Ctrl+D",
    hinted=False,
    first=True,
)
UNDO = Command("undo", "ctrl+z", "Ctrl+Z", N_("undo"), N_("Undo what was done here last."), "Ctrl+Z")
REDO = Command(
    "redo", "ctrl+y", "Ctrl+Y", N_("redo"), N_("Do again what was undone last."), "Ctrl+Y", hinted=False
)
HISTORY = Command(
    "history",
    "ctrl+g",
    "Ctrl+G",
    N_("past"),
    N_("What was done to these notes, and the deleted ones to bring back."),
    "Ctrl+G",
)
TRANSLATIONS = Command(
    "translations",
    "ctrl+b",
    "Ctrl+B",
    N_("translations"),
    N_("Go to the notes that lack a translation."),
    "Ctrl+B",
    hinted=False,
)
AGAIN = Command(
    "save_again",
    "ctrl+r",
    "Ctrl+R",
    N_("try again"),
    N_("Try again to save lines that could not be saved."),
    "Ctrl+R",
    hinted=False,
)
LEAVE = Command("leave", "escape", "Esc", BACK.label, N_("Stop changing a note; else go back."), "Esc")

ALL = (
    SAVE,
    EDIT,
    CATEGORY,
    *CATEGORIES,
    LEVEL,
    LIST,
    DELETE,
    HANDS,
    FIELD,
    LEAVE,
    READ_BACK,
    UNDO,
    HISTORY,
    REDO,
    READY,
    TRANSLATIONS,
    AGAIN,
    CATEGORY_BEFORE,
)
"""In the order in which they are hinted at."""

BOUND = (
    *(CATEGORY, CATEGORY_BEFORE, *CATEGORIES, LEVEL, DELETE, HANDS, READ_BACK, READY),
    *(TRANSLATIONS, UNDO, REDO, HISTORY, AGAIN, LEAVE),
)
"""Those whose keys nothing else takes here."""

IN_THE_LIST = (EDIT, DELETE, HANDS, FIELD)
"""Those that work in the list only; all others that are not `ANYWHERE` work in the field."""

ANYWHERE = (LEVEL, READ_BACK, READY, TRANSLATIONS, UNDO, REDO, HISTORY, LEAVE)
"""Those that do the same in the field and in the list."""
