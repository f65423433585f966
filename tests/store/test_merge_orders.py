"""Several copies that were one, brought together in every order there is: all end with the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttchan_tui.meeting.history.change_kinds import MERGE
from ttchan_tui.store.copies.common_ancestor import compared
from ttchan_tui.store.copies.merge import carry_out, merge_tables
from ttchan_tui.store.documents import NOTES, PROMISES, THEMES
from ttchan_tui.store.engine.changes import Act, acting, change_payload
from ttchan_tui.store.engine.state import State, Tables
from ttchan_tui.store.engine.write_set import WriteSet

MERGES = 5 if os.environ.get("TTCHAN_STRESS") else 4
"""How many merges are made before the copies are brought together round and round."""

Edit = Callable[[WriteSet], None]


class Copy:
    """The tables of a copy, and the records that have led to them, by which copies are told apart."""

    def __init__(self, name: str, tables: Tables, records: tuple[bytes, ...] = ()) -> None:
        self.name, self.tables, self.records = name, tables, records
        self._key = name, records
        self._hash = hash(self._key)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Copy) and self._key == other._key

    def after(self, edit: Edit, what: str = "") -> Copy:
        """The copy when that was done; itself if nothing was."""
        state = State({name: dict(docs) for name, docs in self.tables.items()})
        pending = WriteSet(state)
        edit(pending)
        texts, operations = pending.operations()
        if not (texts or pending.brought):
            return self
        with acting(Act(who=self.name, what=what)):
            payload = change_payload({}, texts, 0, pending.brought)
        state.apply(len(self.records) + 1, operations)
        return Copy(self.name, state.tables, (*self.records, payload))

    @property
    def content(self) -> dict[str, dict[str, Any]]:
        """What it says, by tables and ids."""
        return {name: {doc["id"]: doc for doc in docs.values()} for name, docs in self.tables.items()}

    @property
    def said(self) -> list[tuple[str, str]]:
        """What its notes say and where, deleted ones left out."""
        notes = self.content[NOTES].values()
        return sorted((doc["text"], doc["category"]) for doc in notes if not doc["deleted_at"])


@cache
def take(ours: Copy, theirs: Copy) -> Copy:
    """Our copy when another one was brought into it."""
    ours_then, theirs_then = (dict(enumerate(copy.records, 1)) for copy in (ours, theirs))
    plan = merge_tables(ours.tables, theirs.tables, compared(ours_then, ours.tables, theirs_then))
    return ours.after(lambda pending: carry_out(plan, pending), MERGE)


Copies = tuple[Copy, ...]


def note(id: str, text: str, line: int) -> dict[str, Any]:
    where = {"meeting": "small", "prompt": "wishes", "group": "rs", "category": "soon"}
    times = {"created_at": "2018-11-09T10:00:00+00:00", "edited_at": None, "deleted_at": None}
    return {"id": id, **where, "text": text, "language": "en", **times, "line": line}


def start(names: str) -> Copies:
    def begin(pending: WriteSet) -> None:
        pending.set(NOTES, "1", note("n1", "first", 1))
        pending.set(NOTES, "2", note("n2", "second", 2))
        pending.set(
            THEMES, "1", {"id": "t", "meeting": "small", "prompt": "wishes", "title": "T", "place": 1}
        )
        promise = {"text": "we send it", "who": "rs", "partner": "p", "by": None, "note": ""}
        pending.set(PROMISES, "1", {"id": "p", "meeting": "small", **promise})

    first = Copy("", {}).after(begin)
    return tuple(Copy(name, first.tables, first.records) for name in names)


def changing(table: str = NOTES, **fields: Any) -> Edit:
    def edit(pending: WriteSet) -> None:
        pending.set(table, "1", {**(pending.get(table, "1") or {}), **fields})

    return edit


def says(text: str, minute: int = 0) -> Edit:
    return changing(text=text, edited_at=f"2018-11-09T11:{minute:02}:00+00:00")


def deleting(minute: int = 0) -> Edit:
    return changing(deleted_at=f"2018-11-09T12:{minute:02}:00+00:00")


MOVED = changing(category="later", edited_at="2018-11-09T11:30:00+00:00")


def rested(copies: Copies) -> Copies:
    """The copies when all were brought together, round and round, until nothing changed."""
    now = list(copies)
    for _ in range(12):
        before = list(now)
        for here, there in permutations(range(len(now)), 2):
            now[here] = take(now[here], now[there])
        if now == before:
            return tuple(now)
    raise AssertionError("there is no end of merging")


def every_order(copies: Copies, merges: int) -> Iterator[Copies]:
    """What the copies can have become after so many merges, each state once."""
    known: set[Copies] = set()
    states = [copies]
    for _ in range(merges + 1):
        following = []
        for state in states:
            if state not in known:
                known.add(state)
                yield state
                following.append(state)
        states = [
            (*state[:here], take(state[here], state[there]), *state[here + 1 :])
            for state in following
            for here, there in permutations(range(len(state)), 2)
        ]


SECOND = ("second", "soon")
CASES: dict[str, tuple[list[Edit], list[tuple[str, str]]]] = {
    "edit-edit": ([says("A"), says("B")], [("A", "soon"), ("B", "soon")]),
    "edit-edit-edit": ([says("A"), says("B"), says("C")], [("A", "soon"), ("B", "soon"), ("C", "soon")]),
    "edit-move": ([says("A"), MOVED], [("A", "soon"), ("first", "later")]),
    "edit-move-edit": ([says("A"), MOVED, says("x")], [("A", "soon"), ("first", "later"), ("x", "soon")]),
    "edit-delete": ([says("A"), deleting()], [("A", "soon")]),
    "edit-delete-edit": ([says("A"), deleting(), says("B")], [("A", "soon"), ("B", "soon")]),
    "delete-delete": ([deleting(), deleting(1)], []),
    "same edit": ([says("A", 1), says("A", 2), says("A", 3)], [("A", "soon")]),
    "themes": ([changing(theme="t"), changing(theme="u"), changing(theme="v")], [("first", "soon")]),
    "theme-edit": (
        [changing(theme="t"), says("z"), says("A")],
        [("A", "soon"), ("first", "soon"), ("z", "soon")],
    ),
    "hands": ([changing(hands=3), changing(hands=5), changing(hands=4)], [("first", "soon")]),
    "hands-delete": ([changing(hands=3), deleting()], [("first", "soon")]),
    "hands-edit": ([changing(hands=3), says("z"), changing(hands=4)], [("first", "soon"), ("z", "soon")]),
    "theme renamed": ([changing(THEMES, title="A"), changing(THEMES, title="B")], [("first", "soon")]),
    "promises": ([changing(PROMISES, text="A"), changing(PROMISES, text="B")], [("first", "soon")]),
}


@pytest.mark.parametrize(("names", "merges"), [("abc", MERGES), ("abcd", 2)])
@pytest.mark.parametrize("case", CASES)
def test_every_order_ends_with_each_version_once(case: str, names: str, merges: int) -> None:
    edits, expected = CASES[case]
    copies = start(names)
    copies = (*(copy.after(edit) for copy, edit in zip(copies, edits, strict=False)), *copies[len(edits) :])
    outcomes = []
    for state in every_order(copies, merges):
        ended = rested(state)
        assert all(copy.content == ended[0].content for copy in ended)
        assert ended[0].said == sorted([*expected, SECOND])
        outcomes.append(ended[0].content)
    if case in ("hands", "themes"):
        field, highest = {"hands": ("hands", 5), "themes": ("theme", "v")}[case]
        assert all(outcome[NOTES]["n1"][field] == highest for outcome in outcomes)
    if case == "hands-edit":
        counted = [
            [doc.get("hands") for doc in outcome[NOTES].values() if doc["text"] == "first"]
            for outcome in outcomes
        ]
        assert set(map(tuple, counted)) == {(4,)}
    if case == "promises":
        told = [sorted(doc["text"] for doc in outcome[PROMISES].values()) for outcome in outcomes]
        assert set(map(tuple, told)) == {("A", "B")}


ACTS = st.tuples(
    st.integers(0, 2), st.sampled_from(["add", "edit", "edit", "delete", "merge", "merge"]), st.integers(0, 5)
)


class Apart:
    """Three copies that go on meanwhile; every edit brings a new text, so each is known again."""

    def __init__(self) -> None:
        self.copies = list(start("abc"))
        self.told = {"first", "second"}
        self.replaced: set[str] = set()
        self.count = 0

    def act(self, which: int, what: str, choice: int) -> None:
        copy = self.copies[which]
        if what == "merge":
            self.copies[which] = take(copy, self.copies[(which + 1 + choice % 2) % 3])
            return
        self.count += 1
        text = f"{(self.count * 7) % 10} {self.count}"
        notes = {number: doc for number, doc in copy.tables[NOTES].items() if not doc["deleted_at"]}
        what = what if notes else "add"
        if what == "add":
            number, doc = str(1 + max(map(int, copy.tables[NOTES]))), note(f"n{which}{self.count}", text, 3)
        else:
            number, doc = list(notes.items())[choice % len(notes)]
            self.replaced.add(doc["text"])
            moment = f"2018-11-09T12:00:00.{self.count:06}+00:00"
            doc = doc | ({"deleted_at": moment} if what == "delete" else {"text": text, "edited_at": moment})
        self.told |= set() if what == "delete" else {text}
        self.copies[which] = copy.after(lambda pending: pending.set(NOTES, number, doc))


@settings(max_examples=60)
@given(st.lists(ACTS, max_size=16))
def test_what_nobody_has_replaced_is_there_once_whoever_went_on_meanwhile(
    acts: list[tuple[int, str, int]],
) -> None:
    apart = Apart()
    for act in acts:
        apart.act(*act)
    ended = rested(tuple(apart.copies))
    assert all(copy.content == ended[0].content for copy in ended)
    assert [text for text, _ in ended[0].said] == sorted(apart.told - apart.replaced)
