"""Runs the real app and says what stands on its screen."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Final, TypeVar, cast

from textual.containers import VerticalScroll
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from tests.tui import stillness
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.qr.codes import codes
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.looks.posters.poster import SIZES as LETTERS
from ttchan_tui.tui.routes import Route
from ttchan_tui.tui.session import NO_DESK, Desk, Session
from ttchan_tui.tui.start_at import StartAt
from ttchan_tui.tui.terminal.terminal import BEST, Terminal
from ttchan_tui.tui.widgets.choice_list import ChoiceList
from ttchan_tui.tui.widgets.language_tiles import own_keys

BEFORE: Final = datetime(2018, 11, 1, 12)
NOW: Final = datetime(2018, 11, 9, 14)
"""In the first part of the second day."""
EVENING: Final = datetime(2018, 11, 9, 20)
AFTER: Final = datetime(2018, 11, 20, 12)

LANGUAGES: Final = ("lv", "en")
USUAL: Final = (80, 24)
SIZES: Final = (USUAL, (120, 40), (200, 60))
WHOLE: Final = (79, 120)
"""A window with one pane, in which every screen is seen to its end."""

ROUTES: Final[dict[str, tuple[str, ...]]] = {
    "home": (),
    "programme": ("1",),
    "activity": ("1", "enter"),
    "kinds": ("1", "k"),
    "venues": ("1", "v"),
    "cities": ("2",),
    "place": ("2", "enter"),
    "mine": ("5",),
    "groupwork": ("3",),
    "notes": ("3", "enter", "enter"),
    "history": ("3", "enter", "enter", "ctrl+g"),
    "overview": ("3", "o"),
    "moderation": ("3", "o", "p"),
    "translations": ("3", "n"),
    "codes": ("4",),
    "qr": ("4", "enter"),
    "results": ("6",),
    "languages": ("l",),
    "search": ("slash",),
    "help": ("question_mark",),
    "about": ("a",),
}
"""Every screen, and the keys that lead there from home."""

CLASSES: Final = {
    "home": "HomeScreen",
    "programme": "ItineraryScreen",
    "activity": "ActivityScreen",
    "kinds": "ChooseScreen",
    "venues": "ChooseScreen",
    "cities": "CitiesScreen",
    "place": "PlaceScreen",
    "mine": "MineScreen",
    "groupwork": "GroupWorkScreen",
    "notes": "NotesScreen",
    "history": "HistoryScreen",
    "overview": "OverviewScreen",
    "moderation": "ModerationScreen",
    "translations": "TranslationsScreen",
    "codes": "CodesScreen",
    "qr": "QRScreen",
    "results": "ResultsScreen",
    "languages": "LanguagesScreen",
    "search": "SearchScreen",
    "help": "HelpScreen",
    "about": "AboutScreen",
}

SECONDS_TO_WAIT: Final = 20

_W = TypeVar("_W", bound=Widget)


class Driver:
    """A person in front of the app."""

    field = Input
    choices = ChoiceList

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.app = cast("TTChanApp", pilot.app)

    # What is seen

    def styled(self) -> list[Strip]:
        """The rows of the window as they are drawn."""
        return self.app.screen._compositor.render_strips()

    def rows(self) -> list[str]:
        """The text of the rows."""
        return [strip.text for strip in self.styled()]

    @property
    def text(self) -> str:
        """The whole window, one row to a line."""
        return "\n".join(self.rows())

    @property
    def words(self) -> str:
        """The whole window as running text: where a line was wrapped does not matter."""
        return flowing(self.text)

    def shows(self, words: str) -> bool:
        """Whether these words stand in the window, written or drawn."""
        return words in self.words or shows_large(self.text, words)

    @property
    def told(self) -> str:
        """What the notifications in the corner say."""
        rows, regions = self.rows(), [toast.region for toast in self.app.screen.query("Toast")]
        return flowing(
            " ".join(
                row[region.x + 1 : region.right].strip(" ▌▐")
                for region in regions
                for row in rows[region.y : region.bottom]
            )
        )

    @property
    def on(self) -> str:
        """The class of the screen on top."""
        return type(self.app.screen).__name__

    def row_of(self, text: str) -> int:
        """The first row that this text stands in."""
        rows = self.rows()
        for number, row in enumerate(rows):
            if text in row:
                return number
        raise AssertionError(f"{text!r} is not shown:\n" + "\n".join(rows))

    def one(self, selector: str, kind: type[_W]) -> _W:
        """One widget of the screen on top."""
        return self.app.screen.query_one(selector, kind)

    @property
    def chosen(self) -> str | None:
        """The id of the line that is chosen in the list that has the focus."""
        focused = self.app.screen.focused
        return focused.chosen if isinstance(focused, ChoiceList) else None

    @property
    def typed(self) -> str:
        """What stands in the text field."""
        return self.app.screen.query_one(Input).value

    @property
    def reading_place(self) -> int:
        """How far down the text is read."""
        return round(self.app.screen.query_one("#reading", VerticalScroll).scroll_y)

    # What is done

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when all that follows from the one before is done.

        So the store has what a key has changed before the next one is pressed, on machines of any speed.
        Keys that come together are those of tests/end_to_end/test_pty.py.
        """
        with stillness.unseen():
            for key in keys[:-1]:
                await self._press(key)
        await self._press(*keys[-1:])

    async def _press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def speak(self, code: str) -> None:
        """Have everything said in another language, by keys."""
        await self.press("f2")
        if self.on == "LanguagesScreen":
            await self.press(own_keys(self.app.session.languages)[code].lower())
        assert self.app.session.language_code == code

    async def type(self, text: str) -> None:
        """Type a text, key by key."""
        await self.press(*(_KEYS.get(letter, letter) for letter in text))

    async def click(self, text: str, *, row: int | None = None) -> None:
        """Click in the middle of where this text stands in the window."""
        number = self.row_of(text) if row is None else row
        line = self.rows()[number]
        assert text in line, line
        column = _cells(line[: line.index(text)]) + len(text) // 2
        await self.pilot.click(offset=Offset(column, number))
        await self.settle()

    async def open(self, route: Route) -> None:
        """Go to a place at once, where the way there is not what is tried."""
        self.app.open(route)
        await self.settle()

    async def go(self, name: str) -> None:
        """Go home and from there to a screen, by keys."""
        self.app.navigator.home()
        await self.settle()
        self.app.screen.query_one("#ways").focus()
        await self.press(*ROUTES[name])
        assert self.on == CLASSES[name]

    async def visit(self, name: str) -> None:
        """Go home and from there to a screen at once, where the way there is not what is tried."""
        route = place(name, self.app.session.meeting)
        if route is None:
            await self.go(name)
            return
        if self.on != CLASSES[name]:
            self.app.navigator.home()
        await self.open(route)
        assert self.on == CLASSES[name]

    async def paste(self, text: str) -> None:
        """Paste a text as a terminal hands it over."""
        from textual.events import Paste

        self.app.post_message(Paste(text))
        await self.settle()

    async def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        await self.pilot.resize_terminal(columns, rows)
        await self.settle()

    async def settle(self) -> None:
        """Wait for background work, for the redraw after it, and for what both have begun."""
        await self.pilot.pause()
        while list(self.app.workers):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def until(self, condition: Callable[[], bool], what: str = "") -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + SECONDS_TO_WAIT
        while not condition():
            assert time.monotonic() < deadline, f"{what or 'it'} did not happen:\n{self.text}"
            await self.pilot.pause(0.01)


_KEYS: Final = {" ": "space", "š": "š", "/": "slash", "?": "question_mark", ".": "full_stop", ",": "comma"}


def place(name: str, meeting: Meeting) -> Route | None:
    """Where the keys of `ROUTES` lead by way of other screens; None where they do not."""
    if name in ("activity", "place", "qr"):
        activity, place = meeting.activities[0].id, meeting.places[0].id
        return {
            "activity": routes.Activity(activity),
            "place": routes.Place(place),
            "qr": routes.Code(codes(meeting, "en")[0].what),
        }[name]
    prompt = meeting.prompts[0]
    return {
        "notes": routes.Notes(prompt.id, prompt.groups[0]),
        "history": routes.History(prompt.id, prompt.groups[0]),
        "overview": routes.Overview(prompt.id),
        "moderation": routes.Moderation(prompt.id),
        "translations": routes.Translations(prompt.id),
    }.get(name)


@asynccontextmanager
async def running(
    repository: Repository,
    *,
    language: str = "en",
    now: datetime | None = NOW,
    size: tuple[int, int] = USUAL,
    keeps_drafts: bool = True,
    terminal: Terminal = BEST,
    beginning: StartAt | None = None,
    desk: Desk = NO_DESK,
) -> AsyncIterator[Driver]:
    """The app, open at home."""
    group = beginning.group if beginning else ""
    session = Session(repository, language, now, group=group, keeps_drafts=keeps_drafts, desk=desk)
    app = TTChanApp(session, terminal, beginning)
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        yield driver


def shows_large(text: str, words: str) -> bool:
    """Whether each of the words stands there in drawn letters of one size."""
    return any(
        all(line.strip() in text for word in words.split() for line in size.in_blocks(word))
        for size in LETTERS
    )


def flowing(text: str) -> str:
    """A text with all its white space made single spaces."""
    return re.sub(r"\s+", " ", text)


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)
