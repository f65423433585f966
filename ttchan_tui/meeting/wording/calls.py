"""How calls for an organiser are told; the same words on every screen and on the command line."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from ttchan_tui.meeting.call import Call
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import venue_name
from ttchan_tui.text.languages import N_, Language


def place_words(kiosk: str, venue: str, meeting: Meeting, language: Language) -> str:
    """Where a kiosk is: its name, and the venue if somebody has said which."""
    where = [venue_name(meeting.venue[venue], meeting, language)] if venue in meeting.venue else []
    return " · ".join([kiosk, *where])


def since_words(call: Call, meeting: Meeting, language: Language) -> str:
    """When somebody called, by the clocks of the meeting."""
    at = call.at.astimezone(ZoneInfo(meeting.time_zone))
    return language.say(N_("called at {time}"), time=language.time(at))


def state_words(call: Call, language: Language) -> str:
    """Whether somebody is coming."""
    return language.say(N_("Somebody is coming.") if call.answered else N_("Nobody has answered yet."))


def call_words(call: Call, meeting: Meeting, language: Language) -> str:
    """A call in a line: "foyer · City Council · called at 14:05 · Somebody is coming."."""
    place = place_words(call.kiosk, call.venue, meeting, language)
    return " · ".join([place, since_words(call, meeting, language), state_words(call, language)])
