"""How a machine comes to share a meeting: the first sets the log up, others begin from what stands there."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from ttchan_tui.link.connecting import connected
from ttchan_tui.link.errors import SET_BACK, LinkRefused
from ttchan_tui.link.record_log import Whole
from ttchan_tui.link.server import Server
from ttchan_tui.meeting.history.change_kinds import MERGE
from ttchan_tui.store import (
    Act,
    Applying,
    Backups,
    Engine,
    Ledger,
    Membership,
    MembershipFile,
    Origin,
    Repository,
    acting,
    merge,
    read_copy,
)
from ttchan_tui.text.languages import N_

KIOSK = "kiosk"
"""The role that knows what is public, and nothing else."""


def set_up(repository: Repository, server: str, name: str) -> Membership:
    """Link a meeting through a server on which none is linked yet; this machine is its hub.

    Raises:
        LineLost: The server is not reached. Nothing was changed.
        LinkRefused: A meeting is linked there already, or this machine is linked.
        StoreError: The data cannot be read or written.
    """
    file, machine = _file(repository), _new_machine()
    with connected(server) as there:
        if there.log.meeting():
            raise LinkRefused(
                N_("A meeting is linked through that server already. To share it: ttchan link join")
            )
        with repository.engine.transaction():
            joined, tables = repository.last_record, repository.engine.standing()
        whole = Whole(0, {machine: joined}, tables)
        there.log.set_up(repository.meeting().id, whole)
        there.machines.register(machine, name, "hub")
    return file.keep(Membership(machine, name, "hub", server, joined))


def join(repository: Repository, server: str, name: str, role: str) -> Membership:
    """Share the meeting that is linked through a server; what is here comes to the others as well.

    Killed at any moment, it is gone on with by the next start of the link: what was here is in a backup
    until it is in the meeting again.

    Raises:
        LineLost: The server is not reached, or no more.
        LinkRefused: No meeting is linked there, or another one, or this machine is linked; or it is to be
            a kiosk and has notes of groups, which a kiosk would not keep.
        StoreError: The data cannot be read or written.
    """
    file = _file(repository)
    if role == KIOSK and (repository.notes() or repository.deleted_notes()):
        raise LinkRefused(
            N_(
                "Groups have typed here, and a kiosk keeps only what is public: it would be removed. Nothing "
                "was changed. Give the kiosk a folder of its own: ttchan --data DIR link join"
            )
        )
    member = Membership(_new_machine(), name, role, server, repository.last_record)
    with connected(server) as there:
        there.log.must_be_of(repository.meeting().id)
        there.machines.register(member.machine, name, role)
        if role == KIOSK:
            return file.keep(member)  # what is public comes when the link runs
        return go_on_joining(repository, _begin(repository, file, member, there.log.whole()), there)


def join_anew(repository: Repository, member: Membership, there: Server) -> Membership:
    """Join as another machine, as the others went on without this one; what was done here comes along."""
    there.log.must_be_of(repository.meeting().id)
    if member.bringing:  # what was here before it joined the first time was never brought in
        _bring(repository.engine, member)
    member = member.after(machine=_new_machine(), bringing="")
    there.machines.register(member.machine, member.name, member.role)
    file = MembershipFile(repository.engine.path.parent)
    return _begin(repository, file, member, there.log.whole())


def go_on_joining(repository: Repository, member: Membership, there: Server) -> Membership:
    """Do what is left of joining."""
    engine, file = repository.engine, MembershipFile(repository.engine.path.parent)
    if not member.bringing:
        return member
    ledger = Ledger(engine, member.machine, member.joined)
    if not ledger.has_begun:
        member = _begin(repository, file, member, there.log.whole())
        ledger = Ledger(engine, member.machine, member.joined)
    applying = Applying(engine, ledger)
    while records := there.log.fetch(ledger.heads):
        if any(one.rank.machine == member.machine for one in records):
            raise LinkRefused(SET_BACK)
        applying.apply_all(records)
    _bring(engine, member)
    return file.keep(member.after(bringing=""))


def _bring(engine: Engine, member: Membership) -> None:
    with acting(Act(what=MERGE)):
        merge(engine, read_copy(Backups(engine.path).folder / member.bringing, member.bringing))


def _begin(repository: Repository, file: MembershipFile, member: Membership, whole: Whole) -> Membership:
    """Let the meeting be what it is elsewhere; what was here is brought back in afterwards."""
    engine = repository.engine
    with acting(Act(what=MERGE)), engine.transaction() as pending:  # so nobody adds anything in between
        backup = Backups(engine.path).take(engine)
        member = file.keep(member.after(joined=engine.sequence(), bringing=backup.path.name))
        pending.replace({name: dict(docs) for name, docs in whole.tables.items()})
        pending.origin = Origin("", 0, whole.rank, datetime.now(UTC), None, whole.heads)
    return member


def _file(repository: Repository) -> MembershipFile:
    file = MembershipFile(repository.engine.path.parent)
    if file.read() is not None:
        raise LinkRefused(N_("This machine is linked already. What it does: ttchan link status"))
    return file


def _new_machine() -> str:
    return os.urandom(5).hex()
