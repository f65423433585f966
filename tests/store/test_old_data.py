"""Data directories that earlier versions have written open, are sound, and have their past.

Each directory in `old` was written by the code of its time: two notes, an edit and a removal, then a
rotated journal, then two notes more. The room behind the last record was cut off to keep them small.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ttchan_tui.store import open_database
from ttchan_tui.store.copies.verify import faults
from ttchan_tui.store.engine.database import Database
from ttchan_tui.store.files.file_layout import FileLayout

OLD = Path(__file__).with_name("old")
FIRST = {"id": "a1", "text": "Zaļā diena", "line": 1}
SECOND = {"id": "b2", "text": "A film evening", "line": 2}
EDITED = {**SECOND, "text": "Two film evenings"}
THIRD = {"id": "c3", "text": "Ein Chor", "line": 3}
FOURTH = {"id": "d4", "text": "Un marché", "line": 4}


@pytest.fixture(params=sorted(path.name for path in OLD.iterdir()))
def directory(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(OLD / request.param, tmp_path / "data"))


@pytest.fixture
def database(directory: Path) -> Database:
    return open_database(directory / "ttchan.json")


def test_it_is_sound_as_it_was_left(directory: Path) -> None:
    assert faults(FileLayout(directory / "ttchan.json")) == []


def test_it_opens_without_a_warning(database: Database) -> None:
    assert database.table("note").all() == [EDITED, THIRD, FOURTH]
    assert not database.storage.warnings


def test_its_history_is_told(database: Database) -> None:
    told = [(change.who, change.what, change.why) for change in database.storage.changes()]
    assert told == [
        ("ilze", "add-note", ""),
        ("ilze", "add-note", ""),
        ("ilze", "edit-note", "two of them"),
        ("anna", "delete-note", ""),
        ("anna", "add-note", ""),
        ("anna", "add-note", ""),
    ]


def test_it_is_seen_as_it_stood(database: Database) -> None:
    stood = [
        list(database.storage.as_of(change.at).get("note", {}).values())
        for change in database.storage.changes()
    ]
    assert stood == [
        [FIRST],
        [FIRST, SECOND],
        [FIRST, EDITED],
        [EDITED],
        [EDITED, THIRD],
        [EDITED, THIRD, FOURTH],
    ]


def test_it_is_gone_on_with(database: Database, directory: Path) -> None:
    assert database.table("note").insert({"id": "e5"}) == 5
    database.storage.compact(rotate=True)
    database.close()
    assert faults(FileLayout(directory / "ttchan.json")) == []
    with open_database(directory / "ttchan.json") as again:
        assert again.table("note").all() == [EDITED, THIRD, FOURTH, {"id": "e5"}]
        assert len(list(again.storage.changes())) == 7


def test_what_was_not_compacted_is_brought_back_from_the_history(directory: Path) -> None:
    (directory / "ttchan.json").write_text('{"note": {"1": ')
    with open_database(directory / "ttchan.json") as database:
        assert database.table("note").all() == [EDITED, THIRD, FOURTH]
        assert database.storage.warnings
