"""What other machines did is done here: a record of its own, with its own who, when and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ttchan_tui.meeting.format import SECTIONS
from ttchan_tui.store.copies.versions import version_of
from ttchan_tui.store.engine.changes import Act, acting
from ttchan_tui.store.engine.origin import Origin
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.link.ledger import Ledger
from ttchan_tui.store.link.records import LinkRecord, Place, Step, written
from ttchan_tui.store.link.standing import Standing, Values


class Applying:
    """Brings records into a meeting, one after the other."""

    def __init__(self, engine: Engine, ledger: Ledger) -> None:
        """Bring them into that meeting, which the ledger knows."""
        self._engine = engine
        self._ledger = ledger
        self._standing = Standing(engine)
        self._waiting = {place for place in ledger.places() if place.table in SECTIONS}

    @property
    def held_back(self) -> Sequence[Place]:
        """What is known and cannot stand in the meeting yet, as it would be none."""
        return sorted(self._waiting)

    def apply_all(self, records: Sequence[LinkRecord]) -> None:
        """Do what records say, one after the other; they are on the disk when the last one is.

        Raises:
            StoreError: They cannot be written. The ledger is to be read anew then.
        """
        new = [record for record in records if not self._ledger.knows(record.rank)]
        for place, record in enumerate(new, 1):
            self.apply(record, sync=place == len(new))

    def apply(self, record: LinkRecord, *, sync: bool = True) -> bool:
        """Do what a record says; False if that is known already.

        Args:
            record: What was done.
            sync: False if another record follows at once: until that is on the disk, the server keeps both.

        Raises:
            StoreError: It cannot be written. The ledger is to be read anew then.
        """
        if self._ledger.knows(record.rank):
            return False
        with acting(Act(record.who, record.what, record.why)), self._engine.transaction() as pending:
            self._ledger.catch_up()
            self._ledger.learn(record)
            values = self._ledger.values({step.place for step in record.steps} | self._waiting)
            self._standing.refresh([place.table for place in values])
            given = None if self._is_just_that(record, values) else tuple(map(written, record.steps))
            self._waiting = set(self._standing.put(pending, values))
            rank = record.rank
            self._ledger.skip(values)
            pending.sync = sync
            pending.origin = Origin(rank.machine, rank.number, rank.order, record.at, given)
        return True

    def _is_just_that(self, record: LinkRecord, values: Values) -> bool:
        """Whether what a record did there is just what it does here, so that the journal tells it anyway."""
        return len(values) == len(record.steps) and all(
            step.place.table not in SECTIONS and values[step.place] == step.after and self._stands(step)
            for step in record.steps
        )

    def _stands(self, step: Step) -> bool:
        """Whether what a step was done to is what is here."""
        assert step.before is None or isinstance(step.before, Mapping)
        now = self._standing.doc(step.place)
        return version_of(step.place.table, now) == version_of(step.place.table, step.before)
