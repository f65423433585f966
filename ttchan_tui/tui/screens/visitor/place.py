"""One city, district or country in full."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.people import Place
from ttchan_tui.meeting.wording.facts import place_label, places_by_country
from ttchan_tui.meeting.wording.head_count import who_heading
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.pictures.panel import PicturePanel
from ttchan_tui.tui.safe_text import joined
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.texts.place import address_side, cards, names_text, picture_cards
from ttchan_tui.tui.widgets.meeting_map import MeetingMap
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.postcard import Postcard

EARLIER = Command(
    "neighbour(-1)",
    "left",
    "← →",
    N_("next place"),
    N_("The place before, the place after."),
    second="neighbour(1)",
)
LATER = Command("neighbour(1)", "right", "→", N_("next"), N_("The place after."), hinted=False)
FACT_BEFORE = Command(
    "fact(-1)", "up", "↑ ↓", N_("next fact"), N_("What else is worth knowing; read on."), second="fact(1)"
)
FACT_AFTER = Command("fact(1)", "down,enter", "↓", N_("next"), N_("The next fact; read on."), hinted=False)
CODE = Command("code", "q", "Q", N_("QR code"), N_("A QR code of the place's website, or of its page here."))
SOURCES = Command("sources", "s", "S", N_("sources"), N_("Where each fact comes from; S once more hides it."))

_MARGIN = 6
"""Columns beside the name."""
_NAME_ROWS = {"-very-wide": 14, "-wide": 7}
"""Rows of the name at most, in a tall window."""
_LOW_NAME_ROWS = 4
"""In one that is not tall."""


class PlaceScreen(MeetingScreen):
    """A postcard: the name in large letters, the way there on the map, and what is worth knowing."""

    ROUTE = routes.Place
    NAME = N_("Place")
    PURPOSE = N_(
        "One place: how it greets, who came from there, where it lies, what time it is there if it is "
        "another one, and what is worth knowing. S tells where each fact comes from."
    )
    OWN_COMMANDS = (EARLIER, FACT_BEFORE, CODE, SOURCES, LATER, FACT_AFTER, BACK)
    BINDINGS = bindings(EARLIER, FACT_BEFORE, CODE, SOURCES, LATER, FACT_AFTER)
    CSS_PATH = STYLES / "visitor/place.tcss"
    AUTO_FOCUS = "#postcard"

    place_id = ""
    _sources = False
    """Whether the sources are shown."""

    def go_to(self, route: routes.Place) -> None:
        """Show that place."""
        self.place_id = route.id
        if self.is_mounted:
            self.query_one(Postcard).begin_anew()

    @property
    def place(self) -> Place:
        """The place that is shown."""
        return self.session.meeting.place[self.place_id]

    @property
    def is_there(self) -> bool:
        """Whether there is such a place."""
        return self.place_id in self.session.meeting.place

    @property
    def title_here(self) -> str:
        """The list, and which of its places this is."""
        meeting, language = self.session.meeting, self.language
        listed = [place.id for place in places_by_country(meeting, language)]
        number = language.say("{number} of {all}", number=listed.index(self.place_id) + 1, all=len(listed))
        who = who_heading(meeting, self.session.clock.now(), language)
        return f"{who} · {place_label(self.place, language)} · {number}"

    def compose_body(self) -> Iterable[Widget]:
        """The name over everything; picture and map beside the postcard where there is room."""
        yield PlainLabel(id="name")
        with Horizontal():
            yield Postcard(id="postcard")
            with Vertical(id="side"):
                yield PicturePanel(id="picture")
                yield MeetingMap(id="map", focusable=False)

    def show(self) -> None:
        """The place as it is now."""
        place, meeting, language = self.place, self.session.meeting, self.language
        self.query_one("#name", Static).update(self._headline())
        subject = map_subject(meeting, language)
        self.set_class(subject is None, "-no-map")
        self.query_one(MeetingMap).show(subject, place.id, "" if place.position else place.country)
        is_seen = self.query_one(PicturePanel).show(place.picture, self.session)
        self.set_class(is_seen, "-with-picture")
        told = [] if is_seen and not self.has_class("-narrow") else picture_cards(place, language)
        self.query_one(Postcard).show(
            address_side(place, meeting, language, self.session.clock.now()),
            [*told, *cards(place, meeting, language)],
            language,
            all_at_once=self._has_room_for_all,
            sources=self._sources,
        )

    def _headline(self) -> Content:
        """The name in letters as large as there is room for, and what else it is called."""
        name = place_label(self.place, self.language)
        sizes = _NAME_ROWS if self.has_class("-tall") else {}
        rows = next((rows for size, rows in sizes.items() if self.has_class(size)), _LOW_NAME_ROWS)
        drawn = appearance(self).headline(name, self.size.width - _MARGIN, rows)
        below = names_text(self.place, self.language)
        return joined(drawn, "\n", below) if below else drawn

    @property
    def _has_room_for_all(self) -> bool:
        is_wide = self.has_class("-wide") or self.has_class("-very-wide")
        return is_wide and self.has_class("-tall") and not appearance(self).is_large

    def offers(self, command: Command) -> bool:
        """Facts are turned where there is one at a time; there is not everywhere a website."""
        if command is FACT_BEFORE:
            return self.query_one(Postcard).shows_one
        return command is not CODE or has_code(self, self.place)

    def begin_anew(self) -> None:
        """For the next person, without sources."""
        self._sources = False

    def action_sources(self) -> None:
        """Show where each fact comes from, or hide it."""
        self._sources = not self._sources
        self.show_all()

    def action_fact(self, by: int) -> None:
        """Go on to another fact, or read on."""
        if self.query_one(Postcard).turn(by):
            self.show_all()

    def action_neighbour(self, by: int) -> None:
        """Go on to another place, in the order of the list."""
        listed = [place.id for place in places_by_country(self.session.meeting, self.language)]
        place = min(max(listed.index(self.place_id) + by, 0), len(listed) - 1)
        self.query_one(Postcard).begin_anew()
        self.place_id = listed[place]
        self.navigation.follow(self.place_id)
        self.show_all()

    def action_code(self) -> None:
        """Show the way to its website."""
        open_website_code(self, self.place)


def has_code(screen: MeetingScreen, place: Place) -> bool:
    """Whether there is something to scan about a place: its website, or its page once that is published."""
    return bool(place.website) or screen.session.published.leads


def open_website_code(screen: MeetingScreen, place: Place) -> None:
    """Show the code of a place's page or website; say so if none is known."""
    if has_code(screen, place):
        screen.navigation.open(routes.Code(f"place:{place.id}"))
    else:
        screen.notify_plainly(N_("There is no code: no website of this place is known."))
