"""The desk over a real sshd: bytes that a key press sends, and twenty sessions on one machine.

Bytes are those that the app sends to its terminal, before ssh compresses them. Needs root, as the desk is
set up for an account of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Final

import psutil

from benchmarks.ratio import Ratio
from tests.end_to_end.desk_server import ACCOUNT, DeskServer, desk_server
from tests.end_to_end.terminal import Terminal
from ttchan_tui.meeting.roles import Role

SESSIONS: Final = 20
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
SECONDS_OF_REST: Final = 10.0
SECONDS_TO_SETTLE: Final = 12.0
"""What a session does once, after its start, is over by then."""
PACE: Final = 0.1
DOWN: Final = "\x1b[B"
UP: Final = "\x1b[A"
ENTER: Final = "\r"
NOTE: Final = "notes add --prompt promote-my-partner --group lv --category places 'What another one said'"
MINIMAL: Final = (sys.executable, "-m", "benchmarks.minimal", "input")
NANO: Final = ("nano", "--ignorercfiles")
MOST: Final = {"letter": 120, "arrow": 900, "another's note": 800, "code": 12_000, "rest": 0}
"""Bytes."""
MOST_MEMORY: Final = 45
"""MB that a session takes for itself, what it shares with others divided among them."""
MOST_AT_REST: Final = 0.5
"""Per cent of a processor."""
MOST_LATE: Final = 100
"""Milliseconds."""


def rows(rounds: int) -> Iterator[Ratio]:
    """All of it; nothing where it cannot be measured."""
    if os.geteuid():
        print("not measured: the desk over sshd, which only root can set up", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder, desk_server(Path(folder)) as desk:
        for number in range(SESSIONS):
            desk.add(_name(number), Role.ORGANISER)
        desk.ssh(_name(0), "programme")
        yield from _bytes(desk)
        yield from _sessions(desk, lines=min(8, rounds))


def _name(number: int) -> str:
    return f"organiser-{number}"


def _bytes(desk: DeskServer) -> Iterator[Ratio]:
    of_input, of_nano = _beside(desk, MINIMAL, "painted", "\x11"), _beside(desk, NANO, "nano", "\x18n")
    with desk.screen(_name(0)) as screen:
        _to_the_notes(screen)
        letter = _sent_by(screen, LETTERS)
        note = _sent_after(screen, lambda: _add_note(desk))
        for _ in LETTERS:
            screen.press("\x7f")
        _walk(screen, "\x1b", "h", "1")
        arrow = _sent_by(screen, (DOWN, UP) * 3)
        _walk(screen, "h", "4")
        code = _sent_by(screen, (ENTER,))
        before, until = len(screen.sent), time.monotonic() + SECONDS_OF_REST
        while time.monotonic() < until:
            screen.read()
        rest = len(screen.sent) - before
    beside = f"{of_input} B, {of_nano} B"
    yield _of_bytes("a letter over sshd", letter, "`Input`, nano", beside, "letter")
    yield _of_bytes("an arrow over sshd", arrow, "`Input`, nano", beside, "arrow")
    yield _of_bytes("another's note over sshd", note, "a letter", f"{letter} B", "another's note")
    yield _of_bytes("a screen with a code over sshd", code, "an arrow", f"{arrow} B", "code")
    yield _of_bytes(f"{SECONDS_OF_REST:.0f} s of rest over sshd", rest, "an arrow", f"{arrow} B", "rest")


def _beside(desk: DeskServer, command: tuple[str, ...], painted: str, leave: str) -> int:
    """Bytes of a letter in another program, which these keys end."""
    opened = Terminal(desk.folder, command=command)
    try:
        opened.wait_for(painted)
        return _sent_by(opened, LETTERS)
    finally:
        opened.press_one_by_one(*leave)
        opened.process.close(force=True)


def _of_bytes(what: str, ours: int, against: str, theirs: str, goal: str) -> Ratio:
    return Ratio(what, f"{ours:,} B", against, theirs, ours, MOST[goal], "B")


def _to_the_notes(screen: Terminal) -> None:
    _walk(screen, "h", "3", ENTER, ENTER)
    screen.wait_for("F5 heritage")
    _rest(screen)


def _walk(screen: Terminal, *keys: str) -> None:
    for key in keys:
        screen.press(key)
        _rest(screen)


def _rest(screen: Terminal) -> None:
    """Wait until nothing more comes, what is saved meanwhile counted."""
    while not screen.settled():
        pass


def _sent_by(screen: Terminal, keys: Sequence[str]) -> int:
    """Bytes that a key sends, in the middle of them."""
    _rest(screen)
    return round(median(_sent_after(screen, partial(screen.press, key)) for key in keys))


def _sent_after(screen: Terminal, act: Callable[[], object]) -> int:
    before = len(screen.sent)
    act()
    while len(screen.sent) == before:
        screen.read()
    _rest(screen)
    return len(screen.sent) - before


def _add_note(desk: DeskServer) -> None:
    assert desk.ssh(_name(1), NOTE).returncode == 0


def _sessions(desk: DeskServer, lines: int) -> Iterator[Ratio]:
    with ExitStack() as stack:
        screens = [stack.enter_context(desk.screen(_name(number))) for number in range(SESSIONS)]
        for screen in screens:
            _to_the_notes(screen)
        _look_on(screens, SECONDS_TO_SETTLE)
        sessions = [one for one in psutil.process_iter(["username"]) if _is_session(one)]
        assert len(sessions) == SESSIONS
        before = sum(map(_processor, sessions))
        _look_on(screens, SECONDS_OF_REST)
        at_rest = (sum(map(_processor, sessions)) - before) / SECONDS_OF_REST / SESSIONS * 100
        memory = max(one.memory_full_info().pss for one in sessions) / 1e6
        late = list[float]()
        for _ in range(lines):
            late += _typed(screens[0])
            _look_on(screens, 2)
    yield Ratio(
        f"memory of each of {SESSIONS} sessions (PSS)",
        f"{memory:.0f} MB",
        "all of them",
        f"{memory * SESSIONS:.0f} MB",
        memory,
        MOST_MEMORY,
        "MB",
    )
    yield Ratio(
        f"processor of each of {SESSIONS} sessions at rest",
        f"{at_rest:.2f} %",
        "all of them",
        f"{at_rest * SESSIONS:.1f} %",
        at_rest,
        MOST_AT_REST,
        "%",
    )
    slow = quantiles(late, n=100)[-1] * 1000
    yield Ratio(
        f"key to paint over sshd with {SESSIONS - 1} looking on, p99",
        f"{slow:.0f} ms",
        "median",
        f"{median(late) * 1000:.0f} ms",
        slow,
        MOST_LATE,
        "ms",
    )


def _typed(screen: Terminal) -> Iterator[float]:
    """Seconds from each letter of a line to its paint; the line is saved, and so shown to all, at the end."""
    line, due = "", time.monotonic()
    for letter in LETTERS:
        due += PACE
        while time.monotonic() < due:
            screen.read()
        line += letter
        pressed = time.monotonic()
        screen.press(letter)
        while not screen.shows(line):
            pass
        yield time.monotonic() - pressed
    screen.press(ENTER)


def _is_session(one: psutil.Process) -> bool:
    return one.info["username"] == ACCOUNT and "ttchan_tui.cli.main" in one.cmdline()


def _processor(one: psutil.Process) -> float:
    used = one.cpu_times()
    return float(used.user + used.system)


def _look_on(screens: Sequence[Terminal], seconds: float) -> None:
    """Take what comes on all of them for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for screen in screens:
            screen.read()
