"""The staff tell everybody something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from textual import on
from textual.containers import ItemGrid, Vertical
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from ttchan_tui.meeting.limits import ANNOUNCEMENT_LIMIT
from ttchan_tui.meeting.spoken import spoken
from ttchan_tui.meeting.wording.facts import capitalised, venue_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK
from ttchan_tui.tui.kiosk.routes import Announcing
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.acting_screen import ActingScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_BAR: Final = timedelta(hours=1)
_URGENT: Final = timedelta(minutes=15)


class AnnouncingScreen(ActingScreen):
    """A sentence in each language, and how it is to be told; and what is told already."""

    ROUTE = Announcing
    NAME = N_("Announcement")
    PURPOSE = N_("Type a sentence, then choose how it is told. It appears on all screens at once.")
    OWN_COMMANDS = (BACK,)
    CSS_PATH = STYLES / "kiosk/staff.tcss"
    AUTO_FOCUS = "LineInput"
    COVERED = False

    def __init__(self, session: Session) -> None:
        """Ask for the language of the panel first."""
        super().__init__(session)
        self._codes = tuple(dict.fromkeys((session.language_code, *spoken(session.meeting))))

    def compose_body(self) -> Iterable[Widget]:
        """The fields side by side where there is room, what can be done with them below."""
        yield PlainLabel(id="door")
        with ItemGrid(id="words", min_column_width=38):
            for code in self._codes:
                with Vertical(classes="words"):
                    yield PlainLabel(id=f"says-{code}")
                    yield LineInput(
                        id=f"words-{code}",
                        refuse=self._refuse,
                        enter=partial(self._entered, code),
                        limit=ANNOUNCEMENT_LIMIT,
                    )
        yield PlainLabel(id="said")
        yield ChoiceList(id="acts")

    def show(self) -> None:
        """What can be done, and what stands."""
        self.query_one("#door", Static).update(plain(self.language.say(self.PURPOSE), "bold"))
        self._show_languages()
        self.query_one("#acts", ChoiceList).fill(self._choices())

    @on(Input.Changed)
    def _show_languages(self) -> None:
        """Beside each language whether others will find it there."""
        said = [code for code in self._codes if self._field(code).value]
        for code in self._codes:
            name = joined((capitalised(self.language.language_name(code)), "bold"))
            others = "" if code in said or not said else said[0].upper()
            note = (
                self.language.say("left empty: it is shown in [{language}]", language=others)
                if others
                else ""
            )
            self.query_one(f"#says-{code}", Static).update(joined(name, (f"   {note}", "$quiet")))

    def _field(self, code: str) -> LineInput:
        return self.query_one(f"#words-{code}", LineInput)

    def _choices(self) -> Iterator[Choice]:
        say, count = self.language.say, self.language.count
        minutes = {
            kind: count("for {number} minute", "for {number} minutes", span.seconds // 60)
            for kind, span in (("bar", _BAR), ("urgent", _URGENT))
        }
        bar, urgent = say("As a bar on every screen"), say("Urgent: over every screen")
        yield Choice(joined((bar, "bold"), (f"   {minutes['bar']}", "$quiet")), "bar")
        yield Choice(joined((urgent, "bold"), (f"   {minutes['urgent']}", "$quiet")), "urgent")
        if venue := self.session.meeting.venue.get(self.session.venue or ""):
            here = say("Only at: {venue}", venue=venue_name(venue, self.session.meeting, self.language))
            yield Choice(joined((here, "bold"), (f"   {minutes['bar']}", "$quiet")), "here")
        for one in self.session.connection.announcements():
            text = one.text.in_language(self.language.code).marked
            yield Choice(joined((say("Withdraw: "), "bold"), text), f"withdraw:{one.id}")

    def _entered(self, code: str, typed: str) -> str:
        """On to the next language; behind the last one to what can be done."""
        behind = self._codes[self._codes.index(code) + 1 :]
        (self._field(behind[0]) if behind else self.query_one("#acts")).focus()
        return typed

    def begin_anew(self) -> None:
        """The next one finds nothing of what was typed here."""
        if self.is_mounted:
            self._clear()
            self._say("")

    def _clear(self) -> None:
        for field in self.query(LineInput):
            field.clear()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        act, _, id = (event.option.id or "").partition(":")
        announcements = self.session.repository.announcements
        if act == "withdraw":
            self._do(lambda: announcements.withdraw(id), then=self._clear)
            return
        texts = {code: self._field(code).value for code in self._codes if self._field(code).value}
        urgent, venue = act == "urgent", (self.session.venue or "") if act == "here" else ""
        until = datetime.now(UTC) + (_URGENT if urgent else _BAR)
        self._do(lambda: announcements.announce(texts, until, urgent=urgent, venue=venue), then=self._clear)
