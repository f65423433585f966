"""Who does what for which partner, by when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ttchan_tui.meeting.board.promise import Promise
from ttchan_tui.meeting.errors import PromiseChanged, UnknownId
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.change_kinds import BREAK_PROMISE, CHANGE_PROMISE, PROMISE
from ttchan_tui.meeting.limits import NOTE_LIMIT, WHO_LIMIT
from ttchan_tui.meeting.references import check_partner
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import PROMISES
from ttchan_tui.store.engine.table import Document
from ttchan_tui.store.store_context import StoreContext, new_id
from ttchan_tui.text.gate import admit, harmless
from ttchan_tui.text.languages import N_


class Promises:
    """What was promised at a meeting."""

    def __init__(self, context: StoreContext, note: Callable[[str], Note]) -> None:
        """Stand in the context of a repository; `note` gives a note, or raises UnknownId."""
        self._context = context
        self._note = note
        self._kept = CachedTable(context.database.storage, PROMISES, _promise_in)

    def all(self) -> tuple[Promise, ...]:
        """All of them, in the order in which they were made.

        Raises:
            StoreDamaged: One of them is no promise.
        """
        return tuple(self._kept.for_meeting(self._context.meeting().id).values())

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
        with self._context.changing(PROMISE, why):
            self._check_known(new)
            self._context.database.table(PROMISES).insert(promise_document(new, self._context.meeting().id))
        return new

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
            document = promise_document(changed, self._context.meeting().id)
            self._context.database.table(PROMISES).upsert(Document(document, number))
        return changed

    def take_back(self, id: str, *, why: str = "") -> None:
        """A promise does not stand any more; the history keeps it.

        Raises:
            UnknownId: There is no such promise.
        """
        with self._context.changing(BREAK_PROMISE, why):
            self._context.database.table(PROMISES).remove(doc_ids=[self._there(id)[0]])

    def _sound(self, promise: Promise) -> Promise:
        return replace(
            promise, text=admit(promise.text, limit=NOTE_LIMIT), who=admit(promise.who, limit=WHO_LIMIT)
        )

    def _check_known(self, promise: Promise) -> None:
        check_partner(self._context.meeting(), promise.partner)
        if promise.note:
            self._note(promise.note)

    def _there(self, id: str) -> tuple[int, Promise]:
        for number, promise in self._kept.for_meeting(self._context.meeting().id).items():
            if promise.id == id:
                return number, promise
        raise UnknownId(N_("There is no promise “{id}”."), id=id)


def promise_document(promise: Promise, meeting: str) -> dict[str, Any]:
    """A promise as it is stored."""
    return {
        "id": promise.id,
        "meeting": meeting,
        "text": promise.text,
        "who": promise.who,
        "partner": promise.partner,
        "by": promise.by.isoformat() if promise.by else None,
        "note": promise.note,
    }


def _promise_in(document: Mapping[str, Any]) -> Promise:
    by = document["by"]
    return Promise(
        str(document["id"]),
        harmless(str(document["text"])),
        harmless(str(document["who"])),
        str(document["partner"]),
        date.fromisoformat(by) if by else None,
        str(document["note"]),
    )
