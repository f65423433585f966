"""The first screen: what is on now and next, and the ways into everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.codes import codes_heading
from ttchan_tui.meeting.wording.head_count import total_words
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import REPLAY, STEP_BACK, STEP_ON, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.now_list import NowList
from ttchan_tui.tui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from ttchan_tui.tui.widgets.home_side import HomeSide

OPEN = Command("open", "enter", "Enter", N_("open"), N_("Open what is chosen; ↑ and ↓ choose."))
REPLAY_HERE = replace(REPLAY, hinted=True)


class HomeScreen(MeetingScreen):
    """Answers "where now?" before anybody asks, and leads everywhere with one key."""

    NAME = N_("Start")
    PURPOSE = N_("See what is on now and what comes next. The numbers lead to everything else.")
    OWN_COMMANDS = (OPEN, REPLAY_HERE, STEP_BACK, STEP_ON)
    BINDINGS = bindings(STEP_BACK, STEP_ON)
    AUTO_FOCUS = "#ways"

    @property
    def title_here(self) -> str:
        """Here the bar says which meeting it is."""
        return ""

    def compose_body(self) -> Iterable[Widget]:
        """The programme above, the ways below; map and code beside them where there is room."""
        with Horizontal(id="home"):
            with Vertical(id="home-words"):
                yield NowList(self.session, id="programme-now")
                yield ChoiceList(id="ways")
                yield PlainLabel(id="funding")
            if self._has_side:
                yield self._side()

    def show(self) -> None:
        """Everything, as of now."""
        self.query_one(NowList).show()
        self.query_one("#ways", ChoiceList).fill(self._ways())
        self.query_one("#funding", Static).update(self._funding())
        if self._has_side:
            self._show_side()

    @property
    def _has_side(self) -> bool:
        """Whether there is room beside the words."""
        return self._is_wide and self.has_class("-tall")

    def _side(self) -> HomeSide:
        from ttchan_tui.tui.widgets.home_side import HomeSide  # most windows start without it

        return HomeSide(self.session, lambda place: self.navigation.open(routes.Place(place)), id="home-side")

    def _show_side(self) -> None:
        for side in self.query("#home-side"):
            cast("HomeSide", side).show()
            return
        self.query_one("#home").mount(self._side())

    def _funding(self) -> Content:
        funding = self.session.meeting.funding
        if self._is_wide:
            return joined(said(funding.line, self.language), f"\n{funding.number}")
        return joined(
            self.language.say("Funded by the European Union"), " · ", said(funding.programme, self.language)
        )

    @property
    def _is_wide(self) -> bool:
        return self.has_class("-wide") or self.has_class("-very-wide")

    def _ways(self) -> Iterator[Choice]:
        meeting, say, count = self.session.meeting, self.language.say, self.language.count
        people = meeting.participation
        countries = count("{number} counted country", "{number} counted countries", people.counted_countries)
        citizens = total_words(people, self.language)
        ways = (
            ("itinerary", say("Programme"), count("{number} day", "{number} days", len(meeting.days))),
            ("cities", say("Partner cities"), "  ·  ".join(filter(None, (citizens, countries)))),
            self._groupwork(),
            ("codes", say(codes_heading(meeting)), say("take them along on your phone")),
        )
        for number, (name, title, explanation) in enumerate(ways, 1):
            yield Choice(self._way(number, title, explanation), f"way:{name}")

    def _groupwork(self) -> tuple[str, str, str]:
        """What the groups say, for those who come by; else the way to their work."""
        if not self.session.public:
            return "groupwork", self.language.say("Group work"), self._asked_or_left()
        number = len(self.session.connection.notes())
        notes = self.language.count("{number} note", "{number} notes", number)
        return "groupwork", self.language.say("What people say"), notes if number else self._asked_or_left()

    def _asked_or_left(self) -> str:
        if number := len(self.drafts.waiting()):
            return self.language.count(
                "{number} draft of yours is not saved", "{number} drafts of yours are not saved", number
            )
        prompts = self.session.meeting.prompts
        return prompts[0].title.in_language(self.language.code).marked if prompts else ""

    def _way(self, number: int, title: str, explanation: str) -> Content:
        """One way: in one line, or in two where there is room for large targets."""
        if appearance(self).is_large:
            return joined((f"  {number}  ", "bold $accent"), (title, "bold"))
        tall = self.has_class("-tall")
        between = "\n     " if tall else " " * max(1, 23 - len(title))
        words = joined((f"  {number}  ", "bold $accent"), (title, "bold"), between, (explanation, "$quiet"))
        width = (self.query_one("#ways").size.width or self.size.width) - 3
        return Content("\n").join(line.truncate(width, ellipsis=True) for line in words.split("\n"))

    @on(OptionList.OptionSelected)
    async def _open(self, event: OptionList.OptionSelected) -> None:
        what, _, id = (event.option.id or "").partition(":")
        match what:
            case "way":
                self.navigation.open(routes.way(id))
            case "activity":
                self.navigation.open(routes.Activity(id))
            case "programme":
                self.navigation.open(routes.Itinerary(activity=id))
            case "replay":
                await self.app.run_action("replay")
