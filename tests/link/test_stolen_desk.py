"""Whoever has stolen a desk writes into the log what they like: nobody is kept from the others by it."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import psycopg
import pytest

from tests.cli.command import ttchan
from tests.link.machines import CATEGORY, PROMPT, Linking, Machine, until
from tests.postgres import Postgres
from ttchan_tui.link.connecting import connected
from ttchan_tui.store import MembershipFile

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("postgres")]

NOTE = {
    "id": "aa",
    "meeting": "ttchan-2018",
    "prompt": PROMPT,
    "group": "lv",
    "category": CATEGORY,
    "text": "said",
    "language": "lv",
    "line": 1,
    "created_at": "2018-11-09T10:00:00+00:00",
    "edited_at": None,
    "deleted_at": None,
}
DRAFTED = {
    "id": "cc",
    "meeting": "ttchan-2018",
    "verb": "edit-text",
    "edits": [{"section": "note", "key": "aa", "fields": {"text": "never said"}}],
    "who": "anna",
    "at": "2018-11-09T10:00:00+00:00",
    "seen": 1,
    "why": "",
}
DEEP: Any = json.loads("[" * 900 + "]" * 900)
UNSOUND: tuple[Any, ...] = (
    [["note", "aa", None, 5]],
    [["note", "aa", None, {**NOTE, "id": "another"}]],
    [["note", "aa", None, {"id": "aa"}]],
    [["note", "aa", None, {**NOTE, "created_at": "9999-12-31T23:59:59-14:00"}]],
    [["note", "aa", None, {**NOTE, "created_at": "0001-01-01T00:00:00+14:00"}]],
    [["note", "aa", None, {**NOTE, "text": DEEP}]],
    '[["note", "aa", null, 1' + "0" * 5000 + "]]",
    [["../../etc/passwd", "aa", None, {"id": "aa"}]],
    [["note", "#order", None, ["aa"]]],
    [["meeting", "#order", ["x"], 7]],
    [["meeting", "ttchan-2018", None, None]],
    [["activity", "d1-1", None, {"id": "d1-1", "date": "9999-99-99"}]],
    [["venue", "../../x", None, {"id": "../../x", "picture": "../../x"}]],
    [["drafted_act", "cc", None, DRAFTED]],
    [["visitor", "bb", None, {"id": "bb", "meeting": "ttchan-2018", "text": 5}]],
    [None, 5, "x", {}],
    DEEP,
)


def _insert(thief: psycopg.Connection[Any], machine: str, n: int, operations: Any, **more: Any) -> None:
    fields = {"rank": n, "who": "anna", "why": "", **more}
    written = operations if isinstance(operations, str) else json.dumps(operations)
    thief.execute(
        "insert into ttchan.record (machine, n, rank, at, who, what, why, operations) "
        "values (%s, %s, %s, now(), %s, 'edit-note', %s, %s::jsonb)",
        (machine, n, fields["rank"], fields["who"], fields["why"], written),
    )


def test_hostile_records_stop_nobody(linked: Linking, postgres: Postgres) -> None:
    hall, school = linked("hall", "school")
    until(lambda: hall.content() == school.content())
    account = f"school_{linked.database}"
    postgres.sql(f"create role {account} login in role ttchan_desk")
    member = MembershipFile(school.directory).read()
    assert member is not None
    stolen = member.machine
    theirs = postgres.sql(f"select machine from ttchan.machine where machine <> '{stolen}'", linked.database)
    postgres.sql(
        f"update ttchan.machine set account = '{account}' where machine = '{stolen}'", linked.database
    )
    before = hall.content()
    n = 1_000
    with psycopg.connect(linked.address(school, account), autocommit=True) as thief:
        for operations in UNSOUND:
            n += 1
            _insert(thief, stolen, n, operations)
        _insert(
            thief,
            stolen,
            n + 1,
            [["note", "aa", None, NOTE]],
            who="\x1b]0;x\x07an\nna",
            why="\x1b[2Jwhy\u202e",
        )
        refused: tuple[tuple[int, Any, dict[str, Any]], ...] = (
            (n, [], {}),
            (n + 1, [], {}),
            (n + 2, [], {"rank": 8 * 10**15}),
            (n + 2, [["note", "x" * 17_000_000, None, None]], {}),
            (n + 2, {}, {}),
        )
        for number, operations, more in refused:
            with pytest.raises(psycopg.Error):
                _insert(thief, stolen, number, operations, **more)
        thief.execute("update ttchan.machine set sessions = %s", (json.dumps(DEEP),))
        with pytest.raises(psycopg.Error):
            _insert(thief, theirs, 5_000, [])
    until(partial(_has, hall, "aa"))
    hall.add("and the meeting goes on")
    until(partial(_told, postgres, linked.database, "and the meeting goes on"))
    after = hall.content()
    assert {name: docs for name, docs in after.items() if name != "note"} == {
        name: docs for name, docs in before.items() if name != "note"
    }
    with hall.repository() as repository:
        [entry] = [one for one in repository.past.entries() if one.why and one.what == "edit-note"]
        assert (entry.who, entry.why) == ("�]0;x�an na", "�[2Jwhy�")
        assert "d1-1" in repository.meeting().activity
        assert not repository.visitors.notes()
        with connected(linked.address(hall)) as there:
            assert [one.name for one in there.machines.all()] == ["hall", "school"]
    until(lambda: "left out" in ttchan("link", "status", "--lang", "en", data=hall.directory).stdout)


def _told(postgres: Postgres, database: str, text: str) -> bool:
    return text in postgres.sql("select operations from ttchan.record", database)


def _has(machine: Machine, id: str) -> bool:
    with machine.repository() as repository:
        return id in {note.id for note in repository.notes()}
