"""What the attract loop shows: one thing at a time, by the face of the day.

The slides are counted without end. From its number follows what a slide is: the kinds of the face
that have anything to show take turns, and each goes on to its next item whenever its turn comes again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from textual.content import Content

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.people import Place
from ttchan_tui.meeting.pictures import Picture
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.qr.codes import Code, CodeKind, codes, main_code
from ttchan_tui.meeting.schedule.display_phase import DisplayPhase, display_phase
from ttchan_tui.meeting.schedule.track import Span, moment_is_told, track
from ttchan_tui.meeting.schedule.whats_on import Phase, WhatsOn, whats_on
from ttchan_tui.meeting.wording.activities import cancelled_words, change_words
from ttchan_tui.meeting.wording.facts import (
    came,
    capitalised,
    figures,
    greeting_language,
    partners_first,
    when,
    where,
)
from ttchan_tui.meeting.wording.invitation import days_to_go
from ttchan_tui.meeting.wording.timing import starts_in
from ttchan_tui.tui.home.quotes import quotable, quoted, whose
from ttchan_tui.tui.kiosk.attract_slide import AttractSlide, Kind, with_page_code
from ttchan_tui.tui.kiosk.exhibition import told_by_sheet, with_what_was_said, worked
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.texts.activity import activity_title
from ttchan_tui.tui.texts.people_dots import MOST_DOTS, people_words, who_heading


def slide(
    session: Session,
    number: int,
    has_room_for: Callable[[Code], bool],
    shows: Callable[[Picture], bool] = lambda _: False,
    *,
    with_pages: bool = False,
) -> AttractSlide:
    """The slide with that number, counted from 0, of those that there is room for, and that are shown.

    Args:
        session: Whose meeting it is.
        number: Counted from 0.
        has_room_for: Says of a code whether it can be shown.
        shows: Says the same of a picture.
        with_pages: Whether the code of the page about it may stand beside the words, where there is one.
    """

    def is_possible(each: AttractSlide) -> bool:
        if each.picture:
            return shows(each.picture)
        return each.code is None or has_room_for(each.code)

    def shown(kind: Kind) -> Sequence[AttractSlide]:
        slides = kind(session)
        if with_pages:
            slides = [with_page_code(each, session, has_room_for) for each in slides]
        return list(filter(is_possible, slides))

    moment = session.clock.now()
    kinds = [items for kind in _KINDS[display_phase(session.meeting, moment)] if (items := shown(kind))]
    turn = number % len(kinds)
    return replace(kinds[turn][number // len(kinds) % len(kinds[turn])], turn=(turn, len(kinds)))


def _welcome(session: Session) -> Sequence[AttractSlide]:
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


def _now(session: Session) -> Sequence[AttractSlide]:
    """What is on, or else what is some time today: place by place."""
    language = session.language
    for stretch in track(_on(session))[:1]:
        if stretch.span is Span.NOW:
            is_told = moment_is_told(stretch, session.meeting)
            moment = when(stretch.activities[0], session.meeting, language) if is_told else ""
            heading = " · ".join(filter(None, (language.say("NOW"), moment)))
            return [_activity(session, heading, activity) for activity in stretch.activities]
    today = _on(session).some_time_today
    heading = f"{language.say('TODAY')} · {language.say('time of day not stated')}"
    return [_activity(session, heading, activity) for activity in today]


def _next(session: Session) -> Sequence[AttractSlide]:
    on, language = _on(session), session.language
    if not on.next:
        return []
    heading = language.say("THEN") if on.next_day else language.say("LATER TODAY")
    if on.phase is Phase.BEFORE:
        heading = language.say("ON THE FIRST DAY")
    elif on.next_day == on.moment.date() + timedelta(days=1):
        heading = language.say("TOMORROW")
    if on.next_day:
        heading = f"{heading} · {language.date(on.next_day)}"
    meeting = session.meeting
    return [_activity(session, heading, one, when(one, meeting, language)) for one in on.next]


def _changes(session: Session) -> Sequence[AttractSlide]:
    """What has changed lately of what is still to come; one slide, whatever there is."""
    language, meeting = session.language, session.meeting
    today = session.clock.now().date()
    told: list[Content] = []
    for change in session.programme_changes.values():
        if (one := change.now) and one.date >= today:
            words = (*cancelled_words(one, meeting, language), *change_words(change, meeting, language))
            title = activity_title(one, language, "bold", change)
            told.append(joined(title, "\n   ", (" · ".join(words), "$quiet")))
    if not told:
        return []
    heading = language.say("Programme").upper()
    shown = told[:_CHANGES]
    if more := len(told) - len(shown):
        shown.append(plain(language.count("… and {number} more", "… and {number} more", more), "$quiet"))
    return [AttractSlide(heading, plain(language.say("Changed"), "bold"), Content("\n").join(shown))]


def _soon(session: Session) -> Sequence[AttractSlide]:
    on, language = _on(session), session.language
    days = days_to_go(on.days_to_go, language)
    return [
        AttractSlide(
            language.say("SOON"),
            plain(capitalised(days), "bold"),
            plain(language.date(session.meeting.start)),
        )
    ]


def _farewell(session: Session) -> Sequence[AttractSlide]:
    language, meeting = session.language, session.meeting
    host = meeting.place[meeting.host].name.in_language(language.code).marked
    thanks = language.say("Thank you for coming to {place}.", place=host)
    return [
        AttractSlide(language.say("GOODBYE"), plain(language.say("Safe journey!"), "bold"), plain(thanks))
    ]


def _city(session: Session) -> Sequence[AttractSlide]:
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


def _map(session: Session) -> Sequence[AttractSlide]:
    """The map, with a line to one town after the other."""
    language, meeting, who = session.language, session.meeting, _who(session)
    subject = map_subject(meeting, language)
    towns = {town.id: town.name for town in subject.towns[1:]} if subject else {}
    return [
        AttractSlide(who, plain(towns[one.id], "bold"), _town(one, session), town=one.id)
        for one in partners_first(meeting, language)
        if one.id in towns
    ]


def _results(session: Session) -> Sequence[AttractSlide]:
    """The same, with what the people from there have said."""
    return with_what_was_said(_map(session), session)


def _picture(session: Session) -> Sequence[AttractSlide]:
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


def _figure(session: Session) -> Sequence[AttractSlide]:
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


def _note(session: Session) -> Sequence[AttractSlide]:
    """What the groups say; never without saying that it is theirs."""
    return [note_slide(note, session) for note in quotable(session)[:_NOTES]]


def note_slide(note: Note, session: Session) -> AttractSlide:
    """What somebody said, and on which question."""
    language = session.language
    return AttractSlide(
        session.meeting.prompt[note.prompt].title.in_language(language.code).marked.upper(),
        said(quoted(note, language), language, "bold"),
        plain(whose(note, session), "$quiet"),
        about=f"prompt:{note.prompt}",
    )


_CHANGES: Final = 4
"""How many changes stand on their slide."""

_NOTES: Final = 30
"""How many of the latest notes take turns."""


def _code(session: Session) -> Sequence[AttractSlide]:
    language = session.language
    code = main_code(session.meeting, language.code, session.clock.now(), session.published)
    return [AttractSlide(language.say("SCAN ME"), plain(code.why(language), "bold"), code=code)]


def _wifi(session: Session) -> Sequence[AttractSlide]:
    language = session.language
    return [
        AttractSlide(
            language.say("WI-FI"),
            said(code.title, language, "bold"),
            plain("\n".join(code.words(language))),
            code,
        )
        for code in codes(session.meeting, language.code, session.published)
        if code.kind is CodeKind.WIFI
    ]


def _on(session: Session) -> WhatsOn:
    return whats_on(session.meeting, session.clock.now())


def _activity(session: Session, heading: str, activity: Activity, moment: str = "") -> AttractSlide:
    """An activity; with the time that the heading does not tell, if it is stated."""
    meeting, language = session.meeting, session.language
    soon = starts_in(activity, meeting, session.clock.now(), language)
    details = (moment, soon, where(activity, meeting, language) or language.say("venue not stated"))
    return AttractSlide(
        heading,
        activity_title(activity, language, "bold", session.programme_changes.get(activity.id)),
        plain("\n".join(line for line in map(capitalised, details) if line)),
        about=f"day:{activity.date.isoformat()}",
    )


_KINDS: Final[Mapping[DisplayPhase, tuple[Kind, ...]]] = {
    DisplayPhase.BEFORE: (_soon, _changes, _next, _map, _picture, _welcome, _city, _figure, _code),
    DisplayPhase.DURING: (
        *(_now, _changes, _next, _map, _picture, _city, _welcome, _now, _note, _figure, _wifi, _code),
    ),
    DisplayPhase.EVENING: (
        *(_now, _changes, _next, _map, _picture, _city, _note, _next, _welcome, _figure, _wifi, _code),
    ),
    DisplayPhase.LAST_DAY: (
        *(_now, _changes, _farewell, _next, _note, _code, _map, _picture, _city, _wifi, _welcome, _figure),
    ),
    DisplayPhase.AFTER: (_code, told_by_sheet, _results, _picture, _figure, _note, worked, _city, _welcome),
}
"""The order in which kinds take turns; what is wanted most comes up more often."""
