"""The pages with something to read: programme, cities, results, funding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.partners.place import print_place
from ttchan_tui.cli.partners.printed import print_participation
from ttchan_tui.cli.plain.page import Page, PageChoice, gone
from ttchan_tui.cli.plain.visit import Visit
from ttchan_tui.cli.plain.voices import one_wall
from ttchan_tui.cli.printing.funding import print_funding
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.cli.programme.printed import print_activity, print_day
from ttchan_tui.meeting.people import Place
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.qr.codes import codes, codes_heading
from ttchan_tui.meeting.wording.activities import title_words
from ttchan_tui.meeting.wording.facts import places_by_country, when, where
from ttchan_tui.meeting.wording.head_count import who_heading
from ttchan_tui.meeting.wording.invitation import what_was_said
from ttchan_tui.meeting.wording.timing import starts_in
from ttchan_tui.text.languages import Language


def in_a_line(activity: Activity, visit: Visit) -> str:
    """What, when and where."""
    meeting, language = visit.meeting, visit.language
    words = (
        title_words(activity, language, visit.changes.get(activity.id)),
        when(activity, meeting, language),
        starts_in(activity, meeting, visit.now, language),
        where(activity, meeting, language) or language.say("venue not stated"),
        language.say("for you") if visit.mine and visit.mine.concerns(activity) else "",
    )
    return "; ".join(filter(None, words))


def programme(visit: Visit) -> Page:
    """The days."""
    language = visit.language
    return Page(
        language.say("Programme"),
        choices=tuple(
            PageChoice(f"{language.date(day.date)}: {told(day.title, language)}", partial(one_day, day.date))
            for day in visit.meeting.days
        ),
    )


def one_day(day: date, visit: Visit) -> Page:
    """The activities of a day."""
    meeting = visit.meeting
    if day not in meeting.day:
        return gone(visit)
    choices = tuple(
        PageChoice(in_a_line(one, visit), partial(one_activity, one.id)) for one in meeting.on(day)
    )
    text = visit.printed(lambda context: print_day(context, meeting, meeting.day[day]))
    return replace(_headed(text), choices=choices)


def one_activity(id: str, visit: Visit) -> Page:
    """An activity in full, with its venues and its group work."""
    meeting, language = visit.meeting, visit.language
    if id not in meeting.activity:
        return gone(visit)
    activity = meeting.activity[id]
    prompt = activity.prompt
    group_work = (
        (PageChoice(what_was_said(meeting, language, visit.now), partial(one_wall, prompt)),)
        if prompt
        else ()
    )
    return Page(
        title_words(activity, language, visit.changes.get(id)),
        visit.printed(lambda context: print_activity(context, meeting, activity, visit.changes)),
        group_work,
    )


def cities(visit: Visit) -> Page:
    """Who came from where, and the places to read about."""
    meeting, language = visit.meeting, visit.language
    return Page(
        who_heading(meeting, visit.now, language),
        visit.printed(lambda context: print_participation(context, meeting)),
        tuple(
            PageChoice(_with_country(place, language), partial(one_place, place.id))
            for place in places_by_country(meeting, language)
        ),
    )


def _with_country(place: Place, language: Language) -> str:
    """A place and its country; of people from no town that is named, their country once."""
    name, country = told(place.name, language), language.country(place.country)
    return name if name == country else f"{name}, {country}"


def one_place(id: str, visit: Visit) -> Page:
    """A place in full."""
    meeting = visit.meeting
    if id not in meeting.place:
        return gone(visit)
    place = meeting.place[id]
    return _headed(visit.printed(lambda context: print_place(context, meeting, place)))


def results(visit: Visit) -> Page:
    """The results, and the addresses that the QR codes hold."""
    meeting, language = visit.meeting, visit.language
    text = told(meeting.results.text, language)
    addresses = [
        f"{told(one.title, language)}: {one.told(language)}"
        for one in codes(meeting, language.code, visit.published)
    ]
    return Page(
        language.say(codes_heading(meeting)),
        visit.printed(lambda context: context.out.line("\n".join([*filter(None, [text]), *addresses]))),
    )


def about(visit: Visit) -> Page:
    """Who pays, what the figures mean, where the facts come from."""
    meeting, language = visit.meeting, visit.language
    sources = (": ".join(filter(None, (told(one.title, language), one.address))) for one in meeting.sources)
    lines = (
        told(meeting.about, language),
        told(meeting.participation.text, language),
        f"{language.say('Where the facts come from')}:",
        *sources,
    )

    def print_it(context: Context) -> None:
        context.out.line("\n".join(filter(None, lines)))
        print_funding(context.out, meeting, language)

    return Page(language.say("About"), visit.printed(print_it))


def _headed(text: str) -> Page:
    """A page whose heading is the first line of what a command prints."""
    heading, _, rest = text.partition("\n")
    return Page(heading, rest)
