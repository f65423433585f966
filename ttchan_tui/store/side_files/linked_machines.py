"""What goes on at the other machines of a linked meeting, as far as the link has heard: a file for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from ttchan_tui.store.side_files import counts, heartbeats, session_files
from ttchan_tui.store.side_files.counts import ScreenView
from ttchan_tui.store.side_files.heartbeats import KIOSK, Heartbeat
from ttchan_tui.text.gate import harmless

_FOLDER: Final = "linked"


@dataclass(frozen=True, slots=True)
class LinkedMachine:
    """A machine of a linked meeting, as it was heard of last."""

    machine: str
    """What tells it apart."""
    name: str
    role: str
    """`hub`, `desk` or `kiosk`."""
    seen: datetime
    """When it was heard of, by the clock of this machine, in UTC."""
    clock_off: float
    """Seconds that its clock is ahead of the server's."""
    behind: int
    """How many records it has not got yet; of a kiosk, how many public documents."""
    waits: float
    """Seconds that the oldest of these records has waited for it."""
    sessions: tuple[Heartbeat, ...] = ()
    """Who is there, by the clock of this machine."""
    counts: Mapping[str, Any] | None = None
    """What was looked at on its kiosks."""

    @property
    def venues(self) -> tuple[str, ...]:
        """Ids of the venues in which its kiosks stand."""
        return tuple(dict.fromkeys(beat.venue for beat in self.sessions if beat.kind == KIOSK and beat.venue))


def heard(name: str, said: object, later: timedelta) -> tuple[Heartbeat, ...]:
    """The sessions of another machine, as its signs of life say it.

    Args:
        name: What the machine is called.
        said: Anything, as it may have been sent by anybody.
        later: How much its clock is behind the one here.
    """
    beats = filter(None, map(heartbeats.beat_in, said if isinstance(said, list) else ()))
    found = []
    for beat in beats:
        with suppress(OverflowError):
            since, seen = beat.since + later, beat.seen + later
            touched = beat.touched and beat.touched + later
            here = replace(beat, machine=name, pid=0, began=0, since=since, seen=seen, touched=touched)
            found.append(here)
    return tuple(found)


class LinkedMachines:
    """The files in which the link keeps what it has heard."""

    def __init__(self, data: Path) -> None:
        """Stand before the files of a data directory."""
        self._folder = data / _FOLDER

    def keep(self, machines: Collection[LinkedMachine]) -> None:
        """Let these be all that there are.

        Raises:
            StoreError: They cannot be written.
        """
        paths = {session_files.session_file(self._folder, one.machine): one for one in machines}
        for path, one in paths.items():
            session_files.write(path, _document(one))
        for path, _ in session_files.all_in(self._folder):
            if path not in paths:
                with suppress(OSError):
                    path.unlink()

    def all(self) -> tuple[LinkedMachine, ...]:
        """Those that were heard of, by their names; files that are none are passed over."""
        found = filter(None, (_machine_in(said) for _, said in session_files.all_in(self._folder)))
        return tuple(sorted(found, key=lambda one: (one.name, one.machine)))


def heartbeats_everywhere(data: Path) -> tuple[Heartbeat, ...]:
    """The last signs of life of all sessions, here and at linked machines, kiosks first."""
    there = [beat for one in LinkedMachines(data).all() for beat in one.sessions]
    found = [*heartbeats.heartbeats(data), *there]
    return tuple(sorted(found, key=lambda beat: (beat.kind != KIOSK, beat.name, beat.since)))


def connected(data: Path, now: datetime) -> tuple[Heartbeat, ...]:
    """The sessions that are there at present, here and at linked machines, kiosks first."""
    return tuple(beat for beat in heartbeats_everywhere(data) if not beat.is_silent(now))


def counts_everywhere(data: Path) -> Counter[ScreenView]:
    """The sums of all kiosks, here and at linked machines."""
    there = (counts.counts_in(one.counts) for one in LinkedMachines(data).all())
    return counts.merged((counts.all_counts(data), *there))


def _document(one: LinkedMachine) -> dict[str, Any]:
    return {
        "machine": one.machine,
        "name": one.name,
        "role": one.role,
        "seen": one.seen.isoformat(),
        "clock_off": one.clock_off,
        "behind": one.behind,
        "waits": one.waits,
        "sessions": heartbeats.told(one.sessions),
        "counts": one.counts or {},
    }


def _machine_in(said: object) -> LinkedMachine | None:
    match said:
        case {
            "machine": str(machine),
            "name": str(name),
            "role": str(role),
            "seen": str(seen),
            "clock_off": int() | float() as off,
            "behind": int(behind),
            "waits": int() | float() as waits,
            "sessions": list(sessions),
            "counts": dict(sums),
        }:
            try:
                moment = datetime.fromisoformat(seen).astimezone(UTC)
            except (ValueError, OverflowError):
                return None
            name = harmless(name)
            beats = heard(name, sessions, timedelta())
            return LinkedMachine(
                harmless(machine), name, harmless(role), moment, off, behind, waits, beats, sums
            )
    return None
