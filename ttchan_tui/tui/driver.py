"""Reads the terminal so that nothing that it sends can end the app.

Textual's own driver stops at the first byte that is no UTF-8, which any key with an accent is on a terminal
that is set to another encoding, and prints a trace. It also waits for ever for the end of a paste that was
cut, and believes whatever size the input claims that the window has.
"""

from __future__ import annotations

import logging
import os
import select
import signal
from codecs import getincrementaldecoder
from typing import Any, Final

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.message import Message
from textual.messages import InBandWindowResize

_MOST: Final = 4096
"""Bytes that are read at once."""
_SECONDS: Final = 0.1
"""How often it is seen whether the app is leaving, and whether an Escape was only an Escape."""
_SECONDS_OF_SILENCE: Final = 5.0
"""After that, what was begun and not ended (a paste, a sequence) will not be ended any more."""


class PatientDriver(LinuxDriver):
    """Takes whatever arrives."""

    def run_input_thread(self) -> None:
        """Hand on what is typed, until the app leaves or the terminal is gone."""
        parser, decode = self._begin()
        silence = 0.0
        while not self.exit_event.is_set():
            try:
                if select.select([self.fileno], [], [], _SECONDS)[0]:
                    silence = 0.0
                    arrived = os.read(self.fileno, _MOST)
                    if not arrived:
                        return  # signals.py sees the hang-up
                    if text := decode(arrived):
                        for event in parser.feed(text):
                            self.process_message(event)
                elif silence < _SECONDS_OF_SILENCE <= (silence := silence + _SECONDS):
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

    def process_message(self, message: Message) -> None:
        """Hand on a message, unless it claims to know how large the window is: the system says that."""
        if not isinstance(message, (Resize, InBandWindowResize)):
            super().process_message(message)


class LockedDriver(PatientDriver):
    """Cannot be suspended."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - Textual's own
        """Undo that Textual listens for the wish to be suspended."""
        super().__init__(*arguments, **options)
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
