"""docs/venues.md, from one machine to three venues: its commands as they stand, over TLS, with passwords."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.cli.command import ttchan
from tests.link.machines import Machine, until
from tests.link.proxy import Proxy
from tests.postgres import Postgres

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("postgres")]

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "venues.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh (\w+)( fails)?\n(.*?)```", GUIDE, re.DOTALL)
PASSWORDS = {"hall": "SECRET", "school": "SECRET2", "foyer": "SECRET3"}


@pytest.fixture
def place() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="ttchan-venues-", dir="/tmp"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


@pytest.fixture
def server(place: Path) -> Iterator[Postgres]:
    directory = place / "pg"
    directory.mkdir()
    server = Postgres(directory, tls=True)
    yield server
    server.stop()


class Venue:
    """A machine as the guide has it: a home, a data directory, and what is typed there."""

    def __init__(self, place: Path, name: str, server: Postgres) -> None:
        self._place, self.home, self._server = place, place / name, server
        (self.home / "data").mkdir(parents=True)
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PG")},
            "HOME": str(self.home),
            "TTCHAN_DATA": str(self.home / "data"),
            "PGPORT": str(server.port),
            "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "LANG": "en_GB.UTF-8",
        }

    def types(self, commands: str, code: int = 0) -> str:
        said = commands.replace("db.example.org", "localhost").replace(":5432:", f":{self._server.port}:")
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", said],
            env=self._environment,
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, (commands, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def begin(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "ttchan_tui", "link", "run"]
        return subprocess.Popen(command, env=self._environment, cwd=self.home)


def _shims(place: Path, server: Postgres) -> None:
    """What stands for other machines and accounts here."""
    (place / "bin").mkdir()
    as_postgres = " ".join(server.as_owner)
    for name, lines in {
        "sudo": f'shift 2; cd /; export PGHOST={server.directory} PGUSER=postgres; exec {as_postgres} "$@"',
        "ssh": f'host=$1; shift; export HOME={place}/$host TTCHAN_DATA={place}/$host/data; exec "$@"',
        "ttchan": f'exec {sys.executable} -m ttchan_tui "$@"',
    }.items():
        path = place / "bin" / name
        path.write_text(f"#!/bin/sh\n{lines}\n")
        path.chmod(0o755)


def test_from_one_machine_to_three_venues(place: Path, server: Postgres) -> None:
    _shims(place, server)
    venues = {name: Venue(place, name, server) for name in ("server", *PASSWORDS)}
    line = Proxy(place / "unused", server.directory)
    machines = {name: Machine(venues[name].home / "data", line) for name in PASSWORDS}
    for name in ("hall", "school"):
        machines[name].add(f"typed at the {name}")
    service = venues["hall"]
    for where, fails, commands in BLOCKS:
        if where != "server":
            _has_its_files(venues[where], where, service)
        said = venues[where].types(commands, 1 if fails else 0)
        assert "Traceback" not in said
        for account, password in PASSWORDS.items():  # what is typed at \\password
            there = f"exists (select from pg_roles where rolname = '{account}')"
            alter = f"alter role {account} password '{password}'"
            server.sql(f"do $$ begin if {there} then {alter}; end if; end $$")
    assert machines["school"].says({"typed at the hall", "typed at the school"})
    processes = {name: venues[name].begin() for name in PASSWORDS}
    try:
        for name in PASSWORDS:
            until(machines[name].is_connected)
        machines["school"].add("said in the afternoon")
        until(partial(machines["hall"].says, {"said in the afternoon"}))
        processes["hall"].kill()
        processes["hall"].wait()
        server.stop()
        machines["hall"].add("said without a line")
        until(machines["school"].is_alone)
        server.start()
        processes["hall"] = venues["hall"].begin()
        until(partial(machines["school"].says, {"said without a line"}))
        until(machines["hall"].is_connected)
        status = venues["hall"].types("ttchan link status")
        assert "Linked, as hall." in status
        assert [name in status for name in PASSWORDS] == [True] * 3
        assert (
            server.sql(
                "select bool_and(ssl) from pg_stat_ssl join pg_stat_activity using (pid) "
                "where application_name = 'ttchan'",
                "meeting",
            )
            == "t"
        )
        assert machines["foyer"].texts() == set()
    finally:
        for process in processes.values():
            process.terminate()
            process.wait(60)
        line.close()
    ttchan("link", "status", data=machines["foyer"].directory, code=1)


def _has_its_files(venue: Venue, name: str, service: Venue) -> None:
    """The password and the service of a machine, as the guide says it of the hall."""
    template = service.home / ".pg_service.conf"
    if name == "hall" or not template.exists() or (venue.home / ".pgpass").exists():
        return
    for file in (".pgpass", ".pg_service.conf"):
        text = (service.home / file).read_text(encoding="utf-8")
        text = text.replace("user=hall", f"user={name}").replace(":hall:SECRET", f":{name}:{PASSWORDS[name]}")
        (venue.home / file).write_text(text, encoding="utf-8")
        (venue.home / file).chmod(0o600)
