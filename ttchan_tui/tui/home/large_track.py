"""What is on, for whoever sees little: one thing only, in drawn letters where there is room for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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

_FRONT = " ┃ "
"""Stands before a place and what is there."""


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
        return (language.weekday(on.next_day) if on.next_day else language.say("LATER TODAY")), ""
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

    def drawn(self, stops: Sequence[Stop]) -> list[Content]:
        """As many of the first ones as there is room for, in the same letters; none if there is none."""
        columns = self.columns - len(_FRONT) - 1
        for number in range(len(stops), 0, -1):
            above_and_below = 1 + 2 * number + (number < len(stops))
            rows = self.room - above_and_below + number - 1
            words = [self.words(stop) for stop in stops[:number]]
            if shapes := self.looks.posters([large for large, _ in words], columns, rows):
                return [
                    self._barred([*shape.split("\n", allow_blank=True), *_below(below)])
                    for shape, (_, below) in zip(shapes, words, strict=True)
                ]
        return []

    def written(self, stop: Stop) -> Content:
        """In words."""
        large, below = self.words(stop)
        return self._barred([plain(large, "bold"), *_below(below)])

    def _barred(self, lines: list[Content]) -> Content:
        room = max(20, self.columns - len(_FRONT))
        return Content("\n").join(
            joined((_FRONT, "$now"), line.truncate(room, ellipsis=True)) for line in lines
        )


def _below(words: str) -> list[Content]:
    return [plain(words, "$quiet")] if words else []


def _face(
    large: _Large, words: str, explanation: str, stops: tuple[Stop, ...], style: str
) -> Iterator[Choice]:
    if shapes := large.drawn(stops):
        heading = [joined((f" {words}", f"bold {style}"), (f"   {explanation}", "$quiet"))]
    else:
        shapes = [large.written(stop) for stop in stops]
        letters = large.looks.headline(words, large.columns - 3, large.room // 2, style)
        heading = [joined(" ", line) for line in letters.split("\n")]
        heading += [plain(f" {explanation}", "bold")] if explanation else []
    yield Choice(Content("\n").join(heading))
    room = large.room - len(heading)
    shown = 0
    for stop, shape in zip(stops, shapes, strict=False):
        rows = len(shape.split("\n", allow_blank=True)) + 1
        if shown and rows > room - (0 if stop is stops[-1] else 1):
            break
        goal = "activity" if len(stop.activities) == 1 else "programme"
        yield Choice(joined(shape, "\n "), f"{goal}:{stop.activities[0].id}")
        room -= rows
        shown += 1
    if more := [activity for stop in stops[shown:] for activity in stop.activities]:
        others = large.language.count("… and {number} more", "… and {number} more", len(more))
        yield Choice(plain(f"   {others}", "bold"), f"programme:{more[0].id}")
