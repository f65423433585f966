"""Where to be now and what comes then, place by place, in as many lines as there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from textual.content import Content

from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.schedule.track import Span, Stop, Stretch, moment_is_told, track
from ttchan_tui.meeting.schedule.whats_on import Phase, WhatsOn, whats_on
from ttchan_tui.meeting.wording.facts import clock_times, venue_name, when
from ttchan_tui.meeting.wording.invitation import days_to_go, nothing_more
from ttchan_tui.meeting.wording.timing import starts_in
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.home.finale import fillers, finale
from ttchan_tui.tui.home.large_track import large_track
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.texts.activity import activity_title
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList

EACH: Final = 99
"""Instead of rows of titles: a row for each activity."""


class Detail(NamedTuple):
    """How much is told of a day."""

    first: int
    """Rows of titles a place has at most, of what comes first; with none, they stand behind the place."""
    rest: int
    """The same of what comes then; with none, all places share a row."""
    spaced: bool
    """Whether there is an empty row between stretches."""


class _Fitting(NamedTuple):
    """What fits into the room that there is."""

    asked: tuple[object, ...]
    """What it was found for."""
    choices: list[Choice]
    rows: int
    """Rows that they take."""


_DETAILS: Final = (
    Detail(EACH, EACH, spaced=True),
    Detail(EACH, 2, spaced=True),
    *(Detail(rows, rest, spaced=True) for rows in (6, 5, 4, 3) for rest in (2, 1)),
    Detail(2, 1, spaced=True),
    *(Detail(rows, 1, spaced=False) for rows in (3, 2)),
    Detail(1, 1, spaced=False),
    Detail(1, 0, spaced=False),
    Detail(0, 0, spaced=False),
)
"""The most first: the first that there is room for is shown."""

_HEADINGS: Final = {
    Span.NOW: N_("NOW"),
    Span.LATER: N_("LATER TODAY"),
    Span.SOME_TIME: N_("TODAY"),
    Span.FIRST_DAY: N_("ON THE FIRST DAY"),
    Span.TOMORROW: N_("TOMORROW"),
    Span.ANOTHER_DAY: N_("THEN"),
}

_COLUMN: Final = 16
"""Columns that the words for a part of the day take at most in front of what is in it."""


class DayTrack(ChoiceList):
    """The face of the meeting before, during and after it.

    The ids of its choices say where they lead: `activity:ID`, `programme:ID` for the programme at
    that activity, `replay`.
    """

    def __init__(self, session: Session, *, id: str) -> None:
        """Show the meeting of `session` by its clock."""
        super().__init__(id=id)
        self._session = session
        self._meeting, self._language = session.meeting, session.language
        """As it is shown: what fits is found out by trying, and each look into the store takes its time."""
        self._titles: dict[tuple[str, bool], Content] = {}
        """Of activities, with their times or without, as of now."""
        self._parts: dict[tuple[int, int], list[Choice]] = {}
        """What is told of a stretch, by its place and how much of it, as of now: in it most details agree."""
        self.quotes_beside = 0
        """How many of what was said stand beside it."""
        self._fitting: _Fitting | None = None
        """What was found to fit last: a window is shown several times while it opens."""

    def show(self) -> None:
        """Everything, as of now."""
        if not self.size:
            return  # nothing is known yet of how much there is room for
        session = self._session
        self._meeting, self._language = session.meeting, session.language
        on = whats_on(self._meeting, session.clock.now().replace(second=0, microsecond=0))
        if on.phase is Phase.AFTER:
            looks, beside = appearance(self), self.quotes_beside
            self.fill(finale(session, self._columns, self._room, looks, quotes_beside=beside))
        elif appearance(self).is_large:
            self.fill(large_track(on, session, self._columns, self._room, appearance(self)))
        else:
            fitting = self._told_of(on)
            room = self._room - fitting.rows
            more = fillers(session, self._columns, room, quotes_beside=self.quotes_beside)
            self.fill([*fitting.choices, *more])

    def on_resize(self) -> None:
        """Use the lines that there are now; the texts around this list may have taken some."""
        self.show()

    def enlarged(self, choice: Choice) -> Choice:
        """It is made large already."""
        return choice

    def _told_of(self, on: WhatsOn) -> _Fitting:
        """As much as there is room for."""
        session = self._session
        seen = (self._meeting, on, self._language, session.mine, session.programme_changes)
        asked = (*seen, self._columns, self._room)
        if self._fitting is None or self._fitting.asked != asked:
            self._titles, self._parts = {}, {}
            for detail in _DETAILS:
                choices = list(self._told(on, detail))
                rows = sum(choice.shown.plain.count("\n") + 1 for choice in choices)
                if rows <= self._room:
                    break
            self._fitting = _Fitting(asked, choices, rows)
        return self._fitting

    def _told(self, on: WhatsOn, detail: Detail) -> Iterator[Choice]:
        language = self._language
        if on.phase is Phase.BEFORE:
            yield _heading(language.say("SOON"), days_to_go(on.days_to_go, language))
            yield Choice(plain(""))
        stretches = track(on)
        was_headed = True
        for place, stretch in enumerate(stretches):
            is_headed = place == 0 or stretch.span not in (Span.LATER, Span.SOME_TIME)
            if place and detail.spaced and (is_headed or was_headed or detail.rest == EACH):
                yield Choice(plain(""))
            rows = detail.rest if place else detail.first
            if (place, rows) not in self._parts:
                self._parts[place, rows] = list(
                    self._headed(stretch, rows) if is_headed else self._told_then(stretch, stretches, rows)
                )
            yield from self._parts[place, rows]
            was_headed = is_headed
        if not stretches:
            today = on.moment.date()
            yield _heading(language.say("TODAY"), nothing_more(self._meeting, language, today))

    # With a heading of its own

    def _headed(self, stretch: Stretch, rows: int) -> Iterator[Choice]:
        meeting, language = self._meeting, self._language
        style = "$now" if stretch.span is Span.NOW else "$accent"
        explanation = ""
        is_told = moment_is_told(stretch, meeting)
        if stretch.span in (Span.FIRST_DAY, Span.TOMORROW, Span.ANOTHER_DAY):
            explanation = language.date(stretch.day)
        elif stretch.span is Span.SOME_TIME:
            explanation = language.say("time of day not stated")
        elif is_told:
            explanation = when(stretch.activities[0], meeting, language)
        yield _heading(language.say(_HEADINGS[stretch.span]), explanation, style)
        front = (" ┃ ", "$now") if stretch.span is Span.NOW else ("   ", "")
        are_placed = any(stop.venues for stop in stretch.stops)
        for stop in stretch.stops:
            yield from self._stop(stop, front, rows, is_placed=are_placed, timed=not is_told)

    def _stop(
        self, stop: Stop, front: tuple[str, str], rows: int, *, is_placed: bool, timed: bool
    ) -> Iterator[Choice]:
        """A place and what is there; of what has no place, among others that have one, that it has none."""
        name = plain(self._place(stop), "bold" if stop.venues else "$quiet")
        place = [joined(front, self._cut(name, len(front[0])))] if is_placed else []
        inner = joined(front, "  ") if is_placed else joined(front)
        titles = [self._title(activity, timed=timed) for activity in stop.activities]
        room = self._columns - inner.cell_length
        if rows == EACH:
            if len(titles) > 1 and place:
                yield Choice(place.pop())
            for activity, title in zip(stop.activities, titles, strict=True):
                row = joined(inner, self._cut(title, inner.cell_length))
                yield Choice(Content("\n").join([*place, row]), f"activity:{activity.id}")
            return
        flowing = Content(" · ").join(titles)
        if rows == 0 and place:
            shown = [joined(front, self._cut(joined(name, "  ", flowing), len(front[0])))]
        else:
            shown = [*place, *(joined(inner, line) for line in _wrapped(flowing, room, max(1, rows)))]
        yield Choice(Content("\n").join(shown), _goal(stop.activities))

    def _place(self, stop: Stop) -> str:
        meeting, language = self._meeting, self._language
        names = [venue_name(meeting.venue[id], meeting, language) for id in stop.venues]
        return " · ".join(names) or language.say("venue not stated")

    def _title(self, activity: Activity, *, timed: bool = False) -> Content:
        """What it is called and how soon one has to be there; with its time, if that is to be told here."""
        known = activity.id, timed
        if known not in self._titles:
            self._titles[known] = self._titled(activity, timed=timed)
        return self._titles[known]

    def _titled(self, activity: Activity, *, timed: bool) -> Content:
        meeting, language = self._meeting, self._language
        start = f"{clock_times(activity, language)}  " if timed and activity.start else ""
        soon = starts_in(activity, meeting, self._session.clock.now(), language, brief=True)
        mine = self._session.mine
        own = f"  ◆ {language.say('for you')}" if mine and mine.concerns(activity) else ""
        return joined(
            (start, "bold"),
            activity_title(activity, language, change=self._session.programme_changes.get(activity.id)),
            (own, "bold $accent"),
            (f"  {soon}" if soon else "", "bold $now"),
        )

    # With the time in front

    def _label(self, stretch: Stretch) -> str:
        meeting, language = self._meeting, self._language
        if stretch.span is Span.SOME_TIME:
            return language.say("TODAY")
        return when(stretch.activities[0], meeting, language).upper()

    def _told_then(self, stretch: Stretch, all_: Iterable[Stretch], rows: int) -> Iterator[Choice]:
        return self._spread(stretch) if rows == EACH else self._rows(stretch, all_, rows)

    def _spread(self, stretch: Stretch) -> Iterator[Choice]:
        """Its time, and below it a row for each activity with its place behind it."""
        language = self._language
        explanation = language.say("time of day not stated") if stretch.span is Span.SOME_TIME else ""
        yield _heading(self._label(stretch), explanation)
        for stop in stretch.stops:
            place = f"  {self._place(stop)}" if stop.venues else ""
            for activity in stop.activities:
                row = joined(self._title(activity), (place, "$quiet"))
                yield Choice(joined("   ", self._cut(row, 3)), f"activity:{activity.id}")

    def _rows(self, stretch: Stretch, all_: Iterable[Stretch], rows: int) -> Iterator[Choice]:
        """Each place with the time in front of the first; without rows for that, all places in one."""
        labels = [self._label(one) for one in all_ if one.span in (Span.LATER, Span.SOME_TIME)]
        column = min(_COLUMN, max(map(len, labels)))
        front = f" {self._label(stretch):<{column}}  "
        stops = stretch.stops if rows else (Stop((), stretch.activities),)
        for stop in stops:
            words = Content(" · ").join(map(self._title, stop.activities))
            if stop.venues:
                words = joined((self._place(stop), "bold"), "  ", words)
            lines = _wrapped(words, max(20, self._columns - len(front)), max(1, rows))
            fronts = [joined((front, "bold $accent")), *[plain(" " * len(front))] * (len(lines) - 1)]
            shown = (joined(before, line) for before, line in zip(fronts, lines, strict=True))
            yield Choice(Content("\n").join(shown), _goal(stop.activities))
            front = " " * len(front)

    def _cut(self, line: Content, before: int) -> Content:
        """A line that fits behind so many columns; its end can be read where it leads."""
        return line.truncate(max(20, self._columns - before), ellipsis=True)

    @property
    def _columns(self) -> int:
        """Columns that there are for words."""
        return self.size.width - 3

    @property
    def _room(self) -> int:
        """Lines that there are."""
        return max(6, self.size.height)


def _heading(word: str, explanation: str = "", style: str = "$accent") -> Choice:
    return Choice(joined((f" {word}", f"bold {style}"), (f"   {explanation}", "$quiet")))


def _wrapped(words: Content, columns: int, rows: int) -> list[Content]:
    """As many rows of them as there may be; after a whole word the last one tells that there is more."""
    lines = words.wrap(columns)
    if len(lines) > rows:
        lines[rows - 1 :] = [joined(lines[rows - 1].wrap(columns - len(" …"))[0].rstrip(), " …")]
    return lines


def _goal(activities: tuple[Activity, ...]) -> str:
    return f"{'activity' if len(activities) == 1 else 'programme'}:{activities[0].id}"
