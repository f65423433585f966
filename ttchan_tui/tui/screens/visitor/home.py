"""The first screen: what this is, where to be now and what comes then, and the ways into everything else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.schedule.whats_on import Phase, whats_on
from ttchan_tui.meeting.wording.head_count import total_words, who_heading
from ttchan_tui.meeting.wording.invitation import day_of_meeting, what_it_is, what_was_said
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import (
    ABOUT,
    DESK_HERE,
    MINE_HERE,
    REPLAY,
    RESULTS_HERE,
    STEP_BACK,
    STEP_ON,
    Command,
    bindings,
)
from ttchan_tui.tui.home.day_track import DayTrack
from ttchan_tui.tui.home.way_tiles import Way, WayTiles
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.touchable import Touchable

if TYPE_CHECKING:
    from ttchan_tui.tui.home.side import HomeSide

OPEN = Command("open", "enter", N_("Enter"), N_("open"), N_("Open what is chosen; ↑ and ↓ choose."))
REPLAY_HERE = replace(REPLAY, hinted=True)
OTHER_MEETINGS = Command(
    "other_meetings",
    "m",
    "M",
    N_("other meetings"),
    N_("Show another one of the meetings that are kept here, each with its own notes."),
    public=False,
    right=Right.ADMINISTER,
)


_MARGIN: Final = 6
"""Columns beside the sentence that says what it is."""


class HomeScreen(MeetingScreen):
    """Answers "what is this?" and "where now?" before anybody asks, and leads everywhere with one key."""

    NAME = N_("Start")
    PURPOSE = N_("See what is on now and what comes next. The numbers lead to everything else.")
    OWN_COMMANDS = (OPEN, MINE_HERE, RESULTS_HERE, DESK_HERE, OTHER_MEETINGS, REPLAY_HERE, STEP_BACK, STEP_ON)
    BINDINGS = bindings(STEP_BACK, STEP_ON, OTHER_MEETINGS)
    AUTO_FOCUS = ""

    @property
    def title_here(self) -> str:
        """Here the bar says which meeting it is."""
        return ""

    def compose_body(self) -> Iterable[Widget]:
        """What it is above, the day and what stands beside it, the ways below."""
        yield PlainLabel(id="what-it-is")
        with Horizontal(id="home"):
            yield DayTrack(self.session, id="programme-now")
            if self._is_wide:
                yield self._side()
        yield PlainLabel(id="waiting-drafts")
        yield WayTiles(self.session, len(routes.WAYS), id="ways")
        yield Touchable(ABOUT, id="funding")

    def on_mount(self) -> None:
        """Have the focus where it belongs before anything is painted, and not painted again for it."""
        self.set_focus(self._first)

    def show(self) -> None:
        """Everything, as of now."""
        self.query_one("#what-it-is", Static).update(self._what_it_is())
        track = self.query_one(DayTrack)
        track.quotes_beside = int(self.has_class("-very-wide") and self.has_class("-tall"))
        track.show()
        waiting = self.query_one("#waiting-drafts", Static)
        waiting.display = bool(self.drafts.waiting())
        waiting.update(plain(self._waiting(), "bold $accent"))
        self.query_one(WayTiles).show([self._way(route) for route in routes.WAYS])
        self.query_one("#funding", Static).update(self._funding())
        if self._is_wide:
            self._show_side()
        if self.focused is None:
            self._begin()

    def begin_anew(self) -> None:
        """The next person begins where everybody begins."""
        self.query_one(WayTiles).begin_anew()
        self.query_one(DayTrack).begin_with_first()
        self._begin()

    def _begin(self) -> None:
        self._first.focus()

    @property
    def _first(self) -> Widget:
        """Where one stands at first: on the ways; when the meeting is over, on the one back into it."""
        session = self.session
        on = whats_on(session.meeting, session.clock.now())
        begins_with_track = on.phase is Phase.AFTER and session.meeting.days
        return self.query_one("#programme-now" if begins_with_track else "#ways")

    # What it is

    def _what_it_is(self) -> Content:
        meeting, language = self.session.meeting, self.language
        today = self.session.clock.now().date()
        sentence = plain(what_it_is(meeting, language, today, self.size.width - _MARGIN), "bold $primary")
        day = day_of_meeting(meeting, language, today)
        name = joined(said(meeting.name, language), f"  ·  {day}" if day else "")
        if self.has_class("-low") or appearance(self).is_large:
            return sentence
        return joined(sentence, "\n", name)

    def _funding(self) -> Content:
        funding = self.session.meeting.funding
        if self._is_wide and self.has_class("-tall") and not appearance(self).is_large:
            return joined(said(funding.line, self.language), f"\n{funding.number}")
        return joined(
            self.language.say("Funded by the European Union"), " · ", said(funding.programme, self.language)
        )

    # What stands beside the day

    @property
    def _is_wide(self) -> bool:
        return self.has_class("-wide") or self.has_class("-very-wide")

    def _side(self) -> HomeSide:
        from ttchan_tui.tui.home.side import HomeSide  # most windows start without it

        return HomeSide(self.session, lambda place: self.navigation.open(routes.Place(place)), id="home-side")

    def _show_side(self) -> None:
        for side in self.query("#home-side"):
            cast("HomeSide", side).show()
            return
        self.query_one("#home").mount(self._side())

    # The ways

    def _way(self, route: type[routes.Route]) -> Way:
        """A way, and in a word or two what is there at present."""
        meeting, language, now = self.session.meeting, self.language, self.session.clock.now()
        say, count = language.say, language.count
        match route.name:
            case routes.Itinerary.name:
                days = count("{number} day", "{number} days", len(meeting.days))
                return Way(route.name, say("Programme"), days)
            case routes.Cities.name:
                total = total_words(meeting.participation, language)
                return Way(route.name, who_heading(meeting, now, language), total)
            case routes.Codes.name:
                return Way(route.name, say("Take it along"), say("QR codes"))
            case _:
                title = (
                    what_was_said(meeting, language, now)
                    if self.session.public or self.session.is_guest
                    else say("Group work")
                )
                return Way(route.name, title, self._notes())

    def _notes(self) -> str:
        """How many there are; before there are any, how many questions there will be."""
        count = self.language.count
        if notes := len(self.session.connection.notes()):
            return count("{number} note", "{number} notes", notes)
        prompts = len(self.session.meeting.prompts)
        return count("{number} question", "{number} questions", prompts) if prompts else ""

    def _waiting(self) -> str:
        number = len(self.drafts.waiting())
        return self.language.count(
            "{number} draft of yours is not saved", "{number} drafts of yours are not saved", number
        )

    def action_open(self) -> None:
        """Open what is chosen."""
        if isinstance(self.focused, WayTiles):
            self.focused.action_select()
        else:
            super().action_open()

    def offers(self, command: Command) -> bool:
        """Another meeting only where one is kept."""
        return command is not OTHER_MEETINGS or self.session.connection.has_other_meetings()

    def action_other_meetings(self) -> None:
        """Ask which of the meetings that are kept here is to be shown."""
        if not (self.navigation.allows(OTHER_MEETINGS) and self.offers(OTHER_MEETINGS)):
            return
        from ttchan_tui.tui.screens.visitor.other_meetings import ask_which  # most data hold one meeting

        def chosen(id: str | None) -> None:
            if id:
                self._show_meeting(id)

        self.app.push_screen(ask_which(self.session), chosen)

    @work(exclusive=True)
    async def _show_meeting(self, id: str) -> None:
        from ttchan_tui.tui.actions import Actions

        await Actions(self.session, self._tell).run(partial(self.session.repository.loader.use, id))
        self.navigation.show_again()

    def _tell(self, words: str, _: str) -> None:
        if words:
            self.notify(harmless(words), markup=False)

    @on(WayTiles.Opened)
    def _go(self, event: WayTiles.Opened) -> None:
        self.navigation.open(routes.WAYS[event.number - 1]())

    @on(OptionList.OptionSelected)
    async def _open(self, event: OptionList.OptionSelected) -> None:
        what, _, id = (event.option.id or "").partition(":")
        match what:
            case "activity":
                self.navigation.open(routes.Activity(id))
            case "programme":
                self.navigation.open(routes.Itinerary(activity=id))
            case "day":
                self.navigation.open(routes.Itinerary(day=date.fromisoformat(id)))
            case "replay":
                await self.app.run_action("replay")
