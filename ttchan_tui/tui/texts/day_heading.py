"""What stands above the activities of a day: which one it is, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual.content import Content

from ttchan_tui.meeting.programme import Day
from ttchan_tui.meeting.wording.facts import events
from ttchan_tui.tui.safe_text import joined, paragraphs, said
from ttchan_tui.tui.session import Session


@dataclass(frozen=True, slots=True)
class DayHeading:
    """How the days of a meeting are told of in the room that there is."""

    session: Session
    columns: int
    is_low: bool
    """Whether there is room for one line only."""
    is_tall: bool
    """Whether there is room for everything."""

    def line(self, day: date) -> str:
        """Its date, and the project events that it belongs to."""
        meeting, language = self.session.meeting, self.session.language
        numbers = events(tuple(event.number for event in meeting.events_on(day)), language)
        return " · ".join(filter(None, (language.date(day), numbers)))

    def content(self, date_: date) -> Content:
        """Its title, what it is about, and what has changed of it."""
        language, day = self.session.language, self.session.meeting.day[date_]
        lines = [joined(said(day.title, language, "bold"), (f"   {self.line(date_)}", "$quiet"))]
        if day.text and not self.is_low:
            lines.append(self._devoted_to(day))
        if day.change and not self.is_low:
            change = joined((language.say("Changed: "), "bold $accent"), paragraphs(day.change, language))
            lines.append(change if self.is_tall else change.truncate(self.columns, ellipsis=True))
        return Content("\n").join(lines)

    def _devoted_to(self, day: Day) -> Content:
        """What the day is about: in full where there is room, else in two lines, or in one above a change."""
        text = paragraphs(day.text, self.session.language)
        return text if self.is_tall else text.truncate((1 if day.change else 2) * self.columns, ellipsis=True)
