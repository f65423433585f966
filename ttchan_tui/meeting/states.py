"""How it is at a venue or an activity at the moment: full, closed; told on every public screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from ttchan_tui.meeting.announcement import Announcement
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import CODES, N_, Language, language
from ttchan_tui.text.multilingual import INTERNATIONAL, Text

USUAL: Final = "usual"
"""What is said when there is nothing to be told any more."""

_KNOWN: Final = {
    "full": N_("full"),
    "closed": N_("closed"),
    "exits": N_("follow the exits"),
}
KNOWN: Final = tuple(_KNOWN)
"""The states that the catalogue has words for in every language."""


def state_name(state: str, language: Language) -> str:
    """What a known state is called."""
    return language.say(_KNOWN[state])


def state_text(state: str) -> Mapping[str, str] | None:
    """A known state in all languages that have a word for it; nothing for `USUAL`."""
    if state == USUAL:
        return None
    words = {code: language(code).say(_KNOWN[state]) for code in CODES}
    return {
        code: word for code, word in words.items() if code == INTERNATIONAL or word != words[INTERNATIONAL]
    }


def state_notices(meeting: Meeting, today: date) -> tuple[Announcement, ...]:
    """What every screen tells: the states of venues, and of activities whose day is not over."""
    return tuple(_notices(meeting, today))


def _notices(meeting: Meeting, today: date) -> Iterator[Announcement]:
    told = [(f"venue:{one.id}", one.name, one.state) for one in meeting.venues]
    told += [(f"activity:{one.id}", one.title, one.state) for one in meeting.activities if one.date >= today]
    for id, name, state in told:
        if state:
            codes = dict.fromkeys((*state.by_language, *name.by_language))
            words = {code: f"{name.in_language(code).text}: {state.in_language(code).text}" for code in codes}
            yield Announcement(id, Text(words), urgent=False, since=_EVER, until=_EVER + _LONG)


_EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LONG: Final = timedelta(days=365 * 1000)
