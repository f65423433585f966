from __future__ import annotations

import pytest

from tests.store.board.conftest import PROMPT, Say
from ttchan_tui.meeting.board.overview import overview
from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.board.themes import entries, gathered, totals
from ttchan_tui.meeting.errors import NoteChanged, NotTogether, ThemeChanged, UnknownId
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.history.change_kinds import THEME_WORK
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.store import Repository

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def notes(say: Say) -> list[Note]:
    """Two notes of one prompt, as somebody has seen them."""
    return [say("a song"), say("a choir", "pl")]


def titles(repository: Repository) -> list[str]:
    return [theme.title for theme in repository.board.themes.for_prompt(PROMPT)]


def test_themes_are_named_renamed_moved_and_removed(repository: Repository, say: Say) -> None:
    themes = repository.board.themes
    music, food, sport = (themes.name(PROMPT, title) for title in ("Music", "Food", "Sport"))
    assert themes.name(PROMPT, "FOOD") == food
    themes.move(sport.id, -2)
    assert titles(repository) == ["Sport", "Music", "Food"]
    themes.move(sport.id, 99)
    themes.rename(food.id, "Food and drink")
    assert titles(repository) == ["Music", "Food and drink", "Sport"]
    note = say("Choirs")
    themes.gather([note.id], music.id)
    themes.remove(music.id)
    assert titles(repository) == ["Food and drink", "Sport"]
    assert repository.note(note.id).theme == ""
    repository.past.undo((PROMPT, ""), verbs=THEME_WORK)
    assert titles(repository) == ["Music", "Food and drink", "Sport"]
    assert repository.note(note.id).theme == music.id


def test_nobody_renames_a_theme_that_they_have_not_seen(repository: Repository) -> None:
    themes = repository.board.themes
    seen = themes.name(PROMPT, "Music")
    theirs = themes.rename(seen.id, "Songs", seen=seen)
    with pytest.raises(ThemeChanged, match="“Songs”"):
        themes.rename(seen.id, "Choirs", seen=seen)
    assert titles(repository) == ["Songs"]
    themes.rename(seen.id, "Choirs", seen=theirs)


def test_notes_of_any_groups_come_under_a_theme(repository: Repository, say: Say) -> None:
    themes = repository.board.themes
    notes = [say("Choirs", group="lv"), say("Opera", group="it"), say("Cheese", group="fr")]
    music = themes.name(PROMPT, "Music")
    themes.gather([note.id for note in notes[:2]], music.id)
    under, loose = gathered(themes.for_prompt(PROMPT), repository.notes(PROMPT))
    assert [entry.head.text for entry in under.entries] == ["Choirs", "Opera"]
    assert [entry.head.text for entry in loose.entries] == ["Cheese"]
    assert loose.theme is None
    themes.gather([notes[0].id], "")
    assert repository.note(notes[0].id).theme == ""


def test_notes_on_other_prompts_do_not(repository: Repository, say: Say) -> None:
    themes = repository.board.themes
    music = themes.name(PROMPT, "Music")
    here = say("Choirs")
    there = say("x", prompt="gains", category="gains")
    for act in (lambda: themes.gather([there.id], music.id), lambda: themes.merge(here.id, [there.id])):
        with pytest.raises(NotTogether):
            act()
    with pytest.raises(NotTogether, match="at least two"):
        themes.merge(here.id, [here.id])
    with pytest.raises(UnknownId):
        themes.gather([here.id, "nothing"], music.id)
    assert repository.note(here.id).theme == ""


class TestMerge:
    def test_keeps_the_originals_and_adds_their_hands(self, repository: Repository, say: Say) -> None:
        notes = [say("Song festival", "lv"), say("The song festival", "lt"), say("Festival of songs", "pl")]
        for note, hands in zip(notes, (40, 9, 3), strict=True):
            repository.board.hands.count(note.id, hands)
        themes = repository.board.themes
        themes.merge(notes[1].id, [notes[2].id])
        head = themes.merge(notes[0].id, [notes[1].id], "Song festivals")
        [entry] = entries(repository.notes(PROMPT))
        assert entry.head == head
        assert head.display_text == "Song festivals"
        assert head.text == "Song festival"
        assert {note.text for note in entry.under} == {"The song festival", "Festival of songs"}
        said = totals([entry], repository.meeting())
        assert (said.notes, said.groups, said.hands) == (3, 3, 52)

    def test_never_adds_more_hands_than_a_group_has(self, repository: Repository, say: Say) -> None:
        notes = [say("one", "pl"), say("the same", "pl"), say("same", "bg")]
        for note, hands in zip(notes, (10, 12, 1), strict=True):
            repository.board.hands.count(note.id, hands)
        repository.board.themes.merge(notes[0].id, [note.id for note in notes[1:]])
        said = totals(entries(repository.notes(PROMPT)), repository.meeting())
        assert (said.groups, said.hands) == (2, 16 + 1)

    def test_of_each_group_adds_up_to_that_of_all(self, repository: Repository, say: Say) -> None:
        notes = [say("one", "lv"), say("the same", "pl"), say("same", "pl"), say("other", "pl")]
        for note, hands in zip(notes, (3, 10, 12, 2), strict=True):
            repository.board.hands.count(note.id, hands)
        repository.board.themes.merge(notes[0].id, [note.id for note in notes[1:3]])
        meeting = repository.meeting()
        seen = overview(meeting.prompt[PROMPT], repository.notes(PROMPT), Progress(PROMPT), meeting)
        raised = {one.group: one.totals.hands for one in seen.groups if one.totals.hands}
        assert raised == {"lv": 3, "pl": 16 + 2}
        assert seen.totals.hands == sum(raised.values())

    def test_hands_that_nobody_counted_are_not_none(self, repository: Repository, say: Say) -> None:
        say("one")
        assert totals(entries(repository.notes(PROMPT)), repository.meeting()).hands is None

    def test_is_undone_in_one_step_and_split_by_hand(self, repository: Repository, say: Say) -> None:
        notes = [say("one", "lv"), say("two", "lt"), say("three", "pl")]
        before = repository.notes(PROMPT)
        themes = repository.board.themes
        themes.merge(notes[0].id, [note.id for note in notes[1:]], "all")
        repository.past.undo((PROMPT, ""), verbs=THEME_WORK)
        assert repository.notes(PROMPT) == before
        repository.past.redo((PROMPT, ""), verbs=THEME_WORK)
        assert len(entries(repository.notes(PROMPT))) == 1
        themes.split([notes[1].id])
        assert len(entries(repository.notes(PROMPT))) == 2
        themes.split([notes[0].id])
        assert repository.notes(PROMPT) == before

    def test_what_was_merged_into_a_deleted_note_stands_by_itself(
        self, repository: Repository, say: Say
    ) -> None:
        notes = [say("one", "lv"), say("two", "lt")]
        repository.board.themes.merge(notes[0].id, [notes[1].id])
        repository.notebook.delete(notes[0].id)
        [entry] = entries(repository.notes(PROMPT))
        assert entry.head.text == "two"

    def test_words_that_nobody_has_approved_are_not_public(self, repository: Repository, say: Say) -> None:
        notes = [say("one", "lv"), say("two", "lt")]
        repository.moderation.judge([notes[0].id], Standing.SHOWN)
        repository.board.themes.merge(notes[0].id, [notes[1].id], "what nobody has approved")
        assert repository.seen_by(PUBLIC).notes() == ()
        repository.moderation.judge([notes[0].id], Standing.SHOWN)
        assert [note.display_text for note in repository.seen_by(PUBLIC).notes()] == [
            "what nobody has approved"
        ]
        repository.board.themes.merge(notes[0].id, [notes[1].id], "what nobody has approved")
        assert len(repository.seen_by(PUBLIC).notes()) == 1

    def test_undoing_themes_leaves_notes_alone(self, repository: Repository, say: Say) -> None:
        theme = repository.board.themes.name(PROMPT, "Music")
        say("typed later")
        repository.past.undo((PROMPT, ""), verbs=THEME_WORK)
        assert theme not in repository.board.themes.for_prompt(PROMPT)
        assert len(repository.notes(PROMPT)) == 1


def test_notes_come_under_a_new_theme_in_one_act(repository: Repository, say: Say) -> None:
    themes, notes = repository.board.themes, [say("Choirs"), say("Organs", group="lt")]
    music = themes.gather_under([note.id for note in notes], PROMPT, "Music")
    assert themes.for_prompt(PROMPT) == (music,)
    assert themes.gather_under([say("Dances").id], PROMPT, "MUSIC") == music
    assert {note.theme for note in repository.notes(PROMPT)} == {music.id}
    repository.past.undo((PROMPT, ""), verbs=THEME_WORK)
    repository.past.undo((PROMPT, ""), verbs=THEME_WORK)
    assert themes.for_prompt(PROMPT) == ()
    assert {note.theme for note in repository.notes(PROMPT)} == {""}


def test_visitors_are_no_group(repository: Repository, say: Say) -> None:
    say("Choirs")
    repository.visitors.open(PROMPT)
    said = repository.visitors.say(PROMPT, "places", "Nice town", "en", kiosk="foyer")
    repository.visitors.judge([said.id], Standing.SHOWN)
    assert totals(entries(repository.notes(PROMPT)), repository.meeting()).groups == 1


def test_what_says_something_else_by_now_is_not_merged_nor_gathered_unseen(
    repository: Repository, notes: list[Note]
) -> None:
    themes, ids = repository.board.themes, [note.id for note in notes]
    repository.notebook.edit(ids[1], "something else")
    for act in (
        lambda: themes.merge(ids[0], [ids[1]], seen=notes),
        lambda: themes.gather([ids[1]], themes.name(notes[0].prompt, "Music").id, seen=notes),
        lambda: themes.gather_under([ids[1]], notes[0].prompt, "Songs", seen=notes),
    ):
        with pytest.raises(NoteChanged, match="something else"):
            act()
    assert not any(note.under or note.theme for note in repository.notes())
    themes.merge(ids[0], [ids[1]], "what they say", seen=repository.notes())


def test_a_wording_is_not_replaced_unseen(repository: Repository, notes: list[Note]) -> None:
    themes, ids = repository.board.themes, [note.id for note in notes]
    themes.merge(ids[0], [ids[1]], "the words of one")
    with pytest.raises(NoteChanged, match="the words of one"):
        themes.merge(ids[0], [ids[1]], "the words of another", seen=notes)
    assert repository.note(ids[0]).wording == "the words of one"
    themes.merge(ids[0], [ids[1]], "the words of another", seen=repository.notes())


def test_a_theme_that_was_renamed_meanwhile_is_not_removed_unseen(
    repository: Repository, notes: list[Note]
) -> None:
    themes = repository.board.themes
    seen = themes.name(notes[0].prompt, "Music")
    themes.rename(seen.id, "Songs")
    with pytest.raises(ThemeChanged, match="“Songs”"):
        themes.remove(seen.id, seen=seen)
    assert [theme.title for theme in themes.for_prompt(notes[0].prompt)] == ["Songs"]
