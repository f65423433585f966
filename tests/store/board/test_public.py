"""What leaves the room is what was approved: notes, their words, and each of their translations."""

from __future__ import annotations

import pytest

from tests.store.board.conftest import PROMPT, Say
from ttchan_tui.meeting.board.board_json import board_fields
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.history.entries import Effect
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.store import Repository
from ttchan_tui.store.documents import NOTES
from ttchan_tui.store.notebook import NewNote

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def shown(repository: Repository, say: Say) -> Note:
    """An approved note that was translated afterwards."""
    note = say("a fair")
    repository.moderation.judge([note.id], Standing.SHOWN, seen=[note])
    return repository.board.translations.put(note.id, "lv", "gadatirgus")


def approve(repository: Repository, *seen: Note) -> None:
    repository.moderation.judge([note.id for note in seen], Standing.SHOWN, seen=seen)


def public(repository: Repository) -> list[str]:
    """What a Latvian reads on the public screens."""
    return [note.text_in("lv").text for note in repository.seen_by(PUBLIC).notes()]


def test_a_translation_is_public_once_somebody_has_approved_it(repository: Repository, shown: Note) -> None:
    assert public(repository) == ["a fair"]
    assert "gadatirgus" not in str(board_fields(repository.exchange.snapshot(PUBLIC)))
    assert repository.notes()[0].text_in("lv").text == "gadatirgus"  # the room reads it at once
    approve(repository, shown)
    assert public(repository) == ["gadatirgus"]
    assert "gadatirgus" in str(board_fields(repository.exchange.snapshot(PUBLIC)))


def test_a_shown_note_waits_again_while_its_translation_is_not_approved(
    repository: Repository, shown: Note
) -> None:
    assert shown.waits
    approve(repository, shown)
    assert not repository.note(shown.id).waits
    repository.moderation.judge([shown.id], Standing.REJECTED, why="said twice")
    repository.board.translations.put(shown.id, "lv", "tirgus")
    assert not repository.note(shown.id).waits


def test_nobody_approves_a_translation_that_they_have_not_seen(repository: Repository, shown: Note) -> None:
    repository.board.translations.put(shown.id, "lv", "tirgus")
    approve(repository, shown)
    assert public(repository) == ["a fair"]
    repository.moderation.judge([shown.id], Standing.SHOWN)
    assert public(repository) == ["a fair"]
    approve(repository, repository.note(shown.id))
    assert public(repository) == ["tirgus"]


def test_another_translation_has_to_be_approved_anew_and_the_same_one_not(
    repository: Repository, shown: Note
) -> None:
    approve(repository, shown)
    repository.board.translations.put(shown.id, "lv", "gadatirgus")
    assert public(repository) == ["gadatirgus"]
    repository.board.translations.put(shown.id, "lv", "tirgus")
    assert public(repository) == ["a fair"]


def test_whoever_translates_is_not_disturbed_by_an_approval(repository: Repository, shown: Note) -> None:
    approve(repository, shown)
    repository.board.translations.put(shown.id, "lv", "tirgus", seen=shown)
    assert public(repository) == ["a fair"]


def test_what_a_note_said_before_does_not_leave_the_room_with_its_translation(
    repository: Repository, shown: Note
) -> None:
    approve(repository, shown)
    approve(repository, repository.notebook.edit(shown.id, "a market"))
    assert public(repository) == ["a market"]
    left = str(board_fields(repository.exchange.snapshot(PUBLIC)))
    assert "gadatirgus" not in left
    assert "a fair" not in left


def test_an_approval_is_told_undone_and_redone(repository: Repository, shown: Note) -> None:
    approve(repository, shown)
    [entry, *_] = repository.past.entries()
    assert [change.effect for change in entry.notes] == [Effect.JUDGED]
    repository.past.undo()
    assert public(repository) == ["a fair"]
    repository.past.redo()
    assert public(repository) == ["gadatirgus"]


def test_a_note_that_is_approved_with_its_translation_is_told_as_approved(
    repository: Repository, say: Say
) -> None:
    note = repository.board.translations.put(say("a song").id, "lv", "dziesma")
    approve(repository, note)
    assert public(repository) == ["dziesma"]
    [entry, *_] = repository.past.entries()
    assert [change.effect for change in entry.notes] == [Effect.JUDGED]


def test_nobody_has_approved_the_translations_of_earlier_versions(
    repository: Repository, shown: Note
) -> None:
    [(_, document)] = repository.engine.docs(NOTES)
    assert document["translations"] == [{"language": "lv", "text": "gadatirgus", "of": "a fair"}]
    assert public(repository) == ["a fair"]
    assert [note.waits for note in repository.moderation.notes(PROMPT)] == [True]


def test_the_name_of_whoever_said_it_stays_in_the_room(repository: Repository) -> None:
    line = NewNote(PROMPT, "lv", "culture", "a fair", "en", author="Jonas")
    approve(repository, *repository.notebook.add_all([line]))
    assert "Jonas" in str(board_fields(repository.exchange.snapshot()))
    assert "Jonas" not in str(board_fields(repository.exchange.snapshot(PUBLIC)))
