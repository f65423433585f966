"""What is on, for whoever sees little: one thing only, in drawn letters where there is room for them."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.schedule.track import Span, Stop, track
from ttchan_tui.meeting.schedule.whats_on import Phase, WhatsOn
from ttchan_tui.meeting.wording.activities import title_words
from ttchan_tui.meeting.wording.facts import where
from ttchan_tui.meeting.wording.invitation import nothing_more
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.looks.appearance import Appearance
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice

_MARGIN = 8
"""Columns in front of the letters and behind them, together."""

_AROUND = 6
"""Rows of the heading, of what stands below the letters, and of what else there is."""


def large_track(
    on: WhatsOn, session: Session, columns: int, room: int, looks: Appearance
) -> Iterator[Choice]:
    """The first stretch of the track, its places one below the other; what has no room is one choice more.

    Args:
        on: What is on.
        session: Whose meeting it is of.
        columns: Columns that there are.
        room: Rows that there are.
        looks: What letters are drawn with.
    """
    stretches = track(on)
    words, explanation = _heading(on, session)
    stops = stretches[0].stops if stretches else ()
    style = "$now" if stretches and stretches[0].span is Span.NOW else "$accent"
    return _face(_Large(session, columns, room, looks), words, explanation, stops, style)


def _heading(on: WhatsOn, session: Session) -> tuple[str, str]:
    language = session.language
    if on.phase is Phase.BEFORE:
        days = language.count("{number} day", "{number} days", on.days_to_go)
        return days, language.say("IT BEGINS WITH")
    if on.now:
        return language.say("NOW"), ""
    if on.some_time_today:
        return language.say("TODAY"), language.say("time of day not stated")
    if on.next:
        return (language.weekday(on.next_day) if on.next_day else language.say("THEN")), ""
    return language.say("TODAY"), nothing_more(session.meeting, language, on.moment.date())


class _Large:
    """The room that there is, and how it is written in."""

    def __init__(self, session: Session, columns: int, room: int, looks: Appearance) -> None:
        self.meeting: Meeting = session.meeting
        self.language: Language = session.language
        self.changes = session.programme_changes
        self.columns = columns
        self.room = room
        self.looks = looks

    def words(self, stop: Stop) -> tuple[str, str]:
        """What matters of a stop, and what stands below: of one activity the title, of several the place."""
        place = where(stop.activities[0], self.meeting, self.language)
        titles = [title_words(one, self.language, self.changes.get(one.id)) for one in stop.activities]
        if len(titles) == 1 or not place:
            return titles[0], " · ".join(filter(None, (place, *titles[1:])))
        return place, " · ".join(titles)

    def drawn(self, stop: Stop) -> Content:
        """In letters; nothing if there is too little room."""
        large, below = self.words(stop)
        drawn = self.looks.poster(large, self.columns - _MARGIN, self.room - _AROUND)
        return self._barred([*drawn.split("\n"), plain(below, "$quiet")]) if drawn else drawn

    def written(self, stop: Stop) -> Content:
        """In words."""
        large, below = self.words(stop)
        return self._barred([plain(large, "bold"), plain(below, "$quiet")])

    def _barred(self, lines: list[Content]) -> Content:
        room = max(20, self.columns - 5)
        return Content("\n").join(
            joined(("  ┃ ", "$now"), line.truncate(room, ellipsis=True)) for line in lines if line.plain
        )


def _face(
    large: _Large, words: str, explanation: str, stops: tuple[Stop, ...], style: str
) -> Iterator[Choice]:
    drawn = [large.drawn(stop) for stop in stops]
    if drawn and drawn[0].plain:
        heading = [joined((f"  {words}", f"bold {style}"), (f"   {explanation}", "$quiet"))]
    else:
        drawn = [large.written(stop) for stop in stops]
        letters = large.looks.headline(words, large.columns - 3, large.room // 2, style)
        heading = [joined("  ", line) for line in letters.split("\n")]
        heading += [plain(f"  {explanation}", "bold")] if explanation else []
    yield Choice(joined(Content("\n").join(heading), "\n"))
    room = large.room - len(heading) - 1
    shown = 0
    for stop, shape in zip(stops, drawn, strict=True):
        rows = len(shape.split("\n")) + 1
        if shown and rows > room - (0 if stop is stops[-1] else 1):
            break
        goal = "activity" if len(stop.activities) == 1 else "programme"
        yield Choice(joined(shape, "\n "), f"{goal}:{stop.activities[0].id}")
        room -= rows
        shown += 1
    if more := [activity for stop in stops[shown:] for activity in stop.activities]:
        others = large.language.count("… and {number} more", "… and {number} more", len(more))
        yield Choice(plain(f"    {others}", "bold"), f"programme:{more[0].id}")
