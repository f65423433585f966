"""`ttchan purge`: what was private is in no byte any more, and what is public is as it was."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import over
from tests.cli.command import environment, parsed, ttchan
from tests.users import GROUP, HELPER
from ttchan_tui.store import Membership, MembershipFile

KILLS = 40 if os.environ.get("TTCHAN_STRESS") else 2


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A meeting that is over, with private things of every kind, a backup and an earlier journal."""
    directory = tmp_path / "data"
    over.make(directory)
    ttchan("db", "backup", data=directory)
    ttchan("db", "compact", data=directory)
    ttchan("notes", "add", "--prompt", over.PROMPT, "--group", "lv", "--category", "places",
           f"{over.SECRET} later", data=directory)  # fmt: skip
    for name in ("counts", "looks", "log"):
        (directory / name).mkdir(exist_ok=True)
        (directory / name / "foyer").write_text(over.SECRET, "utf-8")
    return directory


def with_secret(directory: Path) -> list[str]:
    """The files that have it in any byte."""
    secret = over.SECRET.encode()
    return [path.name for path in directory.rglob("*") if path.is_file() and secret in path.read_bytes()]


def public(data: Path, site: Path) -> dict[str, bytes]:
    """The pages of the site."""
    ttchan("publish", str(site), data=data)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


def test_what_was_private_is_in_no_byte_and_what_is_public_stays(data: Path, tmp_path: Path) -> None:
    before = public(data, tmp_path / "before")
    order = ("purge", "--after-register", "--now", "2030-01-01T12:00")
    shown = parsed(*order, "--dry-run", data=data)["removed"]
    assert shown["notes"] == 7
    assert shown["authors"] == 1
    assert min(shown.values()) > 0
    assert len(with_secret(data)) > 4
    refused = ttchan(*order, data=data, code=1)
    assert "--confirm TTChan" in refused.stderr
    assert "7  notes that are not public" in refused.stdout
    assert "1  public note that loses its author" in refused.stdout
    latvian = ttchan(*order, "--dry-run", "--lang", "lv", data=data).stdout
    assert "7  piezīmes, kas nav publiskas" in latvian
    assert "1  publiska piezīme, kas zaudē autoru" in latvian
    ttchan(*order, "--confirm", "another", data=data, code=1)
    assert len(with_secret(data)) > 4
    told = parsed(*order, "--confirm", "TTChan", data=data)
    assert with_secret(data) == []
    assert told["removed"]["notes"] == 7
    receipt = json.loads(Path(told["receipt"]).read_text("utf-8"))
    assert receipt["removed"] == told["removed"]
    assert receipt["meeting"] == "ttchan-2018"
    assert [one["what"] for one in parsed("history", data=data)["changes"]] == ["purge"]
    assert "damaged" not in ttchan("db", "verify", data=data).stdout
    assert public(data, tmp_path / "after") == before
    assert parsed("published", "list", data=data)["purged"] == "2030-01-01"
    again = parsed(*order, "--confirm", "TTChan", data=data)["removed"]
    assert (again["notes"], again["authors"], again["board"]) == (0, 0, 0)
    ttchan(
        "notes", "add", "--prompt", over.PROMPT, "--group", "lv", "--category", "places", "anew", data=data
    )
    ttchan("undo", data=data)


def test_not_before_its_time_and_only_what_is_old(data: Path) -> None:
    early = ttchan("purge", "--after-register", "--now", "2019-05-20T12:00", data=data, code=1)
    assert "before 2019-05-21" in early.stderr
    assert ttchan("purge", data=data, code=2).stderr
    old = parsed("purge", "--before", "2018-11-01", "--confirm", "TTChan", data=data)["removed"]
    assert (old["notes"], old["board"]) == (0, 0)
    assert "waiting" in ttchan("notes", "list", "--prompt", over.PROMPT, data=data).stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes links of others")
def test_links_that_somebody_else_has_put_there_lead_nowhere(data: Path, tmp_path: Path) -> None:
    """In a folder of several accounts each may put what it likes, and one of them removes."""
    theirs, ours = tmp_path / "theirs", tmp_path / "disk"
    theirs.mkdir()
    (theirs / "letter").write_text("precious")
    shutil.rmtree(data / "looks")
    (data / "looks").symlink_to(theirs)
    os.chown(data / "looks", HELPER, GROUP, follow_symlinks=False)
    (data / "log" / "more").symlink_to(theirs / "letter")
    shutil.move(data / "backups", ours)
    (data / "backups").symlink_to(ours)  # on a disk of its own: whoever removes has put it there
    ttchan("purge", "--before", "2030-01-01", "--confirm", "TTChan", "--now", "2030-01-01T12:00", data=data)
    assert (theirs / "letter").read_text() == "precious"
    assert with_secret(data) == with_secret(ours) == []


def test_a_meeting_that_is_shared_is_left_first(data: Path) -> None:
    file = MembershipFile(data)
    file.keep(Membership("5c4001", "school", "desk", "service=meeting", 0))
    order = ("purge", "--before", "2030-01-01", "--confirm", "TTChan", "--now", "2030-01-01T12:00")
    assert "ttchan link leave" in ttchan(*order, data=data, code=1).stderr
    assert with_secret(data)
    file.remove()
    ttchan(*order, data=data)
    assert with_secret(data) == []


ENDED = """
import os, signal, sys
from ttchan_tui.cli.main import run

step, end, data = 0, int(sys.argv[1]), sys.argv[3]

def count(event, arguments):  # of what is done to files of the data, the step at which it is killed
    global step
    if event in {"open", "os.remove", "os.rename", "os.rmdir", "os.truncate"}:
        if isinstance(arguments[0], (str, bytes)) and os.fsdecode(arguments[0]).startswith(data):
            step += 1
            if step == end:
                os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
sys.argv[:] = ["ttchan", *sys.argv[2:]]
try:
    run()
finally:
    print(step, file=sys.stderr)
"""
"""`ttchan` that is killed at a step."""


def purged(data: Path, end: int) -> subprocess.CompletedProcess[str]:
    """Purge it in a process that is killed at that step; at none if there are not so many."""
    order = ("--data", str(data), "purge", "--before", "2030-01-01", "--confirm", "TTChan")
    command = [sys.executable, "-c", ENDED, str(end), *order]
    return subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)


def test_killed_at_any_step_it_is_noticed_and_can_be_done_again(data: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(data, whole)
    steps = int(purged(whole, 0).stderr.split()[-1])
    assert with_secret(whole) == []
    chance, noticed = random.Random(7), 0
    for number in range(KILLS):
        copy = tmp_path / f"copy {number}"
        shutil.copytree(data, copy)
        end = chance.randrange(1 if number % 2 else steps * 2 // 3, steps)  # late it has begun to remove
        assert purged(copy, end).returncode == -signal.SIGKILL
        assert over.PUBLIC_NOTE in ttchan("notes", "list", "--prompt", over.PROMPT, data=copy).stdout
        if (copy / "purge-unfinished.json").exists():
            noticed += 1
            told = [one for one in parsed("doctor", data=copy)["findings"] if one["what"] == "purge"]
            assert "ttchan purge --before 2030-01-01" in told[0]["found"]
        purged(copy, 0)
        assert with_secret(copy) == []
        assert not (copy / "purge-unfinished.json").exists()
        assert not [one for one in parsed("doctor", data=copy)["findings"] if one["what"] == "purge"]
    assert noticed
