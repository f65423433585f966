"""What a kiosk exchanges: it gets what is public, and hands over what visitors say."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from ttchan_tui.link.progress import Progress
from ttchan_tui.link.server import Server
from ttchan_tui.meeting.history.change_kinds import MERGE
from ttchan_tui.store import (
    TABLES,
    Act,
    Backups,
    Membership,
    Place,
    Repository,
    Standing,
    StoreBusy,
    Value,
    acting,
)


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
        self._given: set[str] = set()
        """Ids of what visitors have said that was laid down at the server over this connection."""
        self._has_past = True
        """Whether anything may be on the disk that was withdrawn, or that nobody has approved."""

    @property
    def machine(self) -> str:
        """What tells it apart."""
        return self._member.machine

    def progress(self, there: Server) -> Progress:
        """How far it has come."""
        return Progress(shown=self._version, held_back=sorted(self._waiting))

    def begin(self, there: Server, directory: str) -> None:
        """Begin on a new connection: compare everything."""
        there.machines.claim(self.machine, directory)
        self._given.clear()  # a server that was set back has lost it
        self._hand_over(there)
        self._version, public = there.shelf.public(0)
        if public:
            here = [Place(name, key) for name in TABLES for key in self._standing.keys(name)]
            visitors = self._repository.visitors  # asked after that: somebody may be saying something
            kept = visitors.handed_over_ids() | {str(one["id"]) for one in visitors.to_hand_over()}
            self._put({**{place: None for place in here if place.key not in kept}, **public})

    def exchange(self, there: Server) -> bool:
        """Give and take what is new; False if nothing was."""
        handed_over = self._hand_over(there)
        version, public = there.shelf.public(self._version)
        if public:
            self._put({**self._waiting, **public})
            self._version = version
        return self._forget_past() or bool(public) or handed_over

    def forget(self) -> None:
        """Every connection compares everything anyway."""

    def _hand_over(self, there: Server) -> bool:
        """Give away what visitors have said, and keep only that they have as soon as a desk has taken it."""
        visitors = self._repository.visitors
        said = {str(one["id"]): one for one in visitors.to_hand_over()}
        new = [one for id, one in said.items() if id not in self._given]
        if new:
            there.shelf.say(self.machine, new)
            self._given |= {str(one["id"]) for one in new}
        taken = (self._given & said.keys()) - there.shelf.waiting(self.machine) if said else set()
        if taken:
            visitors.handed_over(taken)
            self._given -= taken
            self._has_past = True
        return bool(new or taken)

    def _put(self, values: Mapping[Place, Value]) -> None:
        before = self._engine.sequence()
        with acting(Act(what=MERGE)), self._engine.transaction() as pending:
            for name in set(pending.names()).difference(TABLES):
                pending.drop(name)
            self._standing.refresh([place.table for place in values])
            self._waiting = self._standing.put(pending, values)
        self._has_past = self._has_past or self._engine.sequence() != before

    def _forget_past(self) -> bool:
        """Leave no byte of what was withdrawn, and of what nobody has approved; False if there is none."""
        had_past = self._has_past
        if had_past:
            with suppress(StoreBusy):  # somebody is putting the files in order just now: a moment later
                self._engine.forget_past()
                Backups(self._engine.path).remove_all()
                self._has_past = False
        return had_past
