"""The calls for an organiser, in one small file beside the data that every kiosk adds its own to.

Not in the journal: what is needed for a quarter of an hour is no history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from ttchan_tui.meeting.call import CALL, PAUSE, Call
from ttchan_tui.meeting.errors import NotNow, UnknownId
from ttchan_tui.meeting.roles import OWNER, Person, Right
from ttchan_tui.store.files import disk
from ttchan_tui.store.side_files import session_files
from ttchan_tui.text.languages import N_

_KEPT: Final = timedelta(hours=1)
_MOST: Final = 200
"""Calls that are read and kept; there are not so many kiosks."""


class Calls:
    """Open calls of all kiosks that share the data. May be used from any thread."""

    def __init__(self, file: Path, person: Person = OWNER) -> None:
        """Stand before that file, which may not be there yet, for a person."""
        self._file = file
        self._person = person

    def standing(self, now: datetime) -> tuple[Call, ...]:
        """Those that are to be seen, the oldest first; what is none is passed over."""
        return tuple(call for call in self._read() if call.stands(now))

    def call(self, kiosk: str, venue: str = "", *, now: datetime | None = None) -> Call:
        """Call an organiser to a kiosk.

        Args:
            kiosk: What the kiosk is called.
            venue: Id of the venue it stands in; empty if nobody has said.
            now: The time; that of the machine if none.

        Raises:
            NotNow: A call from there stands already, or was just taken back.
            NotAllowed: The person may not call.
            StoreError: It cannot be kept.
        """
        self._person.must(Right.CALL)
        now = now or datetime.now(UTC)

        def add(calls: tuple[Call, ...]) -> tuple[tuple[Call, ...], Call]:
            own = [call for call in calls if call.kiosk == kiosk]
            if any(call.stands(now) for call in own):
                raise NotNow(N_("An organiser was called here already."))
            if any(abs(now - call.at) < PAUSE for call in own):
                raise NotNow(N_("Somebody has called from here just now. Please try again in a few minutes."))
            new = Call(kiosk, now, venue)
            return (*calls, new), new

        return self._change(add, now)

    def answer(self, kiosk: str, *, now: datetime | None = None) -> Call:
        """Say that somebody is coming to a kiosk.

        Raises:
            UnknownId: Nobody calls from there.
            NotAllowed: The person may not answer.
            StoreError: It cannot be kept.
        """
        self._person.must(Right.ANSWER_CALLS)
        now = now or datetime.now(UTC)
        return self._end(kiosk, now, lambda call: replace(call, answered=call.answered or now))

    def withdraw(self, kiosk: str, *, now: datetime | None = None) -> Call:
        """Take a call back.

        Raises:
            UnknownId: Nobody calls from there.
            NotAllowed: The person may not take it back.
            StoreError: It cannot be kept.
        """
        self._person.must(Right.CALL)
        now = now or datetime.now(UTC)
        return self._end(kiosk, now, lambda call: replace(call, ended=now))

    def _end(self, kiosk: str, now: datetime, changed: Callable[[Call], Call]) -> Call:
        def change(calls: tuple[Call, ...]) -> tuple[tuple[Call, ...], Call]:
            standing = [call.kiosk for call in calls if call.stands(now)]
            if kiosk not in standing:
                raise UnknownId.among(_NONE, kiosk, standing)
            new = tuple(changed(call) if call.kiosk == kiosk and call.stands(now) else call for call in calls)
            return new, next(call for call in reversed(new) if call.kiosk == kiosk)

        return self._change(change, now)

    def _change(
        self, change: Callable[[tuple[Call, ...]], tuple[tuple[Call, ...], Call]], now: datetime
    ) -> Call:
        """Change the file in one turn, and forget what is long past."""
        with disk.turn_in(self._file.parent):
            calls, done = change(self._read())
            kept = [CALL.document(call) for call in calls if abs(now - call.at) < _KEPT]
            session_files.write(self._file, {"calls": kept[-_MOST:]})
        return done

    def _read(self) -> tuple[Call, ...]:
        said = session_files.read(self._file)
        found = said.get("calls") if isinstance(said, Mapping) else None
        calls = map(_call_in, found[:_MOST] if isinstance(found, list) else ())
        return tuple(sorted(filter(None, calls), key=lambda call: call.at))


def _call_in(said: object) -> Call | None:
    try:
        return CALL.read(said) if isinstance(said, Mapping) else None
    except (TypeError, ValueError, OverflowError):
        return None


_NONE: Final = N_("Nobody calls from a kiosk “{id}”. There are calls from: {valid}.")
