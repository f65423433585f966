"""Standard input and output that are closed, are devices, or cannot be read."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, ROOT, Done, environment, parsed

LITHUANIA = ("--prompt", "promote-my-partner", "--group", "lt", "--category", "culture")


@pytest.fixture
def data(data: Path, tmp_path: Path) -> Path:
    """A data directory of the test's own, with the bundled meeting."""
    return shutil.copytree(data, tmp_path / "data")


def in_shell(line: str, data: Path) -> Done:
    """Run a line of a shell that calls `ttchan`; there must never be a trace."""
    done = subprocess.run(
        ["bash", "-c", f'ttchan() {{ {shlex.join(COMMAND)} --lang en "$@"; }}\n{line}'],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment(TTCHAN_DATA=str(data)),
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    return done


def test_a_closed_input_is_an_empty_one(data: Path) -> None:
    done = in_shell(f"ttchan notes add {shlex.join(LITHUANIA)} - <&-", data)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Saved: 0 notes\n", "")
    done = in_shell("ttchan kiosk set-pin <&-", data)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == in_shell("ttchan kiosk set-pin </dev/null", data).stderr
    assert in_shell("ttchan plain <&-", data).returncode == 0
    assert in_shell("ttchan doctor <&-", data).returncode == in_shell("ttchan doctor", data).returncode
    assert in_shell("ttchan <&-", data).returncode == 2


@pytest.mark.parametrize(
    "command",
    ["db backup -", "notes export", "notes list", "programme --json", "qr results", "doctor", "check"],
)
def test_what_goes_nowhere_was_not_delivered(command: str, data: Path) -> None:
    done = in_shell(f"ttchan {command} >&-", data)
    assert (done.returncode, done.stderr) == (1, "The output is closed, so nothing could be written there.\n")
    assert in_shell(f"ttchan {command} >&- 2>&-", data).returncode == 1


def test_with_all_of_them_closed_a_note_is_still_kept(data: Path) -> None:
    """The file of the data must not become standard output."""
    in_shell(f"ttchan notes add {shlex.join(LITHUANIA)} Opera <&- >&- 2>&-", data)
    assert parsed("db", "verify", data=data)["sound"]
    assert [note["text"] for note in parsed("notes", "list", data=data)["notes"]] == ["Opera"]


def test_an_input_that_cannot_be_read_is_told(data: Path, tmp_path: Path) -> None:
    (tmp_path / "only-written").touch()
    for command in (f"notes add {shlex.join(LITHUANIA)} -", "kiosk set-pin"):
        done = in_shell(f"ttchan {command} 0>{tmp_path}/only-written", data)
        assert done.returncode == 1
        assert done.stderr.startswith("The standard input cannot be read: ")


def test_lines_that_are_no_utf8_are_told_in_every_locale(data: Path) -> None:
    line = f"printf 'z\\xe2le\\n' | PYTHONIOENCODING=utf-8:strict ttchan notes add {shlex.join(LITHUANIA)} -"
    done = in_shell(line, data)
    assert done.returncode == 1
    assert done.stderr.startswith("Line 1: ")
