"""The log between machines: what this one did is put there, and what the others did is read."""

from __future__ import annotations

import select
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ttchan_tui.link.errors import LinkRefused
from ttchan_tui.link.machines import Machines
from ttchan_tui.link.reading import harmless_in, record_in, said_in
from ttchan_tui.link.schema import CHANNEL, FORMAT, SCHEMA
from ttchan_tui.store import LinkRecord, Place, Value, value_in, written
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    import psycopg

_BATCH: Final = 500
"""Records that are read at a time."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything up to certain records, from which a machine begins."""

    rank: int
    heads: Mapping[str, int]
    tables: Mapping[str, Mapping[str, Any]]


class Server:
    """One connection, in one thread."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """Speak over that connection."""
        self._connection = connection
        self.machines = Machines(connection)
        """Who else is linked there."""

    def meeting(self) -> str:
        """Id of the meeting that is linked there; empty if none is.

        Raises:
            LinkRefused: A newer program has made its tables.
        """
        found = self._one("select to_regclass('ttchan.meeting') is not null")[0]
        if not found:
            return ""
        id, version = self._one("select id, format from ttchan.meeting")
        if version > FORMAT:
            raise LinkRefused(
                N_("A newer version of ttchan has set up that server. Install it here too, then link again.")
            )
        return str(id)

    def set_up(self, meeting: str, whole: Whole) -> None:
        """Create everything, for that meeting."""
        with self._connection.transaction():
            self._connection.execute(SCHEMA.encode())
            self._connection.execute(
                "insert into ttchan.meeting (id, format) values (%s, %s)", (meeting, FORMAT)
            )
            self.keep_whole(whole)

    def keep_whole(self, whole: Whole) -> None:
        """Let machines that come begin from there."""
        from psycopg.types.json import Jsonb

        self._connection.execute(
            "insert into ttchan.whole (rank, heads, tables) values (%s, %s, %s) on conflict (one) "
            "do update set rank = excluded.rank, heads = excluded.heads, tables = excluded.tables",
            (whole.rank, Jsonb(dict(whole.heads)), Jsonb(whole.tables)),
        )

    def whole(self) -> Whole:
        """From where a machine begins."""
        rank, heads, tables = self._one("select rank, heads, tables from ttchan.whole")
        return Whole(rank, heads, tables)

    def last_of(self, machine: str) -> int:
        """The last record of that machine which is there."""
        return int(self._one("select coalesce(max(n), 0) from ttchan.record where machine = %s", machine)[0])

    def publish(self, records: Sequence[LinkRecord]) -> None:
        """Put records there; those that are there already stay.

        Raises:
            LinkRefused: Others stand there under their numbers: two machines go by one name.
        """
        from psycopg.types.json import Jsonb

        if not records:
            return
        with self._connection.transaction(), self._connection.cursor() as cursor:
            cursor.executemany(
                "insert into ttchan.record (machine, n, rank, at, who, what, why, operations) "
                "values (%s, %s, %s, %s, %s, %s, %s, %s) on conflict do nothing",
                [
                    (
                        *(one.rank.machine, one.rank.number, one.rank.order),
                        *(one.at, one.who, one.what, one.why),
                        Jsonb([written(step) for step in one.steps]),
                    )
                    for one in records
                ],
            )
            if cursor.rowcount < len(records):
                self._must_be_ours(records)

    def _must_be_ours(self, records: Sequence[LinkRecord]) -> None:
        first, last = records[0].rank, records[-1].rank
        rows = self._connection.execute(
            "select n, at, who from ttchan.record where machine = %s and n between %s and %s",
            (first.machine, first.number, last.number),
        )
        there = {n: (at, who) for n, at, who in rows}
        if any(there.get(one.rank.number) != (one.at, one.who) for one in records):
            raise LinkRefused(
                N_(
                    "Other records stand on the server under the numbers of this machine: its data directory "
                    "was copied, or set back. Nothing is lost. To go on: ttchan link leave, then join"
                )
            )

    def fetch(self, heads: Mapping[str, int]) -> list[LinkRecord]:
        """Records behind those, so many at a time; those that were made first come first.

        Raises:
            LinkRefused: What stands there is no record.
        """
        from psycopg.types.json import Jsonb

        rows = self._connection.execute(
            "select machine, n, rank, at, who, what, why, operations from ttchan.record "
            "where n > coalesce((%s ->> machine)::bigint, 0) order by rank, machine, n limit %s",
            (Jsonb(dict(heads)), _BATCH),
        ).fetchall()
        return [record_in(row) for row in rows]

    def leads(self) -> bool:
        """Whether it is for this connection, as long as it lasts, to say what is public."""
        return bool(self._one("select pg_try_advisory_lock(hashtext('ttchan public'))")[0])

    def public(self, version: int) -> tuple[int, dict[Place, Value]]:
        """What of the public documents has changed behind that version, and up to which.

        Raises:
            LinkRefused: What stands there are no documents.
        """
        rows = self._connection.execute(
            "select section, key, version, document from ttchan.public where version > %s", (version,)
        ).fetchall()
        try:
            found = {
                (place := Place(section, key)): value_in(harmless_in(document), place)
                for section, key, _, document in rows
            }
        except ValueError as error:
            raise LinkRefused(
                N_("What the server says is public is nothing that this program knows.")
            ) from error
        return max((row[2] for row in rows), default=version), found

    def publish_public(self, changed: Mapping[Place, Value], version: int) -> None:
        """Let these documents be public, in that version; None for those that are not any more."""
        from psycopg.types.json import Jsonb

        with self._connection.transaction(), self._connection.cursor() as cursor:
            cursor.executemany(
                "insert into ttchan.public (section, key, version, document) values (%s, %s, %s, %s) "
                "on conflict (section, key) do update set version = excluded.version, "
                "document = excluded.document",
                [
                    (*place, version, None if value is None else Jsonb(value))
                    for place, value in changed.items()
                ],
            )

    def say(self, machine: str, documents: Sequence[Mapping[str, Any]]) -> None:
        """Hand over what visitors have said at a kiosk."""
        from psycopg.types.json import Jsonb

        with self._connection.transaction(), self._connection.cursor() as cursor:
            cursor.executemany(
                "insert into ttchan.said (machine, id, document) values (%s, %s, %s) on conflict do nothing",
                [(machine, str(one["id"]), Jsonb(one)) for one in documents],
            )

    def said(self) -> list[tuple[str, str, Any]]:
        """What visitors have said at kiosks and nobody has taken into the meeting: kiosk, id, document.

        Whoever has the password of a kiosk can put anything there; None stands for what nobody can read.
        """
        rows = self._connection.execute(
            "select machine, id, document::text from ttchan.said order by stored limit %s", (_BATCH,)
        )
        return [(machine, id, said_in(document)) for machine, id, document in rows]

    def taken(self, machine: str, id: str) -> None:
        """That is in the meeting now, or never will be."""
        self._connection.execute("delete from ttchan.said where machine = %s and id = %s", (machine, id))

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
        self.machines.must_be_known(machine)
        with self._connection.transaction():
            gone = self._connection.execute(
                "update ttchan.machine set gone = true "
                "where not gone and machine <> %s and seen < now() - make_interval(days => %s)",
                (machine, days),
            ).rowcount
            rows = self._connection.execute(
                "select heads from ttchan.machine where not gone and role <> 'kiosk'"
            ).fetchall()
            names = {name for (heads,) in rows for name in heads}
            every = [whole.heads, *(heads for (heads,) in rows)]
            known = {name: min(heads.get(name, 0) for heads in every) for name in names}
            self.keep_whole(Whole(whole.rank, known, whole.tables))
            forgotten = 0
            for name, number in known.items():
                forgotten += self._connection.execute(
                    "delete from ttchan.record where machine = %s and n <= %s", (name, number)
                ).rowcount
        return forgotten, gone

    def listen(self) -> None:
        """Have the bell rung for this connection."""
        self._connection.execute(f"listen {CHANNEL}".encode())

    def wait(self, other: int, seconds: float) -> None:
        """Wait until the bell rings or there is something to read from `other`, or so long."""
        select.select([self._connection.fileno(), other], [], [], seconds)
        for _ in self._connection.notifies(timeout=0):
            pass

    def _one(self, query: str, *values: object) -> tuple[Any, ...]:
        row = self._connection.execute(query.encode(), values or None).fetchone()
        assert row is not None
        return tuple(row)
