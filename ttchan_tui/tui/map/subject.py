"""What the map of a meeting is about."""

from __future__ import annotations

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.map.picture import MapSubject, Town


def map_subject(meeting: Meeting, language: Language) -> MapSubject | None:
    """The places whose positions are known, the host's first, and all countries; none without the host's.

    Countries of which no place is named are among the countries, and have no pin.
    """
    towns = tuple(
        Town(place.id, place.name.in_language(language.code).text.partition(" (")[0], place.position)
        for place in meeting.places_as_listed
        if place.position
    )
    host = meeting.place[meeting.host]
    if not towns or towns[0].id != host.id:
        return None
    codes = dict.fromkeys(row.country for row in meeting.participation.delegations)
    return MapSubject(towns, tuple((code, language.country(code)) for code in codes), host.country)
