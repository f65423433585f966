"""Reads the terminal so that nothing that it sends can end the app.

Textual's own driver stops at the first byte that is no UTF-8, which any key with an accent is on a terminal
that is set to another encoding, and prints a trace; and it takes what is no key for many. Both are seen to in
`reading.py`. It also reads what comes faster than the app can deal with it: keys of some seconds then kept
the app busy for minutes, and took hundreds of megabytes.

And it hands on all keys at once. A letter is dealt with where it is typed, but Enter only after it has risen
from there to the app: of keys that a slow line brings together, the letters of the next line came before it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import select
import signal
import sys
from collections.abc import Coroutine, Iterable, Iterator
from concurrent.futures import wait
from itertools import islice
from threading import Event
from time import monotonic
from typing import Any, ClassVar, Final

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widgets import Input

from ttchan_tui.tui.terminal.reading import Reading
from ttchan_tui.tui.terminal.surroundings import surroundings

_ALL: Final = 4096
"""Bytes: as many as a terminal keeps."""
_MOST_TYPED: Final = 64
"""Messages about keys and the mouse that come together, if a person makes them."""
_FEW: Final = 8
"""Messages that may wait when more is read."""
_SECONDS: Final = 0.1
"""How often it is seen whether the app is leaving, while a key takes its time."""
_MOMENT: Final = 0.01
"""Seconds until it is looked again whether the app is behind."""
_PATIENCE: Final = 1.0
"""Seconds that a key may take until the next one is handed on all the same."""


class _Bell(Event):
    """An event that `select` can wait for together with what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self._heard, self._rung = os.pipe()

    def fileno(self) -> int:
        return self._heard

    def set(self) -> None:
        super().set()
        os.write(self._rung, b"\a")

    def clear(self) -> None:
        if self.is_set():
            os.read(self._heard, 1)
        super().clear()


class PatientDriver(LinuxDriver):
    """Takes whatever arrives."""

    at_once: ClassVar[int] = 256
    """Bytes that are read at once. The rest waits in the terminal, which takes no more when it has enough."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - Textual's own
        """Nobody has to look again and again whether the app is leaving: it rings."""
        super().__init__(*arguments, **options)
        self.exit_event = self._leaving = _Bell()

    def _get_terminal_size(self) -> tuple[int, int]:
        # A line without a window at its end, `ssh -tt` from a script, is 0×0. Textual takes that for 80×24
        # here, and elsewhere for 80×25 as Rich does, and would lay out one after the other for ever.
        return self._app.console.size

    def run_input_thread(self) -> None:
        """Hand on what is typed, until the app leaves or the terminal is gone."""
        reading, since = self._begin(), monotonic()
        while not self.exit_event.is_set():
            try:
                patience = reading.patience
                left = None if patience is None else max(0.0, since + patience - monotonic())
                if self.fileno in (ready := select.select([self.fileno, self._leaving], [], [], left)[0]):
                    arrived = os.read(self.fileno, self.at_once)
                    if not arrived:
                        return  # signals.py sees the hang-up
                    self._hand_on(reading.feed(arrived, self._types))
                    since = monotonic()
                elif not ready:
                    self._hand_on(reading.pause())
            except OSError:
                return
            except Exception:
                logging.getLogger("ttchan").exception("input that cannot be read")
                reading = self._begin()

    def _begin(self) -> Reading:
        return Reading(sys.__stdin__, is_slow=surroundings(os.environ).is_slow)

    def _hand_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
            if self._goes_further(message):
                self._wait_for(self._settled())
        self._wait_for(self._caught_up())

    def _types(self) -> bool:
        return isinstance(self._app.focused, Input)

    def _goes_further(self, event: Message) -> bool:
        """Whether what follows has to wait for this: all that is typed, except for letters in a field."""
        if isinstance(event, Key):
            focused = self._app.focused
            return focused is None or not focused.check_consume_key(event.key, event.character)
        return isinstance(event, Paste)

    def _wait_for(self, what: Coroutine[Any, Any, None]) -> None:
        future = asyncio.run_coroutine_threadsafe(what, self._loop)
        while not (future.done() or self.exit_event.is_set()):
            wait([future], _SECONDS)

    async def _settled(self) -> None:
        """Return as soon as the last key has gone all its way: to the focus, and up from there to the app."""
        try:
            async with asyncio.timeout(_PATIENCE):
                await _turn_of(self._app)
                if self._app.screen_stack:
                    for pump in (self._app.focused or self._app.screen).ancestors_with_self:
                        await _turn_of(pump)
                await _turn_of(self._app)  # what has the focus from now on is told to the app last
        except TimeoutError:
            logging.getLogger("ttchan").warning("a key took longer than %s s", _PATIENCE)

    async def _caught_up(self) -> None:
        """Return as soon as the app has dealt with nearly everything that it was sent."""
        while any(pump.message_queue_size > _FEW for pump in self._busy()):
            await asyncio.sleep(_MOMENT)

    def _busy(self) -> Iterator[MessagePump]:
        """Whatever has to do with what is typed."""
        yield self._app
        if self._app.screen_stack:
            yield self._app.screen
            if self._app.focused:
                yield self._app.focused


async def _turn_of(pump: MessagePump) -> None:
    """Return when a message pump has dealt with all that it has been sent until now."""
    turn = asyncio.Event()
    if pump.call_later(turn.set):
        await turn.wait()


class LockedDriver(PatientDriver):
    """Cannot be suspended; and more than anybody can type does not keep it busy: it is thrown away."""

    at_once = _ALL

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - Textual's own
        """Undo that Textual listens for the wish to be suspended."""
        super().__init__(*arguments, **options)
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
        self._is_flooded = False

    def _hand_on(self, messages: Iterable[Message]) -> None:
        some = list(islice(messages, _MOST_TYPED + 1))
        was_flooded, self._is_flooded = self._is_flooded, len(some) > _MOST_TYPED
        if not (was_flooded and self._is_flooded):
            super()._hand_on(some)
