"""What the loop says of the towns and of those who come from there."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from ttchan_tui.meeting.people import Place
from ttchan_tui.meeting.wording.facts import (
    came,
    figures,
    greeting_language,
    partners_first,
)
from ttchan_tui.meeting.wording.head_count import who_heading
from ttchan_tui.tui.kiosk.slides.attract_slide import AttractSlide
from ttchan_tui.tui.kiosk.slides.exhibition import with_what_was_said
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.texts.people_dots import MOST_DOTS, people_words


def welcome(session: Session) -> Sequence[AttractSlide]:
    """Welcome in every language of the places, one after the other."""
    seen: dict[str, str] = {}
    for place in session.meeting.places_as_listed:
        for greeting in place.greetings:
            seen.setdefault(greeting.welcome, greeting_language(greeting, session.language))
    heading = session.language.say("WELCOME")
    return [
        AttractSlide(heading, plain(welcome, "bold"), plain(language, "$quiet"))
        for welcome, language in seen.items()
    ]


def city(session: Session) -> Sequence[AttractSlide]:
    """One town after the other, partners first."""
    language, meeting, who = session.language, session.meeting, _who(session)
    return [
        AttractSlide(
            who,
            said(place.name, language, "bold"),
            Content("\n").join(
                [
                    plain(language.country(place.country), "$quiet"),
                    *(
                        plain(came(row, meeting, language))
                        for row in meeting.participation.delegations
                        if place.id in row.places
                    ),
                    *(
                        joined("\n", said(fact.text, language))
                        for fact in place.facts[:1]
                        if not fact.age_sensitive
                    ),
                ]
            ),
            about=f"place:{place.id}",
        )
        for place in partners_first(meeting, language)
    ]


def on_map(session: Session) -> Sequence[AttractSlide]:
    """The map, with a line to one town after the other."""
    language, meeting, who = session.language, session.meeting, _who(session)
    subject = map_subject(meeting, language)
    towns = {town.id: town.name for town in subject.towns[1:]} if subject else {}
    return [
        AttractSlide(who, plain(towns[one.id], "bold"), _town(one, session), town=one.id)
        for one in partners_first(meeting, language)
        if one.id in towns
    ]


def results(session: Session) -> Sequence[AttractSlide]:
    """The same, with what the people from there have said."""
    return with_what_was_said(on_map(session), session)


def picture(session: Session) -> Sequence[AttractSlide]:
    """The towns of which there is a picture, one after the other."""
    who = _who(session)
    return [
        AttractSlide(who, plain(""), _town(place, session), picture=place.picture)
        for place in session.meeting.places_as_listed
        if place.picture
    ]


def _town(place: Place, session: Session) -> Content:
    """Its name and country, and who came from there; in one line."""
    language, meeting = session.language, session.meeting
    people = [
        came(row, meeting, language) for row in meeting.participation.delegations if place.id in row.places
    ]
    behind = "".join(f"  ·  {words}" for words in (language.country(place.country), *people))
    return joined(said(place.name, language, "bold"), behind)


def figure(session: Session) -> Sequence[AttractSlide]:
    """One person a dot; of more people than can be counted at a look, the number."""
    language, people = session.language, session.meeting.participation
    words = people_words(session.meeting, language)
    if not people.stated_total:
        return []
    if people.stated_total > MOST_DOTS or not people.is_exact:
        number, of_what = next(figures(session.meeting, language))
        return [AttractSlide(language.say("IN FIGURES"), plain(f"{number}", "bold"), plain(of_what))]
    return [AttractSlide(_who(session), plain(words, "bold"), plain(words, "bold"), people=True)]


def _who(session: Session) -> str:
    """The heading of those who come, are here, or were here."""
    return who_heading(session.meeting, session.clock.now(), session.language).upper()
