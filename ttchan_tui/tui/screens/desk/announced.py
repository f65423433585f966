"""Announcements: what stands on the screens now, one more, and away with one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from zoneinfo import ZoneInfo

from textual.content import Content

from ttchan_tui.meeting.announcement import Announcement
from ttchan_tui.meeting.history.change_kinds import ANNOUNCE, WITHDRAW
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.wording.facts import venue_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.screens.desk.desk_screen import UNDO, DeskScreen
from ttchan_tui.tui.screens.desk.forms.announce_form import AnnounceForm
from ttchan_tui.tui.widgets.choice_list import Choice

NEW = Command("new", "n", "N", N_("announce"), N_("Tell everybody something."), right=Right.ANNOUNCE)
WITHDRAW_IT = Command(
    "withdraw", "x", "X", N_("withdraw"), N_("Take it off all screens."), right=Right.ANNOUNCE
)


class AnnouncedScreen(DeskScreen):
    """What is announced."""

    ROUTE = routes.Announced
    NAME = N_("Desk · Announcements")
    PURPOSE = N_("What stands on every screen now, or at the kiosks of one venue, and until when.")
    OWN_COMMANDS = (NEW, WITHDRAW_IT, UNDO, BACK)
    BINDINGS = bindings(NEW, WITHDRAW_IT, UNDO)
    WORK = frozenset({ANNOUNCE, WITHDRAW})

    @property
    def _standing(self) -> tuple[Announcement, ...]:
        return self.session.connection.announcements()

    def heading(self) -> tuple[str, Content]:
        """How many there are."""
        number = len(self._standing)
        words = self.language.count(N_("{number} stands now"), N_("{number} stand now"), number)
        return self.language.say(N_("Announcements")), plain(words, "$quiet")

    def lines(self) -> Iterator[Choice]:
        """Each with where it stands and until when."""
        if not self._standing:
            yield Choice(
                plain(self.language.say(N_("Nothing is announced. N announces something.")), "$quiet")
            )
        for one in self._standing:
            badge = (f" {self.language.say('URGENT')} ", "bold $alarm-foreground on $alarm-background")
            urgent = (badge, " ") if one.urgent else ()
            below = (f"\n  {self._place_of(one)} · {self._until(one)}", "$quiet")
            yield Choice(joined("  ", *urgent, said(one.text, self.language, "bold"), below), one.id, 2)

    def _place_of(self, one: Announcement) -> str:
        venue = self.session.meeting.venue.get(one.venue)
        if venue is None:
            return self.language.say(N_("on all screens"))
        name = venue_name(venue, self.session.meeting, self.language)
        return f"{self.language.say('only at the kiosks of')} {name}"

    def _until(self, one: Announcement) -> str:
        until = one.until.astimezone(ZoneInfo(self.session.meeting.time_zone))
        language = self.language
        return language.say("until {time}, {date}", time=language.time(until), date=language.date(until))

    def beside(self, chosen: str) -> Content:
        """It in all languages, as it stands on the screens."""
        one = next((one for one in self._standing if one.id == chosen), None)
        if one is None:
            return plain("")
        language = self.language
        lines = [
            joined((f"{language.language_name(code)}\n", "bold $accent"), f"{text}\n")
            for code, text in one.text.by_language.items()
        ]
        for code in one.text.missing(self.session.meeting.languages):
            missing = language.say("Missing in {language}.", language=language.language_name(code))
            lines.append(plain(missing, "$now"))
        return Content("\n").join(lines)

    def offers(self, command: Command) -> bool:
        """Only what stands can be withdrawn."""
        return command is not WITHDRAW_IT or self.choices.chosen is not None

    def action_new(self) -> None:
        """Ask what is to be announced."""
        done = self.language.say(N_("Announced. Ctrl+Z takes it back."))
        self.ask_form(AnnounceForm(self.session), lambda _: self._say(done, "$success"))

    def action_withdraw(self) -> None:
        """Take the chosen one off all screens."""
        if id := self.choices.chosen:
            withdrawn = self.language.say(N_("Withdrawn. Ctrl+Z brings it back."))
            withdraw = self.session.repository.announcements.withdraw
            self._do(partial(withdraw, id), then=lambda: self._say(withdrawn, "$success"))
