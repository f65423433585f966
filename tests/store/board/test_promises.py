from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.store.board.conftest import Say
from ttchan_tui.meeting.board.promise import without_promise
from ttchan_tui.store import Repository, UnknownId
from ttchan_tui.text.gate import Refused


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
