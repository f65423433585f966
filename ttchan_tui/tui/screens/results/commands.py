"""What can be done on the screen of the results."""

from __future__ import annotations

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK, Command

EDIT = Command(
    "open", "enter", "Enter", N_("edit"), N_("Word the chosen sentence yourself; a finding leads to its day.")
)
SOURCES = Command(
    "sources", "s", "S", N_("sources"), N_("Show what each sentence comes from, or hide that again.")
)
ADD = Command("add", "n", "N", N_("add"), N_("Add a sentence of your own behind the chosen one."))
TAKE_OUT = Command(
    "take_out", "delete", "Del", N_("take out"), N_("Take the chosen sentence out; again brings it back.")
)
COMPARE = Command(
    "compare",
    "d",
    "D",
    N_("draft"),
    N_("Beside what was written show what would be drafted, and choose which of the two stands."),
)
REDRAFT = Command(
    "redraft", "w", "W", N_("whole draft"), N_("Let the day of the chosen sentence be as drafted again.")
)
OTHER_SHEET = Command("sheet(1)", "right", "← →", N_("sheets"), N_("The sheet in the next language."))
EARLIER_SHEET = Command(
    "sheet(-1)", "left", "←", N_("before"), N_("The sheet in the language before."), hinted=False
)
NEXT_DAY = Command("day(1)", "j", "J K", N_("days"), N_("To the next day: J. To the day before: K."))
DAY_BEFORE = Command("day(-1)", "k", "K", N_("before"), N_("To the day before."), hinted=False)
PUBLISH = Command("publish", "p", "P", N_("publish"), N_("Write the site for the lead partner's website."))
PACK = Command("pack", "z", "Z", N_("pack"), N_("Pack what each partner receives into a .zip file."))
REGISTER = Command(
    "register", "g", "G", N_("register"), N_("Enter where the results can be read, and see what is due when.")
)
UNDO = Command("undo", "ctrl+z", "Ctrl+Z", N_("undo"), N_("Undo what was done to the sheet last."), "Ctrl+Z")
REDO = Command("redo", "ctrl+y", "Ctrl+Y", N_("redo"), N_("Do again what was undone last."), hinted=False)

OF_SENTENCES = (ADD, TAKE_OUT, COMPARE, REDRAFT)
"""Those that need a sentence on a day."""
BOUND = (
    *(SOURCES, *OF_SENTENCES, OTHER_SHEET, EARLIER_SHEET, NEXT_DAY, DAY_BEFORE),
    *(PUBLISH, PACK, REGISTER, UNDO, REDO),
)
"""Those whose keys the list does not take by itself."""
ALL = (
    *(EDIT, PUBLISH, SOURCES, COMPARE, PACK, REGISTER, OTHER_SHEET, NEXT_DAY, ADD, TAKE_OUT),
    *(REDRAFT, UNDO, BACK, EARLIER_SHEET, DAY_BEFORE, REDO),
)
"""In the order in which they are hinted at."""
