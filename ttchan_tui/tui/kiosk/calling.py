"""Where a visitor calls an organiser, and sees whether somebody is coming."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import on
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.wording.calls import place_words, since_words
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK
from ttchan_tui.tui.kiosk.routes import Calling
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.shared.acting_screen import ActingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList, FewChoices
from ttchan_tui.tui.widgets.plain_label import PlainLabel


class CallingScreen(ActingScreen):
    """A question before anybody is disturbed; then what has become of the call."""

    ROUTE = Calling
    NAME = N_("Call an organiser")
    PURPOSE = N_("If you need help here. The organisers see where you are and since when, nothing else.")
    OWN_COMMANDS = (BACK,)
    CSS_PATH = STYLES / "kiosk/calling.tcss"
    AUTO_FOCUS = "#acts"

    def compose_body(self) -> Iterable[Widget]:
        """What is so, and what can be done."""
        yield PlainLabel(id="calling-state")
        yield PlainLabel(id="calling-words")
        yield PlainLabel(id="said")
        yield FewChoices(id="acts")

    def show(self) -> None:
        """As it is now."""
        session, language = self.session, self.language
        state, words = language.say(self.NAME), language.say(self.PURPOSE)
        for call in session.calls():
            words = language.say(
                "{place}: {called}. Please stay here.",
                place=place_words(call.kiosk, call.venue, session.meeting, language),
                called=since_words(call, session.meeting, language),
            )
            if call.answered:
                state = language.say("Somebody is coming.")
            else:
                state = language.say("An organiser was called.")
        drawn = appearance(self).headline(state, self.size.width - 8, max(4, self.size.height // 3))
        self.query_one("#calling-state", Static).update(drawn)
        self.query_one("#calling-words", Static).update(plain(words))
        self.query_one("#acts", ChoiceList).fill(self._choices())

    def begin_anew(self) -> None:
        """The next person is told nothing of what this one has tried."""
        if self.is_mounted:
            self._say("")
            self.query_one("#acts", ChoiceList).begin_with_first()

    def _choices(self) -> Iterator[Choice]:
        say = self.language.say
        if not self.session.calls():
            yield Choice(plain(say("Yes, please call somebody"), "bold"), "call")
            yield Choice(plain(say("No, back")), "back")
        else:
            yield Choice(plain(say("Back")), "back")
            yield Choice(plain(say("No help is needed any more")), "withdraw")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        session = self.session
        calls = session.repository.side_files.calls
        self._say("")
        match event.option.id:
            case "call":
                self._do(lambda: calls.call(session.kiosk, session.venue or ""))
            case "withdraw":
                self._do(lambda: calls.withdraw(session.kiosk))
            case _:
                self.navigation.back()
