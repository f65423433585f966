from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.store.board.conftest import PROMPT, Say
from ttchan_tui.meeting.errors import Frozen, NoTime, UnknownId
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.meeting.history.change_kinds import THEME_WORK
from ttchan_tui.store import Repository
from ttchan_tui.text.gate import Refused

pytestmark = pytest.mark.usefixtures("engine")

MINUTE = timedelta(minutes=1)


class TestFreeze:
    def test_nothing_of_the_group_changes_and_the_reason_is_told(
        self, repository: Repository, say: Say
    ) -> None:
        note, gone = say("one"), say("two")
        repository.notebook.delete(gone.id)
        repository.board.steps.freeze(PROMPT, "lv", why="results are read out")
        for act in (
            lambda: say("three"),
            lambda: repository.notebook.edit(note.id, "other"),
            lambda: repository.notebook.delete(note.id),
            lambda: repository.notebook.restore(gone.id),
            lambda: repository.board.hands.count(note.id, 3),
            lambda: repository.past.undo((PROMPT, "lv")),
        ):
            with pytest.raises(Frozen, match="results are read out"):
                act()
        assert repository.notes(PROMPT, "lv") == (note,)

    def test_other_groups_go_on_and_themes_are_gathered(self, repository: Repository, say: Say) -> None:
        note = say("one")
        repository.board.steps.freeze(PROMPT, "lv", why="done")
        say("two", group="pl")
        theme = repository.board.themes.name(PROMPT, "Music")
        repository.board.themes.gather([note.id], theme.id)
        repository.past.undo((PROMPT, ""))
        assert repository.note(note.id).theme == ""

    def test_of_all_groups_holds_the_themes_too(self, repository: Repository, say: Say) -> None:
        say("one")
        repository.board.steps.freeze(PROMPT, why="sent to the partners")
        with pytest.raises(Frozen):
            say("two", group="pl")
        with pytest.raises(Frozen):
            repository.board.themes.name(PROMPT, "Music")
        assert repository.board.steps.for_prompt(PROMPT).freeze("pl")
        repository.board.steps.unfreeze(PROMPT, why="one more group")
        say("two", group="pl")

    def test_what_was_made_of_the_notes_is_not_undone(self, repository: Repository) -> None:
        theme = repository.board.themes.name(PROMPT, "Music")
        repository.board.steps.freeze(PROMPT, why="sent to the partners")
        with pytest.raises(Frozen):
            repository.past.undo((PROMPT, ""), verbs=THEME_WORK)
        assert repository.board.themes.for_prompt(PROMPT) == (theme,)

    def test_what_is_frozen_can_be_translated_and_approved(self, repository: Repository, say: Say) -> None:
        note = say("one")
        repository.board.steps.freeze(PROMPT, why="done")
        repository.board.translations.put(note.id, "lv", "viens")
        assert repository.moderation.judge([note.id], Standing.SHOWN)[0].standing is Standing.SHOWN

    def test_needs_a_reason(self, repository: Repository) -> None:
        with pytest.raises(Refused):
            repository.board.steps.freeze(PROMPT, why="")
        repository.board.steps.freeze(PROMPT, why="done")
        with pytest.raises(Refused):
            repository.board.steps.unfreeze(PROMPT, why=" ")
        assert repository.board.steps.for_prompt(PROMPT).freeze("lv")


def test_hidden_and_revealed(repository: Repository) -> None:
    steps = repository.board.steps
    steps.hide(PROMPT)
    steps.hide(PROMPT)
    assert steps.for_prompt(PROMPT).hidden
    assert steps.hidden() == {PROMPT}
    steps.reveal(PROMPT)
    assert not steps.for_prompt(PROMPT).hidden
    with pytest.raises(UnknownId):
        steps.hide("nothing")


def test_ready_groups(repository: Repository) -> None:
    steps = repository.board.steps
    steps.tell_ready(PROMPT, "lv")
    steps.tell_ready(PROMPT, "lv")
    steps.tell_ready(PROMPT, "pl")
    assert list(steps.for_prompt(PROMPT).ready) == ["lv", "pl"]
    steps.tell_ready(PROMPT, "lv", ready=False)
    assert list(steps.for_prompt(PROMPT).ready) == ["pl"]
    with pytest.raises(UnknownId):
        steps.tell_ready(PROMPT, "plenary")


class TestCountdown:
    def test_runs_pauses_and_goes_on(self, repository: Repository) -> None:
        countdowns = repository.board.countdowns
        running = countdowns.start(PROMPT, 10 * MINUTE, step="group-work")
        assert running.ends is not None
        assert running.left(running.ends - MINUTE) == MINUTE
        assert running.is_over(running.ends)
        assert running.left(running.ends + MINUTE) == timedelta()
        paused = countdowns.pause(PROMPT)
        later = datetime.now(UTC) + timedelta(hours=1)
        assert 9 * MINUTE < paused.left(later) <= 10 * MINUTE
        assert countdowns.add(PROMPT, MINUTE).left(later) == paused.left(later) + MINUTE
        going = countdowns.go_on(PROMPT)
        assert repository.board.steps.for_prompt(PROMPT).countdown == going
        assert not going.bell
        assert 10 * MINUTE < going.left(datetime.now(UTC)) <= 11 * MINUTE

    def test_a_new_one_takes_the_place_of_the_old_one(self, repository: Repository) -> None:
        countdowns = repository.board.countdowns
        countdowns.start(PROMPT, 10 * MINUTE)
        countdowns.start(PROMPT, 5 * MINUTE, bell=True)
        countdown = repository.board.steps.for_prompt(PROMPT).countdown
        assert countdown
        assert countdown.bell
        assert countdown.left(datetime.now(UTC)) <= 5 * MINUTE
        countdowns.end(PROMPT)
        assert repository.board.steps.for_prompt(PROMPT).countdown is None

    def test_what_is_no_time_is_refused(self, repository: Repository) -> None:
        countdowns = repository.board.countdowns
        for time in (timedelta(), -MINUTE, timedelta(hours=13)):
            with pytest.raises(NoTime):
                countdowns.start(PROMPT, time)
        for act in (countdowns.pause, countdowns.go_on, lambda prompt: countdowns.add(prompt, MINUTE)):
            with pytest.raises(NoTime, match="Start it first"):
                act(PROMPT)
        with pytest.raises(UnknownId, match="group-work, presentations"):
            countdowns.start(PROMPT, MINUTE, step="lunch")
