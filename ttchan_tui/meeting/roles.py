"""Who may do what: the roles of a meeting, the rights that they have, and the right that each act needs.

One table for the whole program. The store asks it within each transaction, so that no way of asking leads
around it; screens and commands ask it to leave out what would be refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from ttchan_tui.meeting.history import change_kinds as kinds
from ttchan_tui.meeting.visibility import ORGANISER, PUBLIC, Viewer
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class Role(Enum):
    """What somebody is at the meeting."""

    KIOSK = "kiosk"
    """A machine in a foyer, whoever stands before it; no person has this role."""
    GUEST = "guest"
    FACILITATOR = "facilitator"
    """Of the groups that go with the person."""
    LEAD_FACILITATOR = "lead-facilitator"
    ORGANISER = "organiser"
    LEAD = "lead"


class Right(Enum):
    """What one may be entitled to."""

    SAY = "say"
    """Leave a visitor's note, which nobody sees before it is approved."""
    LOOK_BACK = "look-back"
    """See what is not for the public: the work of the groups, the history, who is here."""
    WRITE_NOTES = "write-notes"
    """Notes, hands, translations, promises, and that a group is ready; facilitators those of their groups."""
    LEAD_GROUPS = "lead-groups"
    """Themes, time, what is hidden or frozen, what leaves the room; boards of other machines."""
    ANNOUNCE = "announce"
    CALL = "call"
    """Call an organiser to where one stands, and take the call back."""
    ANSWER_CALLS = "answer-calls"
    """See who calls for an organiser, and say that somebody is coming."""
    ORGANISE = "organise"
    """Programme, venues, people, texts and prompts."""
    ADMINISTER = "administer"
    """Whole meetings, copies of the data, and who may do what."""


RIGHTS: Final = {
    Role.KIOSK: frozenset({Right.SAY, Right.CALL}),
    Role.GUEST: frozenset[Right](),
    Role.FACILITATOR: frozenset({Right.LOOK_BACK, Right.WRITE_NOTES}),
    Role.LEAD_FACILITATOR: frozenset(
        {Right.LOOK_BACK, Right.WRITE_NOTES, Right.LEAD_GROUPS, Right.ANNOUNCE, Right.ANSWER_CALLS}
    ),
    Role.ORGANISER: frozenset(Right) - {Right.SAY, Right.CALL, Right.ADMINISTER},
    Role.LEAD: frozenset(Right),
}
"""What each role may."""

NEEDED: Final = {
    **dict.fromkeys(
        (
            kinds.ADD_NOTE,
            kinds.EDIT_NOTE,
            kinds.DELETE_NOTE,
            kinds.RESTORE_NOTE,
            kinds.COUNT_HANDS,
            kinds.TRANSLATE_NOTE,
            kinds.TELL_READY,
            *kinds.PROMISE_WORK,
            kinds.UNDO,  # and besides the right to do what is undone or redone
            kinds.REDO,
            kinds.UNDO_PART,
        ),
        Right.WRITE_NOTES,
    ),
    **dict.fromkeys(
        (
            *kinds.THEME_WORK,
            *kinds.JUDGEMENTS,
            kinds.HIDE,
            kinds.REVEAL,
            kinds.FREEZE,
            kinds.UNFREEZE,
            kinds.COUNT_DOWN,
            kinds.IMPORT_BOARD,
        ),
        Right.LEAD_GROUPS,
    ),
    **dict.fromkeys((kinds.ANNOUNCE, kinds.WITHDRAW), Right.ANNOUNCE),
    **dict.fromkeys(
        (
            kinds.OPEN_PROMPT,
            kinds.CLOSE_PROMPT,
            kinds.EDIT_SHEET,
            kinds.REDRAFT_SHEET,
            kinds.GIVE_PATHS,
            *kinds.REGISTER_WORK,
        ),
        Right.ORGANISE,
    ),
    **dict.fromkeys((*kinds.MEETING_WORK, *kinds.DRAFT_WORK), Right.ORGANISE),
    **dict.fromkeys(
        (kinds.BEGIN, kinds.LOAD_MEETING, kinds.RESTORE, kinds.MERGE, kinds.PURGE), Right.ADMINISTER
    ),
    kinds.SAY: Right.SAY,
}
"""The right that each act needs, by what the history calls it."""


class NotAllowed(Explained):
    """The person may not do that; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the program, and what they are at the meeting."""

    name: str = ""
    """What the history calls them; empty for the account and the machine that the process runs on."""
    role: Role = Role.LEAD
    groups: frozenset[str] = frozenset()
    """Ids of the groups that a facilitator works with."""

    def may(self, right: Right) -> bool:
        """Whether the person is entitled to that."""
        return right in RIGHTS[self.role]

    def must(self, right: Right) -> None:
        """Raise NotAllowed, which says who may, if the person is not entitled to that."""
        if not self.may(right):
            raise NotAllowed(_WHO_MAY[right])

    def must_do(self, verb: str) -> None:
        """Raise NotAllowed if the person may not do what the history calls so; leads may do all."""
        self.must(NEEDED.get(verb, Right.ADMINISTER))

    def must_undo(self, verb: str, *, is_own: bool) -> None:
        """Raise NotAllowed if the person may not take back what the history calls so.

        What others did is taken back by organisers and leads, as far as they may do it themselves, and
        what concerns the board by lead facilitators too.
        """
        self.must_do(kinds.UNDO)
        self.must_do(verb)
        if is_own or self.may(Right.ORGANISE):
            return
        if not (self.may(Right.LEAD_GROUPS) and NEEDED.get(verb) in (Right.WRITE_NOTES, Right.LEAD_GROUPS)):
            raise NotAllowed(_ACT_OF_OTHERS)

    def must_work_with(self, group: str) -> None:
        """Raise NotAllowed if what the person works with is not what that group says.

        Args:
            group: Id of the group; empty for what belongs to no group.
        """
        if self.is_bound and group not in self.groups:
            raise NotAllowed(_OF_OTHERS)

    @property
    def is_bound(self) -> bool:
        """Whether the person works with some groups only."""
        return self.role is Role.FACILITATOR

    @property
    def viewer(self) -> Viewer:
        """How much of the group work the person may see."""
        if not self.may(Right.LOOK_BACK):
            return PUBLIC
        return Viewer(groups=self.groups) if self.is_bound else ORGANISER


OWNER: Final = Person()
"""Whoever uses the machine that the data are on, and so may do everything."""

PASSER_BY: Final = Person(role=Role.KIOSK)
"""Whoever stands before a kiosk."""

_WHO_MAY: Final = {
    Right.SAY: N_("Notes of visitors are left at a kiosk. Nothing was changed."),
    Right.LOOK_BACK: N_("Only facilitators and organisers see this. Ask one of them."),
    Right.WRITE_NOTES: N_("Only facilitators and organisers may do this. Nothing was changed."),
    Right.LEAD_GROUPS: N_(
        "Only the lead facilitator, an organiser or a lead may do this. Nothing was changed."
    ),
    Right.ANNOUNCE: N_(
        "Only the lead facilitator, an organiser or a lead may announce. Nothing was changed."
    ),
    Right.CALL: N_("An organiser is called from a kiosk. Nobody was called."),
    Right.ANSWER_CALLS: N_("Only the lead facilitator, an organiser or a lead may answer calls."),
    Right.ORGANISE: N_("Only an organiser or a lead may do this. Nothing was changed."),
    Right.ADMINISTER: N_("Only a lead may do this. Nothing was changed."),
}

_OF_OTHERS: Final = N_(
    "You work with other groups than this one. Its facilitator or the lead facilitator may do this. "
    "Nothing was changed."
)

_ACT_OF_OTHERS: Final = N_(
    "Somebody else did this. An organiser or a lead may take it back. Nothing was changed."
)
