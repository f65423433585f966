"""What is typed in fields other than that of notes, and not stored yet: each text in its place."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.typing.line_drafts import has_place, is_of_deleted, is_stored

if TYPE_CHECKING:
    from ttchan_tui.store import Drafts
    from ttchan_tui.tui.session import Session

TYPED_BEFORE: Final = N_("This was typed before and not saved. What is stored: {text}")
"""Under the field of what somebody else may have changed since."""


class FieldDrafts:
    """One text for each place, and those that wait for theirs because sessions before this one left them.

    Every change is on the disk at once, unless the session keeps no drafts. A text goes when its field is
    emptied, or when the store has what it was typed for.
    """

    def __init__(self, session: Session) -> None:
        """Nothing is typed yet."""
        self._session = session
        self._typed: list[Draft] = []
        self._waiting: list[Draft] = []

    @property
    def _drafts(self) -> Drafts | None:
        return self._session.drafts

    def __iter__(self) -> Iterator[Draft]:
        """All that is to outlive the session, in the order in which it was typed."""
        return (draft for draft in (*self._typed, *self._waiting) if draft.place.kind is not DraftKind.REASON)

    def of_kind(self, kind: DraftKind, prompt: str = "") -> list[Draft]:
        """All of one kind, of one prompt."""
        return [draft for draft in self if (draft.place.kind, draft.place.prompt) == (kind, prompt)]

    def at(self, place: FieldRef) -> Draft | None:
        """What was typed there last."""
        return next((draft for draft in self._typed if draft.place == place), None)

    def offer(self, place: FieldRef) -> Draft | None:
        """What goes into the field there: what was typed there, else what was begun about one of its notes.

        From then on it belongs there.
        """
        if typed := self.at(place):
            return typed
        for drafts in (self._typed, self._waiting):
            if found := next((draft for draft in drafts if draft.place.meets(place)), None):
                drafts.remove(found)
                self._typed.append(here := replace(found, place=place))
                self._keep()
                return here
        return None

    def put(
        self, place: FieldRef, text: str, *more: str, language: str = "", entered: bool = False
    ) -> Draft | None:
        """This stands in the field now, and that in the other fields of its form.

        Args:
            place: Which field it is.
            text: What stands in it.
            more: What stands in the others.
            language: Code of its language; that of the session if none is given.
            entered: Whether it is on its way into the store.

        Returns:
            What is kept; None if all are empty.
        """
        self._typed = [draft for draft in self._typed if draft.place != place]
        draft = None
        if any(each.strip() for each in (text, *more)):
            code = language or self._session.language_code
            draft = Draft(place, text, code, more=more, entered=entered)
            self._typed.append(draft)
        self._keep()
        return draft

    def let_go(self, draft: Draft | None) -> None:
        """The store has it. What was typed in its place since stays."""
        if draft in self._typed:
            self._typed.remove(draft)
            self._keep()

    async def take_up(self, kinds: Collection[DraftKind], prompt: str = "") -> list[Draft]:
        """Take up what the same person has left in such places, without what the store has after all.

        Raises:
            StoreError: It cannot be taken up; it stays where it is.
        """
        if self._drafts is None:
            return []
        meeting = self._session.meeting.id
        left = await to_thread(
            self._drafts.take,
            lambda draft: (
                draft.place.kind in kinds
                and (draft.place.meeting, draft.place.prompt) == (meeting, prompt)
                and (has_place(draft, self._session) or is_of_deleted(draft, self._session))
            ),
        )
        new = [draft for draft in left if not is_stored(draft, self._session)]
        self._waiting += new
        self._keep(left)
        self._session.look_for_drafts()
        return new

    def _keep(self, taken: Collection[Draft] = ()) -> None:
        if self._drafts:
            self._drafts.keep(self, tuple(taken), keeper="fields")
