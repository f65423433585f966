"""Say entry: the way to say something oneself, large enough for a finger."""

from __future__ import annotations

from typing import Final

from textual.events import Click, Resize
from textual.message import Message

from ttchan_tui.meeting.limits import VISITOR_NOTE_LIMIT
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel

SAY: Final = Command("say", "w", "W", N_("write"), N_("Say something yourself, where the question is open."))


class SayEntry(PlainLabel):
    """Stands there while a question is open to visitors."""

    class Chosen(Message):
        """Somebody touched it."""

    def __init__(self, session: Session) -> None:
        """Ask `session` what is open."""
        super().__init__()
        self._session = session
        self._prompts: tuple[str, ...] = ()
        self.answers = ""
        """Id of the question that it leads to; empty if none is open."""
        self.display = False

    def show(self, *prompts: str) -> None:
        """Stand for the first of these questions that is open now."""
        self._prompts = prompts
        say, session = self._session.language.say, self._session
        open_ = session.connection.open_prompts() if session.public else ()
        self.answers = next((one for one in prompts if one in open_), "")
        self.display = bool(self.answers)
        entry = plain(f"✎ {say('Say something yourself')}", "bold")
        characters = session.language.count("{number} character", "{number} characters", VISITOR_NOTE_LIMIT)
        for behind in (f"{characters}, {say('nobody will know who wrote it')}", characters):
            whole = joined(entry, "   ", (behind, "$quiet"))
            if whole.cell_length <= self.content_size.width:
                break
        self.update(whole)

    def on_resize(self, _: Resize) -> None:
        """Say as much as there is room for now."""
        self.show(*self._prompts)

    def on_click(self, event: Click) -> None:
        """Lead there."""
        event.stop()
        self.post_message(self.Chosen())
