"""Takes the pictures of the documentation from the real app in a real terminal window: `make pictures`.

With names as arguments, only those pictures are taken; `gallery` is the name of all those of the gallery.
"""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image

from tests.as_anna import ANNA
from tests.end_to_end.terminal import APP, wait_until
from tests.end_to_end.xterm import Window, display, window
from tests.gallery import take_all
from ttchan_tui.meeting.editing.acts import count_people, edit_activity
from ttchan_tui.meeting.editing.moving import Move, moves
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.meeting.history.change_kinds import COUNT_PEOPLE, EDIT_ACTIVITY, MOVE_ACTIVITY
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.store.side_files.pin import Pin

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"

SAMPLES = (
    ("heritage", "Aizvest viņu amatniekus uz mūsu gadatirgu"),
    ("culture", "Rādīt viņu filmas mūsu kinoteātrī"),
    ("culture", "Lasīt viņu dzejniekus bibliotēkā"),
    ("people", "Uzaicināt viņu jauniešus uz vasaras nometni"),
)
"""Notes to fill a picture with; nobody said them."""

OTHER_SAMPLES = (
    ("lt", "culture", "Show their films in our cinema", 6),
    ("pl", "people", "A summer camp for their young people", 11),
    ("pt", "people", "Young people of both towns in one camp", 2),
    ("it", "festivals", "A stall with their crafts at our fair", 1),
    ("fr", "festivals", "Their choir at our music festival", 1),
)
"""The same of other groups, with hands."""

PROMPT = "promote-my-partner"


PIN = "2018"


class Picture(NamedTuple):
    """One picture: its name, language and window, and the keys that lead to it."""

    name: str
    language: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    command: tuple[str, ...] = ()
    """What to open instead of the app."""
    changes: int = 0
    """How often it changes by itself after the last key until it shows what is wanted."""

    @property
    def is_of_desk(self) -> bool:
        """Whether it shows what organisers see."""
        return self.name.startswith("desk-")


_AS_ANNA = (sys.executable, "-m", "tests.as_anna")
_KIOSK = ("kiosk", "--slide", "3600")
_LOOP = ("kiosk", "--slide", "3")


def _typed(text: str) -> tuple[str, ...]:
    """The keys of a text, by their X names."""
    return tuple({" ": "space", ":": "colon"}.get(character, character) for character in text)


_DESK = ("board", "--prompt", PROMPT)

PICTURES = (
    Picture("home-en", "en", (120, 40), ()),
    Picture("home-lv", "lv", (80, 24), ()),
    Picture("programme-lv", "lv", (80, 24), ("1",)),
    Picture("cities-en", "en", (120, 40), ("2", "Down", "Down")),
    Picture("place-en", "en", (80, 24), ("2", *["Down"] * 8, "Return")),
    Picture("notes-lv", "lv", (80, 24), ("3", "Return", "Return", "Tab")),
    Picture("overview-lv", "lv", (80, 24), (), (*_DESK, "--overview")),
    Picture("presenter-en", "en", (80, 24), (), (*_DESK, "--present")),
    Picture("qr-en", "en", (80, 24), ("4", "Return")),
    Picture("results-en", "en", (120, 40), ("6", "j", "Down", "s")),
    Picture("light-en", "en", (80, 24), ("t", "2")),
    Picture("large-lv", "lv", (80, 24), ("plus",)),
    Picture("contrast-en", "en", (80, 24), ("c", "1")),
    Picture("desk-today-en", "en", (80, 24), ("7",)),
    Picture("desk-today-lv", "lv", (120, 40), ("7",)),
    Picture("desk-waiting-en", "en", (120, 40), ("7", "2")),
    Picture("desk-move-lv", "lv", (80, 24), ("7", "m", "plus", "3", "0", "Tab", "Tab", "space")),
    Picture("desk-announce-en", "en", (80, 24), ("7", "Down", "m", "plus", "3", "0", "Return")),
    Picture("desk-state-lv", "lv", (80, 24), ("7", "s", "Down")),
    Picture("desk-today-large-en", "en", (200, 60), ("7", "Down")),
    Picture("desk-texts-en", "en", (120, 40), ("7", "5", "Down", "Return")),
    Picture("desk-history-lv", "lv", (80, 24), ("7", "7")),
    Picture("desk-history-en", "en", (120, 40), ("7", "7")),
    Picture("kiosk-attract-en", "en", (80, 24), (), _KIOSK),
    Picture("kiosk-welcome-lv", "lv", (80, 24), (), _LOOP, changes=4),
    Picture("kiosk-map-lv", "lv", (80, 24), (), _LOOP, changes=2),
    Picture("kiosk-code-en", "en", (80, 24), (), (*_KIOSK, "--now", "2018-11-20T12:00")),
    Picture("kiosk-question-lv", "lv", (80, 24), ("Return",), (*_KIOSK, "--idle", "3"), changes=1),
    Picture("kiosk-large-en", "en", (80, 24), ("Return", "plus"), _KIOSK),
    Picture("kiosk-contrast-lv", "lv", (80, 24), ("Return", "c"), _KIOSK),
    Picture(
        "kiosk-voices-en", "en", (120, 40), ("Return", "3", "Return"), (*_KIOSK, "--now", "2018-11-11T14:00")
    ),
    Picture("kiosk-letters-lv", "lv", (80, 24), ("Return", "slash", "Up", "Return", "Right"), _KIOSK),
    Picture("kiosk-call-lv", "lv", (80, 24), ("Return", "o"), _KIOSK),
    Picture("kiosk-plain-en", "en", (80, 24), (), ("kiosk", "--plain")),
    Picture("kiosk-staff-lv", "lv", (80, 24), ("ctrl+g", *PIN, "Return", "Down"), _KIOSK),
    Picture("scribe-en", "en", (80, 24), _typed("nat fest: Fair"), (*_DESK, "--group", "lv")),
)
"""In this order: the last one leaves a draft, of which the first screen would tell."""

_STILL = 10
"""As many looks in a row find the same when everything is drawn: a code comes after the words beside it."""


def settled(shown: Window) -> Image.Image:
    """The window once it changes no more."""
    seen = [shown.picture(), shown.picture()]

    def is_still() -> bool:
        seen.append(shown.picture())
        same = len(seen) >= _STILL and len({picture.tobytes() for picture in seen[-_STILL:]}) == 1
        return same and len(seen[-1].getcolors(9999) or []) > 9

    wait_until(is_still, "the screen to come to rest")
    return seen[-1]


def changed(shown: Window, before: Image.Image) -> Image.Image:
    """The window once it is another one than before."""
    wait_until(lambda: shown.picture().tobytes() != before.tobytes(), "something to happen")
    return settled(shown)


def take(picture: Picture, screen: str, data: Path) -> None:
    """Take one picture."""
    colours = ("#10141f", "#e9ecf3")
    with window(
        screen,
        data,
        size=picture.size,
        colours=colours,
        language=picture.language,
        command=picture.command,
        program=_AS_ANNA if picture.is_of_desk else APP,
        COLORTERM="truecolor",
    ) as shown:
        before = settled(shown)
        for key in picture.keys:
            shown.press(key)
            before = changed(shown, before)
        for _ in range(picture.changes):
            before = changed(shown, before)
        shown.repaint()
        still = settled(shown).crop((0, 0, *shown.size()))
        still.quantize(256).save(FOLDER / f"{picture.name}.png", optimize=True)
    print(f"docs/pictures/{picture.name}.png")


def work_on(repository: Repository) -> None:
    """Let groups be at work; the time stands still, so that a picture can come to rest."""
    board = repository.board
    for category, text in SAMPLES:
        repository.notebook.add(PROMPT, "lv", category, text, "lv")
    for line, hands in ((1, 38), (4, 71)):
        repository.board.hands.count(repository.notebook.on_line(PROMPT, "lv", line).id, hands)
    for group, category, text, hands in OTHER_SAMPLES:
        note = repository.notebook.add(PROMPT, group, category, text, "en")
        repository.board.hands.count(note.id, hands)
    theme = board.themes.name(PROMPT, "Young people")
    camp = [repository.notebook.on_line(PROMPT, group, 1) for group in ("pl", "pt")]
    board.themes.gather([note.id for note in camp], theme.id)
    board.themes.gather([repository.notebook.on_line(PROMPT, "lv", 4).id], theme.id)
    board.themes.merge(camp[0].id, [camp[1].id], "One summer camp for the young people of all towns")
    board.countdowns.start(PROMPT, timedelta(minutes=12), step="group-work")
    board.countdowns.pause(PROMPT)
    board.steps.tell_ready(PROMPT, "pl")
    repository.moderation.judge([note.id for note in repository.notes()], Standing.SHOWN)
    board.steps.freeze(PROMPT, "it", why="lapa nodota")


def organise(data: Path) -> None:
    """Let two organisers be at work on a copy of the meeting; the times are made up for the pictures."""
    times = {"d2-1": ("14:00", "15:00"), "d2-2": ("15:15", "16:00"), "d2-3": ("16:00", "17:00")}
    bruno = Person("bruno", Role.ORGANISER)
    for person, minutes in ((ANNA, None), (bruno, timedelta(minutes=15))):
        with closing(open_repository(data, person)) as repository:
            meeting, editing = repository.meeting(), repository.editing
            if minutes:
                move = moves(meeting, meeting.activity["d2-2"], Move(by=minutes), and_after=True)
                editing.change(MOVE_ACTIVITY, move, why="The bus is late")
                later = moves(meeting, meeting.activity["d2-3"], Move(by=minutes * 3), and_after=False)
                repository.draft.change(MOVE_ACTIVITY, later, why="The hall is let until half past four")
                repository.draft.change(COUNT_PEOPLE, count_people(meeting, "sofia", 2))
            else:
                for id, (start, end) in times.items():
                    fields = {"start": f"{start}:00", "end": f"{end}:00"}
                    editing.change(EDIT_ACTIVITY, edit_activity(meeting, id, **fields))


def main() -> int:
    """Take them all anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(ignore_cleanup_errors=True) as directory, display() as screen:
        data = Path(directory) / "data"
        repository = open_repository(data)
        work_on(repository)
        repository.close()
        Pin(data).set(PIN)
        desk = Path(directory) / "desk"
        open_repository(desk, ANNA).close()
        organise(desk)
        wanted = sys.argv[1:]
        if not wanted or "gallery" in wanted:
            take_all(screen, data)
        for picture in (one for one in PICTURES if not wanted or one.name in wanted):
            take(picture, screen, desk if picture.is_of_desk else data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
