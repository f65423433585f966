"""The register: where the results of a meeting are published, since when, and who has last looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final

from ttchan_tui.meeting.codec import DAY, ID, MOMENT, Form, Record, member, optional, string
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.roles import Role


class PublicationKind(Enum):
    """What is to be found at an address."""

    SITE = "site"
    """All of what `ttchan publish` writes, so that short paths lead somewhere."""
    PAGE = "page"
    """One page, such as the description sheet on the website of a municipality."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A place on the web where the results can be read."""

    id: str
    kind: PublicationKind
    address: str
    """The direct link, as it stands in the final report; it may be of any length."""
    since: date
    short_address: str = ""
    """Leads to the same, and fits a code with a short path behind it; empty if none is needed."""
    partner: str = ""
    """Id of the partner whose website it is on; empty for that of the lead partner."""
    seen_at: datetime | None = None
    """When somebody has last seen that it is there, in UTC; None if nobody has looked yet."""
    seen_by: Role | None = None
    """What they are at the meeting."""

    @property
    def base(self) -> str:
        """What stands before a short path, with a slash at its end."""
        base = self.short_address or self.address
        return base if base.endswith("/") else f"{base}/"


@dataclass(frozen=True, slots=True)
class SaidDates:
    """Dates that organisers have said; None where they go by the rules of the programme."""

    id: str
    report: date | None = None
    """When the final report is due."""
    until: date | None = None
    """Until when everything has to be public."""
    purge: date | None = None
    """From when on what is not public is to be removed."""
    purged: date | None = None
    """When that was done last."""


@dataclass(frozen=True, slots=True)
class Register:
    """Where one meeting is published, and the dates that were said."""

    meeting: Meeting
    publications: tuple[Publication, ...]
    """In the order in which they were entered."""
    said: SaidDates

    @property
    def site(self) -> Publication | None:
        """The site that codes lead to: the latest that was entered; None before."""
        return next((one for one in reversed(self.publications) if one.kind is PublicationKind.SITE), None)


_STRING: Final = Form(string)
_DAY: Final = optional(DAY)

PUBLICATION: Final = Record(
    Publication,
    id=ID,
    kind=member(PublicationKind),
    address=_STRING,
    since=DAY,
    short_address=_STRING,
    partner=_STRING,
    seen_at=optional(MOMENT),
    seen_by=optional(member(Role)),
)

SAID_DATES: Final = Record(SaidDates, id=ID, report=_DAY, until=_DAY, purge=_DAY, purged=_DAY)
