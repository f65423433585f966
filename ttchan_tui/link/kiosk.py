"""What a kiosk exchanges: it gets what is public, and hands over what visitors say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ttchan_tui.link.server import Server
from ttchan_tui.meeting.history.change_kinds import MERGE
from ttchan_tui.store import TABLES, Act, Backups, Membership, Place, Repository, Standing, Value, acting


class KioskSide:
    """Keeps on a kiosk what is public and nothing else: whoever takes it away learns nothing."""

    def __init__(self, repository: Repository, member: Membership) -> None:
        """Exchange for that kiosk."""
        self._repository = repository
        self._engine = repository.engine
        self._member = member
        self._standing = Standing(repository.engine)
        self._version = 0
        self._waiting: Mapping[Place, Value] = {}
        self.heads: Mapping[str, int] = {}

    @property
    def machine(self) -> str:
        """What tells it apart."""
        return self._member.machine

    @property
    def held_back(self) -> Sequence[Place]:
        """What is public and cannot stand in the meeting yet."""
        return sorted(self._waiting)

    def begin(self, there: Server) -> None:
        """Begin on a new connection: compare everything."""
        there.machines.claim(self.machine)
        self._hand_over(there)
        self._version, public = there.public(0)
        if public:
            here = [Place(name, key) for name in TABLES for key in self._standing.keys(name)]
            visitors = self._repository.visitors  # asked after that: somebody may be saying something
            kept = visitors.handed_over_ids() | {str(one["id"]) for one in visitors.to_hand_over()}
            self._put({**{place: None for place in here if place.key not in kept}, **public})

    def exchange(self, there: Server) -> bool:
        """Give and take what is new; False if nothing was."""
        handed_over = self._hand_over(there)
        version, public = there.public(self._version)
        if public:
            self._put({**self._waiting, **public})
            self._version = version
        return bool(public) or handed_over

    def forget(self) -> None:
        """Every connection compares everything anyway."""

    def _hand_over(self, there: Server) -> bool:
        """Give away what visitors have said, and keep only that they have."""
        visitors = self._repository.visitors
        said = visitors.to_hand_over()
        if said:
            there.say(self.machine, said)
            visitors.handed_over({str(one["id"]) for one in said})
            self._forget_past()
        return bool(said)

    def _put(self, values: Mapping[Place, Value]) -> None:
        before = self._engine.sequence()
        with acting(Act(what=MERGE)), self._engine.transaction() as pending:
            for name in set(pending.names()).difference(TABLES):
                pending.drop(name)
            self._standing.refresh([place.table for place in values])
            self._waiting = self._standing.put(pending, values)
        if self._engine.sequence() != before:
            self._forget_past()

    def _forget_past(self) -> None:
        """What was withdrawn, and what nobody has approved, is to be in no byte here."""
        self._engine.forget_past()
        Backups(self._engine.path).remove_all()
