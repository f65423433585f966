"""What was planned and what has become of it, by the numbered events of the project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.history.programme_changes import ProgrammeChange, Step, programme_changes
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity, Day, ProjectEvent

_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""Any moment: between two states it does not matter when something was changed."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One activity of an event."""

    id: str
    activity: Activity | None
    """As it is now; None if it is in the programme no more."""
    change: ProgrammeChange | None
    """What has become of the plan; None if it stands as it was planned."""


@dataclass(frozen=True, slots=True)
class LedgerEvent:
    """One event, and its activities in the order of the programme."""

    event: ProjectEvent
    entries: tuple[LedgerEntry, ...]
    days: tuple[Day, ...]
    """Those of its days of which somebody has said what was changed on them; the sentence stays as it is."""


def ledger(meeting: Meeting, parts: Iterable[PartChange]) -> tuple[LedgerEvent, ...]:
    """The events of a meeting.

    Args:
        meeting: The meeting as it is now.
        parts: What it says otherwise than the plan did.
    """
    steps = [Step(_ONCE, part) for part in parts if part.section == "activity"]
    changes = programme_changes(steps, meeting, datetime.min.replace(tzinfo=UTC))
    gone = {step.part.id: _numbers(step.part) for step in steps if step.part.id not in meeting.activity}
    return tuple(_event(event, meeting, changes, gone) for event in meeting.project_events)


def _event(
    event: ProjectEvent,
    meeting: Meeting,
    changes: Mapping[str, ProgrammeChange],
    gone: Mapping[str, tuple[int, ...]],
) -> LedgerEvent:
    def entries() -> Iterator[LedgerEntry]:
        for one in meeting.activities:
            if event.number in one.project_events:
                yield LedgerEntry(one.id, one, changes.get(one.id))
        for id, numbers in gone.items():
            if event.number in numbers and id in changes:
                yield LedgerEntry(id, None, changes[id])

    days = (day for day in meeting.days if event.date <= day.date <= event.until and day.change)
    return LedgerEvent(event, tuple(entries()), tuple(days))


def _numbers(part: PartChange) -> tuple[int, ...]:
    found = (part.before or {}).get("project_events")
    return tuple(one for one in found if isinstance(one, int)) if isinstance(found, list) else ()
