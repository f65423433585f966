"""The desk over a real sshd, with the snippet that is shipped: who comes in, and what no attack does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pexpect
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


ATTACKS = """\
/bin/sh -i
programme; id
notes export --output .bashrc
notes import /dev/stdin
sh
$(id)
notes export --output /tmp/ttchan-attack
qr results --png ../../tmp/ttchan-attack
meeting example /tmp/ttchan-attack
notes import /etc/shadow
--data /tmp/ttchan-attack programme
kiosk
db restore /etc/passwd
-oProxyCommand=id
""".splitlines()


def test_commands_that_lead_elsewhere_are_refused_and_logged(desk: DeskServer) -> None:
    note = f"notes add --prompt {PROMPT} --group lv --category places '$(touch /tmp/ttchan-attack)'"
    assert desk.ssh("lena", note).returncode == 0
    for attack in ATTACKS if STRESS else ATTACKS[:4]:
        done = desk.ssh("lena", attack, typed=b"id\n")
        assert done.returncode in (1, 2), attack
        assert "uid=" not in done.stdout + done.stderr
        assert done.stderr.strip()
        last = desk.log.splitlines()[-1]
        assert '"not-done"' in last
        assert '"lena"' in last
    assert not Path("/tmp/ttchan-attack").exists()
    assert [path.name for path in (desk.folder / "home").iterdir()] == ["access"]


def test_a_command_line_of_a_megabyte_does_nothing(desk: DeskServer) -> None:
    assert desk.ssh("lena", "notes list").returncode == 0  # the first to come makes the store
    record = last_record(desk)
    assert desk.ssh(
        "lena", "notes add --prompt gains --group lv --category gains", *["x" * 90_000] * 11
    ).returncode
    assert desk.ssh("lena", "notes add --prompt gains --group lv --category gains", "x" * 90_000).returncode
    assert last_record(desk) == record


def last_record(desk: DeskServer) -> int:
    with closing(open_repository(desk.data)) as repository:
        return repository.last_record


def test_neither_files_nor_forwards_get_through(desk: DeskServer, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    options = desk.words("lena")[1:-2]
    copying = [word if word != "-p" else "-P" for word in options]
    where = f"{ACCOUNT}@127.0.0.1"
    for command in (
        ["scp", *copying, str(tmp_path / "x"), f"{where}:/tmp/ttchan-attack"],
        ["scp", "-O", *copying, str(tmp_path / "x"), f"{where}:.bashrc"],
        ["sftp", *copying, where],
        ["ssh", *options, "-o", "ExitOnForwardFailure=yes", "-N", "-R", "0:127.0.0.1:22", where],
        ["ssh", *options, "-W", f"127.0.0.1:{desk.port}", where],
    ):
        done = subprocess.run(command, capture_output=True, check=False, timeout=20, stdin=subprocess.DEVNULL)
        assert done.returncode, command
        assert b"SSH-2.0" not in done.stdout
    assert not Path("/tmp/ttchan-attack").exists()


def test_what_the_client_sets_leads_nowhere(desk: DeskServer) -> None:
    hostile = ("TTCHAN_DATA", "PYTHONPATH", "TEXTUAL_DRIVER", "PATH", "LD_PRELOAD", "LANG", "LC_ALL", "HOME")
    setting = " ".join(f"{name}=../../x" for name in hostile)
    done = desk.ssh("olga", "meeting show", options=("-o", f"SetEnv={setting}"))
    assert done.returncode == 0, done.stderr
    assert str(desk.data) in done.stdout
    assert "piektdiena" in desk.ssh("olga", "--lang lv programme").stdout


def test_keys_that_are_not_the_desks_open_nothing(desk: DeskServer) -> None:
    keys = desk.access / "authorized_keys"
    public = Path(f"{desk.key('eve')}.pub").read_text()
    assert desk.ssh("eve", "programme").returncode == 255
    before = keys.read_text()
    keys.write_text(f"{before}{public}")
    for command in ((), ("programme",)):
        done = desk.ssh("eve", *command, typed=b"id\n")
        assert done.returncode == 1
        assert "nobody's here (SHA256:" in done.stderr
        assert "uid=" not in done.stdout
    assert desk.log.count("nobody's key") == 2
    keys.write_text(before)
    desk.add("eve", Role.GUEST, until=(datetime.now(UTC) - timedelta(days=1)).date())
    assert desk.ssh("eve", "programme").returncode == 255
    desk.revoke("eve")


def _arrived(desk: DeskServer, name: str) -> pexpect.spawn[str]:
    screen = desk.spawn(name)
    screen.expect("TTChan")
    return screen


def test_no_key_of_the_first_moment_gives_a_shell_or_a_trace(desk: DeskServer) -> None:
    with closing(desk.spawn("olga")) as screen:
        screen.waitnoecho(10)  # until then they would be for the client
        screen.send("\x03\x1a\x1c" * 3)
        screen.expect("TTChan")
        assert "Traceback" not in str(screen.before)
        screen.send("\x11")
        screen.expect(pexpect.EOF)
        assert "$ " not in str(screen.before).rsplit("\x1b[?1049l", 1)[-1]


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
    screen = _arrived(desk, "gita")
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
