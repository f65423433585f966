"""What a desk exchanges: everything that was done, on all machines."""

from __future__ import annotations

from typing import Final

from ttchan_tui.link.errors import SET_BACK, LinkRefused, MachineGone
from ttchan_tui.link.front import Front
from ttchan_tui.link.joining import go_on_joining, join_anew
from ttchan_tui.link.progress import Progress
from ttchan_tui.link.server import Server
from ttchan_tui.store import Applying, Ledger, Membership, Repository

_AT_ONCE: Final = 500
"""Records that are told in one transaction."""


class DeskSide:
    """Tells what was done here, and does here what others have told."""

    def __init__(self, repository: Repository, member: Membership) -> None:
        """Exchange for that machine."""
        self._repository = repository
        self._member = member
        self._known: tuple[Ledger, Applying] | None = None
        self._front: Front | None = None
        self._told = 0
        """The last record of this machine that is known to be on the server."""

    @property
    def machine(self) -> str:
        """What tells it apart; another one when it had to join anew."""
        return self._member.machine

    def progress(self, there: Server) -> Progress:
        """How far it has come."""
        return Progress(self._ledger.heads, 0, self._applying.held_back, sorted(there.log.left_out))

    def begin(self, there: Server, directory: str) -> None:
        """Begin on a new connection."""
        try:
            there.machines.claim(self._member.machine, directory)
        except MachineGone:  # away for so long that the others went on without it
            self.forget()
            self._member = join_anew(self._repository, self._member, there)
            there.machines.claim(self._member.machine, directory)
        self._member = go_on_joining(self._repository, self._member, there)
        last = there.log.last_of(self._member.machine)
        if last < self._told:  # the server was set back: it gets again what it lacks
            self.forget()
        if self._known is None:
            self._must_not_be_set_back(there)
        self._told = last
        self._front = Front(self._repository, self._member.machine, there)

    def exchange(self, there: Server) -> bool:
        """Give and take what is new; False if nothing was."""
        assert self._front is not None
        is_new = False
        while records := there.log.fetch(self._ledger.heads):
            if any(one.rank.machine == self._member.machine for one in records):
                raise LinkRefused(SET_BACK)  # it was told by somebody who goes by this name
            self._applying.apply_all(records)
            is_new = True
        # Told after that: whatever is told later was done by somebody who knew what is reported as known.
        is_new = self._front.take() or is_new
        is_new = self._send(there) or is_new
        self._front.told()
        return self._front.tell() or is_new

    def forget(self) -> None:
        """Read everything anew the next time: the journal alone tells what has come to be."""
        self._known = None

    def _send(self, there: Server) -> bool:
        ledger = self._ledger
        ledger.catch_up()
        ledger.own[:] = [one for one in ledger.own if one.rank.number > self._told]
        is_new = bool(ledger.own)
        while batch := ledger.own[:_AT_ONCE]:
            there.log.publish(batch)
            self._told = batch[-1].rank.number
            del ledger.own[: len(batch)]
        return is_new

    def _must_not_be_set_back(self, there: Server) -> None:
        """Raise LinkRefused if the server has heard of this machine what this directory does not know."""
        newest = there.log.newest_of(self._member.machine)
        if newest and newest not in {(one.rank.number, one.at, one.who) for one in self._ledger.own}:
            raise LinkRefused(SET_BACK)

    @property
    def _ledger(self) -> Ledger:
        return self._knowledge()[0]

    @property
    def _applying(self) -> Applying:
        return self._knowledge()[1]

    def _knowledge(self) -> tuple[Ledger, Applying]:
        if self._known is None:
            ledger = Ledger(self._repository.engine, self._member.machine, self._member.joined)
            self._known = ledger, Applying(self._repository.engine, ledger)
        return self._known
