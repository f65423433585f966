"""Who does what for which partner, by when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ttchan_tui.meeting.board.promise import PROMISE, Promise
from ttchan_tui.meeting.errors import PromiseChanged, UnknownId
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.change_kinds import BREAK_PROMISE, CHANGE_PROMISE
from ttchan_tui.meeting.history.change_kinds import PROMISE as MAKE_PROMISE
from ttchan_tui.meeting.limits import NOTE_LIMIT, WHO_LIMIT
from ttchan_tui.meeting.references import check_partner
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import PROMISES
from ttchan_tui.store.store_context import StoreContext, new_id
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_


class Promises:
    """What was promised at a meeting."""

    def __init__(self, context: StoreContext, note: Callable[[str], Note]) -> None:
        """Stand in the context of a repository; `note` gives a note, or raises UnknownId."""
        self._context = context
        self._note = note
        self._kept = CachedTable(context, PROMISES, PROMISE)

    def all(self) -> tuple[Promise, ...]:
        """All of them, in the order in which they were made.

        Raises:
            StoreDamaged: One of them is no promise.
        """
        return tuple(self._kept.all().values())

    def promise(
        self, text: str, who: str, partner: str, by: date | None = None, *, note: str = "", why: str = ""
    ) -> Promise:
        """Keep a promise.

        Args:
            text: What will be done.
            who: Who will do it: a body or a group; nobody needs to be named.
            partner: Id of the formal partner that it is for.
            by: The last day, if anybody has said it.
            note: Id of the note that it comes from, if it comes from one.
            why: The reason, for the history.

        Raises:
            Refused: A text does not pass the gate.
            UnknownId: There is no such partner or note.
        """
        new = self._sound(Promise(new_id(), text, who, partner, by, note))
        with self._context.changing(MAKE_PROMISE, why):
            self._check_known(new)
            self._kept.insert(new)
        return new

    def insert(self, promise: Promise) -> None:
        """Keep a promise as it is, within a change."""
        self._kept.insert(promise)

    def change(self, promise: Promise, *, seen: Promise | None = None, why: str = "") -> Promise:
        """Put a promise in the place of the one of the same id.

        Args:
            promise: What it is to say.
            seen: The promise that the person had before their eyes.
            why: The reason, for the history.

        Raises:
            Refused: A text does not pass the gate.
            UnknownId: There is no such promise or partner. The note that it came from may be gone.
            PromiseChanged: It says something else than the one that was seen.
        """
        changed = self._sound(promise)
        with self._context.changing(CHANGE_PROMISE, why):
            number, there = self._there(changed.id)
            if seen not in (None, there):
                raise PromiseChanged(there)
            check_partner(self._context.meeting(), changed.partner)
            self._kept.put(number, changed)
        return changed

    def take_back(self, id: str, *, seen: Promise | None = None, why: str = "") -> None:
        """A promise does not stand any more; the history keeps it.

        Args:
            id: The promise.
            seen: The promise that the person had before their eyes.
            why: The reason, for the history.

        Raises:
            UnknownId: There is no such promise.
            PromiseChanged: It says something else than the one that was seen.
        """
        with self._context.changing(BREAK_PROMISE, why):
            number, there = self._there(id)
            if seen not in (None, there):
                raise PromiseChanged(there, to_take_back=True)
            self._kept.remove([number])

    def _sound(self, promise: Promise) -> Promise:
        return replace(
            promise, text=admit(promise.text, limit=NOTE_LIMIT), who=admit(promise.who, limit=WHO_LIMIT)
        )

    def _check_known(self, promise: Promise) -> None:
        check_partner(self._context.meeting(), promise.partner)
        if promise.note:
            self._note(promise.note)

    def _there(self, id: str) -> tuple[int, Promise]:
        for number, promise in self._kept.all().items():
            if promise.id == id:
                return number, promise
        raise UnknownId(N_("There is no promise “{id}”."), id=id)
