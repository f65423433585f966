"""Calls for an organiser: one for each kiosk, answered or not, and gone by themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttchan_tui.meeting.call import ANSWERED, PAUSE, UNANSWERED
from ttchan_tui.meeting.errors import NotNow, UnknownId
from ttchan_tui.store.side_files.calls import Calls

NOW = datetime(2018, 11, 9, 12, tzinfo=UTC)
A_MOMENT = timedelta(seconds=1)


@pytest.fixture
def calls(tmp_path: Path) -> Calls:
    return Calls(tmp_path / "calls.json")


def test_a_call_says_where_and_since_when_and_nothing_else(calls: Calls, tmp_path: Path) -> None:
    calls.call("foyer", "museum", now=NOW)
    [call] = calls.standing(NOW)
    assert (call.kiosk, call.venue, call.at, call.answered) == ("foyer", "museum", NOW, None)
    [kept] = json.loads((tmp_path / "calls.json").read_text())["calls"]
    assert kept.keys() == {"kiosk", "venue", "at"}


def test_it_stands_until_it_is_old_and_longer_if_somebody_comes_late(calls: Calls) -> None:
    calls.call("foyer", now=NOW)
    assert calls.standing(NOW + UNANSWERED - A_MOMENT)
    assert not calls.standing(NOW + UNANSWERED)
    late = NOW + UNANSWERED - A_MOMENT
    assert calls.answer("foyer", now=late).answered == late
    assert calls.answer("foyer", now=late + A_MOMENT).answered == late
    assert calls.standing(late + ANSWERED - A_MOMENT)
    assert not calls.standing(late + ANSWERED)


@pytest.mark.parametrize(
    ("then", "after"),
    [
        (lambda calls: None, timedelta(minutes=5)),
        (lambda calls: calls.answer("foyer", now=NOW), timedelta(minutes=5)),
        (lambda calls: calls.withdraw("foyer", now=NOW), PAUSE - A_MOMENT),
    ],
    ids=["it stands", "somebody is coming", "it was just taken back"],
)
def test_nobody_plays_with_it(calls: Calls, then: Callable[[Calls], object], after: timedelta) -> None:
    calls.call("foyer", now=NOW)
    then(calls)
    with pytest.raises(NotNow):
        calls.call("foyer", now=NOW + after)
    assert calls.call("hall", now=NOW + after).kiosk == "hall"


def test_after_a_pause_one_can_call_again(calls: Calls) -> None:
    calls.call("foyer", now=NOW)
    calls.withdraw("foyer", now=NOW + A_MOMENT)
    assert not calls.standing(NOW + A_MOMENT)
    calls.call("foyer", now=NOW + PAUSE)
    assert len(calls.standing(NOW + PAUSE)) == 1


@pytest.mark.parametrize("act", [Calls.answer, Calls.withdraw])
def test_where_nobody_calls_nothing_is_answered(calls: Calls, act: Callable[..., object]) -> None:
    calls.call("hall", now=NOW)
    with pytest.raises(UnknownId, match="hall"):
        act(calls, "foyer", now=NOW)


def test_a_clock_that_was_far_ahead_calls_nobody_for_ever(calls: Calls) -> None:
    calls.call("foyer", now=NOW + timedelta(days=300))
    assert not calls.standing(NOW)
    calls.call("foyer", now=NOW)
    assert len(calls.standing(NOW)) == 1


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.just(NOW.isoformat()),
    lambda of: (
        st.lists(of, max_size=3) | st.dictionaries(st.sampled_from(["calls", "kiosk", "at", "venue"]), of)
    ),
    max_leaves=9,
)


@given(_JSON)
def test_whatever_somebody_has_written_there_keeps_nobody_from_calling(written: object) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as directory:
        file = Path(directory) / "calls.json"
        file.write_text(json.dumps(written))
        calls = Calls(file)
        calls.standing(NOW)
        calls.call("new kiosk", now=NOW)
        assert "new kiosk" in [call.kiosk for call in calls.standing(NOW)]
