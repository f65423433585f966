"""The line of a replay: where it is, and its keys, which a click does as well."""

from __future__ import annotations

from typing import Protocol, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click
from textual.widgets import Static

from ttchan_tui.meeting.schedule.whats_on import begun_last
from ttchan_tui.meeting.wording.facts import when
from ttchan_tui.tui.commands import LET_RUN, REPLAY, STEP_BACK, STEP_ON, Command
from ttchan_tui.tui.replay import Replay
from ttchan_tui.tui.safe_text import joined
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel


class _HasReplay(Protocol):
    replay: Replay


class ReplayKey(PlainLabel):
    """One thing that can be done in a replay."""

    def __init__(self, command: Command, id: str) -> None:
        """Stand for that command."""
        super().__init__(id=id)
        self._command = command

    async def on_click(self, event: Click) -> None:
        """Do what the key does."""
        event.stop()
        await self.app.run_action(self._command.action)


class ReplayBar(Horizontal):
    """Tells that this is a replay, and of which moment; hidden outside of one."""

    def __init__(self, session: Session) -> None:
        """Show where the clock of that session is."""
        super().__init__(id="bar-replay")
        self._session = session

    def compose(self) -> ComposeResult:
        """The moment between the keys that lead to others, the keys that go on and end behind them."""
        yield PlainLabel(id="replay-mark")
        yield ReplayKey(STEP_BACK, "replay-back")
        yield PlainLabel(id="replay-moment")
        yield ReplayKey(STEP_ON, "replay-on")
        yield ReplayKey(LET_RUN, "replay-run")
        yield ReplayKey(REPLAY, "replay-end")

    def show(self) -> None:
        """Say where it is."""
        session, language = self._session, self._session.language
        step, steps = session.clock.replay_progress
        goes_on = cast("_HasReplay", self.app).replay.goes_by_itself
        run = language.say("stop") if goes_on else language.say("let it run")
        moment = joined((f" {step}/{steps}  ", "bold"), f"{self._moment()} ")
        parts = (
            ("mark", joined((f" {language.say('REPLAY')} ", "bold $alarm-foreground on $alarm-background"))),
            ("back", joined((f"  ◀ {STEP_BACK.key} ", "bold $accent"))),
            ("moment", moment),
            ("on", joined((f" {STEP_ON.key} ▶  ", "bold $accent"))),
            ("run", joined((f"{language.say(LET_RUN.key)} ", "bold $accent"), f"{run}  ")),
            ("end", joined((f"{REPLAY.key} ", "bold $accent"), language.say("end"))),
        )
        fits = sum(text.cell_length for _, text in parts) <= (self.size.width or self.app.size.width)
        for id, text in parts:
            shown = text if fits or id != "moment" else joined((f" {step}/{steps} ", "bold"))
            self.query_one(f"#replay-{id}", Static).update(shown)

    def _moment(self) -> str:
        """The moment as the programme knows it: its day, and a time of it that is not only "later"."""
        meeting, language, now = self._session.meeting, self._session.language, self._session.clock.now()
        latest = begun_last(meeting, now)
        if latest is None:
            return language.weekday(now)
        return f"{language.weekday(now)}, {when(latest, meeting, language)}"
