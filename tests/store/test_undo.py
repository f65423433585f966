"""Undo and redo of one's own last acts, for several people and processes on the same data."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests import meetings
from tests.store.conftest import Start
from tests.store.engines import Opening, in_memory, open_repository, over_files
from ttchan_tui.meeting.errors import ChangedSince, NothingToTakeBack, UnknownId
from ttchan_tui.meeting.format import BadMeeting, Sections
from ttchan_tui.store import Act, Repository, StoreNewer, acting
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder

pytestmark = pytest.mark.usefixtures("engine")

DESK = ("wishes", "rs")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the small meeting of the tests."""
    return _prepared(tmp_path_factory.mktemp("prepared") / "data")


def _prepared(directory: Path, opening: Opening = open_repository) -> Path:
    repository = opening(directory)
    with acting(Act(who="organiser")):
        repository.loader.replace(meetings.sections())
    repository.close()
    return directory


@pytest.fixture
def directory(prepared: Path, tmp_path: Path) -> Path:
    return shutil.copytree(prepared, tmp_path / "data") if over_files() else _prepared(tmp_path / "data")


@pytest.fixture
def repository(directory: Path) -> Iterator[Repository]:
    opened = open_repository(directory)
    yield opened
    opened.close()


def add(repository: Repository, text: str, **where: str) -> str:
    where = {"prompt": "wishes", "group": "rs", "category": "soon"} | where
    return repository.notebook.add(**where, text=text, language="en").id


def texts(repository: Repository) -> list[str]:
    return [note.text for note in repository.notes()]


def without(category: str) -> Sections:
    """The meeting of the tests, without a category of its first prompt."""
    files = meetings.files()
    wishes = files["groupwork.toml"]["prompt"][0]
    wishes["category"] = [one for one in wishes["category"] if one["id"] != category]
    return meetings.sections(files)


def test_undo_goes_back_and_redo_forward_until_something_new_is_done(repository: Repository) -> None:
    note = add(repository, "one")
    repository.notebook.edit(note, text="two")
    repository.notebook.edit(note, category="later")
    repository.notebook.delete(note)
    kept = repository.note(note)
    past = repository.past
    assert past.undo().what == "delete-note"
    past.undo()
    assert (repository.note(note).text, repository.note(note).category) == ("two", "soon")
    past.undo()
    assert texts(repository) == ["one"]
    past.undo()
    assert texts(repository) == []
    for _ in range(4):
        past.redo()
    assert repository.note(note) == kept
    with pytest.raises(NothingToTakeBack, match="redo"):
        past.redo()
    past.undo()
    add(repository, "new")
    with pytest.raises(NothingToTakeBack, match="redo"):
        past.redo()


def test_what_somebody_has_changed_since_is_left_as_it_is(repository: Repository, directory: Path) -> None:
    note = add(repository, "mine")
    other = open_repository(directory)
    with acting(Act(who="another")):
        other.notebook.edit(note, text="theirs")
        token = repository.change_token()
    with pytest.raises(ChangedSince, match="history"):
        repository.past.undo()
    assert repository.change_token() == token
    assert texts(repository) == ["theirs"]
    with acting(Act(who="another")):
        other.past.undo()
    repository.past.undo()
    assert texts(repository) == []


def test_nobody_undoes_what_another_did(repository: Repository) -> None:
    with acting(Act(who="another")):
        add(repository, "theirs")
    with pytest.raises(NothingToTakeBack, match="undo"):
        repository.past.undo()
    assert texts(repository) == ["theirs"]


def test_the_meeting_that_came_with_the_program_stays(tmp_path: Path) -> None:
    repository = open_repository(tmp_path / "new")
    with pytest.raises(NothingToTakeBack):
        repository.past.undo()
    assert repository.meeting().id == "ttchan-2018"


class TestADesk:
    """In the app each prompt and group is a desk: what is undone there was done there, in this session."""

    def test_what_was_done_at_another_desk_is_not_undone_here(self, repository: Repository) -> None:
        add(repository, "here")
        add(repository, "there", group="guests")
        repository.past.undo(DESK)
        assert texts(repository) == ["there"]
        with pytest.raises(NothingToTakeBack):
            repository.past.undo(DESK)
        add(repository, "there again", group="guests")
        repository.past.redo(DESK)
        assert texts(repository) == ["here", "there", "there again"]

    def test_what_was_done_before_the_session_is_not_undone(
        self, repository: Repository, directory: Path
    ) -> None:
        add(repository, "earlier")
        later = open_repository(directory)
        began = later.last_record
        with pytest.raises(NothingToTakeBack):
            later.past.undo(DESK, after=began)
        add(later, "later")
        later.past.undo(DESK, after=began)
        with pytest.raises(NothingToTakeBack):
            later.past.undo(DESK, after=began)
        assert texts(repository) == ["earlier"]

    @pytest.mark.journal
    def test_what_another_process_has_undone_is_not_undone_twice(
        self, repository: Repository, start: Start, directory: Path
    ) -> None:
        add(repository, "first")
        add(repository, "second")
        process = start("undo", directory, 1)
        assert process.wait() == 0
        assert texts(repository) == ["first"]
        repository.past.undo(DESK)
        assert texts(repository) == []


@pytest.mark.journal
def test_two_processes_undo_everything_once(repository: Repository, start: Start, directory: Path) -> None:
    for number in range(30):
        add(repository, str(number))
    processes = [start("undo", directory, 99) for _ in range(2)]
    undone = [line for process in processes for line in process.communicate()[0].split()]
    assert len(undone) == 30
    assert texts(repository) == []


class TestTheMeeting:
    def test_loading_one_is_undone(self, repository: Repository) -> None:
        before = repository.meeting()
        after = repository.loader.replace(without("later"))
        repository.past.undo()
        assert repository.meeting() == before
        repository.past.redo()
        assert repository.meeting() == after

    def test_no_note_becomes_homeless(self, repository: Repository) -> None:
        repository.loader.replace(without("later"))
        with acting(Act(who="organiser")):
            repository.loader.replace(meetings.sections())
        add(repository, "kept", category="later")
        now = repository.meeting()
        with acting(Act(who="organiser")), pytest.raises(BadMeeting, match="later"):
            repository.past.undo()
        assert repository.meeting() == now
        assert texts(repository) == ["kept"]

    def test_a_note_does_not_come_back_to_where_nothing_is(self, repository: Repository) -> None:
        note = add(repository, "one", category="later")
        repository.notebook.delete(note)
        with acting(Act(who="organiser")):
            repository.loader.replace(without("later"))
        with pytest.raises(UnknownId, match="soon"):
            repository.past.undo()
        assert texts(repository) == []

    def test_notes_of_another_meeting_are_left_alone(self, repository: Repository) -> None:
        add(repository, "theirs")
        with acting(Act(who="organiser")):
            repository.loader.replace(read_folder(bundled_folder()))
        with pytest.raises(NothingToTakeBack):
            repository.past.undo(DESK)


class TestRestoring:
    def test_a_note_whose_adding_was_undone_comes_back_to_its_place(self, repository: Repository) -> None:
        first = add(repository, "first")
        with acting(Act(who="another")):
            add(repository, "second")
        before = repository.note(first)
        repository.past.undo()
        assert texts(repository) == ["second"]
        assert repository.notebook.restore(first) == before
        assert texts(repository) == ["first", "second"]
        repository.past.undo()
        assert texts(repository) == ["second"]

    def test_it_keeps_its_place_when_everything_is_read_anew(
        self, repository: Repository, directory: Path
    ) -> None:
        add(repository, "first")
        with acting(Act(who="another")):
            add(repository, "second")
        repository.past.undo()
        repository.past.redo()
        repository.close()
        assert texts(open_repository(directory)) == ["first", "second"]


@pytest.mark.journal
def test_what_is_near_is_undone_without_reading_what_is_far(repository: Repository, directory: Path) -> None:
    add(repository, "far")
    repository.engine.compact(rotate=True)
    add(repository, "near")
    (earlier,) = (directory / "ttchan.json.history").glob("*.journal")
    earlier.write_bytes(b"ttchan-journal 99\n")
    repository.past.undo()
    assert texts(repository) == ["far"]
    with pytest.raises(StoreNewer):
        repository.past.undo()


people = st.sampled_from(["anna", "boris"])
words = st.sampled_from(["a", "b"])
which = st.integers(0, 2)

Doc = tuple[str, int, int]
"""The text, the stamp of the last edit, the stamp of the deletion or 0."""


@dataclass
class Person:
    """What somebody can undo and redo: the note, how it was, how it was then."""

    undo: list[tuple[str, Doc | None, Doc | None]] = field(default_factory=list)
    redo: list[tuple[str, Doc | None, Doc | None]] = field(default_factory=list)


class TwoPeople(RuleBasedStateMachine):
    """Two who add, change, delete, undo and redo; against a dict and two stacks for each of them."""

    template: tempfile.TemporaryDirectory[str] | None = None
    """A data directory to begin with."""

    def __init__(self) -> None:
        super().__init__()
        self.temporary = tempfile.TemporaryDirectory()
        self.directory = Path(self.temporary.name) / "data"
        self.prepare()
        self.repositories = {who: self.open(self.directory) for who in ("anna", "boris")}
        self.people = {"anna": Person(), "boris": Person()}
        self.notes: dict[str, Doc] = {}
        self.ids: list[str] = []
        self.stamp = 0

    def prepare(self) -> None:
        if TwoPeople.template is None:
            TwoPeople.template = tempfile.TemporaryDirectory()
            _prepared(Path(TwoPeople.template.name) / "data")
        shutil.copytree(Path(TwoPeople.template.name) / "data", self.directory)
        self.open: Opening = open_repository

    def teardown(self) -> None:
        for repository in self.repositories.values():
            repository.close()
        self.temporary.cleanup()

    @contextmanager
    def acting(self, who: str) -> Iterator[Repository]:
        with acting(Act(who=who)):
            yield self.repositories[who]

    def did(self, who: str, id: str, after: Doc) -> None:
        self.people[who].undo.append((id, self.notes.get(id), after))
        self.people[who].redo.clear()
        self.notes[id] = after

    def next(self) -> int:
        self.stamp += 1
        return self.stamp

    @rule(who=people, text=words)
    def add(self, who: str, text: str) -> None:
        with self.acting(who) as repository:
            id = add(repository, text)
        self.ids.append(id)
        self.did(who, id, (text, 0, 0))

    @rule(who=people, text=words, place=which)
    def edit(self, who: str, text: str, place: int) -> None:
        if (id := self.there(place)) and self.notes[id][0] != text:
            with self.acting(who) as repository:
                repository.notebook.edit(id, text)
            self.did(who, id, (text, self.next(), 0))

    @rule(who=people, place=which)
    def delete(self, who: str, place: int) -> None:
        if id := self.there(place):
            with self.acting(who) as repository:
                repository.notebook.delete(id)
            self.did(who, id, (*self.notes[id][:2], self.next()))

    @rule(who=people, place=which)
    def restore(self, who: str, place: int) -> None:
        gone = [id for id, doc in self.notes.items() if doc[2]]
        if place < len(gone):
            with self.acting(who) as repository:
                repository.notebook.restore(gone[place])
            self.did(who, gone[place], (*self.notes[gone[place]][:2], 0))

    def there(self, place: int) -> str | None:
        there = [id for id, doc in self.notes.items() if not doc[2]]
        return there[place] if place < len(there) else None

    @rule(who=people)
    def undo(self, who: str) -> None:
        person = self.people[who]
        with self.acting(who) as repository:
            if not person.undo:
                with pytest.raises(NothingToTakeBack):
                    repository.past.undo()
                return
            id, before, after = person.undo[-1]
            if self.notes.get(id) != after:
                with pytest.raises(ChangedSince):
                    repository.past.undo()
                return
            repository.past.undo()
        self.put(id, before)
        person.redo.append(person.undo.pop())

    @rule(who=people)
    def redo(self, who: str) -> None:
        person = self.people[who]
        with self.acting(who) as repository:
            if not person.redo:
                with pytest.raises(NothingToTakeBack):
                    repository.past.redo()
                return
            id, before, after = person.redo[-1]
            if self.notes.get(id) != before:
                with pytest.raises(ChangedSince):
                    repository.past.redo()
                return
            repository.past.redo()
        self.put(id, after)
        person.undo.append(person.redo.pop())

    def put(self, id: str, doc: Doc | None) -> None:
        if doc is None:
            del self.notes[id]
        else:
            self.notes[id] = doc

    @rule(who=people, rotate=st.booleans())
    def fold(self, who: str, rotate: bool) -> None:
        self.repositories[who].engine.compact(rotate=rotate)

    @rule(who=people)
    def open_anew(self, who: str) -> None:
        self.repositories[who].close()
        self.repositories[who] = self.open(self.directory)

    @invariant()
    def both_see_the_notes_in_their_order(self) -> None:
        expected = [(id, self.notes[id][0]) for id in self.ids if id in self.notes and not self.notes[id][2]]
        for repository in self.repositories.values():
            assert [(note.id, note.text) for note in repository.notes()] == expected


class TwoPeopleInMemory(TwoPeople):
    """The same, over the other engine."""

    def prepare(self) -> None:
        self.open = in_memory()
        _prepared(self.directory, self.open)


TestTwoPeople = TwoPeople.TestCase
TestTwoPeopleInMemory = TwoPeopleInMemory.TestCase
TestTwoPeople.settings = TestTwoPeopleInMemory.settings = settings(
    max_examples=400 if os.environ.get("TTCHAN_STRESS") else 20, stateful_step_count=20, deadline=None
)
