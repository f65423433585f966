"""The languages in which a meeting is shown, of those that the interface speaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from ttchan_tui.text.cldr import official_languages
from ttchan_tui.text.languages import CODES, language
from ttchan_tui.text.multilingual import INTERNATIONAL

if TYPE_CHECKING:
    from ttchan_tui.meeting.meeting import Meeting


def spoken(meeting: Meeting) -> tuple[str, ...]:
    """Codes of the languages in which its people write: its own, as far as the interface speaks them.

    The first one is that of its kiosks and of the app, if nobody asks for another. English, if there is none.
    """
    return tuple(code for code in meeting.languages if code in CODES) or (INTERNATIONAL,)


def first_spoken(meeting: Meeting, offers: tuple[str, ...] = ()) -> str:
    """Code of the language in which it is shown if nobody asks for another: its first of those offered.

    Args:
        meeting: The meeting.
        offers: Codes of the languages offered, if somebody has said which.
    """
    own = spoken(meeting)
    return next((code for code in own if not offers or code in offers), (*offers, *own)[0])


def offered(meeting: Meeting, *more: str, only: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Codes of the languages that can be chosen, by their own names.

    They are those that it is written in, those of the countries of its people, English, and `more`; or, if
    somebody has said which, `only` those, and `more`.
    """
    return _in_order(which_offered(meeting, *more, only=only))


def which_offered(meeting: Meeting, *more: str, only: tuple[str, ...] = ()) -> frozenset[str]:
    """The same, in no order: that takes no name of a language, so the first screen can ask for it."""
    if only:
        return frozenset((*only, *more))
    theirs = (meeting.places, meeting.participation.delegations, meeting.partners, meeting.groups)
    countries = frozenset(one.country for ones in theirs for one in ones if one.country)
    return _offered(frozenset((*spoken(meeting), INTERNATIONAL, *more)), countries)


@lru_cache(maxsize=8)
def _offered(codes: frozenset[str], countries: frozenset[str]) -> frozenset[str]:
    return codes | {code for country in countries for code in official_languages(country) if code in CODES}


def group_language(meeting: Meeting, group: str) -> str:
    """Tag of the language that a group speaks: what is said there is in it, whatever the screen speaks.

    It is the one that the meeting says; else that of its country, of several one of the meeting if it can be.
    A group of no country speaks English where the meeting does, else the meeting's first language.

    Args:
        meeting: The meeting.
        group: Id of the group.
    """
    known = meeting.group.get(group)
    if known and known.language:
        return known.language
    theirs = official_languages(known.country) if known and known.country else ()
    if not theirs:
        return INTERNATIONAL if INTERNATIONAL in meeting.languages else spoken(meeting)[0]
    return next((code for code in meeting.languages if code in theirs), theirs[0])


@lru_cache(maxsize=8)
def _in_order(codes: frozenset[str]) -> tuple[str, ...]:
    return by_own_name(codes)


def by_own_name(codes: Iterable[str]) -> tuple[str, ...]:
    """Languages by their own names, those in Latin letters first."""

    def place(code: str) -> tuple[bool, tuple[list[str], str]]:
        name = language(code).own_name
        return not unicodedata.name(name[0]).startswith("LATIN"), language(INTERNATIONAL).sort_key(name)

    return tuple(sorted(codes, key=place))
