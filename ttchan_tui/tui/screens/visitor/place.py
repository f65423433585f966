"""One city, district or country in full."""

from __future__ import annotations

from textual.content import Content

from ttchan_tui.meeting.people import Place
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.screens.shared.reading import ReadingScreen
from ttchan_tui.tui.texts.place import place_text

EARLIER = Command("neighbour(-1)", "left", "← →", N_("others"), N_("The place before, the place after."))
LATER = Command("neighbour(1)", "right", "→", N_("next"), N_("The place after."), hinted=False)
CODE = Command("code", "q", "Q", N_("QR code"), N_("A QR code of the place's website."))


class PlaceScreen(ReadingScreen):
    """Everything that is known about a place."""

    ROUTE = routes.Place
    NAME = N_("Place")
    PURPOSE = N_(
        "One place: its names and greetings, where it lies, what time it is there, "
        "and what is worth knowing. Behind each fact stands where it comes from."
    )
    OWN_COMMANDS = (CODE, EARLIER, LATER, BACK)
    BINDINGS = bindings(CODE, EARLIER, LATER)

    place_id = ""

    def go_to(self, route: routes.Place) -> None:
        """Show that place."""
        self.place_id = route.id

    @property
    def place(self) -> Place:
        """The place that is shown."""
        return self.session.meeting.place[self.place_id]

    @property
    def is_there(self) -> bool:
        """Whether there is such a place."""
        return self.place_id in self.session.meeting.place

    @property
    def subject(self) -> object:
        """Another place, another text."""
        return self.place_id

    @property
    def headline(self) -> str:
        """The name of the place, as its reader says it."""
        return self.place.name.in_language(self.language.code).text

    def text(self) -> Content:
        """The place as it is now."""
        return place_text(self.place, self.session.meeting, self.language, self.session.clock.now())

    def action_neighbour(self, by: int) -> None:
        """Go on to another place, in the order of the participation list."""
        listed = [place.id for place in self.session.meeting.places_as_listed]
        place = min(max(listed.index(self.place.id) + by, 0), len(listed) - 1)
        self.place_id = listed[place]
        self.navigation.follow(self.place_id)
        self.show_all()

    def action_code(self) -> None:
        """Show the way to its website."""
        open_website_code(self, self.place)


def open_website_code(screen: MeetingScreen, place: Place) -> None:
    """Show the QR code of a place's website, if one is known."""
    if place.website:
        screen.navigation.open(routes.Code(f"place:{place.id}"))
    else:
        screen.notify_plainly(N_("There is no code: no website of this place is known."))
