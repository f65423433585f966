"""What is sent of an update shows the same as all of it would, cell by cell, in a real emulator."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from tests.end_to_end.terminal import seen
from tests.tui.driving import NOW, ROUTES, USUAL, Driver
from ttchan_tui.store import Repository
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.terminal.frame import Frame

COLUMNS, ROWS = USUAL
NO_WRAP: Final = "\x1b[?7l"


class Emulator:
    """A terminal that is sent the same in two ways, side by side."""

    def __init__(self) -> None:
        self.frame = Frame()
        self._screens = [pyte.Screen(COLUMNS, ROWS) for _ in range(2)]
        self._streams = [pyte.Stream(screen) for screen in self._screens]
        for stream in self._streams:
            stream.feed(NO_WRAP)
        self.sent = 0

    def show(self, update: LayoutUpdate | ChopsUpdate, console: Console) -> None:
        """Send it whole to the one, and what differs to the other."""
        whole, differing = self._streams
        whole.feed(update.render_segments(console))
        sent = self.frame.differing(update).render_segments(console)
        self.sent += len(sent.encode())
        differing.feed(sent)

    def differences(self) -> list[tuple[int, int, object, object]]:
        """Cells that do not look the same in both: text, colours or attributes."""
        whole, differing = (screen.buffer for screen in self._screens)
        return [
            (row, column, whole[row][column], differing[row][column])
            for row in range(ROWS)
            for column in range(COLUMNS)
            if seen(whole[row][column]) != seen(differing[row][column])
        ]


class Watched(TTChanApp):
    """The app in front of an emulator."""

    emulator: Emulator

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and not self._batch_count:
            self.emulator.show(renderable, self.console)
            assert not self.emulator.differences(), screen
        super()._display(screen, renderable)


async def walk(repository: Repository) -> Emulator:
    """Go through every screen as a person does, there and back, and change the language on the way."""
    app = Watched(Session(repository, "lv", NOW))
    app.emulator = Emulator()
    async with app.run_test(size=USUAL) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        for name in ROUTES:
            await driver.go(name)
            await driver.press("down", "right", "end", "t", "plus")
            app.speak("en" if app.session.language_code == "lv" else "lv")
        await driver.go("notes")
        await driver.type("ko māksla 你好 e\N{COMBINING ACUTE ACCENT} dara")
        await driver.press("backspace", "left", "left", "backspace", "enter", "down")
    return app.emulator


async def test_every_screen_is_the_same_cell_by_cell(repository: Repository) -> None:
    for text in (
        "你好 世界",
        "e\N{COMBINING ACUTE ACCENT}te",
        "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{EAR OF RICE} field",
        "Вільнюс",
    ):
        repository.notebook.add("promote-my-partner", "lv", "culture", text, "lv")
    assert (await walk(repository)).sent


async def test_little_is_sent_for_what_one_does(repository: Repository) -> None:
    """At 80×24, in bytes: a line is slow, and a letter has to be there at once."""
    app = Watched(Session(repository, "lv", NOW))
    app.emulator = Emulator()
    sent: dict[str, list[int]] = {}

    async def press(what: str, *keys: str) -> None:
        for key in keys:
            before = app.emulator.sent
            await driver.press(key)
            sent.setdefault(what, []).append(app.emulator.sent - before)

    async with app.run_test(size=USUAL) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        await driver.go("programme")
        await press("arrow", "down", "down", "up")
        await press("another day", "right", "left", "left")
        await driver.go("codes")
        await press("arrow", "down")
        await press("code", "enter")
        await driver.go("notes")
        await press("letter", *"draugi")
        await press("nothing", "shift+f20")
    most = {what: max(numbers) for what, numbers in sent.items()}
    assert min(most["arrow"], most["another day"], most["letter"], most["code"]) > 0
    assert [what for what, goal in _MOST_SENT.items() if most[what] > goal] == [], most


_MOST_SENT: Final = {"arrow": 900, "another day": 2_100, "letter": 120, "code": 12_000, "nothing": 0}
"""For another day its texts alone are 1,200 bytes."""


def test_a_window_of_another_size_is_sent_whole() -> None:
    """What was sent for the size before, and after the resize, went to cells that are elsewhere now."""
    frame, console = Frame(lambda: 0.0), Console(color_system="truecolor")
    rows: list[Iterable[Strip]] = [[Strip([Segment("as before")])]] * 2
    assert frame.draw(LayoutUpdate(rows, Region(0, 0, 9, 2)), console)
    assert not frame.draw(LayoutUpdate(rows, Region(0, 0, 9, 2)), console)
    assert frame.draw(LayoutUpdate(rows, Region(0, 0, 12, 2)), console).count("as before") == 2


_TEXTS = st.text("ab ─▌你好e\N{COMBINING ACUTE ACCENT}š", min_size=1, max_size=6)
_LOOKS: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"bold": True},
    {"color": "red", "bgcolor": "#102030"},
    {"color": "#a0b0c0", "bold": True, "underline": True},
    {"color": "bright_blue", "reverse": True},
    {"color": "color(200)", "bgcolor": "color(20)", "italic": True},
    {"color": "default", "bgcolor": "bright_white", "strike": True},
    {"link": "https://x.example", "color": "green"},
)
_STYLES = st.none() | st.sampled_from(_LOOKS).map(lambda look: Style(**look))
"""Each time new ones: a style remembers how it was drawn first, with however many colours."""
# None begins with a mark: sent twice, it would stand twice over what is before it.
_STRIPS = st.lists(st.tuples(_TEXTS, _STYLES), max_size=8).map(
    lambda parts: Strip([Segment("|"), *(Segment(*part) for part in parts)]).adjust_cell_length(24)
)
_UPDATES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 2), _STRIPS, st.booleans()), min_size=1, max_size=12
)


def updates(described: list[tuple[int, int, Strip, bool]]) -> Iterator[LayoutUpdate | ChopsUpdate]:
    """Now and then the whole window, else a third of a row."""
    for row, third, strip, is_whole in described:
        if is_whole:
            yield LayoutUpdate([[strip] for _ in range(4)], Region(0, 0, 24, 4))
        else:
            column = third * 8
            chops: list[dict[int, Strip | None]] = [{0: None, 8: None, 16: None} for _ in range(4)]
            chops[row][column] = strip.crop(0, 8)
            yield ChopsUpdate(chops, [(row, column, column + 8)], [[8, 16, 24]] * 4)


@given(_UPDATES, st.sampled_from(["truecolor", "256", "standard"]))
@settings(max_examples=2000 if os.environ.get("TTCHAN_STRESS") else 200, deadline=None)
def test_whatever_is_drawn_over_whatever(described: list[tuple[int, int, Strip, bool]], colours: Any) -> None:
    emulator = Emulator()
    console = Console(color_system=colours, force_terminal=True)
    for update in updates(described):
        emulator.show(update, console)
        assert not emulator.differences()


def test_what_is_shown_already_is_not_sent_again() -> None:
    frame, console = Frame(), Console(color_system="truecolor", force_terminal=True)
    strip = Strip([Segment("Ēdiens un ", Style(color="red")), Segment("dejas", Style(bold=True))], 15)

    def update(strip: Strip) -> CompositorUpdate:
        return frame.differing(ChopsUpdate([{0: strip}], [(0, 0, 15)], [[15]]))

    assert update(strip).render_segments(console) == (
        "\x1b[1;1H\x1b[0;31mĒdiens un \x1b[0;1mdejas\x1b[0m".replace("0;31", "31")
    )
    assert update(strip).render_segments(console) == ""
    other = Strip([Segment("Ēdiens un ", Style(color="red")), Segment("dziļš", Style(bold=True))], 15)
    assert update(other).render_segments(console) == "\x1b[1;12H\x1b[1mziļš\x1b[0m"
    frame.forget()
    assert "Ēdiens" in update(other).render_segments(console)


def test_the_whole_window_is_sent_whole_for_what_the_terminal_may_have_lost() -> None:
    now = 0.0
    frame, console = Frame(lambda: now), Console(color_system="truecolor", force_terminal=True)
    window = LayoutUpdate([[Strip([Segment("Ēdiens")], 6)]], Region(0, 0, 6, 1))
    assert "Ēdiens" in frame.differing(window).render_segments(console)
    assert frame.differing(window).render_segments(console) == ""  # Textual repaints twice
    now += 59
    assert frame.differing(window).render_segments(console) == ""  # the focus has gone elsewhere
    now += 2
    assert "Ēdiens" in frame.differing(window).render_segments(console)
    for screen in (object(), object()):
        assert "Ēdiens" in frame.differing(window, screen).render_segments(console)
        assert frame.differing(window, screen).render_segments(console) == ""
