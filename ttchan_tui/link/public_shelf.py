"""What the server keeps between desks and kiosks: what is public, and what visitors say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ttchan_tui.link.errors import LinkRefused
from ttchan_tui.link.reading import harmless_in, said_in
from ttchan_tui.store import Place, Value, value_in
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    import psycopg

_BATCH: Final = 500
"""Notes of visitors that are read at a time."""


class PublicShelf:
    """Where desks lay out what is public, and kiosks lay down what was said at them."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """Stand behind that connection."""
        self._connection = connection

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

    def publish(self, changed: Mapping[Place, Value], version: int) -> None:
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

    def waiting(self, machine: str) -> set[str]:
        """Ids of what a kiosk has handed over and no desk has taken yet."""
        rows = self._connection.execute("select id from ttchan.said where machine = %s", (machine,))
        return {id for (id,) in rows}

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
