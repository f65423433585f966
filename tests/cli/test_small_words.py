"""Numbers, names and places that are refused: with a sentence that is right, whatever was given."""

from __future__ import annotations

import shutil
from pathlib import Path

import pexpect
import pytest

from tests.cli.command import COMMAND, ROOT, environment, parsed, ttchan

NINES = "9" * 40
ON = ("--prompt", "gains", "--group", "lv")
LONG = "x" * 300


@pytest.fixture
def data(data: Path, tmp_path: Path) -> Path:
    """A data directory of the test's own, with the bundled meeting."""
    return shutil.copytree(data, tmp_path / "data")


@pytest.mark.parametrize(
    "command",
    [
        ("history", "--last", NINES),
        ("history", "--last", "9" * 5000),
        ("kiosk", "--idle", f"000010{NINES}"),
        ("notes", "hands", "9" * 5000, "1", *ON),
        ("notes", "hands", "1", "9" * 5000, *ON),
        ("notes", "add", *ON, "--category", "gains", "--hands", "9" * 5000, "x"),
        ("notes", "approve", "--prompt", "gains", "--seen", "9" * 5000),
        ("notes", "approve", "--prompt", "gains", "--seen", "-1"),
        ("announce", "add", "--en", "x", "--minutes", "9" * 5000),
    ],
    ids=lambda command: " ".join(word[:20] for word in command),
)
def test_numbers_beyond_all_measure_are_refused(command: tuple[str, ...], data: Path) -> None:
    assert "is not " in ttchan(*command, "--lang", "en", data=data, code=2).stderr


def test_one_is_not_said_as_many(data: Path) -> None:
    ttchan("notes", "add", *ON, "--category", "gains", "Friends", data=data)
    for count, said in (
        ("1", "1 hand: Friends\n"),
        ("2", "2 hands (before: 1 hand): Friends\n"),
        ("none", "– (before: 2 hands): Friends\n"),
    ):
        assert ttchan("notes", "hands", "1", count, *ON, "--lang", "en", data=data).stdout == said


def test_of_nothing_no_list_is_given(data: Path) -> None:
    done = ttchan("board", "time", "gains", "5", "--step", "x", "--lang", "en", data=data, code=1)
    assert done.stderr == "There is no “x”: there are none of this kind.\n"


@pytest.mark.parametrize(
    "command",
    [
        ("--data", f"/tmp/{LONG}", "notes", "list"),
        ("notes", "import", LONG),
        ("notes", "export", "--output", LONG),
        ("db", "backup", LONG),
        ("db", "merge", LONG),
        ("db", "restore", LONG),
        ("meeting", "example", LONG),
        ("qr", "results", "--png", LONG),
    ],
    ids=lambda command: " ".join(word[:20] for word in command),
)
def test_a_name_that_is_too_long_is_no_failing_disk(command: tuple[str, ...], data: Path) -> None:
    said = ttchan(*command, "--lang", "en", data=data, code=1).stderr
    assert "File name too long" in said
    assert "failing" not in said


def test_where_no_files_are_made_is_still_a_directory() -> None:
    said = ttchan("notes", "list", "--lang", "en", data=Path("/proc"), code=1).stderr
    assert said == (
        "/proc/ttchan.json.journal.new is not there and cannot be made. Name another directory with --data.\n"
    )


def test_the_doctor_looks_at_a_terminal_though_the_output_is_read_by_a_program(data: Path) -> None:
    surroundings = {**environment(), "TERM": "xterm-256color"}
    words = f"{' '.join(COMMAND)} doctor --lang en --data {data} --now 2018-11-09T14:00"
    for line, ending in ((f"{words} | cat", "Everything is as it should be."), (f"{words} 2>&1 | cat", "")):
        program: pexpect.spawn[bytes] = pexpect.spawn(
            "/bin/sh",
            ["-c", line],
            env=surroundings,
            cwd=str(ROOT),
            timeout=60,
        )
        said = program.read().decode()
        assert "WRONG" not in said
        assert said.rstrip().endswith(ending)


def test_without_a_terminal_nothing_is_known_of_it(data: Path) -> None:
    found = {one["what"]: one for one in parsed("doctor", data=data)["findings"]}
    assert found["terminal"]["state"] == "advice"
