"""What was done, as people are told it, and how things stood."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests import meetings
from tests.store.engines import open_repository
from ttchan_tui.meeting.editing import Edit
from ttchan_tui.meeting.errors import NothingYet, UnknownId
from ttchan_tui.meeting.history.change_kinds import EDIT_ACTIVITY
from ttchan_tui.meeting.history.entries import Effect
from ttchan_tui.store import Act, Repository, acting, open_database
from ttchan_tui.store.engine.state import State
from ttchan_tui.text.gate import Refused

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    opened = open_repository(tmp_path / "data")
    opened.loader.replace(meetings.sections())
    yield opened
    opened.close()


def add(repository: Repository, text: str, group: str = "rs", why: str = "") -> str:
    return repository.notebook.add("wishes", group, "soon", text, "en", why=why).id


def test_the_history_of_one_thing_is_all_that_the_whole_history_says_of_it(repository: Repository) -> None:
    notes = [add(repository, text) for text in ("one", "two", "three")]
    for note in notes:
        repository.notebook.edit(note, text="other words")
    repository.notebook.delete(notes[0])
    repository.board.themes.gather_under(notes[1:], "wishes", "Together")
    repository.past.undo()
    activity = repository.meeting().activities[0].id
    repository.editing.change(EDIT_ACTIVITY, [Edit("activity", activity, {"start": "10:00"})])
    whole = list(repository.past.entries())
    for id in (*notes, activity):
        told = repository.past.of_note(id)
        assert told == tuple(filter(None, (entry.about(id) for entry in whole)))
        assert told


def test_every_act_is_told_with_who_when_what_why_and_both_states(repository: Repository) -> None:
    began = datetime.now(UTC)
    with acting(Act(who="anna")):
        note = add(repository, "one", why="they asked for it")
        repository.notebook.edit(note, text="two", why="a slip")
        repository.notebook.edit(note, category="later")
        repository.notebook.delete(note, why="twice")
        repository.notebook.restore(note, why="not twice")
        repository.past.undo()
        repository.past.redo()
    entries = list(repository.past.entries())[::-1]
    assert [entry.what for entry in entries] == [
        "begin", "load-meeting", "add-note", "edit-note", "edit-note", "delete-note", "restore-note",
        "undo", "redo",
    ]  # fmt: skip
    assert [entry.why for entry in entries[2:]] == [
        "they asked for it", "a slip", "", "twice", "not twice", "", "",
    ]  # fmt: skip
    assert {entry.who for entry in entries[2:]} == {"anna"}
    assert all(began - timedelta(seconds=1) < entry.at <= datetime.now(UTC) for entry in entries[2:])
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
    undone, redone = entries[-2:]
    assert (undone.undoes, redone.undoes) == (entries[-3].number, undone.number)
    changes = [entry.notes[0] for entry in entries[2:]]
    assert [change.effect for change in changes] == [
        Effect.ADDED, Effect.CHANGED, Effect.MOVED, Effect.DELETED, Effect.RESTORED, Effect.DELETED,
        Effect.RESTORED,
    ]  # fmt: skip
    assert all(one.after == two.before for one, two in pairwise(changes))
    assert changes[-1].after == repository.note(note)


def test_a_part_of_the_meeting_is_told_though_others_have_moved(repository: Repository) -> None:
    files = meetings.files()
    first, *others = files["programme.toml"]["activity"]
    files["programme.toml"]["activity"] = [first | {"id": "new"}, first, *others]
    files["programme.toml"]["activity"][-1]["title"] = {"en": "Another title"}
    repository.loader.replace(meetings.sections(files))
    entry = next(repository.past.entries())
    (moved,) = [part for part in entry.parts if part.before]
    assert moved.id == others[-1]["id"]
    assert moved.fields["title.en"][1] == "Another title"
    assert {name.partition(".")[0] for name in moved.fields} == {"title"}
    assert [part.id for part in entry.parts if part.before is None] == ["new"]
    assert [entry.number for entry in repository.past.of_note("new")] == [entry.number]


def test_a_group_is_told_its_own(repository: Repository) -> None:
    add(repository, "ours")
    add(repository, "theirs", group="guests")
    told = [change.note.text for entry in repository.past.entries("wishes", "rs") for change in entry.notes]
    assert told == ["ours"]


def test_only_what_is_new_is_told_to_those_who_know_the_rest(repository: Repository) -> None:
    add(repository, "known")
    known = next(repository.past.entries()).number
    add(repository, "new")
    assert [entry.notes[0].note.text for entry in repository.past.entries(after=known)] == ["new"]


def test_the_history_survives_new_journals_and_starts(repository: Repository, tmp_path: Path) -> None:
    for text in ("one", "two", "three"):
        add(repository, text)
        repository.engine.compact(rotate=True)
    repository.close()
    again = open_repository(tmp_path / "data")
    told = [change.note.text for entry in again.past.entries() for change in entry.notes]
    assert told == ["three", "two", "one"]
    again.past.undo()
    assert [note.text for note in again.notes()] == ["one", "two"]


@pytest.mark.journal
def test_at_every_record_things_stood_as_a_replay_has_them(repository: Repository, tmp_path: Path) -> None:
    notes = [add(repository, text) for text in ("one", "two", "three")]
    repository.notebook.edit(notes[0], text="ONE")
    repository.engine.compact(rotate=True)
    repository.notebook.delete(notes[1])
    repository.past.undo()
    repository.past.undo()
    repository.loader.replace(meetings.sections())
    database = open_database(tmp_path / "data" / "ttchan.json")
    replayed = State()
    for change in database.storage.changes():
        replayed.apply(
            change.sequence,
            [
                {"table": one.table, "exists": one.exists}
                if one.id is None
                else {"table": one.table, "id": str(one.id)}
                | ({} if one.after is None else {"after": one.after})
                for one in change.operations
            ],
        )
        assert database.storage.as_of(change.at) == replayed.tables
        standing = repository.past.at(change.at)
        documents = replayed.tables.get("note", {}).values()
        assert {note.text for note in standing.notes} == {
            doc["text"] for doc in documents if not doc["deleted_at"]
        }
    assert repository.past.at(datetime.now(UTC)) == (repository.meeting(), repository.notes())


def test_a_clock_that_was_put_back_hides_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    for text, clock in (("one", now), ("two", now + 86400), ("three", now + 600)):
        monkeypatch.setattr(time, "time", lambda clock=clock: clock)
        add(repository, text)
    monkeypatch.undo()

    def at(seconds: float) -> list[str]:
        return [note.text for note in repository.past.at(datetime.fromtimestamp(now + seconds, UTC)).notes]

    assert at(0) == ["one"]
    assert at(300) == ["one"]
    assert at(700) == ["one", "two", "three"], (
        "the second note was there before the third, whatever its clock"
    )
    assert at(90000) == ["one", "two", "three"]


def test_before_the_beginning_there_was_nothing(repository: Repository) -> None:
    with pytest.raises(NothingYet, match="ttchan history"):
        repository.past.at(datetime(2000, 1, 1, tzinfo=UTC))


def test_the_beginning_of_an_id_is_enough_if_there_is_only_one(repository: Repository) -> None:
    note = add(repository, "one")
    assert repository.past.note_id(note[:3]) == note
    add(repository, "two")
    several = {other.id[0] for other in repository.notes()}
    while len(several) == len(repository.notes()):  # until two begin with the same digit
        add(repository, "more")
        several = {other.id[0] for other in repository.notes()}
    ids = [other.id for other in repository.notes()]
    twice = next(id[0] for id in ids if sum(other[0] == id[0] for other in ids) > 1)
    with pytest.raises(UnknownId, match="more letters"):
        repository.past.note_id(twice)
    for unknown in ("", "x", note + "0"):
        with pytest.raises(UnknownId, match="Nothing is known"):
            repository.past.note_id(unknown)


def test_a_note_that_is_gone_is_found_by_its_id(repository: Repository) -> None:
    note = add(repository, "one")
    repository.past.undo()
    assert repository.past.note_id(note[:5]) == note
    assert [entry.what for entry in repository.past.of_note(note[:5])] == ["undo", "add-note"]


class TestReasons:
    @pytest.mark.parametrize("why", ["a\x1b[2Jb", "a\u202eb", "x" * 501])
    def test_what_does_not_pass_the_gate_is_not_kept(self, repository: Repository, why: str) -> None:
        with pytest.raises(Refused):
            add(repository, "one", why=why)
        assert repository.notes() == ()

    def test_what_others_have_written_is_made_harmless(self, repository: Repository) -> None:
        with acting(Act(who="a\x1b]0;b", why="\x1b[2J\u202e")):
            add(repository, "one")
        entry = next(repository.past.entries())
        assert not {"\x1b", "\u202e"} & set(entry.who + entry.why)
