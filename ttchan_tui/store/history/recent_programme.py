"""What was done to the programme lately, read from the history when there is something new in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.limits import CHANGE_LASTS

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.programme_changes import ProgrammeChange, Step
    from ttchan_tui.meeting.meeting import Meeting
    from ttchan_tui.store.engine.changes import Change
    from ttchan_tui.store.engine.protocol import Engine


class RecentProgramme:
    """What was done to activities, act by act."""

    def __init__(self, engine: Engine) -> None:
        """Look into that engine."""
        self._engine = engine
        self._read_at: object = None
        self._steps: tuple[Step, ...] = ()

    def look(self) -> tuple[Step, ...]:
        """Those of the last day, the newest first; read again if somebody has changed the programme since."""
        version = self._engine.version("activity", "meeting")
        if version is not None and version != self._read_at:
            self._steps = tuple(self.since(datetime.now(UTC) - CHANGE_LASTS))
            self._read_at = version
        return self._steps

    def changes(self, meeting: Meeting) -> Mapping[str, ProgrammeChange]:
        """What has become of activities within the last day, by their ids, as far as it was looked at."""
        from ttchan_tui.meeting.history.programme_changes import programme_changes

        return programme_changes(self._steps, meeting, datetime.now(UTC) - CHANGE_LASTS)

    def since(self, moment: datetime) -> Iterator[Step]:
        """The steps after that moment, the newest first; none from before another meeting was loaded.

        A clock may have been put back, so that an older record bears a later time, by some hours at most.
        """
        for change in self._engine.changes(newest_first=True):
            if change.at <= moment - _PUT_BACK or _is_another_meeting(change):
                return
            activities = [one for one in change.operations if one.table == "activity"]
            if activities and change.at > moment:
                from ttchan_tui.meeting.history.programme_changes import Step
                from ttchan_tui.store.history.entries import part_changes

                yield from (Step(change.at, part) for part in part_changes(activities))


def _is_another_meeting(change: Change) -> bool:
    """Whether a meeting came in the place of another one, or of none."""
    return any(
        one.table == "meeting" and (one.before or {}).get("id") != (one.after or {}).get("id")
        for one in change.operations
    )


_PUT_BACK: Final = timedelta(hours=2)
"""As much as a clock is put back at most without being wrong: an hour when summer ends, and another zone."""
