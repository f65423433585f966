"""Where anybody may go; a kiosk has these as well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from ttchan_tui.tui.routes.route import OfPrompt, Route

if TYPE_CHECKING:
    from textual.screen import Screen


@dataclass(frozen=True)
class Itinerary(Route):
    """The programme: at a day, with an activity chosen, or only what happens at one venue."""

    name = "itinerary"
    screen = "screens.visitor.itinerary:ItineraryScreen"
    day: date | None = None
    activity: str = ""
    venue: str = ""


@dataclass(frozen=True)
class Activity(Route):
    """An activity in full."""

    name = "activity"
    screen = "screens.visitor.activity:ActivityScreen"
    id: str


@dataclass(frozen=True)
class Cities(Route):
    """The partner cities; with a place, at that one."""

    name = "cities"
    screen = "screens.visitor.cities:CitiesScreen"
    place: str = ""


@dataclass(frozen=True)
class Place(Route):
    """A city, district or country in full."""

    name = "place"
    screen = "screens.visitor.place:PlaceScreen"
    id: str


class Mine(Route):
    """Where the person is from, and what concerns the people from there."""

    name = "mine"
    screen = "screens.visitor.mine:MineScreen"


class Voices(Route):
    """The questions, and what people say on them."""

    name = "voices"
    screen = "screens.visitor.voices:VoicesScreen"


class Wall(OfPrompt):
    """Everything that was said on a question, for everybody to read."""

    name = "wall"
    screen = "screens.visitor.wall:WallScreen"


class Say(OfPrompt):
    """Where a visitor answers a prompt."""

    name = "say"
    screen = "screens.visitor.say:SayScreen"


class Codes(Route):
    """All QR codes, to choose from."""

    name = "codes"
    screen = "screens.visitor.codes:CodesScreen"


@dataclass(frozen=True)
class Code(Route):
    """A QR code as large as the window is."""

    name = "qr"
    screen = "screens.visitor.qr:QRScreen"
    what: str


class Languages(Route):
    """The languages, to choose from."""

    name = "languages"
    screen = "screens.visitor.languages:LanguagesScreen"


class Search(Route):
    """The search over everything."""

    name = "search"
    screen = "screens.visitor.search:SearchScreen"


@dataclass(frozen=True)
class Help(Route):
    """The keys of the screen that one comes from; without one, of the help itself."""

    name = "help"
    screen = "screens.visitor.help:HelpScreen"
    explained: type[Screen[object]] | None = None


class About(Route):
    """Funding and sources."""

    name = "about"
    screen = "screens.visitor.about:AboutScreen"


PUBLIC: Final[tuple[type[Route], ...]] = (
    *(Itinerary, Activity, Cities, Place, Mine, Voices, Wall, Say),
    *(Codes, Code, Languages, Search, Help, About),
)
"""Those that a kiosk has as well."""
