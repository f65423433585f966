"""The programme: its days as tabs, the activities of a day in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final, Literal

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.schedule.chosen_activities import ChosenActivities
from ttchan_tui.meeting.schedule.whats_on import whats_on
from ttchan_tui.meeting.wording.facts import venue_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.screens.shared.choose import ChooseScreen
from ttchan_tui.tui.screens.shared.page_code import PAGE_CODE, open_page_code
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.texts.activity import activity_text
from ttchan_tui.tui.texts.day_heading import DayHeading
from ttchan_tui.tui.texts.day_list import DayList
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.day_tabs import DayTabs
from ttchan_tui.tui.widgets.names_list import NamesList
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.touchable import Touchable

OPEN = Command("open", "enter", "Enter", N_("in full"), N_("Read an activity in full."))
EARLIER = Command("day(-1)", "left", "← →", N_("day"), N_("The day before, the day after."), second="day(1)")
LATER = Command("day(1)", "right", "→", N_("next day"), N_("The day after."), hinted=False)
BY_KIND = Command("by_kind", "k", "K", N_("kind"), N_("Show one kind of activity only."))
BY_VENUE = Command("by_venue", "v", "V", N_("venue"), N_("Show what happens at one venue only."))
ALL = Command("all", "x", "X", N_("show all"), N_("Show all activities again."), hinted=False)


_NEIGHBOURS: Final = {"before-2": -2, "before-1": -1, "after-1": 1, "after-2": 2}
"""The columns beside the chosen day, and how many days behind it theirs are."""
_FOR_THREE: Final = 190
"""Columns of the window from which three days stand side by side, and an activity in full beside them."""


def _neighbour(name: str) -> Vertical:
    """A column for another day: one looks at it, and touches what is to be read."""
    shown = ChoiceList()
    shown.can_focus = False
    return Vertical(PlainLabel(classes="head"), shown, id=name, classes="neighbour")


class ItineraryScreen(MeetingScreen):
    """What happens on which day."""

    ROUTE = routes.Itinerary
    NAME = N_("Programme")
    PURPOSE = N_("The days of the meeting, one at a time. Choose an activity to read it in full.")
    OWN_COMMANDS = (OPEN, EARLIER, LATER, BY_KIND, BY_VENUE, PAGE_CODE, ALL, BACK)
    BINDINGS = bindings(EARLIER, LATER, BY_KIND, BY_VENUE, PAGE_CODE, ALL)
    CSS_PATH = STYLES / "visitor/itinerary.tcss"
    BY_LETTERS = True
    AUTO_FOCUS = "#activities"

    day: date | None = None
    """The day that is shown; the first time, that of what is on now, else today or the first day."""
    only = ChosenActivities()
    """What is shown of each day."""
    _wanted: str | None = None
    """An activity to choose when the day is shown next."""

    def compose_body(self) -> Iterable[Widget]:
        """Days above, activities below; beside them one in full, and another day, where there is room."""
        yield DayTabs()
        yield PlainLabel(id="day")
        yield Touchable(ALL, id="filter")
        with Horizontal():
            yield _neighbour("before-2")
            yield _neighbour("before-1")
            with Vertical(id="chosen"):
                yield PlainLabel(id="chosen-head")
                yield NamesList(id="activities")
            yield _neighbour("after-1")
            yield _neighbour("after-2")
            with VerticalScroll(id="in-full", can_focus=False):
                yield PlainLabel()

    def show(self) -> None:
        """The chosen day."""
        meeting = self.session.meeting
        self.only = self.only.known_to(meeting)
        day = self._day()
        self.query_one(DayTabs).show(
            [(each.date, self._tab(each.date)) for each in self.session.meeting.days], day
        )
        self.query_one("#day", Static).update(self._heading(day))
        chosen = self.query_one("#filter", Static)
        chosen.display = bool(self.only)
        chosen.update(self._filter_text())
        activities = self.query_one("#activities", ChoiceList)
        self._fill(activities, day)
        self._show_neighbours(day)
        if self._wanted:
            if self._wanted in meeting.activity:
                activities.choose_at_top(self._wanted)
            self._wanted = None
        self._show_in_full()

    def go_to(self, route: routes.Itinerary) -> None:
        """Show the day, the activity or the venue that is wanted."""
        if route.venue:
            self._show_only_venue(route.venue)
            return
        self.begin_anew()
        self.day = route.day
        self.follow(route.activity)

    def begin_anew(self) -> None:
        """The whole programme, at what is on now if anything is."""
        self.only, self.day = ChosenActivities(), None
        on_now = self._on_now()
        self._wanted = on_now[0].id if on_now else None

    def _on_now(self) -> tuple[Activity, ...]:
        return whats_on(self.session.meeting, self.session.clock.now()).now

    def offers(self, command: Command) -> bool:
        """A day has a page once it is published."""
        return command is not PAGE_CODE or self.session.published.leads

    def action_code(self) -> None:
        """Show the way to the page of the day."""
        open_page_code(self, f"day:{self._day().isoformat()}")

    def _day(self) -> date:
        days = [day.date for day in self.session.meeting.days]
        if self.day is None or self.day not in days:
            on_now = self._on_now()
            today = on_now[0].date if on_now else self.session.clock.now().date()
            self.day = today if today in days else days[0]
        return self.day

    def _tab(self, day: date) -> Content:
        found = f" {len(self.only.on(day, self.session.meeting))}" if self.only else ""
        return joined(self.language.short_date(day), (found, "$quiet"))

    def _heading(self, day: date) -> Content:
        columns, is_tall = self.size.width - 8, self.has_class("-tall")
        heading = DayHeading(self.session, columns, self.has_class("-low"), is_tall)
        if not appearance(self).is_large:
            return heading.content(day)
        rows = 5 if is_tall or self.has_class("-normal") else 1
        weekday = appearance(self).headline(self.language.weekday(day), columns, rows)
        return joined(weekday, "\n\n" if rows > 1 else "   ", (heading.line(day), "bold"))

    def _filter_text(self) -> Content:
        meeting, language = self.session.meeting, self.language
        names: list[Content] = []
        if self.only.kind:
            names.append(said(meeting.kind[self.only.kind].name, language, "bold"))
        if self.only.venue:
            names.append(plain(venue_name(meeting.venue[self.only.venue], meeting, language), "bold"))
        number = sum(map(self.only.has, meeting.activities))
        return joined(
            (language.say("Only: "), "bold $accent"),
            Content(", ").join(names),
            (f"   {number}/{len(meeting.activities)}   {language.say('X shows all again')}", "$quiet"),
        )

    def _fill(self, into: ChoiceList, day: date) -> None:
        """Show the activities of a day in one of the lists."""
        width = (into.size.width or self.size.width) - 3  # margins, scrollbar
        is_spaced = self.has_class("-tall") or appearance(self).is_large
        activities = self.only.on(day, self.session.meeting)
        listed = DayList(self.session, width, is_spaced).choices(activities)
        into.fill(listed if activities else [Choice(self._nothing_on(day))])

    def _nothing_on(self, date_: date) -> Content:
        """Why the list is empty: the filter, or that nothing is stated for the day but what it is about."""
        language = self.language
        if self.only:
            return plain(
                language.say("Nothing of this on this day. The numbers above say which days have it."),
                "$quiet",
            )
        nothing = plain(language.say("No activities are stated for this day."), "$quiet")
        text = paragraphs(self.session.meeting.day[date_].text, language)
        return joined(text, "\n\n", nothing) if self.has_class("-low") else nothing

    def _show_neighbours(self, day: date) -> None:
        """The days after, or before the last ones, as many as there is room for beside the chosen one."""
        days = [each.date for each in self.session.meeting.days]
        here, fit = days.index(day), min(self._fit, len(days))
        first = min(here, len(days) - fit)
        self.query_one("#chosen-head").display = fit > 1
        self.query_one("#chosen-head", Static).update(self._head(day))
        for name, by in _NEIGHBOURS.items():
            column = self.query_one(f"#{name}")
            column.display = first <= here + by < first + fit
            if column.display:
                column.query_one(PlainLabel).update(self._head(days[here + by]))
                self._fill(column.query_one(ChoiceList), days[here + by])

    @property
    def _fit(self) -> int:
        """Days that there is room for side by side."""
        if appearance(self).is_large or not self.has_class("-very-wide"):
            return 1
        return 3 if self.size.width >= _FOR_THREE else 2

    def _head(self, day: date) -> Content:
        title = said(self.session.meeting.day[day].title, self.language)
        return joined((self.language.date(day), "bold $primary"), "   ", title)

    def _show_in_full(self) -> None:
        if not self.query_one("#in-full").display:
            return  # what is not seen would cost each key a new layout
        chosen = self.query_one("#activities", ChoiceList).chosen
        text = self.query_one("#in-full Static", Static)
        if chosen in self.session.meeting.activity:
            text.update(
                activity_text(
                    self.session.meeting.activity[chosen or ""],
                    self.session.meeting,
                    self.session.clock.now(),
                    self.language,
                    self.session.programme_changes.get(chosen or ""),
                )
            )
        else:
            text.update("")

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._show_in_full()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            self.navigation.open(routes.Activity(event.option.id))

    @on(DayTabs.Chosen)
    def _day_chosen(self, event: DayTabs.Chosen) -> None:
        self.day = event.day
        self.show_all()

    def action_day(self, by: int) -> None:
        """Go some days on; the ends of the meeting are the ends."""
        days = [day.date for day in self.session.meeting.days]
        self.day = days[min(max(days.index(self._day()) + by, 0), len(days) - 1)]
        self.show_all()

    def action_by_kind(self) -> None:
        """Choose the kind to show."""
        self._choose(
            N_("Which kind of activity?"),
            {id: said(kind.name, self.language) for id, kind in self.session.meeting.kind.items()},
            "kind",
        )

    def action_by_venue(self) -> None:
        """Choose the venue to show."""
        meeting = self.session.meeting
        names = {id: plain(venue_name(venue, meeting, self.language)) for id, venue in meeting.venue.items()}
        self._choose(N_("Which venue?"), names, "venue")

    def _choose(self, question: str, names: dict[str, Content], by: Literal["kind", "venue"]) -> None:
        def chosen(id: str | None) -> None:
            if id is not None:
                self.only = replace(self.only, **{by: id or None})
                self._go_where_something_is()
                self.show_all()

        every = Choice(plain(self.language.say("all"), "bold"), "")
        choices = [Choice(name, id) for id, name in names.items()]
        question = self.language.say(question)
        before = getattr(self.only, by) or ""
        self.app.push_screen(ChooseScreen(self.session, question, [every, *choices], before), chosen)

    def _go_where_something_is(self) -> None:
        """If the filter leaves nothing of this day, go to the first day that has something."""
        if not self.only.on(self._day(), self.session.meeting):
            self.day = self.only.first_day(self.session.meeting) or self.day

    def follow(self, id: str) -> None:
        """Choose the activity that is read above this screen, if it can be seen here."""
        if activity := self.session.meeting.activity.get(id):
            if not self.only.has(activity):
                self.only = ChosenActivities()
            self.day, self._wanted = activity.date, id

    def _show_only_venue(self, id: str) -> None:
        """Show one venue, at the first day that has something there."""
        self.only = ChosenActivities(venue=id)
        self.day = self.only.first_day(self.session.meeting) or self.day

    def action_all(self) -> None:
        """Show everything again."""
        self.only = ChosenActivities()
        self.show_all()
