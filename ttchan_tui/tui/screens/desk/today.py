"""Today: the activities of a day with their state and what is doubtful, each act by one key."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator
from datetime import date
from textwrap import wrap
from typing import Final

from textual import work
from textual.content import Content

from ttchan_tui.meeting.checks import Finding, check
from ttchan_tui.meeting.history.change_kinds import MEETING_WORK
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.schedule.whats_on import whats_on
from ttchan_tui.meeting.wording.announcing import changed_activities
from ttchan_tui.meeting.wording.facts import capitalised, clock_times, when, where
from ttchan_tui.store import Edited
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.desk.activity_acts import (
    ACTS,
    CANCEL,
    EDIT,
    FORMS,
    MOVE,
    STATE,
    VENUE,
    can_be_done,
)
from ttchan_tui.tui.screens.desk.acts_screen import LOOK, ActsScreen
from ttchan_tui.tui.screens.desk.desk_screen import REDO, UNDO
from ttchan_tui.tui.screens.desk.editing_screen import EditingScreen
from ttchan_tui.tui.screens.desk.forms.activity_forms import AddForm
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.texts.activity import activity_text, activity_title
from ttchan_tui.tui.widgets.choice_list import Choice

ALL = Command(
    "choose_act", "enter", "Enter", N_("what to do"), N_("All that can be done to the chosen activity.")
)
ADD = Command("add", "n", "N", N_("add"), N_("Add an activity to this day."), right=Right.ORGANISE)
DAY_BEFORE = Command("day(-1)", "left", "← →", N_("day"), N_("The day before, the day after."))
DAY_AFTER = Command("day(1)", "right", "→", N_("next day"), N_("The day after."), hinted=False)

_REST: Final = tuple(act for act in ACTS if not act.hinted)
_TIME: Final = 12
"""Columns for the time."""


class TodayScreen(EditingScreen):
    """One day of the programme."""

    ROUTE = routes.Today
    NAME = N_("Desk · Today")
    PURPOSE = N_(
        "The activities of a day. What is changed here is public at once, on every screen, and can be undone."
    )
    OWN_COMMANDS = (
        ALL,
        MOVE,
        VENUE,
        CANCEL,
        EDIT,
        ADD,
        STATE,
        DAY_BEFORE,
        UNDO,
        BACK,
        *_REST,
        DAY_AFTER,
        REDO,
    )
    BINDINGS = bindings(*ACTS, ADD, DAY_BEFORE, DAY_AFTER, UNDO, REDO)

    WORK = MEETING_WORK

    def __init__(self, session: Session) -> None:
        """Begin with today."""
        super().__init__(session)
        self._day: date | None = None
        self._checked: Meeting | None = None
        self._findings: tuple[Finding, ...] = ()

    # What it shows

    @property
    def day(self) -> date:
        """The day that is shown: at first that of what is on, else today or the day that is nearest to it."""
        days = [one.date for one in self.session.meeting.days]
        if self._day not in days:
            now = self.session.clock.now()
            on_now = whats_on(self.session.meeting, now).now
            today = on_now[0].date if on_now else now.date()
            self._day = min(days, key=lambda day: abs(day - today), default=today)
        assert self._day is not None
        return self._day

    def show(self) -> None:
        """The day as it is, and soon after it what is doubtful in it."""
        is_first = not self.choices.option_count
        super().show()
        if is_first:
            self._begin_with_now()
        if self.session.meeting is not self._checked:
            self._look_for_doubts()

    def _begin_with_now(self) -> None:
        for activity in whats_on(self.session.meeting, self.session.clock.now()).now:
            if activity.date == self.day:
                self.choices.choose_at_top(activity.id)
                return

    @work
    async def _look_for_doubts(self) -> None:
        meeting = self._checked = self.session.meeting
        findings = await to_thread(check, meeting)
        if meeting is self._checked:
            self._findings = findings
            self.show_all()

    def heading(self) -> tuple[str, Content]:
        """The day, how much there is in it, and how much of that is doubtful."""
        language = self.language
        there = self.session.meeting.on(self.day)
        number = len(there)
        words = language.count("{number} activity", "{number} activities", number)
        doubts = sum(len(self._doubts(one.id)) for one in there)
        doubtful = language.count(N_("{number} warning"), N_("{number} warnings"), doubts) if doubts else ""
        has_room = len(self.session.meeting.days) > 1 and not self.has_class("-narrow")
        ways = f" · ← → {language.say(N_('another day'))}" if has_room else ""
        return language.date(self.day), joined(
            (words, "$quiet"), (f" · {doubtful}" if doubtful else "", "bold $now"), (ways, "$quiet")
        )

    def lines(self) -> Iterator[Choice]:
        """The activities in their order; under parts of the day, where no clock times are known."""
        meeting, language = self.session.meeting, self.language
        there = meeting.on(self.day)
        if not there:
            nothing = language.say(N_("Nothing is planned on this day. N adds an activity."))
            yield Choice(plain(nothing, "$quiet"))
        on = whats_on(meeting, self.session.clock.now())
        has_times, part = any(one.start for one in there), ""
        for activity in there:
            if not activity.start and (name := when(activity, meeting, language)) != part:
                part = name
                yield Choice(plain(f"  {capitalised(name)}", "bold $accent"))
            indent = 2 + (self._time_columns if has_times else 0)
            yield Choice(self._line(activity, indent, is_on=activity in on.now), activity.id)

    @property
    def _time_columns(self) -> int:
        return _TIME // 2 if self.has_class("-narrow") else _TIME

    def _line(self, activity: Activity, indent: int, *, is_on: bool) -> Content:
        language, meeting = self.language, self.session.meeting
        front = ("┃ ", "$now") if is_on else ("  ", "")
        time = clock_times(activity, language)
        time = time[: self._time_columns - 1]  # where there is little room, when it begins
        title = activity_title(activity, language, "bold").truncate(self.columns - indent, ellipsis=True)
        place = plain(where(activity, meeting, language), "$quiet")
        room = self.columns - indent - title.cell_length - place.cell_length
        between = " " * room
        if room < 2 and place:  # noqa: PLR2004 - columns between both
            between = f"\n{' ' * indent}"
            place = place.truncate(self.columns - indent, ellipsis=True)
        lead = f"{time:<{indent - 2}}"
        return joined(front, (lead, "bold $accent"), title, between, place, *self._state(activity, indent))

    def _state(self, activity: Activity, indent: int) -> Iterator[Content]:
        """What else one has to know before one changes it."""
        say = self.language.say
        if who := self.open_elsewhere(f"activity:{activity.id}"):
            words = say(N_("{who} has this open"), who=", ".join(who))
            yield joined("\n", " " * indent, (f"✎ {words}", "bold $now"))
        for one in self._doubts(activity.id)[:2]:
            lines = wrap(f"! {one.sentence(self.language)}", max(20, self.columns - indent))
            yield joined(*((f"\n{' ' * indent}{line}", "$now") for line in lines))

    def _doubts(self, id: str) -> list[Finding]:
        return [one for one in self._findings if one.entry == ("activity", id)]

    def beside(self, chosen: str) -> Content:
        """The activity in full."""
        meeting = self.session.meeting
        if chosen not in meeting.activity:
            return plain("")
        return activity_text(meeting.activity[chosen], meeting, self.session.clock.now(), self.language)

    # What is done

    def offers(self, command: Command) -> bool:
        """What is done to an activity needs one."""
        activity = self.session.meeting.activity.get(self.choices.chosen or "")
        return command not in (ALL, *ACTS) or (activity is not None and can_be_done(command, activity))

    def choose(self, id: str) -> None:
        """Enter: all that can be done to it, each with its key."""

        def end(chosen: str | None) -> None:
            if chosen == LOOK:
                self.navigation.open(routes.Activity(id))
            elif chosen:
                self.action_form(chosen.split("'")[1])

        title = self.session.meeting.activity[id].title.in_language(self.language.code).marked
        acts = [act for act in ACTS if self.offers(act)]
        self.app.push_screen(ActsScreen(self.session, title, acts), end)

    def action_day(self, by: int) -> None:
        """To another day."""
        days = [one.date for one in self.session.meeting.days]
        place = days.index(self.day) + by
        if 0 <= place < len(days):
            self._day = days[place]
            self._say("")
            self.show_all()
            self.choices.begin_with_first()

    def action_form(self, what: str) -> None:
        """Ask what is to become of the chosen activity."""
        if id := self.choices.chosen:
            self.ask_edit(FORMS[what](self.session, id), self._go_along)

    def action_add(self) -> None:
        """Ask for one more."""
        self.ask_edit(AddForm(self.session, self.day), self._go_along)

    def _go_along(self, done: Edited) -> None:
        """Stand on what was changed, wherever it is now."""
        for first in changed_activities(done.before, done.meeting)[:1]:
            if first.date != self.day:
                self._day = first.date
                self.show_all()
            self.choices.choose(first.id)
