"""The pages of where one is from: the choice, and what concerns the people from there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ttchan_tui.cli.plain.page import Page, PageChoice, PageMaker
from ttchan_tui.cli.plain.pages import in_a_line, one_activity, one_place
from ttchan_tui.cli.plain.visit import Visit
from ttchan_tui.cli.plain.voices import one_wall
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.meeting.belonging import Belonging, belonging
from ttchan_tui.meeting.board.wall import questions
from ttchan_tui.meeting.wording.belonging import countries_in_order, news, towns
from ttchan_tui.meeting.wording.facts import came
from ttchan_tui.text.languages import N_


def my_country(home: PageMaker, visit: Visit) -> Page:
    """What concerns the person, once it is said where they are from; the question until then."""
    return _concerns(visit.mine, home, visit) if visit.mine else _countries(home, visit)


def from_there(visit: Visit) -> Iterator[str]:
    """Where the person is from, and what is new to people from there; nothing until it is said."""
    if mine := visit.mine:
        yield f"{visit.language.say('My country')}: {visit.language.country(mine.country)}"
        if since := visit.since_last_look:
            yield news(since.activities, since.notes, visit.language)


def _countries(home: PageMaker, visit: Visit) -> Page:
    meeting, language = visit.meeting, visit.language

    def name(code: str) -> str:
        people = belonging(meeting, code)
        places = towns(people, meeting, language) if people else ""
        return ", ".join(filter(None, (language.country(code), places)))

    return Page(
        language.say(N_("Where are you from?")),
        language.say(N_("The programme marks what is for you; cities and notes begin with yours.")),
        tuple(
            PageChoice(name(one), home, partial(_belong_to, one))
            for one in countries_in_order(meeting, language)
        ),
    )


def _concerns(mine: Belonging, home: PageMaker, visit: Visit) -> Page:
    meeting, language = visit.meeting, visit.language
    lines = (
        *from_there(visit),
        *(came(meeting.delegation[id], meeting, language) for id in mine.delegations),
    )
    leave = language.say(N_("Do not mark anything for me any more"))
    choices = (*_choices(mine, visit), PageChoice(leave, home, partial(_belong_to, "")))
    return Page(language.country(mine.country), "\n".join(lines[1:]), choices)


def _choices(mine: Belonging, visit: Visit) -> Iterator[PageChoice]:
    meeting, language = visit.meeting, visit.language
    for activity in filter(mine.concerns, meeting.activities):
        line = f"{language.date(activity.date)}: {in_a_line(activity, visit)}"
        yield PageChoice(line, partial(one_activity, activity.id))
    for id in mine.places:
        yield PageChoice(told(meeting.place[id].name, language), partial(one_place, id))
    for one in questions(meeting, mine.said(visit.notes()), visit.now.date()):
        if one.answers:
            number = language.count("{number} note", "{number} notes", one.answers)
            title = told(one.prompt.title, language)
            yield PageChoice(f"{title}: {number}", partial(one_wall, one.prompt.id))


def _belong_to(whose: str, visit: Visit) -> None:
    visit.belong_to(whose)
