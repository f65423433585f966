"""What the lead facilitator can do where all groups are seen at a glance."""

from __future__ import annotations

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK, Command

OPEN = Command("open", "enter", "Enter", N_("notes"), N_("Show what the chosen group says."))
TIME = Command(
    "time",
    "d",
    "D",
    N_("time"),
    N_("Give the groups time: type the minutes. It is on every screen of the prompt."),
)
PAUSE = Command(
    "pause", "space", "Space", N_("pause/go on"), N_("Stop the time where it is, or let it go on.")
)
MORE_TIME = Command("more_time", "e", "E", N_("+1 min"), N_("Give one minute more."))
END_TIME = Command("end_time", "x", "X", N_("end"), N_("Take the time off all screens."))
HIDE = Command(
    "hide",
    "u",
    "U",
    N_("hide/reveal"),
    N_("Let each group see only what it says itself, or reveal everything."),
)
FREEZE = Command(
    "freeze", "f", "F", N_("freeze"), N_("Freeze what the chosen group has said, or unfreeze it; asks why.")
)
FREEZE_ALL = Command(
    "freeze_all",
    "z",
    "Z",
    N_("freeze all"),
    N_("Freeze what all groups have said, and the themes; or unfreeze it."),
)
TRANSLATIONS = Command(
    "translations", "n", "N", N_("translations"), N_("Go to the notes that lack a translation.")
)
MODERATION = Command("moderation", "p", "P", N_("what goes out"), N_("Decide what leaves the room."))

THEMES = Command("themes", "g", "G", N_("themes"), N_("Bring together what all groups say on this prompt."))
PRESENT = Command("present", "v", "V", N_("present"), N_("Show what is said on the projector."))

OF_TIME = (PAUSE, MORE_TIME, END_TIME)
"""Those that need a time that runs or is paused."""
WAYS = (MODERATION, TRANSLATIONS, THEMES, PRESENT)
BOUND = (TIME, *OF_TIME, HIDE, FREEZE, FREEZE_ALL, *WAYS)
"""Those whose keys the list does not take by itself."""
ALL = (OPEN, TIME, PAUSE, HIDE, FREEZE, FREEZE_ALL, MORE_TIME, END_TIME, *WAYS, BACK)
"""In the order in which they are hinted at."""
