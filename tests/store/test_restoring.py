from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from tests import meetings
from tests.store.conftest import Start
from tests.store.test_crashes import PowerCut, abandon, power_cut
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.store import (
    Repository,
    StoreDamaged,
    StoreError,
    StoreVanished,
    file_info,
    open_database,
    open_repository,
)
from ttchan_tui.store.copies.backups import Backups, write_backup
from ttchan_tui.store.copies.foreign_copy import read_copy
from ttchan_tui.store.copies.restore import Restoration, Restored
from ttchan_tui.store.copies.verify import verify
from ttchan_tui.store.documents import documents_of
from ttchan_tui.store.files.file_layout import FileLayout

FILE = "ttchan.json"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = open_repository(tmp_path / "data")
    repository.loader.replace(meetings.sections())
    return repository


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / FILE


def add(repository: Repository, text: str) -> str:
    return repository.notebook.add("wishes", "rs", "soon", text, "en").id


def texts(repository: Repository) -> list[str]:
    return [note.text for note in repository.notes()]


def saved(repository: Repository, path: Path) -> Path:
    write_backup(repository.engine.standing(), path, replace=True)
    return path


def restore(file: Path, copy: Path) -> Restored:
    return Restoration(file, read_copy(copy, FILE)).carry_out()


def test_a_restore_is_one_change_and_nothing_of_before_is_lost(
    repository: Repository, file: Path, tmp_path: Path
) -> None:
    kept, edited, deleted = (add(repository, text) for text in ("kept", "to be edited", "to be deleted"))
    copy = saved(repository, tmp_path / "copy.json")
    repository.notebook.edit(edited, "edited")
    repository.notebook.delete(deleted)
    add(repository, "later")
    restoration = Restoration(file, read_copy(copy, FILE))
    (difference,) = restoration.differences
    assert difference.table == "note"
    assert [doc["text"] for doc in difference.go.values()] == ["later"]
    assert difference.change.keys() == {edited, deleted}
    assert not difference.come
    assert kept not in difference.change
    assert texts(repository) == ["kept", "edited", "later"]
    before = restoration.carry_out().backup
    assert before is not None
    assert texts(repository) == ["kept", "to be edited", "to be deleted"]
    last = list(repository.engine.changes())[-1]
    assert (last.what, last.why) == ("restore", "copy.json")
    assert {operation.before and operation.before["text"] for operation in last.operations} == {
        "edited", "to be deleted", "later",
    }  # fmt: skip
    assert not Restoration(file, read_copy(copy, FILE)).differences
    restore(file, before)
    assert texts(repository) == ["kept", "edited", "later"]
    assert not verify(file)


def test_a_restore_can_be_undone(repository: Repository, file: Path, tmp_path: Path) -> None:
    copy = saved(repository, tmp_path / "copy.json")
    add(repository, "later")
    restore(file, copy)
    assert texts(repository) == []
    repository.past.undo()
    assert texts(repository) == ["later"]


def test_another_meeting_is_restored_with_its_notes(tmp_path: Path, repository: Repository) -> None:
    add(repository, "of the small meeting")
    copy = saved(repository, tmp_path / "copy.json")
    other = open_repository(tmp_path / "other")
    prompt = other.meeting().prompts[0]
    other.notebook.add(prompt.id, prompt.groups[0], prompt.categories[0].id, "of the other one", "en")
    restore(tmp_path / "other" / FILE, copy)
    assert texts(other) == ["of the small meeting"]
    assert other.meeting() == repository.meeting()
    assert not verify(tmp_path / "other" / FILE)


def test_a_note_goes_on_in_the_document_that_it_has_here(repository: Repository, tmp_path: Path) -> None:
    first = add(repository, "first")
    copy = saved(repository, tmp_path / "copy.json")
    tables = json.loads(copy.read_text("utf-8"))
    tables["note"] = {"1": {**tables["note"]["1"], "id": "ffff"}, "9": tables["note"]["1"]}
    copy.write_text(json.dumps(tables), "utf-8")
    copy.with_name(f"{copy.name}.sha256").unlink()
    restore(tmp_path / "data" / FILE, copy)
    notes = repository.engine.docs("note")
    assert {number: note["id"] for number, note in notes} == {"1": first, "10": "ffff"}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", BadMeeting),
        (b"{", StoreDamaged),
        (b"[]", StoreDamaged),
        (b"{}", BadMeeting),
        (b'{"meeting": {"1": {}}}', BadMeeting),
        (b'{"note": {"1": {"id": 1}}}', BadMeeting),
        (b'{"note": {"1": {}, "1": {}}}', StoreDamaged),
        (b"\xff", StoreDamaged),
        (b"[" * 100_000, StoreDamaged),
    ],
)
def test_what_is_no_backup_is_refused(
    repository: Repository, file: Path, tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    add(repository, "kept")
    copy = tmp_path / "copy.json"
    copy.write_bytes(content)
    with pytest.raises(error):
        restore(file, copy)
    assert texts(repository) == ["kept"]


def test_a_damaged_backup_is_refused_and_a_hostile_text_is_harmless(
    repository: Repository, file: Path, tmp_path: Path
) -> None:
    add(repository, "kept")
    copy = saved(repository, tmp_path / "copy.json")
    copy.write_bytes(copy.read_bytes().replace(b"kept", b"k\\u001b[2J"))
    with pytest.raises(StoreDamaged, match="checksum"):
        restore(file, copy)
    copy.with_name(f"{copy.name}.sha256").unlink()
    restore(file, copy)
    assert repository.engine.docs("note")[0][1]["text"] == "k\ufffd[2J"
    with pytest.raises(StoreVanished):
        restore(file, tmp_path / "none.json")


def damage_beyond_repair(file: Path) -> bytes:
    """Harm data file and journal, and take the history away."""
    places = FileLayout(file)
    shutil.rmtree(places.history, ignore_errors=True)
    places.journal.write_bytes(places.journal.read_bytes()[200:])
    file.write_bytes(file.read_bytes()[:-1000])
    return file.read_bytes()


def test_where_nothing_can_be_read_any_more_the_backup_becomes_the_data(
    repository: Repository, file: Path, tmp_path: Path
) -> None:
    add(repository, "kept")
    repository.close()
    copy = saved(repository := open_repository(file.parent), tmp_path / "copy.json")
    repository.close()
    harmed = damage_beyond_repair(file)
    with pytest.raises(StoreDamaged):
        open_repository(file.parent)
    aside = restore(file, copy).aside
    assert aside is not None
    assert (aside / FILE).read_bytes() == harmed
    repository = open_repository(file.parent)
    assert texts(repository) == ["kept"]
    assert [change.what for change in repository.engine.changes()] == ["restore"]
    assert add(repository, "more")
    assert str(aside) in file_info(repository.engine).set_aside
    assert not verify(file)


@pytest.mark.parametrize("remaining", ["nothing", "journal"])
def test_files_that_are_gone_are_brought_back(
    repository: Repository, file: Path, tmp_path: Path, remaining: str
) -> None:
    add(repository, "kept")
    copy = saved(repository, tmp_path / "copy.json")
    repository.close()
    places = FileLayout(file)
    file.unlink()
    shutil.rmtree(places.history, ignore_errors=True)
    if remaining == "nothing":
        places.journal.unlink()
    else:
        places.journal.write_bytes(b"ttchan-journal 1\n" + b"damaged" * 100)
    restore(file, copy)
    repository = open_repository(file.parent)
    assert texts(repository) == ["kept"]
    assert not verify(file)


@pytest.mark.parametrize("harmed", [False, True])
def test_killed_at_any_system_call_a_restore_can_be_done_again(tmp_path: Path, harmed: bool) -> None:
    path = tmp_path / "data" / "data.json"
    copy = tmp_path / "copy.json"
    documents = documents_of(meetings.sections())
    expected = {
        name: {str(number): doc for number, doc in enumerate(documents[name], 1)} for name in documents
    }
    copy.write_text(json.dumps(expected), "utf-8")
    path.parent.mkdir()
    database = open_database(path)
    database.insert({"text": "here"})
    database.close()
    if harmed:
        path.write_bytes(b"{")
        FileLayout(path).journal.write_bytes(b"ttchan-journal 1\n\ndamaged")
    pristine = shutil.copytree(path.parent, tmp_path / "pristine")
    for cut in range(10_000):
        shutil.rmtree(path.parent)
        shutil.copytree(pristine, path.parent)
        with suppress(PowerCut), power_cut(cut, 0.5) as made:
            restore(path, copy)
        database = open_database(path)
        abandon(database)
        with suppress(StoreDamaged):
            tables = database.storage.read()
            assert tables == expected or (not harmed and tables == {"_default": {"1": {"text": "here"}}})
        abandon(database)
        restore(path, copy)
        assert open_database(path).storage.read() == expected, (cut, made)
        if harmed:
            assert any(one.read_bytes() == b"{" for one in path.parent.glob("damaged-*/data.json"))
        if "cut" not in made:
            return
    raise AssertionError("it never ended")


def test_a_process_that_is_killed_leaves_one_or_the_other(
    start: Start, repository: Repository, file: Path, tmp_path: Path
) -> None:
    copies = []
    for number in range(2):
        add(repository, f"note {number}")
        copies.append(saved(repository, tmp_path / f"{number}.json"))
    for round_ in range(3):
        process = start("restore", file, *copies)
        assert process.stdout is not None
        for _ in range(round_ + 2):
            assert process.stdout.readline() == "restored\n"
        process.kill()
        process.wait()
        assert texts(repository) in (["note 0"], ["note 0", "note 1"])
    Backups(file).take(repository.engine)
    assert not [fault for fault in verify(file) if "torn" not in str(fault)]


def test_a_newer_format_is_left_alone(repository: Repository, file: Path, tmp_path: Path) -> None:
    copy = saved(repository, tmp_path / "copy.json")
    repository.close()
    journal = FileLayout(file).journal
    newer = journal.read_bytes().replace(b"ttchan-journal 1\n", b"ttchan-journal 2\n")
    journal.write_bytes(newer)
    with pytest.raises(StoreError):
        restore(file, copy)
    assert journal.read_bytes() == newer
