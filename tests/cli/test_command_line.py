from __future__ import annotations

import argparse
import ast
import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, ROOT, environment, parsed, ttchan
from ttchan_tui import __version__
from ttchan_tui.cli.command_line.argparse_sentences import SENTENCES

COMMANDS = ["programme", "partners", "notes", "search", "qr", "check", "meeting"]


def test_version() -> None:
    assert ttchan("--version").stdout == f"ttchan {__version__}\n"


@pytest.mark.parametrize("behind", [[], ["programme"]], ids=["alone", "and a command"])
@pytest.mark.parametrize("before", [[], ["--lang", "lv"]], ids=["", "after an option"])
def test_help_lists_all_commands(before: list[str], behind: list[str]) -> None:
    text = ttchan(*before, "--help", *behind).stdout
    for command in COMMANDS:
        assert f"\n    {command} " in text
    assert "--data" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_the_common_options(command: str) -> None:
    text = ttchan(command, "--help").stdout
    assert f"ttchan {command}" in text
    assert "--lang" in text


def test_without_a_terminal_the_app_says_what_to_do_instead(tmp_path: Path) -> None:
    done = ttchan(data=tmp_path / "data", code=2)
    assert done.stdout == ""
    for twin in ("ttchan programme", "ttchan partners", "ttchan notes list", "ttchan search", "ttchan qr"):
        assert twin in done.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], "invalid choice: 'nonsense'"),
        (["--nonsense", "programme"], "unrecognized arguments: --nonsense"),
        (["programme", "--nonsense"], "unrecognized arguments"),
        (["--lang", "eo", "programme"], "there is no language “eo”; there are: bg, cs, de"),
        (["programme", "--lang", ""], "there is no language “”"),
        (["--now", "soon"], "“soon” is not a date and time; write it like 2018-11-09T14:00"),
        (["programme", "--day", "Friday"], "“Friday” is not a date; write it like 2018-11-09"),
        (["notes"], "list|add"),
        (["notes", "add", "text"], "--prompt, --group"),
        (["notes", "add", "--prompt", "gains", "--group", "lv", "text"], "--category"),
        (["search"], "TEXT"),
        (["qr", "--png", "x.png"], "say which code to write"),
        (["qr", "results", "--png", "x", "--svg", "y"], "not allowed with"),
        (["meeting", "load"], "DIR"),
        (["--data"], "expected one argument"),
        (["--data", "", "programme"], "the name of the directory is empty"),
        (["--now", "0001-01-01T00:00+14:00", "programme"], "too near to the end of the calendar"),
        (["programme", "--now", "9999-12-31T23:59-14:00"], "too near to the end of the calendar"),
        (["--now", "0001-01-01"], "too near to the end of the calendar"),
        (["--now", "9999-12-31T24:00"], "“9999-12-31T24:00” is"),
        (["--now", "10000-01-01"], "is not a date and time"),
        (["programme", "\x1b[2J"], r"invalid choice: '\x1b[2J'"),
        (["meeting", "\x1b[2J"], r"invalid choice: '\x1b[2J'"),
        (["qr", "lead", "\x1b[2J"], "unrecognized arguments: \ufffd[2J"),
    ],
)
def test_wrong_arguments_end_with_one_clear_sentence(arguments: list[str], words: str) -> None:
    done = ttchan(*arguments, code=2)
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["programme", "--xyzzy"],
            "ttchan programme: unrecognized arguments: --xyzzy. See: ttchan programme",
        ),
        (
            ["notes", "list", "x"],
            "ttchan notes list: unrecognized arguments: x. See: ttchan notes list --help",
        ),
        (
            ["board", "theme", "add", "a", "b", "--jsn"],
            "ttchan board theme add: unrecognized arguments: --jsn.",
        ),
    ],
)
def test_the_command_that_does_not_know_an_argument_says_so(arguments: list[str], said: str) -> None:
    assert ttchan(*arguments, code=2).stderr.startswith(said)


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["programe"], "programme"),
        (["notes", "lst"], "list"),
        (["board", "theme", "marge"], "merge"),
        (["kiosk", "setpin"], "set-pin"),
        (["programme", "--jsn"], "--json"),
        (["--land=lv", "programme"], "--lang"),
        (["notes", "export", "--format", "html5"], "html"),
    ],
)
def test_what_was_meant_is_offered(arguments: list[str], meant: str) -> None:
    assert f" Did you mean “{meant}”? See: " in ttchan(*arguments, code=2).stderr


def test_nothing_is_offered_for_what_is_like_nothing() -> None:
    assert "Did you mean" not in ttchan("zzz", code=2).stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["programe"], "Vai domājāt „programme”?"),
        (["programe"], "nav tādas izvēles: 'programe'"),
        (["programme", "--nonsense"], "nesaprotami argumenti: --nonsense."),
        (["programme", "--day", "Friday"], "arguments --day: „Friday” nav datums; rakstiet tā: 2018-11-09"),
        (["programme", "--day"], "arguments --day: vajag vienu vērtību"),
        (["notes"], "trūkst: list|add"),
        (["search"], "trūkst: TEXT"),
        (["qr", "a", "--png", "x", "--svg", "y"], "nevar būt kopā ar --png"),
        (["board", "theme", "move", "a", "b"], "nederīga int vērtība: 'b'"),
        (["programme", "--json=1"], "vērtība '1' šeit nav vajadzīga"),
        (["qr", "--png", "x"], "norādiet, kuru kodu rakstīt"),
    ],
)
def test_what_is_wrong_is_said_in_the_language(arguments: list[str], said: str) -> None:
    first, *rest = arguments
    for done in (
        ttchan("--lang", "lv", *arguments, code=2),
        ttchan(first, "--lang=lv", *rest, code=2),
        ttchan(*arguments, code=2, env={"TTCHAN_LANG": "lv"}),
    ):
        assert said in done.stderr
        assert "Skatiet: ttchan" in done.stderr


def test_the_sentences_of_argparse_in_the_catalogue_are_those_that_it_says() -> None:
    tree = ast.parse(inspect.getsource(argparse))
    said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert set(SENTENCES) <= said


@pytest.mark.parametrize("before", [[], ["--lang=lv"], ["--lang", "lv"]], ids=" ".join)
def test_a_command_that_there_is_not_is_told_which_there_are(before: list[str]) -> None:
    said = ttchan(*before, "nonsense", "programme", code=2).stderr
    assert all(command in said for command in COMMANDS)


def test_common_options_stand_before_or_after_the_command(data: Path) -> None:
    before = ttchan("--lang", "lv", "programme", data=data).stdout
    after = ttchan("programme", "--lang", "lv", "--data", str(data)).stdout
    assert before == after
    assert "piektdiena, 9. novembris" in before
    nested = ttchan("notes", "--lang", "lv", "list", data=data).stdout
    assert nested == ttchan("notes", "list", "--lang", "lv", data=data).stdout
    assert "popularizētu" in nested


def test_an_option_after_the_command_does_not_undo_one_before_it(data: Path) -> None:
    assert "piektdiena" in ttchan("--lang", "lv", "programme", "--now", "2018-11-09", data=data).stdout


def test_the_language_comes_from_the_environment(data: Path) -> None:
    assert "piektdiena" in ttchan("programme", data=data, env={"LANG": "lv_LV.UTF-8"}).stdout
    assert "vendredi" in ttchan("programme", data=data, env={"LANG": "fr_FR.UTF-8"}).stdout
    assert "Friday" in ttchan("programme", data=data, env={"LANG": "et_EE.UTF-8"}).stdout


def test_the_data_directory_comes_from_the_environment(tmp_path: Path) -> None:
    ttchan("meeting", "show", env={"TTCHAN_DATA": str(tmp_path / "here")})
    assert (tmp_path / "here").is_dir()


def test_a_data_directory_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = ttchan("programme", data=tmp_path / "file" / "data", code=1)
    assert "is not a directory" in done.stderr


@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_mistyped_data_directory_is_not_made(by: str, tmp_path: Path) -> None:
    wrong = tmp_path / "nowhere" / "data"
    for command in (["programme"], ["meeting", "show"], ["check"]):
        if by == "option":
            done = ttchan(*command, data=wrong, code=1)
        else:
            done = ttchan(*command, env={"TTCHAN_DATA": str(wrong)}, code=1)
        assert f"There is no directory {tmp_path / 'nowhere'}" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_users_own_data_directory_is_made_with_all_above_it(tmp_path: Path) -> None:
    home = tmp_path / "home" / "somebody"
    ttchan("meeting", "show", env={"HOME": str(home), "XDG_DATA_HOME": str(home / "share")})
    assert home.is_dir()


@pytest.mark.parametrize("now", ["0002-01-01T00:00+14:00", "9998-12-31T23:59-14:00"])
def test_a_clock_that_stands_far_away(now: str, data: Path) -> None:
    for command in (["programme"], ["partners", "raska"], ["meeting", "show"]):
        ttchan(*command, "--now", now, data=data)


def test_a_home_that_nobody_knows() -> None:
    done = ttchan("programme", env={"TTCHAN_DATA": "~nosuchuser/x"}, code=1)
    assert "Nobody knows whose home directory is meant" in done.stderr


def test_a_working_directory_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["/bin/sh", "-c", 'rmdir "$PWD"; exec "$@"', "sh", *COMMAND, "programme", "--data", "data"],
        capture_output=True,
        check=False,
        text=True,
        cwd=gone,
        env=environment(PYTHONPATH=str(ROOT)),
        timeout=60,
    )
    assert done.stderr == (
        "The directory that you work in is not there any more. "
        "Go to another one, or give --data a name that begins with /.\n"
    )
    assert done.returncode == 1


def test_a_data_file_that_is_gone_is_brought_back_from_its_history(tmp_path: Path) -> None:
    programme = ttchan("programme", data=tmp_path).stdout
    before = (tmp_path / "ttchan.json").read_bytes()
    (tmp_path / "ttchan.json").unlink()
    assert ttchan("programme", data=tmp_path).stdout == programme
    assert (tmp_path / "ttchan.json").read_bytes() == before


def test_a_time_zone_that_is_none(tmp_path: Path) -> None:
    ttchan("meeting", "show", data=tmp_path)
    file = tmp_path / "ttchan.json"
    file.write_text(file.read_text("utf-8").replace("Europe/Riga", "../../etc/passwd"), "utf-8")
    assert "cannot be used as a meeting" in ttchan("programme", data=tmp_path, code=1).stderr


def test_a_damaged_data_file_is_brought_back_from_its_history(tmp_path: Path) -> None:
    programme = ttchan("programme", data=tmp_path).stdout
    file = tmp_path / "ttchan.json"
    file.write_bytes(file.read_bytes()[:1000])
    assert ttchan("programme", data=tmp_path).stdout == programme
    assert ttchan("programme", data=tmp_path).stdout == programme


def test_a_damaged_data_file_without_history_is_told_and_left_alone(tmp_path: Path) -> None:
    ttchan("meeting", "show", data=tmp_path)
    file = tmp_path / "ttchan.json"
    (tmp_path / "ttchan.json.journal").unlink()
    file.write_bytes(file.read_bytes()[:1000])
    before = file.read_bytes()
    assert "damaged" in ttchan("programme", data=tmp_path, code=1).stderr
    assert file.read_bytes() == before


def test_what_was_smuggled_into_the_data_file_does_not_reach_the_terminal(tmp_path: Path) -> None:
    ttchan("meeting", "show", data=tmp_path)
    file = tmp_path / "ttchan.json"
    before = file.read_text(encoding="utf-8")
    smuggled = before.replace("Daugavpils", r"\u001b[2J\u202eDaugavpils")
    assert smuggled != before
    file.write_text(smuggled, encoding="utf-8")
    for command in (["programme"], ["partners"], ["partners", "--json"], ["search", "daugavpils"], ["qr"]):
        done = ttchan(*command, data=tmp_path, code=None)
        for text in (done.stdout, done.stderr):
            assert "\x1b" not in text
            assert "\u202e" not in text


def test_an_output_without_the_letters_gets_stand_ins_and_json_stays_whole(data: Path) -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = ttchan("programme", "--lang", "lv", data=data, env=ascii_only)
    assert "Atkl??anas" in done.stdout
    told = ttchan("programme", "--lang", "lv", "--json", data=data, env=ascii_only).stdout
    assert told.isascii()
    assert json.loads(told).items() >= parsed("programme", "--lang", "lv", data=data).items()


def test_a_pipe_that_nobody_reads_is_left_quietly(data: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "programme", "--data", str(data)],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        env=environment(),
        timeout=60,
    )
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which only Linux has")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_that_cannot_be_written_is_told(data: Path, unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "programme", "--data", str(data)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
            env=environment(PYTHONUNBUFFERED=unbuffered),
            timeout=60,
        )
    assert done.stderr == "The output could not be written: No space left on device.\n"
    assert done.returncode == 1


def test_lines_are_wrapped_to_eighty_columns_in_a_pipe(data: Path) -> None:
    for command in (["programme"], ["partners"], ["notes", "list"]):
        text = ttchan(*command, "--lang", "lv", data=data, env={"COLUMNS": "200"}).stdout
        assert 70 < max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_module_is_the_command(option: str) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "ttchan_tui", option],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
        cwd=ROOT,
        timeout=60,
    )
    assert said.stdout == f"ttchan {__version__}\n"
