"""What a person can do, said once: key, label and explanation.

Bindings, the hint bar at the bottom and the help screen are all made from these, so that none of
them can say something else than the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType

from ttchan_tui.meeting.roles import Right
from ttchan_tui.text.languages import N_


@dataclass(frozen=True, slots=True)
class Command:
    """One action."""

    action: str
    """Name of the `action_…` method that does it."""
    keys: str
    """Textual's names of its keys, separated by commas; the first is the one that is shown."""
    key: str
    """The key as it is written on screen."""
    label: str
    """One or two words for the hint bar (a catalogue key)."""
    help: str
    """A sentence for the help screen (a catalogue key)."""
    typing_key: str = ""
    """The key to show while a text field has the focus; empty if the command cannot be used then."""
    hinted: bool = True
    """Whether the hint bar shows it; the help screen always does."""
    first: bool = False
    """Whether its key does this even where a text field would take it."""
    public: bool = True
    """Whether anybody who comes by may do it."""
    second: str = ""
    """The action of the second of two keys that are shown together, as "← →"."""
    right: Right | None = None
    """What one has to be entitled to for it."""


def bindings(*commands: Command) -> list[BindingType]:
    """The Textual bindings of some commands."""
    return [
        Binding(command.keys, command.action, command.label, show=False, priority=command.first)
        for command in commands
    ]


BACK = Command("back", "escape,backspace", "Esc", N_("back"), N_("Go back to where you came from."), "Esc")
HOME = Command("home", "h,home", "H", N_("start"), N_("Go to the first screen."), hinted=False)
SEARCH = Command(
    "way('search')",
    "slash,f3",
    "/",
    N_("search"),
    N_("Search the programme, the places and the notes."),
    "F3",
)
LANGUAGE = Command("languages", "l,L,f2", "L", N_("language"), N_("Choose the language of everything."), "F2")
HELP = Command("help", "question_mark,f1", "?", N_("help"), N_("Explain this screen and its keys."), "F1")
WAYS = (
    Command("way('itinerary')", "1", "1", N_("programme"), N_("Go to the programme."), hinted=False),
    Command("way('cities')", "2", "2", N_("cities"), N_("Go to the partner cities."), hinted=False),
    Command("way('groupwork')", "3", "3", N_("group work"), N_("Go to the group work."), hinted=False),
    Command("way('codes')", "4", "4", N_("codes"), N_("Go to the results and QR codes."), hinted=False),
)
"""With these no answer is more than three presses away, wherever one is."""
MINE = Command(
    "way('mine')",
    "5",
    "5",
    N_("my country"),
    N_("Say where you are from, and see what concerns you; there you can take it back."),
    hinted=False,
)
RESULTS = Command(
    "results",
    "6",
    "6",
    N_("results"),
    N_("Go to the description sheet, its linter and the site; organisers only."),
    hinted=False,
    right=Right.ORGANISE,
)
RESULTS_HERE = replace(RESULTS, hinted=True)
"""The same on the first screen."""
MINE_HERE = replace(MINE, hinted=True)
"""The same where people ask for it."""
REPLAY = Command(
    "replay",
    "r",
    "R",
    N_("replay"),
    N_("Walk through the days of the meeting again; R once more ends it."),
    hinted=False,
)
STEP_BACK = Command(
    "app.step(-1)", "left", "←", N_("earlier"), N_("In the replay: one moment back."), hinted=False
)
STEP_ON = Command("app.step(1)", "right", "→", N_("later"), N_("In the replay: one moment on."), hinted=False)
LET_RUN = Command(
    "let_run",
    "space",
    N_("Space"),
    N_("let it run"),
    N_("In the replay: go on by itself from moment to moment, or stop."),
    hinted=False,
)
OF_REPLAY = {command.action for command in (REPLAY, STEP_BACK, STEP_ON, LET_RUN)}
"""What can be done only where the replay can be watched."""
ABOUT = Command(
    "way('about')",
    "a",
    "A",
    N_("about"),
    N_("Who pays for the meeting, and where the facts come from."),
    hinted=False,
)
THEME = Command("next_theme", "t,f4", "T", N_("light/dark"), N_("Dark or light background."), hinted=False)
CONTRAST = Command(
    "contrast",
    "c,C,ctrl+o",
    "C",
    N_("contrast"),
    N_("High contrast: white and yellow on black; C once more ends it."),
    "Ctrl+O",
    hinted=False,
)
LARGE = Command(
    "large",
    "plus,equals_sign,ctrl+l",
    "+",
    N_("larger"),
    N_("Fewer things, and larger; + once more ends it."),
    "Ctrl+L",
    hinted=False,
)
SMALLER = Binding("minus", "smaller", show=False)
"""What people press after +; no command, as + does it too, and nothing has to be said of it."""
QUIT = Command("quit", "ctrl+q", "Ctrl+Q", N_("quit"), N_("Leave ttchan."), "Ctrl+Q", hinted=False)

LETTERS = Command(
    "letters", "up", "↑", N_("letters"), N_("Letters to touch, or to choose by arrow keys."), "↑"
)
"""At kiosks only."""
ANSWER = Command(
    "answer_call",
    "y",
    "Y",
    N_("I am coming"),
    N_("Tell whoever calls from a kiosk that somebody is coming."),
    hinted=False,
    public=False,
    right=Right.ANSWER_CALLS,
)
DESK = Command(
    "desk",
    "7",
    "7",
    N_("desk"),
    N_("Go to the desk: the programme, announcements, people, texts, the history."),
    hinted=False,
    public=False,
    right=Right.ANNOUNCE,
)
DESK_HERE = replace(DESK, hinted=True)
"""The same on the first screen."""
CALL = Command("call", "o,ctrl+r", "O", N_("organiser"), N_("Call an organiser to this kiosk."), "Ctrl+R")
"""At kiosks only."""

EVERYWHERE = (
    *(SEARCH, LANGUAGE, HELP, HOME, *WAYS, MINE, RESULTS, REPLAY, LET_RUN),
    *(ABOUT, LARGE, CONTRAST, THEME, ANSWER, DESK, QUIT),
)
"""What works on every screen."""
