"""`ttchan doctor` in front of real terminals, on real directories."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.cli.command import COMMAND, ROOT, environment, parsed, ttchan


def examined(
    data: Path,
    variables: Mapping[str, str] | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    answer: bytes = b"",
) -> tuple[dict[str, Any], int]:
    """What is found in front of a terminal of that size, by name, and the exit code."""
    path = str(Path(COMMAND[0]).parent)
    terminal = {**environment(), "PATH": path, "TERM": "xterm-256color", **(variables or {})}
    program: pexpect.spawn[bytes] = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "doctor", "--json", "--data", str(data), "--now", "2018-11-09T14:00"],
        env=terminal,
        dimensions=(size[1], size[0]),
        echo=False,
        cwd=str(ROOT),
        timeout=60,
    )
    if answer:
        program.expect_exact(b"\x1b[6n")
        program.send(answer)
    program.expect(pexpect.EOF)
    program.close()
    said = program.before or b""
    report = json.loads(said[said.index(b'{\r\n  "works"') :])
    assert report["works"] == (program.exitstatus == 0)
    return {one["what"]: one for one in report["findings"]}, program.exitstatus or 0


def test_a_usual_terminal_is_as_it_should_be(data: Path) -> None:
    found, code = examined(data)
    assert code == 0
    assert {one["state"] for one in found.values()} == {"ok"}
    assert found["size"]["found"] == "80×24"
    assert found["colours"]["found"] == "many"
    assert found["drawing"]["found"] == "full"


@pytest.mark.parametrize(
    ("what", "found", "variables"),
    [
        ("colours", "none", {"NO_COLOR": "1"}),
        ("encoding", "other", {"LANG": "lv_LV.ISO-8859-13"}),
        ("encoding", "unknown", {"LANG": "C"}),
        ("drawing", "ascii", {"LANG": "C"}),
        ("font", "-", {"TERM": "linux"}),
        ("terminal", "screen, tmux", {"TERM": "screen", "TMUX": "/tmp/tmux,1,0"}),
    ],
)
def test_it_says_what_to_do(data: Path, what: str, found: str, variables: dict[str, str]) -> None:
    findings, code = examined(data, variables)
    assert code == 0
    assert (findings[what]["found"], findings[what]["state"]) == (found, "advice")
    assert findings[what]["advice"]


def test_widths_are_those_that_the_terminal_answers(data: Path) -> None:
    """A terminal that takes the bytes of UTF-8 for letters of their own draws two for one."""
    wide = b"".join(b"\x1b[1;%dR" % (1 + columns) for columns in (2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3))
    found, _ = examined(data, answer=wide)
    assert found["widths"]["found"].startswith("ā 2, š 2")
    assert found["drawing"]["found"] == "ascii"
    right = b"".join(b"\x1b[1;%dR" % (1 + columns) for columns in (*[1] * 10, 2))
    found, _ = examined(data, answer=right, variables={"LANG": "C"})
    assert found["widths"]["state"] == "ok"
    assert found["drawing"]["found"] == "full"


def test_too_small_a_window_keeps_the_app_from_working(data: Path) -> None:
    found, code = examined(data, size=(59, 20))
    assert code == 1
    assert found["size"]["state"] == "broken"


def test_without_a_terminal_it_names_the_plain_pages(data: Path) -> None:
    done = ttchan("doctor", data=data)
    assert "ttchan plain" in done.stdout
    assert "Better  Terminal" in done.stdout
    assert "Ieteik. Terminālis" in ttchan("doctor", "--lang", "lv", data=data).stdout


def test_a_terminal_that_cannot_draw_is_wrong(data: Path) -> None:
    found, code = examined(data, {"TERM": "dumb"})
    assert (code, found["terminal"]["state"]) == (1, "broken")


def test_nothing_is_made_where_there_are_no_data_yet(tmp_path: Path) -> None:
    findings = parsed("doctor", data=tmp_path / "none")["findings"]
    assert [one["state"] for one in findings if one["what"] == "store"] == ["ok"]
    assert not (tmp_path / "none").exists()


def test_damaged_data_are_found(data: Path, tmp_path: Path) -> None:
    harmed = shutil.copytree(data, tmp_path / "d")
    (harmed / "ttchan.json").write_text("{", encoding="utf-8")
    findings = {one["what"]: one for one in parsed("doctor", data=harmed, code=1)["findings"]}
    assert findings["store"]["state"] == "broken"
    assert "ttchan db verify" in findings["store"]["advice"]
    assert (harmed / "ttchan.json").read_text(encoding="utf-8") == "{"


def test_a_clock_before_the_meeting_is_noticed(data: Path) -> None:
    findings = parsed("doctor", "--now", "1970-01-01T00:00", data=data)["findings"]
    assert [one["state"] for one in findings if one["what"] == "clock"] == ["advice"]


@pytest.mark.parametrize(
    "named",
    [":/etc/passwd", "/dev/zero", "/usr", "Europe", "Europe/Rigaa", "UTC+25", "../../etc/passwd", "R" * 5000],
)
def test_a_time_zone_that_is_none_is_left_out_and_told(data: Path, named: str) -> None:
    assert ttchan("history", data=data, env={"TZ": named}).stdout == ttchan("history", data=data).stdout
    found, code = examined(data, {"TZ": named})
    assert (found["time-zone"]["found"], found["time-zone"]["state"], code) == (named, "advice", 0)


@pytest.mark.parametrize(
    "named",
    [
        ":/usr/share/zoneinfo/Europe/Riga",
        "Europe/Riga",
        ":UTC",
        "EET-2EEST,M3.5.0/3,M10.5.0/4",
        "<+03>-3",
    ],
)
def test_of_a_time_zone_that_is_one_nothing_is_told(data: Path, named: str) -> None:
    found, _ = examined(data, {"TZ": named})
    assert "time-zone" not in found


def test_two_programs_of_one_name_are_told(data: Path, tmp_path: Path) -> None:
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "ttchan").write_text("#!/bin/sh\n")
        (tmp_path / folder / "ttchan").chmod(0o755)
    (tmp_path / "same").symlink_to("first")

    def told(*folders: str) -> dict[str, str] | None:
        path = ":".join(str(tmp_path / folder) for folder in folders)
        done = json.loads(ttchan("doctor", "--json", data=data, env={"PATH": path}).stdout)
        return next((one for one in done["findings"] if one["what"] == "programs"), None)

    found = told("first", "none", "second")
    assert found
    assert found["state"] == "advice"
    assert found["found"] == f"{tmp_path}/first/ttchan, {tmp_path}/second/ttchan"
    assert told("first", "same") is None
    assert told("second") is None
