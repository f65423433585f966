"""What is told to people by where they are from."""

from __future__ import annotations

from ttchan_tui.meeting.belonging import Belonging
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import rows_in_order
from ttchan_tui.text.languages import Language


def countries_in_order(meeting: Meeting, language: Language) -> tuple[str, ...]:
    """The codes of the countries that one can be from: the host's first, then by their names."""
    rows = rows_in_order(meeting.participation.delegations, meeting, language)
    return tuple(dict.fromkeys(row.country for row in rows))


def towns(people: Belonging, meeting: Meeting, language: Language) -> str:
    """The names of the towns that they came from; empty if the list names their country only."""
    names = (meeting.place[id].name.in_language(language.code).marked for id in people.places)
    return " · ".join(name for name in names if name != language.country(people.country))


def news(activities: int, notes: int, language: Language) -> str:
    """What is new since people from there last looked."""
    new = []
    if activities:
        new.append(
            language.count(
                "{number} change in the programme", "{number} changes in the programme", activities
            )
        )
    if notes:
        new.append(
            language.count("{number} new note of your group", "{number} new notes of your group", notes)
        )
    if not new:
        return language.say("Since somebody from there last looked, nothing has changed.")
    return language.say("Since somebody from there last looked: {what}.", what=language.listed(new))
