"""One city, district or country in full."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.people import Place
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.safe_text import joined
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.screens.shared.reading import ReadingScreen
from ttchan_tui.tui.texts.place import names_text, postcard
from ttchan_tui.tui.widgets.meeting_map import MeetingMap
from ttchan_tui.tui.widgets.plain_label import PlainLabel

EARLIER = Command("neighbour(-1)", "left", "← →", N_("others"), N_("The place before, the place after."))
LATER = Command("neighbour(1)", "right", "→", N_("next"), N_("The place after."), hinted=False)
CODE = Command("code", "q", "Q", N_("QR code"), N_("A QR code of the place's website."))

_MARGIN = 6
"""Columns beside the name."""
_NAME_ROWS = 7
_LOW_NAME_ROWS = 4
"""Rows of the name, in a window that is not tall."""

SOURCES = Command("sources", "s", "S", N_("sources"), N_("Where each fact comes from; S once more hides it."))


class PlaceScreen(ReadingScreen):
    """A postcard: the name in large letters, the way there on the map, and what is known of the place."""

    ROUTE = routes.Place
    NAME = N_("Place")
    PURPOSE = N_(
        "One place: its names and greetings, where it lies, what time it is there, "
        "and what is worth knowing. S tells where each fact comes from."
    )
    OWN_COMMANDS = (CODE, EARLIER, LATER, SOURCES, BACK)
    BINDINGS = bindings(CODE, EARLIER, LATER, SOURCES)

    place_id = ""
    _sources = False
    """Whether the sources are shown."""

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

    def compose_body(self) -> Iterable[Widget]:
        """The name over everything; the map beside the text where there is room."""
        yield PlainLabel(id="name")
        with Horizontal():
            yield from super().compose_body()
            yield MeetingMap(id="map", focusable=False)

    def show(self) -> None:
        """The place as it is now."""
        place = self.place
        name = place.name.in_language(self.language.code).marked
        rows = _NAME_ROWS if self.has_class("-tall") else _LOW_NAME_ROWS
        drawn = appearance(self).headline(name, self.size.width - _MARGIN, rows)
        below = names_text(place, self.language)
        self.query_one("#name", Static).update(joined(drawn, "\n", below) if below else drawn)
        subject = map_subject(self.session.meeting, self.language)
        self.set_class(subject is None, "-no-map")
        self.query_one(MeetingMap).show(subject, place.id, "" if place.position else place.country)
        super().show()

    def text(self) -> Content:
        """What is known of it."""
        now = self.session.clock.now()
        return postcard(self.place, self.session.meeting, self.language, now, sources=self._sources)

    def begin_anew(self) -> None:
        """For the next person, without sources."""
        self._sources = False

    def action_sources(self) -> None:
        """Show where each fact comes from, or hide it."""
        self._sources = not self._sources
        self.show_all()

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
