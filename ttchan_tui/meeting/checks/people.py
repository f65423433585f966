"""Checks on who takes part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, entry, error, warning
from ttchan_tui.meeting.checks.rule import Rule
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_


def _sum(meeting: Meeting) -> Iterator[Finding]:
    people = meeting.participation
    is_too_many = not people.at_least and people.counted_sum > people.stated_total
    differs = people.counted_sum != people.stated_total if people.is_exact else is_too_many
    if people.stated_total and differs:
        yield error(
            "people-sum",
            "participation: stated_total",
            N_("The stated total is {total}, but the counted delegations add up to {sum}."),
            total=people.stated_total,
            sum=people.counted_sum,
        )


def _breakdown(meeting: Meeting) -> Iterator[Finding]:
    people = meeting.participation
    given = people.breakdown
    by_sex = sum(number or 0 for number in (given.female, given.male, given.non_binary))
    for name, number in (("female", by_sex), ("minors", given.minors or 0)):
        if people.stated_total and not people.at_least and number > people.stated_total:
            yield error(
                "people-breakdown",
                f"participation: {name}",
                N_("That makes {number} people, but the stated total is {total}."),
                number=number,
                total=people.stated_total,
            )
    for row in people.delegations:
        if row.count and row.online > row.count:
            yield error(
                "people-breakdown",
                f"{entry('delegation', row.id)}: online",
                N_("{number} take part online, but the delegation has {total} people."),
                number=row.online,
                total=row.count,
            )


def _host(meeting: Meeting) -> Iterator[Finding]:
    where = "participation: host_delegation"
    host = next(
        row for row in meeting.participation.delegations if row.id == meeting.participation.host_delegation
    )
    if host.separately_named:
        yield error(
            "people-host-not-counted",
            where,
            N_(
                "The host's delegation is marked as named separately, "
                "so the number of invited people would be wrong."
            ),
        )
    if host.places and meeting.host not in host.places:
        yield warning(
            "people-host-elsewhere",
            where,
            N_("The meeting is held in {host}, which is not among the places of the host's delegation."),
            host=meeting.place[meeting.host].name,
        )


def _delegations(meeting: Meeting) -> Iterator[Finding]:
    rows = meeting.participation.delegations
    times = Counter(place for row in rows for place in row.places)
    for row in rows:
        where = f"{entry('delegation', row.id)}: places"
        for place in map(meeting.place.__getitem__, row.places):
            if times[place.id] > 1:
                yield warning(
                    "people-place-twice",
                    where,
                    N_("{place} belongs to {number} delegations."),
                    place=place.name,
                    number=times[place.id],
                )
            if place.country != row.country:
                yield warning(
                    "people-country-differs",
                    where,
                    N_("{place} lies in {there}, but the delegation is from {here}."),
                    place=place.name,
                    there=place.country,
                    here=row.country,
                )


def _leads(meeting: Meeting) -> Iterator[Finding]:
    leads = [partner.id for partner in meeting.partners if partner.lead]
    if not leads:
        yield error("partner-no-lead", "partner", N_("No partner is marked as the lead partner."))
    elif len(leads) > 1:
        yield error(
            "partner-several-leads",
            "partner",
            N_("Several partners are marked as the lead partner: {leads}."),
            leads=leads,
        )


def _partner_places(meeting: Meeting) -> Iterator[Finding]:
    for partner in meeting.partners:
        if partner.place and meeting.place[partner.place].country != partner.country:
            yield warning(
                "partner-country-differs",
                f"{entry('partner', partner.id)}: place",
                N_("{place} lies in {there}, but the partner is from {here}."),
                place=meeting.place[partner.place].name,
                there=meeting.place[partner.place].country,
                here=partner.country,
            )


def _absent_partners(meeting: Meeting) -> Iterator[Finding]:
    present = {row.country for row in meeting.participation.delegations}
    for partner in meeting.partners:
        if partner.country not in present:
            yield warning(
                "partner-without-people",
                f"{entry('partner', partner.id)}: country",
                N_("Nobody on the participation list is from {country}, the country of this partner."),
                country=partner.country,
            )


def _unused_places(meeting: Meeting) -> Iterator[Finding]:
    used = {
        meeting.host,
        *(place for row in meeting.participation.delegations for place in row.places),
        *(partner.place for partner in meeting.partners),
        *(venue.place for venue in meeting.venues),
    }
    for place in meeting.places:
        if place.id not in used:
            yield warning(
                "place-unused",
                entry("place", place.id),
                N_("No delegation, partner or venue belongs to {place}."),
                place=place.name,
            )


RULES: Final = (
    Rule(
        _sum,
        "participation.* participation.stated_total "
        "delegation.* delegation.count delegation.separately_named",
    ),
    Rule(
        _breakdown,
        "participation.* participation.stated_total participation.female participation.male "
        "participation.non_binary participation.minors delegation.count delegation.online",
    ),
    Rule(
        _host,
        "participation.* participation.host_delegation delegation.* delegation.id delegation.places "
        "delegation.separately_named meeting.* meeting.host place.* place.id place.name",
    ),
    Rule(
        _delegations,
        "delegation.id delegation.country delegation.places place.* place.id place.name place.country",
    ),
    Rule(_leads, "partner.* partner.id partner.lead"),
    Rule(
        _partner_places,
        "partner.id partner.country partner.place place.* place.id place.name place.country",
    ),
    Rule(_absent_partners, "partner.id partner.country delegation.* delegation.country"),
    Rule(
        _unused_places,
        "place.id place.name meeting.* meeting.host delegation.* delegation.places partner.* partner.place "
        "venue.* venue.place",
    ),
)
"""The participation list, the partners and the places."""
