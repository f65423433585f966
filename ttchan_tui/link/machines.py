"""Who is linked: what the log between machines knows of each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ttchan_tui.link.errors import LinkRefused, MachineGone
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    import psycopg


@dataclass(frozen=True, slots=True)
class LinkedMachine:
    """What the server knows of a machine."""

    machine: str
    name: str
    role: str
    venue: str
    seen: datetime
    """By the clock of the server, in UTC."""
    clock_off: float
    """Seconds that its clock is ahead of the server's."""
    behind: int
    """How many records it has not got yet."""


class Machines:
    """The machines that are linked, over one connection."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """Ask over that connection."""
        self._connection = connection

    def register(self, machine: str, name: str, role: str) -> None:
        """Be one of the machines."""
        self._connection.execute(
            "insert into ttchan.machine (machine, name, role) values (%s, %s, %s)",
            (machine, name, role),
        )

    def claim(self, machine: str) -> None:
        """Be the only one that speaks for that machine as long as the connection lasts.

        Raises:
            LinkRefused: Somebody else does.
            MachineGone: The server does not know it any more.
        """
        lock = self._connection.execute(
            "select pg_try_advisory_lock(hashtext('ttchan'), hashtext(%s))", (machine,)
        ).fetchone()
        if not (lock and lock[0]):
            raise LinkRefused(
                N_("Another process speaks for this machine already. Is the link running twice?")
            )
        self.must_be_known(machine)

    def must_be_known(self, machine: str) -> None:
        """Be one that the others wait for.

        Raises:
            MachineGone: It is not.
        """
        found = self._connection.execute(
            "select gone from ttchan.machine where machine = %s", (machine,)
        ).fetchone()
        if found is None or found[0]:
            raise MachineGone(
                N_("The others have gone on without this machine. To catch up with them: ttchan link run")
            )

    def report(self, machine: str, heads: Mapping[str, int], version: str, venue: str = "") -> None:
        """Say that this machine is here, and how far it has come."""
        from psycopg.types.json import Jsonb

        self._connection.execute(
            "update ttchan.machine set seen = now(), clock = %s, heads = %s, version = %s, venue = %s "
            "where machine = %s",
            (datetime.now(UTC), Jsonb(dict(heads)), version, venue, machine),
        )

    def all(self) -> list[LinkedMachine]:
        """All machines that did not leave."""
        rows = self._connection.execute(
            "select machine, name, role, venue, seen, extract(epoch from clock - seen)::float, "
            "(select count(*) from ttchan.record as one where one.machine <> known.machine "
            "and one.n > coalesce((known.heads ->> one.machine)::bigint, 0)) "
            "from ttchan.machine as known where not gone order by name"
        )
        return [
            LinkedMachine(machine, harmless(name), harmless(role), harmless(venue), seen, off, behind)
            for machine, name, role, venue, seen, off, behind in rows
        ]

    def leave(self, machine: str) -> None:
        """Be none of the machines any more."""
        self._connection.execute("update ttchan.machine set gone = true where machine = %s", (machine,))
