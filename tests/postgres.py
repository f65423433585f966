"""A PostgreSQL of the tests' own, on a socket of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from itertools import count
from pathlib import Path

_SERIAL = count()
_BIN = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"))


class Postgres:
    """A server that is there as long as the tests are, and can be stopped and started meanwhile."""

    def __init__(self, directory: Path, *, keeps: bool = False, tls: bool = False) -> None:
        self.directory = directory
        self.port = 5432
        self._sync = "on" if keeps else "off"
        self._data = directory / "data"
        self.as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.as_owner:
            shutil.chown(directory, "postgres", "postgres")
        self._do("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        self._more = self._with_tls() if tls else "-c listen_addresses="
        self.start()

    def start(self) -> None:
        options = f"-k {self.directory} {self._more} -c fsync={self._sync} -c max_connections=60"
        self._do("pg_ctl", "-D", self._data, "-w", "-l", self.directory / "log", "-o", options, "start")

    def _with_tls(self) -> str:
        """Options of a server that is reached over TLS, with a password, at a port of its own."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        key, certificate = (self._data / name for name in ("server.key", "server.crt"))
        words = ("-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost")
        command = [*self.as_owner, "openssl", "req", *words, "-keyout", str(key), "-out", str(certificate)]
        subprocess.run(command, check=True, capture_output=True, cwd="/")
        rules = "local all all trust\nhostssl all all samenet scram-sha-256\n"
        (self._data / "pg_hba.conf").write_text(rules, encoding="ascii")
        return f"-c listen_addresses=localhost -p {self.port} -c ssl=on"

    def stop(self) -> None:
        self._do("pg_ctl", "-D", self._data, "-w", "-m", "immediate", "stop")

    def sql(self, statement: str, database: str = "postgres", account: str = "postgres") -> str:
        done = self._do(
            "psql",
            "-XAtq",
            "-h",
            self.directory,
            "-p",
            self.port,
            "-U",
            account,
            "-d",
            database,
            "-c",
            statement,
        )
        return done.stdout.strip()

    def dump(self, database: str) -> str:
        """A backup of a database, as administrators take it."""
        return self._do("pg_dump", "-h", self.directory, "-U", "postgres", database).stdout

    def restore(self, database: str, backup: str) -> None:
        """Let a database be what it was at its backup; whoever was connected is not any more."""
        self.sql(f"drop database {database} with (force)")
        self.sql(f"create database {database}")
        words = ("-XAtq", "-v", "ON_ERROR_STOP=1", "-h", self.directory, "-U", "postgres", "-d", database)
        self._do("psql", *words, given=backup)

    def database(self) -> str:
        """The name of an empty database."""
        name = f"meeting{os.getpid()}_{next(_SERIAL)}"
        self.sql(f"create database {name}")
        return name

    def _do(self, program: str, *words: object, given: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [*self.as_owner, str(_BIN / program), *map(str, words)]
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd="/", input=given)
