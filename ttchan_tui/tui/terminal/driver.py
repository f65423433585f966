"""Reads the terminal so that nothing that it sends can end the app.

Textual's own driver stops at the first byte that is no UTF-8, which any key with an accent is on a terminal
that is set to another encoding, and prints a trace. It also waits for ever for the end of a paste that was
cut, believes whatever size the input claims that the window has, and reads what comes faster than the app can
deal with it: keys of some seconds then kept the app busy for minutes, and took hundreds of megabytes.

And it hands on all keys at once. A letter is dealt with where it is typed, but Enter only after it has risen
from there to the app: of keys that a slow line brings together, the letters of the next line came before it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import select
import signal
from codecs import getincrementaldecoder
from collections.abc import Coroutine, Iterator
from concurrent.futures import wait
from threading import Event
from typing import Any, Final

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste, Resize
from textual.message import Message
from textual.message_pump import MessagePump
from textual.messages import InBandWindowResize

_MOST: Final = 256
"""Bytes that are read at once. The rest waits in the terminal, which takes no more when it has enough."""
_FEW: Final = 8
"""Messages that may wait when more is read."""
_SECONDS: Final = 0.1
"""How often it is seen whether what was begun goes on: whether an Escape was only an Escape."""
_MOMENT: Final = 0.01
"""Seconds until it is looked again whether the app is behind."""
_PATIENCE: Final = 1.0
"""Seconds that a key may take until the next one is handed on all the same."""
_SECONDS_OF_SILENCE: Final = 5.0
"""After that, what was begun and not ended (a paste, a sequence) will not be ended any more."""


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
            os.read(self._heard, _MOST)
        super().clear()


class PatientDriver(LinuxDriver):
    """Takes whatever arrives."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - Textual's own
        """Nobody has to look again and again whether the app is leaving: it rings."""
        super().__init__(*arguments, **options)
        self.exit_event = self._leaving = _Bell()

    def run_input_thread(self) -> None:
        """Hand on what is typed, until the app leaves or the terminal is gone."""
        parser, decode = self._begin()
        silence = _SECONDS_OF_SILENCE
        while not self.exit_event.is_set():
            try:
                pause = _SECONDS if silence < _SECONDS_OF_SILENCE else None
                if self.fileno in (ready := select.select([self.fileno, self._leaving], [], [], pause)[0]):
                    silence = 0.0
                    arrived = os.read(self.fileno, _MOST)
                    if not arrived:
                        return  # signals.py sees the hang-up
                    if text := decode(arrived):
                        for event in parser.feed(text):
                            self.process_message(event)
                            if self._goes_further(event):
                                self._wait_for(self._settled())
                        self._wait_for(self._caught_up())
                elif not ready and (silence := silence + _SECONDS) >= _SECONDS_OF_SILENCE:
                    parser, decode = self._begin()
                for event in parser.tick():
                    self.process_message(event)
            except OSError:
                return
            except Exception:
                logging.getLogger("ttchan").exception("input that cannot be read")
                parser, decode = self._begin()

    def _begin(self) -> tuple[XTermParser, Any]:
        return XTermParser(self._debug), getincrementaldecoder("utf-8")("replace").decode

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

    def process_message(self, message: Message) -> None:
        """Hand on a message, unless it claims to know how large the window is: the system says that."""
        if not isinstance(message, (Resize, InBandWindowResize)):
            super().process_message(message)


async def _turn_of(pump: MessagePump) -> None:
    """Return when a message pump has dealt with all that it has been sent until now."""
    turn = asyncio.Event()
    if pump.call_later(turn.set):
        await turn.wait()


class LockedDriver(PatientDriver):
    """Cannot be suspended."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - Textual's own
        """Undo that Textual listens for the wish to be suspended."""
        super().__init__(*arguments, **options)
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
