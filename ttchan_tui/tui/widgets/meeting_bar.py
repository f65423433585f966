"""The bar at the top: where one is, when, in which language; more lines for a replay and announcements."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from ttchan_tui.meeting.announcement import Announcement
from ttchan_tui.meeting.call import Call
from ttchan_tui.meeting.schedule.clock import Running
from ttchan_tui.meeting.wording.calls import call_words, since_words
from ttchan_tui.meeting.wording.facts import venue_name
from ttchan_tui.text.explained import Explained
from ttchan_tui.tui.commands import ANSWER, CALL, HOME, LANGUAGE, MINE
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.replay_bar import ReplayBar
from ttchan_tui.tui.widgets.touchable import Touchable

_ALARM = "bold $alarm-foreground on $alarm-background"
"""What has to be seen."""


class MeetingBar(Vertical):
    """Tells on every screen which meeting this is, where in the app one is, when, and in which language."""

    def __init__(
        self, session: Session, where: Callable[[], str], *, typed_here: bool, covered: bool
    ) -> None:
        """Show what `session` knows.

        Args:
            session: Knows it.
            where: Says which screen this is; nothing on the first one.
            typed_here: Whether notes are typed on this screen, so that it says when they were saved.
            covered: Whether an urgent announcement covers the screen, and need not be said here too.
        """
        super().__init__()
        self._covered = covered
        self._session = session
        self._where = where
        self._typed_here = typed_here

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with Horizontal(classes="line"):
            yield Touchable(HOME, id="bar-meeting")
            yield PlainLabel(id="bar-when")
            yield Touchable(MINE, id="bar-mine")
            yield Touchable(LANGUAGE, id="bar-language")
        if self._is_replaying:
            yield self._replay_bar()
        yield PlainLabel(id="bar-announced")
        yield Touchable(CALL if self._session.public else ANSWER, id="bar-called")
        yield PlainLabel(id="bar-trouble")

    def show(self) -> None:
        """Fill the lines in."""
        session, language = self._session, self._session.language
        moment = joined(*self._saved(), self._when())
        code = plain(f" {language.code.upper()} ", "bold $bar-accent")
        mine = plain(f" ◆ {session.mine.country}" if session.mine else "")
        room = self.app.size.width - sum(one.cell_length for one in (moment, mine, code)) - 3  # standing off
        self.query_one("#bar-meeting", Static).update(self._meeting(room))
        self.query_one("#bar-when", Static).update(moment)
        self.query_one("#bar-mine", Static).update(mine)
        self.query_one("#bar-mine").display = bool(mine.plain)
        self.query_one("#bar-language", Static).update(code)
        self.set_class(self._is_replaying, "-replay")
        if self._is_replaying:
            self._show_replay()

        covering = session.urgent() if self._covered else ()
        announced = [one for one in session.connection.announcements() if one not in covering]
        announced.sort(key=lambda one: not one.urgent)
        self.set_class(bool(announced), "-announced")
        if announced:
            self.query_one("#bar-announced", Static).update(self._announced(announced))

        calls = session.calls()
        self.set_class(bool(calls), "-called")
        if calls:
            lines = map(self._own_call if session.public else self._call, calls)
            self.query_one("#bar-called", Static).update(Content("\n").join(lines))

        self.set_class(session.connection.trouble is not None, "-trouble")
        if session.connection.trouble:
            self.query_one("#bar-trouble", Static).update(self._read_only(session.connection.trouble))

    def show_keys(self) -> None:
        """The focus is elsewhere: say anew which keys do something."""
        for bar in self.query(ReplayBar):
            bar.show()

    @property
    def _is_replaying(self) -> bool:
        return self._session.clock.running is Running.REPLAY

    def _replay_bar(self) -> ReplayBar:
        return ReplayBar(self._session, letters_are_text=self._typed_here)

    def _show_replay(self) -> None:
        """Say where it is. Few screens ever see a replay: the line for it comes with the first."""
        if bars := self.query(ReplayBar):
            bars.only_one().show()
        else:
            self.mount(self._replay_bar(), before="#bar-announced")

    def _meeting(self, room: int) -> Content:
        """The meeting and where one is; on the first screen where and when it is, the days at least."""
        meeting, language = self._session.meeting, self._session.language
        dates, days = (each(meeting.start, meeting.end) for each in (language.dates, language.days))
        town = meeting.place[meeting.host].name.in_language(language.code).marked
        texts = [self._where()] if self._where() else [f"{town}, {dates}", dates, days]
        shown = [joined((f" {meeting.acronym}", "bold"), f" · {text}") for text in texts]
        return next((each for each in shown if each.cell_length <= room), shown[-1])

    def _when(self) -> Content:
        clock, language = self._session.clock, self._session.language
        now = clock.now()
        if clock.running is Running.SET:
            shown = f"{language.short_date(now)} {language.time(now)}"
            return joined((language.say("clock set: "), "$bar-accent"), shown)
        return plain(language.short_date(now) if self._saved() else language.date(now))

    def _saved(self) -> tuple[Content, ...]:
        """Whether what is typed is on the disk. What is not is told on every screen."""
        session, language = self._session, self._session.language
        if session.connection.unsaved:
            text = language.count(
                "{number} line not saved", "{number} lines not saved", session.connection.unsaved
            )
            return (joined((f" {text.upper()} ", "bold $alarm-foreground on $alarm-background"), "  "),)
        if session.connection.saved_at and self._typed_here:
            saved = language.say("saved {time}", time=f"{session.connection.saved_at:%H:%M:%S}")
            return (joined((saved, "bold"), "  "),)
        return ()

    def _read_only(self, why: Explained) -> Content:
        language = self._session.language
        stays = language.say("What is typed stays here.")
        return joined(
            (f" {language.say('READ ONLY')}  ", "bold"),
            f"{why.sentence(language)} {stays if self._typed_here else ''}",
        )

    def _own_call(self, call: Call) -> Content:
        """What a visitor is told of the call from here."""
        session, language = self._session, self._session.language
        if call.answered:
            return plain(f" {language.say('Somebody is coming.')}", "bold")
        called = since_words(call, session.meeting, language)
        return joined((f" {language.say('An organiser was called.')}", "bold"), (f"  {called}", "$quiet"))

    def _call(self, call: Call) -> Content:
        """What organisers are told of a call."""
        session, language = self._session, self._session.language
        badge = f" {language.say('CALL')} "
        style = "bold $bar-background on $bar-accent" if call.answered else _ALARM
        key = "" if call.answered else f"  {ANSWER.key}: {language.say(ANSWER.label)}"
        words = call_words(call, session.meeting, language)
        return joined((badge, style), "  ", (words, "bold"), (key, "$quiet"))

    def _announced(self, announced: Sequence[Announcement]) -> Content:
        language = self._session.language
        return Content("\n").join(
            joined(
                (f" {language.say('URGENT')} ", "bold $alarm-foreground on $alarm-background")
                if one.urgent
                else (f" {language.say('ANNOUNCEMENT')} ", "bold $bar-background on $bar-accent"),
                "  ",
                *self._at(one),
                said(one.text, language, "bold"),
            )
            for one in announced
        )

    def _at(self, one: Announcement) -> Sequence[str]:
        """Where it stands, for those who see those of all venues."""
        meeting, venue = self._session.meeting, self._session.meeting.venue.get(one.venue)
        if venue is None or self._session.venue is not None:
            return ()
        return (f"{venue_name(venue, meeting, self._session.language)}: ",)
