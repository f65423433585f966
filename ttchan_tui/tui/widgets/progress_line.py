"""How far the work on a prompt has come: the time that is left, who is ready, what is hidden or frozen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from textual.content import Content
from textual.timer import Timer

from ttchan_tui.meeting.board.countdown import Countdown
from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.wording.board import frozen_words, step_name, time_left
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_LAST: Final = timedelta(minutes=1)
_LATE: Final = timedelta(seconds=3)
"""A bell that comes later than that tells nobody anything."""

_MARGIN: Final = 6
"""Columns beside the line."""
_BETWEEN: Final = "   "
_ALARM: Final = "bold $alarm-foreground on $alarm-background"


class ProgressLine(PlainLabel):
    """One line, and none if there is nothing to say. Ticks only while its screen is seen and time runs."""

    def __init__(self, session: Session) -> None:
        """Tell what `session` knows."""
        super().__init__(classes="progress")
        self._session = session
        self._prompt = ""
        self._group = ""
        self._timer: Timer | None = None
        self._ran: Countdown | None = None
        """The countdown that was running at the last look."""

    def on_mount(self) -> None:
        """Be ready to tick."""
        self._timer = self.set_interval(1, self._tick, pause=True)

    def show(self, prompt: str, group: str = "") -> None:
        """Tell of a prompt: for one group, or without one for whoever looks after them all."""
        if (self._prompt, self._group) != (prompt, group):
            self._prompt, self._group, self._ran = prompt, group, None
        self._look()

    def _tick(self) -> None:
        """A second has gone by."""
        if self.screen.is_current:
            self._look()
        elif self._timer:
            self._timer.pause()

    def _look(self) -> None:
        progress, now = self._session.connection.progress(self._prompt), datetime.now(UTC)
        countdown = progress.countdown
        runs = countdown is not None and countdown.ends is not None and not countdown.is_over(now)
        if self._timer:
            (self._timer.resume if runs else self._timer.pause)()
        if self._ran is not None and self._ran == countdown and not runs:
            self._ring(countdown, now)
        self._ran = countdown if runs else None
        parts, room = list(self._parts(progress, now)), self.app.size.width - _MARGIN
        while len(parts) > 1 and Content(_BETWEEN).join(parts).cell_length > room:
            parts.pop()  # rather than half of it
        self.display = bool(parts)
        self.update(Content(_BETWEEN).join(parts))

    def _ring(self, countdown: Countdown, now: datetime) -> None:
        in_time = countdown.ends is not None and now - countdown.ends <= _LATE
        if countdown.bell and in_time and not self._session.public:
            self.app.bell()

    def _parts(self, progress: Progress, now: datetime) -> Iterator[Content]:
        session, language = self._session, self._session.language
        if progress.countdown:
            yield self._time(progress.countdown, now)
        if progress.hidden:
            yield plain(language.say("hidden until revealed"), "bold $accent")
        if self._group in progress.ready:
            yield plain(language.say("our group is ready"), "bold $success")
        if freeze := progress.freeze(self._group):
            yield plain(frozen_words(freeze, language), "bold $error")
        prompt = session.meeting.prompt.get(self._prompt)
        if progress.ready and not self._group and prompt:
            all_groups = len(prompt.groups)
            words = language.count(
                "{ready} of {number} group ready",
                "{ready} of {number} groups ready",
                all_groups,
                ready=len(progress.ready),
            )
            yield plain(words, "$success")

    def _time(self, countdown: Countdown, now: datetime) -> Content:
        language, left = self._session.language, countdown.left(now)
        name = f"{step_name(countdown, self._session.meeting, language)} "
        if countdown.is_over(now):
            return joined((name, "bold"), (f" {language.say('TIME IS UP')} ", _ALARM))
        if countdown.ends is None:
            return joined((name, "bold"), f"{time_left(left, language)} ({language.say('paused')})")
        if left <= _LAST:
            return joined(
                (name, "bold"), (f" {language.say('LAST MINUTE')} {time_left(left, language)} ", _ALARM)
            )
        return plain(f"{name}{time_left(left, language)}", "bold")
