"""The log between machines: what this one did is put there, and what the others did is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from ttchan_tui.link.errors import SET_BACK, LinkRefused
from ttchan_tui.link.reading import record_in, sound_tables
from ttchan_tui.link.schema import FORMAT, SCHEMA
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.store import LinkRecord, written
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    import psycopg

_BATCH: Final = 500
"""Records that are read at a time."""
_BYTES: Final = 32_000_000
"""Of what they did, if there are more than one."""
_BEHIND: Final = """
select machine, n, rank, at, who, what, why, operations from (
    select *, sum(pg_column_size(operations)) over so_far as bytes, row_number() over so_far as place
    from (
        select * from ttchan.record where n > coalesce((%s ->> machine)::bigint, 0)
        order by rank, machine, n limit %s
    ) as next window so_far as (order by rank, machine, n)
) as one where place = 1 or bytes < %s order by rank, machine, n
"""


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything up to certain records, from which a machine begins."""

    rank: int
    heads: Mapping[str, int]
    tables: Mapping[str, Mapping[str, Any]]


class RecordLog:
    """What was done on all machines since they began to share a meeting."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """Stand behind that connection."""
        self._connection = connection
        self.left_out: set[str] = set()
        """Records of which this program does not understand everything, by machine and number."""

    def meeting(self) -> str:
        """Id of the meeting that is linked there; empty if none is.

        Raises:
            LinkRefused: A newer program has made its tables.
        """
        if not self._one("select to_regclass('ttchan.meeting') is not null")[0]:
            return ""
        id, version = self._one("select id, format from ttchan.meeting")
        if version > FORMAT:
            raise LinkRefused(
                N_("A newer version of ttchan has set up that server. Install it here too, then link again.")
            )
        return str(id)

    def must_be_of(self, meeting: str) -> None:
        """Raise LinkRefused if it is that of another meeting, or of none."""
        there = self.meeting()
        if not there:
            raise LinkRefused(N_("No meeting is linked through that server yet. To begin: ttchan link setup"))
        if there != meeting:
            raise LinkRefused(
                N_("The meeting that is linked there is {theirs}, and the one here is {ours}."),
                theirs=there,
                ours=meeting,
            )

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
        """Where machines begin.

        Raises:
            LinkRefused: What stands there is no meeting.
        """
        rank, heads, tables = self._one("select rank, heads, tables from ttchan.whole")
        try:
            return Whole(
                rank, {str(name): int(number) for name, number in heads.items()}, sound_tables(tables)
            )
        except (TypeError, ValueError, AttributeError, BadMeeting) as error:
            raise LinkRefused(
                N_("What stands on the server as the meeting from which machines begin is none.")
            ) from error

    def last_of(self, machine: str) -> int:
        """The last record of that machine which is there, or is in the whole from which machines begin."""
        there = "(select max(n) from ttchan.record where machine = %s)"
        whole = "(select (heads ->> %s)::bigint from ttchan.whole)"
        return int(self._one(f"select greatest({there}, {whole}, 0)", machine, machine)[0])

    def newest_of(self, machine: str) -> tuple[int, datetime, str] | None:
        """Number, time and person of the last record of that machine in the log; None if there is none."""
        row = self._connection.execute(
            "select n, at, who from ttchan.record where machine = %s order by n desc limit 1", (machine,)
        ).fetchone()
        return row and (row[0], row[1], row[2])

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
            raise LinkRefused(SET_BACK)

    def fetch(self, heads: Mapping[str, int]) -> list[LinkRecord]:
        """Records behind those, so many at a time; those that were made first come first."""
        from psycopg.types.json import Jsonb

        rows = self._connection.execute(
            _BEHIND.encode(),
            (Jsonb(dict(heads)), _BATCH, _BYTES),
        ).fetchall()
        return [self._sound(row) for row in rows]

    def _sound(self, row: tuple[Any, ...]) -> LinkRecord:
        record, is_whole = record_in(row)
        if not is_whole:
            self.left_out.add(f"{record.rank.machine} {record.rank.number}")
        return record

    def _one(self, query: str, *values: object) -> tuple[Any, ...]:
        row = self._connection.execute(query.encode(), values or None).fetchone()
        assert row is not None
        return tuple(row)
