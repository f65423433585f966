"""Moving activities in time: later, earlier, to another day; alone, or with what follows that day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from ttchan_tui.meeting.editing.edits import Edit
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class CannotMove(Explained):
    """Nobody knows where to; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where to: exactly one of these is said."""

    to_time: time | None = None
    to_day: date | None = None
    by: timedelta | None = None
    """Minutes, or whole days."""


def read_move(text: str) -> Move:
    """What somebody types: 14:30, +30, -15, +1d, -1d or 2018-11-10.

    Raises:
        CannotMove: It is none of these.
    """
    if found := _BY.fullmatch(text):
        number = int(found["sign"] + found["number"])
        return Move(by=timedelta(days=number) if found["unit"] == "d" else timedelta(minutes=number))
    if found := _AT.fullmatch(text):
        hours, minutes = int(found[1]), int(found[2])
        if hours < 24 and minutes < 60:  # noqa: PLR2004 - of a clock
            return Move(to_time=time(hours, minutes))
    try:
        return Move(to_day=date.fromisoformat(text))
    except ValueError:
        raise CannotMove(_NOT_READ, text=text) from None


def moves(meeting: Meeting, activity: Activity, move: Move, *, and_after: bool) -> tuple[Edit, ...]:
    """What is to be changed for an activity to move, and what follows it that day if that moves too.

    Raises:
        CannotMove: No start is known that it could be moved from, or one would begin on another day.
    """
    by = _shift(activity, move)
    following = [one for one in meeting.on(activity.date) if _follows(meeting, one, activity, by)]
    return tuple(_moved(one, move, by) for one in (activity, *(following if and_after else ())))


def _shift(activity: Activity, move: Move) -> timedelta | None:
    """By how much the clock times move; None if they stay, or begin to be known."""
    if move.by is not None and move.by.days * timedelta(days=1) != move.by:
        if activity.start is None:
            raise CannotMove(_NO_START)
        return move.by
    if move.to_time is not None and activity.start is not None:
        day = activity.date
        return datetime.combine(day, move.to_time) - datetime.combine(day, activity.start)
    return None


def _follows(meeting: Meeting, one: Activity, activity: Activity, by: timedelta | None) -> bool:
    if one.id == activity.id or one.cancelled:
        return False
    if activity.begins_at is not None and one.begins_at is not None:
        return one.begins_at >= activity.begins_at
    order = [other.id for other in meeting.on(activity.date)]
    return by is None and order.index(one.id) > order.index(activity.id)


def _moved(one: Activity, move: Move, by: timedelta | None) -> Edit:
    fields: dict[str, object] = {}
    if by is not None:
        assert one.start is not None
        begins = datetime.combine(one.date, one.start) + by
        if begins.date() != one.date:
            day, clock = begins.date().isoformat(), begins.time().isoformat("minutes")
            raise CannotMove(_ANOTHER_DAY, id=one.id, day=day, time=clock)
        fields["start"] = begins.time().isoformat()
        if one.end is not None:  # an end before the start is after midnight, wherever it moves
            fields["end"] = (datetime.combine(one.date, one.end) + by).time().isoformat()
    elif move.to_time is not None:
        fields["start"] = move.to_time.isoformat()
    else:
        to = move.to_day or one.date + (move.by or timedelta())
        fields["date"] = to.isoformat()
    return Edit("activity", one.id, fields)


_BY: Final = re.compile(r"(?P<sign>[+-])(?P<number>\d{1,4})(?P<unit>[dm]?)")
_AT: Final = re.compile(r"(\d{1,2})[:.](\d\d)")
_NOT_READ: Final = N_(
    "“{text}” is no time to move to. Write 14:30, +30 or -15 (minutes), +1d or -1d, or a date like "
    "2018-11-10."
)
_ANOTHER_DAY: Final = N_(
    "“{id}” would begin on another day: {day} at {time}. Move it to that day first, then to that time. "
    "Nothing was changed."
)
_NO_START: Final = N_(
    "No start is known of this activity, so it cannot be moved by minutes. Give the time: 14:30. "
    "Nothing was changed."
)
