"""What is really loaded, seen from outside; the import contract sees what is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import ROOT, environment

RUN = """
import sys
from ttchan_tui.cli.main import run
run(sys.argv[1:])
print("\\n".join(sys.modules), file=sys.stderr)
"""

HEAVY = {
    "textual",
    "rich",
    "tinydb",
    "babel",
    "qrcode",
    "zxingcpp",
    "png",
    "PIL",
    "anyascii",
    "wcwidth",
    "asyncio",
}


def loaded_by(program: str, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment(),
        timeout=60,
    )
    return set(done.stderr.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ["programme"],
        ["programme", "--json"],
        ["partners"],
        ["partners", "--json"],
        ["notes", "list"],
        ["notes", "add", "--prompt", "gains", "--group", "lv", "--category", "gains", "friends"],
        ["board", "overview", "gains"],
        ["search", "raska"],
        ["qr"],
        ["qr", "results"],
        ["qr", "results", "--png", "code.png"],
        ["qr", "results", "--svg", "code.svg"],
        ["check"],
        ["meeting", "show"],
        [],
    ],
    ids=" ".join,
)
def test_no_plain_twin_loads_the_app(arguments: list[str], tmp_path: Path) -> None:
    arguments = [str(tmp_path / part) if part.startswith("code.") else part for part in arguments]
    loaded = loaded_by(RUN, *arguments, "--data", str(tmp_path / "data"))
    assert "ttchan_tui.cli.main" in loaded
    assert not {"textual", "rich", "PIL", "ttchan_tui.tui"} & loaded
    assert "tinydb" not in loaded or "ttchan_tui.store" in loaded


def test_the_command_itself_is_light() -> None:
    loaded = loaded_by(RUN, "--version")
    assert not HEAVY & loaded
    assert not {name for name in loaded if name.startswith(("ttchan_tui.store", "ttchan_tui.meeting"))}


def test_help_imports_no_command() -> None:
    loaded = loaded_by(RUN, "--help")
    assert not HEAVY & loaded
    for command in ("programme", "partners", "notes", "search", "qr", "check", "meeting"):
        assert f"ttchan_tui.cli.{command}" not in loaded


@pytest.mark.parametrize(
    ("room", "kept_out"),
    [
        ("text", {"textual", "rich", "tinydb", "ttchan_tui.meeting", "ttchan_tui.store"}),
        ("meeting", {"textual", "rich", "tinydb", "ttchan_tui.store"}),
        ("store", {"textual", "rich", "ttchan_tui.publish", "ttchan_tui.importing", "ttchan_tui.access"}),
        ("access", {"textual", "rich", "tinydb", "ttchan_tui.store"}),
        ("publish", {"textual", "rich", "ttchan_tui.tui", "ttchan_tui.importing"}),
        ("importing", {"textual", "rich", "tinydb", "ttchan_tui.tui", "ttchan_tui.store"}),
    ],
)
def test_a_room_loads_nothing_that_is_above_it(room: str, kept_out: set[str]) -> None:
    everything = f"""
import importlib, pkgutil, sys
import ttchan_tui.{room} as room
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    importlib.import_module(module.name)
print("\\n".join(sys.modules), file=sys.stderr)
"""
    assert not kept_out & loaded_by(everything)


APP = """
import sys
from datetime import datetime
from pathlib import Path
from ttchan_tui.cli.app import enter_terminal
enter_terminal()
import asyncio
import ttchan_tui.cli.command_line.log_file
import ttchan_tui.store.copies.timed, ttchan_tui.tui.terminal.driver
from ttchan_tui.store import APP, heartbeat, open_repository
from ttchan_tui.tui import app
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.session import Session

app.SECONDS_TO_SETTLE = 60  # on a busy machine, too, the list is made before what waits for it

async def show():
    repository = open_repository(Path(sys.argv[1]))
    async with TTChanApp(Session(repository, "lv", datetime(2018, 11, 9, 14))).run_test(size=(80, 24)):
        return sorted(sys.modules)

print("\\n".join(asyncio.run(show())), file=sys.stderr)
"""
"""The app until its first screen is painted."""

LATER = {
    "openpyxl": 162,
    "docx": 60,
    "odf": 60,
    "icalendar": 57,
    "ttchan_tui.publish": 203,
    "ttchan_tui.meeting.sheet": 123,
    "ttchan_tui.importing": 65,
    "lxml": 27,
    "ttchan_tui.meeting.proofreading": 17,
    "charset_normalizer": 15,
    "ttchan_tui.access": 11,
    "defusedxml": 11,
    "jinja2": 11,
    "qrcode": 10,
    "urllib.request": 9,
    "wcwidth": 8,
    "zxingcpp": 8,
    "rapidfuzz": 4,
    "watchdog.observers": 4,
    "ssl": 4,
    "ttchan_tui.meeting.checks": 4,
    "ttchan_tui.meeting.search.index": 3,
    "secrets": 3,
    "hashlib": 2,
    "babel": 12,
    "tomllib": 2,
}
"""What is loaded where it is used, or after the first screen, with the milliseconds that it takes."""


MOST_AT_START = 200
"""Modules of ours that the first screen takes, each 0.1 to 1 ms. To be lowered when there are fewer."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A data directory that was used before."""
    data = str(tmp_path_factory.mktemp("filled") / "data")
    loaded_by(RUN, "programme", "--data", data)
    return data


def test_the_first_screen_loads_nothing_that_can_wait(filled: str) -> None:
    loaded = loaded_by(APP, filled)
    assert "ttchan_tui.tui.screens.visitor.home" in loaded
    assert set(LATER) & loaded == set()
    assert len([name for name in loaded if name.startswith("ttchan_tui")]) <= MOST_AT_START


def test_the_programme_for_programs_loads_nothing_that_only_people_need(filled: str) -> None:
    loaded = loaded_by(RUN, "programme", "--json", "--data", filled)
    assert "ttchan_tui.cli.printing.programme_json" in loaded
    assert not (set(LATER) | HEAVY - {"tinydb"}) & loaded
    assert "ttchan_tui.cli.programme.printed" not in loaded


def test_openssl_can_still_be_loaded(filled: str) -> None:
    loaded = loaded_by(APP.replace("print(", "import ssl\nssl.create_default_context()\nprint("), filled)
    assert {"ssl", "asyncio.sslproto"} <= loaded
