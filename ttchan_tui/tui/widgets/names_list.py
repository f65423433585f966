"""A list of names: their letters lead to them."""

from __future__ import annotations

from textual.events import Key

from ttchan_tui.tui.terminal.layouts import command_key
from ttchan_tui.tui.widgets.choice_list import ChoiceList


class NamesList(ChoiceList):
    """A list in which a letter chooses the next name that begins with it, and more letters one more exactly.

    A letter that is a command stays one; with Shift it is that of a name.
    """

    _typed = ""
    """The letters that led to the chosen name."""

    def on_key(self, event: Key) -> None:
        """Go to a name, if the key is no command; a capital that begins no name may be one elsewhere."""
        letter = event.character or ""
        if not letter.isalpha() or self._is_command(event):
            self._typed = ""
            return
        if not self._go_to(self._typed + letter):
            self._typed = ""
            if not self._go_to(letter):
                return
        event.stop()

    def _is_command(self, event: Key) -> bool:
        """Whether the key does something else here, on this keyboard or on that of the commands."""
        active, letter = self.screen.active_bindings, event.character or ""
        return event.key in active or (
            not letter.isupper() and command_key(event.key, event.character) in active
        )

    def _go_to(self, letters: str) -> bool:
        """Choose the next name that begins so, else one with such a word; say whether there is one."""
        from ttchan_tui.meeting.search.word_index import folded, spaced

        wanted = folded(letters)
        if not wanted:
            return False
        here, number = self.highlighted or 0, self.option_count
        first = here if len(letters) > 1 else here + 1  # what is chosen may begin so as well
        places = [each % number for each in range(first, first + number)]
        choices = {at: self._filled[at] for at in places if self._filled[at].id is not None}
        names = {at: [folded(name) for name in choice.names] for at, choice in choices.items()}
        begin = [at for at, found in names.items() if any(name.startswith(wanted) for name in found)]
        inside = [at for at, found in names.items() if any(f" {wanted}" in spaced(name) for name in found)]
        if not (begin or inside):
            return False
        self._typed, self.highlighted = letters, (begin or inside)[0]
        return True
