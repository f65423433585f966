"""What the store relies on in an engine, whichever it is."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb.table import Document

from tests.store.engines import JOURNAL, MEMORY, engine_of
from ttchan_tui.store import Act, Engine, acting

KINDS = (JOURNAL, MEMORY)


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    return engine_of(request.param, tmp_path / "data.json")


def test_nothing_was_ever_put_into_a_new_one(database: Engine) -> None:
    assert database.new
    assert (database.sequence(), database.standing(), database.docs("note")) == (0, {}, [])
    database.table("note").insert({"text": "one"})
    assert not database.new


def test_documents_are_numbered_and_no_number_is_given_twice(database: Engine) -> None:
    notes = database.table("note")
    assert notes.insert_multiple([{"n": 1}, {"n": 2}]) == [1, 2]
    notes.remove(doc_ids=[2])
    assert notes.insert({"n": 3}) == 3
    notes.update({"seen": True}, doc_ids=[1])
    assert database.docs("note") == [("1", {"n": 1, "seen": True}), ("3", {"n": 3})]
    assert (database.doc("note", "3"), database.doc("note", "2")) == ({"n": 3}, None)
    assert database.count("note") == 2


def test_a_transaction_is_one_record_or_none(database: Engine) -> None:
    notes = database.table("note")
    with acting(Act(who="anna", what="gather", why="asked to")), database.transaction():
        notes.insert({"n": 1})
        with pytest.raises(ValueError, match="already"), database.transaction():
            notes.insert_multiple([{"n": 2}, Document({"n": 2}, 1)])
        notes.insert({"n": 3})
    with pytest.raises(ValueError, match="already"), database.transaction():
        notes.insert_multiple([{"n": 4}, Document({"n": 4}, 1)])
    assert [doc["n"] for _, doc in database.docs("note")] == [1, 3]
    [change] = database.changes()
    assert (change.sequence, change.who, change.what, change.why) == (1, "anna", "gather", "asked to")
    assert [operation.after for operation in change.operations] == [{"n": 1}, {"n": 3}]
    assert database.sequence() == 1


def test_what_is_the_same_afterwards_is_no_record(database: Engine) -> None:
    database.table("note").insert({"n": 1})
    database.table("note").update({"n": 1}, doc_ids=[1])
    with database.transaction() as pending:
        pending.replace_tables({"note": [{"n": 1}]})
    assert database.sequence() == 1


def test_others_tell_by_tokens_and_versions_what_has_changed(database: Engine) -> None:
    database.table("note").insert({"n": 1})
    token, notes, themes = database.token(), database.version("note"), database.version("theme")
    assert database.changed_since(token, "note") == (token, [])
    database.table("note").update({"n": 2}, doc_ids=[1])
    now, changed = database.changed_since(token, "note")
    assert now == database.token() != token
    assert changed == ["1"]
    assert database.version("note") != notes
    assert database.version("theme") == themes
    assert database.changed_since((), "note")[1] is None
    with database.transaction():
        database.table("note").insert({"n": 3})
        assert database.version("note") is None
        assert database.token() != now
    assert database.version("note") is not None


def test_only_one_has_its_turn_at_a_time(database: Engine) -> None:
    notes = database.table("note")
    notes.insert({"n": 0})

    def count() -> None:
        for _ in range(20):
            with database.transaction():
                doc = database.doc("note", "1") or {}
                notes.update({"n": doc["n"] + 1}, doc_ids=[1])

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert database.doc("note", "1") == {"n": 80}
    assert database.sequence() == 81


def test_changes_are_told_both_ways_and_things_stand_as_they_stood(database: Engine) -> None:
    notes = database.table("note")
    before = datetime.now(UTC) - timedelta(days=1)
    notes.insert({"n": 1})
    notes.update({"n": 2}, doc_ids=[1])
    notes.remove(doc_ids=[1])
    changes = list(database.changes())
    assert [change.sequence for change in changes] == [1, 2, 3]
    assert list(database.changes(newest_first=True)) == changes[::-1]
    assert database.as_of(before) == {}
    assert [database.as_of(change.at)["note"] for change in changes] == [{"1": {"n": 1}}, {"1": {"n": 2}}, {}]


def test_what_was_changed_behind_a_record_is_told_wherever_it_is_kept(database: Engine) -> None:
    notes = database.table("note")
    for number in range(1, 40):
        notes.insert({"n": number})
        if number % 10 == 0:
            database.compact(rotate=number % 20 == 0)
        for behind in (0, database.sequence() - 2, database.sequence()):
            wanted = [change for change in database.changes() if change.sequence > behind]
            assert database.changes_behind(behind) == wanted, (number, behind)


def test_who_watches_is_told(database: Engine) -> None:
    told = threading.Event()
    watch = database.watch(database.sequence, told.set)
    database.table("note").insert({"n": 1})
    assert told.wait(30)
    watch.close()


Doing = tuple[str, str, int, bool]
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "update", "remove", "replace", "fold"]),
        st.sampled_from(["note", "theme"]),
        st.integers(1, 4),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(ACTS)
def test_all_say_the_same(tmp_path_factory: pytest.TempPathFactory, acts: list[Doing]) -> None:
    directory = tmp_path_factory.mktemp("engines")
    engines = [engine_of(kind, directory / f"{kind}.json") for kind in KINDS]
    for engine in engines:
        for one in acts:
            with suppress(RuntimeError):
                _do(engine, *one)
    told = [[(one.what, one.operations) for one in engine.changes()] for engine in engines]
    assert told[0] == told[1]
    assert engines[0].standing() == engines[1].standing()
    for engine in engines:
        numbers = [one.sequence for one in engine.changes()]
        assert numbers == sorted(set(numbers))  # folding takes a number as well
        engine.close()


def _do(engine: Engine, what: str, name: str, number: int, fails: bool) -> None:
    table = engine.table(name)
    with engine.transaction("act") as pending:
        if what == "insert":
            table.insert({"n": number})
        elif what == "update":
            table.update({"m": number}, doc_ids=[number])
        elif what == "remove":
            table.remove(doc_ids=[number])
        elif what == "replace":
            pending.replace_tables({name: [{"n": one} for one in range(number)]})
        if fails:
            raise RuntimeError
    if what == "fold":
        engine.compact(rotate=number > 2)
