"""What is on now and what comes next, in as many lines as there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from textual.content import Content

from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.whats_on import Phase, WhatsOn, whats_on
from ttchan_tui.meeting.wording.facts import either_event, figures, when, where
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList


class NowList(ChoiceList):
    """The face of the meeting before, during and after it.

    The ids of its choices say where they lead: `activity:ID`, `programme:ID` for the programme at
    that activity, `replay`.
    """

    def __init__(self, session: Session, *, id: str) -> None:
        """Show the meeting of `session` by its clock."""
        super().__init__(id=id)
        self._session = session

    def show(self) -> None:
        """Everything, as of now."""
        if not self.size:
            return  # nothing is known yet of how much there is room for
        on = whats_on(self._session.meeting, self._session.clock.now())
        is_large = appearance(self).is_large
        match on.phase:
            case Phase.BEFORE:
                self.fill(self._before_large(on) if is_large else self._before(on))
            case Phase.DURING:
                self.fill(self._during_large(on) if is_large else self._during(on))
            case Phase.AFTER:
                self.fill(self._after())

    def on_resize(self) -> None:
        """Use the lines that there are now; the texts around this list may have taken some."""
        self.show()

    def enlarged(self, choice: Choice) -> Choice:
        """Where something is belongs to what is on, also when it is shown large."""
        return Choice(joined(choice.shown, "\n "), choice.id) if choice.id else choice

    def _before_large(self, on: WhatsOn) -> Iterator[Choice]:
        say, count = self._session.language.say, self._session.language.count
        days = count("{number} day", "{number} days", on.days_to_go)
        return self._face(days, say("IT BEGINS WITH"), on.next)

    def _during_large(self, on: WhatsOn) -> Iterator[Choice]:
        """One thing only: what is on now; if nothing is, what will be."""
        language = self._session.language
        if on.now:
            return self._face(language.say("NOW"), "", on.now, "$now")
        if on.some_time_today:
            return self._face(
                language.say("TODAY"), language.say("time of day not stated"), on.some_time_today
            )
        if on.next and on.next_day:
            return self._face(language.weekday(on.next_day), "", on.next)
        return self._face(language.say("TODAY"), self._nothing_more(on), ())

    def _nothing_more(self, on: WhatsOn) -> str:
        """Nothing is stated for today any more; people leave on the last day only."""
        language, end = self._session.language, self._session.meeting.end
        if on.moment.date() >= end:
            return language.say("Nothing more today. Safe journey!")
        return language.say("Nothing more today. The meeting goes on until {date}.", date=language.date(end))

    def _face(
        self, words: str, explanation: str, activities: tuple[Activity, ...], style: str = "$accent"
    ) -> Iterator[Choice]:
        """A heading and as many activities as fit, drawn if one does; the others are one choice more."""
        drawn = [self._drawn(activity) for activity in activities]
        if drawn and drawn[0].plain:
            heading = [self._heading(words, explanation, style).shown]
        else:
            drawn = [self._large(activity) for activity in activities]
            heading = [
                joined("  ", line)
                for line in appearance(self)
                .headline(words, self.size.width - 6, self._room // 2, style)
                .split("\n")
            ]
            heading += [plain(f"  {explanation}", "bold")] if explanation else []
        yield Choice(joined(Content("\n").join(heading), "\n"))
        room = self._room - len(heading) - 1
        shown = 0
        for activity, words_ in zip(activities, drawn, strict=True):
            rows = len(words_.split("\n")) + 1
            if shown and rows > room - (0 if activity is activities[-1] else 1):
                break
            yield Choice(words_, f"activity:{activity.id}")
            room -= rows
            shown += 1
        if more := activities[shown:]:
            others = self._session.language.count("… and {number} more", "… and {number} more", len(more))
            yield Choice(plain(f"    {others}", "bold"), f"programme:{more[0].id}")

    def _before(self, on: WhatsOn) -> Iterator[Choice]:
        say, count = self._session.language.say, self._session.language.count
        days = count(
            "The meeting begins in {number} day", "The meeting begins in {number} days", on.days_to_go
        )
        yield self._heading(say("SOON"), days)
        yield Choice(plain(""))
        yield from self._list(on.next, say("IT BEGINS WITH"), self._room - 3, on.next_day)

    def _during(self, on: WhatsOn) -> Iterator[Choice]:
        """What is on now comes first; what has no time and what comes next keep a few lines."""
        say, room = self._session.language.say, self._room
        for_next = min(len(on.next), 3) + 2 if on.next else 0
        for_today = min(len(on.some_time_today), 2) + 2 if on.some_time_today else 0
        if on.now:
            shown = on.now[: max(1, (room - for_next - for_today - 3) // 2)]
            yield from self._now(on, shown)
            room -= 2 * len(shown) + 2 + (len(shown) < len(on.now))
        if on.some_time_today:
            lines = room - for_next - 1
            yield from self._list(
                on.some_time_today, say("TODAY"), lines, None, say("time of day not stated")
            )
            room -= min(lines, len(on.some_time_today)) + 2
            if on.next:
                yield Choice(plain(""))
        if on.next:
            tomorrow = on.next_day == on.moment.date() + timedelta(days=1)
            word = say("TOMORROW") if tomorrow else say("THEN")
            yield from self._list(on.next, word, room - 1, on.next_day)
        if not (on.now or on.next or on.some_time_today):
            yield self._heading(say("TODAY"), self._nothing_more(on))

    def _now(self, on: WhatsOn, shown: tuple[Activity, ...]) -> Iterator[Choice]:
        session = self._session
        moments = {when(activity, session.meeting, session.language) for activity in on.now}
        yield self._heading(session.language.say("NOW"), moments.pop() if len(moments) == 1 else "", "$now")
        yield from (Choice(self._large(activity), f"activity:{activity.id}") for activity in shown)
        if more := on.now[len(shown) :]:
            words = session.language.count("… and {number} more", "… and {number} more", len(more))
            yield Choice(plain(f"    {words}", "$quiet"), f"programme:{more[0].id}")
        yield Choice(plain(""))

    def _drawn(self, activity: Activity) -> Content:
        """Its title in letters, and where it is below them; nothing if there is too little room."""
        meeting, language = self._session.meeting, self._session.language
        title = activity.title.in_language(language.code).marked
        drawn = appearance(self).poster(title, self.size.width - 8, self._room - 3)
        if not drawn:
            return drawn
        place = where(activity, meeting, language) or language.say("venue not stated")
        lines = (*drawn.split("\n"), self._cut(plain(place, "$quiet"), 4))
        return Content("\n").join(joined(("  ┃ ", "$now"), line) for line in lines)

    def _large(self, activity: Activity) -> Content:
        meeting, language = self._session.meeting, self._session.language
        place = where(activity, meeting, language) or language.say("venue not stated")
        moment = when(activity, meeting, language) if activity.start else ""
        details = " · ".join(filter(None, (moment, place, either_event(activity.project_events, language))))
        return Content("\n").join(
            joined(("  ┃ ", "$now"), self._cut(line, 4))
            for line in (said(activity.title, language, "bold"), plain(details, "$quiet"))
        )

    def _list(
        self, activities: tuple[Activity, ...], word: str, lines: int, day: date | None, explanation: str = ""
    ) -> Iterator[Choice]:
        """A line for each activity; where there are too few, a line for each part of the day."""
        if not activities:
            return
        meeting, language = self._session.meeting, self._session.language
        yield self._heading(word, language.date(day) if day else explanation)
        rows = [(when(activity, meeting, language), [activity]) for activity in activities]
        if len(rows) > lines:
            rows = [
                (moment, [activity for _, (activity,) in together])
                for moment, together in groupby(rows, key=lambda row: row[0])
            ]
        column = max(len(moment) for moment, _ in rows)
        for moment, together in rows:
            label = f"    {moment:<{column}}   " if column else "    "
            titles = Content(" · ").join(said(activity.title, language) for activity in together)
            goal = "activity" if len(together) == 1 else "programme"
            yield Choice(joined((label, "$quiet"), self._cut(titles, len(label))), f"{goal}:{together[0].id}")

    def _after(self) -> Iterator[Choice]:
        language, meeting = self._session.language, self._session.meeting
        yield self._heading(
            language.say("THE MEETING IS OVER"), language.say("thank you for being part of it")
        )
        yield Choice(plain(""))
        for number, words in figures(meeting, language):
            yield Choice(joined((f"   {number:>4}  ", "bold $accent"), words))
        if meeting.days:
            yield Choice(plain(""))
            replay = language.say("Replay the days of the meeting")
            yield Choice(joined(("      R  ", "bold $accent"), (replay, "bold")), "replay")

    def _heading(self, word: str, explanation: str = "", style: str = "$accent") -> Choice:
        return Choice(joined((f"  {word}", f"bold {style}"), (f"   {explanation}", "$quiet")))

    def _cut(self, line: Content, before: int) -> Content:
        """A line that fits behind so many columns; its end can be read where it leads."""
        return line.truncate(max(20, self.size.width - before - 3), ellipsis=True)

    @property
    def _room(self) -> int:
        """Lines that there are."""
        return max(6, self.size.height)
