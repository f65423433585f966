"""What the first screen says when the meeting is over: the way back into it, who was there, what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from textual.content import EMPTY_CONTENT, Content

from ttchan_tui.meeting.wording.head_count import who_heading
from ttchan_tui.meeting.wording.invitation import what_was_said
from ttchan_tui.tui.home.quotes import quotable, quoted, whose
from ttchan_tui.tui.looks.appearance import Appearance
from ttchan_tui.tui.looks.by_parts import by_parts
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.texts.people_dots import MOST_DOTS, people_dots, people_words
from ttchan_tui.tui.widgets.choice_list import Choice

_DOT: Final = "  ·  "
"""Stands between parts of a line that may stand below each other as well."""
_LEAST: Final = 3
"""Rows in which anything can be told."""
_FOR_A_QUOTE: Final = 4
"""Rows for something that was said, which with who was there comes before the days."""


def finale(
    session: Session, columns: int, room: int, looks: Appearance, *, quotes_beside: int = 0
) -> Iterator[Choice]:
    """The replay first, then as much of who was there and of what was said as there is room for.

    Args:
        session: Whose meeting is over.
        columns: Columns that there are.
        room: Rows that there are.
        looks: What letters are drawn with.
        quotes_beside: How many of the quotes stand beside it, and so not here.
    """
    language = session.language
    over = joined((f" {language.say('THE MEETING IS OVER')}", "bold $accent"))
    thanks = language.say("thank you for being part of it")
    yield Choice(joined(over, (f"   {thanks}", "$quiet")))
    room -= 1
    if session.meeting.days:
        replay = _replay(session, columns, room, looks)
        yield Choice(plain(""))
        yield Choice(replay, "replay")
        room -= 1 + len(replay.split("\n"))
    days = len(session.meeting.days)
    if room >= days + _rows_first(session, columns):  # all of them, or none
        yield from _days(session, columns)
        room -= days
    yield from fillers(session, columns, room, quotes_beside=quotes_beside)


def _rows_first(session: Session, columns: int) -> int:
    """Rows of what comes before the days where there is not room for all."""
    quote = _FOR_A_QUOTE if quotable(session) else 0
    return _rows(_people(session, columns)) + quote


def _days(session: Session, columns: int) -> Iterator[Choice]:
    """What happened on each day, a line each that leads there."""
    language = session.language
    for day in session.meeting.days:
        date = language.short_date(day.date)
        title = day.title.in_language(language.code).marked
        line = joined(f"   {date}  ", title).truncate(max(20, columns - 3), ellipsis=True)
        yield Choice(line, f"day:{day.date}")


def fillers(session: Session, columns: int, room: int, *, quotes_beside: int = 0) -> Iterator[Choice]:
    """What is worth knowing at any time, as much as there is room for: who takes part, and what was said.

    Args:
        session: Whose meeting it is.
        columns: Columns that there are.
        room: Rows that there are.
        quotes_beside: How many of the quotes stand beside it, and so not here.
    """
    if room < _LEAST:
        return
    for part in (
        _people(session, columns),
        *_quotes(session, columns, quotes_beside),
        _dots(session, columns),
    ):
        if part and (rows := _rows(part)) <= room:
            yield Choice(plain(""))
            yield Choice(part)
            room -= rows


def _replay(session: Session, columns: int, room: int, looks: Appearance) -> Content:
    say = session.language.say
    title = say("Walk through its days again")
    drawn = looks.poster(title, columns - 8, room - 4, "bold $accent") if looks.is_large else None
    keys = by_parts(
        say("Enter begins  ·  ← → one moment back or on  ·  R ends it").split(_DOT), columns - 6, _DOT
    )
    lines = drawn.split("\n") if drawn else [joined(("▶ ", "bold $accent"), (title, "bold"))]
    return _indented([*lines, *(plain(line, "$quiet") for line in keys)])


def _people(session: Session, columns: int) -> Content:
    """Who takes part, and how much there is to go to."""
    meeting, language = session.meeting, session.language
    heading = who_heading(meeting, session.clock.now(), language).upper()
    entries = language.count(
        "{number} entry in this programme", "{number} entries in this programme", len(meeting.activities)
    )
    people = people_words(meeting, language) if meeting.participation.counted else ""
    words = (plain(line, "bold") for line in by_parts(people.split(_DOT), columns - 6, _DOT))
    lines = _indented([*words, plain(entries, "$quiet")])
    return Content("\n").join([plain(f" {heading}", "bold $accent"), lines])


def _dots(session: Session, columns: int) -> Content:
    """One person a dot; nothing where they are more than can be seen at a look."""
    people = session.meeting.participation
    if not (0 < people.stated_total <= MOST_DOTS and people.is_exact):
        return EMPTY_CONTENT
    return _indented(people_dots(session.meeting, session.language, columns - 6).split("\n"))


def _quotes(session: Session, columns: int, beside: int) -> Iterator[Content]:
    language = session.language
    heading = what_was_said(session.meeting, language, session.clock.now()).upper()
    for place, note in enumerate(quotable(session)[beside:]):
        words = said(quoted(note, language), language).wrap(max(20, columns - 6))
        quote = _indented([*words, plain(whose(note, session), "$quiet")])
        yield Content("\n").join([plain(f" {heading}", "bold $accent"), quote]) if not place else quote


def _rows(part: Content) -> int:
    """Rows of a part, and of the empty one before it."""
    return 1 + len(part.split("\n", allow_blank=True))


def _indented(lines: Iterable[Content]) -> Content:
    return Content("\n").join(joined("   ", line) for line in lines)
