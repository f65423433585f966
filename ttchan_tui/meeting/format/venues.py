"""Reads where things happen, and the networks for guests there."""

from __future__ import annotations

from typing import Final

from ttchan_tui.meeting.format.fields import Fields
from ttchan_tui.meeting.format.pictures import read_picture
from ttchan_tui.meeting.programme import Venue, WayOnFoot
from ttchan_tui.meeting.qr.wifi import SSID_LIMIT, Security, Wifi, is_password
from ttchan_tui.text.languages import N_


def read_venue(fields: Fields) -> Venue:
    """One `[[venue]]`."""
    venue = Venue(
        id=fields.identifier(),
        name=fields.text("name", needed=True),
        text=fields.prose("text"),
        place=fields.refer("place", "place"),
        address=fields.string("address"),
        entrance=fields.prose("entrance"),
        position=fields.position(),
        position_source=fields.string("coordinates_source"),
        source=fields.source(),
        on_foot=tuple(way.whole(_way) for way in fields.each("walk")),
        picture=read_picture(fields),
        state=fields.text("state"),
    )
    goals = [way.to for way in venue.on_foot]
    if venue.id in goals:
        fields.wrong("walk", N_("nobody has to walk from a venue to itself"))
    elif len(set(goals)) < len(goals):
        fields.wrong("walk", N_("there are several ways to the same venue; keep one"))
    return venue


def _way(fields: Fields) -> WayOnFoot:
    return WayOnFoot(
        to=fields.refer("to", "venue", needed=True) or "",
        minutes=fields.number("minutes", least=1),
        one_way=fields.yes("one_way"),
    )


def read_wifi(fields: Fields) -> Wifi:
    """One `[[wifi]]`."""
    found = Wifi(
        id=fields.identifier(),
        ssid=fields.exact("ssid", needed=True, limit=SSID_LIMIT),
        password=fields.exact("password"),
        security=fields.choice("security", Security),
        hidden=fields.yes("hidden"),
        venue=fields.refer("venue", "venue"),
    )
    if len(found.ssid.encode()) > SSID_LIMIT:
        fields.wrong("ssid", N_("the name of a network has at most {limit} bytes"), limit=SSID_LIMIT)
    if not is_password(found.password, found.security):
        fields.wrong("password", _PASSWORDS[found.security])
    return found


_PASSWORDS: Final = {
    Security.WPA: N_(
        "expected a password of 8 to 63 letters, digits and signs of ASCII, or a key of 64 hexadecimal digits"
    ),
    Security.WEP: N_("expected a key of 5 or 13 characters of ASCII, or of 10 or 26 hexadecimal digits"),
    Security.OPEN: N_("an open network has no password; leave it out, or give another security"),
}
