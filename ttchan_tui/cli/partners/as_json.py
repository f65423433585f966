"""The JSON of `ttchan partners`, as docs/commands.md describes it."""

from __future__ import annotations

from ttchan_tui.cli.printing.localized_json import Spoken
from ttchan_tui.meeting.geography.distances import direction, distance
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation, Fact, Partner, Place
from ttchan_tui.meeting.pictures import Picture
from ttchan_tui.meeting.wording.facts import greeting_language
from ttchan_tui.text.languages import Language


def as_json(meeting: Meeting, language: Language) -> dict[str, object]:
    """The participation list, the partners and the places for programs."""
    people = meeting.participation
    return (
        Spoken(
            language,
            meeting=meeting.id,
            language=language.code,
            stated_total=people.stated_total or None,
            at_least=people.at_least,
            counts=people.counts.value,
            counted_countries=people.counted_countries,
            named_countries=people.named_countries,
            invited=people.invited or None,
            breakdown=people.breakdown.public or None,
            separately_named_people=people.separately_named_people,
        )
        .say(text=people.text, separately_named_note=people.separately_named_note)
        .add(
            source=people.source or None,
            delegations=[_delegation(row, language) for row in people.delegations],
            partners=[_partner(partner, language) for partner in meeting.partners],
            places=[place_as_json(meeting, place, language) for place in meeting.places],
        )
        .fields
    )


def _delegation(row: Delegation, language: Language) -> dict[str, object]:
    return (
        Spoken(
            language,
            id=row.id,
            places=list(row.places),
            country=row.country,
            country_text=language.country(row.country),
            count=row.count or None,
            at_least=row.at_least,
            online=row.online,
            separately_named=row.separately_named,
            eu_member=row.eu_member,
        )
        .say(note=row.note)
        .fields
    )


def _partner(partner: Partner, language: Language) -> dict[str, object]:
    return (
        Spoken(
            language,
            id=partner.id,
            country=partner.country,
            country_text=language.country(partner.country),
            lead=partner.lead,
            place=partner.place,
            source=partner.source or None,
        )
        .say(name=partner.name, note=partner.note)
        .fields
    )


def place_as_json(meeting: Meeting, place: Place, language: Language) -> dict[str, object]:
    """One place for programs, as docs/commands.md describes it."""
    return (
        Spoken(
            language,
            id=place.id,
            kind=place.kind.value,
            country=place.country,
            country_text=language.country(place.country),
            local_name=place.local_name or None,
            other_names=list(place.other_names),
            website=place.website or None,
            time_zone=place.time_zone,
            **_geography(place, meeting, language),
            greetings=[
                {
                    "language": one.language,
                    "language_text": greeting_language(one, language),
                    "hello": one.hello,
                    "welcome": one.welcome,
                }
                for one in place.greetings
            ],
            facts=[_fact(fact, language) for fact in place.facts],
            picture=_picture(place.picture, language),
        )
        .say(name=place.name, note=place.note)
        .fields
    )


def _geography(place: Place, meeting: Meeting, language: Language) -> dict[str, object]:
    """Where it lies, and how far from the host; all null where no position is stated."""
    host = meeting.place[meeting.host].position
    latitude, longitude = place.position or (None, None)
    kilometres = towards = None
    if host and place.position:
        kilometres = round(distance(host, place.position))
        towards = direction(host, place.position)
    return {
        "latitude": latitude,
        "longitude": longitude,
        "distance_km": kilometres,
        "direction": towards.value if towards else None,
        "direction_text": language.say(towards.value) if towards else None,
    }


def _picture(picture: Picture | None, language: Language) -> dict[str, object] | None:
    if picture is None:
        return None
    return Spoken(language, file=picture.file, credit=picture.credit).say(text=picture.text).fields


def _fact(fact: Fact, language: Language) -> dict[str, object]:
    return (
        Spoken(
            language,
            category=fact.category,
            source=fact.source,
            age_sensitive=fact.age_sensitive,
        )
        .say(text=fact.text)
        .fields
    )
