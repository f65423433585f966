"""The first page and what belongs to it: what is on, the ways to everything, languages, help."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ttchan_tui.cli.plain.calling import calling
from ttchan_tui.cli.plain.mine import from_there, my_country
from ttchan_tui.cli.plain.page import Page, PageChoice
from ttchan_tui.cli.plain.pages import about, cities, in_a_line, programme, results
from ttchan_tui.cli.plain.searching import search
from ttchan_tui.cli.plain.visit import Visit
from ttchan_tui.cli.plain.voices import voices
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.meeting.qr.codes import codes_heading
from ttchan_tui.meeting.schedule.track import Span, track
from ttchan_tui.meeting.schedule.whats_on import Phase, WhatsOn, whats_on
from ttchan_tui.meeting.wording.facts import capitalised, venue_name
from ttchan_tui.meeting.wording.head_count import who_heading
from ttchan_tui.meeting.wording.invitation import what_was_said
from ttchan_tui.text.languages import N_
from ttchan_tui.text.languages import language as language_of
from ttchan_tui.text.multilingual import INTERNATIONAL

_SHOWN = 3
"""Activities of each kind on the first page; the programme has the others."""


def home(visit: Visit) -> Page:
    """What is on, and the ways to everything."""
    say, meeting = visit.language.say, visit.meeting
    said = what_was_said(meeting, visit.language, visit.now)
    return Page(
        f"{meeting.acronym}. {told(meeting.name, visit.language)}",
        "\n".join(_whats_on(visit)),
        (
            PageChoice(say(N_("Programme")), programme),
            PageChoice(who_heading(meeting, visit.now, visit.language), cities),
            *((PageChoice(said, voices),) if meeting.prompts else ()),
            PageChoice(say(codes_heading(meeting)), results),
            PageChoice(say(N_("Search")), search),
            PageChoice(_language_choice(visit), languages),
            PageChoice(say(N_("Help")), explanation),
            PageChoice(say(N_("About")), about),
            *((PageChoice(say(N_("Call an organiser")), calling),) if visit.may_call() else ()),
            PageChoice(say(N_("My country")), partial(my_country, home)),
        ),
    )


def _whats_on(visit: Visit) -> Iterator[str]:
    meeting, language = visit.meeting, visit.language
    on = whats_on(meeting, visit.now)
    yield language.dates(meeting.start, meeting.end)
    yield language.say("Today: {date}", date=language.date(on.moment.date()))
    yield from from_there(visit)
    if on.phase is Phase.AFTER:
        yield language.say("THE MEETING IS OVER").capitalize()
    if on.now and on.phase is not Phase.AFTER:
        yield f"{capitalised(language.say('NOW').lower())}:"
        yield from _by_venue(on, visit)
    for heading, activities in (
        (capitalised(language.say("TODAY").lower()), on.some_time_today),
        (capitalised(language.date(on.next_day) if on.next_day else language.say("THEN").lower()), on.next),
    ):
        if activities and on.phase is not Phase.AFTER:
            yield f"{heading}:"
            yield from (f"  {in_a_line(activity, visit)}" for activity in activities[:_SHOWN])
            if (more := len(activities[_SHOWN:])) > 0:
                yield f"  {language.count('… and {number} more', '… and {number} more', more)}"


def _by_venue(on: WhatsOn, visit: Visit) -> Iterator[str]:
    """Everything that is on, place by place: one has to know where to go before one chooses."""
    meeting, language = visit.meeting, visit.language
    for stop in (stop for stretch in track(on) if stretch.span is Span.NOW for stop in stretch.stops):
        names = [venue_name(meeting.venue[id], meeting, language) for id in stop.venues]
        titles = (told(activity.title, language) for activity in stop.activities)
        yield f"  {', '.join(names) or language.say('venue not stated')}: {'; '.join(titles)}"


def _language_choice(visit: Visit) -> str:
    """What leads to the languages, so that who cannot read this one finds it."""
    own, english = (spoken.say(N_("Language")) for spoken in (visit.language, language_of(INTERNATIONAL)))
    return own if own == english else f"{own} · {english}"


def languages(visit: Visit) -> Page:
    """The languages of the pages, each in its own words."""
    return Page(
        visit.language.say("Language"),
        choices=tuple(
            PageChoice(language_of(code).own_name, home, partial(_speak, code)) for code in visit.languages
        ),
    )


def _speak(code: str, visit: Visit) -> None:
    visit.speak(code)


def explanation(visit: Visit) -> Page:
    """How all this is used."""
    say = visit.language.say
    lines = (
        say("Type the number of what you want to read, and press Enter."),
        say("0 leads back, Enter alone shows the page again."),
        say(
            "Nothing moves here, and nothing is drawn; what stands on the screens of ttchan is told in words."
        ),
    )
    return Page(say("Help"), visit.printed(lambda context: context.out.line("\n".join(lines))))
