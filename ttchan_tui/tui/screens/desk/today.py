"""Today: the activities of a day with their state and what is doubtful, each act by one key."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap
from typing import Final

from textual import work
from textual.content import Content

from ttchan_tui.meeting.announcement import Announcement
from ttchan_tui.meeting.checks import Finding, check
from ttchan_tui.meeting.editing import Edit, acts
from ttchan_tui.meeting.history import change_kinds as kinds
from ttchan_tui.meeting.history.change_kinds import MEETING_WORK
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.schedule.whats_on import whats_on
from ttchan_tui.meeting.wording.announcing import announcing_texts, changed_activities
from ttchan_tui.meeting.wording.facts import capitalised, clock_times, when, where
from ttchan_tui.store import Edited
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.desk.activity_forms import FORMS, AddForm
from ttchan_tui.tui.screens.desk.announce_form import AnnounceForm
from ttchan_tui.tui.screens.desk.desk_screen import REDO, UNDO, DeskScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.texts.activity import activity_text, activity_title
from ttchan_tui.tui.widgets.choice_list import Choice


def _of_activity(action: str, key: str, label: str, explanation: str) -> Command:
    return Command(f"form('{action}')", key.lower(), key, label, explanation, right=Right.ORGANISE)


MOVE = _of_activity("move", "M", N_("move"), N_("Move the activity, alone or with all that follows it."))
VENUE = _of_activity("venue", "V", N_("venue"), N_("Say where it takes place."))
CANCEL = _of_activity("cancel", "X", N_("cancel"), N_("Cancel it; it stays there and says why."))
EDIT = _of_activity("edit", "E", N_("edit"), N_("Change what is said of it."))
ADD = Command("add", "n", "N", N_("add"), N_("Add an activity to this day."), right=Right.ORGANISE)
REINSTATE = Command(
    "reinstate",
    "w",
    "W",
    N_("takes place"),
    N_("A cancelled one takes place after all."),
    right=Right.ORGANISE,
)
DAY_BEFORE = Command("day(-1)", "left", "← →", N_("day"), N_("The day before, the day after."))
DAY_AFTER = Command("day(1)", "right", "→", N_("next day"), N_("The day after."), hinted=False)

_TIME: Final = 12
"""Columns for the time."""


class TodayScreen(DeskScreen):
    """One day of the programme."""

    ROUTE = routes.Today
    NAME = N_("Desk · Today")
    PURPOSE = N_(
        "The activities of a day. What is changed here is public at once, on every screen, and can be undone."
    )
    OWN_COMMANDS = (MOVE, VENUE, CANCEL, EDIT, ADD, REINSTATE, DAY_BEFORE, UNDO, BACK, DAY_AFTER, REDO)
    BINDINGS = bindings(MOVE, VENUE, CANCEL, EDIT, ADD, REINSTATE, DAY_BEFORE, DAY_AFTER, UNDO, REDO)

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
        return language.date(self.day), joined(
            (words, "$quiet"), (f" · {doubtful}" if doubtful else "", "bold $now")
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
        """What is done to an activity needs one; only one that is cancelled takes place after all."""
        activity = self.session.meeting.activity.get(self.choices.chosen or "")
        if command is REINSTATE:
            return bool(activity and (activity.cancelled or activity.replaced_by))
        return activity is not None or command not in (MOVE, VENUE, CANCEL, EDIT)

    def choose(self, id: str) -> None:
        """Enter: it in full, as visitors read it."""
        self.navigation.open(routes.Activity(id))

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
            self.ask_form(FORMS[what](self.session, id), self._done)

    def action_add(self) -> None:
        """Ask for one more."""
        self.ask_form(AddForm(self.session, self.day), self._done)

    def action_reinstate(self) -> None:
        """The chosen one takes place after all."""
        if id := self.choices.chosen:
            edits = acts.reinstate(self.session.meeting, id)
            self._change(kinds.REINSTATE_ACTIVITY, edits)

    @work
    async def _change(self, verb: str, edits: Iterable[Edit]) -> None:
        change, seen = self.session.repository.editing.change, self.session.repository.last_record
        for done in await self._acts.run(lambda: change(verb, edits, seen=seen)):
            self.show_all()
            self._done(done)

    def _done(self, done: Edited) -> None:
        """Say what has come of it, and offer to announce it."""
        texts = announcing_texts(done.before, done.meeting)
        if not texts:
            self._say(self.language.say(N_("Nothing was changed.")), "$quiet")
            return
        first = changed_activities(done.before, done.meeting)[0]
        if first.date != self.day:
            self._day = first.date
            self.show_all()
        self.choices.choose(first.id)
        self._say(self.language.say(N_("Done. Ctrl+Z takes it back.")), "$success")
        self.ask_form(AnnounceForm(self.session, texts, done.record), self._announced)

    def _announced(self, _: Announcement) -> None:
        self._say(self.language.say(N_("Done and announced. Ctrl+Z takes back both.")), "$success")
