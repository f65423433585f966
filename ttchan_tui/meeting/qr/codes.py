"""The codes that visitors scan: what there is, and where each leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.lookup import find_place, find_venue
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Place
from ttchan_tui.meeting.programme import Venue
from ttchan_tui.meeting.qr.address import SHORT_ADDRESS, is_short, percent_encoded
from ttchan_tui.meeting.qr.published import UNPUBLISHED, PublishedSite
from ttchan_tui.meeting.qr.short_paths import PageKind
from ttchan_tui.meeting.qr.symbol import AddressTooLong
from ttchan_tui.meeting.qr.wifi import Wifi
from ttchan_tui.meeting.schedule.display_phase import DisplayPhase, display_phase
from ttchan_tui.meeting.spoken import spoken
from ttchan_tui.meeting.wording.facts import in_order
from ttchan_tui.text.languages import N_, Language, language
from ttchan_tui.text.multilingual import Text

SHORT_WIFI: Final = 62
"""Bytes of a network whose symbol fits 80×24 with its words beside it, but not over them (version 4-M)."""


class CodeKind(Enum):
    """What a code leads to."""

    RESULTS = "results"
    LEAD = "lead"
    WIFI = "wifi"
    DAY = "day"
    PLACE = "place"
    PROMPT = "prompt"
    VENUE = "venue"


_MORE: Final = N_("Read more on your phone")
_WHY: Final = {
    CodeKind.RESULTS: N_("Take the results along on your phone"),
    CodeKind.LEAD: _MORE,
    CodeKind.DAY: _MORE,
    CodeKind.PLACE: _MORE,
    CodeKind.PROMPT: _MORE,
    CodeKind.VENUE: N_("See it on the map of your phone"),
}


@dataclass(frozen=True, slots=True)
class Code:
    """Something to scan."""

    what: str
    """Its name: `results`, `lead`, `wifi:ID`, `day:DATE`, `place:ID`, `prompt:ID` or `venue:ID`."""
    title: Text
    address: str
    """What a phone reads."""
    kind: CodeKind
    network: Wifi | None = None
    """The network that it leads to, if it leads to one."""

    def must_be_short(self) -> None:
        """Refuse an address whose code would not fit on every screen.

        Raises:
            AddressTooLong: It has more bytes than that.
        """
        if self.network is None and not is_short(self.address):
            raise AddressTooLong(
                N_(
                    "There is no code for this address, because it has {length} bytes, and {limit} fit on a "
                    "screen. An organiser can give a short address that leads there."
                ),
                length=len(percent_encoded(self.address)),
                limit=SHORT_ADDRESS,
            )

    def words(self, language: Language) -> tuple[str, ...]:
        """What people read, line by line: the address, or a position, or a network and its password."""
        if self.network is None:
            return tuple(filter(None, (self.address, self.position)))
        name = language.say(N_("Network: {name}"), name=self.network.ssid)
        if not self.network.password:
            return (name, language.say(N_("No password is needed.")))
        return (name, language.say(N_("Password: {password}"), password=self.network.password))

    def told(self, language: Language) -> str:
        """Where it leads, on a line."""
        return " · ".join(self.words(language)) if self.network else self.address

    def why(self, language: Language) -> str:
        """What it is good for; nothing of a network, whose title says it."""
        return language.say(_WHY[self.kind]) if self.kind in _WHY else ""

    @property
    def position(self) -> str:
        """In degrees, if its address is one of a map."""
        if not self.address.startswith("geo:"):
            return ""
        latitude, longitude = map(float, self.address.removeprefix("geo:").split(","))
        return f"{_degrees(latitude, 'NS')}, {_degrees(longitude, 'EW')}"


def codes(meeting: Meeting, language_code: str, site: PublishedSite = UNPUBLISHED) -> tuple[Code, ...]:
    """Every code of the meeting: results, networks for guests, days, places, prompts, venues.

    Before the results are published there are the lead partner's website and those of the places instead of
    the pages about days, places and prompts.

    Args:
        meeting: The meeting.
        language_code: Language of the readers; results and lead partner have an address for each.
        site: Where the results are published.
    """
    return tuple(_codes(meeting, language_code, site))


def main_code(
    meeting: Meeting, language_code: str, moment: datetime, site: PublishedSite = UNPUBLISHED
) -> Code:
    """The code of the results, once there can be some; of the lead partner before, or if that is too long."""
    known = codes(meeting, language_code, site)
    are_due = site.leads or display_phase(meeting, moment) in (DisplayPhase.LAST_DAY, DisplayPhase.AFTER)
    due = [one for one in known[:2] if are_due or one.kind is not CodeKind.RESULTS]
    return next((one for one in due if is_short(one.address)), due[0] if due else known[0])


def page_code(
    meeting: Meeting, what: str, language_code: str, moment: datetime, site: PublishedSite = UNPUBLISHED
) -> Code:
    """The code of what is on screen, such as `day:2018-11-09`; the main one before that is published."""
    known = codes(meeting, language_code, site) if site.leads else ()
    found = next((one for one in known if one.what == what), None)
    return found or main_code(meeting, language_code, moment, site)


def codes_heading(meeting: Meeting) -> str:
    """What the list of codes is called, as a template: results are promised only where there are some."""
    has_results = meeting.results.address or meeting.results.text
    return N_("Results and QR codes") if has_results else N_("QR codes")


def code(meeting: Meeting, what: str, language_code: str, site: PublishedSite = UNPUBLISHED) -> Code:
    """The code of that name.

    Raises:
        UnknownId: There is none; the sentence says why, or which there are.
    """
    found = codes(meeting, language_code, site)
    for candidate in found:
        if candidate.what == what:
            return candidate
    kind, _, name = what.partition(":")
    thing: Place | Venue
    if kind == CodeKind.VENUE.value and name:
        thing, lacking = find_venue(meeting, name), _NO_POSITION
    elif kind == CodeKind.PLACE.value and name:
        thing, lacking = find_place(meeting, name), _NO_WEBSITE
    else:
        raise UnknownId.among(_NO_CODE, what, (candidate.what for candidate in found))
    for candidate in found:
        if candidate.what == f"{kind}:{thing.id}":
            return candidate
    raise UnknownId(lacking, name=thing.name.in_language(language_code).text)


def geo_address(position: tuple[float, float]) -> str:
    """A position as an address that a phone opens in its map (RFC 5870)."""
    return f"geo:{_decimal(position[0])},{_decimal(position[1])}"


def _codes(meeting: Meeting, language_code: str, site: PublishedSite) -> Iterator[Code]:
    results = site.address(PageKind.RESULTS) or _scanned(
        meeting.results.address, meeting.results.short_address, language_code
    )
    spoken_here = {language_code: None} | dict.fromkeys(spoken(meeting))
    if results:
        title = _in_languages(spoken_here, N_("Results of the meeting"))
        yield Code("results", title, results, CodeKind.RESULTS)
    lead = _scanned(meeting.lead.website, meeting.lead.short_address, language_code)
    if lead and not site.leads:
        yield Code("lead", meeting.lead.name, lead, CodeKind.LEAD)
    for network in meeting.wifi:
        venue = meeting.venue.get(network.venue or "")
        title = _in_languages(spoken_here, N_("Wi-Fi for guests"), venue.name if venue else None)
        yield Code(f"wifi:{network.id}", title, network.content, CodeKind.WIFI, network)
    yield from _pages(meeting, language_code, site) if site.leads else _websites(meeting, language_code)
    for venue in meeting.venues:
        if venue.position:
            yield Code(f"venue:{venue.id}", venue.name, geo_address(venue.position), CodeKind.VENUE)


def _pages(meeting: Meeting, language_code: str, site: PublishedSite) -> Iterator[Code]:
    """The pages of the site about days, places and prompts."""
    for day in meeting.days:
        ref = day.date.isoformat()
        yield Code(f"day:{ref}", day.title, site.address(PageKind.DAY, ref), CodeKind.DAY)
    for place in in_order(meeting.places, meeting, language(language_code)):
        yield Code(f"place:{place.id}", place.name, site.address(PageKind.PLACE, place.id), CodeKind.PLACE)
    for prompt in meeting.prompts:
        address = site.address(PageKind.PROMPT, prompt.id)
        yield Code(f"prompt:{prompt.id}", prompt.title, address, CodeKind.PROMPT)


def _websites(meeting: Meeting, language_code: str) -> Iterator[Code]:
    """The places' own websites."""
    for place in in_order(meeting.places, meeting, language(language_code)):
        if place.website:
            address = place.short_address or place.website
            yield Code(f"place:{place.id}", place.name, address, CodeKind.PLACE)


def _scanned(address: Text, short: Text, language_code: str) -> str:
    """What leads there for readers of that language: the short address, if one is needed and given."""
    own = short.by_language.get(language_code) or address.in_language(language_code).text
    return own if is_short(own) else short.in_language(language_code).text or own


def _in_languages(codes: Iterable[str], template: str, where: Text | None = None) -> Text:
    """A sentence, and behind it a name if there is one."""
    said = {code: language(code).say(template) for code in codes}
    if where is None:
        return Text(said)
    return Text({code: f"{words}: {where.in_language(code).text}" for code, words in said.items()})


def _decimal(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".") if round(number, 6) else "0"


def _degrees(number: float, letters: str) -> str:
    return f"{_decimal(abs(number))}° {letters[number < 0]}"


_NO_CODE: Final = N_("There is no code “{id}”. There are: {valid}.")
_NO_POSITION: Final = N_("There is no code for {name}: its position is not known.")
_NO_WEBSITE: Final = N_("There is no code for {name}: no website of it is known.")
