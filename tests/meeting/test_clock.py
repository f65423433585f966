from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.meetings import meeting
from ttchan_tui.meeting.schedule.clock import Clock, Running
from ttchan_tui.meeting.schedule.whats_on import replay_moments

BELGRADE = ZoneInfo("Europe/Belgrade")


def test_left_alone_it_is_the_real_time_at_the_meeting() -> None:
    clock = Clock(meeting())
    before = datetime.now(UTC)
    now = clock.now()
    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo == BELGRADE
    assert clock.running is Running.REAL


def test_set_it_stands_still_and_says_so() -> None:
    clock = Clock(meeting(), datetime(2021, 5, 1, 14, 30))
    assert clock.running is Running.SET
    assert clock.now() == clock.now() == datetime(2021, 5, 1, 14, 30, tzinfo=BELGRADE)


def test_a_moment_of_another_time_zone_is_the_same_moment() -> None:
    moment = datetime(2021, 5, 1, 14, 30, tzinfo=ZoneInfo("Asia/Almaty"))
    clock = Clock(meeting(), moment)
    assert clock.now() == moment
    assert clock.now().hour == 10


def test_the_replay_goes_through_all_moments_and_stops_at_the_last() -> None:
    clock = Clock(meeting(), datetime(2024, 1, 1))
    moments = replay_moments(meeting())
    clock.replay()
    seen = [clock.now()]
    while clock.step(1):
        seen.append(clock.now())
    assert clock.running is Running.REPLAY
    assert [moment.replace(tzinfo=None) for moment in seen] == list(moments)
    assert clock.now() == seen[-1]
    assert clock.replay_progress == (len(moments), len(moments))


def test_the_replay_steps_back_to_the_first_moment_only() -> None:
    clock = Clock(meeting())
    clock.replay()
    first = clock.now()
    assert clock.step(1)
    assert clock.step(-1)
    assert not clock.step(-1)
    assert clock.now() == first
    assert clock.replay_progress[0] == 1


def test_the_end_of_the_replay_brings_the_clock_back_to_what_it_was() -> None:
    clock = Clock(meeting(), datetime(2024, 1, 1))
    clock.replay()
    clock.end_replay()
    assert clock.running is Running.SET
    assert clock.now() == datetime(2024, 1, 1, tzinfo=BELGRADE)

    real = Clock(meeting())
    real.replay()
    real.end_replay()
    assert real.running is Running.REAL
    assert abs(real.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_without_a_replay_there_is_no_step() -> None:
    clock = Clock(meeting(), datetime(2024, 1, 1))
    assert not clock.step(1)
    assert clock.now() == datetime(2024, 1, 1, tzinfo=BELGRADE)


def test_a_meeting_without_activities_has_nothing_to_replay() -> None:
    clock = Clock(replace(meeting(), activities=()))
    clock.replay()
    assert clock.running is Running.REAL
    assert clock.replay_progress == (0, 0)
