"""Standard input and output that are closed, are devices, or cannot be read."""

from __future__ import annotations

import json
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
        env=environment(TTCHAN_DATA=str(data), PYTHONPATH=str(ROOT)),
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


@pytest.mark.parametrize(
    "command", ["--help", "help", "-V", "notes --help", "notes approve --help", "help notes", "help help"]
)
def test_help_and_version_that_go_nowhere_were_not_delivered(command: str, data: Path) -> None:
    done = in_shell(f"ttchan {command} >/dev/full", data)
    assert (done.returncode, done.stderr) == (
        1,
        "The output could not be written: No space left on device.\n",
    )
    done = in_shell(f"ttchan {command} >&-", data)
    assert (done.returncode, done.stderr) == (1, "The output is closed, so nothing could be written there.\n")
    done = in_shell(f"set -o pipefail; ttchan {command} | true", data)
    assert (done.returncode in (0, 141), done.stderr) == (True, "")
    assert in_shell(f"ttchan {command}", data).returncode == 0


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


def test_a_copy_comes_from_another_machine_through_a_pipe(data: Path, tmp_path: Path) -> None:
    other = shutil.copytree(data, tmp_path / "other")
    in_shell(f"ttchan notes add {shlex.join(LITHUANIA)} Opera", other)
    backup = f"ttchan --data {other} db backup -"
    for line in (
        f"{backup} | ttchan db merge --json -",
        f"{backup} | ttchan db merge --json /dev/stdin",
        f"ttchan db merge --json <({backup})",
        f"{backup} >{tmp_path}/b.json; ttchan db merge --json - <{tmp_path}/b.json",
    ):
        here = shutil.copytree(data, tmp_path / "here", dirs_exist_ok=True)
        done = in_shell(line, here)
        assert (done.returncode, done.stderr) == (0, "")
        assert len(json.loads(done.stdout)["added"]) == 1
        shutil.rmtree(here)
    done = in_shell(f"{backup} | ttchan db restore --dry-run -", data)
    assert "1 would come" in done.stdout
    assert in_shell(f"{backup} | ttchan db restore -", data).returncode == 1
    assert in_shell(f"{backup} | ttchan db restore --yes -", data).returncode == 0
    assert parsed("notes", "list", data=data) == parsed("notes", "list", data=other)


def test_half_a_copy_is_none(data: Path) -> None:
    before = parsed("history", data=data)
    done = in_shell("ttchan db backup - | head --bytes=5000 | ttchan db merge -", data)
    assert done.returncode == 1
    assert done.stderr.startswith("What came through /dev/stdin is no backup, or not all of one (")
    done = in_shell("ttchan db merge - <&-", data)
    assert (done.returncode, done.stderr) == (1, "Nothing came through /dev/stdin. Nothing was changed.\n")
    assert in_shell("ttchan db merge /dev/null", data).returncode == 1
    assert parsed("history", data=data) == before


def test_a_board_comes_through_a_pipe(data: Path, tmp_path: Path) -> None:
    other = shutil.copytree(data, tmp_path / "other")
    in_shell(f"ttchan notes add {shlex.join(LITHUANIA)} Opera", other)
    export = f"ttchan --data {other} notes export --format json"
    for line in (f"{export} | ttchan notes import -", f"ttchan notes import <({export})"):
        done = in_shell(line, data)
        assert (done.returncode, done.stderr) == (0, "")
    assert len(parsed("notes", "list", data=data)["notes"]) == 1
    assert in_shell("ttchan notes import - <&-", data).returncode == 1
    endless = in_shell("ttchan notes import /dev/zero", data)
    assert (endless.returncode, "/dev/zero" in endless.stderr) == (1, True)


def test_what_is_written_can_go_through_a_pipe(data: Path, tmp_path: Path) -> None:
    for command, begins in (
        ("qr results --png", b"\x89PNG"),
        ("qr results --svg", b"<?xml"),
        ("board sheets gains --output", b"<!DOCTYPE html>"),
        ("notes export --format html --output", b"<!DOCTYPE html>"),
        ("db backup", b"{"),
    ):
        for there in ("- >out", "/dev/stdout >out", ">(cat >out); wait $!"):
            done = in_shell(f"run() (cd {tmp_path}; ttchan {command} {there}); run", data)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
            assert (tmp_path / "out").read_bytes().startswith(begins)
            (tmp_path / "out").unlink()
    assert [file.name for file in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize(
    "command",
    [
        "db backup",
        "db backup --force",
        "notes export --output",
        "qr results --svg",
        "board sheets gains --output",
    ],
)
def test_nothing_is_written_to_what_is_open_for_reading(command: str, data: Path, tmp_path: Path) -> None:
    for there in ("<(sleep 0)", "/dev/fd/7 7< <(sleep 0)", "/proc/self/fd/7 7<kept", "/dev/stdin <kept"):
        (tmp_path / "kept").write_text("kept")
        done = in_shell(f"cd {tmp_path}; timeout 20 {shlex.join(COMMAND)} --lang en {command} {there}", data)
        assert (done.returncode, done.stdout) == (1, ""), there
        assert "is open for reading only" in done.stderr, there
        assert (tmp_path / "kept").read_text() == "kept"


@pytest.mark.parametrize(
    ("command", "there_are"),
    [
        ("qr results --png a.svg", "--png FILE.png, --svg FILE.svg"),
        ("qr results --svg a.png", "--png FILE.png, --svg FILE.svg"),
        ("board sheets gains --output a.pdf", ".html, .htm"),
        ("notes export --output a.pdf", "md, csv, xlsx, json, html, txt"),
    ],
)
def test_a_name_says_what_is_in_the_file(command: str, there_are: str, data: Path, tmp_path: Path) -> None:
    done = in_shell(f"cd {tmp_path}; ttchan {command}", data)
    assert done.returncode == 1
    assert there_are in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["data"]
