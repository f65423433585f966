"""The draft of the meeting: what organisers change in it becomes public when they release it.

There is one for all. What stands in it is no part of the meeting: no screen, site, export or search knows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Final

from ttchan_tui.meeting.editing import Clash, Clashing, Document, Edit, NoSuchField
from ttchan_tui.meeting.editing.drafted_act import DRAFTED_ACT, RELEASE_RECORD, DraftedAct, Release
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.history.change_kinds import DROP_DRAFT, PUT_IN_DRAFT, RELEASE
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.lookup import find_id
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.roles import Person, Right
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import DRAFTED_ACTS, RELEASES
from ttchan_tui.store.engine.changes import actor
from ttchan_tui.store.meeting.editing import Edited, MeetingEditing, found_in
from ttchan_tui.store.store_context import StoreContext, new_id
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_


class Keep(Enum):
    """Whose version stays where somebody has changed meanwhile what the draft changes."""

    DRAFT = "draft"
    NOW = "now"


class NothingDrafted(Explained):
    """There is nothing that could be released."""


@dataclass(frozen=True, slots=True)
class ReleasePlan:
    """What would become public."""

    acts: tuple[DraftedAct, ...]
    changes: tuple[PartChange, ...]
    """What would be otherwise than it is."""
    both: tuple[Clash, ...]
    """What was changed meanwhile as well."""
    orders: tuple[tuple[str, ...], ...]
    """Activities that would stand one behind the other."""
    edited: Edited
    """The meeting as it would be, and what is doubtful then."""


@dataclass(frozen=True, slots=True)
class WaitingAct:
    """One act of the draft, and what it does there."""

    act: DraftedAct
    changes: tuple[PartChange, ...]
    """What it changes, on top of the acts before it; nothing, if that is not possible any more."""
    both: tuple[Clash, ...]
    """What was changed meanwhile as well."""


class MeetingDraft:
    """Changes the draft of a meeting as `MeetingEditing` changes the meeting: by the same call."""

    def __init__(self, context: StoreContext, editing: MeetingEditing, person: Person) -> None:
        """Draft changes of the meeting that is edited there."""
        self._context = context
        self._editing = editing
        self._person = person
        self._kept = CachedTable(context, DRAFTED_ACTS, DRAFTED_ACT)
        self._releases = CachedTable(context, RELEASES, RELEASE_RECORD)

    def acts(self) -> tuple[DraftedAct, ...]:
        """What stands in the draft, in the order in which it was put there.

        Raises:
            NotAllowed: It is for organisers.
            StoreDamaged: One of them is none.
        """
        self._person.must(Right.ORGANISE)
        return tuple(self._kept.all().values())

    def waiting(self) -> Iterator[WaitingAct]:
        """The acts that stand in the draft, each with what it changes; raises what `acts` does."""
        before: list[Edit] = []
        for act in self.acts():
            fits = _fits(self._editing, [*before, *act.edits])
            changes = self._changes(before, act.edits) if fits else ()
            yield WaitingAct(act, changes, tuple(self._clashes([act])))
            before += act.edits if fits else ()

    def releases(self) -> tuple[Release, ...]:
        """What was released under a name, the oldest first."""
        return tuple(self._releases.all().values())

    def meeting(self) -> Meeting:
        """The meeting as the draft has it; what does not fit the meeting of now any more is left out."""
        return self._editing.would(self._edits()).meeting

    def document(self, section: str, key: str) -> Document:
        """One entry as the draft has it.

        Raises:
            UnknownId: There is none.
        """
        return found_in(self._editing.entries(section, self._edits()), section, key)

    def change(self, verb: str, edits: Iterable[Edit], *, seen: int | None = None, why: str = "") -> Edited:
        """Put an act into the draft; the meeting that this gives is the one of the draft.

        Takes and raises what `MeetingEditing.change` does.
        """
        edits = tuple(edits)
        why = admit(why, limit=NOTE_LIMIT) if why else ""
        with self._context.changing(PUT_IN_DRAFT, ""):  # the history is for more people than the draft
            if both := self._editing.clashes(edits, seen):
                raise Clashing(both)
            done = self._editing.would([*self._edits(), *edits])
            who, now = self._person.name or actor(), datetime.now(UTC)
            self._kept.insert(
                DraftedAct(new_id(), verb, edits, who, now, self._context.engine.sequence(), why)
            )
        return replace(done, record=self._context.engine.sequence())

    def drop(self, ids: Iterable[str], *, why: str = "") -> tuple[DraftedAct, ...]:
        """Take acts out of the draft; the beginnings of their ids are enough.

        Raises:
            UnknownId: There is no such act.
        """
        with self._context.changing(DROP_DRAFT, why):
            dropped = self._chosen(tuple(ids))
            self._remove(dropped)
        return dropped

    def plan(self, ids: Sequence[str] = (), keep: Keep | None = None) -> ReleasePlan:
        """What a release would make public; nothing is changed.

        Raises what `release` does, but for `Clashing`.
        """
        self._person.must(Right.ORGANISE)
        acts = self._chosen(ids)
        edits = self._to_do(acts, keep)
        both, orders = tuple(self._clashes(acts)), tuple(edit.order for edit in edits if edit.order)
        return ReleasePlan(acts, self._changes([], edits), both, orders, self._editing.would(edits))

    def _changes(self, before: Sequence[Edit], edits: Sequence[Edit]) -> tuple[PartChange, ...]:
        """What edits change that come behind others."""
        sections = dict.fromkeys(edit.section for edit in edits)
        now = {section: self._editing.entries(section, before) for section in sections}
        then = {section: self._editing.entries(section, [*before, *edits]) for section in sections}
        return tuple(
            PartChange(section, key, now[section].get(key), entry)
            for section in sections
            for key, entry in then[section].items()
            if entry != now[section].get(key)
        )

    def release(
        self, name: str, ids: Sequence[str] = (), keep: Keep | None = None, *, why: str = ""
    ) -> Edited:
        """Make public what stands in the draft: these acts, or all; as one record.

        Args:
            name: What this state of the meeting is called from then on.
            ids: The acts; the beginnings of their ids are enough.
            keep: Whose version stays where both have changed the same.
            why: The reason, for the history.

        Raises:
            NothingDrafted: There is nothing in it.
            UnknownId: There is no such act, or what it changes is there no more.
            Clashing: Somebody has changed the same meanwhile, and nobody has said whose version stays.
            BadMeeting, Faulty: The meeting would not be sound.
            Refused: The name is none.
        """
        name = admit(name, limit=_LONGEST_NAME)
        with self._context.changing(RELEASE, why), self._context.engine.transaction() as pending:
            before, acts = self._editing.meeting(), self._chosen(ids)
            if keep is None and (both := self._clashes(acts)):
                raise Clashing(both)
            meeting, new = self._editing.carry_out(pending, self._to_do(acts, keep))
            self._remove(acts)
            self._releases.insert(Release(new_id(), name, datetime.now(UTC)))
        return Edited(before, meeting, new, self._context.engine.sequence())

    def _edits(self) -> tuple[Edit, ...]:
        """What the draft changes; what is not possible any more waits for somebody to release or drop it."""
        edits: list[Edit] = []
        for act in self._kept.all().values():
            if _fits(self._editing, [*edits, *act.edits]):
                edits += act.edits
        return tuple(edits)

    def _chosen(self, ids: Sequence[str]) -> tuple[DraftedAct, ...]:
        acts = {act.id: act for act in self._kept.all().values()}
        if not acts:
            raise NothingDrafted(N_("Nothing stands in the draft of the meeting."))
        chosen = {find_id(acts, id, _NO_ACT) for id in ids}
        return tuple(act for id, act in acts.items() if not ids or id in chosen)

    def _remove(self, acts: Iterable[DraftedAct]) -> None:
        gone = {act.id for act in acts}
        self._kept.remove(self._kept.numbers(lambda act: act.id in gone))

    def _clashes(self, acts: Iterable[DraftedAct]) -> list[Clash]:
        return [clash for act in acts for clash in self._editing.clashes(act.edits, act.seen)]

    def _to_do(self, acts: Iterable[DraftedAct], keep: Keep | None) -> list[Edit]:
        """What the acts change; but for what somebody has changed meanwhile, if that is to stay."""
        if keep is not Keep.NOW:
            return [edit for act in acts for edit in act.edits]
        return [self._without_clashes(edit, act.seen) for act in acts for edit in act.edits]

    def _without_clashes(self, edit: Edit, seen: int) -> Edit:
        taken = {clash.path for clash in self._editing.clashes([edit], seen)}
        return replace(edit, fields={path: value for path, value in edit.fields.items() if path not in taken})


def _fits(editing: MeetingEditing, edits: list[Edit]) -> bool:
    try:
        for section in dict.fromkeys(edit.section for edit in edits):
            editing.entries(section, edits)
    except (UnknownId, NoSuchField):
        return False
    return True


_LONGEST_NAME: Final = 80
"""Characters of the name of a release."""
_NO_ACT: Final = N_("There is nothing “{id}” in the draft. “ttchan draft” shows what there is.")
