"""All that can be done to an activity in a list, each with the key that does it here as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from textual.events import Key
from textual.widget import Widget

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.choose import ChooseScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.plain_label import PlainLabel

LOOK: Final = "look"
"""The activity is to be read as visitors do."""


class ActsScreen(ChooseScreen):
    """Ends with the action of the chosen act, or with `LOOK`."""

    def __init__(self, session: Session, title: str, acts: Sequence[Command]) -> None:
        """Offer these acts.

        Args:
            session: Whose language is spoken.
            title: What the activity is called.
            acts: What can be done to it.
        """
        say = session.language.say
        choices = [
            Choice(joined((f" {act.key}  ", "bold $accent"), say(act.help)), act.action, 4) for act in acts
        ]
        choices.append(Choice(plain(f"    {say(N_('Read it as visitors do.'))}"), LOOK))
        super().__init__(session, title, choices, "")
        self._title = title
        self._acts = {act.keys: act.action for act in acts}
        self.add_class("-broad")

    def compose_question(self) -> Iterable[Widget]:
        """What the activity is called, and the acts in a list that takes no letters."""
        yield PlainLabel(plain(self._title, "bold"))
        yield ChoiceList()

    def on_key(self, event: Key) -> None:
        """The key of an act does it at once."""
        if action := self._acts.get(event.key.lower()):
            event.stop()
            self.end(action)
