"""What is said when the app itself fails. The one module that touches Textual's private parts."""

from __future__ import annotations

import logging
from typing import Any

from rich.text import Text
from textual.app import App

from ttchan_tui.text.languages import N_


class LastWords(App[Any], inherit_bindings=False):
    """Writes an unexpected error to the log and leaves with a sentence instead of a trace."""

    def _fatal_error(self) -> None:
        logging.getLogger("ttchan").exception("the app failed")
        sentence = N_("ttchan had to stop. What was saved is safe; the log says what happened.")
        said = self.session.language.say(sentence) if hasattr(self, "session") else sentence
        self._exit_renderables.append(Text(said))
        self._close_messages_no_wait()
