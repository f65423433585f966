"""The pages with something to read: programme, cities, group work, results, funding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.partners import print_participation
from ttchan_tui.cli.partners.place import print_place
from ttchan_tui.cli.plain.page import Page, PageChoice
from ttchan_tui.cli.plain.visit import Visit
from ttchan_tui.cli.printing.funding import print_funding
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.cli.programme import print_activity, print_day
from ttchan_tui.meeting.codes import codes, codes_heading
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.wording.facts import capitalised, group_name, when, where


def in_a_line(activity: Activity, visit: Visit) -> str:
    """What, when and where."""
    meeting, language = visit.meeting, visit.language
    words = (
        told(activity.title, language),
        when(activity, meeting, language),
        where(activity, meeting, language) or language.say("venue not stated"),
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
        return _gone(visit)
    choices = tuple(
        PageChoice(in_a_line(one, visit), partial(one_activity, one.id)) for one in meeting.on(day)
    )
    text = visit.printed(lambda context: print_day(context, meeting, meeting.day[day]))
    return replace(_headed(text), choices=choices)


def one_activity(id: str, visit: Visit) -> Page:
    """An activity in full, with its venues and its group work."""
    meeting, language = visit.meeting, visit.language
    if id not in meeting.activity:
        return _gone(visit)
    activity = meeting.activity[id]
    prompt = activity.prompt
    group_work = (PageChoice(language.say("Group work"), partial(one_prompt, prompt)),) if prompt else ()
    return Page(
        told(activity.title, language),
        visit.printed(lambda context: print_activity(context, meeting, activity)),
        group_work,
    )


def cities(visit: Visit) -> Page:
    """Who came from where, and the places to read about."""
    meeting, language = visit.meeting, visit.language
    return Page(
        language.say("Partner cities"),
        visit.printed(lambda context: print_participation(context, meeting)),
        tuple(
            PageChoice(
                f"{told(place.name, language)}, {language.country(place.country)}",
                partial(one_place, place.id),
            )
            for place in meeting.places_as_listed
        ),
    )


def one_place(id: str, visit: Visit) -> Page:
    """A place in full."""
    meeting = visit.meeting
    if id not in meeting.place:
        return _gone(visit)
    place = meeting.place[id]
    return _headed(visit.printed(lambda context: print_place(context, meeting, place)))


def groupwork(visit: Visit) -> Page:
    """What the groups are asked."""
    return Page(
        visit.language.say("Group work"),
        choices=tuple(
            PageChoice(told(prompt.title, visit.language), partial(one_prompt, prompt.id))
            for prompt in visit.meeting.prompts
        ),
    )


def one_prompt(id: str, visit: Visit) -> Page:
    """What is asked, and the groups that answer."""
    meeting, language = visit.meeting, visit.language
    if id not in meeting.prompt:
        return _gone(visit)
    prompt = meeting.prompt[id]
    groups = (*prompt.groups, _VISITORS) if visit.notes(id, _VISITORS) else prompt.groups
    return Page(
        told(prompt.title, language),
        visit.printed(lambda context: context.out.line(told(prompt.text, language))),
        tuple(PageChoice(_with_number(group, id, visit), partial(one_group, id, group)) for group in groups),
    )


_VISITORS = ""
"""Stands for the group that visitors' notes do not have."""


def _name(group: str, visit: Visit) -> str:
    if group == _VISITORS:
        return visit.language.say("Visitors")
    return group_name(visit.meeting.group[group], visit.language)


def _with_number(group: str, prompt: str, visit: Visit) -> str:
    name = _name(group, visit)
    notes = len(visit.notes(prompt, group))
    return f"{name}: {visit.language.count('{number} note', '{number} notes', notes)}" if notes else name


def _whose(group: str, visit: Visit) -> str:
    if group == _VISITORS:
        return visit.language.say("said by visitors")
    return visit.language.say("said by participants: {group}", group=_name(group, visit))


def one_group(prompt: str, group: str, visit: Visit) -> Page:
    """What a group says."""
    meeting, language = visit.meeting, visit.language
    if prompt not in meeting.prompt or group not in (*meeting.group, _VISITORS):
        return _gone(visit)
    notes = visit.notes(prompt, group)
    lines = [_whose(group, visit)] if notes else []
    for category in meeting.prompt[prompt].categories:
        said = [told(note.text_in(language.code), language) for note in notes if note.category == category.id]
        if said:
            lines += [f"{capitalised(told(category.name, language))}:", *(f"  {text}" for text in said)]
    text = "\n".join(lines or [language.say("No notes yet.")])
    title = told(meeting.prompt[prompt].title, language)
    return Page(
        f"{title}: {_name(group, visit)}",
        visit.printed(lambda context: context.out.line(text)),
    )


def results(visit: Visit) -> Page:
    """The results, and the addresses that the QR codes hold."""
    meeting, language = visit.meeting, visit.language
    text = told(meeting.results.text, language)
    addresses = [f"{told(one.title, language)}: {one.address}" for one in codes(meeting, language.code)]
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


def _gone(visit: Visit) -> Page:
    """Another meeting was loaded meanwhile."""
    return Page(visit.language.say("This is not in the meeting any more."))


def _headed(text: str) -> Page:
    """A page whose heading is the first line of what a command prints."""
    heading, _, rest = text.partition("\n")
    return Page(heading, rest)
