"""My country: where one is from, and what of the meeting concerns the people from there."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterable, Iterator

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.belonging import Belonging, belonging
from ttchan_tui.meeting.board.wall import questions
from ttchan_tui.meeting.wording.belonging import countries_in_order, news, towns
from ttchan_tui.meeting.wording.facts import came, when
from ttchan_tui.meeting.wording.timing import starts_in
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.texts.activity import activity_title
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.meeting_map import MeetingMap
from ttchan_tui.tui.widgets.names_list import NamesList
from ttchan_tui.tui.widgets.plain_label import PlainLabel

OPEN = Command("open", "enter", "Enter", N_("choose"), N_("Choose where you are from, or read about it."))

_LEAVE = "leave:"
_OTHER = "other:"
_INDENT = 2
"""Columns in front of what stands below a title."""


class MineScreen(MeetingScreen):
    """Asks where one is from; once that is said, shows what concerns one. It is known until one leaves."""

    ROUTE = routes.Mine
    NAME = N_("My country")
    PURPOSE = N_(
        "Say where you are from: the programme marks what is for you, cities and notes begin with yours. "
        "Nobody else learns of it, and here you can take it back."
    )
    OWN_COMMANDS = (OPEN, BACK)
    CSS_PATH = STYLES / "visitor/mine.tcss"
    AUTO_FOCUS = "#mine"
    BY_LETTERS = True

    _asks = False
    """Whether another country is being chosen."""

    def begin_anew(self) -> None:
        """What concerns one, or the question."""
        self._asks = False
        if self.is_mounted:
            self.query_one("#mine", ChoiceList).begin_with_first()

    def compose_body(self) -> Iterable[Widget]:
        """A heading, and a list; beside it the map where there is room."""
        yield PlainLabel(id="mine-heading")
        with Horizontal():
            yield NamesList(id="mine")
            yield MeetingMap(id="map", focusable=False)

    def show(self) -> None:
        """The question, or what concerns the people from there."""
        mine = None if self._asks else self.session.mine
        self.query_one("#mine-heading", Static).update(self._heading(mine))
        self.query_one("#mine", ChoiceList).fill(self._concerns(mine) if mine else self._countries())
        self._show_map()

    @on(OptionList.OptionHighlighted)
    def _show_map(self) -> None:
        """Where that is: the chosen country or town, or the country that one is from."""
        shown = self.query_one(MeetingMap)
        if not shown.size:
            return
        meeting, mine = self.session.meeting, self.session.mine
        what, _, id = (self.query_one("#mine", ChoiceList).chosen or "").partition(":")
        country = mine.country if mine and not self._asks else what
        towns = [id] if what == "place" else [one.id for one in meeting.places if one.country == country]
        pins = [one for one in towns if meeting.place[one].position]
        shown.show(map_subject(meeting, self.language), pins[0] if pins else "", "" if pins else country)

    @on(MeetingMap.Chosen)
    def _touched(self, event: MeetingMap.Chosen) -> None:
        """Whoever touches a town is from there; or reads about it, if that is known already."""
        if self.session.mine and not self._asks:
            self.navigation.open(routes.Place(event.id))
        else:
            self._choose(self.session.meeting.place[event.id].country)

    def _heading(self, mine: Belonging | None) -> Content:
        say, meeting = self.language.say, self.session.meeting
        if mine is None:
            explanation = say("The programme marks what is for you; cities and notes begin with yours.")
            return Content("\n").join([self._drawn(say("Where are you from?")), plain(explanation)])
        lines = [self._drawn(self.language.country(mine.country))]
        greetings = [greeting for id in mine.places for greeting in meeting.place[id].greetings]
        if greetings:
            lines.append(plain("  ".join(dict.fromkeys(one.welcome for one in greetings)), "bold"))
        rows = [meeting.delegation[id] for id in mine.delegations]
        people = " · ".join(came(row, meeting, self.language) for row in rows)
        if people:
            lines.append(plain(people))
        if since := self.session.since_last_look:
            lines.append(plain(news(since.activities, since.notes, self.language), "$accent"))
        return Content("\n").join(lines)

    def _drawn(self, words: str) -> Content:
        """In drawn letters in a tall window; in a low one every row belongs to the list."""
        if self.has_class("-tall") or appearance(self).is_large:
            return appearance(self).headline(words, self.size.width - 8)
        return plain(words, "bold $primary")

    def _countries(self) -> Iterator[Choice]:
        meeting, language = self.session.meeting, self.language
        width = (self.query_one("#mine").size.width or self.size.width) - 3
        for code in countries_in_order(meeting, language):
            people = belonging(meeting, code)
            places = towns(people, meeting, language) if people else ""
            name = joined((f"  {code:<4}", "bold $quiet"), (language.country(code), "bold"))
            line = joined(name, (f"   {places}", "$quiet")).truncate(width, ellipsis=True)
            yield Choice(line, code, called=(language.country(code), *places.split(" · ")))

    def _concerns(self, mine: Belonging) -> Iterator[Choice]:
        say = self.language.say
        sections = (
            (say("Programme for you"), self._activities(mine)),
            (say("Your towns"), self._places(mine)),
            (say("What your group says"), self._prompts(mine)),
        )
        for heading, choices in sections:
            if found := list(choices):
                yield Choice(plain(heading, "bold $accent"))
                yield from found
                yield Choice(plain(""))
        yield Choice(plain(f"  {say('Choose another country')}"), _OTHER)
        yield Choice(plain(f"  {say('Do not mark anything for me any more')}"), _LEAVE)

    def _activities(self, mine: Belonging) -> Iterator[Choice]:
        meeting, language, now = self.session.meeting, self.language, self.session.clock.now()
        for one in meeting.activities:
            if mine.concerns(one):
                minutes = starts_in(one, meeting, now, language, brief=True)
                details = (language.short_date(one.date), when(one, meeting, language), minutes)
                below = plain(" · ".join(filter(None, details)), "$quiet")
                title = activity_title(one, language, "bold", self.session.programme_changes.get(one.id))
                yield Choice(joined("  ", title, "\n  ", below), f"activity:{one.id}", _INDENT)

    def _places(self, mine: Belonging) -> Iterator[Choice]:
        for id in mine.places:
            name = said(self.session.meeting.place[id].name, self.language, "bold")
            yield Choice(joined("  ", name), f"place:{id}")

    def _prompts(self, mine: Belonging) -> Iterator[Choice]:
        session = self.session
        notes = mine.said(session.connection.notes())
        for one in questions(session.meeting, notes, session.clock.now().date()):
            if one.answers:
                number = self.language.count("{number} note", "{number} notes", one.answers)
                title = said(one.prompt.title, self.language, "bold")
                below = plain(number, "$quiet")
                yield Choice(joined("  ", title, "\n  ", below), f"prompt:{one.prompt.id}", _INDENT)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        what, separator, id = (event.option.id or "").partition(":")
        match what:
            case "leave":
                self.session.belong_to("")
                self.navigation.back()
            case "other":
                self._asks = True
                self.show_all()
            case "activity":
                self.navigation.open(routes.Activity(id))
            case "place":
                self.navigation.open(routes.Place(id))
            case "prompt":
                self.navigation.open(routes.Wall(id))
            case _ if not separator and what:
                self._choose(what)

    @work(exclusive=True)
    async def _choose(self, whose: str) -> None:
        """The person is from there: what is new to them is told."""
        meeting = self.session.meeting
        if (chosen := belonging(meeting, whose)) is None:
            return
        self.session.belong_to(whose)
        self._asks = False
        self.query_one("#mine", ChoiceList).begin_with_first()
        self.show_all()
        notes = [note.id for note in chosen.said(self.session.connection.notes())]
        looks = self.session.repository.side_files.last_looks()
        since = await to_thread(looks.look, meeting, whose, notes)
        if self.session.mine == chosen:  # a kiosk may have forgotten its visitor meanwhile
            self.session.belong_to(whose, since)
            self.show_all()
