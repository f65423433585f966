"""Lookup: which one somebody means who names a place, a group, a prompt, or what else has an id.

The id itself goes before a name in any language, that before the beginning of an id or a name. Accents, case
and the alphabet of names do not matter. Whoever names several things is told which, and how they differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from ttchan_tui.meeting.errors import UnknownId, listed
from ttchan_tui.meeting.spoken import spoken
from ttchan_tui.text.languages import N_, language
from ttchan_tui.text.multilingual import INTERNATIONAL, Text

if TYPE_CHECKING:
    from ttchan_tui.meeting.board.promise import Promise
    from ttchan_tui.meeting.board.themes import Theme
    from ttchan_tui.meeting.groupwork import Category, Group, Level, Prompt
    from ttchan_tui.meeting.meeting import Meeting
    from ttchan_tui.meeting.people import Delegation, Partner, Place
    from ttchan_tui.meeting.programme import Activity, Venue


class HasId(Protocol):
    """Something that has an id."""

    @property
    def id(self) -> str:
        """What it is told from others of its kind by."""


_T = TypeVar("_T", bound=HasId)


@dataclass(frozen=True, slots=True)
class _Named:
    """What somebody can mean, and by what names."""

    id: str
    names: tuple[str, ...]
    where: str
    """What tells it from others of the same name: an address or a country."""


def find_place(meeting: Meeting, wanted: str) -> Place:
    """The place that is called so, such as "Łódź", "lodz", "Лодзь" or "lod".

    Raises:
        UnknownId: There is none, or there are several; so it is with whatever else is looked up here.
    """
    return _find(wanted, meeting.places, _named_place, NO_PLACE)


def find_venue(meeting: Meeting, wanted: str) -> Venue:
    """The venue that is called so."""
    return _find(wanted, meeting.venues, lambda one: _Named(one.id, _said(one.name), one.address), NO_VENUE)


def find_activity(meeting: Meeting, wanted: str) -> Activity:
    """The activity that is called so."""
    return _find(
        wanted,
        meeting.activities,
        lambda one: _Named(one.id, _said(one.title), one.date.isoformat()),
        NO_ACTIVITY,
    )


def find_delegation(meeting: Meeting, wanted: str) -> Delegation:
    """The row of the participation list that is called so: by its id, its country or its places."""

    def named(one: Delegation) -> _Named:
        places = (name for id in one.places for name in _named_place(meeting.place[id]).names)
        return _Named(one.id, (*_countries(one.country, meeting), *places), one.country)

    return _find(wanted, meeting.participation.delegations, named, NO_DELEGATION)


def find_partner(meeting: Meeting, wanted: str) -> Partner:
    """The formal partner that is called so: by its name, its place or its country."""

    def named(one: Partner) -> _Named:
        place = meeting.place.get(one.place or "")
        names = (
            *_said(one.name),
            *(_named_place(place).names if place else ()),
            *_countries(one.country, meeting),
        )
        return _Named(one.id, names, one.country)

    return _find(wanted, meeting.partners, named, NO_PARTNER)


def find_group(meeting: Meeting, wanted: str, among: Iterable[str] | None = None) -> Group:
    """The group that is called so: by its name, or by its country.

    Args:
        meeting: Whose groups there are.
        wanted: What somebody typed.
        among: Ids of the groups that can be meant; all if none are given.
    """
    groups = meeting.groups if among is None else tuple(meeting.group[id] for id in among)
    none = NO_GROUP if among is None else NO_GROUP_THERE
    return _find(
        wanted,
        groups,
        lambda one: _Named(one.id, (*_said(one.name), *_countries(one.country, meeting)), ""),
        none,
    )


def find_prompt(meeting: Meeting, wanted: str) -> Prompt:
    """The prompt whose title it is."""
    return _find(wanted, meeting.prompts, lambda one: _Named(one.id, _said(one.title), ""), NO_PROMPT)


def find_category(prompt: Prompt, wanted: str) -> Category:
    """The category of a prompt that is called so."""
    return _find(wanted, prompt.categories, lambda one: _Named(one.id, _said(one.name), ""), NO_CATEGORY)


def find_level(prompt: Prompt, wanted: str) -> Level:
    """The level of a prompt that is called so."""
    return _find(wanted, prompt.levels, lambda one: _Named(one.id, _said(one.name), ""), NO_LEVEL)


def find_theme(themes: Iterable[Theme], wanted: str) -> Theme:
    """The theme of that title."""
    return _find(wanted, tuple(themes), lambda one: _Named(one.id, (one.title,), ""), NO_THEME)


def find_promise(promises: Iterable[Promise], wanted: str) -> Promise:
    """The promise whose id begins like that."""
    known = {promise.id: promise for promise in promises}
    return known[find_id(known, wanted, NO_PROMISE)]


def find_id(ids: Iterable[str], wanted: str, none: str) -> str:
    """The id that begins like that, of things that have no other name: notes, promises.

    Args:
        ids: Those that there are.
        wanted: What somebody typed.
        none: Says that there is none; a template with the place `{id}`.
    """
    found = {id for id in ids if wanted and id.startswith(wanted)}
    if wanted in found:
        return wanted
    if len(found) != 1:
        raise UnknownId(_SEVERAL_IDS if found else none, id=wanted)
    return found.pop()


def _find(wanted: str, things: Sequence[_T], named: Callable[[_T], _Named], none: str) -> _T:
    for one in things:
        if one.id == wanted:
            return one
    known = [named(one) for one in things]
    found = _fitting(wanted, known)
    if len(found) == 1:
        return next(one for one in things if one.id == found[0].id)
    if found:
        raise UnknownId(_SEVERAL, id=wanted, valid=listed(map(_told, found)))
    if guesses := _like(wanted, known):
        raise UnknownId(_PERHAPS, id=wanted, valid=listed(map(_told, guesses)))
    valid = (_told(named(one)) if none is NO_THEME else one.id for one in things)  # ids of themes are numbers
    raise UnknownId.among(none, wanted, valid)


def _fitting(wanted: str, known: Sequence[_Named]) -> list[_Named]:
    """What has that name; else what has an id or a name that begins so."""
    from ttchan_tui.meeting.search.word_index import folded

    if not (name := folded(wanted)):
        return []
    called = [one for one in known if name in map(folded, (one.id, *one.names))]
    return called or [one for one in known if any(folded(n).startswith(name) for n in (one.id, *one.names))]


def _like(wanted: str, known: Sequence[_Named]) -> list[_Named]:
    """What may have been meant: what has it within a name, else what is written almost so."""
    from difflib import get_close_matches

    from ttchan_tui.meeting.search.word_index import folded

    if len(name := folded(wanted)) < _SHORTEST_GUESS:
        return []
    by_name = {
        folded(called): one for one in known for called in (*" ".join(one.names).split(), *one.names, one.id)
    }
    within = [called for called in by_name if name in called]
    found = within or get_close_matches(name, by_name, n=_GUESSES, cutoff=_ALMOST)
    return list({by_name[called].id: by_name[called] for called in found}.values())[:_GUESSES]


def _told(one: _Named) -> str:
    words = ", ".join(filter(None, (*one.names[:1], one.where)))
    return f"{words} ({one.id})" if words else one.id


def _named_place(place: Place) -> _Named:
    local = (name.strip() for name in place.local_name.split("/"))
    return _Named(place.id, (*_said(place.name), *filter(None, local), *place.other_names), place.country)


def _said(text: Text) -> tuple[str, ...]:
    """A text in all its languages; first as most people read it."""
    return tuple(
        dict.fromkeys(filter(None, (text.in_language(INTERNATIONAL).text, *text.by_language.values())))
    )


def _countries(code: str, meeting: Meeting) -> tuple[str, ...]:
    if not code:
        return ()
    languages = dict.fromkeys((INTERNATIONAL, *spoken(meeting)))
    return (*(language(one).country(code) for one in languages), code)


_GUESSES: Final = 4
_SHORTEST_GUESS: Final = 3
"""Characters; what is shorter is within too much."""
_ALMOST: Final = 0.75
"""How alike two words are, between 0 and 1."""

NO_PLACE: Final = N_("There is no place “{id}”. There are: {valid}.")
NO_ACTIVITY: Final = N_("There is no activity “{id}”. There are: {valid}.")
NO_VENUE: Final = N_("There is no venue “{id}”. There are: {valid}.")
NO_DELEGATION: Final = N_("There is no delegation “{id}”. There are: {valid}.")
NO_PARTNER: Final = N_("There is no partner “{id}”. There are: {valid}.")
NO_GROUP: Final = N_("There is no group “{id}”. There are: {valid}.")
NO_GROUP_THERE: Final = N_("There is no group “{id}” for this prompt. There are: {valid}.")
NO_PROMPT: Final = N_("There is no prompt “{id}”. There are: {valid}.")
NO_CATEGORY: Final = N_("There is no category “{id}” for this prompt. There are: {valid}.")
NO_LEVEL: Final = N_("There is no level “{id}” for this prompt. There are: {valid}.")
NO_THEME: Final = N_("There is no theme “{id}”. There are: {valid}.")
NO_PROMISE: Final = N_("There is no promise “{id}”. “ttchan board promises” shows them with their ids.")
_PERHAPS: Final = N_("Nothing here is called “{id}”. Perhaps you mean: {valid}.")
_SEVERAL: Final = N_("“{id}” could mean: {valid}. Give the id, which is in brackets.")
_SEVERAL_IDS: Final = N_("Several ids begin with “{id}”. Give more letters of it.")
