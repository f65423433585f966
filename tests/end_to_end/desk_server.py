"""A real sshd on loopback with the snippet that is shipped, and people who come in to it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pexpect
import psutil

from tests.cli.command import ROOT
from tests.end_to_end.terminal import Terminal, wait_until
from tests.tools import cannot_be_tried
from tests.users import modules, python_for_all
from ttchan_tui.access.directory import AccessDirectory
from ttchan_tui.access.keys import public_key
from ttchan_tui.access.people import Entrant
from ttchan_tui.meeting.roles import Role

ACCOUNT = GROUP = f"ttchan-{os.getpid()}"
"""What they are called here: a desk of this machine's own, or of other tests, is not to be disturbed."""
SSHD = "/usr/sbin/sshd"
SLOWER = 1 if os.environ.get("TTCHAN_STRESS") else 3
"""How many times longer something may take where other tests run beside it; the long version is alone."""


@dataclass(frozen=True)
class DeskServer:
    """Where it listens, and where everything is."""

    folder: Path
    port: int

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def access(self) -> Path:
        return self.folder / "home" / "access"

    @property
    def log(self) -> str:
        path = self.access / "access.log"
        return path.read_text() if path.exists() else ""

    @property
    def sshd_log(self) -> str:
        """What sshd itself has said so far."""
        path = self.folder / "sshd.log"
        return path.read_text() if path.exists() else ""

    def key(self, name: str) -> Path:
        """The private key of somebody; made when it is first asked for."""
        path = self.folder / "keys" / name
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path, "-C", name], check=True
            )
        return path

    def add(self, name: str, role: Role, groups: tuple[str, ...] = (), until: date | None = None) -> None:
        """Let somebody in, as root does on the machine."""
        public = Path(f"{self.key(name)}.pub").read_bytes()
        AccessDirectory(self.access).add(Entrant(name, role, groups, until), public_key(public), "root")

    def revoke(self, name: str) -> None:
        """Let somebody in no more."""
        AccessDirectory(self.access).revoke(name, "root")

    def words(self, name: str, *options: str, port: int = 0) -> list[str]:
        """How somebody calls ssh, at the port of a line if they have one."""
        settings = {
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": "/dev/null",
            "IdentitiesOnly": "yes",
            "BatchMode": "yes",
            "LogLevel": "ERROR",
        }
        named = [word for item in settings.items() for word in ("-o", "=".join(item))]
        where = ["-i", str(self.key(name)), "-p", str(port or self.port)]
        return ["ssh", "-F", "none", *named, *where, *options, "--", f"{ACCOUNT}@127.0.0.1"]

    def ssh(
        self,
        name: str,
        *command: str,
        options: tuple[str, ...] = (),
        typed: bytes = b"",
        seconds: int = 20,
        env: Mapping[str, str] = MappingProxyType({}),
    ) -> subprocess.CompletedProcess[str]:
        """Do something over the line."""
        done = subprocess.run(
            [*self.words(name, *options), *command],
            input=typed,
            capture_output=True,
            check=False,
            timeout=seconds,
            env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "en_GB.UTF-8", **env},
        )
        return subprocess.CompletedProcess(
            done.args,
            done.returncode,
            done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"),
        )

    def spawn(self, name: str, *options: str, term: str = "xterm-256color") -> pexpect.spawn[str]:
        """Open the screens over the line, and read what is sent as it comes."""
        program, *words = self.words(name, "-tt", *options)
        return pexpect.spawn(
            program,
            words,
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=20,
            env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TERM": term},
        )

    @contextmanager
    def screen(
        self,
        name: str,
        *options: str,
        port: int = 0,
        lang: str = "en",
        columns: int = 80,
        rows: int = 24,
    ) -> Iterator[Terminal]:
        """The screens over the line, as a terminal shows them; the client is ended in any case."""
        words = self.words(name, "-tt", "-o", "SendEnv=LANG", *options, port=port)
        environment = {"LANG": f"{lang}_XX.UTF-8"}
        opened = Terminal(self.folder, command=(*words,), environment=environment, columns=columns, rows=rows)
        try:
            opened.wait_for({"en": "? help", "lv": "? palīdzība"}[lang])
            yield opened
        finally:
            with suppress(OSError):  # the test may have ended it
                opened.process.close(force=True)


def make_key(path: Path) -> None:
    """A pair of keys without a passphrase."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)


@contextmanager
def desk_server(folder: Path) -> Iterator[DeskServer]:
    """Let it listen during the block, set up as docs/ssh.md says. Needs root."""
    if os.geteuid():
        cannot_be_tried("only root can be somebody else")
    server = DeskServer(folder, _free_port())
    folder.chmod(0o755)
    with _nothing_left():
        _set_up(server)
        process = subprocess.Popen([SSHD, "-D", "-E", folder / "sshd.log", "-f", folder / "sshd_config"])
        try:
            wait_until(lambda: "Server listening" in server.sshd_log, "sshd listens")
            yield server
        finally:
            process.terminate()
            process.wait(10)


@contextmanager
def _nothing_left() -> Iterator[None]:
    """The account and the group are gone afterwards."""
    if _is_there("passwd", ACCOUNT):
        cannot_be_tried(f"this machine has an account {ACCOUNT} of its own")
    try:
        yield
    finally:
        left = [one for one in psutil.process_iter(["username"]) if one.info["username"] == ACCOUNT]
        for one in left:
            one.kill()
        psutil.wait_procs(left, timeout=10)  # an account of which something runs is not removed
        for command in (["userdel", ACCOUNT], ["groupdel", GROUP]):
            subprocess.run(command, check=False, capture_output=True)


def _is_there(database: str, name: str) -> bool:
    return not subprocess.run(["getent", database, name], capture_output=True, check=False).returncode


def _set_up(server: DeskServer) -> None:
    """What docs/ssh.md says, command by command, but for what is installed and for where everything is."""
    folder = server.folder
    program = folder / "opt" / "bin" / "ttchan"
    program.parent.mkdir(parents=True)
    start = f'PYTHONPATH={modules()} exec {python_for_all()} -m ttchan_tui.cli.main "$@"'
    program.write_text(f"#!/bin/sh\n{start}\n")
    program.chmod(0o755)
    (folder / "etc" / "ssh").mkdir(parents=True)
    make_key(folder / "etc" / "ssh" / "host_key")
    (folder / "sshd_config").write_text(
        f"Include {folder}/etc/ssh/ttchan.conf\nMatch all\nPort {server.port}\nListenAddress 127.0.0.1\n"
        f"HostKey {folder}/etc/ssh/host_key\nPidFile none\nUsePAM no\nMaxStartups 100\n"
        "Subsystem sftp /usr/lib/openssh/sftp-server\n"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    places = {
        "/var/lib/ttchan-desk": str(folder / "home"),
        "/var/lib/ttchan": str(server.data),
        "/opt/ttchan": str(folder / "opt"),
        "/etc/ttchan": str(folder / "etc"),
        "/etc/ssh/sshd_config.d": str(folder / "etc" / "ssh"),
        "anna.pub": f"{server.key('anna')}.pub",
        "access add anna": f"access add anna --settings {folder}/etc/desk.toml",
        "access list": f"access list --settings {folder}/etc/desk.toml",
        "sshd -t": f"{SSHD} -t -f {folder}/sshd_config",
    }
    for command in documented_commands():
        here = command
        if not here.startswith(("apt-get", "python3 -m venv", "/opt/ttchan/bin/pip", "systemctl")):
            for shipped, ours in places.items():
                here = here.replace(shipped, ours)
            here = _OF_THE_GROUP.sub(rf"\1 {GROUP}", here.replace("ttchan-desk", ACCOUNT))
            done = subprocess.run(
                ["sh", "-ec", here], cwd=ROOT, capture_output=True, text=True, check=False, umask=0o022
            )
            assert done.returncode == 0, (here, done.stderr)
        snippet = folder / "etc" / "ssh" / "ttchan.conf"
        if "sshd-ttchan.conf" in command:
            said = snippet.read_text()
            for shipped in ("/var/lib/ttchan-desk", "/opt/ttchan", "/etc/ttchan"):
                assert shipped in said
                said = said.replace(shipped, places[shipped])
            said = said.replace("ttchan-desk", ACCOUNT)
            snippet.write_text(said)


_OF_THE_GROUP = re.compile(r"(group|--system|--gid|-g) ttchan(?=\s|$)")


def documented_commands() -> Iterator[str]:
    """The commands of docs/ssh.md that root gives on the machine."""
    text = (ROOT / "docs" / "ssh.md").read_text()
    for block in text.split("```sh\n")[1:]:
        yield from block.split("```")[0].strip().splitlines()


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])
