from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests import meetings
from tests.store.engines import open_repository
from ttchan_tui.meeting.checks import check
from ttchan_tui.meeting.errors import NoteChanged, UnknownId
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.store import (
    Repository,
    StoreDamaged,
    StoreUnusable,
    StoreVanished,
    data_directory,
    open_database,
)
from ttchan_tui.store.meeting.folder import bundled_folder, copy_example, read_folder
from ttchan_tui.text.gate import Refused
from ttchan_tui.text.languages import CODES, language

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def repository(directory: Path) -> Repository:
    """One with the small meeting of the tests."""
    repository = open_repository(directory)
    repository.loader.replace(meetings.sections())
    return repository


def add(repository: Repository, text: str = "A film evening", **where: str) -> str:
    where = {"prompt": "wishes", "group": "rs", "category": "soon"} | where
    return repository.notebook.add(**where, text=text, language="en").id


def texts(repository: Repository, **which: str) -> list[str]:
    return [note.text for note in repository.notes(**which)]


def tables(directory: Path) -> dict[str, Any]:
    open_database(directory / "ttchan.json").storage.compact()
    content: dict[str, Any] = json.loads((directory / "ttchan.json").read_text("utf-8"))
    return content


def test_the_first_start_finds_the_bundled_meeting(directory: Path) -> None:
    repository = open_repository(directory / "deep")
    meeting = repository.meeting()
    assert (meeting.id, len(meeting.days), meeting.participation.stated_total) == ("ttchan-2018", 5, 159)
    assert repository.notes() == ()


def test_a_meeting_comes_out_of_the_store_as_it_went_in(repository: Repository, directory: Path) -> None:
    assert repository.meeting() == meetings.meeting()
    assert open_repository(directory).meeting() == meetings.meeting()


@pytest.mark.journal
def test_the_stored_meeting_has_the_shape_of_the_files(repository: Repository, directory: Path) -> None:
    stored = tables(directory)
    assert stored["activity"]["1"]["start"] == "09:30:00"
    assert stored["place"]["2"]["fact"][0]["category"] == "heritage"
    assert stored["meeting"]["1"]["languages"] == ["lv", "en"]


def test_the_meeting_is_read_once_until_it_changes(repository: Repository, directory: Path) -> None:
    meeting = repository.meeting()
    add(repository)
    assert repository.meeting() is meeting
    files = meetings.files()
    files["meeting.toml"]["acronym"] = "Other"
    open_repository(directory).loader.replace(meetings.sections(files))
    assert repository.meeting().acronym == "Other"


class TestNotes:
    def test_a_note_is_there_for_everybody_as_it_was_typed(
        self, repository: Repository, directory: Path
    ) -> None:
        before = datetime.now(UTC)
        note = repository.notebook.add("wishes", "rs", "soon", "  [b]Рашка[/b] – kafija ☕ ", "lv")
        assert before <= note.created_at <= datetime.now(UTC)
        assert (note.text, note.language, note.meeting) == ("[b]Рашка[/b] – kafija ☕", "lv", "small")
        assert len(note.id) == 12
        assert open_repository(directory).notes() == (note,)
        assert open_repository(directory).note(note.id) == note

    def test_notes_stand_in_the_order_of_their_creation(
        self, repository: Repository, directory: Path
    ) -> None:
        other = open_repository(directory)
        for number in range(6):
            add(other if number % 2 else repository, str(number))
        assert texts(repository) == texts(other) == list("012345")

    def test_notes_are_chosen_by_prompt_and_group(self, repository: Repository) -> None:
        add(repository, "a")
        add(repository, "b", group="guests")
        add(repository, "c", prompt="looking-back", group="guests", category="good")
        assert texts(repository, prompt="wishes") == ["a", "b"]
        assert texts(repository, group="guests") == ["b", "c"]
        assert texts(repository, prompt="wishes", group="guests") == ["b"]
        assert texts(repository, prompt="nothing") == []

    @pytest.mark.parametrize(
        ("where", "valid"),
        [
            ({"prompt": "wish"}, "wishes, looking-back"),
            ({"group": "pt"}, "rs, guests"),
            ({"prompt": "looking-back", "category": "good"}, "There are: guests"),
            ({"category": "never"}, "soon, later"),
        ],
    )
    def test_what_does_not_exist_is_refused_with_what_does(
        self, repository: Repository, where: dict[str, str], valid: str
    ) -> None:
        with pytest.raises(UnknownId, match=valid):
            add(repository, **where)
        assert texts(repository) == []

    @pytest.mark.parametrize("text", ["", " \n ", "x" * 501, "a\x1b[2Jb", "a\u202eb", "\ud800"])
    def test_what_does_not_pass_the_gate_is_not_stored(self, repository: Repository, text: str) -> None:
        note = add(repository, "good")
        with pytest.raises(Refused):
            add(repository, text)
        with pytest.raises(Refused):
            repository.notebook.edit(note, text=text)
        assert texts(repository) == ["good"]

    def test_a_note_is_edited_in_its_place(self, repository: Repository) -> None:
        first, _ = add(repository, "one"), add(repository, "two")
        note = repository.notebook.edit(first, text=" ONE ")
        assert (note.text, note.category) == ("ONE", "soon")
        assert note.edited_at is not None
        assert repository.notebook.edit(first, category="later").text == "ONE"
        assert [(note.text, note.category) for note in repository.notes()] == [
            ("ONE", "later"),
            ("two", "soon"),
        ]

    def test_two_who_edit_different_things_do_not_undo_each_other(
        self, repository: Repository, directory: Path
    ) -> None:
        note = add(repository, "one")
        other = open_repository(directory)
        other.notes()
        repository.notebook.edit(note, text="two")
        other.notebook.edit(note, category="later")
        assert (repository.note(note).text, repository.note(note).category) == ("two", "later")

    def test_an_edit_that_changes_nothing_writes_nothing(self, repository: Repository) -> None:
        note = add(repository, "one")
        before = repository.change_token()
        assert repository.notebook.edit(note, text="one", category="soon").edited_at is None
        assert repository.change_token() == before

    def test_a_category_of_another_prompt_is_refused(self, repository: Repository) -> None:
        with pytest.raises(UnknownId, match="soon, later"):
            repository.notebook.edit(add(repository), category="good")

    def test_a_deleted_note_can_be_restored_to_its_place(
        self, repository: Repository, directory: Path
    ) -> None:
        first, _ = add(repository, "one"), add(repository, "two")
        before = repository.note(first)
        assert repository.notebook.delete(first).deleted_at is not None
        assert texts(repository) == texts(open_repository(directory)) == ["two"]
        assert repository.notebook.restore(first) == before
        assert texts(repository) == ["one", "two"]

    def test_deleting_and_restoring_twice_is_once(self, repository: Repository) -> None:
        note = add(repository)
        assert repository.notebook.delete(note) == repository.notebook.delete(note)
        assert repository.notebook.restore(note) == repository.notebook.restore(note)

    def test_a_note_that_was_deleted_meanwhile_is_not_edited(
        self, repository: Repository, directory: Path
    ) -> None:
        note = add(repository)
        open_repository(directory).notebook.delete(note)
        with pytest.raises(UnknownId, match="deleted"):
            repository.notebook.edit(note, text="new")

    @pytest.mark.parametrize("change", [("theirs", None), (None, "later")])
    def test_a_note_that_is_not_as_it_was_seen_is_left_as_it_is(
        self, repository: Repository, directory: Path, change: tuple[str | None, str | None]
    ) -> None:
        seen = repository.note(add(repository, "first"))
        theirs = open_repository(directory).notebook.edit(seen.id, *change)
        acts: list[Callable[[], Note]] = [
            lambda: repository.notebook.edit(seen.id, text="mine", seen=seen),
            lambda: repository.notebook.edit(seen.id, text="first", category="soon", seen=seen),
            lambda: repository.notebook.delete(seen.id, seen=seen),
        ]
        for act in acts:
            with pytest.raises(NoteChanged) as caught:
                act()
            assert caught.value.note == repository.note(seen.id) == theirs
            for code in CODES:
                assert theirs.text in caught.value.sentence(language(code))
        assert repository.notebook.edit(seen.id, text="mine", seen=theirs).text == "mine"

    def test_only_text_and_category_have_to_be_as_they_were_seen(self, repository: Repository) -> None:
        seen = repository.note(add(repository, "first"))
        repository.notebook.edit(seen.id, text="second")
        repository.notebook.edit(seen.id, text="first")
        assert repository.notebook.edit(seen.id, text="third", seen=seen).text == "third"
        repository.notebook.edit(seen.id, text="first")
        assert repository.notebook.delete(seen.id, seen=seen).deleted_at is not None
        assert repository.notebook.delete(seen.id, seen=seen).deleted_at is not None

    def test_a_note_that_never_was_is_unknown(self, repository: Repository) -> None:
        for act in (
            repository.note,
            repository.notebook.edit,
            repository.notebook.delete,
            repository.notebook.restore,
        ):
            with pytest.raises(UnknownId, match="nothing"):
                act("nothing")

    def test_the_change_token_tells_of_every_change(self, repository: Repository, directory: Path) -> None:
        watcher = open_repository(directory)
        tokens = [watcher.change_token()]
        note = add(repository)
        tokens.append(watcher.change_token())
        for act in (repository.notebook.delete, repository.notebook.restore):
            act(note)
            tokens.append(watcher.change_token())
        assert len(set(tokens)) == len(tokens)
        assert watcher.change_token() == tokens[-1]


class TestAnotherMeeting:
    def test_notes_of_another_meeting_are_out_of_sight_until_it_is_back(
        self, repository: Repository, directory: Path
    ) -> None:
        note = add(repository, "kept")
        repository.loader.replace(read_folder(bundled_folder()))
        assert repository.meeting().id == "ttchan-2018"
        assert repository.notes() == ()
        with pytest.raises(UnknownId):
            repository.note(note)
        repository.loader.replace(meetings.sections())
        assert texts(open_repository(directory)) == ["kept"]

    @pytest.mark.journal
    def test_a_bad_meeting_changes_nothing(self, repository: Repository, directory: Path) -> None:
        files = meetings.files()
        sections = meetings.sections(files)
        files["programme.toml"]["activity"][0]["kind"] = "party"
        before = (directory / "ttchan.json").read_bytes()
        with pytest.raises(BadMeeting, match="party"):
            repository.loader.replace(sections)
        assert (directory / "ttchan.json").read_bytes() == before

    def test_what_notes_belong_to_cannot_go(self, repository: Repository) -> None:
        add(repository, "a", group="guests")
        add(repository, "b", category="later")
        add(repository, "c", prompt="looking-back", group="guests", category="good")
        files = meetings.files()
        wishes, _ = files["groupwork.toml"]["prompt"]
        wishes |= {"groups": ["rs"], "category": wishes["category"][:1]}
        files["groupwork.toml"]["prompt"] = [wishes]
        files["programme.toml"]["activity"][1].pop("prompt")
        with pytest.raises(BadMeeting) as caught:
            repository.loader.replace(meetings.sections(files))
        assert {problem.place for problem in caught.value.problems} == {
            'groupwork.toml: prompt "wishes": group "guests"',
            'groupwork.toml: prompt "wishes": category "later"',
            'groupwork.toml: prompt "looking-back"',
        }
        assert repository.meeting() == meetings.meeting()

    def test_what_only_deleted_notes_belonged_to_may_go(self, repository: Repository) -> None:
        note = add(repository, category="later")
        repository.notebook.delete(note)
        files = meetings.files()
        files["groupwork.toml"]["prompt"][0]["category"].pop()
        repository.loader.replace(meetings.sections(files))
        with pytest.raises(UnknownId, match="soon"):
            repository.notebook.restore(note)


@pytest.mark.journal
class TestWhenTheFileIsHarmed:
    def test_a_file_that_is_gone_is_said_to_be_and_nothing_is_begun_anew(
        self, repository: Repository, directory: Path
    ) -> None:
        note = add(repository)
        (directory / "ttchan.json").unlink()
        for act in (
            repository.meeting,
            repository.notes,
            lambda: add(repository),
            lambda: repository.notebook.delete(note),
        ):
            with pytest.raises(StoreVanished, match="backup"):
                act()
        assert not (directory / "ttchan.json").exists()

    def test_a_file_that_was_put_back_is_used_again(self, repository: Repository, directory: Path) -> None:
        add(repository, "one")
        backup = (directory / "ttchan.json").read_bytes()
        (directory / "ttchan.json").unlink()
        with pytest.raises(StoreVanished):
            repository.notes()
        (directory / "ttchan.json").write_bytes(backup)
        add(repository, "two")
        assert texts(repository) == ["one", "two"]

    def test_a_damaged_file_is_brought_back_from_the_history(
        self, repository: Repository, directory: Path
    ) -> None:
        add(repository, "one")
        repository.close()
        file = directory / "ttchan.json"
        torn = file.read_bytes()[:-9]
        file.write_bytes(torn)
        repository = open_repository(directory)
        assert texts(repository) == ["one"]
        add(repository, "two")
        repository.close()
        assert [note["text"] for note in tables(directory)["note"].values()] == ["one", "two"]
        assert torn in [kept.read_bytes() for kept in (directory / "ttchan.json.history").iterdir()]

    def test_a_damaged_file_without_history_is_neither_opened_nor_overwritten(
        self, repository: Repository, directory: Path
    ) -> None:
        repository.close()
        (directory / "ttchan.json.journal").unlink()
        file = directory / "ttchan.json"
        torn = file.read_bytes()[:-9]
        file.write_bytes(torn)
        with pytest.raises(StoreDamaged):
            open_repository(directory)
        assert file.read_bytes() == torn

    @pytest.mark.parametrize(
        "harm",
        [
            {"created_at": "yesterday"},
            {"text": None},
            {"created_at": None},
            {"edited_at": "2021-05-01T09:00"},
            None,
        ],
    )
    def test_a_note_that_is_none_is_said_to_be_with_its_number(
        self, repository: Repository, directory: Path, harm: dict[str, Any] | None
    ) -> None:
        add(repository)
        content = tables(directory)
        content["note"]["1"] = {} if harm is None else content["note"]["1"] | harm
        (directory / "ttchan.json").write_text(json.dumps(content))
        with pytest.raises(StoreDamaged, match="note 1"):
            repository.notes()

    def test_what_was_written_behind_our_back_is_harmless(
        self, repository: Repository, directory: Path
    ) -> None:
        add(repository)
        content = tables(directory)
        content["note"]["1"]["text"] = "a\x1b]0;x\x07b"
        (directory / "ttchan.json").write_text(json.dumps(content))
        assert texts(repository) == ["a\ufffd]0;x\ufffdb"]

    def test_a_meeting_that_is_none_can_be_replaced(self, repository: Repository, directory: Path) -> None:
        content = tables(directory)
        content["activity"]["1"]["kind"] = "party"
        (directory / "ttchan.json").write_text(json.dumps(content))
        repository = open_repository(directory)
        with pytest.raises(BadMeeting, match=r"ttchan\.json: activity"):
            repository.meeting()
        repository.loader.replace(meetings.sections())
        assert repository.meeting() == meetings.meeting()

    @pytest.mark.parametrize(
        "zone", ["../../etc/passwd", "Foo/Bar", "/etc/passwd", "tzdata.zi", "Europe", "Europe/Rīga", "a\x00b"]
    )
    @pytest.mark.parametrize("whose", ["meeting", "place"])
    def test_a_time_zone_that_is_none_is_said_to_be(
        self, repository: Repository, directory: Path, zone: str, whose: str
    ) -> None:
        content = tables(directory)
        content[whose]["1"]["time_zone"] = zone
        (directory / "ttchan.json").write_text(json.dumps(content))
        for one in (repository, open_repository(directory)):
            with pytest.raises(BadMeeting, match=r"ttchan\.json: .*time_zone"):
                one.meeting()

    def test_a_data_directory_that_is_none_is_said_to_be(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        for directory in (tmp_path / "file", tmp_path / "file" / "below"):
            with pytest.raises(StoreUnusable, match="is not a directory") as caught:
                open_repository(directory)
            for code in CODES:
                assert str(tmp_path / "file") in caught.value.sentence(language(code))


class TestMeetingFolder:
    def test_a_folder_is_read(self, tmp_path: Path) -> None:
        sections = read_folder(meetings.write_folder(tmp_path))
        assert {name: [e.fields for e in found] for name, found in sections.items()} == {
            name: [e.fields for e in found] for name, found in meetings.sections().items()
        }

    def test_all_that_is_wrong_with_the_files_is_said_at_once(self, tmp_path: Path) -> None:
        folder = meetings.write_folder(
            tmp_path,
            venues='[[venue]]\nid = "hall\n',
            people=meetings.TOML["people.toml"].replace("count = 2", "count = 0"),
        )
        (folder / "places" / "portugal.toml").write_bytes(b'id = "portugal"\nlocal_name = "\xff"\n')
        (folder / "venue.toml").touch()
        (folder / "groupwork.toml").unlink()
        (folder / "groupwork.toml").mkdir()
        with pytest.raises(BadMeeting) as caught:
            read_folder(folder)
        assert {problem.place for problem in caught.value.problems} == {
            "venues.toml",
            "places/portugal.toml",
            "groupwork.toml",
            "venue.toml",
            'people.toml: delegation "portugal": count',
        }

    @pytest.mark.parametrize("name", ["", "nowhere", "file"])
    def test_a_folder_that_holds_no_meeting_is_said_to(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(BadMeeting, match=r"meeting\.toml"):
            read_folder(tmp_path / name)

    def test_files_saved_on_another_system_are_read(self, tmp_path: Path) -> None:
        folder = meetings.write_folder(tmp_path)
        venues = meetings.TOML["venues.toml"].replace("\n", "\r\n")
        (folder / "venues.toml").write_bytes(b"\xef\xbb\xbf" + venues.encode())
        read_folder(folder)

    def test_the_example_is_a_sound_meeting_to_begin_with(self, tmp_path: Path) -> None:
        copy_example(tmp_path / "mine")
        repository = open_repository(tmp_path / "data")
        assert check(repository.loader.replace(read_folder(tmp_path / "mine"))) == ()

    def test_the_example_overwrites_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "mine").mkdir()
        copy_example(tmp_path / "mine")
        (tmp_path / "mine" / "meeting.toml").write_text("changed")
        with pytest.raises(StoreUnusable, match="mine"):
            copy_example(tmp_path / "mine")
        with pytest.raises(StoreUnusable):
            copy_example(tmp_path / "mine" / "meeting.toml")
        assert (tmp_path / "mine" / "meeting.toml").read_text() == "changed"


def test_the_data_directory_is_the_named_one_else_the_users(tmp_path: Path) -> None:
    environment = {"TTCHAN_DATA": str(tmp_path / "env")}
    assert data_directory(tmp_path / "option", environment) == tmp_path / "option"
    assert data_directory(None, environment) == tmp_path / "env"
    for nothing in ({}, {"TTCHAN_DATA": ""}):
        assert data_directory(None, nothing).name == "ttchan"


@pytest.mark.journal
def test_a_start_that_only_reads_loads_nothing_that_it_does_not_need(
    repository: Repository, directory: Path
) -> None:
    program = """
import sys
from pathlib import Path
from ttchan_tui.store import open_repository
repository = open_repository(Path(sys.argv[1]))
repository.meeting(), repository.notes()
heavy = {"tomllib", "filelock", "asyncio", "platformdirs", "babel", "difflib"}
print(*heavy & sys.modules.keys())
"""
    done = subprocess.run(
        [sys.executable, "-c", program, directory], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.split() == []
