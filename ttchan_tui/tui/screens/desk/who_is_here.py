"""Who is here: each session with its person, role, screen, and what is open for change there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from textual.content import Content

from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.roles import Role
from ttchan_tui.meeting.wording.facts import venue_name
from ttchan_tui.meeting.wording.machines import age, lacks
from ttchan_tui.meeting.wording.parts import part_name
from ttchan_tui.meeting.wording.roles import role_name
from ttchan_tui.store import KIOSK, Heartbeat, LinkedMachine
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.desk.desk_screen import DeskScreen
from ttchan_tui.tui.widgets.choice_list import Choice

_MINUTE = 60


class WhoIsHereScreen(DeskScreen):
    """The sessions, people first."""

    ROUTE = routes.WhoIsHere
    NAME = N_("Desk · Who is here")
    PURPOSE = N_("Who works here now, on which screen, and what they have open for change; and the kiosks.")
    OWN_COMMANDS = (BACK,)

    def heading(self) -> tuple[str, Content]:
        """How many people and kiosks there are."""
        language = self.language
        kiosks = sum(one.kind == KIOSK for one in self.others)
        people = len(self.others) - kiosks
        words = language.count(
            N_("{number} session besides yours"), N_("{number} sessions besides yours"), people
        )
        more = language.count(N_("{number} kiosk"), N_("{number} kiosks"), kiosks)
        return language.say(N_("Who is here")), plain(f"{words} · {more}", "$quiet")

    def lines(self) -> Iterator[Choice]:
        """Oneself, the others, and the kiosks."""
        me = self.session.repository.person
        own = self.language.say(N_("you"))
        role = role_name(me.role, self.language)
        yield Choice(joined("  ", (me.name or own, "bold"), f" · {role} · {own}"), "me", 2)
        if not self.others:
            yield Choice(plain(f"\n  {self.language.say(N_('Nobody else is here at present.'))}", "$quiet"))
        for one in sorted(self.others, key=lambda one: (one.kind == KIOSK, one.name)):
            yield Choice(self._kiosk(one) if one.kind == KIOSK else self._person(one), one.id or one.name, 2)
        for machine in self.session.repository.side_files.machines():
            yield Choice(self._machine(machine), machine.machine, 2)

    def _person(self, one: Heartbeat) -> Content:
        say = self.language.say
        roles = {role.value: role for role in Role}
        role = say(N_("on the machine itself"))
        if one.role in roles:
            role = role_name(roles[one.role], self.language)
        changing = self._changing(one.changing)
        return joined(
            ("  ", ""),
            (one.name, "bold"),
            f" · {role} · {say(one.where) if one.where else '–'}",
            (f"\n  ✎ {changing}" if changing else "", "bold $now"),
            (f"\n  {self._when(one)}", "$quiet"),
        )

    def _kiosk(self, one: Heartbeat) -> Content:
        venue = self.session.meeting.venue.get(one.venue)
        place = f" · {venue_name(venue, self.session.meeting, self.language)}" if venue else ""
        kind = self.language.say("kiosk")
        return joined("  ", (one.name, "bold"), f" · {kind}{place}", (f"\n  {self._when(one)}", "$quiet"))

    def _machine(self, one: LinkedMachine) -> Content:
        """A machine that shares the meeting: what it is, when it was heard of, and what it lacks."""
        meeting, language = self.session.meeting, self.language
        venues = [
            venue_name(meeting.venue[id], meeting, language) for id in one.venues if id in meeting.venue
        ]
        seen = language.say(N_("last heard of {ago}"), ago=age(datetime.now(UTC) - one.seen, language))
        behind = lacks(one.behind, timedelta(seconds=one.waits), language, is_kiosk=one.role == "kiosk")
        what = " · ".join([language.say(N_("machine")), *venues])
        return joined("  ", (one.name, "bold"), f" · {what}", (f"\n  {seen} · {behind}", "$quiet"))

    def _changing(self, what: str) -> str:
        """What somebody has open for change, by its name."""
        section, _, key = what.partition(":")
        if not section:
            return ""
        try:
            entry = self.session.repository.editing.document(section, key)
        except Explained:
            key, entry = "", {}
        part = part_name(PartChange(section, key, None, entry), self.session.meeting, self.language)
        return self.language.say(N_("has open: {what}"), what=part)

    def _when(self, one: Heartbeat) -> str:
        zone, say = ZoneInfo(self.session.meeting.time_zone), self.language.say
        since = say(N_("here since {time}"), time=self.language.time(one.since.astimezone(zone)))
        if one.machine:
            since = f"{since} · {say(N_('on the machine {name}'), name=one.machine)}"
        if one.touched is None:
            return since
        quiet = int((datetime.now(UTC) - one.touched).total_seconds()) // _MINUTE
        if quiet <= 0:
            return since
        still = self.language.count(
            N_("no key for {number} minute"), N_("no key for {number} minutes"), quiet
        )
        return f"{since} · {still}"
