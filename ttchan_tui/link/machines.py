"""The machines that share a meeting: who speaks for each, when it was seen, what goes on there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from ttchan_tui.link.errors import LinkRefused, MachineGone
from ttchan_tui.link.reading import harmless_in
from ttchan_tui.link.record_log import RecordLog, Whole
from ttchan_tui.store import LinkedMachine, heard
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    import psycopg

_ALIVE: Final = (
    "exists (select from pg_stat_activity as one where one.pid = {machine}.pid "
    "and one.usename = {machine}.account and {machine}.seen > now() - interval '90 seconds')"
)
"""Whether a connection that speaks for a machine is still there. No lock says so: whoever may connect to a
database may take any of its locks, and so could keep all others waiting with the password of a kiosk."""

_SEEN: Final = """
select machine, name, role, extract(epoch from now() - seen)::float, extract(epoch from clock - seen)::float,
    clock, sessions, counts, missing.records + case role
        when 'kiosk' then (select count(*) from ttchan.public where version > known.shown) else 0 end,
    coalesce(extract(epoch from missing.since), 0)::float
from ttchan.machine as known, lateral (
    select count(*) as records, now() - min(one.stored) as since
    from ttchan.machine as writer join ttchan.record as one on one.machine = writer.machine
        and one.n > coalesce((known.heads ->> writer.machine)::numeric::bigint, 0)
    where known.role <> 'kiosk' and writer.machine <> known.machine
) as missing
where not gone order by name, machine
"""


@dataclass(frozen=True, slots=True)
class SignOfLife:
    """What a machine tells of itself."""

    version: str
    """Of the program."""
    heads: Mapping[str, int]
    """The last record of each machine that is known there."""
    shown: int
    """The last version of what is public that a kiosk has got."""
    sessions: Sequence[Mapping[str, Any]]
    """Who is there, each as its own sign of life says it."""
    counts: Mapping[str, Any]
    """What was looked at on its kiosks."""
    clock: datetime = field(default_factory=lambda: datetime.now(UTC))
    """What time it is there."""


class Machines:
    """All of them, as the server knows them."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """Stand behind that connection."""
        self._connection = connection

    def register(self, machine: str, name: str, role: str) -> None:
        """Be one of the machines."""
        self._connection.execute(
            "insert into ttchan.machine (machine, name, role) values (%s, %s, %s)",
            (machine, name, role),
        )

    def claim(self, machine: str, directory: str) -> None:
        """Be the only one that speaks for that machine as long as the connection lasts.

        Args:
            machine: Which one.
            directory: What tells its data directory from every other one. Only one process exchanges what is
                in it, so a connection that has spoken for the same one is a line that was lost.

        Raises:
            LinkRefused: Somebody else does.
            MachineGone: The server does not know it any more.
        """
        with self._connection.transaction():
            found = self._connection.execute(
                f"select gone, {_ALIVE.format(machine='machine')}, directory, pid from ttchan.machine "
                "where machine = %s for update".encode(),
                (machine,),
            ).fetchone()
            if found is None or found[0]:
                raise MachineGone(_GONE)
            _, is_alive, who, pid = found
            if is_alive and who != directory:
                raise LinkRefused(
                    N_(
                        "Another data directory speaks for this machine: this one is a copy of it, or that "
                        "one of this. Nothing is lost. To link both: on one of them ttchan link leave, then "
                        "ttchan link join"
                    )
                )
            if is_alive:
                self._connection.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where pid = %s and pid <> "
                    "pg_backend_pid() and usename = session_user and application_name = 'ttchan'",
                    (pid,),
                )
            self._connection.execute(
                "update ttchan.machine set pid = pg_backend_pid(), directory = %s, seen = now() "
                "where machine = %s",
                (directory, machine),
            )

    def leads(self, machine: str) -> bool:
        """Whether it is for that machine, as long as its connection lasts, to say what is public."""
        with self._connection.transaction():
            found = self._connection.execute(
                f"select front.machine, exists (select from ttchan.machine as known where not gone and "
                f"known.machine = front.machine and {_ALIVE.format(machine='known')}) "
                "from ttchan.lead as front for update".encode()
            ).fetchone()
            assert found is not None
            if found[0] != machine and found[1]:
                return False
            self._connection.execute("update ttchan.lead set machine = %s", (machine,))
        return True

    def report(self, machine: str, sign: SignOfLife) -> float:
        """Say that this machine is here, how far it has come, and what goes on there.

        Returns:
            Seconds that its clock is ahead of the server's.
        """
        from psycopg.types.json import Jsonb

        [off] = self._connection.execute(
            "update ttchan.machine set seen = now(), clock = %s, heads = %s, shown = %s, version = %s, "
            "sessions = %s, counts = %s where machine = %s returning extract(epoch from clock - seen)::float",
            (
                *(sign.clock, Jsonb(dict(sign.heads)), sign.shown, sign.version),
                *(Jsonb(sign.sessions), Jsonb(sign.counts), machine),
            ),
        ).fetchone() or [0.0]
        return float(off)

    def all(self) -> list[LinkedMachine]:
        """All machines that did not leave, for a desk."""
        here = datetime.now(UTC)
        return [_machine_in(row, here) for row in self._connection.execute(_SEEN.encode())]

    def trim(self, machine: str, whole: Whole, days: int) -> tuple[int, int]:
        """Let machines that come begin from there, and forget the records which every machine has.

        Machines that were not seen for so many days are not waited for: they join anew when they come back.

        Args:
            machine: The one that does it.
            whole: What is there now, on this machine: what it lacks is not forgotten.
            days: How long a machine is waited for.

        Returns:
            How many records are forgotten, and how many machines.

        Raises:
            MachineGone: The others did not wait for this one: it lacks what they have forgotten.
        """
        with self._connection.transaction():
            found = self._connection.execute(
                "select gone from ttchan.machine where machine = %s", (machine,)
            ).fetchone()
            if found is None or found[0]:
                raise MachineGone(_GONE)
            gone = self._connection.execute(
                "update ttchan.machine set gone = true where machine in (select machine from ttchan.machine "
                "where not gone and machine <> %s and seen < now() - make_interval(days => %s) "
                "for update skip locked)",
                (machine, days),
            ).rowcount
            rows = self._connection.execute(
                "select heads from ttchan.machine where not gone and role <> 'kiosk'"
            ).fetchall()
            names = {name for (heads,) in rows for name in heads}
            every = [whole.heads, *(heads for (heads,) in rows)]
            known = {name: min(int(heads.get(name, 0)) for heads in every) for name in names}
            RecordLog(self._connection).keep_whole(Whole(whole.rank, known, whole.tables))
            forgotten = 0
            for name, number in known.items():
                forgotten += self._connection.execute(
                    "delete from ttchan.record where machine = %s and n <= %s", (name, number)
                ).rowcount
        return forgotten, gone

    def leave(self, machine: str) -> None:
        """Be none of the machines any more."""
        self._connection.execute("update ttchan.machine set gone = true where machine = %s", (machine,))


def _machine_in(row: tuple[Any, ...], here: datetime) -> LinkedMachine:
    """The machine of a row; all times by the clock here, wherever the other one's stands."""
    machine, name, role, ago, off, clock, sessions, counts, behind, waits = row
    name, seen = harmless(name), here - timedelta(seconds=ago)
    beats = heard(name, harmless_in(sessions), seen - clock)
    return LinkedMachine(machine, name, harmless(role), seen, off, behind, waits, beats, harmless_in(counts))


_GONE: Final = N_("The others have gone on without this machine. To catch up with them: ttchan link run")
