"""Visitors' notes: nothing that nobody has approved gets anywhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.engines import open_repository
from ttchan_tui.meeting.errors import NotNow, UnknownId
from ttchan_tui.meeting.groupwork import GROUP, VISITOR, Note, Standing
from ttchan_tui.meeting.search.index import Index
from ttchan_tui.meeting.visitors import seconds_to_wait
from ttchan_tui.store import Repository
from ttchan_tui.text.gate import Refused

pytestmark = pytest.mark.usefixtures("engine")

PROMPT, CATEGORY = "promote-my-partner", "festivals"
NOW = datetime(2018, 11, 9, 12, 34, 56, tzinfo=UTC)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = open_repository(tmp_path / "data")
    repository.visitors.open(PROMPT)
    return repository


def say(
    repository: Repository, text: str = "more ferries", *, kiosk: str = "foyer", now: datetime = NOW
) -> Note:
    return repository.visitors.say(PROMPT, CATEGORY, text, "en", kiosk=kiosk, now=now)


def seen(repository: Repository) -> list[str]:
    """What anybody can come across."""
    found = Index(repository.meeting(), repository.notes()).search("ferries", "en")
    assert {hit.title.text for hit in found} == {note.text for note in repository.notes()}
    return [note.text for note in repository.notes()]


@pytest.mark.parametrize("standing", Standing)
def test_only_what_was_approved_is_seen(repository: Repository, standing: Standing) -> None:
    said = say(repository)
    assert seen(repository) == []
    repository.visitors.judge([said.id[:5]], standing, why="because")
    assert seen(repository) == (["more ferries"] if standing is Standing.SHOWN else [])
    assert repository.deleted_notes() == ()
    assert repository.past.at(datetime.now(UTC)).notes == ()
    [known] = repository.visitors.notes(standing)
    assert known.standing_why == "because"
    repository.visitors.judge([said.id], Standing.REJECTED, why="rude")
    assert seen(repository) == []


def test_a_note_that_is_shown_tells_whose_it_is_and_nothing_finer_than_the_hour(
    repository: Repository,
) -> None:
    repository.visitors.judge([say(repository).id], Standing.SHOWN)
    [note] = repository.notes()
    assert (note.origin, note.group) == (VISITOR, "")
    assert note.created_at == NOW.replace(minute=0, second=0)
    assert repository.notes(PROMPT, "pl") == ()
    group = repository.notebook.add(PROMPT, "pl", CATEGORY, "Wawel", "en")
    assert group.origin == GROUP
    assert repository.notes(PROMPT, "pl") == (group,)
    assert repository.notes(PROMPT) == (group, note)


def test_deciding_can_be_undone(repository: Repository) -> None:
    repository.visitors.judge([say(repository).id], Standing.SHOWN)
    repository.past.undo()
    assert seen(repository) == []
    repository.past.redo()
    assert seen(repository) == ["more ferries"]
    repository.past.undo()
    repository.past.undo()
    assert repository.visitors.open_prompts() == (), "what visitors do is not an organiser's to undo"
    assert len(repository.visitors.notes(Standing.WAITING)) == 1


def test_a_prompt_that_is_not_open_takes_nothing(repository: Repository) -> None:
    repository.visitors.close(PROMPT)
    with pytest.raises(NotNow):
        say(repository)
    with pytest.raises(UnknownId):
        repository.visitors.open("no such prompt")
    repository.visitors.open(PROMPT)
    with pytest.raises(UnknownId):
        repository.visitors.say(PROMPT, "no such category", "x", "en", kiosk="foyer", now=NOW)
    assert repository.visitors.notes(*Standing) == ()


def test_all_are_decided_about_or_none(repository: Repository) -> None:
    said = say(repository)
    with pytest.raises(UnknownId):
        repository.visitors.judge([said.id, "zzz"], Standing.SHOWN)
    assert seen(repository) == []


@pytest.mark.parametrize(
    "text", ["", "  ", "x" * 141, "x" * 10_000, "\x1b[2J", "abc\u202edef", "\u200b", "a\x00"]
)
def test_hostile_text_is_refused(repository: Repository, text: str) -> None:
    with pytest.raises(Refused):
        say(repository, text)
    assert repository.visitors.notes(*Standing) == ()


def test_each_kiosk_has_its_limits_also_after_a_restart(repository: Repository, tmp_path: Path) -> None:
    say(repository)
    again = open_repository(tmp_path / "data")
    with pytest.raises(NotNow, match="29"):
        say(again, now=NOW + timedelta(seconds=1.5))
    say(again, kiosk="hall", now=NOW)
    for number in range(1, 20):
        say(again, now=NOW + timedelta(minutes=number))
    with pytest.raises(NotNow, match="40 min"):
        say(repository, now=NOW + timedelta(minutes=20))
    say(repository, now=NOW + timedelta(hours=1))


@given(st.lists(st.integers(-10_000, 10_000), max_size=60), st.integers(0, 10_000))
def test_after_waiting_as_told_one_may_speak(said: list[int], now: int) -> None:
    moments = [NOW + timedelta(seconds=second) for second in said if second <= now]
    at = NOW + timedelta(seconds=now)
    wait = seconds_to_wait(moments, at)
    assert 0 <= wait <= 3600
    assert seconds_to_wait(moments, at + timedelta(seconds=wait)) == 0
    if wait:
        assert seconds_to_wait(moments, at + timedelta(seconds=wait - 1)) > 0


def test_a_clock_that_was_wrong_does_not_shut_the_kiosk(repository: Repository) -> None:
    say(repository, now=NOW + timedelta(days=365))
    say(repository, now=NOW)
