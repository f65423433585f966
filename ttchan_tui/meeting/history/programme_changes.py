"""What has become of the programme lately: new, moved, elsewhere, cancelled, instead of something else.

Nothing of this is stored. It follows from what the history tells of the activities and from the programme as
it is now: what was done and taken back again has changed nothing, and what was moved twice was moved once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from typing import Final

from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.multilingual import NOTHING, Text


class Turn(Enum):
    """What an activity has turned out to be."""

    CANCELLED = "cancelled"
    NEW = "new"
    INSTEAD = "instead"
    """It takes place instead of another one."""
    REINSTATED = "reinstated"
    """It was cancelled, and takes place after all."""
    MOVED = "moved"
    """In time."""
    ELSEWHERE = "elsewhere"
    GONE = "gone"
    """It is in the programme no more, not even as cancelled."""


@dataclass(frozen=True, slots=True)
class Step:
    """One activity before and after one act."""

    at: datetime
    """In UTC."""
    part: PartChange


@dataclass(frozen=True, slots=True)
class Former:
    """An activity as it stood in the programme before."""

    title: Text
    date: date
    start: time | None
    end: time | None
    part_of_day: str | None
    venues: tuple[str, ...]
    is_cancelled: bool
    replaced_by: str | None
    delegations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeChange:
    """What has become of one activity."""

    id: str
    at: datetime
    """When it was changed last."""
    turns: tuple[Turn, ...]
    before: Former | None
    """As it was before all of that; None if it was not there."""
    now: Activity | None
    instead_of: tuple[Activity, ...] = ()

    def concerns(self, delegation: str) -> bool:
        """Whether people of that delegation are told: it is for them, was for them, or is for all."""
        one = self.now or self.before
        named = {*(one.delegations if one else ()), *(self.before.delegations if self.before else ())}
        return delegation in named or not (one and one.delegations)


def programme_changes(
    steps: Iterable[Step], meeting: Meeting, after: datetime
) -> Mapping[str, ProgrammeChange]:
    """What has become of the activities after a moment, by their ids.

    Args:
        steps: What was done to them, the newest first.
        meeting: The meeting as it is now.
        after: The moment; what was done before it has no part in this.
    """
    stood: dict[str, list[Former | None]] = {}
    latest: dict[str, datetime] = {}
    for step in steps:
        if step.at > after and _is_told(step.part):
            stood.setdefault(step.part.id, []).insert(0, _former(step.part.before))
            latest.setdefault(step.part.id, step.at)
    replaced = _replaced(stood, meeting)
    for id, others in replaced.items():
        latest.setdefault(id, max(latest[other.id] for other in others))
    found = {}
    for id, at in sorted(latest.items(), key=lambda item: item[1], reverse=True):
        now = meeting.activity.get(id)
        before = _before(stood[id], now) if id in stood else _as_now(now)
        if turns := tuple(_turns(before, now, is_instead=id in replaced)):
            found[id] = ProgrammeChange(id, at, turns, before, now, tuple(replaced.get(id, ())))
    return found


def _is_told(part: PartChange) -> bool:
    return part.before is None or part.after is None or not _TOLD.isdisjoint(map(_name, part.fields))


def _name(path: str) -> str:
    return path.partition(".")[0]


def _before(stood: list[Former | None], now: Activity | None) -> Former | None:
    """As it was at first; where nobody had said when or where it was, as was said first."""
    first = stood[0]
    if first is None or now is None:
        return first
    states = [one for one in stood if one]
    if first.date == now.date and not first.start and (timed := [one for one in states if one.start]):
        first = replace(first, start=timed[0].start, end=timed[0].end) if now.start else first
    placed = [one.venues for one in states if one.venues]
    return replace(first, venues=placed[0]) if placed and now.venues else first


def _replaced(stood: Mapping[str, list[Former | None]], meeting: Meeting) -> dict[str, list[Activity]]:
    """The activities that take place instead of others since then, and of which."""
    found: dict[str, list[Activity]] = {}
    for id, (before, *_) in stood.items():
        one = meeting.activity.get(id)
        instead = one and one.replaced_by
        if one and instead and instead != (before and before.replaced_by):
            found.setdefault(instead, []).append(one)
    return found


def _turns(before: Former | None, now: Activity | None, *, is_instead: bool) -> Iterator[Turn]:
    if now is None:
        if before is not None:
            yield Turn.GONE
        return
    was_cancelled = before is not None and before.is_cancelled
    if now.cancelled or now.replaced_by:
        if not was_cancelled:
            yield Turn.CANCELLED
        return
    if is_instead:
        yield Turn.INSTEAD
    elif before is None:
        yield Turn.NEW
    elif was_cancelled:
        yield Turn.REINSTATED
    if before is not None and _is_moved(before, now):
        yield Turn.MOVED
    if before is not None and before.venues and before.venues != now.venues:
        yield Turn.ELSEWHERE


def _is_moved(before: Former, now: Activity) -> bool:
    """Whether it is at another time; one that begins to be known is not another one."""
    if before.date != now.date:
        return True
    if before.start is not None:
        return before.start != now.start or before.end not in (None, now.end)
    return before.part_of_day is not None and now.start is None and before.part_of_day != now.part_of_day


def _as_now(now: Activity | None) -> Former | None:
    if now is None:
        return None
    return Former(
        now.title,
        now.date,
        now.start,
        now.end,
        now.part_of_day,
        now.venues,
        bool(now.cancelled or now.replaced_by),
        now.replaced_by,
        now.delegations,
    )


def _former(fields: Mapping[str, object] | None) -> Former | None:
    """An activity as the history has it; None if there was none, or if nobody knows when it was."""
    if fields is None:
        return None
    with suppress(KeyError, ValueError):
        title = fields.get("title")
        return Former(
            Text({str(code): harmless(str(text)) for code, text in title.items()})
            if isinstance(title, Mapping)
            else NOTHING,
            date.fromisoformat(str(fields["date"])),
            _clock(fields.get("start")),
            _clock(fields.get("end")),
            str(fields["part_of_day"]) if fields.get("part_of_day") else None,
            _ids(fields.get("venues")),
            bool(fields.get("cancelled") or fields.get("replaced_by")),
            str(fields["replaced_by"]) if fields.get("replaced_by") else None,
            _ids(fields.get("delegations")),
        )
    return None


def _clock(value: object) -> time | None:
    return time.fromisoformat(str(value)) if value else None


def _ids(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()


_TOLD: Final = {"date", "start", "end", "part_of_day", "venues", "cancelled", "replaced_by"}
"""The fields of an activity of which the public is told that they have changed."""
