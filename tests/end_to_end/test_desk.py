"""The desk over a real sshd, with the snippet that is shipped: who comes in, and what no attack does."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest

from tests.end_to_end.desk_server import ACCOUNT, DeskServer, desk_server
from ttchan_tui.meeting.roles import Role
from ttchan_tui.store import open_repository

pytestmark = pytest.mark.xdist_group("sshd")

PROMPT = "promote-my-partner"
STRESS = bool(os.environ.get("TTCHAN_STRESS"))
PEOPLE = {
    "anna": Role.LEAD,
    "gita": Role.GUEST,
    "fred": Role.FACILITATOR,
    "lena": Role.LEAD_FACILITATOR,
    "olga": Role.ORGANISER,
}


@pytest.fixture(scope="module")
def desk() -> Iterator[DeskServer]:
    """A desk with one person of each role."""
    with TemporaryDirectory() as folder, desk_server(Path(folder)) as server:
        for name, role in PEOPLE.items():
            if name != "anna":  # whom the guide has let in
                server.add(name, role, ("lv",) if role is Role.FACILITATOR else ())
        yield server


def test_each_role_over_the_line(desk: DeskServer) -> None:
    """The whole table is asked in tests/cli/desk; here that it is the person whose key it is."""
    note = "notes add --prompt promote-my-partner --group {} --category places 'for $(id) “{}”'"
    for name, group, code in (
        ("gita", "lv", 1), ("fred", "lv", 0), ("fred", "pl", 1), ("lena", "pl", 0),
    ):  # fmt: skip
        done = desk.ssh(name, note.format(group, name))
        assert (done.returncode, "uid=" in done.stdout) == (code, False), done.stderr
    told = desk.ssh("anna", "history", "--last", "3").stdout
    assert [f"added · {name}" in told for name in ("fred", "lena", "gita")] == [True, True, False]
    assert "“for $(id) “fred””" in told


def test_a_backup_and_a_board_come_over_the_line_and_no_file_is_left(desk: DeskServer) -> None:
    assert '"meeting"' in desk.ssh("anna", "db backup -").stdout
    assert desk.ssh("olga", "db backup -").returncode == 1
    board = desk.ssh("lena", "notes export --format json").stdout
    assert desk.ssh("lena", "notes import -", typed=board.encode()).returncode == 0
    assert desk.ssh("fred", "notes import -", typed=board.encode()).returncode == 1
    key = Path(f"{desk.key('nina')}.pub").read_bytes()
    assert desk.ssh("anna", "access add nina --role guest -", typed=key).returncode == 0
    assert "nina" in desk.ssh("anna", "access list").stdout
    assert desk.ssh("olga", "access list").returncode == 1
    assert desk.ssh("nina", "programme").returncode == 0
    assert desk.ssh("anna", "access revoke nina").returncode == 0
    assert desk.ssh("nina", "programme").returncode == 255


def test_each_person_has_drafts_and_undo_of_their_own(desk: DeskServer) -> None:
    assert desk.ssh("olga", "notes add --prompt gains --group lv --category gains mine").returncode == 0
    assert "mine" in desk.ssh("anna", "notes list --prompt gains").stdout
    assert desk.ssh("fred", "undo").returncode == 0  # the note of another test, and not this one
    assert "mine" in desk.ssh("olga", "undo").stdout
    assert "mine" not in desk.ssh("anna", "notes list --prompt gains").stdout


def test_two_sessions_that_change_one_activity_lose_nothing(desk: DeskServer) -> None:
    seen = json.loads(desk.ssh("olga", "programme show d2-8 --json").stdout)["seen"]
    assert desk.ssh("anna", "programme edit d2-8 start=14:00 'title.en=The lead'").returncode == 0
    audience = desk.ssh("olga", f"programme edit d2-8 audience.en=All --seen {seen}")
    assert audience.returncode == 0, audience.stderr
    refused = desk.ssh("olga", f"programme edit d2-8 'title.en=The organiser' --seen {seen}")
    assert refused.returncode == 1
    assert "anna says “The lead”, you say “The organiser”" in refused.stderr
    assert desk.ssh("lena", "programme edit d2-8 start=15:00").returncode == 1


def test_a_killed_client_leaves_no_session(desk: DeskServer) -> None:
    screen = desk.spawn("gita")
    screen.expect("TTChan")
    before = _of_the_account()
    assert before
    assert screen.pid
    os.kill(screen.pid, signal.SIGKILL)
    _, there = psutil.wait_procs(before, timeout=10)
    assert not there


def _of_the_account() -> list[psutil.Process]:
    return [one for one in psutil.process_iter(["username"]) if one.info["username"] == ACCOUNT]


def test_what_is_made_over_the_line_is_the_groups(desk: DeskServer) -> None:
    group = desk.data.stat().st_gid
    for path in desk.data.rglob("*"):
        if "drafts" in path.parts or "presence" in path.parts:
            continue
        status = path.lstat()
        assert (status.st_gid, status.st_mode & 0o060) == (group, 0o060), path
    with closing(open_repository(desk.data)) as repository:
        assert {entry.who.partition("@")[0] for entry in repository.past.entries()} <= {*PEOPLE, "root"}
