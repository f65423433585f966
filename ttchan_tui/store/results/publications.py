"""Where the results are published, and the dates that go with it; `Results.publications` gives them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from ttchan_tui.meeting.history.change_kinds import PUBLISH, PURGE, SEE_PUBLISHED, SET_DATES, UNPUBLISH
from ttchan_tui.meeting.limits import ADDRESS_LIMIT
from ttchan_tui.meeting.lookup import find_id
from ttchan_tui.meeting.qr.address import is_web_address
from ttchan_tui.meeting.qr.published import UNPUBLISHED, PublishedSite
from ttchan_tui.meeting.register import (
    PUBLICATION,
    SAID_DATES,
    Publication,
    PublicationKind,
    Register,
    SaidDates,
)
from ttchan_tui.meeting.roles import Person
from ttchan_tui.store import documents
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.results.short_paths import ShortPaths
from ttchan_tui.store.store_context import StoreContext, new_id
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class WrongPublication(Explained):
    """It cannot be entered like that; nothing was changed."""


class Publications:
    """The register of a meeting. Each of its changes is in the history."""

    def __init__(self, context: StoreContext, person: Person) -> None:
        """Stand in the context of a repository, for a person."""
        self._context = context
        self._person = person
        self._paths = ShortPaths(context)
        self._kept = CachedTable(context, documents.PUBLICATIONS, PUBLICATION)
        self._said = CachedTable(context, documents.SAID_DATES, SAID_DATES)

    def register(self) -> Register:
        """The register as it is.

        Raises:
            StoreDamaged: Something in it cannot be read.
        """
        said = next(iter(self._said.all().values()), SaidDates(self._context.meeting().id))
        return Register(self._context.meeting(), tuple(self._kept.all().values()), said)

    def site(self) -> PublishedSite:
        """The site that codes lead to."""
        entered = self.register().site
        return PublishedSite(entered.base, self._paths.all()) if entered else UNPUBLISHED

    def enter(
        self,
        address: str,
        since: date,
        *,
        kind: PublicationKind = PublicationKind.SITE,
        short_address: str = "",
        partner: str = "",
        why: str = "",
    ) -> Publication:
        """Enter that the results can be read somewhere.

        Args:
            address: The direct link.
            since: The day on which it was there first.
            kind: What is to be found there.
            short_address: Leads to the same, for codes.
            partner: Id of the partner whose website it is on; empty for that of the lead partner.
            why: The reason, for the history.

        Raises:
            WrongPublication: One of the addresses is none, or it is entered already.
        """
        for one in filter(None, (address, short_address)):
            if len(one) > ADDRESS_LIMIT or not is_web_address(one):
                raise WrongPublication(_NO_ADDRESS, text=one[:ADDRESS_LIMIT])
        new = Publication(new_id(), kind, address, since, short_address, partner)
        with self._context.changing(PUBLISH, why):
            if any(one.address == address for one in self._kept.all().values()):
                raise WrongPublication(_THERE_ALREADY, address=address)
            self._kept.insert(new)
        return new

    def remove(self, id: str, *, why: str = "") -> Publication:
        """Take a publication out of the register; the history keeps it.

        Args:
            id: The publication; the beginning of its id is enough.
            why: The reason, for the history.

        Raises:
            UnknownId: There is no such publication, or there are several.
        """
        with self._context.changing(UNPUBLISH, why):
            number, found = self._one(id)
            self._kept.remove([number])
        return found

    def see(self, id: str, *, why: str = "") -> Publication:
        """Note that the person has seen now that it is there.

        Args:
            id: The publication; the beginning of its id is enough.
            why: The reason, for the history.

        Raises:
            UnknownId: There is no such publication, or there are several.
        """
        with self._context.changing(SEE_PUBLISHED, why):
            number, found = self._one(id)
            seen = replace(found, seen_at=datetime.now(UTC), seen_by=self._person.role)
            self._kept.put(number, seen)
        return seen

    def set_dates(
        self,
        *,
        report: date | None = None,
        until: date | None = None,
        purge: date | None = None,
        anew: bool = False,
        why: str = "",
    ) -> Register:
        """Say when the report is due, until when all has to be public, and when the rest is to be removed.

        Args:
            report: When the final report is due.
            until: Until when everything has to be public.
            purge: From when on what is not public is to be removed.
            anew: Whether what was said before is forgotten; else what is not given now stays.
            why: The reason, for the history.
        """
        with self._context.changing(SET_DATES, why):
            before = self.register().said
            if anew:
                before = SaidDates(before.id, purged=before.purged)
            self._keep(
                replace(
                    before,
                    report=report or before.report,
                    until=until or before.until,
                    purge=purge or before.purge,
                )
            )
        return self.register()

    def purged(self, day: date) -> None:
        """Note that what is not public was removed for ever on that day."""
        with self._context.changing(PURGE, ""):
            self._keep(replace(self.register().said, purged=day))

    def _keep(self, said: SaidDates) -> None:
        kept = self._said.all()
        if kept:
            self._said.put(next(iter(kept)), said)
        else:
            self._said.insert(said)

    def _one(self, id: str) -> tuple[int, Publication]:
        kept = self._kept.all()
        by_id = {one.id: number for number, one in kept.items()}
        number = by_id[find_id(by_id, id, _NONE)]
        return number, kept[number]


_NO_ADDRESS = N_("“{text}” is not an address such as https://www.daugavpils.lv/ttchan/. Nothing was changed.")
_THERE_ALREADY = N_("{address} is in the register already. Nothing was changed.")
_NONE = N_("There is no publication “{id}”. “ttchan published list” shows those that there are.")
