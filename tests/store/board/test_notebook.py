"""What a note knows besides its words: its line, level, hands, translations, and whether it may go out."""

from __future__ import annotations

from contextlib import closing

import pytest

from tests.store.board.conftest import PROMPT, Say
from tests.store.engines import open_repository
from ttchan_tui.meeting.errors import HandsCounted, NoteChanged, TooManyHands, UnknownId
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.meeting.groupwork import PASTED, Standing
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.store import Repository
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder
from ttchan_tui.store.notebook import NewNote
from ttchan_tui.text.gate import Refused

pytestmark = pytest.mark.usefixtures("engine")

IMAGE = "image-of-my-town"


def test_lines_are_numbered_for_each_group_and_keep_their_numbers(repository: Repository, say: Say) -> None:
    first, second, third = (say(text) for text in ("one", "two", "three"))
    other = say("other", group="pl")
    repository.notebook.delete(second.id)
    assert [note.line for note in (first, second, third, other, say("four"))] == [1, 2, 3, 1, 4]
    assert repository.notebook.on_line(PROMPT, "lv", 3) == third
    with pytest.raises(UnknownId, match="no line 2"):
        repository.notebook.on_line(PROMPT, "lv", 2)


def test_lines_added_at_once_are_all_kept_or_none(repository: Repository) -> None:
    lines = [NewNote(PROMPT, "lv", "people", f"line {n}", "en", origin=PASTED) for n in range(20)]
    notes = repository.notebook.add_all(lines)
    assert [note.line for note in notes] == list(range(1, 21))
    assert repository.notes(PROMPT, "lv") == notes
    assert {note.origin for note in notes} == {PASTED}
    with pytest.raises(Refused):
        repository.notebook.add_all([*lines, NewNote(PROMPT, "lv", "people", "bell \a", "en")])
    assert repository.notes(PROMPT, "lv") == notes


def test_the_meeting_is_not_read_again_for_every_line(repository: Repository, say: Say) -> None:
    meeting = repository.meeting()
    with repository.engine.transaction():
        say("one")
        assert repository.meeting() is meeting


def test_everything_a_note_knows_is_there_when_it_is_opened_again(repository: Repository) -> None:
    line = NewNote(PROMPT, "lt", "culture", "Song festival", "en", level="national", author="the choir")
    [note] = repository.notebook.add_all([line])
    repository.board.hands.count(note.id, 9)
    repository.board.translations.put(note.id, "lv", "Dziesmu svētki")
    repository.moderation.judge([note.id], Standing.HELD, why="ask the choir")
    here = repository.note(note.id)
    assert (here.level, here.author, here.hands) == ("national", "the choir", 9)
    assert (here.standing, here.standing_why) == (Standing.HELD, "ask the choir")
    other = open_repository(repository.engine.path.parent)
    assert other.note(note.id) == here


def test_a_level_and_a_group_that_the_prompt_does_not_have_are_refused(repository: Repository) -> None:
    with pytest.raises(UnknownId, match="local, regional, national"):
        repository.notebook.add_all([NewNote(PROMPT, "lv", "people", "x", "en", level="global")])
    with pytest.raises(UnknownId, match="speak of themselves"):
        repository.notebook.add_all([NewNote(PROMPT, "lv", "people", "x", "en", about="lt")])
    [note] = repository.notebook.add_all([NewNote(IMAGE, "lv", "places", "x", "en", about="lt")])
    assert note.about == "lt"


def test_a_meeting_keeps_the_levels_and_groups_that_notes_have(repository: Repository) -> None:
    lines = [
        NewNote(PROMPT, "lv", "people", "x", "en", level="local"),
        NewNote(IMAGE, "lv", "places", "x", "en", about="lt"),
    ]
    repository.notebook.add_all(lines)
    sections = {name: list(entries) for name, entries in read_folder(bundled_folder()).items()}
    for place, entry in enumerate(sections["prompt"]):
        fields = {key: value for key, value in entry.fields.items() if key != "level"}
        if fields["id"] == IMAGE:
            fields["groups"] = ["lv", "pl"]
        sections["prompt"][place] = entry._replace(fields=fields)
    with pytest.raises(BadMeeting) as caught:
        repository.loader.replace(sections)
    lacking = [problem.field for problem in caught.value.problems]
    assert lacking == [f'prompt "{PROMPT}": level "local"', f'prompt "{IMAGE}": group "lt"']


class TestHands:
    def test_are_set_added_and_taken_away(self, repository: Repository, say: Say) -> None:
        note = say("one", group="pl")
        assert repository.board.hands.count(note.id, 7).hands == 7
        assert repository.board.hands.count(note.id, 3, added=True).hands == 10
        assert repository.board.hands.count(note.id, 0).hands == 0
        assert repository.board.hands.count(note.id, None).hands is None

    def test_of_two_who_count_at_once_the_second_is_told_and_nothing_is_replaced(
        self, repository: Repository, say: Say
    ) -> None:
        seen = say("one", group="pl")
        count = repository.board.hands.count
        count(seen.id, 7, seen=seen)
        with pytest.raises(HandsCounted, match="“one” meanwhile: 7") as caught:
            count(seen.id, 9, seen=seen)
        with pytest.raises(HandsCounted):
            count(seen.id, None, seen=seen)
        assert repository.note(seen.id).hands == 7
        assert count(seen.id, 7, seen=seen).hands == 7  # both say the same
        assert count(seen.id, 2, added=True, seen=seen).hands == 9  # these are further ones
        with pytest.raises(HandsCounted):
            count(seen.id, 8, seen=caught.value.note)
        assert count(seen.id, 8, seen=repository.note(seen.id)).hands == 8

    def test_are_never_more_than_the_group_has_members_unless_somebody_says_why(
        self, repository: Repository, say: Say
    ) -> None:
        note = say("one", group="pl")
        assert repository.meeting().size_of("pl") == 16
        with pytest.raises(TooManyHands, match="Hands: 17, and people in this group: 16"):
            repository.board.hands.count(note.id, 17)
        repository.board.hands.count(note.id, 16)
        with pytest.raises(TooManyHands):
            repository.board.hands.count(note.id, 1, added=True)
        overruled = repository.board.hands.count(note.id, 18, why="two pupils from Daugavpils")
        assert (overruled.hands, overruled.hands_why) == (18, "two pupils from Daugavpils")
        assert repository.board.hands.count(note.id, 5, why="counted again").hands_why == ""

    def test_where_nobody_knows_how_many_are_in_the_room_as_many_as_were_counted(
        self, repository: Repository
    ) -> None:
        note = repository.notebook.add("future-of-europe", "plenary", "views", "one", "en")
        assert repository.meeting().size_of("plenary") is None
        assert repository.board.hands.count(note.id, 150).hands == 150

    def test_are_undone_like_everything_else(self, repository: Repository, say: Say) -> None:
        note = say("one")
        repository.board.hands.count(note.id, 7)
        repository.past.undo((PROMPT, "lv"))
        assert repository.note(note.id).hands is None


class TestTranslations:
    def test_stand_beside_the_original(self, repository: Repository, say: Say) -> None:
        note = say("Song festival")
        assert note.lacks("lv")
        assert not note.lacks("en")
        note = repository.board.translations.put(note.id, "lv", "Dziesmu svētki")
        assert note.text == "Song festival"
        assert not note.lacks("lv")
        assert note.display_in("lv") == ("Dziesmu svētki", "lv", False)
        assert note.display_in("en") == ("Song festival", "en", False)

    def test_are_out_of_date_when_the_original_changes(self, repository: Repository, say: Say) -> None:
        note = say("Song festival")
        repository.board.translations.put(note.id, "lv", "Dziesmu svētki")
        note = repository.notebook.edit(note.id, "Song and dance festival")
        assert note.lacks("lv")
        assert note.display_in("lv") == ("Song and dance festival", "en", True)
        assert repository.board.translations.put(note.id, "lv", "").translations == ()

    def test_into_the_language_of_the_note_are_refused(self, repository: Repository, say: Say) -> None:
        with pytest.raises(UnknownId, match="The note itself is in “en”"):
            repository.board.translations.put(say("one").id, "en", "one")

    def test_go_into_any_language_that_there_is(self, repository: Repository, say: Say) -> None:
        note = say("Song festival")
        assert (
            repository.board.translations.put(note.id, "et", "Laulupidu").display_in("et").text == "Laulupidu"
        )
        with pytest.raises(UnknownId, match="“qq” is not the tag of a language"):
            repository.board.translations.put(note.id, "qq", "…")


class TestStanding:
    def test_what_nobody_has_approved_stays_in_the_room(self, repository: Repository, say: Say) -> None:
        notes = [say(text) for text in ("one", "two", "three")]
        assert repository.seen_by(PUBLIC).notes() == ()
        repository.moderation.judge([notes[0].id, notes[2].id], Standing.SHOWN)
        assert [note.text for note in repository.seen_by(PUBLIC).notes()] == ["one", "three"]
        repository.board.steps.hide(PROMPT)
        assert repository.seen_by(PUBLIC).notes() == ()

    def test_new_words_have_to_be_approved_anew(self, repository: Repository, say: Say) -> None:
        note = say("one")
        repository.moderation.judge([note.id], Standing.SHOWN)
        assert repository.notebook.edit(note.id, category="people").standing is Standing.SHOWN
        assert repository.notebook.edit(note.id, "one and a half").standing is Standing.WAITING

    def test_all_or_none(self, repository: Repository, say: Say) -> None:
        note = say("one")
        with pytest.raises(UnknownId):
            repository.moderation.judge([note.id, "nothing"], Standing.SHOWN)
        assert repository.note(note.id).standing is Standing.WAITING


def test_nobody_approves_words_that_they_have_not_seen(repository: Repository, say: Say) -> None:
    seen = say("kind words")
    repository.notebook.edit(seen.id, "other words")
    with pytest.raises(NoteChanged, match="other words"):
        repository.moderation.judge([say("fine").id, seen.id], Standing.SHOWN, seen=[seen])
    assert repository.seen_by(PUBLIC).notes() == ()


def test_nobody_replaces_a_translation_that_they_have_not_seen(repository: Repository, say: Say) -> None:
    seen = say("a fair")
    first = repository.board.translations.put(seen.id, "lv", "gadatirgus", seen=seen)
    with pytest.raises(NoteChanged):
        repository.board.translations.put(seen.id, "lv", "tirgus", seen=seen)
    assert repository.note(seen.id) == first
    repository.board.translations.put(seen.id, "lv", "tirgus", seen=first)


def test_a_note_that_comes_back_takes_no_line_that_another_has_got(repository: Repository, say: Say) -> None:
    undone = say("undone")
    repository.past.undo()
    with closing(open_repository(repository.engine.path.parent)) as other:
        other.notebook.add(PROMPT, "lv", "places", "typed meanwhile", "en")
    repository.notebook.restore(undone.id)
    assert {note.text: note.line for note in repository.notes()} == {"typed meanwhile": 1, "undone": 2}
