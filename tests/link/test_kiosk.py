"""A kiosk over the link: it knows what is public, and its account on the server may do nothing else."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import psycopg
import pytest

from tests.cli.command import ttchan
from tests.link.machines import CATEGORY, PROMPT, Linking, Machine, until
from tests.postgres import Postgres
from ttchan_tui.link.connecting import connected
from ttchan_tui.link.errors import LinkRefused
from ttchan_tui.link.front import Front
from ttchan_tui.link.joining import join
from ttchan_tui.link.kiosk import KioskSide
from ttchan_tui.link.public_shelf import PublicShelf
from ttchan_tui.link.server import Server
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.store import MembershipFile, Place, StoreDamaged, Value

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("postgres")]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def _kiosk(directory: Path, linked: Linking, postgres: Postgres, stack: ExitStack) -> Machine:
    account = f"foyer_{linked.database}"
    postgres.sql(f"create role {account} login in role ttchan_kiosk")
    machine = linked.machine(directory)
    with machine.repository() as repository:
        join(repository, linked.address(machine, account), "foyer", "kiosk")
    stack.callback(machine.stop)
    machine.start()
    return machine


def _bytes(machine: Machine) -> bytes:
    return b"".join(file.read_bytes() for file in machine.directory.rglob("*") if file.is_file())


def test_it_knows_what_is_public_and_keeps_nothing_else(
    linked: Linking, postgres: Postgres, stack: ExitStack, tmp_path: Path
) -> None:
    [hall] = linked("hall")
    hall.add("meant for the room")
    hall.add("fit for everybody")
    with hall.repository() as repository:
        repository.visitors.open(PROMPT)
        [public] = [note for note in repository.notes() if note.text == "fit for everybody"]
        repository.board.hands.count(public.id, 900, why="a reason of ours, for the hands")
        repository.moderation.judge([public.id], Standing.SHOWN, why="a reason of ours")
    kiosk = _kiosk(tmp_path / "foyer", linked, postgres, stack)
    until(lambda: kiosk.texts() == {"fit for everybody"})
    with kiosk.repository() as repository:
        repository.visitors.say(PROMPT, CATEGORY, "from a visitor", "lv", kiosk="foyer")
    until(partial(_waits, hall, "from a visitor"))
    until(lambda: b"from a visitor" not in _bytes(kiosk))
    for secret in (b"meant for the room", b"typed at the hall", b"a reason of ours", b"root@"):
        assert secret not in _bytes(kiosk), secret
    with hall.repository() as repository:
        repository.moderation.judge([public.id], Standing.REJECTED, why="withdrawn")
    until(lambda: kiosk.texts() == set())
    until(lambda: b"fit for everybody" not in _bytes(kiosk))


def _waits(machine: Machine, text: str) -> bool:
    with machine.repository() as repository:
        return text in {note.text for note in repository.visitors.notes(Standing.WAITING)}


def test_whoever_has_its_password_reads_and_writes_nothing_else(
    linked: Linking, postgres: Postgres, stack: ExitStack, tmp_path: Path
) -> None:
    [hall] = linked("hall")
    hall.add("meant for the room")
    kiosk = _kiosk(tmp_path / "foyer", linked, postgres, stack)
    until(kiosk.is_connected)
    account = f"foyer_{linked.database}"
    mine, theirs = (
        postgres.sql(f"select machine from ttchan.machine where role = '{role}'", linked.database)
        for role in ("kiosk", "hub")
    )
    refused = (
        "select * from ttchan.record",
        "select * from ttchan.whole",
        "select * from ttchan.said",
        f"insert into ttchan.record values ('{mine}', 1, 1, now(), 'a', 'b', 'c', '[]')",
        f"insert into ttchan.said values ('{theirs}', 'x', '{{}}')",
        f"insert into ttchan.said values ('{mine}', 'x', to_jsonb(repeat('x', 9000)))",
        f"insert into ttchan.said values ('{mine}', 'x', '{{}}', '-infinity')",
        "insert into ttchan.machine (machine, name, role) values ('deadbeef', 'x', 'desk')",
        f"update ttchan.machine set clock = 'infinity' where machine = '{mine}'",
        f"update ttchan.machine set heads = '[]' where machine = '{mine}'",
        "update ttchan.public set document = null",
        "delete from ttchan.public",
        "insert into ttchan.public values ('note', 'x', 1, '{}')",
        "update ttchan.meeting set id = 'x'",
        f"update ttchan.machine set account = 'postgres' where machine = '{mine}'",
        f"update ttchan.machine set role = 'hub' where machine = '{mine}'",
        "create table ttchan.mine (x int)",
        "set role ttchan_desk",
        "drop schema ttchan cascade",
        "copy ttchan.record to stdout",
        "create temporary table mine (x int)",
        "create table public.mine (x int)",
        "select lo_create(0)",
        "select lo_from_bytea(0, 'x')",
        "select ttchan.ring()",
        "select * from ttchan.lead",
        "update ttchan.lead set machine = null",
        "select document from ttchan.said",
        "lock table ttchan.record in access share mode",
        "lock table ttchan.machine in row exclusive mode",
        "lock table ttchan.public in row exclusive mode",
        f"update ttchan.machine set heads = '{{\"{theirs}\": \"x\"}}' where machine = '{mine}'",
        f"update ttchan.machine set sessions = to_jsonb(array[repeat('x', 300000)]) where machine = '{mine}'",
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres'",
        "select pg_read_file('/etc/passwd')",
        "copy (select 1) to program 'true'",
    )
    for statement in refused:
        with pytest.raises(subprocess.CalledProcessError):
            postgres.sql(statement, linked.database, account)
    assert postgres.sql("select count(*) from ttchan.machine", linked.database, account) == "1"
    silenced = f"update ttchan.machine set gone = true where machine = '{theirs}' returning 1"
    assert postgres.sql(silenced, linked.database, account) == ""
    for leak in (
        "select document from ttchan.public",
        "select query from pg_stat_activity",
        "select most_common_vals::text from pg_stats",
        "select * from pg_locks, pg_prepared_statements, pg_largeobject_metadata",
    ):
        assert "meant for the room" not in postgres.sql(leak, linked.database, account)


def test_whatever_lock_it_takes_and_however_it_rings_nobody_is_kept_waiting(
    linked: Linking, postgres: Postgres, stack: ExitStack, tmp_path: Path
) -> None:
    account = f"foyer_{linked.database}"
    [hall] = linked("hall")
    kiosk = _kiosk(tmp_path / "foyer", linked, postgres, stack)
    until(kiosk.is_connected)
    theirs = postgres.sql("select machine from ttchan.machine where role = 'hub'", linked.database)
    address = linked.address(kiosk, account)
    with psycopg.connect(address) as thief, psycopg.connect(address, autocommit=True) as bell:
        for key in (f"hashtext('ttchan'), hashtext('{theirs}')", "hashtext('ttchan public')"):
            thief.execute(f"select pg_advisory_lock({key})".encode())
        thief.execute("listen ttchan_record")
        for table in ("public", "machine", "meeting"):
            thief.execute(f"lock table ttchan.{table} in access share mode".encode())
        thief.execute("select * from ttchan.machine for update")
        thief.execute("savepoint one")
        hall.kill()
        hall.start()
        [school] = linked("school")
        for _ in range(300):
            bell.execute("notify ttchan_record, 'x'")
        school.add("said while somebody rings")
        until(partial(hall.says, {"said while somebody rings"}))
        assert "not waited for" not in ttchan("link", "trim", data=hall.directory).stdout


def test_where_groups_have_typed_no_kiosk_throws_it_away(
    linked: Linking, postgres: Postgres, stack: ExitStack, tmp_path: Path
) -> None:
    linked("hall")
    laptop = linked.machine(tmp_path / "laptop")
    laptop.add("typed on this laptop, and nowhere else")
    with laptop.repository() as repository, pytest.raises(LinkRefused, match="--data"):
        join(repository, linked.address(laptop), "foyer", "kiosk")
    assert not (laptop.directory / "link.json").exists()
    assert laptop.texts() == {"typed on this laptop, and nowhere else"}
    assert postgres.sql("select count(*) from ttchan.machine where role = 'kiosk'", linked.database) == "0"


def test_what_is_said_while_it_connects_is_handed_over(
    linked: Linking, postgres: Postgres, stack: ExitStack, tmp_path: Path
) -> None:
    [hall] = linked("hall")
    with hall.repository() as repository:
        repository.visitors.open(PROMPT)
    kiosk = _kiosk(tmp_path / "foyer", linked, postgres, stack)
    until(partial(_is_open, kiosk))
    until(kiosk.is_connected)
    kiosk.stop()
    member = MembershipFile(kiosk.directory).read()
    assert member is not None

    class SlowShelf(PublicShelf):
        def public(self, version: int) -> tuple[int, dict[Place, Value]]:
            if not version:
                repository.visitors.say(PROMPT, CATEGORY, "said meanwhile", "lv", kiosk="foyer")
            return super().public(version)

    with kiosk.repository() as repository, psycopg.connect(member.server, autocommit=True) as connection:
        side, there = KioskSide(repository, member), Server(connection)
        there.shelf = SlowShelf(connection)
        side.begin(there, "")
        side.exchange(there)
    until(partial(_waits, hall, "said meanwhile"))


def _is_open(machine: Machine) -> bool:
    with machine.repository() as repository:
        return PROMPT in repository.visitors.open_prompts()


def test_what_it_says_without_ttchan_stops_no_desk(
    linked: Linking, postgres: Postgres, stack: ExitStack, tmp_path: Path
) -> None:
    [hall] = linked("hall")
    with hall.repository() as repository:
        repository.visitors.open(PROMPT)
        meeting = repository.meeting().id
    kiosk = _kiosk(tmp_path / "foyer", linked, postgres, stack)
    until(kiosk.is_connected)
    mine = postgres.sql("select machine from ttchan.machine where role = 'kiosk'", linked.database)
    note = {"meeting": meeting, "prompt": PROMPT, "category": CATEGORY, "language": "lv"}
    said = {**note, "text": "approved already?", "kiosk": "foyer", "at": "2018-11-10T10:00:00+00:00"}
    documents = (
        "[" * 3_900 + "]" * 3_900,
        *map(
            json.dumps,
            (
                5,
                {**said, "at": "0001-01-01T00:00:00+14:00"},
                {**said, "at": "9999-12-31T23:59:59-14:00"},
                {**said, "text": {}},
                {**said, "language": "x" * 500},
                {**said, "kiosk": "anna\nsaid", "standing": "shown"},
            ),
        ),
    )
    for number, document in enumerate(documents):
        row = f"insert into ttchan.said (machine, id, document) values ('{mine}', '{number}', '{document}')"
        postgres.sql(row, linked.database, f"foyer_{linked.database}")
    until(lambda: postgres.sql("select count(*) from ttchan.said", linked.database) == "0")
    with hall.repository() as repository:
        [waiting] = repository.visitors.notes(*Standing)
        assert waiting.standing is Standing.WAITING
        assert next(repository.past.entries()).who == mine


def test_what_a_visitor_said_is_kept_until_a_desk_has_told_it(linked: Linking, tmp_path: Path) -> None:
    [hall] = linked("hall")
    until(hall.is_connected)
    hall.stop()
    with hall.repository() as repository:
        repository.visitors.open(PROMPT)
        repository.engine.table("visitor").insert({"id": "damaged"})
    foyer = linked.machine(tmp_path / "foyer")
    with foyer.repository() as repository, connected(linked.address(hall)) as there:
        repository.visitors.open(PROMPT)
        repository.visitors.say(PROMPT, CATEGORY, "from a visitor", "lv", kiosk="foyer")
        there.machines.register("foyer", "foyer", "kiosk")
        there.shelf.say("foyer", repository.visitors.to_hand_over())
    member = MembershipFile(hall.directory).read()
    assert member is not None
    with hall.repository() as repository, connected(linked.address(hall)) as there:
        front = Front(repository, member.machine, there)
        with pytest.raises(StoreDamaged):
            front.take()
        assert there.shelf.said(), "nobody has it then"
        [damaged] = [number for number, doc in repository.engine.docs("visitor") if doc["id"] == "damaged"]
        repository.engine.table("visitor").remove(doc_ids=[int(damaged)])
        assert front.take()
        assert there.shelf.said(), "the disk of this desk may be lost before it has told it"
        front.told()
        assert not there.shelf.said()
    assert _waits(hall, "from a visitor")
