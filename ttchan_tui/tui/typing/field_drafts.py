"""What is typed in fields other than that of notes, and not stored yet: each text in its place."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from ttchan_tui.meeting.board.promise import typed_of
from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.roles import Right

if TYPE_CHECKING:
    from ttchan_tui.store import Drafts
    from ttchan_tui.tui.session import Session


class FieldDrafts:
    """One text for each place, and those that wait for theirs because sessions before this one left them.

    Every change is on the disk at once, unless the session keeps no drafts. A text goes when its field is
    emptied, or when the store has what it was typed for.
    """

    def __init__(
        self, session: Session, store: Callable[[], Drafts | None], look: Callable[[], object]
    ) -> None:
        """Nothing is typed yet.

        Args:
            session: Where it is typed.
            store: Gives the place on the disk, if there is to be one.
            look: Is called when what others have left has been taken up.
        """
        self._session = session
        self._store = store
        self._look = look
        self._typed: list[Draft] = []
        self._waiting: list[Draft] = []

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
        if (drafts := self._store()) is None:
            return []
        meeting = self._session.meeting.id

        def is_wanted(draft: Draft) -> bool:
            draft = with_new_place(draft, self._session)
            return (
                draft.place.kind in kinds
                and (draft.place.meeting, draft.place.prompt) == (meeting, prompt)
                and (has_place(draft, self._session) or is_of_deleted(draft, self._session))
            )

        def taken() -> tuple[list[Draft], list[Draft]]:
            left = drafts.take(is_wanted)
            return left, [with_new_place(draft, self._session) for draft in left]

        left, placed = await to_thread(taken)
        new = [draft for draft in placed if not is_stored(draft, self._session)]
        self._waiting += new
        self._keep(left)
        self._look()
        return new

    def _keep(self, taken: Collection[Draft] = ()) -> None:
        if drafts := self._store():
            drafts.keep(self, tuple(taken), keeper="fields")


def has_place(draft: Draft, session: Session) -> bool:
    """Whether the meeting has, and the person may see, what a draft is about; if not, it waits until then."""
    place, meeting = draft.place, session.meeting
    if place.meeting != meeting.id or (place.prompt and place.prompt not in meeting.prompt):
        return False
    if place.kind is not DraftKind.LINE and not all(map(session.connection.may_know, place.notes)):
        return False
    match place.kind:
        case DraftKind.LINE:
            there = bool(place.prompt) and place.group in meeting.prompt[place.prompt].groups
        case DraftKind.TITLE:
            there = not place.of or any(
                theme.id == place.of for theme in session.connection.themes(place.prompt)
            )
        case DraftKind.TRANSLATION:
            notes = session.connection.notes(place.prompt)
            there = any(note.id == place.note and session.group in ("", note.group) for note in notes)
        case DraftKind.WORDING:
            there = sum(note.id in place.notes for note in session.connection.notes(place.prompt)) > 1
        case DraftKind.PROMISE:
            there = place.of in meeting.partner or any(
                place.of == one.id for one in session.connection.promises()
            )
        case DraftKind.SENTENCE:
            there = session.repository.person.may(Right.ORGANISE)
        case DraftKind.FORM:
            section, _, key = place.of.rpartition(" ")[2].partition(":")
            there = session.repository.person.may(Right.ANNOUNCE)
            there = there and (section != "activity" or not key or key in meeting.activity)
        case DraftKind.REASON:
            there = False
    return there


def with_new_place(draft: Draft, session: Session) -> Draft:
    """A draft; a change of a theme or a promise that is there no more is the beginning of a new one."""
    place, board, meeting = draft.place, session.repository.board, session.meeting
    if not place.of or place.meeting != meeting.id:
        return draft
    if place.kind is DraftKind.TITLE:
        there = {theme.id for theme in board.themes.for_prompt(place.prompt)}
        return draft if place.of in there else replace(draft, place=replace(place, of=""))
    if place.kind is DraftKind.PROMISE and place.of not in {*meeting.partner, *_promised(session)}:
        return replace(draft, place=replace(place, of=_partner_of_gone(place.of, session) or place.of))
    return draft


def _promised(session: Session) -> Iterator[str]:
    return (promise.id for promise in session.repository.board.promises.all())


def _partner_of_gone(promise: str, session: Session) -> str:
    """The partner that a promise was for which was taken back; empty if nobody knows."""
    with suppress(UnknownId):
        for entry in session.repository.past.of_note(promise):
            for part in entry.parts:
                if part.before is not None:
                    return str(part.before.get("partner", ""))
    return ""


def is_of_deleted(draft: Draft, session: Session) -> bool:
    """Whether it is the translation of a note that was deleted, and of one that the person may know."""
    place = draft.place
    if place.kind is not DraftKind.TRANSLATION or not session.connection.may_know(place.note):
        return False
    return all(note.id != place.note for note in session.connection.notes(place.prompt))


def is_stored(draft: Draft, session: Session) -> bool:
    """Whether the store has a text after all, because a session died before it could tell."""
    place, text = draft.place, draft.text.strip()
    notes = [note for note in session.connection.notes(place.prompt or None) if note.id in place.notes]
    match place.kind:
        case DraftKind.TRANSLATION:
            said = (one for note in notes for one in note.translations if one.of == note.text)
            return any((one.language, one.text) == (draft.language, text) for one in said)
        case DraftKind.TITLE:
            return draft.entered and any(
                theme.title == text for theme in session.connection.themes(place.prompt)
            )
        case DraftKind.WORDING:
            return draft.entered and any(note.wording == text for note in notes)
        case DraftKind.PROMISE:
            typed = (text, *(each.strip() for each in draft.more))
            there = [one for one in session.connection.promises() if place.of in (one.id, one.partner)]
            return draft.entered and any(typed == typed_of(one) for one in there)
        case DraftKind.SENTENCE:
            kept = session.repository.results.sheet_days.all()
            return draft.entered and any(one.text == text for day in kept for one in day.sentences)
    return False
