"""The kiosk in a real pseudo-terminal, in the hands of people who try everything."""

from __future__ import annotations

import os
import random
import re
import select
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

import psutil
import pytest

from tests.end_to_end.terminal import DURING, SECONDS_TO_WAIT, Terminal, wait_until
from tests.end_to_end.test_pty import is_idle, is_over
from tests.tools import need
from ttchan_tui.cli.kiosk import named_after
from ttchan_tui.store import look_at, open_repository
from ttchan_tui.store.copies.verify import engine_faults
from ttchan_tui.store.side_files.pin import Pin
from ttchan_tui.tui.terminal.signals import SECONDS_TO_LEAVE

STRESS: Final = bool(os.environ.get("TTCHAN_STRESS"))
SEEDS: Final = range(8) if STRESS else range(2)
ACTS: Final = 20_000 if STRESS else 1_500
"""Of each seed; with the bytes of what is pasted, more than fifteen thousand keys."""

MEGABYTES: Final = 40
"""By which a flood of keys may make it larger: the search has learned everything by then."""

SECONDS_OF_REST: Final = 2.0
MOST_WAKINGS: Final = 12
"""In that time; a single thread that looked ten times a second would have more."""

ATTRACTS: Final = "Nospiediet jebkuru taustiņu"
HOME: Final = "Programma"
STAFF: Final = b"\x07"
PIN: Final = "918273645500"

_SIZES: Final = ((80, 24), (60, 20), (200, 60), (120, 40), (40, 10), (2, 2), (80, 24))
_NASTY: Final = (
    b"\x1b",
    b"\x1b[",
    b"\x1b[<",
    b"\x1b[<0;",
    b"\x1b]0;x",
    b"\x1b]52;c;AAAA\x07",
    b"\x1bP",
    b"\x1b_",
    b"\x1b[200~",
    b"\x1b[201~",
    b"\x1b[?2026;2$y",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[8;10;20t",
    b"\x1b[27;5;113~",
    b"\x1b[113;5u",
    b"\x1b[99;5u",
    b"\x1b[1;1R",
    b"\x1b[M   ",
    b"\x9b31m",
    b"\xff\xfe",
    b"\xf0\x9f",
    b"\xe2",
    b"\x00",
    b"[@click=app.quit]x[/]",
    b"[/]",
)


@contextmanager
def kiosk(
    data: Path, *options: str, language: str = "lv", within: tuple[str, ...] = ()
) -> Iterator[Terminal]:
    """A kiosk that attracts."""
    told = ("--now", DURING, "--lang", language, "kiosk", "--slide", "60", *options)
    app = Terminal(data, *told, within=within)
    try:
        app.wait_for(ATTRACTS)
        yield app
    finally:
        with suppress(OSError):
            app.process.close(force=True)


def acts(chance: random.Random) -> Iterator[bytes | tuple[int, int]]:
    """What somebody does who tries everything; a pair is another size of the window."""
    kinds = list(_KINDS)
    while True:
        [kind] = chance.choices(kinds, list(_KINDS.values()))
        yield kind(chance)


def _byte(chance: random.Random) -> bytes:
    return bytes([chance.randrange(256)])


def _control(chance: random.Random) -> bytes:
    return bytes([chance.randrange(1, 32)])


def _chord(chance: random.Random) -> bytes:
    return b"\x1b" + bytes([chance.randrange(32, 127)])


def _escapes(chance: random.Random) -> bytes:
    return b"\x1b" * chance.randrange(1, 20)


def _key(chance: random.Random) -> bytes:
    letters = (b"A", b"B", b"C", b"D", b"H", b"F", b"Z", b"5~", b"6~", b"3~", b"2~", b"15~", b"24~")
    return b"\x1b[" + chance.choice(letters)


def _key_with_others(chance: random.Random) -> bytes:
    return b"\x1b[1;%d%c" % (chance.randrange(2, 9), chance.choice(b"ABCDPQRS"))


def _mouse(chance: random.Random) -> bytes:
    button, column, row = chance.randrange(70), chance.randrange(1, 90), chance.randrange(1, 30)
    return b"\x1b[<%d;%d;%d%c" % (button, column, row, chance.choice(b"Mm"))


def _paste(chance: random.Random) -> bytes:
    return b"\x1b[200~" + chance.randbytes(chance.randrange(300)) + b"\x1b[201~"


def _nasty(chance: random.Random) -> bytes:
    return chance.choice(_NASTY)


def _sensible(chance: random.Random) -> bytes:
    return chance.choice((b"1", b"2", b"3", b"4", b"/", b"?", b"\r", b"\r", b"l", b"h", STAFF))


def _size(chance: random.Random) -> tuple[int, int]:
    return chance.choice(_SIZES)


_KINDS: Final[dict[Callable[[random.Random], bytes | tuple[int, int]], int]] = {
    _byte: 60,
    _control: 20,
    _chord: 20,
    _escapes: 10,
    _key: 20,
    _key_with_others: 10,
    _mouse: 20,
    _paste: 10,
    _nasty: 10,
    _sensible: 20,
    _size: 1,
}
"""How often each of it is done."""


def shower(app: Terminal, doings: Iterator[bytes | tuple[int, int]], number: int) -> None:
    """Do so many of them, as fast as the terminal takes them, and read what comes."""
    descriptor = app.process.child_fd
    for _ in range(number):
        doing = next(doings)
        if isinstance(doing, tuple):
            app.resize(*doing)
            continue
        while doing:
            readable, writable, _ = select.select([descriptor], [descriptor], [], 30)
            assert readable or writable, "the kiosk neither reads nor draws"
            if readable:
                app.sent = os.read(descriptor, 65536)
            if writable:
                doing = doing[os.write(descriptor, doing[:256]) :]


def pid(app: Terminal) -> int:
    assert app.process.pid
    return app.process.pid


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_typed_it_stays_locked_and_comes_back(data: Path, seed: int) -> None:
    Pin(data).set(PIN)
    with closing(open_repository(data)) as repository:
        before = repository.meeting()
    with kiosk(data, "--idle", "2", "--question", "2") as app:
        process = psutil.Process(pid(app))
        shower(app, acts(random.Random(seed)), ACTS)
        assert app.process.isalive()
        # A paste or a sequence that was begun and not ended would swallow what comes next.
        app.press(b"\x1b[201~\x1b\\")
        app.resize(80, 24)
        app.screen.reset()  # of what it showed meanwhile nothing was read
        wait_until(lambda: app.shows(ATTRACTS), "the attract screen again", seconds=240)
        assert process.is_running()
        assert not process.children()
        app.press("x")
        app.wait_for(HOME, "LV")
    with closing(open_repository(data)) as repository:
        assert repository.meeting() == before
        assert not repository.notes()
        assert not engine_faults(repository.engine)
    log = data / "log" / "kiosk.log"
    assert not log.exists() or "was opened" not in log.read_text()
    assert not (data / "log" / "ttchan.log").exists()


def test_a_flood_of_keys_costs_no_memory_and_is_over_when_it_ends(data: Path) -> None:
    with kiosk(data, "--idle", "2", "--question", "2") as app:
        process = psutil.Process(pid(app))
        app.press("x")
        app.wait_for(HOME)
        before = process.memory_info().rss
        app.press(b"\x1bOR")
        until = time.monotonic() + 1
        while time.monotonic() < until:
            app.read()
            if select.select([], [app.process.child_fd], [], 0)[1]:
                os.write(app.process.child_fd, b"abcd efgh ijkl\x7f" * 16)
        wait_until(lambda: app.shows(ATTRACTS), "the attract screen again", seconds=60)
        assert process.memory_info().rss - before < MEGABYTES * 1e6


def test_signals_that_keys_make_do_nothing_and_those_of_the_system_end_it(data: Path) -> None:
    with kiosk(data) as app:
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
            os.kill(pid(app), number)
        app.press("x")
        app.wait_for(HOME)
        os.kill(pid(app), signal.SIGTERM)
        assert app.exit_code() == 128 + signal.SIGTERM
        assert not app.not_restored()


def test_whoever_tells_it_to_end_again_and_again_is_not_answered_by_a_failure(data: Path) -> None:
    with kiosk(data) as app:
        app.press("x")
        app.wait_for(HOME)
        while app.process.isalive():
            os.kill(pid(app), signal.SIGTERM)
        # At its very end Python has given the signal back to the system.
        ended = app.process.exitstatus, app.process.signalstatus
        assert ended in ((128 + signal.SIGTERM, None), (None, signal.SIGTERM))
    assert not (data / "log" / "ttchan.log").exists()


def as_deployed() -> None:
    """What deploy/ does before Python is there to do it."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
        signal.signal(number, signal.SIG_IGN)


def test_keys_during_the_start_do_not_stop_it(data: Path) -> None:
    app = Terminal(data, "--lang", "lv", "--now", DURING, "kiosk", before=as_deployed)
    try:
        for _ in range(40):
            app.press(b"\x03\x1c\x1a")
            time.sleep(0.02)  # there is nothing to wait for: the process has not begun to draw
        wait_until(lambda: app.shows(HOME) or app.shows(ATTRACTS), "the kiosk", 3 * SECONDS_TO_WAIT)
    finally:
        app.process.close(force=True)


def unlock(app: Terminal) -> None:
    app.press(STAFF)
    app.wait_for("PIN")
    app.press_one_by_one("1234", "\r")
    app.wait_for("Palaist no jauna")


def test_staff_leave_and_restart(data: Path) -> None:
    Pin(data).set("1234")
    with kiosk(data) as app:
        unlock(app)
        app.press_one_by_one("\x1b[F", "\x1b[A")
        before = len(app.sent)
        app.press("\r")
        wait_until(lambda: app.has_left(before), "the end of the first one")
        app.wait_for(ATTRACTS)
        unlock(app)
        app.press_one_by_one("\x1b[F", "\r")
        assert app.exit_code() == 0
        assert not app.not_restored()


def test_a_wrong_pin_is_logged_and_what_was_typed_is_not(data: Path) -> None:
    Pin(data).set(PIN)
    wrong, log = PIN[::-1], data / "log" / "kiosk.log"
    with kiosk(data) as app:
        app.press(STAFF)
        app.wait_for("PIN")
        app.press_one_by_one(wrong, "\r")
        app.wait_for("Tas nav pareizais")
        app.press_one_by_one(PIN, "\r")
        app.wait_for("Palaist no jauna")
        told = log.read_text()
    assert told.index("a wrong PIN was typed") < told.index("the staff panel was opened")
    assert wrong not in told
    assert PIN not in told


def alone() -> tuple[str, ...]:
    """What lets a command run in a network of its own, in which there is nothing; empty if nobody may."""
    ways = (("unshare", "-rn"), ("unshare", "-n"))
    tried = (subprocess.run([*way, "true"], check=False, capture_output=True) for way in ways)
    return next((way for way, done in zip(ways, tried, strict=True) if not done.returncode), ())


def test_it_works_with_no_network_at_all(data: Path) -> None:
    need("unshare")
    if not (within := alone()):
        pytest.skip("the kernel lets nobody here have a network of their own")
    with kiosk(data, within=within) as app:
        routes = Path(f"/proc/{pid(app)}/net/route").read_text().splitlines()
        assert routes[1:] == []
        app.press("x")
        app.wait_for(HOME)
        app.press("4")
        app.wait_for("https://")
        app.press(b"\x1b")
        app.wait_for(HOME)
        app.press_one_by_one("/", "rotko")
        app.wait_for("Rotko mākslas centrs")
        assert app.process.isalive()
    assert not (data / "log" / "ttchan.log").exists()


def test_it_ends_when_the_terminal_vanishes(data: Path) -> None:
    with kiosk(data) as app:
        process = psutil.Process(pid(app))
        os.close(app.process.child_fd)
        app.process.child_fd = -1
        app.process.closed = True
        with suppress(psutil.NoSuchProcess):
            process.wait(30)
        assert not process.is_running()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_terminal_that_reads_no_more_neither_spins_nor_keeps_it(data: Path, number: signal.Signals) -> None:
    with kiosk(data) as app:
        process = psutil.Process(pid(app))
        app.press("x")
        for _ in range(60):  # each draws the whole screen; the line takes a few of them
            app.press("t")
        wait_until(lambda: is_idle(process), "the kiosk waits for the terminal", 3 * SECONDS_TO_WAIT)
        app.process.kill(number)
        wait_until(lambda: is_over(process), "the end of the kiosk", SECONDS_TO_LEAVE + 5)


def test_a_kiosk_that_nobody_visits_sleeps(data: Path) -> None:
    def wakings() -> int:
        """How often any of its threads has gone to sleep, and so has been awake."""
        tasks = Path(f"/proc/{pid(app)}/task").glob("*/status")
        return sum(
            int(re.findall(r"^voluntary_ctxt_switches:\s*(\d+)", task.read_text(), re.M)[0]) for task in tasks
        )

    def rests() -> bool:
        before = wakings()
        time.sleep(SECONDS_OF_REST)
        return wakings() - before < MOST_WAKINGS

    with kiosk(data) as app:
        wait_until(app.settled, "a still screen")
        shown = look_at(data, named_after(socket.gethostname()), 2 * SECONDS_TO_WAIT)
        assert ATTRACTS in (shown or "")
        wait_until(rests, "the kiosk waits until there is something to do", 2 * SECONDS_TO_WAIT)


def test_a_client_that_is_suspended_and_goes_on_finds_it_as_it_was(data: Path) -> None:
    with kiosk(data) as app:
        app.press("x")
        for _ in range(60):
            app.press("t")
        wait_until(lambda: is_idle(psutil.Process(pid(app))), "the kiosk waits", 3 * SECONDS_TO_WAIT)
        app.wait_for(HOME, "LV")
        app.press("2")
        app.wait_for("Panevėžys")
