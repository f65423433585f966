"""The announcements of the organisers; `Repository.announcements` gives them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from ttchan_tui.meeting.announcement import ANNOUNCEMENT, Announcement
from ttchan_tui.meeting.errors import WrongAnnouncement
from ttchan_tui.meeting.history.change_kinds import ANNOUNCE, WITHDRAW
from ttchan_tui.meeting.limits import ANNOUNCEMENT_LIMIT
from ttchan_tui.meeting.lookup import find_id, find_venue
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import ANNOUNCEMENTS
from ttchan_tui.store.engine.changes import Change
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import Text


class Announcements:
    """What is announced at the meeting of a repository. Those of other meetings are left alone."""

    def __init__(self, context: StoreContext) -> None:
        """Stand in the context of a repository."""
        self._context = context
        self._kept = CachedTable(context, ANNOUNCEMENTS, ANNOUNCEMENT)

    def standing(self, now: datetime) -> tuple[Announcement, ...]:
        """Those that have not expired, the newest first.

        Args:
            now: The real time, with its zone; a clock that was set for a demonstration has no part in this.

        Raises:
            StoreDamaged: One of them is no announcement.
        """
        return tuple(one for one in reversed(self._kept.all().values()) if one.stands(now))

    def announce(
        self,
        texts: Mapping[str, str],
        until: datetime,
        *,
        urgent: bool = False,
        venue: str = "",
        of: int | None = None,
        why: str = "",
    ) -> Announcement:
        """Tell everybody something.

        Args:
            texts: What, by the code of the language.
            until: When it is to vanish, with its time zone.
            urgent: Whether it is to cover every screen.
            venue: Id of the venue at whose kiosks alone it is to stand; empty for everywhere.
            of: Number of the record that it tells of: it is withdrawn when that is taken back.
            why: The reason, for the history.

        Raises:
            Refused: A text does not pass the gate.
            UnknownId: There is no such venue.
            WrongAnnouncement: There is no text, or the time is past.
        """
        if venue:
            venue = find_venue(self._context.meeting(), venue).id
        now = datetime.now(UTC)
        admitted = {code: admit(text, limit=ANNOUNCEMENT_LIMIT) for code, text in texts.items()}
        if not admitted:
            raise WrongAnnouncement(N_("There is no text yet. Write something first."))
        if until <= now:
            raise WrongAnnouncement(N_("That time is past; nobody would see it. Name a later one."))
        announcement = Announcement(
            os.urandom(4).hex(), Text(admitted), urgent, now, until.astimezone(UTC), venue, self._mark(of)
        )
        with self._context.changing(ANNOUNCE, why):
            self._kept.insert(announcement)
        return announcement

    def withdraw(self, id: str, *, why: str = "") -> Announcement:
        """Take one off all screens; the history keeps it.

        Args:
            id: The announcement; the beginning of its id is enough.
            why: The reason, for the history.

        Raises:
            UnknownId: There is no such announcement, or there are several.
        """
        with self._context.changing(WITHDRAW, why):
            kept = self._kept.all()
            known = {one.id: number for number, one in kept.items()}
            number = known[find_id(known, id, _NONE)]
            self._kept.remove([number])
        return kept[number]

    def _mark(self, record: int | None) -> str:
        """The mark of the change of that number; none of no number, or where it is not known any more."""
        changes = self._context.engine.changes(newest_first=True) if record else ()
        return next((mark_of(change) for change in changes if change.sequence == record), "")


def mark_of(change: Change) -> str:
    """What tells a change from all others, also from those of other copies that bear its number."""
    return f"{change.sequence}@{change.at.isoformat()}"


def withdraw_those_of(change: Change, pending: WriteSet) -> None:
    """Withdraw what belongs to a change that is taken back, if it stands still."""
    mark = mark_of(change)
    for number in [number for number, one in pending.docs(ANNOUNCEMENTS).items() if one.get("of") == mark]:
        pending.remove(ANNOUNCEMENTS, number)


_NONE: Final = N_("There is no announcement “{id}”. “ttchan announce list” shows those that stand.")
