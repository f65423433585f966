"""Whatever stands in the place of the data file: it is read, or said to be what it is and left alone."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import meetings
from ttchan_tui.store import (
    Repository,
    StoreDamaged,
    StoreError,
    StoreUnusable,
    StoreVanished,
    open_database,
    open_repository,
)
from ttchan_tui.store.engine.tables import Inconsistent, tables_in
from ttchan_tui.store.meeting import folder
from ttchan_tui.text.languages import CODES, language

FILE = "ttchan.json"


@pytest.fixture
def with_history(tmp_path: Path) -> Repository:
    """The small meeting with two notes, as it was typed here."""
    repository = open_repository(tmp_path)
    repository.loader.replace(meetings.sections())
    add(repository)
    add(repository)
    return repository


@pytest.fixture
def repository(with_history: Repository, tmp_path: Path) -> Repository:
    """The same, as if the file alone had been brought here."""
    with_history.close()
    leave_alone(tmp_path)
    return open_repository(tmp_path)


def leave_alone(directory: Path) -> None:
    """Remove all files but the one that bears the name."""
    (directory / f"{FILE}.journal").unlink()
    shutil.rmtree(directory / f"{FILE}.history", ignore_errors=True)


@pytest.fixture
def file(repository: Repository, tmp_path: Path) -> Path:
    return tmp_path / FILE


def add(repository: Repository) -> object:
    return repository.notebook.add("wishes", "rs", "soon", "A film evening", "en")


def everything(repository: Repository, directory: Path) -> list[Callable[[], object]]:
    """Whatever somebody may try in a program that runs, or by starting one."""
    return [
        repository.meeting,
        repository.notes,
        lambda: add(repository),
        lambda: repository.loader.replace(meetings.sections()),
        lambda: open_repository(directory),
    ]


def refused(act: Callable[[], object], kind: type[StoreError], *words: str) -> None:
    with pytest.raises(kind) as caught:
        act()
    for code in CODES:
        sentence = caught.value.sentence(language(code))
        assert all(word in sentence for word in words if word.startswith("/") and " " not in word), sentence
    sentence = caught.value.sentence(language("en"))
    assert all(word in sentence for word in words), sentence


# No store


NO_STORE = {
    "white space": b"  \n\t\n",
    "a mark and nothing": b"\xef\xbb\xbf",
    "null": b"null",
    "false": b"false",
    "no tables": b"{}",
    "another program's tables": b'{"_default": {"1": {"name": "mine"}}}',
    "notes only": b'{"note": {"1": {"id": "a", "text": "kept"}}}',
    "an empty meeting": b'{"meeting": {}, "note": {"1": {"id": "a", "text": "kept"}}}',
}


@pytest.mark.parametrize("content", NO_STORE.values(), ids=NO_STORE)
def test_what_is_no_store_is_never_filled(repository: Repository, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    for act in everything(repository, file.parent):
        refused(act, StoreDamaged, str(file), "left as it is")
    assert file.read_bytes() == content


@pytest.mark.parametrize("content", NO_STORE.values(), ids=NO_STORE)
def test_what_is_no_store_is_not_filled_at_the_first_start_either(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    refused(lambda: open_repository(tmp_path), StoreDamaged, str(tmp_path / FILE))
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert (tmp_path / FILE).read_bytes() == content


def test_an_empty_file_is_filled_at_the_first_start(tmp_path: Path) -> None:
    (tmp_path / FILE).touch(0o640)
    assert open_repository(tmp_path).meeting().id == "ttchan-2018"
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o640


# No file any more


def test_a_file_that_goes_while_it_is_used_is_not_begun_anew(
    with_history: Repository, tmp_path: Path
) -> None:
    file = tmp_path / FILE
    backup = file.read_bytes()
    file.unlink()
    for act in everything(with_history, tmp_path):
        refused(act, StoreVanished, str(file), "backup")
    assert not file.exists()
    file.write_bytes(backup)
    assert len(open_repository(tmp_path).notes()) == len(with_history.notes()) == 2


@pytest.mark.parametrize("harm", [Path.unlink, lambda file: file.write_bytes(b"")], ids=["gone", "empty"])
def test_a_file_that_has_been_there_is_brought_back_by_the_next_start(
    with_history: Repository, tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    with_history.close()
    harm(tmp_path / FILE)
    again = open_repository(tmp_path)
    assert (again.meeting().id, len(again.notes())) == ("small", 2)
    assert "brought back" in str(again.warnings[0])


@pytest.mark.parametrize("content", NO_STORE.values(), ids=NO_STORE)
def test_where_there_is_a_history_it_tells_what_was_there(
    with_history: Repository, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / FILE
    file.write_bytes(content)
    assert (with_history.meeting().id, len(with_history.notes())) == ("small", 2)
    assert content == b"{}" or content in [
        kept.read_bytes() for kept in (tmp_path / f"{FILE}.history").iterdir()
    ]


def test_even_a_meeting_without_notes_is_not_begun_anew(tmp_path: Path) -> None:
    running = open_repository(tmp_path)
    (tmp_path / FILE).unlink()
    for act in (running.meeting, lambda: open_repository(tmp_path)):
        refused(act, StoreVanished)


def test_who_deletes_the_journal_as_well_begins_anew(repository: Repository, file: Path) -> None:
    repository.close()
    file.unlink()
    assert open_repository(file.parent).meeting().id == "ttchan-2018"
    assert sorted(path.name for path in file.parent.iterdir()) == [FILE, f"{FILE}.journal"]


def test_a_start_that_is_killed_at_any_step_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = meetings.write_folder(tmp_path / "small")
    monkeypatch.setattr(folder, "bundled_folder", lambda: small)
    for steps in range(100):
        directory = tmp_path / "data" / str(steps)
        child = os.fork()
        if child == 0:
            _start_and_die(directory, steps)
        survived = os.waitpid(child, 0)[1] == 0
        assert open_repository(directory).meeting().id == "small"
        names = {path.name.removeprefix(FILE) for path in directory.iterdir()}
        assert names <= {"", ".journal", ".new", ".journal.new"}
        if survived:
            break
    assert 10 < steps < 99


def _start_and_die(directory: Path, steps: int) -> None:
    """Start for the first time, and end after so many steps that leave traces on the disk."""
    left = steps

    def step(event: str, details: tuple[object, ...]) -> None:
        nonlocal left
        if event == "fcntl.flock" or (
            event in ("open", "os.rename", "os.link", "os.remove", "os.mkdir")
            and str(details[0]).startswith(f"{directory}")
        ):
            left -= 1
            if left < 0:
                os._exit(9)

    try:
        sys.addaudithook(step)
        open_repository(directory)
        os._exit(0)
    finally:
        os._exit(1)


# Something else than a file


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_link_to_fifo(path: Path) -> None:
    os.mkfifo(path.with_name("fifo"))
    path.symlink_to("fifo")


def make_circle(path: Path) -> None:
    path.symlink_to(path.name)


def written(file: Path) -> tuple[int, int, int]:
    """Which file it is, and when it was changed; when it was looked at does not matter."""
    status = file.lstat()
    return status.st_ino, status.st_mode, status.st_mtime_ns


THINGS = {"directory": Path.mkdir, "fifo": make_fifo}
LINKS = {"link to a fifo": make_link_to_fifo, "link to itself": make_circle}


@pytest.mark.parametrize("make", [*THINGS.values(), *LINKS.values()], ids=[*THINGS, *LINKS])
def test_what_is_no_file_is_not_opened(
    repository: Repository, file: Path, make: Callable[[Path], None]
) -> None:
    file.unlink()
    make(file)
    before = written(file)
    for act in everything(repository, file.parent):
        refused(act, StoreUnusable)
    if make not in LINKS.values():
        refused(lambda: open_repository(file.parent), StoreUnusable, f"{file} is not an ordinary file")
    assert written(file) == before


@pytest.mark.parametrize("name", [f"{FILE}.journal.new", f"{FILE}.new"])
@pytest.mark.parametrize("make", [*THINGS.values(), *LINKS.values()], ids=[*THINGS, *LINKS])
def test_what_is_no_file_of_ours_is_not_used_either(
    repository: Repository, file: Path, name: str, make: Callable[[Path], None]
) -> None:
    repository.loader.replace(meetings.sections())
    add(repository)
    other = file.with_name(name)
    make(other)
    before, content = other.lstat(), file.read_bytes()
    refused(
        lambda: repository.engine.compact(rotate=True),
        StoreUnusable,
        f"{other} is not an ordinary file",
    )
    assert len(open_repository(file.parent).notes()) == 3  # reading and writing need neither
    assert other.lstat() == before
    assert file.read_bytes() == content or name.endswith(".journal.new")


@pytest.mark.parametrize("make", [*THINGS.values(), *LINKS.values()], ids=[*THINGS, *LINKS])
def test_what_is_no_journal_is_not_opened(
    repository: Repository, file: Path, make: Callable[[Path], None]
) -> None:
    journal = file.with_name(f"{FILE}.journal")
    repository.close()
    make(journal)
    before, content = journal.lstat(), file.read_bytes()
    refused(lambda: open_repository(file.parent), StoreUnusable)
    assert (journal.lstat(), file.read_bytes()) == (before, content)


def test_a_link_to_a_file_is_followed_and_stays(repository: Repository, file: Path) -> None:
    (file.parent / "elsewhere").mkdir()
    real = file.rename(file.parent / "elsewhere" / "real.json")
    file.symlink_to(real)
    linked = open_repository(file.parent)
    add(linked)
    assert (file.is_symlink(), len(linked.notes())) == (True, 3)
    linked.engine.compact()
    assert real.read_text("utf-8").count("A film evening") == 3


def test_a_link_that_leads_nowhere_is_not_filled(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / FILE).symlink_to(tmp_path / "stick" / FILE)
    refused(lambda: open_repository(tmp_path), StoreVanished, str(tmp_path / FILE), "a link")
    assert list((tmp_path / "stick").glob("*.json")) == []


# Something in it that would be lost


def note(**changed: Any) -> str:
    document = {
        "id": "a",
        "meeting": "small",
        "prompt": "wishes",
        "group": "rs",
        "category": "soon",
        "text": "kept",
        "language": "en",
        "created_at": "2021-05-01T09:00:00+00:00",
    }
    return json.dumps(document | changed)


LOSSES = {
    "a key twice": ('{"1": {"text": "one", "n": {"text": "inner"}, "text": "two"}}', "note 1, text stands"),
    "a document twice": (f'{{"7": {note()}, "7": {note()}}}', "note 7 stands there twice"),
    "a key twice within": (
        '{"1": {"n": [{"a": {"b": 1, "b": 1}}]}}',
        "note 1, n, 1, a, b stands there twice",
    ),
    "a zero before": (f'{{"1": {note()}, "01": {note(id="b")}}}', "“01” in the table “note”"),
    "other digits": (f'{{"1": {note()}, "١": {note(id="b")}}}', "“١” in the table “note”"),
    "endless digits": (f'{{"{"7" * 5000}": {note()}}}', f"“{'7' * 39}…” in the table “note”"),
    "no number": ('{"": {}}', "“” in the table “note”"),
    "a long number": ('{"1": {"n": [1, ' + "7" * 5000 + "]}}", "note 1, n, 2 is a number of 5000 digits"),
    "a long negative": ('{"1": {"n": -' + "7" * 4000 + "}}", "note 1, n is a number of 4001 digits"),
    "half a character": ('{"1": {"text": "a\\ud83db"}}', "note 1, text contains half a character"),
    "half in a key": ('{"1": {"\\uDE00": 1}}', "note 1, \ufffd contains half a character"),
    "an id twice": (f'{{"1": {note()}, "2": {note(text="other")}}}', "note 2 has the id of an earlier one"),
    "no note": (f'{{"1": {note(text=7)}}}', "note 1 cannot be read"),
}


@pytest.mark.parametrize(("notes", "where"), LOSSES.values(), ids=LOSSES)
def test_what_the_next_change_would_lose_is_damage_with_its_place(
    repository: Repository, file: Path, notes: str, where: str
) -> None:
    content = json.loads(file.read_bytes())
    del content["note"]
    text = json.dumps(content)[:-1] + f', "note": {notes}}}'
    file.write_text(text, "utf-8")
    for act in (repository.notes, lambda: add(repository), lambda: open_repository(file.parent).notes()):
        refused(act, StoreDamaged, str(file), f"({where}", "left as it is")
    assert file.read_text("utf-8") == text


def test_a_table_that_stands_twice_is_damage(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"note": {"1": {}}, "note": {"1": {}}}')
    refused(lambda: open_database(tmp_path / FILE).all(), StoreDamaged, "(note stands there twice)")


def test_the_damage_is_said_in_the_language_of_the_reader(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"note": {"1": {}}, "note": {"1": {}}}')
    with pytest.raises(StoreDamaged) as caught:
        open_database(tmp_path / FILE).all()
    assert "stands" not in caught.value.sentence(language("lv"))


def test_characters_that_are_written_in_two_halves_are_whole() -> None:
    assert tables_in(r'{"note": {"1": {"text": "\ud83d\ude00 \\ud83d"}}}') == {
        "note": {"1": {"text": "😀 \\ud83d"}}
    }


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**98), 10**98) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=8,
)
_TABLES = st.dictionaries(
    st.text(st.characters(codec="utf-8"), max_size=4),
    st.dictionaries(
        st.integers(0, 10**18 - 1).map(str),
        st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=4), _JSON, max_size=3),
        max_size=3,
    ),
    max_size=3,
)


@settings(max_examples=50)
@given(_TABLES, st.booleans(), st.sampled_from([None, 1]))
def test_whatever_tables_are_written_are_read(
    tables: dict[str, Any], only_ascii: bool, indent: int | None
) -> None:
    assert tables_in(json.dumps(tables, ensure_ascii=only_ascii, indent=indent)) == tables


@given(st.text(st.characters(codec="utf-8")) | st.text('{}[]":,1 \\ud8').map(lambda text: "{" + text))
def test_whatever_is_no_json_is_only_said_to_be_unsound(text: str) -> None:
    try:
        tables = tables_in(text)
    except Inconsistent as inconsistencies:
        inconsistencies.what.format(**inconsistencies.values)
    else:
        json.dumps(tables, ensure_ascii=False).encode()
