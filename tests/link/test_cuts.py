"""Four machines at which people act while lines are cut and processes killed: all end with the same."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.link.machines import App, Linking, Machine, until
from ttchan_tui.link.connecting import connected
from ttchan_tui.store import NOTES, Applying, Ledger, MembershipFile

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("postgres")]

STRESS = bool(os.environ.get("TTCHAN_STRESS"))
CUTS = 1_000 if STRESS else 12
NAMES = ("hall", "library", "school", "hotel")


@pytest.fixture
def machines(linked: Linking) -> list[Machine]:
    return linked(*NAMES)


@pytest.fixture
def apps(machines: list[Machine]) -> Iterator[list[App]]:
    chance = random.Random(20181108)
    with ExitStack() as stack:
        apps = [App(machine, chance) for machine in machines]
        for app in apps:
            stack.callback(app.close)
        yield apps


def test_whatever_is_cut_or_killed_everything_acknowledged_is_everywhere(
    linked: Linking, machines: list[Machine], apps: list[App]
) -> None:
    chance = random.Random(20181109)
    for _ in range(CUTS):
        for app in apps:
            app.act(chance.randrange(4))
        which = chance.randrange(len(machines))
        _harm(machines[which], apps[which], chance)
    for machine, app in zip(machines, apps, strict=True):
        _heal(machine)
        app.close()
    until(lambda: _are_same(machines), 300)
    acts = {
        (f"anna@{machine.name}", *act)
        for machine, app in zip(machines, apps, strict=True)
        for act in app.acknowledged
    }
    assert sum(len(app.acknowledged) for app in apps) > CUTS
    for machine in machines:
        _knows_all(machine, acts)
        machine.stop()
        _is_the_same_if_all_is_applied_again(machine, linked)


def _harm(machine: Machine, app: App, chance: random.Random) -> None:
    """Do something to a machine in the middle of whatever it does."""
    time.sleep(chance.random() / 10)  # so that it hits any moment
    harm = chance.random()
    line = machine.line
    if harm < 0.35:
        line.cut()
    elif harm < 0.5:
        line.delay, line.piece = chance.choice([(0.0, 65536), (0.01, 65536), (0.001, 512)])
    elif harm < 0.65:
        line.swallows = True
        time.sleep(chance.random() / 5)  # what it says meanwhile is gone
        line.cut()
        line.swallows = False
    elif harm < 0.8:
        app.kill()
    else:
        machine.kill()
        machine.start()


def _heal(machine: Machine) -> None:
    machine.line.swallows, machine.line.delay, machine.line.piece = False, 0.0, 65536


def _are_same(machines: list[Machine]) -> bool:
    first, *others = (machine.content() for machine in machines)
    return all(one == first for one in others)


def _knows_all(machine: Machine, acts: set[tuple[str, ...]]) -> None:
    """Every note is there, and the history says of each act who it was."""
    with machine.repository() as repository:
        there = {str(doc["id"]) for _, doc in repository.engine.docs(NOTES)}
        told = {
            (change.who, change.what, str((one.after or one.before or {}).get("id")))
            for change in repository.engine.changes()
            for one in change.operations
            if one.table == NOTES
        }
        taken_back = {id for who, what, id in told if what == "undo"}
    for who, what, id in acts:
        if what in ("add-note", "edit-note", "delete-note"):
            assert id in there | taken_back, (machine.name, who, what, id)
        if what == "add-note":
            assert (who, what, id) in told, (machine.name, who, what, id)


def _is_the_same_if_all_is_applied_again(machine: Machine, linked: Linking) -> None:
    member = MembershipFile(machine.directory).read()
    assert member is not None
    with machine.repository() as repository, connected(linked.address(machine)) as there:
        before = machine.content(), repository.last_record
        ledger = Ledger(repository.engine, member.machine, member.joined)
        applying = Applying(repository.engine, ledger)
        heads: dict[str, int] = {}
        while records := there.log.fetch(heads):
            assert not any(applying.apply(record) for record in records)
            for record in records:
                heads[record.rank.machine] = max(record.rank.number, heads.get(record.rank.machine, 0))
        assert (machine.content(), repository.last_record) == before
