"""Whatever is wrong with line or server: a sentence in `link status`, in `doctor` and in the staff panel."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

import psycopg
import pytest

from tests.cli.command import parsed, ttchan
from tests.link.machines import Linking, Machine, until
from tests.postgres import Postgres
from ttchan_tui.link.desk import DeskSide
from ttchan_tui.link.worker import LinkWorker
from ttchan_tui.store import LinkState, LinkStateFile, Membership, MembershipFile, link_troubles
from ttchan_tui.text.languages import language

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("postgres")]

HARMS = {
    "a newer format": ("update ttchan.meeting set format = 99", "newer version of ttchan"),
    "another meeting": ("update ttchan.meeting set id = 'another-2030'", "another-2030"),
    "no rights any more": ("alter schema ttchan rename to elsewhere", "No meeting is linked"),
    "a whole that is none": (
        'update ttchan.whole set tables = \'{"meeting": {"1": 5}}\'; update ttchan.machine set gone = true',
        "is none",
    ),
    "a full disk there": (
        "create function ttchan.no_room() returns trigger language plpgsql as $$ begin "
        "raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$; "
        "create trigger no_room before insert on ttchan.record execute function ttchan.no_room()",
        "no room left",
    ),
    "tables of another shape": ("alter table ttchan.record drop column why", "does not understand"),
    "a number that is taken": (
        "update ttchan.machine set directory = 'elsewhere', pid = (select pid from pg_stat_activity "
        "where application_name = 'elsewhere' limit 1), account = 'postgres', seen = now()",
        "Another data directory speaks",
    ),
}


def _says(machine: Machine, words: str) -> bool:
    return any(words in trouble.sentence(language("en")) for trouble in link_troubles(machine.directory))


@pytest.mark.parametrize("harm", HARMS)
def test_a_sentence_says_what_is_wrong_and_the_machine_goes_on_alone(
    harm: str, linked: Linking, postgres: Postgres
) -> None:
    statement, words = HARMS[harm]
    [hall] = linked("hall")
    until(hall.is_connected)
    hall.stop()
    address = f"{linked.address(hall)}&application_name=elsewhere"
    with psycopg.connect(address, autocommit=True):  # somebody else is connected there
        postgres.sql(statement, linked.database)
        hall.add("typed here all the same")
        hall.start()
        until(partial(_says, hall, words))
        assert words in ttchan("link", "status", "--lang", "en", data=hall.directory, code=1).stdout
        hall.add("and more")
        assert hall.says({"typed here all the same", "and more"})


def test_doctor_says_the_same(linked: Linking, stack: ExitStack) -> None:
    [hall] = linked("hall")
    until(hall.is_connected)
    hall.stop()
    state = LinkStateFile(hall.directory)
    stack.enter_context(state.running())
    state.keep(LinkState("2018-11-09T10:00:00+00:00", True, left_out=("a1 7",), clock_off=-3 * 3600))
    found = [
        one["found"] for one in parsed("doctor", data=hall.directory)["findings"] if one["what"] == "link"
    ]
    assert [words in one for one, words in zip(found, ("3:00 h behind", "a1 7"), strict=True)] == [True, True]
    status = ttchan("link", "status", "--lang", "en", data=hall.directory).stdout
    assert "3:00 h behind" in status
    assert "a1 7" in status


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\0" * 4096, b"E\0\0\0\x05x"])
def test_something_else_that_answers_is_no_server(
    answer: bytes, linked: Linking, stack: ExitStack, tmp_path: Path
) -> None:
    hall = linked.machine(tmp_path / "hall")
    place = tmp_path / "rubbish"
    place.mkdir()
    listening = stack.enter_context(socket.socket(socket.AF_UNIX))
    listening.bind(str(place / ".s.PGSQL.5432"))
    listening.listen()
    threading.Thread(target=_answer, args=(listening, answer), daemon=True).start()
    with hall.repository() as repository:
        member = Membership("a1", "hall", "desk", f"postgresql://x@/y?host={place}", repository.last_record)
        member = MembershipFile(hall.directory).keep(member)
        worker = LinkWorker(repository, member, DeskSide(repository, member))
        thread = threading.Thread(target=worker.run)
        thread.start()
        try:
            until(partial(_says, hall, "The server is not reached"))
        finally:
            worker.stop()
            thread.join()


def _answer(listening: socket.socket, answer: bytes) -> None:
    with suppress(OSError):
        while True:
            client, _ = listening.accept()
            with client:
                client.recv(1024)
                client.sendall(answer)


def test_two_links_of_one_directory_are_one(linked: Linking) -> None:
    [hall] = linked("hall")
    until(hall.is_connected)
    assert "runs already" in ttchan("link", "run", data=hall.directory, code=1).stderr
    hall.kill()
    assert _says(hall, "does not run")
    hall.start()
    until(hall.is_connected)


def test_a_directory_that_was_set_back_is_told(linked: Linking, tmp_path: Path) -> None:
    hall, school = linked("hall", "school")
    until(lambda: hall.content() == school.content())
    hall.stop()
    before = {path.name: path.read_bytes() for path in hall.directory.iterdir() if path.is_file()}
    hall.start()
    hall.add("acknowledged, and lost with the disk")
    until(partial(school.says, {"acknowledged, and lost with the disk"}))
    hall.stop()
    for name, content in before.items():
        (hall.directory / name).write_bytes(content)
    hall.start()
    until(partial(_says, hall, "copied, or set back"))
    hall.stop()
    ttchan("link", "leave", data=hall.directory)
    ttchan("link", "join", linked.address(hall), "--name", "hall", data=hall.directory)
    assert hall.says({"acknowledged, and lost with the disk", "typed at the hall"})
