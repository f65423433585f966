"""Bringing two copies together that were apart, such as on a laptop without network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from ttchan_tui.meeting.format import SECTIONS, BadMeeting
from ttchan_tui.meeting.history.change_kinds import MERGE
from ttchan_tui.meeting.references import orphaned_notes
from ttchan_tui.store.copies.brought import Record, is_act
from ttchan_tui.store.copies.common_ancestor import Ancestry, ancestry
from ttchan_tui.store.copies.consistency import meeting_of, notes_of
from ttchan_tui.store.copies.foreign_copy import ForeignCopy, key_of
from ttchan_tui.store.copies.merge_conflict import MergeConflict, MergeConflictKind
from ttchan_tui.store.copies.parts import merge_table
from ttchan_tui.store.copies.three_way import ThreeWayMerge
from ttchan_tui.store.documents import BESIDE_NOTES, FREEZES, NOTES, PROMISES
from ttchan_tui.store.engine.changes import Act, acting
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.engine.state import Doc, Docs, Tables
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.errors import StoreUnusable
from ttchan_tui.store.files.file_layout import FileLayout
from ttchan_tui.store.note_index import GroupKey
from ttchan_tui.store.pictures import Pictures
from ttchan_tui.text.languages import N_


@dataclass(frozen=True, slots=True)
class Merge:
    """What comes in from the other copy, and what was in conflict."""

    added: dict[str, Doc]
    """Notes by their ids."""
    changed: dict[str, Doc]
    """Notes by their ids, as they will be."""
    removed: dict[str, Doc]
    """Notes by their ids: versions that stand elsewhere by now, or were changed where they come from."""
    tables: dict[str, Docs]
    """Sections of the meeting that will be others, and whole tables of other programs that come in."""
    conflicts: list[MergeConflict]
    brought: tuple[Record, ...] = ()
    """What was done there, and is not known here; the history keeps it."""
    frozen: tuple[tuple[str, str], ...] = ()
    """The prompts and groups that were not to change any more here and do, as no words are to be lost."""

    @property
    def changes_something(self) -> bool:
        """Whether anything comes in, be it only what was done there and makes no difference any more."""
        return self.changes_documents or self.acts > 0

    @property
    def acts(self) -> int:
        """How many changes that were made there come into the history."""
        return sum(map(is_act, self.brought))

    @property
    def changes_documents(self) -> bool:
        """Whether anything here will be different."""
        return bool(self.added or self.changed or self.removed or self.tables)


def plan_merge(engine: Engine, copy: ForeignCopy) -> Merge:
    """What a merge would do.

    Raises:
        StoreUnusable: The other copy is of another meeting.
        BadMeeting: Notes come in whose prompt, group or category is not there any more.
    """
    storage = engine
    ours, theirs = storage.standing(), copy.tables
    meeting = meeting_of(ours, storage.path.name)
    if meeting.id != copy.meeting.id:
        raise StoreUnusable(
            N_(
                "{path} is of another meeting ({theirs}, and not {ours}). Nothing was changed. "
                "To use it instead of what is here: ttchan db restore"
            ),
            path=copy.path,
            theirs=copy.meeting.id,
            ours=meeting.id,
        )
    past = ancestry(FileLayout(storage.path), ours, FileLayout(Path(os.path.realpath(copy.path))))
    merge = merge_tables(ours, theirs, past)
    _must_have_homes(merge, ours, copy)
    return replace(merge, frozen=tuple(_frozen(merge, ours)))


def merge_tables(ours: Tables, theirs: Tables, past: Ancestry) -> Merge:
    """What is to become of our tables; whether that is a meeting and its notes is not looked at."""
    notes = ThreeWayMerge(
        ours.get(NOTES, {}), theirs.get(NOTES, {}), past, {*_needed(ours), *_needed(theirs)}
    )
    sections, conflicts = _sections(ours, theirs, past)
    beside, clashes = _beside_notes(ours, theirs, past)
    others, left = _other_tables(ours, theirs)
    return Merge(
        _numbered(notes.added, ours, notes.changed),
        notes.changed,
        notes.removed,
        {**sections, **beside, **others},
        [*notes.conflicts, *conflicts, *clashes, *left],
        past.brought,
    )


def merge(engine: Engine, copy: ForeignCopy) -> Merge:
    """Take over what is in the other copy and not here, as one change; the copy is not touched.

    Raises what `plan_merge` raises.
    """
    with acting(Act(what=MERGE, why=str(copy.path))), engine.transaction() as pending:
        plan = plan_merge(engine, copy)
        Pictures(engine.path).bring(copy.tables, copy.path)
        carry_out(plan, pending)
    return plan


def carry_out(plan: Merge, pending: WriteSet) -> None:
    """Do to our tables what a merge would do."""
    pending.brought = plan.brought if plan.changes_something else ()
    numbers = {doc.get("id"): number for number, doc in pending.docs(NOTES).items()}
    for id, doc in plan.changed.items():
        pending.set(NOTES, numbers[id], doc)
    for id in plan.removed:
        pending.remove(NOTES, numbers[id])
    for doc in plan.added.values():
        pending.set(NOTES, str(pending.next_id(NOTES)), doc)
    for name, docs in plan.tables.items():
        pending.replace_table(name, docs)


def _needed(tables: Tables) -> Iterator[str]:
    """Ids of the notes that others refer to."""
    yield from (str(doc["under"]) for doc in tables.get(NOTES, {}).values() if "under" in doc)
    yield from (str(doc.get("note")) for doc in tables.get(PROMISES, {}).values())


def _sections(ours: Tables, theirs: Tables, past: Ancestry) -> tuple[dict[str, Docs], list[MergeConflict]]:
    """The sections that will be others; none if that would not be a meeting."""
    changed: dict[str, Docs] = {}
    conflicts: list[MergeConflict] = []
    for name in SECTIONS:
        here, there = ours.get(name, {}), theirs.get(name, {})
        docs, both = merge_table(name, here, there, past)
        conflicts += both
        if docs != list(here.values()):
            changed[name] = {str(number): doc for number, doc in enumerate(docs, 1)}
    if not changed:
        return {}, conflicts
    try:
        meeting_of({**ours, **changed}, "")
    except BadMeeting:
        left = [MergeConflict(MergeConflictKind.OURS_KEPT, name, "", None, None) for name in changed]
        return {}, conflicts + left
    return changed, conflicts


def _numbered(added: dict[str, Doc], ours: Tables, changed: dict[str, Doc]) -> dict[str, Doc]:
    """The notes that come in; those whose number another line of their group has get the next free one."""
    here = [changed.get(str(doc.get("id")), doc) for doc in ours.get(NOTES, {}).values()]
    taken = {_line(doc) for doc in here}
    highest: dict[GroupKey, int] = {}
    for doc in (*here, *added.values()):
        *_, line = _line(doc)
        highest[_group_key(doc)] = max(line, highest.get(_group_key(doc), 0))
    numbered = {}
    for id, doc in added.items():
        numbered[id] = doc
        if _line(doc) in taken:
            highest[_group_key(doc)] += 1
            numbered[id] = {**doc, "line": highest[_group_key(doc)]}
        taken.add(_line(numbered[id]))
    return numbered


def _group_key(doc: Doc) -> GroupKey:
    return str(doc.get("meeting")), str(doc.get("prompt")), str(doc.get("group"))


def _line(doc: Doc) -> tuple[GroupKey, int]:
    line = doc.get("line", 0)
    return _group_key(doc), line if isinstance(line, int) else 0


def _frozen(merge: Merge, ours: Tables) -> Iterator[tuple[str, str]]:
    """Which of the frozen groups get other notes; a freeze without a group is of all."""
    frozen = {_group_key(doc) for doc in ours.get(FREEZES, {}).values()}
    for meeting, prompt, group in dict.fromkeys(
        map(_group_key, (*merge.changed.values(), *merge.removed.values(), *merge.added.values()))
    ):
        if {(meeting, prompt, group), (meeting, prompt, "")} & frozen:
            yield prompt, group


def _beside_notes(
    ours: Tables, theirs: Tables, past: Ancestry
) -> tuple[dict[str, Docs], list[MergeConflict]]:
    """Themes, promises, announcements, what visitors say and the like: each by itself, by its id."""
    changed: dict[str, Docs] = {}
    conflicts: list[MergeConflict] = []
    for name in BESIDE_NOTES:
        here, there = ours.get(name, {}), theirs.get(name, {})
        docs, both = merge_table(name, here, there, past)
        conflicts += both
        numbers = {key_of(name, doc, number): number for number, doc in here.items()}
        following = count(1 + max(map(int, here), default=0))
        result = {numbers.get(key_of(name, doc, "")) or str(next(following)): doc for doc in docs}
        if result != here:
            changed[name] = dict(sorted(result.items(), key=lambda item: int(item[0])))
    return changed, conflicts


def _other_tables(ours: Tables, theirs: Tables) -> tuple[dict[str, Docs], list[MergeConflict]]:
    """Tables that this program does not know are taken whole, or not at all."""
    known = (*SECTIONS, NOTES, *BESIDE_NOTES)
    names = [name for name in theirs if name not in known and theirs[name] != ours.get(name, {})]
    taken = {name: theirs[name] for name in names if not ours.get(name)}
    left = [
        MergeConflict(MergeConflictKind.OURS_KEPT, name, "", None, None) for name in names if ours.get(name)
    ]
    return taken, left


def _must_have_homes(merge: Merge, ours: Tables, copy: ForeignCopy) -> None:
    """See to it that the meeting has a place for what comes in."""
    tables = {**ours, **merge.tables}
    meeting, file = meeting_of(tables, copy.path.name), copy.path.name
    before = notes_of(ours, file)
    after = notes_of({NOTES: dict(_notes_after(ours, merge))}, file)
    known = {str(one.field) for one in orphaned_notes(meeting_of(ours, file), tuple(before.values()))}
    problems = [one for one in orphaned_notes(meeting, tuple(after.values())) if one.field not in known]
    if problems:
        raise BadMeeting(tuple(problems))


def _notes_after(ours: Tables, merge: Merge) -> list[tuple[str, Doc]]:
    """All notes as they will be, each with some number."""
    notes = {str(doc.get("id")): doc for doc in ours.get(NOTES, {}).values()}
    kept = [merge.changed.get(id, doc) for id, doc in notes.items() if id not in merge.removed]
    return [(str(number), doc) for number, doc in enumerate([*kept, *merge.added.values()], 1)]
