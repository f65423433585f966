"""The real app in a real pseudo-terminal: how it starts, what it survives, how it leaves."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.end_to_end.terminal import (
    APP,
    DURING,
    HOME_SHOWN,
    SECONDS_TO_WAIT,
    Terminal,
    clean_environment,
    terminal,
    wait_until,
)
from ttchan_tui import start_file
from ttchan_tui.store import open_repository
from ttchan_tui.tui.terminal.signals import SECONDS_TO_LEAVE

CTRL_C, CTRL_D, CTRL_Q, CTRL_S, CTRL_Z, CTRL_BACKSLASH = b"\x03", b"\x04", b"\x11", b"\x13", b"\x1a", b"\x1c"
ESCAPE, ENTER, UP = b"\x1b", b"\r", b"\x1b[A"

HOME = "159"
"""On the first screen in either language from 80 columns on: the stated total, which is in its lower half."""
CODES = "https://"
TOO_SMALL = "60×20"
PROMPT = "Enter "
"""In the field for the next note, in either language, and in the hints."""

ENDED_BY = 128
"""What is added to the number of a signal to make an exit code."""


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command without a terminal."""
    return subprocess.run(
        [*APP, "--data", str(data), *arguments],
        input="",
        capture_output=True,
        check=False,
        text=True,
        env=clean_environment(data.parent),
        timeout=60,
    )


def notes(data: Path) -> list[dict[str, Any]]:
    """The notes as another program gets them."""
    listed: list[dict[str, Any]] = json.loads(run(data, "notes", "list", "--json").stdout)["notes"]
    return listed


def drafts(data: Path) -> list[str]:
    """The contents of the files in which sessions keep what is typed and not saved."""
    return [path.read_text() for path in data.glob("drafts/*/*.json")]


def open_notes(app: Terminal) -> None:
    """From the first screen to the field in which the first group's notes are typed."""
    app.wait_for(HOME)
    app.press_one_by_one("3", ENTER, ENTER)
    app.wait_for(PROMPT)


def is_over(process: psutil.Process) -> bool:
    """Whether it runs no more, reaped or not."""
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


# What is typed


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGHUP])
def test_what_was_half_typed_is_offered_again(data: Path, end: signal.Signals) -> None:
    """After a crash, and after the terminal was closed or its line was cut."""
    with terminal(data) as app:
        open_notes(app)
        app.press("half a line")
        app.wait_for("half a line")
        if end == signal.SIGKILL:  # the others give the process time for that
            wait_until(lambda: any("half a line" in draft for draft in drafts(data)), "a draft on the disk")
        app.process.kill(end)
        app.exit_code()
    with terminal(data) as app:
        open_notes(app)
        app.wait_for("half a line")
        app.press(" more" + ENTER.decode())
        app.wait_for("• half a line more")
    assert [note["text"] for note in notes(data)] == ["half a line more"]
    assert not drafts(data)


@pytest.mark.parametrize(
    ("keys", "end"), [(("s", ENTER), signal.SIGKILL), (("g", "n"), signal.SIGHUP)], ids=["promise", "title"]
)
def test_what_was_half_typed_on_the_board_is_offered_again(
    data: Path, keys: tuple[str | bytes, ...], end: signal.Signals
) -> None:
    for session in range(2):
        with terminal(data) as app:
            app.wait_for(HOME)
            app.press_one_by_one("3", *keys)
            if session == 0:
                app.press("half a line")
            app.wait_for("half a line")
            wait_until(lambda: any("half a line" in draft for draft in drafts(data)), "a draft on the disk")
            app.process.kill(end)
            app.exit_code()


def test_keys_that_come_together_are_dealt_with_in_their_order(data: Path) -> None:
    """A line with gaps hands on at once what was typed in half a second: it means the same."""
    with terminal(data) as app:
        open_notes(app)
        app.press("old fortress\rfest: rye harvest\r\t\tthe walz\x7fls\rhalf a li")
        app.wait_for("• old fortress", "• rye harvest", "• the walls", "half a li")
        app.press(b"\x7f" * 9 + UP + UP + ENTER + b"s\r1+3\rhalf a line")
        app.wait_for("• rye harvests", "half a line")
        said = [(note["text"], note["category"], note["hands"]) for note in notes(data)]
    assert sorted(said) == [
        ("old fortress", "heritage", 3),
        ("rye harvests", "festivals", None),
        ("the walls", "festivals", None),
    ]


# Leaving


def test_ctrl_q_leaves_the_terminal_as_it_was(data: Path) -> None:
    with terminal(data) as app:
        app.wait_for(HOME)
        app.press(CTRL_Q)
        assert app.exit_code() == 0
        assert app.not_restored() == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_leaves_the_terminal_as_it_was(data: Path, number: signal.Signals) -> None:
    with terminal(data) as app:
        app.wait_for(HOME)
        app.process.kill(number)
        assert app.exit_code() == ENDED_BY + number
        assert app.not_restored() == []


def test_the_app_ends_when_the_line_is_cut(data: Path) -> None:
    with terminal(data) as app:
        app.wait_for(HOME)
        process = psutil.Process(app.process.pid)
        children = process.children(recursive=True)
        app.process.close(force=False)
        wait_until(lambda: is_over(process), "the end of the app")
        assert not [child for child in children if child.is_running()]


def test_the_app_ends_when_the_terminal_goes_without_a_signal(data: Path) -> None:
    """A terminal that is not the controlling one sends no SIGHUP; under nohup it is ignored."""
    ours, its = os.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    app = subprocess.Popen(
        [*APP, "--data", str(data), "--now", DURING],
        stdin=its,
        stdout=its,
        stderr=its,
        env=clean_environment(data.parent),
        start_new_session=True,
    )
    try:
        os.close(its)
        sent = b""
        while HOME.encode() not in sent:
            sent += os.read(ours, 65536)
        os.close(ours)
        app.wait(SECONDS_TO_WAIT)
    finally:
        app.kill()
        app.wait()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_terminal_that_reads_no_more_does_not_keep_the_app(data: Path, number: signal.Signals) -> None:
    with terminal(data) as app:
        app.wait_for(HOME)
        process = psutil.Process(app.process.pid)
        for _ in range(60):  # each draws the whole screen; the line takes a few of them
            app.press("t")
        wait_until(lambda: is_idle(process), "the app waits for the terminal", 3 * SECONDS_TO_WAIT)
        began = time.monotonic()
        app.process.kill(number)
        wait_until(lambda: is_over(process), "the end of the app", SECONDS_TO_LEAVE + 5)
        assert time.monotonic() - began < SECONDS_TO_LEAVE + 5
        assert process.pid not in psutil.pids() or process.children() == []


def is_idle(process: psutil.Process) -> bool:
    """Whether it takes (almost) no processor time for half a second."""
    return process.cpu_percent(interval=0.5) < 20


# What does not make it leave


@pytest.mark.parametrize("outside", [{}, {"TEXTUAL_ALLOW_SIGNALS": "1"}], ids=["alone", "signals allowed"])
def test_the_control_keys_of_a_shell_do_not_end_it(data: Path, outside: dict[str, str]) -> None:
    with terminal(data, environment=outside) as app:
        app.wait_for(HOME)
        for key in (CTRL_C, CTRL_Z, CTRL_BACKSLASH, CTRL_D, CTRL_S):
            app.press(key)
        app.press("4")
        app.wait_for(CODES)
        assert psutil.Process(app.process.pid).status() != psutil.STATUS_STOPPED
        assert "Traceback" not in app.text
        app.press(CTRL_Q)
        assert app.exit_code() == 0


def test_settings_of_textual_from_outside_change_nothing(data: Path) -> None:
    outside = {
        "TEXTUAL_DRIVER": "nothing:Here",
        "TEXTUAL_PRESS": "ctrl+q",
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(data),
        "TEXTUAL_THEME": "dracula",
        "TEXTUAL_COLOR_SYSTEM": "standard",
        "TEXTUAL_LOG": str(data / "textual.log"),
        "TEXTUAL": "debug,devtools",
    }
    with terminal(data) as alone, terminal(data, environment=outside) as app:
        for each in (alone, app):
            each.wait_for(HOME)
            each.press("4")
            each.wait_for(CODES)
        wait_until(
            lambda: alone.settled() and app.settled() and app.cells == alone.cells,
            "the same screen as without them",
        )
        app.press(CTRL_Q)
        assert app.exit_code() == 0
    made = {path for path in data.rglob("*") if path.suffix in {".svg", ".log"}}
    assert made <= {data / "log" / "ttchan.log"}


@pytest.mark.parametrize(
    "outside",
    [
        {"COLUMNS": "132", "LINES": "43"},
        {"COLUMNS": "80", "LINES": "24"},
        {"JUPYTER_COLUMNS": "132", "JUPYTER_LINES": "43", "TTY_COMPATIBLE": "0", "TTY_INTERACTIVE": "0"},
    ],
    ids=["too large", "as it is", "of others"],
)
def test_the_size_is_the_terminals_own_whatever_the_environment_says(
    data: Path, outside: dict[str, str]
) -> None:
    with terminal(data) as alone, terminal(data, environment=outside) as app:
        for columns, rows in ((80, 24), (120, 40), (60, 20)):
            for each in (alone, app):
                each.resize(columns, rows)
                each.wait_for(HOME_SHOWN)
            wait_until(
                lambda: alone.settled() and app.settled() and app.cells == alone.cells,
                f"the same screen of {columns}×{rows} as without them",
            )


def test_every_size_on_the_way(data: Path) -> None:
    with terminal(data) as app:
        app.wait_for(HOME)
        for columns, rows in ((200, 60), (60, 20), (30, 8), (1, 1), (60, 20), (200, 60), (80, 24)):
            app.resize(columns, rows)
            wait_until(app.settled, f"a still screen of {columns}×{rows}")
            if columns >= 60:
                app.wait_for(HOME_SHOWN)
            elif columns == 30:
                app.wait_for(TOO_SMALL)
        app.press("4")
        app.wait_for(CODES)
        app.press(CTRL_Q)
        assert app.exit_code() == 0


# Nothing is lost


def test_a_line_that_is_said_to_be_saved_survives_being_killed(data: Path) -> None:
    with terminal(data) as app:
        open_notes(app)
        app.press("We invite the choir of Raška.")
        app.press(ENTER)
        app.wait_for("saved ")
        app.process.kill(signal.SIGKILL)
        assert app.exit_code() == -signal.SIGKILL
    assert [note["text"] for note in notes(data)] == ["We invite the choir of Raška."]
    with terminal(data) as app:
        open_notes(app)
        app.wait_for("We invite the choir of Raška.")


def test_two_apps_share_one_store(data: Path) -> None:
    with terminal(data) as one, terminal(data, "--lang", "lv") as other:
        open_notes(one)
        open_notes(other)
        for text in ("First of the one", "Second of the one"):
            one.press(text)
            one.press(ENTER)
            one.wait_for(f"• {text}")
        other.wait_for("• First of the one", "• Second of the one")
        other.press("Viens no otra")
        other.press(ENTER)
        other.wait_for("• Viens no otra")
        one.wait_for("• Viens no otra")
    assert {note["text"] for note in notes(data)} == {
        "First of the one",
        "Second of the one",
        "Viens no otra",
    }


def test_two_who_change_the_same_note_lose_no_word(data: Path) -> None:
    add = ("notes", "add", "--prompt", "promote-my-partner", "--group", "lv", "--category", "heritage")
    assert run(data, *add, "Choir").returncode == 0
    with terminal(data) as one, terminal(data) as other:
        for app in (one, other):
            open_notes(app)
            app.wait_for("• Choir")
            app.press_one_by_one(UP, ENTER)
            app.wait_for("being changed")
        one.press(" of the one" + ENTER.decode())
        other.wait_for("• Choir of the one")
        other.press(" of the other" + ENTER.decode())
        other.wait_for("Somebody else has changed this note too.", "Choir of the one", "Choir of the other")
        other.press(ENTER)
        other.wait_for("• Choir of the one", "• Choir of the other")
        one.wait_for("• Choir of the one", "• Choir of the other")
    assert {note["text"] for note in notes(data)} == {"Choir of the one", "Choir of the other"}


# Where it starts


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "linux"},
        {"TERM": "xterm"},
        {"TERM": "tmux-256color"},
        {"TERM": "screen"},
        {"TERM": "of-the-future"},
        {"NO_COLOR": "1"},
        {"COLORTERM": "truecolor"},
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "xx_YY.ISO-8859-1"},
    ],
    ids=lambda environment: ",".join(f"{name}={value}" for name, value in environment.items()),
)
def test_it_starts_in_any_terminal(data: Path, environment: dict[str, str]) -> None:
    with terminal(data, environment=environment) as app:
        app.wait_for(HOME, "Daugavpils")
        app.press(CTRL_Q)
        assert app.exit_code() == 0
        assert app.not_restored() == []


def test_a_terminal_that_cannot_draw_is_told_what_to_do_instead(data: Path) -> None:
    app = Terminal(data, environment={"TERM": "dumb"})
    assert app.exit_code() == 2
    assert "ttchan programme" in app.text
    assert b"\x1b" not in app.sent


def test_without_a_terminal_it_says_what_to_do_instead(data: Path) -> None:
    done = run(data)
    assert done.returncode == 2
    assert "ttchan programme" in done.stderr
    assert done.stdout == ""


def test_only_what_has_changed_is_sent(data: Path) -> None:
    repository = open_repository(data)
    prompt = repository.meeting().prompts[0]
    here, elsewhere = prompt.groups[:2]

    def add(group: str, text: str) -> None:
        repository.notebook.add(prompt.id, group, prompt.categories[0].id, text, "en")

    for number in range(6):
        add(here, f"note {number} that fills the list")
    with terminal(data) as app:
        open_notes(app)
        app.press_one_by_one("half typed")
        whole, edge = len(app.sent), app.text.index(" EN")
        app.resize(81, 24)
        wait_until(lambda: app.shows(" EN") and app.text.index(" EN") == edge + 1, "the new right edge")
        app.press_one_by_one("!")
        app.wait_for("half typed!")
        whole = len(app.sent) - whole
        before = len(app.sent)
        for number in range(5):
            add(elsewhere, f"note {number} of another group")
        add(here, "the last one")
        app.wait_for("the last one")
        assert len(app.sent) - before < whole / 5
        assert "half typed" in app.text
    repository.close()


def test_the_app_writes_a_start_file_and_starts_from_it(data: Path) -> None:
    file = data.parent / ".cache" / "ttchan" / "start"
    for _ in range(2):
        with terminal(data, environment={start_file.VARIABLE: "on"}) as app:
            wait_until(file.exists, "the app writes it")
            app.press(CTRL_Q)
            assert app.exit_code() == 0
        written = file.stat()
    assert file.stat() == written
