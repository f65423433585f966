"""Attacks over a real sshd: none does anything, leaves a file or a record, and each is in a log.

That the same words do nothing without a line is asked, for many more of them, in tests/cli/desk/test_far.py.
"""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pexpect
import pytest

from tests.end_to_end.desk_server import ACCOUNT, DeskServer, desk_server
from tests.end_to_end.terminal import wait_until
from tests.tools import need
from ttchan_tui.meeting.roles import Role
from ttchan_tui.store import open_repository

pytestmark = pytest.mark.xdist_group("sshd")

STRESS = bool(os.environ.get("TTCHAN_STRESS"))
PROMPT = "promote-my-partner"
MARK = Path("/tmp/ttchan-attack")
"""What no attack may make."""
ITS_OWN = ("log", "presence", "drafts", "backups")
"""What comes and goes beside the data, whatever is done."""


@pytest.fixture(scope="module")
def desk() -> Iterator[DeskServer]:
    """A desk that has a store, with a note in it that would run a command wherever a shell read it."""
    MARK.unlink(missing_ok=True)
    with TemporaryDirectory() as folder, desk_server(Path(folder)) as server:
        for name, role in (("lena", Role.LEAD_FACILITATOR), ("olga", Role.ORGANISER)):
            server.add(name, role)
        note = f"notes add --prompt {PROMPT} --group lv --category places '$(touch {MARK})'"
        assert server.ssh("lena", note).returncode == 0
        yield server


@contextmanager
def nothing_comes_of_it(desk: DeskServer) -> Iterator[None]:
    """No record, no file, neither beside the data nor where a login would find it."""
    before = _files(desk), last_record(desk)
    yield
    assert (_files(desk), last_record(desk)) == before
    assert not MARK.exists()


def _files(desk: DeskServer) -> set[Path]:
    kept = {path for path in (desk.folder / "home").rglob("*") if path.name != "access.log"}
    beside = {path for path in desk.data.rglob("*") if path.relative_to(desk.data).parts[0] not in ITS_OWN}
    return kept | beside


def last_record(desk: DeskServer) -> int:
    with closing(open_repository(desk.data)) as repository:
        return repository.last_record


COMMANDS = f"""\
/bin/sh -i
programme; id
notes export --output .bashrc
notes import /dev/stdin
sh
$(id)
`id`
programme && id
programme | tee {MARK}
programme > {MARK}
notes export --output {MARK}
notes export --output ../../..{MARK}
notes export --output /proc/self/cwd/.bashrc
qr results --png {MARK}
meeting example {MARK}
meeting export {MARK}
publish {MARK}
pack -o {MARK}
notes import /etc/shadow
meeting load /etc
check /etc/passwd
access add eve --role lead /etc/passwd
access list --settings {MARK}
--data {MARK} programme
--now 2018-11-09T10:00 programme
kiosk
doctor
db restore /etc/passwd
db backup {MARK}
-oProxyCommand=id
--
/usr/lib/openssh/sftp-server
internal-sftp
scp -t .bashrc
rsync --server . {MARK}
""".splitlines()


def test_commands_that_lead_elsewhere_are_refused_and_logged(desk: DeskServer) -> None:
    with nothing_comes_of_it(desk):
        for attack in COMMANDS if STRESS else COMMANDS[:4]:
            done = desk.ssh("lena", attack, typed=b"id\n")
            assert done.returncode in (1, 2), attack
            assert "uid=" not in done.stdout + done.stderr, attack
            assert "root:" not in done.stdout + done.stderr, attack
            assert done.stderr.strip(), attack
            last = desk.log.splitlines()[-1]
            assert '"not-done"' in last, attack
            assert '"lena"' in last, attack


def test_a_command_line_of_a_megabyte_does_nothing(desk: DeskServer) -> None:
    begin = "notes add --prompt gains --group lv --category gains"
    with nothing_comes_of_it(desk):
        assert desk.ssh("lena", begin, *["x" * 90_000] * 11).returncode
        assert desk.ssh("lena", begin, "x" * 90_000).returncode


def copying(desk: DeskServer, folder: Path) -> Iterator[list[str]]:
    """Programs that copy files, in both directions."""
    (folder / "x").write_text(f"touch {MARK}")
    options = desk.words("lena")[1:-2]
    for_copying = [word if word != "-p" else "-P" for word in options]
    where = f"{ACCOUNT}@127.0.0.1"
    yield ["scp", *for_copying, str(folder / "x"), f"{where}:{MARK}"]
    yield ["scp", "-O", *for_copying, str(folder / "x"), f"{where}:.bashrc"]
    if not STRESS:
        return
    yield ["scp", *for_copying, f"{where}:/etc/passwd", str(folder / "got")]
    yield ["sftp", *for_copying, where]
    yield ["ssh", *options, "-s", where, "netconf"]
    need("rsync")
    for source, target in ((f"{folder}/x", f"{where}:{MARK}"), (f"{where}:/etc/passwd", f"{folder}/got")):
        yield ["rsync", "-e", " ".join(["ssh", *options]), source, target]


def test_files_are_not_copied(desk: DeskServer, tmp_path: Path) -> None:
    with nothing_comes_of_it(desk):
        for command in copying(desk, tmp_path):
            said = len(desk.log) + len(desk.sshd_log)
            done = subprocess.run(
                command, capture_output=True, check=False, timeout=20, stdin=subprocess.DEVNULL
            )
            assert done.returncode, command
            assert len(desk.log) + len(desk.sshd_log) > said, command
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_nothing_is_forwarded_and_sshd_says_who_asked(desk: DeskServer) -> None:
    """Over `-N` no command is run, so it is the log of sshd in which it stands."""
    ways = {
        "-W": ["-W", f"127.0.0.1:{desk.port}"],
        "-R": ["-N", "-R", "0:127.0.0.1:22"],
        "a socket": ["-N", "-R", f"{MARK}:127.0.0.1:22"],
        "a network": ["-N", "-w", "any:any"],
    }
    for name, words in ways.items() if STRESS else list(ways.items())[:2]:
        said = desk.sshd_log
        begin = desk.words("lena", "-o", "ExitOnForwardFailure=yes", *words)
        done = subprocess.run(begin, capture_output=True, check=False, timeout=20, stdin=subprocess.DEVNULL)
        assert done.returncode, name
        assert b"SSH-2.0" not in done.stdout
        assert f"Accepted publickey for {ACCOUNT}" in desk.sshd_log[len(said) :], name
    for option in ("-L", "-D"):
        assert _reached_through(desk, option) == b"", option
    assert desk.sshd_log.count("refused local port forward") >= 3
    assert not MARK.exists()


def _reached_through(desk: DeskServer, option: str) -> bytes:
    """What comes from the machine itself through a port at the client that is to lead there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    target = f":127.0.0.1:{desk.port}" if option == "-L" else ""
    words = desk.words("lena", "-N", option, f"{port}{target}")
    with subprocess.Popen(words, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as client:
        try:
            wait_until(lambda: _is_open(port), "the port at the client")
            with socket.create_connection(("127.0.0.1", port), 10) as opened:
                if option == "-D":  # SOCKS: no name, to that port of the machine
                    opened.sendall(b"\x05\x01\x00")
                    assert opened.recv(2) == b"\x05\x00"
                    opened.sendall(b"\x05\x01\x00\x01\x7f\x00\x00\x01" + desk.port.to_bytes(2, "big"))
                try:
                    return opened.recv(100).partition(b"SSH-2.0")[1]
                except ConnectionResetError:
                    return b""
        finally:
            client.terminate()


def _is_open(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def test_neither_an_agent_nor_a_window_comes_along(desk: DeskServer) -> None:
    """The session goes on without them."""
    for option, display in (("-A", ""), ("-X", ":99")):
        done = desk.ssh("lena", "meeting show", options=(option,), env={"DISPLAY": display})
        assert done.returncode == 0, done.stderr
    assert not [path for path in Path("/tmp").glob("ssh-*") if path.owner() == ACCOUNT]
    assert not (desk.folder / "home" / ".Xauthority").exists()


RUBBISH = ("../../x", "$(id)", "\x1b]0;x\x07", "x" * 5_000, "..", "C.\nUTF-8")
SET = (
    "TTCHAN_DATA", "TTCHAN_LANG", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONINSPECT", "TEXTUAL_DRIVER", "TEXTUAL",
    "PATH", "LD_PRELOAD", "BASH_ENV", "ENV", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_X", "TERM",
)  # fmt: skip


def test_what_the_client_sets_leads_nowhere(desk: DeskServer) -> None:
    for value in RUBBISH if STRESS else RUBBISH[:1]:
        setting = " ".join(f'"{name}={value}"' for name in SET)
        done = desk.ssh("olga", "meeting show", options=("-o", f"SetEnv={setting}"))
        assert done.returncode == 0, done.stderr
        assert str(desk.data) in done.stdout
        assert "uid=" not in done.stdout
    assert "piektdiena" in desk.ssh("olga", "--lang lv programme").stdout


@pytest.mark.parametrize("term", ["../../x", *(("$(id)", "\x1b]0;x\x07", "", "x" * 600) if STRESS else ())])
def test_a_terminal_of_any_name_gets_the_screens_and_keys_of_the_first_moment_no_shell(
    term: str, desk: DeskServer
) -> None:
    with closing(desk.spawn("olga", term=term)) as screen:
        screen.waitnoecho(10)  # until then they would be for the client
        screen.send("\x03\x1a\x1c" * 3)
        screen.expect("TTChan")
        assert "Traceback" not in str(screen.before)
        screen.send("\x11")
        screen.expect(pexpect.EOF)
        assert "$ " not in str(screen.before).rsplit("\x1b[?1049l", 1)[-1]


def test_without_a_terminal_these_keys_open_nothing_either(desk: DeskServer) -> None:
    with nothing_comes_of_it(desk):
        for command, code in (((), 2), (("programme",), 0)):
            done = desk.ssh("olga", *command, typed=b"\x03\x1a\x1c\nid\n")
            assert done.returncode == code
            assert "uid=" not in done.stdout


def test_keys_that_are_not_the_desks_open_nothing(desk: DeskServer) -> None:
    keys = desk.access / "authorized_keys"
    public = Path(f"{desk.key('eve')}.pub").read_text()
    assert desk.ssh("eve", "programme").returncode == 255
    before = keys.read_text()
    for line in (public, f'command="/bin/sh",no-pty {public}', f'environment="PYTHONPATH=/tmp" {public}'):
        keys.write_text(f"{before}{line}")
        for command in ((), ("programme",)) if STRESS else ((),):
            done = desk.ssh("eve", *command, typed=b"id\n")
            assert done.returncode == 1
            assert "nobody's here (SHA256:" in done.stderr
            assert "uid=" not in done.stdout
            assert "nobody's key" in desk.log.splitlines()[-1]
    keys.write_text(before)
    desk.add("eve", Role.GUEST, until=(datetime.now(UTC) - timedelta(days=1)).date())
    assert desk.ssh("eve", "programme").returncode == 255
    keys.write_text(f"{before}{public}")  # as if OpenSSH did not look at the day
    assert desk.ssh("eve", "programme").returncode == 1
    assert '"why": "over"' in desk.log.splitlines()[-1]
    desk.revoke("eve")


def test_a_table_of_notes_is_no_file_of_a_shell(desk: DeskServer) -> None:
    """What is exported is only sent, wherever it was to be kept; and what a spreadsheet would run is text."""
    with nothing_comes_of_it(desk):
        assert desk.ssh("lena", "notes export --format csv --output .bashrc").returncode
        table = desk.ssh("lena", "notes export --format csv").stdout
        assert f"$(touch {MARK})" in table
        for name in (".bashrc", ".profile", ".ssh/rc", ".ssh/environment"):
            assert not (desk.folder / "home" / name).exists()
        assert desk.ssh("lena", "notes list").returncode == 0  # the next login
