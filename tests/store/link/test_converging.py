"""Machines that do things apart from each other and tell each other of them: all end with the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.memory_engine import MemoryEngine
from ttchan_tui.meeting.format import SECTIONS
from ttchan_tui.store.copies.foreign_copy import key_of
from ttchan_tui.store.copies.versions import version_of
from ttchan_tui.store.documents import NOTES, PROMISES, THEMES
from ttchan_tui.store.engine.changes import Act, acting
from ttchan_tui.store.engine.state import Doc, Tables
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.link.applying import Applying
from ttchan_tui.store.link.ledger import Ledger
from ttchan_tui.store.link.records import LinkRecord
from ttchan_tui.store.meeting.first_run import begin

MACHINES = ("a", "b", "c", "d")
EXAMPLES = 2_000 if os.environ.get("TTCHAN_STRESS") else 30


@cache
def meeting() -> Tables:
    engine = MemoryEngine(Path("whole.json"))
    begin(engine, engine.path)
    return engine.standing()


class Machine:
    """One of them, and how much of the log it has read."""

    def __init__(self, name: str) -> None:
        self.engine = MemoryEngine(Path(f"{name}.json"))
        with self.engine.transaction() as pending:
            pending.replace(meeting())
        self.name = name
        self.joined = self.engine.sequence()
        self.begin_anew()

    def begin_anew(self) -> None:
        """As after a kill: what is known is what the journal tells."""
        self.ledger = Ledger(self.engine, self.name, self.joined)
        self.applying = Applying(self.engine, self.ledger)

    def do(self, edit: Callable[[WriteSet], None]) -> None:
        with acting(Act(who=f"person@{self.name}")), self.engine.transaction("edit-note") as pending:
            edit(pending)

    def send(self, log: list[LinkRecord]) -> None:
        self.ledger.catch_up()
        known = {one.rank for one in log}
        log += [one for one in self.ledger.own if one.rank not in known]
        self.ledger.own.clear()

    def fetch(self, log: list[LinkRecord]) -> None:
        for record in sorted(log, key=lambda one: one.rank):
            self.applying.apply(record)

    @property
    def content(self) -> dict[str, Any]:
        """What it says by keys, and the order of the sections."""
        tables = self.engine.standing()
        said = {
            name: {key_of(name, doc, number): version_of(name, doc) for number, doc in docs.items()}
            for name, docs in tables.items()
            if docs
        }
        orders = {
            name: [key_of(name, docs[number], number) for number in sorted(docs, key=int)]
            for name, docs in tables.items()
            if name in SECTIONS
        }
        return {"said": said, "orders": orders}


def _note(id: str, text: str, line: int) -> Doc:
    prompt, group = meeting()["prompt"]["1"]["id"], meeting()["group"]["1"]["id"]
    return {
        "id": id,
        "meeting": meeting()["meeting"]["1"]["id"],
        "prompt": prompt,
        "group": group,
        "category": "now",
        "text": text,
        "language": "lv",
        "line": line,
        "created_at": "2018-11-09T10:00:00+00:00",
        "edited_at": None,
        "deleted_at": None,
    }


def _edit(what: str, which: int, value: int, machine: str) -> Callable[[WriteSet], None]:
    def change(pending: WriteSet) -> None:
        notes = list(pending.docs(NOTES).items())
        number, note = notes[which % len(notes)] if notes else ("", {})
        if what == "add":
            new = pending.next_id(NOTES)
            pending.set(NOTES, str(new), _note(f"{machine}{new}", f"said {value}", new))
        elif what == "reword" and notes:
            pending.set(NOTES, number, {**note, "text": f"words {value}", "edited_at": f"{value}"})
        elif what == "count" and notes:
            pending.set(NOTES, number, {**note, "hands": value})
        elif what == "delete" and notes:
            gone = None if note["deleted_at"] else f"2018-11-09T1{value % 10}:00:00+00:00"
            pending.set(NOTES, number, {**note, "deleted_at": gone})
        elif what == "unsay" and notes:
            pending.remove(NOTES, number)
        elif what == "name":
            pending.set(THEMES, "1", {"id": "theme", "prompt": "p", "title": f"title {value}"})
        elif what == "unname" and pending.get(THEMES, "1"):
            pending.remove(THEMES, "1")
        elif what == "promise":
            place = str(1 + which % 2)
            promise = {"id": f"promise{place}", "text": f"to do {value}", "who": "", "note": ""}
            pending.set(PROMISES, place, promise)
        elif what == "entitle":
            activities = pending.docs("activity")
            number = str(1 + which % len(activities))
            title = {"lv": f"nosaukums {value}", "en": f"title {value}"}
            pending.set("activity", number, {**activities[number], "title": title})
        elif what == "insert":
            docs = _venues(pending)
            if not any(doc["id"] == f"hall{value}" for doc in docs):
                hall = {**docs[0], "id": f"hall{value}"}
                docs.insert(which % len(docs), hall)
                pending.replace_table("venue", {str(place): doc for place, doc in enumerate(docs, 1)})
        elif what == "order":
            docs = _venues(pending)
            docs.append(docs.pop(which % len(docs)))
            pending.replace_table("venue", {str(place): doc for place, doc in enumerate(docs, 1)})

    return change


def _venues(pending: WriteSet) -> list[Doc]:
    docs = pending.docs("venue")
    return [docs[number] for number in sorted(docs, key=int)]


TO_NOTES = ("add", "reword", "count", "delete", "unsay")
TO_OTHERS = ("name", "unname", "promise", "entitle", "insert", "order")
TO_MACHINES = ("send", "fetch", "kill")
a_machine = st.sampled_from(MACHINES)
doings = st.tuples(st.sampled_from(TO_NOTES + TO_OTHERS), a_machine, st.integers(0, 3), st.integers(0, 9))
exchanges = st.tuples(st.sampled_from(TO_MACHINES), a_machine, st.just(0), st.just(0))
steps = st.lists(st.one_of(doings, exchanges), max_size=40)


@settings(max_examples=EXAMPLES, deadline=None)
@given(steps, st.integers(2, 4))
def test_all_end_with_the_same(steps: list[tuple[str, str, int, int]], number: int) -> None:
    machines = {name: Machine(name) for name in MACHINES[:number]}
    log: list[LinkRecord] = []
    said = set()
    for what, name, which, value in steps:
        if name not in machines:
            continue
        machine = machines[name]
        if what == "send":
            machine.send(log)
        elif what == "fetch":
            machine.send(log)
            machine.fetch(log)
        elif what == "kill":
            machine.begin_anew()
        else:
            machine.do(_edit(what, which, value, name))
            said |= {doc["id"] for doc in machine.engine.standing().get(NOTES, {}).values()}
    for _ in range(2):
        for machine in machines.values():
            machine.send(log)
        for machine in machines.values():
            machine.fetch(log)
    late = Machine("late")  # it reads everything at once, in the order in which it was done
    late.fetch(log)
    for machine in machines.values():
        assert machine.content == late.content
    if not any(what == "unsay" for what, *_ in steps):
        assert said <= late.content["said"].get(NOTES, {}).keys()
    for machine in machines.values():
        before = machine.content, machine.engine.sequence()
        machine.begin_anew()
        machine.fetch(log)
        assert (machine.content, machine.engine.sequence()) == before


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(TO_NOTES), a_machine, st.integers(0, 1), st.integers(0, 3)), max_size=9
    )
)
def test_in_whatever_order_the_machines_tell_it(steps: list[tuple[str, str, int, int]]) -> None:
    machines = {name: Machine(name) for name in MACHINES}
    whole: list[LinkRecord] = []
    first = machines[MACHINES[0]]
    for which in (1, 2):
        first.do(_edit("add", 0, which, first.name))
    first.send(whole)
    for machine in machines.values():
        machine.fetch(whole)
    for what, name, which, value in steps:
        machines[name].do(_edit(what, which, value, name))
    logs: dict[str, list[LinkRecord]] = {name: [] for name in MACHINES}
    for name, machine in machines.items():
        machine.send(logs[name])
    for place, machine in enumerate(machines.values()):
        order = [*MACHINES[place:], *MACHINES[:place]]
        for name in order:
            machine.fetch(logs[name])
    contents = [machine.content for machine in machines.values()]
    assert all(one == contents[0] for one in contents)
    for machine in machines.values():
        machine.begin_anew()
        machine.fetch([record for log in logs.values() for record in log])
        assert machine.content == contents[0]
