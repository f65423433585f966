"""The partner cities: who came from where, and how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.people import Delegation
from ttchan_tui.meeting.wording.facts import place_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.map.steering import Arrow
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.screens.visitor.place import open_website_code
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.texts.people_dots import who_heading
from ttchan_tui.tui.texts.place import place_text
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.meeting_map import MeetingMap
from ttchan_tui.tui.widgets.plain_label import PlainLabel

OPEN = Command("open", "enter", "Enter", N_("in full"), N_("Read about a place in full."))
CODE = Command("code", "q", "Q", N_("QR code"), N_("A QR code of the place's website."))

MAP = Command(
    "map",
    "right,m",
    "→",
    N_("map"),
    N_("Go to the map: there each arrow key leads to the nearest town."),
)

_BESIDE_NAMES = 13
"""Columns of a line besides the names and the bar: code, number and the space between them."""
_NAMES = 31
"""Columns for the names, where there is room for a bar."""
_BAR = 8
"""Columns of a bar at least; it is left out where there are fewer."""


class CitiesScreen(MeetingScreen):
    """The participation list as it stands, with a bar for every number."""

    ROUTE = routes.Cities
    NAME = N_("Partner cities")
    PURPOSE = N_(
        "Who came from where. A bar shows how many; places that share a bar share one number, "
        "which the list does not divide. Choose a place to read about it."
    )
    OWN_COMMANDS = (OPEN, MAP, CODE, BACK)
    BINDINGS = bindings(CODE, MAP)
    CSS_PATH = STYLES / "cities.tcss"
    AUTO_FOCUS = "#places"

    _wanted = ""
    """A place to choose when the screen is shown next."""

    def go_to(self, route: routes.Cities) -> None:
        """Show the list, at the place that is wanted."""
        super().go_to(route)
        self._wanted = route.place

    @property
    def title_here(self) -> str:
        """Who comes, is here, or was here."""
        return who_heading(self.session.meeting, self.session.clock.now(), self.language)

    def compose_body(self) -> Iterable[Widget]:
        """The list; the chosen place beside it where there is room."""
        yield PlainLabel(id="total")
        with Horizontal(id="cities"):
            yield ChoiceList(id="places")
            with Vertical(id="beside"):
                yield MeetingMap(id="map")
                with VerticalScroll(id="in-full", can_focus=False):
                    yield PlainLabel()

    def show(self) -> None:
        """The list as it is now."""
        self.query_one("#total", Static).update(self._stated_total())
        self.query_one(MeetingMap).display = map_subject(self.session.meeting, self.language) is not None
        places = self.query_one("#places", ChoiceList)
        places.fill(self._lines())
        if self._wanted:
            places.choose(self._wanted)
            self._wanted = ""
        self._show_chosen()

    def _stated_total(self) -> Content:
        """The total and what stands beside it, as the report has them."""
        people, language = self.session.meeting.participation, self.language
        total = language.count("{number} participant", "{number} participants", people.stated_total)
        countries = language.count(
            "{number} counted country", "{number} counted countries", people.counted_countries
        )
        others = language.count(
            "{number} named separately", "{number} named separately", people.separately_named_people
        )
        beside = f"  ·  {others}" if people.separately_named else ""
        return joined((total, "bold $accent"), f"  ·  {countries}", beside)

    def _lines(self) -> Iterator[Choice]:
        people, say = self.session.meeting.participation, self.language.say
        for row in people.counted:
            yield from self._delegation(row)
        yield Choice(plain(""))
        yield from self._total()
        if people.separately_named:
            yield Choice(plain(""))
            yield Choice(plain(say("Named separately"), "bold $accent"))
            for row in people.separately_named:
                yield from self._delegation(row)
            yield Choice(paragraphs(people.separately_named_note, self.language).stylize("$quiet"))
        yield Choice(plain(""))
        for row in people.delegations:
            if row.note:
                yield Choice(joined((f"* {row.country}  ", "bold $quiet"), said(row.note, self.language)))
        yield Choice(plain(""))
        yield from self._partners()

    def _delegation(self, row: Delegation) -> Iterator[Choice]:
        meeting, language = self.session.meeting, self.language
        places = [meeting.place[id] for id in row.places]
        names = " · ".join(
            place.name.in_language(language.code).marked for place in places
        ) or language.country(row.country)
        yield Choice(self._bar(row, names), places[0].id if len(places) == 1 else None)
        if len(places) > 1:
            for place in places:
                yield Choice(plain(f"       {place_name(place, language)}"), place.id)

    def _bar(self, row: Delegation, names: str) -> Content:
        room = self.query_one("#places").size.width - _BESIDE_NAMES
        mark = " *" if row.note else ""
        if room < _NAMES + _BAR:
            name = plain(names).truncate(max(1, room - len(mark)), ellipsis=True)
            name = joined(name, mark, " " * (room - len(mark) - name.cell_length))
            return joined((f"{row.country}  ", "bold $quiet"), name, (f"{row.count:>4}", "bold"))
        most = max(other.count for other in self.session.meeting.participation.delegations)
        halves = max(1, round(row.count / most * (room - _NAMES) * 2))
        bar = "█" * (halves // 2) + "▌" * (halves % 2)
        name = plain(names + mark).truncate(_NAMES, ellipsis=True, pad=True)
        return joined(
            (f"{row.country}  ", "bold $quiet"), name, (f"{row.count:>4}  ", "bold"), (bar, "$primary")
        )

    def _total(self) -> Iterator[Choice]:
        people, language = self.session.meeting.participation, self.language
        for number, words in (
            (
                people.stated_total,
                language.count(
                    "stated total of the {number} counted delegation",
                    "stated total of the {number} counted delegations",
                    len(people.counted),
                ),
            ),
            (people.invited, language.say("of them invited: from other countries than the host")),
            (
                people.named_countries,
                language.count(
                    "country named in the whole list",
                    "countries named in the whole list",
                    people.named_countries,
                ),
            ),
        ):
            yield Choice(joined((f"{number:>7}  ", "bold $accent"), words))

    def _partners(self) -> Iterator[Choice]:
        partners, language = self.session.meeting.partners, self.language
        words = language.count(
            "{number} partner of the project", "{number} partners of the project", len(partners)
        )
        yield Choice(plain(words, "bold $accent"))
        for partner in partners:
            name = said(partner.name, language) if partner.name else plain("")
            lead = f" ({language.say('lead partner')})" if partner.lead else ""
            country = language.country(partner.country)
            yield Choice(
                joined(
                    (f"{partner.country}  ", "bold $quiet"), country, " · " if name.plain else "", name, lead
                )
            )

    def follow(self, id: str) -> None:
        """Choose the place that is read above this screen."""
        if id in self.session.meeting.place:
            self.query_one("#places", ChoiceList).choose(id)

    def _show_chosen(self) -> None:
        """The chosen place on the map, and in full."""
        chosen = self.query_one("#places", ChoiceList).chosen or ""
        place = self.session.meeting.place.get(chosen)
        country = place.country if place and not place.position else ""
        self.query_one(MeetingMap).show(map_subject(self.session.meeting, self.language), chosen, country)
        text = self.query_one("#in-full Static", Static)
        text.update(
            place_text(place, self.session.meeting, self.language, self.session.clock.now()) if place else ""
        )

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._show_chosen()

    @on(MeetingMap.Chosen)
    def _chosen_on_the_map(self, event: MeetingMap.Chosen) -> None:
        self.query_one("#places", ChoiceList).choose(event.id)

    @on(MeetingMap.Opened)
    def _opened_on_the_map(self, event: MeetingMap.Opened) -> None:
        self.navigation.open(routes.Place(event.id))

    @on(MeetingMap.Left)
    def _left_the_map(self, event: MeetingMap.Left) -> None:
        if event.arrow is Arrow.LEFT:
            self.query_one("#places").focus()

    def offers(self, command: Command) -> bool:
        """The map is not everywhere."""
        return command is not MAP or bool(self.query_one(MeetingMap).size)

    def action_map(self) -> None:
        """Go to the map, if there is one beside the list."""
        shown = self.query_one(MeetingMap)
        if shown.size:
            shown.focus()

    def action_open(self) -> None:
        """Open what is chosen, in the list or on the map."""
        if self.focused is self.query_one(MeetingMap):
            self.query_one(MeetingMap).action_read()
        else:
            super().action_open()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            self.navigation.open(routes.Place(event.option.id))

    def action_code(self) -> None:
        """Show the way to the chosen place's website."""
        if chosen := self.query_one("#places", ChoiceList).chosen:
            open_website_code(self, self.session.meeting.place[chosen])
