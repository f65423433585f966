"""Two states of the meeting beside each other; `Repository.states` gives them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from ttchan_tui.meeting.editing.drafted_act import Release
from ttchan_tui.meeting.errors import NothingYet, UnknownId
from ttchan_tui.meeting.format import SECTIONS
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.roles import Person, Right
from ttchan_tui.store.documents import RELEASES
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.meeting.stamp import parts_after
from ttchan_tui.text.languages import N_

NOW = "now"
"""What the present state is called."""


class MeetingStates:
    """The states that the meeting has been in, called by a release, a record, or a time."""

    def __init__(self, engine: Engine, releases: Callable[[], tuple[Release, ...]], person: Person) -> None:
        """Look back with the eyes of a person."""
        self._engine = engine
        self._releases = releases
        self._person = person

    def record(self, called: str, zone: tzinfo) -> int:
        """The number of the record after which the meeting was in that state.

        Args:
            called: `now`, the name of a release, the number of a record, or a date with a time or without.
            zone: Where a time without a zone is meant.

        Raises:
            UnknownId: Nothing is called so.
            NothingYet: There was no meeting then.
            NotAllowed: The past is not for the person.
        """
        self._person.must(Right.LOOK_BACK)
        if called == NOW:
            return self._engine.sequence()
        if found := [one.id for one in self._releases() if one.name == called]:
            return self._released(found[-1])
        if called.isascii() and called.isdigit() and 0 < int(called[:12]) <= self._engine.sequence():
            return int(called)
        try:
            moment = datetime.fromisoformat(called)
        except ValueError:
            names = (NOW, *dict.fromkeys(one.name for one in self._releases()))
            raise UnknownId.among(_NO_STATE, called, names) from None
        return self._at(moment if moment.tzinfo else moment.replace(tzinfo=zone))

    def first(self) -> int:
        """The record with which this meeting came in.

        Raises:
            NotAllowed: The past is not for the person.
        """
        self._person.must(Right.LOOK_BACK)
        for change in self._engine.changes(newest_first=True):
            ids = [((one.before or {}).get("id"), (one.after or {}).get("id"))
                   for one in change.operations if one.table == "meeting"]  # fmt: skip
            if any(before != after for before, after in ids):
                return change.sequence
        return 0

    def between(self, one: int, other: int) -> tuple[PartChange, ...]:
        """What the meeting says otherwise after one record than after another."""
        before, after = parts_after(self._engine, one), parts_after(self._engine, other)
        return tuple(
            PartChange(section, key, before[section].get(key), after[section].get(key))
            for section in SECTIONS
            for key in dict.fromkeys((*before[section], *after[section]))
            if before[section].get(key) != after[section].get(key)
        )

    def _released(self, id: str) -> int:
        for change in self._engine.changes(newest_first=True):
            if any(one.table == RELEASES and (one.after or {}).get("id") == id for one in change.operations):
                return change.sequence
        raise NothingYet

    def _at(self, moment: datetime) -> int:
        for change in self._engine.changes(newest_first=True):
            if change.at <= moment:
                return change.sequence
        raise NothingYet


_NO_STATE = N_("Nothing is called “{id}”. Give a time, the number of a change, or one of: {valid}.")
