"""The activities of a day as lines to choose from, under the parts of the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.schedule.whats_on import whats_on
from ttchan_tui.meeting.wording.facts import capitalised, either_event, kind, when, where
from ttchan_tui.meeting.wording.timing import starts_in
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.texts.activity import activity_title
from ttchan_tui.tui.widgets.choice_list import Choice

_INDENT: Final = 2
"""Columns in front of an activity, for the bar of what is on now."""

_BETWEEN: Final = 2
"""Columns at least between a title and what stands behind it."""


@dataclass(frozen=True, slots=True)
class DayList:
    """How the lines of a day are laid out."""

    session: Session
    columns: int
    """Columns that there are for a line."""
    is_spaced: bool
    """Whether there is room: an empty line between the parts of the day, and two lines for each activity."""

    def choices(self, activities: Sequence[Activity]) -> Iterator[Choice]:
        """The activities, which are of one day, with a heading for each part of it."""
        meeting, language = self.session.meeting, self.session.language
        on_now = whats_on(meeting, self.session.clock.now()).now
        before: str | None = None
        headings = any(when(activity, meeting, language) for activity in activities)
        for activity in activities:
            moment = when(activity, meeting, language) or language.say("time of day not stated")
            if headings and moment != before:
                if before and self.is_spaced:
                    yield Choice(plain(""))
                yield Choice(plain(f" {capitalised(moment)}", "bold $accent"))
                before = moment
            yield Choice(self._lines(activity, is_on=activity in on_now), activity.id, _INDENT)

    def _lines(self, activity: Activity, *, is_on: bool) -> Content:
        """In one line where it fits, with the place at its right end; else what more is known below it."""
        meeting, language = self.session.meeting, self.session.language
        front = ("┃ ", "$now") if is_on else (" " * _INDENT, "")
        title = activity_title(activity, language, "bold", self.session.programme_changes.get(activity.id))
        if (mine := self.session.mine) and mine.concerns(activity):
            title = joined(title, (f"  ◆ {language.say('for you')}", "bold $accent"))
        minutes = starts_in(activity, meeting, self.session.clock.now(), language, brief=True)
        place = where(activity, meeting, language)
        if not self.is_spaced:
            behind = joined((f"{minutes}  " if minutes else "", "bold $now"), (place, "$quiet"))
            room = self.columns - _INDENT - title.cell_length - behind.cell_length
            if room >= _BETWEEN:
                return joined(front, title, " " * room, behind)
        numbers = ""
        if len(meeting.events_on(activity.date)) > 1:  # else the heading of the day says it
            numbers = either_event(activity.project_events, language)
        details = " · ".join(filter(None, (kind(activity, meeting, language), place, numbers)))
        below = joined((f"{minutes} · " if minutes else "", "bold $now"), (details, "$quiet"))
        below = below.truncate(self.columns - _INDENT, ellipsis=True)
        return joined(front, title, "\n", front, below)
