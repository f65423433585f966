from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.store.board.conftest import Say
from ttchan_tui.meeting.board.promise import NoDay, typed_day, without_promise
from ttchan_tui.meeting.errors import PromiseChanged, UnknownId
from ttchan_tui.meeting.history.change_kinds import PROMISE_WORK
from ttchan_tui.store import Repository
from ttchan_tui.text.gate import Refused

pytestmark = pytest.mark.usefixtures("engine")


def test_promises_are_made_changed_and_taken_back(repository: Repository, say: Say) -> None:
    promises, partner = repository.board.promises, repository.meeting().partners[0]
    made = promises.promise("An exhibition", "the museum", partner.id, date(2019, 5, 9), note=say("x").id)
    assert promises.all() == (made,)
    changed = promises.change(replace(made, by=None, who="museum and library"))
    assert promises.all() == (changed,)
    promises.take_back(made.id)
    assert promises.all() == ()
    repository.past.undo()
    assert promises.all() == (changed,)


def test_partners_without_a_promise_are_known(repository: Repository) -> None:
    meeting = repository.meeting()
    assert without_promise(meeting, repository.board.promises.all()) == meeting.partners
    repository.board.promises.promise("A concert", "the choir", meeting.partners[1].id)
    left = without_promise(meeting, repository.board.promises.all())
    assert left == (meeting.partners[0], *meeting.partners[2:])


def test_what_is_not_known_or_empty_is_refused(repository: Repository) -> None:
    promises, partner = repository.board.promises, repository.meeting().partners[0].id
    with pytest.raises(UnknownId, match="no partner “nobody”"):
        promises.promise("A concert", "the choir", "nobody")
    with pytest.raises(UnknownId):
        promises.promise("A concert", "the choir", partner, note="nothing")
    with pytest.raises(Refused):
        promises.promise("A concert", "", partner)
    assert promises.all() == ()


def test_of_promises_one_undoes_what_one_has_done_to_promises(repository: Repository, say: Say) -> None:
    partner, note = repository.meeting().partners[0].id, say("a note")
    repository.board.promises.promise("A concert", "the choir", partner)
    repository.notebook.edit(note.id, "another note")
    repository.past.undo((None, ""), verbs=PROMISE_WORK)
    assert repository.board.promises.all() == ()
    assert repository.note(note.id).text == "another note"
    repository.past.redo((None, ""), verbs=PROMISE_WORK)
    assert [promise.text for promise in repository.board.promises.all()] == ["A concert"]


@pytest.mark.parametrize("typed", ["2019-05-09", "9.5.2019", " 09. 05. 2019. "])
def test_a_day_is_typed_as_people_write_it(typed: str) -> None:
    assert typed_day(typed) == date(2019, 5, 9)
    assert typed_day(" ") is None


@pytest.mark.parametrize("typed", ["May", "31.2.2019", "9.5.19", "5/9/2019", "0000-01-01", "1.1.0201"])
def test_what_is_no_day_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(NoDay, match=typed):
        typed_day(typed)


def test_nobody_changes_a_promise_that_they_have_not_seen(repository: Repository) -> None:
    promises, partner = repository.board.promises, repository.meeting().partners[0].id
    seen = promises.promise("A concert", "the choir", partner)
    theirs = promises.change(replace(seen, by=date(2019, 5, 9)), seen=seen)
    with pytest.raises(PromiseChanged, match="“A concert” · the choir · 2019-05-09"):
        promises.change(replace(seen, text="Two concerts"), seen=seen)
    assert promises.all() == (theirs,)
    promises.change(replace(theirs, text="Two concerts"), seen=theirs)


def test_nobody_takes_a_promise_back_that_they_have_not_seen(repository: Repository) -> None:
    promises, partner = repository.board.promises, repository.meeting().partners[0].id
    seen = promises.promise("A concert", "the choir", partner)
    theirs = promises.change(replace(seen, text="Two concerts"))
    with pytest.raises(PromiseChanged, match="“Two concerts” · the choir"):
        promises.take_back(seen.id, seen=seen)
    assert promises.all() == (theirs,)
    promises.take_back(seen.id, seen=theirs)
    assert promises.all() == ()
