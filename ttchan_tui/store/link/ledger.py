"""Everything that was done to each document since the meeting was linked, as the journal here tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from ttchan_tui.meeting.format import SECTIONS
from ttchan_tui.store.engine.changes import Change
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.link.records import LinkRecord, Numbers, Place, Rank, Step, Value, step_in
from ttchan_tui.store.link.replay import Replay


class Ledger:
    """What this machine knows, and how far it knows of each other one.

    It is read from the journal, and from nothing else: whoever is killed has lost nothing.
    """

    def __init__(self, engine: Engine, machine: str, joined: int) -> None:
        """Read the journal.

        Args:
            engine: Where the meeting is.
            machine: The name of this machine among those that are linked.
            joined: The number of the last record that belongs to the whole from which all began.
        """
        self.machine = machine
        self.heads: dict[str, int] = {}
        """The last record of each other machine that is known here."""
        self.clock = 0
        """The highest order of all records that are known."""
        self.sequence = joined
        """The last record of the journal that was read."""
        self.has_begun = False
        """Whether anything has come from others: what comes first is the whole from which this one begins."""
        self._engine = engine
        self._numbers = Numbers()
        self._done: defaultdict[Place, list[tuple[Rank, Step]]] = defaultdict(list)
        changes = engine.changes_behind(joined)
        self._numbers.before(engine.standing(), changes)
        self.own: list[LinkRecord] = []
        """What was done here, the oldest first, until whoever has told it takes it out of this list."""
        self._read(changes)
        self._replay = Replay(self._done)

    def catch_up(self) -> None:
        """Read what was done here since."""
        last = self._engine.sequence()
        if last != self.sequence:
            self._read(self._engine.changes_behind(self.sequence))
            self.sequence = max(self.sequence, last)  # what is no change has a number too

    def knows(self, rank: Rank) -> bool:
        """Whether a record is known already, or is one of this machine's own."""
        return rank.machine == self.machine or rank.number <= self.heads.get(rank.machine, 0)

    def learn(self, record: LinkRecord) -> None:
        """Know of a record of another machine from now on."""
        self._learn(record.rank, record.steps)

    def skip(self, places: Iterable[Place]) -> None:
        """The next record of the journal will be what was learned last; it did that to these documents.

        Under the lock only. It need not be read, unless it changes the order in a section.
        """
        if not any(place.table in SECTIONS for place in places):
            self.sequence += 1

    def places(self) -> Collection[Place]:
        """All documents to which anything was done."""
        return self._done.keys()

    def values(self, places: Collection[Place]) -> dict[Place, Value]:
        """What documents are after everything that is known, and what came to stand beside them."""
        return self._replay.values(places)

    def _read(self, changes: list[Change]) -> None:
        for change in changes:
            self.sequence = change.sequence
            steps = tuple(self._numbers.steps(change))
            origin = change.origin
            if origin is not None:
                self.has_begun = True
                rank = Rank(origin.order, origin.machine, origin.number)
                for machine, number in origin.heads.items():
                    self.heads[machine] = max(number, self.heads.get(machine, 0))
                if origin.machine and not self.knows(rank):
                    self._learn(rank, steps if origin.given is None else tuple(map(step_in, origin.given)))
                self.clock = max(self.clock, origin.order)
            elif steps:
                rank = Rank(self.clock + 1, self.machine, change.sequence)
                self._learn(rank, steps)
                self.own.append(LinkRecord(rank, change.at, change.who, change.what, change.why, steps))

    def _learn(self, rank: Rank, steps: tuple[Step, ...]) -> None:
        for step in steps:
            self._done[step.place].append((rank, step))
        self.heads[rank.machine] = max(rank.number, self.heads.get(rank.machine, 0))
        self.clock = max(self.clock, rank.order)
