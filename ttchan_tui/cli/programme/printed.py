"""The programme as it is printed for people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.funding import print_funding
from ttchan_tui.cli.printing.localized_json import together, told
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity, Day
from ttchan_tui.meeting.schedule.clock import Clock
from ttchan_tui.meeting.wording.activities import cancelled_words, change_words, mark_of
from ttchan_tui.meeting.wording.facts import capitalised, clock_times, either_event
from ttchan_tui.meeting.wording.timing import starts_in
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import NOTHING

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.programme_changes import ProgrammeChange


def print_day(context: Context, meeting: Meeting, day: Day) -> None:
    """What is said of a day, without its activities."""
    PrintedProgramme(context, meeting, None, {}).about(day)


def print_activity(
    context: Context,
    meeting: Meeting,
    activity: Activity,
    changes: Mapping[str, ProgrammeChange] = MappingProxyType({}),
) -> None:
    """One activity, as it stands in the programme; and what has become of it lately, if that is given."""
    PrintedProgramme(context, meeting, Clock(meeting, context.now).now(), changes).activity(activity)


class PrintedProgramme:
    """The programme for people."""

    def __init__(
        self,
        context: Context,
        meeting: Meeting,
        moment: datetime | None,
        changes: Mapping[str, ProgrammeChange],
    ) -> None:
        self._out = context.out
        self._language = context.language
        self._meeting = meeting
        self._moment = moment
        self._changes = changes

    def programme(self, days: tuple[Day, ...]) -> None:
        """What the meeting is, and these days."""
        meeting, language = self._meeting, self._language
        self._out.line(f"{meeting.acronym} · {told(meeting.name, language)}")
        self._out.line(language.dates(meeting.start, meeting.end))
        for day in days:
            self._out.line()
            self._day(day)
        print_funding(self._out, meeting, language)

    def about(self, day: Day) -> None:
        """What is said of a day, without its activities."""
        self._out.line(self._language.date(day.date))
        self._out.line(told(day.title, self._language))
        if day.text:
            self._out.line(told(day.text, self._language), indent=2)
        for event in self._meeting.events_on(day.date):
            number = self._language.say(N_("Project event {number}"), number=event.number)
            self._out.line(f"{number}: {told(event.title, self._language)}", indent=2)
            if event.note:
                self._out.line(told(event.note, self._language), indent=4)
        if day.change:
            changed = told(day.change, self._language)
            self._out.line(self._language.say(N_("Changed: {what}"), what=changed), indent=2)

    def _day(self, day: Day) -> None:
        self.about(day)
        activities = self._meeting.on(day.date)
        for part, together_ in groupby(activities, key=lambda one: one.part_of_day):
            self._part(part, list(together_))

    def activity(self, activity: Activity) -> None:
        """One activity, with its day."""
        part = self._meeting.part_of_day[activity.part_of_day].name if activity.part_of_day else NOTHING
        date_, moment = self._language.date(activity.date), told(part, self._language)
        self._out.line(f"{date_}, {moment}" if moment else date_, indent=4)
        untimed = not activity.start and not activity.part_of_day
        self._activity(activity, self._not_timed if untimed else "")

    def _part(self, part: str | None, activities: list[Activity]) -> None:
        self._out.line()
        if part is not None:
            self._out.line(told(self._meeting.part_of_day[part].name, self._language), indent=2)
        timed = any(activity.start for activity in activities)
        if part is None and not timed:
            self._out.line(self._not_timed, indent=2)
        for activity in activities:
            untimed = timed and not activity.start and not activity.part_of_day
            self._activity(activity, self._not_timed if untimed else "")

    @property
    def _not_timed(self) -> str:
        return self._language.say(N_("time of day not stated"))

    def _activity(self, activity: Activity, not_timed: str) -> None:
        language, meeting = self._language, self._meeting
        title = told(activity.title, language)
        change = self._changes.get(activity.id)
        mark = f"{word} · " if (word := mark_of(activity, language, change, signed=True)) else ""
        self._out.line(f"{self._clock(activity)}{mark}{title}", indent=4)
        venues = told(
            together((meeting.venue[id_].name for id_ in activity.venues), language, "; "), language
        )
        kind = told(meeting.kind[activity.kind].name, language)
        night = language.say(N_("after midnight")) if activity.after_midnight else ""
        details = (
            night,
            kind,
            not_timed,
            venues or language.say(N_("venue not stated")),
            self._events(activity),
        )
        self._out.line(" · ".join(filter(None, details)), indent=6)
        if self._moment and (minutes := starts_in(activity, meeting, self._moment, language)):
            self._out.line(capitalised(minutes), indent=6)
        for venue in (meeting.venue[id_] for id_ in activity.venues):
            if venue.state:
                self._out.line(f"! {told(venue.name, language)}: {told(venue.state, language)}", indent=6)
        for line in cancelled_words(activity, meeting, language):
            self._out.line(line, indent=6)
        for line in change_words(change, meeting, language) if change else ():
            self._out.line(line, indent=6)
        for note in (activity.venue_note, activity.time_note, activity.project_event_note):
            if note:
                self._out.line(told(note, language), indent=6)
        if activity.text:
            self._out.line(told(activity.text, language), indent=6)
        if activity.audience:
            whom = told(activity.audience, language)
            self._out.line(language.say(N_("For: {whom}"), whom=whom), indent=6)
        if activity.led_by:
            who = told(activity.led_by, language)
            self._out.line(language.say(N_("Led by: {who}"), who=who), indent=6)

    def _events(self, activity: Activity) -> str:
        """Its project event, where the day has several to choose from."""
        several = len(self._meeting.events_on(activity.date)) > 1
        return either_event(activity.project_events, self._language) if several else ""

    def _clock(self, activity: Activity) -> str:
        clock = clock_times(activity, self._language)
        return f"{clock}  " if clock else ""
