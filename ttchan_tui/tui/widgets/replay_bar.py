"""The line of a replay: where it is, and its keys, which a click does as well."""

from __future__ import annotations

from typing import Protocol, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from ttchan_tui.meeting.schedule.clock import Running
from ttchan_tui.meeting.schedule.whats_on import begun_last
from ttchan_tui.meeting.wording.facts import when
from ttchan_tui.tui.commands import LET_RUN, REPLAY, STEP_BACK, STEP_ON, Command
from ttchan_tui.tui.replay import Replay
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.touchable import Touchable


class _HasReplay(Protocol):
    replay: Replay


class ReplayBar(Horizontal):
    """Tells that this is a replay, and of which moment; hidden outside of one."""

    def __init__(self, session: Session, *, letters_are_text: bool) -> None:
        """Show the clock of that session; letters are text always, or only in a field with the focus."""
        super().__init__(id="bar-replay")
        self._session = session
        self._letters_are_text = letters_are_text

    def compose(self) -> ComposeResult:
        """The moment between the keys that lead to others, the keys that go on and end behind them."""
        yield PlainLabel(id="replay-mark")
        yield Touchable(STEP_BACK, id="replay-back")
        yield PlainLabel(id="replay-moment")
        yield Touchable(STEP_ON, id="replay-on")
        yield Touchable(LET_RUN, id="replay-run")
        yield Touchable(REPLAY, id="replay-end")

    def on_mount(self) -> None:
        """It comes when there is something to say."""
        self.show()

    def show(self) -> None:
        """Say where it is, once its parts are there and as long as a replay goes on."""
        if not self.children or self._session.clock.running is not Running.REPLAY:
            return
        session, language = self._session, self._session.language
        step, steps = session.clock.replay_progress
        goes_on = cast("_HasReplay", self.app).replay.goes_by_itself
        run = language.say("stop") if goes_on else language.say("let it run")
        moment = joined((f" {step}/{steps}  ", "bold"), f"{self._moment()} ")
        parts = (
            ("mark", joined((f" {language.say('REPLAY')} ", "bold $alarm-foreground on $alarm-background"))),
            ("back", joined(("  ◀ ", "bold $accent"), self._key(STEP_BACK))),
            ("moment", moment),
            ("on", joined(" ", self._key(STEP_ON), ("▶  ", "bold $accent"))),
            ("run", joined(self._key(LET_RUN), f"{run}  ")),
            ("end", joined(self._key(REPLAY), language.say("end"))),
        )
        fits = sum(text.cell_length for _, text in parts) <= (self.size.width or self.app.size.width)
        for id, text in parts:
            shown = text if fits or id != "moment" else joined((f" {step}/{steps} ", "bold"))
            self.query_one(f"#replay-{id}", Static).update(shown)

    def _key(self, command: Command) -> Content:
        """The key of a command, if it has that meaning on this screen too; a touch is enough anyway."""
        key = f"{self._session.language.say(command.key)} " if self._works(command) else ""
        return plain(key, "bold $accent")

    def _works(self, command: Command) -> bool:
        """Whether its key does it here."""
        bound = self.screen.active_bindings.get(command.keys)
        is_text = self._letters_are_text or isinstance(self.screen.focused, Input)
        return not is_text and bound is not None and bound.binding.action == command.action

    def _moment(self) -> str:
        """The moment as the programme knows it: its day, and a time of it that is not only "later"."""
        meeting, language, now = self._session.meeting, self._session.language, self._session.clock.now()
        latest = begun_last(meeting, now)
        if latest is None:
            return language.weekday(now)
        return f"{language.weekday(now)}, {when(latest, meeting, language)}"
