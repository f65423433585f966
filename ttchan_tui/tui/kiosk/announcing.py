"""The staff tell everybody something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from textual import on
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.limits import ANNOUNCEMENT_LIMIT
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK
from ttchan_tui.tui.kiosk.routes import Announcing
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.acting_screen import ActingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_BAR: Final = timedelta(hours=1)
_URGENT: Final = timedelta(minutes=15)


class AnnouncingScreen(ActingScreen):
    """A sentence, and how it is to be told; and what is told already."""

    ROUTE = Announcing
    NAME = N_("Announcement")
    PURPOSE = N_("Type a sentence, then choose how it is told. It appears on all screens at once.")
    OWN_COMMANDS = (BACK,)
    CSS_PATH = STYLES / "staff.tcss"
    AUTO_FOCUS = "#words"
    COVERED = False

    def compose_body(self) -> Iterable[Widget]:
        """The field above, what can be done with it below."""
        yield PlainLabel(id="door")
        yield LineInput(id="words", refuse=self._refuse, enter=self._entered, limit=ANNOUNCEMENT_LIMIT)
        yield PlainLabel(id="said")
        yield ChoiceList(id="acts")

    def show(self) -> None:
        """What can be done, and what stands."""
        self.query_one("#door", Static).update(plain(self.language.say(self.PURPOSE), "bold"))
        self.query_one("#acts", ChoiceList).fill(self._choices())

    def _choices(self) -> Iterator[Choice]:
        say, count = self.language.say, self.language.count
        language = say("in {language}", language=self.language.language_name(self.language.code))
        minutes = {
            kind: count("for {number} minute", "for {number} minutes", span.seconds // 60)
            for kind, span in (("bar", _BAR), ("urgent", _URGENT))
        }
        bar, urgent = say("As a bar on every screen"), say("Urgent: over every screen")
        yield Choice(joined((bar, "bold"), (f"   {minutes['bar']}, {language}", "$quiet")), "bar")
        yield Choice(joined((urgent, "bold"), (f"   {minutes['urgent']}, {language}", "$quiet")), "urgent")
        for one in self.session.connection.announcements():
            text = one.text.in_language(self.language.code).marked
            yield Choice(joined((say("Withdraw: "), "bold"), text), f"withdraw:{one.id}")

    def _entered(self, typed: str) -> str:
        self.query_one("#acts").focus()
        return typed

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        act, _, id = (event.option.id or "").partition(":")
        announcements = self.session.repository.announcements
        field = self.query_one("#words", LineInput)
        if act == "withdraw":
            self._do(lambda: announcements.withdraw(id), then=field.clear)
            return
        texts = {self.language.code: field.value}
        urgent = act == "urgent"
        until = datetime.now(UTC) + (_URGENT if urgent else _BAR)
        self._do(lambda: announcements.announce(texts, until, urgent=urgent), then=field.clear)
