"""Who is connected, for the staff."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from textual.content import Content

from ttchan_tui.store import KIOSK, Heartbeat
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK
from ttchan_tui.tui.kiosk.routes import Connected
from ttchan_tui.tui.kiosk.state import kiosk_state
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.reading import ReadingScreen


class ConnectedScreen(ReadingScreen):
    """The kiosks and the other sessions that were heard of lately."""

    ROUTE = Connected
    NAME = N_("Who is connected")
    PURPOSE = N_("Kiosks and other sessions that were heard of within the last three minutes.")
    OWN_COMMANDS = (BACK,)

    def text(self) -> Content:
        """One line for each."""
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        say = self.language.say
        yield plain(say(self.NAME), "bold $primary")
        yield plain(say(self.PURPOSE), "$quiet")
        yield plain("")
        beats = kiosk_state(self).services.connected()
        if not beats:
            yield plain(say("Nobody was heard of yet; that takes a minute."))
        yield from map(self._line, beats)

    def _line(self, beat: Heartbeat) -> Content:
        say = self.language.say
        kind = say("kiosk") if beat.kind == KIOSK else say("app")
        zone = ZoneInfo(self.session.meeting.time_zone)
        details = say(
            "since {since}, last heard of {seen}, window {columns}×{rows}",
            since=self.language.time(beat.since.astimezone(zone)),
            seen=self.language.time(beat.seen.astimezone(zone)),
            columns=beat.columns,
            rows=beat.rows,
        )
        return joined((f"{beat.name} ", "bold"), f"({kind})", (f"\n  {details}", "$quiet"))
