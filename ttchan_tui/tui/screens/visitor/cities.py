"""The partner cities: who came from where, and how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len as cells
from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.people import Delegation, Place, PlaceKind
from ttchan_tui.meeting.wording.facts import in_order, place_label, place_name, rows_in_order
from ttchan_tui.meeting.wording.head_count import breakdown_words, in_column, who_heading
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, MINE_HERE, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.looks.hanging_indent import HangingIndent
from ttchan_tui.tui.map.steering import Arrow
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.screens.visitor.place import open_website_code
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.texts.people_dots import people_words
from ttchan_tui.tui.texts.place import in_one_line, place_text
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.meeting_map import MeetingMap
from ttchan_tui.tui.widgets.names_list import NamesList
from ttchan_tui.tui.widgets.plain_label import PlainLabel

OPEN = Command("open", "enter", "Enter", N_("in full"), N_("Read about a place in full."))
CODE = Command("code", "q", "Q", N_("QR code"), N_("A QR code of the place's website, or of its page here."))

MAP = Command(
    "map",
    "right,m",
    "→",
    N_("map"),
    N_("Go to the map: there each arrow key leads to the nearest town."),
)

_CODE = 4
"""Columns of a country's code; it is left out where the name would have to be cut."""
_NAMES = 33
"""Columns for the name of a country, and of a town that stands behind it, at least."""
_NUMBER = 5
_LEAST_BAR = 5
"""Columns of a bar at least, beside the space in front of it; it is left out where there are fewer."""
_AROUND = 4
"""Columns of a line besides: its margins, the scroll bar, and a space in front of that."""
_NAME_ROWS = 4
"""Rows of the name of the place that is shown in full."""


class CitiesScreen(MeetingScreen):
    """The participation list as it stands, with a bar for every number."""

    ROUTE = routes.Cities
    NAME = N_("Partner cities")
    PURPOSE = N_(
        "Who came from where. A bar shows how many; towns below one country share its number, "
        "which the list does not divide. Choose a place to read about it."
    )
    OWN_COMMANDS = (OPEN, MAP, CODE, MINE_HERE, BACK)
    BINDINGS = bindings(CODE, MAP)
    CSS_PATH = STYLES / "visitor/cities.tcss"
    BY_LETTERS = True
    AUTO_FOCUS = "#places"

    _wanted = ""
    """A place to choose when the screen is shown next."""

    def go_to(self, route: routes.Cities) -> None:
        """Show the list, at the place that is wanted."""
        super().go_to(route)
        mine = self.session.mine
        self._wanted = route.place or next(iter(mine.places if mine else ()), "")

    @property
    def title_here(self) -> str:
        """Who comes, is here, or was here."""
        return who_heading(self.session.meeting, self.session.clock.now(), self.language)

    def compose_body(self) -> Iterable[Widget]:
        """The list; the chosen place beside it where there is room, else a line about it below."""
        yield PlainLabel(id="total")
        with Horizontal(id="cities"):
            yield NamesList(id="places")
            with Vertical(id="beside"):
                yield MeetingMap(id="map")
                with VerticalScroll(id="in-full", can_focus=False):
                    yield PlainLabel()
        yield PlainLabel(id="about-chosen")

    def show(self) -> None:
        """The list as it is now."""
        people = people_words(self.session.meeting, self.language)
        self.query_one("#total", Static).update(plain(people, "bold $accent"))
        self.query_one(MeetingMap).display = map_subject(self.session.meeting, self.language) is not None
        places = self.query_one("#places", ChoiceList)
        places.fill(self._lines())
        if self._wanted:
            places.choose(self._wanted)
            self._wanted = ""
        self._show_chosen()

    def _lines(self) -> Iterator[Choice]:
        people, meeting, say = self.session.meeting.participation, self.session.meeting, self.language.say
        for row in rows_in_order(people.counted, meeting, self.language):
            yield from self._delegation(row)
        if people.separately_named:
            yield Choice(plain(""))
            yield Choice(plain(say("Named separately"), "bold $accent"))
            for row in rows_in_order(people.separately_named, meeting, self.language):
                yield from self._delegation(row)
            yield Choice(paragraphs(people.separately_named_note, self.language).stylize("$quiet"))
        yield Choice(plain(""))
        yield from self._total()
        yield Choice(plain(""))
        yield from self._partners()

    def _delegation(self, row: Delegation) -> Iterator[Choice]:
        """A country with its number: the town behind it, or several below it, which share the number."""
        meeting, language = self.session.meeting, self.language
        places = in_order([meeting.place[id] for id in row.places], meeting, language)
        country, town = self._named(row)
        if len(places) != 1 or (town and cells(f"{country} · {town}") > self._divided[0]):
            yield Choice(self._numbered(row, country, ""))
            for place in places:
                name = place_name(place, language) if len(places) > 1 else town
                label = joined(" " * self._indent, (name, "bold"))
                yield Choice(label, place.id, called=(name, place.local_name))
            return
        called = (town or country, country, places[0].local_name)
        yield Choice(self._numbered(row, country, town), places[0].id, called=called)

    def _named(self, row: Delegation) -> tuple[str, str]:
        """The country, and the town if there is one alone."""
        country = self.language.country(row.country)
        if len(row.places) != 1:
            return country, ""
        place = self.session.meeting.place[row.places[0]]
        name = place_label(place, self.language)
        return (name, "") if place.kind is PlaceKind.COUNTRY else (country, name)

    @property
    def _room(self) -> int:
        return self.query_one("#places").size.width - _AROUND

    @property
    def _has_codes(self) -> bool:
        return self._room >= _CODE + _NAMES + _NUMBER

    @property
    def _indent(self) -> int:
        """Columns in front of towns below their country."""
        return 2 + (_CODE if self._has_codes else 0)

    @property
    def _divided(self) -> tuple[int, int]:
        """Columns of names, and of the bar behind the number; there is none where there is little room."""
        room = self._room
        most = room - _CODE - _NUMBER - 1 - _LEAST_BAR
        widest = max(map(self._columns_of_name, self.session.meeting.participation.delegations))
        columns = widest if _NAMES < widest <= most else _NAMES
        if (bar := room - _CODE - columns - _NUMBER - 1) >= _LEAST_BAR:
            return columns, bar
        return room - _NUMBER - (_CODE if self._has_codes else 0), 0

    def _numbered(self, row: Delegation, country: str, town: str) -> Content:
        """Code, names, number and bar, as far as there is room for them."""
        names = joined(country, (f" · {town}" if town else "", "bold"))
        columns, bar = self._divided
        line = joined(
            (f"{row.country:<{_CODE}}" if self._has_codes else "", "$quiet"),
            names.truncate(max(1, columns), ellipsis=True, pad=True),
            (f"{in_column(row.count, at_least=row.at_least):>{_NUMBER}}", "bold"),
        )
        return joined(line, " ", (self._bar(row, bar), "$primary")) if bar else line

    def _columns_of_name(self, row: Delegation) -> int:
        return cells(" · ".join(filter(None, self._named(row)))) + 1

    def _bar(self, row: Delegation, columns: int) -> str:
        if not row.count:
            return ""
        most = max(other.count for other in self.session.meeting.participation.delegations)
        halves = max(1, round(row.count / most * columns * 2))
        return "█" * (halves // 2) + "▌" * (halves % 2)

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
            (people.invited, language.say("of them from other countries than the host")),
            (
                people.named_countries,
                language.count(
                    "country named in the whole list",
                    "countries named in the whole list",
                    people.named_countries,
                ),
            ),
        ):
            if number:
                yield Choice(joined((f"{number:>7}  ", "bold $accent"), words), indent=9)
        for words in breakdown_words(people, language):
            yield Choice(plain(f"         {words}"))

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
        """The chosen place on the map, in full, and in one line."""
        meeting, language = self.session.meeting, self.language
        chosen = self.query_one("#places", ChoiceList).chosen or ""
        place = meeting.place.get(chosen)
        country = place.country if place and not place.position else ""
        self.query_one(MeetingMap).show(map_subject(meeting, language), chosen, country)
        line = in_one_line(place, meeting, language) if place else ""
        self.query_one("#about-chosen", Static).update(line)
        if self.query_one("#in-full").display:  # what is not seen would cost each key a new layout
            self.query_one("#in-full Static", Static).update(self._in_full(place) if place else "")

    def _in_full(self, place: Place) -> HangingIndent:
        columns = (self.query_one("#in-full").content_size.width or self.size.width // 2) - 2
        name = appearance(self).headline(place_label(place, self.language), columns, _NAME_ROWS)
        now = self.session.clock.now()
        return HangingIndent(place_text(place, self.session.meeting, self.language, now, name=name), 2)

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
