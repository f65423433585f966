"""Reads who takes part and where they come from."""

from __future__ import annotations

from ttchan_tui.meeting.format.fields import Fields
from ttchan_tui.meeting.format.pictures import read_picture
from ttchan_tui.meeting.meeting import Lead
from ttchan_tui.meeting.people import (
    Breakdown,
    Counts,
    Delegation,
    Fact,
    FactCategory,
    Greeting,
    Guests,
    NameForms,
    Participation,
    Partner,
    Place,
    PlaceKind,
)
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import NOTHING


def read_participation(fields: Fields, delegations: tuple[Delegation, ...]) -> Participation:
    """The one `[participation]`."""
    return Participation(
        stated_total=fields.people("stated_total"),
        host_delegation=fields.refer("host_delegation", "delegation", needed=True) or "",
        text=fields.prose("text", needed=True),
        separately_named_note=fields.prose("separately_named_note"),
        source=fields.source(),
        delegations=delegations,
        guests=fields.choice("guests", Guests, usually=Guests.NOT_SAID),
        counts=fields.choice("counts", Counts, usually=Counts.CAME),
        at_least=fields.yes("at_least"),
        breakdown=Breakdown(*(fields.part(name) for name in ("female", "male", "non_binary", "minors"))),
    )


def read_delegation(fields: Fields) -> Delegation:
    """One `[[delegation]]`."""
    return Delegation(
        id=fields.identifier(),
        country=fields.country(),
        count=fields.people("count"),
        places=fields.refer_all("places", "place"),
        separately_named=fields.yes("separately_named"),
        eu_member=fields.yes_or_no("eu_member"),
        note=fields.prose("note"),
        at_least=fields.yes("at_least"),
        online=fields.part("online") or 0,
    )


def read_partner(fields: Fields, lead: Lead) -> Partner:
    """One `[[partner]]`; the lead partner's name need not be given twice."""
    is_lead = fields.yes("lead")
    return Partner(
        id=fields.identifier(),
        country=fields.country(),
        lead=is_lead,
        name=fields.name("name") or (lead.name if is_lead else NOTHING),
        place=fields.refer("place", "place"),
        note=fields.prose("note"),
        source=fields.source(),
    )


def read_fact_category(fields: Fields) -> FactCategory:
    """One `[[fact_category]]`."""
    return FactCategory(id=fields.identifier(), name=fields.text("name", needed=True))


def read_place(fields: Fields) -> Place:
    """One file of `places/`."""
    place = Place(
        id=fields.identifier(),
        kind=fields.choice("kind", PlaceKind),
        country=fields.country(),
        name=fields.name("name", needed=True),
        local_name=fields.string("local_name", needed=True),
        other_names=fields.strings("other_names"),
        position=fields.position(),
        position_source=fields.string("coordinates_source"),
        time_zone=fields.time_zone(),
        website=fields.address("website"),
        short_address=fields.address("short_address"),
        website_source=fields.string("website_source"),
        note=fields.prose("note"),
        greetings=tuple(greeting.whole(_greeting) for greeting in fields.each("greeting")),
        facts=tuple(fact.whole(_fact) for fact in fields.each("fact")),
        forms={code: given.whole(_name_forms) for code, given in fields.by_language("forms")},
        picture=read_picture(fields),
    )
    if place.kind is PlaceKind.COUNTRY and place.position:
        fields.wrong("latitude", N_("a country has no coordinates: no pin where no place is named"))
    return place


def _greeting(fields: Fields) -> Greeting:
    return Greeting(
        language=fields.language_tag(),
        hello=fields.string("hello", needed=True),
        welcome=fields.string("welcome", needed=True),
        language_name=fields.text("language_name"),
    )


def _name_forms(fields: Fields) -> NameForms:
    return NameForms(origin=fields.string("from"), location=fields.string("in"))


def _fact(fields: Fields) -> Fact:
    return Fact(
        category=fields.refer("category", "fact_category", needed=True) or "",
        text=fields.prose("text", needed=True),
        source=fields.source(needed=True),
        age_sensitive=fields.yes("age_sensitive"),
    )
