"""What is to be changed for an act on the programme or the people: the same for commands and for forms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import count
from typing import Final

from ttchan_tui.meeting.editing.edits import Edit
from ttchan_tui.meeting.lookup import find_activity, find_delegation, find_venue
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class NotOrdered(Explained):
    """These activities have no order among each other; nothing was changed."""


def edit_activity(meeting: Meeting, activity: str, **fields: object) -> tuple[Edit, ...]:
    """For an activity to say something else.

    Raises:
        UnknownId: There is none of that name, or several.
    """
    return (Edit("activity", find_activity(meeting, activity).id, fields),)


def set_venues(meeting: Meeting, activity: str, venues: Iterable[str]) -> tuple[Edit, ...]:
    """For an activity to take place there; with no venue, where is not known.

    Raises:
        UnknownId: There is no such activity, or no such venue.
    """
    found = [find_venue(meeting, one).id for one in venues]
    return edit_activity(meeting, activity, venues=found or None)


def cancel(meeting: Meeting, activity: str, why: Mapping[str, str]) -> tuple[Edit, ...]:
    """For an activity not to take place; why, as the public reads it, by language.

    Raises what `edit_activity` does.
    """
    return edit_activity(meeting, activity, cancelled=dict(why) or None)


def reinstate(meeting: Meeting, activity: str) -> tuple[Edit, ...]:
    """For an activity to take place after all.

    Raises what `edit_activity` does.
    """
    return edit_activity(meeting, activity, cancelled=None, replaced_by=None)


def replace_activity(
    meeting: Meeting, activity: str, instead: str, why: Mapping[str, str]
) -> tuple[Edit, ...]:
    """For another activity to take place instead.

    Raises what `edit_activity` does.
    """
    other = find_activity(meeting, instead).id
    return edit_activity(meeting, activity, replaced_by=other, cancelled=dict(why) or None)


def set_state(section: str, id: str, state: Mapping[str, str] | None) -> tuple[Edit, ...]:
    """For a venue or an activity to be full, closed or the like at the moment, by language; or as usual."""
    return (Edit(section, id, {"state": dict(state) if state else None}),)


def add_activity(id: str, day: date, fields: Mapping[str, object]) -> tuple[Edit, ...]:
    """For there to be one more activity on a day."""
    return (Edit("activity", id, {"id": id, "date": day.isoformat(), **fields}, is_new=True),)


def duplicate_activity(document: Mapping[str, object], id: str, day: date) -> tuple[Edit, ...]:
    """For the same activity to take place once more on a day, under another id."""
    copied = {name: value for name, value in document.items() if name not in _OF_THE_ONE}
    return (Edit("activity", id, {**copied, "id": id, "date": day.isoformat()}, is_new=True),)


def order_activities(meeting: Meeting, activities: Iterable[str]) -> tuple[Edit, ...]:
    """For activities to stand one behind the other, in the places that they have.

    Raises:
        UnknownId: There is none of that name, or several.
        NotOrdered: One is named twice, or they are of several days.
    """
    found = [find_activity(meeting, one) for one in activities]
    twice = next((one.id for one in found if found.count(one) > 1), "")
    if twice:
        raise NotOrdered(N_("“{id}” is named twice. Nothing was changed."), id=twice)
    if len({one.date for one in found}) > 1:
        raise NotOrdered(N_("They are not all of the same day. Nothing was changed."))
    return (Edit("activity", "", {}, order=tuple(one.id for one in found)),)


def count_people(
    meeting: Meeting, delegation: str, number: int, *, total: int | None = None, at_least: bool = False
) -> tuple[Edit, ...]:
    """For a delegation to have so many people; the stated total goes with it, if the delegation is in it.

    Args:
        meeting: The meeting as it is.
        delegation: The id, country or place of its row in the list.
        number: How many.
        total: The stated total, if that is to be another one than follows.
        at_least: Whether there may be more of them.

    Raises:
        UnknownId: There is no such row.
    """
    row, stated = find_delegation(meeting, delegation), meeting.participation.stated_total
    if total is None:
        total = stated
        if not row.separately_named and stated and row.count:  # what nobody knows does not become known
            total += number - row.count
    fields: dict[str, object] = {"count": number}
    if at_least != row.at_least:
        fields["at_least"] = at_least or None
    edits = (Edit("delegation", row.id, fields),)
    return edits if total == stated else (*edits, Edit("participation", "", {"stated_total": total}))


def new_activity_id(meeting: Meeting, day: date, taken: Collection[str] = ()) -> str:
    """An id for one more activity of a day, like those that the others of that day have.

    Args:
        meeting: The meeting.
        day: The day.
        taken: Ids that are given already, besides those of the meeting.
    """
    numbered = [found for one in meeting.on(day) if (found := _NUMBERED.fullmatch(one.id))]
    beginning = numbered[-1][1] if numbered else f"{day.isoformat()}-"
    first = max((int(found[2]) for found in numbered if found[1] == beginning), default=0) + 1
    ids = (f"{beginning}{number}" for number in count(first))
    return next(id for id in ids if id not in meeting.activity and id not in taken)


_OF_THE_ONE: Final = frozenset({"heads", "cancelled", "replaced_by", "state"})
"""What was so of one activity need not be so of another like it."""
_NUMBERED: Final = re.compile(r"(.*?)(\d{1,6})")
