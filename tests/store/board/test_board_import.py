"""A board that was taken along comes back as it was, and overwrites nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.board.conftest import PROMPT, Say
from tests.store.engines import open_repository
from ttchan_tui.meeting.board.board_json import board_fields
from ttchan_tui.meeting.board.board_json_reader import read_board
from ttchan_tui.meeting.board.board_snapshot import BoardSelection
from ttchan_tui.meeting.board.note_edits import to_be_approved
from ttchan_tui.meeting.errors import Frozen, TooManyHands
from ttchan_tui.meeting.format.given import NoBoard
from ttchan_tui.meeting.groupwork import PASTED, Standing
from ttchan_tui.meeting.history.change_kinds import IMPORT_BOARD
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.store import Repository, StoreError
from ttchan_tui.store.board.board_import import ImportResult, read_board_file
from ttchan_tui.store.notebook import NewNote
from ttchan_tui.text.explained import Explained

pytestmark = pytest.mark.usefixtures("engine")

IMAGE = "image-of-my-town"


def fields(repository: Repository) -> dict[str, Any]:
    """The board as it is exported, but for the time."""
    found: dict[str, Any] = json.loads(
        json.dumps({**board_fields(repository.exchange.snapshot()), "exported_at": "2018-11-12T12:00:00Z"})
    )
    return found


def bring(repository: Repository, exported: dict[str, Any]) -> ImportResult:
    return repository.exchange.bring(read_board(exported, repository.meeting()))


@pytest.fixture
def fresh(tmp_path: Path) -> Repository:
    """Another one with the same meeting and nothing said."""
    return open_repository(tmp_path / "fresh")


@pytest.fixture
def full(repository: Repository, say: Say) -> Repository:
    """A board with some of everything."""
    board, notebook = repository.board, repository.notebook
    notes = [say("Song festival", "lv"), say("The song festival", "lt"), say("Opera", "it")]
    [about] = notebook.add_all(
        [NewNote(IMAGE, "lv", "places", "lakes", "en", about="lt", author="the choir", origin=PASTED)]
    )
    for note, hands in zip(notes, (40, 9, 6), strict=True):
        board.hands.count(note.id, hands, why="with pupils")
    board.translations.put(notes[0].id, "lv", "Dziesmu svētki")
    notebook.delete(say("gone", "fr").id)
    music = board.themes.name(PROMPT, "Music")
    board.themes.name(PROMPT, "Food")
    board.themes.gather([note.id for note in notes], music.id)
    board.themes.merge(notes[0].id, [notes[1].id], "Song festivals")
    repository.moderation.judge([notes[0].id, about.id], Standing.SHOWN, seen=[repository.note(notes[0].id)])
    board.translations.put(about.id, "lv", "ezeri")
    partner = repository.meeting().partners[1].id
    board.promises.promise("A concert", "the choir", partner, date(2019, 5, 9), note=notes[0].id)
    board.steps.hide(IMAGE)
    board.steps.freeze(PROMPT, "lv", why="read out")
    board.steps.tell_ready(PROMPT, "lt")
    repository.visitors.open("gains")
    said = repository.visitors.say("gains", "gains", "Nice town", "en", kiosk="foyer")
    repository.visitors.judge([said.id], Standing.SHOWN)
    return repository


def test_everything_comes_back_in_a_fresh_place(full: Repository, fresh: Repository) -> None:
    exported = fields(full)
    brought = bring(fresh, exported)
    assert (len(brought.notes), len(brought.themes), len(brought.promises)) == (5, 2, 1)
    assert not brought.differing
    theirs = tuple(map(to_be_approved, full.notes()))
    assert tuple(note for note in theirs if note.group) == fresh.notes()
    approve_as(full, fresh)
    assert fields(fresh) == exported
    assert fresh.notes() == full.notes()
    with pytest.raises(Frozen, match="read out"):
        fresh.notebook.add(PROMPT, "lv", "places", "late", "en")


def approve_as(full: Repository, fresh: Repository) -> None:
    """Approve what was approved there."""
    for note in full.notes():
        if note.standing is Standing.SHOWN:
            approved = tuple(replace(one, approved=False) for one in note.translations if one.approved)
            fresh.moderation.judge([note.id], Standing.SHOWN, seen=[replace(note, translations=approved)])


def test_nothing_is_public_because_a_file_says_so(full: Repository, fresh: Repository) -> None:
    exported = fields(full)
    for note in exported["notes"]:
        note["standing"] = "shown"
        for translation in note["translations"]:
            translation["approved"] = True
    bring(fresh, exported)
    assert fresh.notes()
    assert fresh.seen_by(PUBLIC).notes() == ()
    assert not [one for note in fresh.notes() for one in note.translations if one.approved]


def test_a_file_of_an_earlier_version_approves_no_translations(full: Repository, fresh: Repository) -> None:
    exported = fields(full)
    for note in exported["notes"]:
        for translation in note["translations"]:
            del translation["approved"]
    bring(fresh, exported)
    translations = [one for note in fresh.notes() for one in note.translations]
    assert [one.approved for one in translations] == [False, False]


def test_a_second_time_nothing_changes(full: Repository, fresh: Repository) -> None:
    exported = fields(full)
    bring(fresh, exported)
    record = fresh.last_record
    brought = bring(fresh, exported)
    assert not brought.changes_something
    assert brought.known == 8
    assert fresh.last_record == record


def test_it_is_one_change_that_can_be_undone(full: Repository, fresh: Repository) -> None:
    before = fields(fresh)
    bring(fresh, fields(full))
    assert [change.what for change in fresh.engine.changes()] == ["begin", IMPORT_BOARD]
    fresh.past.undo()
    assert fields(fresh) == before


def test_what_differs_is_told_and_stays(full: Repository, fresh: Repository) -> None:
    exported = fields(full)
    bring(fresh, exported)
    opera = next(note for note in fresh.notes() if note.text == "Opera")
    fresh.notebook.edit(opera.id, "Opera houses")
    lakes = next(note for note in fresh.notes() if note.text == "lakes")
    fresh.notebook.delete(lakes.id)
    theme = fresh.board.themes.for_prompt(PROMPT)[1]
    fresh.board.themes.rename(theme.id, "Food and drink")
    here = fields(fresh)
    brought = bring(fresh, exported)
    assert [(one.ours, one.theirs) for one in brought.differing] == [
        ("Food and drink", "Food"),
        ("Opera houses", "Opera"),
        ("", "lakes"),
    ]
    assert fields(fresh) == here


def test_a_number_that_is_taken_is_given_to_nobody_else(full: Repository, fresh: Repository) -> None:
    ours = fresh.notebook.add(PROMPT, "lt", "places", "ours", "en")
    exported = fields(full)
    brought = bring(fresh, exported)
    assert [note.line for note in fresh.notes(PROMPT, "lt")] == [ours.line, 2]
    assert not brought.progress or PROMPT not in [one.prompt for one in brought.progress]
    assert not bring(fresh, exported).changes_something


def test_a_part_comes_alone_and_the_rest_later(full: Repository, fresh: Repository) -> None:
    part = board_fields(full.exchange.snapshot().chosen(BoardSelection(group="lt")))
    assert [note["text"] for note in part["notes"]] == ["The song festival"]
    bring(fresh, part)
    bring(fresh, fields(full))
    approve_as(full, fresh)
    assert {note.id: note for note in fresh.notes()} == {note.id: note for note in full.notes()}


def test_in_public_there_is_only_what_was_approved(full: Repository) -> None:
    public = board_fields(full.exchange.snapshot(PUBLIC))
    assert public["public"] is True
    assert [note["text"] for note in public["notes"]] == ["Song festival", "Nice town"]
    assert public["promises"] == []
    assert "lakes" not in json.dumps(public)  # approved, but its prompt is hidden
    assert "Food" not in json.dumps(public)


def change(**more: Any) -> Callable[[dict[str, Any]], None]:
    return lambda found: found["notes"][0].update(more)


WRONG: tuple[tuple[Callable[[dict[str, Any]], None], str], ...] = (
    (lambda found: found.update(format="other"), "not a board"),
    (lambda found: found.update(version=2), "later version"),
    (lambda found: found["meeting"].update(id="elsewhere"), "meeting “elsewhere”"),
    (lambda found: found.update(notes={}), "notes: expected a list"),
    (lambda found: found["notes"].append(found["notes"][0]), "twice"),
    (lambda found: found["notes"].append("x"), "notes 6"),
    (change(text="\x1b[2J"), "U\\+001B"),
    (change(text="x" * 501), "501 characters"),
    (change(text=None), "notes 1: text: "),
    (change(group="xx"), "no group “xx”"),
    (change(group=""), "notes 1: group: "),
    (change(prompt="nothing"), "no prompt"),
    (change(category="nothing"), "no category"),
    (change(level="nothing"), "no level"),
    (change(hands=True), "notes 1: hands: "),
    (change(hands=-1), "notes 1: hands: "),
    (change(hands=10**30), "notes 1: hands: "),
    (change(created_at="9999-12-31T23:59:59+00:00"), "notes 1: created_at: "),
    (change(created_at="2018-11-12T12:00:00"), "notes 1: created_at: "),
    (change(language="[/]"), "notes 1: language: "),
    (change(id="../../etc"), "notes 1: id: "),
    (change(origin="visitor"), "notes 1: group: "),
    (change(standing="shown!"), "notes 1: standing: "),
    (change(translations=[{"language": "lv", "text": "a", "of": "b"}] * 2), "twice"),
    (lambda found: found["promises"][0].update(partner="nobody"), "no partner"),
    (lambda found: found["steps"][0]["frozen"].append({"group": "xx"}), "steps 1: frozen 2: why: "),
    (lambda found: found["steps"].append(found["steps"][0]), "twice"),
    (lambda found: found["prompts"][0]["themes"][0].update(title="\u202e"), "U\\+202E"),
)


def test_what_is_wrong_is_refused_whole(full: Repository, fresh: Repository) -> None:
    exported, record = fields(full), fresh.last_record
    for spoil, words in WRONG:
        spoiled = deepcopy(exported)
        spoil(spoiled)
        with pytest.raises(Explained, match=words):
            bring(fresh, spoiled)
        assert fresh.last_record == record, words


def test_lines_that_stand_twice_in_the_file_get_numbers_of_their_own(
    full: Repository, fresh: Repository
) -> None:
    exported = fields(full)
    for note in exported["notes"][:3]:
        note.update(group="lv", line=1)
    bring(fresh, exported)
    assert sorted(note.line for note in fresh.notes(PROMPT, "lv")) == [1, 2, 3]


def test_a_promise_outlives_its_note(full: Repository, fresh: Repository) -> None:
    [promise] = full.board.promises.all()
    full.board.steps.unfreeze(PROMPT, "lv", why="a name")
    full.notebook.delete(promise.note)
    bring(fresh, fields(full))
    fresh.board.promises.change(replace(promise, text="Two concerts"))
    assert [one.text for one in fresh.board.promises.all()] == ["Two concerts"]


def test_more_hands_than_people_need_a_reason(full: Repository, fresh: Repository) -> None:
    exported = fields(full)
    change(hands=103)(exported)
    with pytest.raises(TooManyHands):
        bring(fresh, exported)
    change(hands=103, hands_why="with guests")(exported)
    bring(fresh, exported)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"1" * 10_000, b"[]", b"null"])
def test_what_is_no_export_is_refused(repository: Repository, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(content)
    with pytest.raises(NoBoard):
        read_board_file(file, repository.meeting())


def test_what_is_no_file_is_refused(repository: Repository, tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(2**33)
    with pytest.raises(NoBoard, match="larger than any board"):
        read_board_file(huge, repository.meeting())
    for path in (tmp_path / "nothing.json", tmp_path, Path("/dev/zero")):
        with pytest.raises(StoreError):
            read_board_file(path, repository.meeting())


TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
ACTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5), st.integers(0, 5), TEXT), max_size=25)


class Room:
    """Does things to a board as they come; what is refused is refused."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository

    def act(self, what: int, first: int, second: int, text: str) -> None:
        repository, prompt = self.repository, (PROMPT, IMAGE)[first % 2]
        notes, themes = repository.notes(prompt), repository.board.themes.for_prompt(prompt)
        one = notes[first % len(notes)].id if notes else ""
        other = notes[second % len(notes)].id if notes else ""
        theme = themes[second % len(themes)].id if themes else ""
        notebook, board = repository.notebook, repository.board
        group = ("lv", "lt", "pl")[second % 3]
        (
            lambda: notebook.add(prompt, group, "places", text, "en"),
            lambda: notebook.add(prompt, group, "objects", text or "x", "lv"),
            lambda: notebook.edit(one, text),
            lambda: board.hands.count(one, first * second),
            lambda: board.translations.put(one, "lv", text),
            lambda: board.themes.name(prompt, text or "theme"),
            lambda: board.themes.gather([one, other], theme),
            lambda: board.themes.merge(one, [other], text),
            lambda: notebook.delete(one),
            lambda: board.promises.promise(text, "somebody", repository.meeting().partners[0].id, note=one),
        )[what]()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("template") / "data"
    open_repository(directory).close()
    return directory


@settings(max_examples=20)
@given(ACTS)
def test_whatever_was_done_comes_back(template: Path, acts: list[tuple[int, int, int, str]]) -> None:
    with TemporaryDirectory() as directory:
        copies = [shutil.copytree(template, Path(directory) / name) for name in "ab"]
        with closing(open_repository(copies[0])) as first, closing(open_repository(copies[1])) as second:
            for act in acts:
                try:
                    Room(first).act(*act)
                except Explained:
                    continue
            exported = fields(first)
            bring(second, exported)
            assert json.dumps(fields(second)) == json.dumps(exported)
            assert not bring(first, exported).changes_something
