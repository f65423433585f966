"""Copies that were apart: nothing of either is lost, and it does not matter who merges whom, or how often."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import meetings
from tests.store.conftest import Start
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.store import Repository, StoreError, StoreUnusable, open_repository
from ttchan_tui.store.copies.backups import write_backup
from ttchan_tui.store.copies.foreign_copy import read_copy
from ttchan_tui.store.copies.merge import Merge, merge, plan_merge
from ttchan_tui.store.copies.merge_conflict import MergeConflictKind
from ttchan_tui.store.copies.restore import Restoration
from ttchan_tui.store.copies.verify import verify

FILE = "ttchan.json"


def add(repository: Repository, text: str) -> str:
    return repository.notebook.add("wishes", "rs", "soon", text, "en").id


def texts(repository: Repository) -> list[str]:
    return sorted(note.text for note in repository.notes())


def documents(repository: Repository) -> dict[str, dict[str, Any]]:
    return {doc["id"]: dict(doc) for _, doc in repository.engine.docs("note")}


def take(ours: Repository, theirs: Repository) -> Merge:
    return merge(ours.engine, read_copy(theirs.engine.path, FILE))


@contextmanager
def opened(*directories: Path) -> Iterator[list[Repository]]:
    repositories = [open_repository(directory) for directory in directories]
    try:
        yield repositories
    finally:
        for repository in repositories:
            repository.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small meeting with two notes."""
    directory = tmp_path_factory.mktemp("template") / "data"
    with closing(open_repository(directory)) as repository:
        repository.loader.replace(meetings.sections())
        add(repository, "first")
        add(repository, "second")
    return directory


@pytest.fixture
def pair(template: Path, tmp_path: Path) -> Iterator[tuple[Repository, Repository]]:
    """Two copies that were one."""
    directories = [shutil.copytree(template, tmp_path / name) for name in "ab"]
    with opened(*directories) as (ours, theirs):
        yield ours, theirs


Pair = tuple[Repository, Repository]


def ids(repository: Repository) -> dict[str, str]:
    return {note.text: note.id for note in repository.notes()}


def test_what_only_one_has_done_is_taken(pair: Pair) -> None:
    ours, theirs = pair
    known = ids(ours)
    add(ours, "here")
    add(theirs, "there")
    theirs.notebook.edit(known["first"], "first, edited")
    ours.notebook.delete(known["second"])
    merged = take(ours, theirs)
    assert [doc["text"] for doc in merged.added.values()] == ["there"]
    assert [doc["text"] for doc in merged.changed.values()] == ["first, edited"]
    assert not merged.conflicts
    assert texts(ours) == ["first, edited", "here", "there"]
    last = list(ours.engine.changes())[-1]
    assert (last.what, last.why) == ("merge", str(theirs.engine.path))
    assert not take(ours, theirs).changes_something
    take(theirs, ours)
    assert documents(theirs) == documents(ours)
    assert not verify(ours.engine.path)


def test_a_number_of_hands_set_back_to_an_earlier_one_is_the_last_word(pair: Pair) -> None:
    ours, theirs = pair
    note = ids(ours)["first"]
    ours.board.hands.count(note, 1)
    take(theirs, ours)
    theirs.board.hands.count(note, 2)
    take(ours, theirs)
    ours.board.hands.count(note, 1)
    assert not take(theirs, ours).conflicts
    take(ours, theirs)
    assert [side.note(note).hands for side in pair] == [1, 1]


def test_who_brings_a_value_set_back_to_an_earlier_one_makes_no_difference(pair: Pair) -> None:
    ours, theirs = pair
    note = ids(ours)["first"]
    ours.board.hands.count(note, 1)
    take(theirs, ours)
    theirs.board.hands.count(note, 2)
    take(ours, theirs)
    ours.board.hands.count(note, 1)
    assert not take(ours, theirs).changes_something
    take(theirs, ours)
    assert [side.note(note).hands for side in pair] == [1, 1]


def test_a_note_shown_again_is_shown_on_both_sides(pair: Pair) -> None:
    ours, theirs = pair
    note = ids(ours)["first"]
    for standing in (Standing.SHOWN, Standing.REJECTED, Standing.SHOWN):
        ours.moderation.judge([note], standing, why="read again")
        assert not take(theirs, ours).conflicts
    take(ours, theirs)
    assert [side.note(note).standing for side in pair] == [Standing.SHOWN, Standing.SHOWN]


def test_a_promise_that_says_again_what_it_said_is_one(pair: Pair) -> None:
    ours, theirs = pair
    promise = ours.board.promises.promise("zz", "rs", ours.meeting().partners[0].id)
    take(theirs, ours)
    for one in (replace(promise, text="aa"), promise):
        ours.board.promises.change(one)
        assert not take(theirs, ours).conflicts
    take(ours, theirs)
    assert [[one.text for one in side.board.promises.all()] for side in pair] == [["zz"], ["zz"]]


@pytest.mark.parametrize("first", [0, 1])
def test_a_line_that_got_another_number_keeps_it_when_it_is_edited_where_it_comes_from(
    pair: Pair, first: int
) -> None:
    ours, theirs = pair
    add(ours, "here")
    note = add(theirs, "there")
    take(ours, theirs)
    theirs.notebook.edit(note, "there, edited")
    take(pair[first], pair[1 - first])
    take(pair[1 - first], pair[first])
    assert documents(ours) == documents(theirs)
    assert sorted(doc["line"] for doc in documents(ours).values()) == [1, 2, 3, 4]


def test_what_both_have_edited_is_there_twice(pair: Pair) -> None:
    ours, theirs = pair
    note = ids(ours)["first"]
    ours.notebook.edit(note, "ours")
    theirs.notebook.edit(note, "theirs")
    plan = plan_merge(ours.engine, read_copy(theirs.engine.path, FILE))
    assert texts(ours) == ["ours", "second"]
    merged = take(ours, theirs)
    assert merged == plan
    assert [conflict.kind for conflict in merged.conflicts] == [MergeConflictKind.BOTH_EDITED]
    assert ours.note(note).text == "theirs"  # by what they say, and not by who brings them together
    assert texts(ours) == ["ours", "second", "theirs"]
    again = take(ours, theirs)
    assert not again.changes_something
    assert not again.conflicts
    take(theirs, ours)
    assert documents(theirs) == documents(ours)


@pytest.mark.parametrize("deleted_here", [True, False])
def test_an_edit_wins_over_a_deletion(pair: Pair, deleted_here: bool) -> None:
    ours, theirs = pair
    note = ids(ours)["first"]
    first, second = (ours, theirs) if deleted_here else (theirs, ours)
    first.notebook.delete(note)
    second.notebook.edit(note, "edited")
    merged = take(ours, theirs)
    assert [conflict.kind for conflict in merged.conflicts] == [MergeConflictKind.EDIT_WON]
    assert texts(ours) == ["edited", "second"]
    take(theirs, ours)
    assert documents(theirs) == documents(ours)


def test_what_was_taken_and_then_taken_back_stays_so(pair: Pair) -> None:
    ours, theirs = pair
    note = ids(ours)["first"]
    theirs.notebook.delete(note)
    take(ours, theirs)
    ours.notebook.restore(note)
    assert not take(ours, theirs).changes_something
    take(theirs, ours)
    assert texts(theirs) == ["first", "second"]


def test_hands_translations_and_themes_of_both_are_there(pair: Pair) -> None:
    ours, theirs = pair
    first, second = ids(ours)["first"], ids(ours)["second"]
    ours.board.hands.count(first, 3)
    theirs.board.translations.put(first, "lv", "pirmais")
    music = theirs.board.themes.name("wishes", "Music")
    theirs.board.themes.gather([first], music.id)
    ours.board.themes.name("wishes", "Food")
    ours.board.hands.count(second, 2)
    theirs.board.hands.count(second, 4)
    merged = take(ours, theirs)
    assert [(one.kind, one.key) for one in merged.conflicts] == [(MergeConflictKind.ONE_KEPT, second)]
    take(theirs, ours)
    assert documents(theirs) == documents(ours)
    note = ours.note(first)
    assert (note.hands, note.theme, note.translations[0].text) == (3, music.id, "pirmais")
    assert ours.note(second).hands == 4
    titles = [{theme.title for theme in side.board.themes.for_prompt("wishes")} for side in pair]
    assert titles == [{"Music", "Food"}] * 2
    assert not take(ours, theirs).changes_something
    assert not take(theirs, ours).changes_something


def test_of_two_decisions_about_a_note_the_stricter_holds(pair: Pair) -> None:
    ours, theirs = pair
    first, second = ids(ours)["first"], ids(ours)["second"]
    ours.moderation.judge([first], Standing.SHOWN)
    theirs.moderation.judge([first], Standing.REJECTED, why="names a person")
    theirs.moderation.judge([second], Standing.SHOWN)
    ours.moderation.judge([second], Standing.HELD, why="ask them")
    take(ours, theirs)
    take(theirs, ours)
    assert documents(theirs) == documents(ours)
    judged = [(ours.note(id).standing, ours.note(id).standing_why) for id in (first, second)]
    assert judged == [(Standing.REJECTED, "names a person"), (Standing.HELD, "ask them")]
    assert not take(ours, theirs).changes_something


def test_a_wording_is_not_public_because_the_note_was_approved_elsewhere(pair: Pair) -> None:
    ours, theirs = pair
    first, second = ids(ours)["first"], ids(ours)["second"]
    ours.board.themes.merge(first, [second], "what nobody has approved")
    theirs.moderation.judge([first], Standing.SHOWN)
    take(ours, theirs)
    take(theirs, ours)
    assert documents(theirs) == documents(ours)
    assert ours.note(first).wording == "what nobody has approved"
    assert ours.seen_by(PUBLIC).notes() == theirs.seen_by(PUBLIC).notes() == ()


def test_of_a_translation_and_its_approval_the_stricter_holds(pair: Pair) -> None:
    ours, theirs = pair
    first, second = (ours.notebook.add("wishes", "rs", "soon", text, "fr").id for text in ("un", "deux"))
    for note in (first, second):
        for code in ("lv", "en"):
            ours.board.translations.put(note, code, f"{note} {code}")
    take(theirs, ours)
    ours.moderation.judge([first], Standing.SHOWN, seen=[ours.note(first)])
    theirs.board.translations.put(first, "lv", "what nobody has approved")
    theirs.moderation.judge([second], Standing.SHOWN, seen=[theirs.note(second)])
    take(ours, theirs)
    take(theirs, ours)
    assert documents(theirs) == documents(ours)
    approved = {note.text: {one.text for one in note.translations} for note in ours.seen_by(PUBLIC).notes()}
    assert approved == {"un": {f"{first} en"}, "deux": {f"{second} lv", f"{second} en"}}


def test_what_was_taken_away_from_the_board_does_not_come_back(pair: Pair) -> None:
    ours, theirs = pair
    ours.board.steps.freeze("wishes", why="read out")
    take(theirs, ours)
    theirs.board.steps.unfreeze("wishes", why="go on")
    take(ours, theirs)
    assert not ours.board.steps.for_prompt("wishes").freezes


def test_what_came_into_frozen_groups_is_told(pair: Pair) -> None:
    ours, theirs = pair
    ours.board.steps.freeze("wishes", "rs", why="read out")
    add(theirs, "said meanwhile")
    theirs.notebook.edit(ids(theirs)["first"], "first of all")
    assert plan_merge(ours.engine, read_copy(theirs.engine.path, FILE)).frozen == (("wishes", "rs"),)
    assert take(ours, theirs).frozen == (("wishes", "rs"),)
    assert texts(ours) == ["first of all", "said meanwhile", "second"]
    ours.board.steps.unfreeze("wishes", "rs", why="go on")
    ours.board.steps.freeze("wishes", why="all of it")
    add(theirs, "too late")
    assert take(ours, theirs).frozen == (("wishes", "rs"),)
    assert take(ours, theirs).frozen == ()


def test_lines_that_both_have_numbered_alike_get_numbers_of_their_own(pair: Pair) -> None:
    ours, theirs = pair
    add(ours, "here")
    add(theirs, "there")
    take(ours, theirs)
    take(theirs, ours)
    assert documents(theirs) == documents(ours)
    assert sorted(note.line for note in ours.notes()) == [1, 2, 3, 4]


def test_a_file_without_history_will_do(pair: Pair, tmp_path: Path) -> None:
    ours, theirs = pair
    note = ids(ours)["first"]
    ours.notebook.edit(note, "ours")
    theirs.notebook.edit(note, "theirs")
    add(theirs, "there")
    file = tmp_path / "file.json"
    write_backup(theirs.engine.standing(), file, replace=False)
    content = file.read_bytes()
    copy = read_copy(file, FILE)
    assert merge(ours.engine, copy).changes_something
    assert texts(ours) == ["ours", "second", "theirs", "there"]
    assert not merge(ours.engine, copy).changes_something
    assert file.read_bytes() == content
    write_backup(ours.engine.standing(), file, replace=True)
    merge(theirs.engine, read_copy(file, FILE))
    assert documents(theirs) == documents(ours)


def test_an_old_backup_of_its_own_changes_nothing(pair: Pair, tmp_path: Path) -> None:
    ours, _ = pair
    file = tmp_path / "file.json"
    write_backup(ours.engine.standing(), file, replace=False)
    known = ids(ours)
    ours.notebook.edit(known["first"], "edited")
    ours.notebook.delete(known["second"])
    add(ours, "later")
    assert not merge(ours.engine, read_copy(file, FILE)).changes_something


@pytest.mark.parametrize("set_back_here", [True, False])
def test_what_is_set_back_here_and_changed_there_is_told(pair: Pair, set_back_here: bool) -> None:
    setting_back, changing = pair if set_back_here else pair[::-1]
    note = ids(setting_back)["first"]
    setting_back.board.hands.count(note, 5)
    setting_back.board.hands.count(note, None)
    changing.board.hands.count(note, 9)
    assert [(one.kind, one.key) for one in take(*pair).conflicts] == [(MergeConflictKind.ONE_KEPT, note)]
    assert not take(*pair[::-1]).conflicts
    assert not take(*pair).changes_something
    assert [side.note(note).hands for side in pair] == [9, 9]


def test_a_promise_that_is_set_back_here_and_changed_there_is_told(pair: Pair) -> None:
    ours, theirs = pair
    promise = ours.board.promises.promise("A choir", "rs", ours.meeting().partners[0].id)
    take(theirs, ours)
    for one in (replace(promise, text="Two choirs"), promise):
        ours.board.promises.change(one)
    theirs.board.promises.change(replace(promise, text="Three choirs"))
    merged = take(ours, theirs)
    assert [(one.kind, one.key) for one in merged.conflicts] == [(MergeConflictKind.ONE_KEPT, promise.id)]
    assert [one.text for one in ours.board.promises.all()] == ["Three choirs"]


@pytest.mark.parametrize("bare", [True, False])
def test_a_copy_newer_than_the_backup_that_was_restored_brings_its_words_and_the_rest_is_told(
    pair: Pair, tmp_path: Path, bare: bool
) -> None:
    ours, theirs = pair
    known = ids(ours)
    backup, newer = tmp_path / "backup.json", tmp_path / "newer.json"
    write_backup(ours.engine.standing(), backup, replace=False)
    ours.notebook.edit(known["first"], "first, edited")
    ours.notebook.edit(known["second"], "second, edited")
    added = add(ours, "later")
    ours.board.themes.name("wishes", "Music")
    write_backup(ours.engine.standing(), newer, replace=False)
    take(theirs, ours)
    Restoration(ours.engine.path, read_copy(backup, FILE)).carry_out()
    ours.notebook.edit(known["second"], "second, edited after that")
    merged = merge(ours.engine, read_copy(newer if bare else theirs.engine.path, FILE))
    assert list(merged.added) == [added]
    assert texts(ours) == ["first", "later", "second, edited after that"]
    told = {(one.table, (one.theirs or {}).get("text")) for one in merged.conflicts}
    assert told == {("note", "first, edited"), ("note", "second, edited"), ("theme", None)}
    assert {one.kind for one in merged.conflicts} == {MergeConflictKind.SET_BACK}
    assert not merge(ours.engine, read_copy(backup, FILE)).conflicts


def changed_meeting(title: str, activity: int = 0, **more: Any) -> Any:
    files = meetings.files()
    files["programme.toml"]["activity"][activity]["title"]["en"] = title
    for name, value in more.items():
        files["venues.toml"]["venue"][0]["name"][name] = value
    return meetings.sections(files)


def test_the_meeting_is_brought_together_part_by_part(pair: Pair) -> None:
    ours, theirs = pair
    ours.loader.replace(changed_meeting("Ours"))
    theirs.loader.replace(changed_meeting("Theirs", en="A venue of theirs"))
    merged = take(ours, theirs)
    assert list(merged.tables) == ["activity", "venue"]
    assert [(one.kind, one.table) for one in merged.conflicts] == [(MergeConflictKind.ONE_KEPT, "activity")]
    assert ours.meeting().activities[0].title.in_language("en").text == "Theirs"
    assert ours.meeting().venues[0].name.in_language("en").text == "A venue of theirs"
    assert not take(ours, theirs).changes_something
    theirs.loader.replace(changed_meeting("Theirs", 1, en="A venue of theirs"))
    take(ours, theirs)
    titles = [activity.title.in_language("en").text for activity in ours.meeting().activities[:2]]
    assert titles == ["Welcome", "Theirs"]


def test_another_meeting_is_refused(pair: Pair, tmp_path: Path) -> None:
    ours, _ = pair
    with opened(tmp_path / "other") as (other,), pytest.raises(StoreUnusable, match="another meeting"):
        take(ours, other)


def test_notes_without_a_place_are_refused(pair: Pair) -> None:
    ours, theirs = pair
    note = ids(theirs)["first"]
    theirs.notebook.edit(note, "edited there")
    [number] = [int(number) for number, doc in theirs.engine.docs("note") if doc["id"] == note]
    theirs.engine.table("note").update({"group": "none"}, doc_ids=[number])
    with pytest.raises(BadMeeting):
        take(ours, theirs)
    assert texts(ours) == ["first", "second"]


def test_the_other_copy_is_not_touched(pair: Pair, tmp_path: Path) -> None:
    ours, theirs = pair
    add(theirs, "there")
    directory = theirs.engine.path.parent
    theirs.close()
    (directory / f"{FILE}.journal").open("ab").write(b"torn")
    before = {path: path.read_bytes() for path in directory.rglob("*") if path.is_file()}
    merge(ours.engine, read_copy(directory, FILE))
    assert texts(ours) == ["first", "second", "there"]
    assert {path: path.read_bytes() for path in directory.rglob("*") if path.is_file()} == before


def test_a_process_that_is_killed_has_merged_or_has_not(start: Start, template: Path, tmp_path: Path) -> None:
    directories = [shutil.copytree(template, tmp_path / name) for name in "abc"]
    for round_ in range(3):
        process = start("bring_together", *directories)
        assert process.stdout is not None
        for _ in range(round_ + 2):
            assert process.stdout.readline() == "merged\n"
        process.kill()
        process.wait()
    with opened(*directories) as repositories:
        ours, *others = repositories
        for other in others:
            take(ours, other)
        assert documents(ours).keys() == set().union(*map(documents, others))
        assert not [fault for fault in verify(directories[0] / FILE) if "torn" not in str(fault)]


ACTS = st.tuples(
    st.integers(0, 1),
    st.sampled_from(
        ["add", "edit", "move", "delete", "restore", "merge", "hands", "translate", "approve", "theme"]
    ),
    st.integers(0, 3),
)


def leaving(note: Note) -> list[str]:
    """What a note says in all languages."""
    return [note.text, *(one.text for one in note.translations)]


class Apart:
    """Two copies, which texts each has ever shown, and what was approved; every edit brings a new text."""

    def __init__(self, *sides: Repository) -> None:
        self.sides = sides
        self.shown: list[set[str]] = [set(), set()]
        self.approved: set[str] = set()
        self.count = 0
        self.look()

    def look(self) -> None:
        for side, shown in zip(self.sides, self.shown, strict=True):
            shown.update(texts(side))

    def act(self, which: int, what: str, choice: int) -> None:
        side, other = self.sides[which], self.sides[1 - which]
        notes = list(documents(side))
        note = notes[choice % len(notes)]
        self.count += 1
        if what == "add":
            add(side, f"text {self.count}")
        elif what == "merge":
            take(side, other)
        elif what == "restore":
            side.notebook.restore(note)
        elif side.note(note).deleted_at is None:
            if what == "edit":
                side.notebook.edit(note, f"text {self.count}")
            elif what == "hands":
                side.board.hands.count(note, choice)
            elif what == "translate":
                side.board.translations.put(note, "lv", f"tulkojums {self.count}")
            elif what == "approve":
                seen = side.note(note)
                side.moderation.judge([note], Standing.SHOWN, seen=[seen])
                self.approved.update(leaving(seen))
            elif what == "theme":
                theme = side.board.themes.name("wishes", f"theme {choice}")
                side.board.themes.gather([note], theme.id)
            elif what == "move":
                side.notebook.edit(note, category="later" if side.note(note).category == "soon" else "soon")
            else:
                side.notebook.delete(note)
        self.look()


@settings(max_examples=25)
@given(st.lists(ACTS, max_size=14))
def test_whatever_was_done_apart_both_end_with_the_same_and_nothing_is_lost(
    template: Path, acts: list[tuple[int, str, int]]
) -> None:
    with TemporaryDirectory() as directory:
        copies = [shutil.copytree(template, Path(directory) / name) for name in "ab"]
        with opened(*copies) as (ours, theirs):
            apart = Apart(ours, theirs)
            for act in acts:
                apart.act(*act)
            before = [texts(side) for side in apart.sides]
            take(ours, theirs)
            take(theirs, ours)
            assert documents(ours) == documents(theirs)
            assert {word for note in ours.seen_by(PUBLIC).notes() for word in leaving(note)} <= apart.approved
            for number in range(2):  # what is not there, the other has seen, and edited or deleted
                assert set(before[number]) <= {*texts(ours), *apart.shown[1 - number]}
            history = len(list(ours.engine.changes()))
            assert not take(ours, theirs).changes_something
            assert not take(theirs, ours).changes_something
            assert len(list(ours.engine.changes())) == history


def test_who_has_brought_both_together_and_deleted_it_has_seen_both(pair: Pair) -> None:
    ours, theirs = pair
    ours.board.hands.count(ids(ours)["first"], 1)
    theirs.board.translations.put(ids(theirs)["first"], "lv", "pirmais")
    take(theirs, ours)
    theirs.notebook.delete(ids(theirs)["first"])
    take(ours, theirs)
    take(theirs, ours)
    assert texts(ours) == texts(theirs) == ["second"]


def test_what_is_no_copy_is_refused(pair: Pair, tmp_path: Path) -> None:
    ours, _ = pair
    file = tmp_path / "file.json"
    for content in (b"{", b'{"note": {}}', json.dumps({"note": {"1": {"id": 1}}}).encode()):
        file.write_bytes(content)
        with pytest.raises((StoreError, BadMeeting)):
            merge(ours.engine, read_copy(file, FILE))
    assert texts(ours) == ["first", "second"]


@pytest.fixture
def three(template: Path, tmp_path: Path) -> Iterator[list[Repository]]:
    """Three copies that were one."""
    with opened(*(shutil.copytree(template, tmp_path / name) for name in "abc")) as repositories:
        yield repositories


def rest(copies: list[Repository]) -> None:
    """Bring all copies together, round and round, until nothing changes."""
    for _ in range(9):
        took = [take(ours, theirs).changes_something for ours, theirs in permutations(copies, 2)]
        if not any(took):
            return
    raise AssertionError("there is no end of merging")


@pytest.mark.parametrize("moved", [False, True])
def test_three_copies_have_each_version_once(three: list[Repository], moved: bool) -> None:
    a, b, c = three
    note = ids(a)["first"]
    a.notebook.edit(note, "A says")
    if moved:
        b.notebook.edit(note, category="later")
    else:
        b.notebook.edit(note, "B says")
    take(a, c)
    take(c, b)
    take(c, a)
    rest(three)
    assert texts(a) == sorted(["A says", "first" if moved else "B says", "second"])
    assert documents(a) == documents(b) == documents(c)
