"""Where the results can be read, entered from the app: the address, and a short one for codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from textual.widget import Widget

from ttchan_tui.meeting.limits import ADDRESS_LIMIT
from ttchan_tui.meeting.qr.address import is_web_address
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.results.publish_form import LEAVE, NO_ADDRESS
from ttchan_tui.tui.screens.shared.lines_form import LinesForm
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel

NEXT = Command(
    "next", "enter", "Enter", N_("next"), N_("Go to the next line; in the last one, enter it."), "Enter"
)
ENTER = Command("save", "ctrl+s", "Ctrl+S", N_("enter"), N_("Enter the address."), "Ctrl+S")

_FIELDS: Final = {
    "address": N_("The address, such as https://www.daugavpils.lv/ttchan/"),
    "short": N_("A short address that leads to the same, for codes; may be empty"),
}

Addresses = tuple[str, str]
"""The address, and the short one."""


class RegisterForm(LinesForm[Addresses]):
    """Ends with the addresses; with nothing if the person went back."""

    OWN_COMMANDS = (NEXT, ENTER, replace(LEAVE, help=N_("Go back; nothing is entered.")))
    BINDINGS = bindings(ENTER)

    def __init__(self, session: Session, address: str) -> None:
        """Ask, beginning with where the site was said to be going."""
        super().__init__(session)
        self.known = (address, "")

    def compose_question(self) -> Iterable[Widget]:
        """What is asked, and the two lines."""
        yield PlainLabel(plain(self._session.language.say(N_("Where can the results be read?")), "bold"))
        for id, asked in _FIELDS.items():
            yield from self.compose_line(id, asked, ADDRESS_LIMIT)

    def begin(self) -> None:
        """Begin with the address."""
        self.fields[0].focus()

    def action_save(self) -> None:
        """End with what was typed, if it is right; else go to the line that is not."""
        address, short = self.fields
        for field in (address, short):
            typed = field.value.strip()
            if (typed or field is address) and not is_web_address(typed):
                self.say(self._session.language.say(NO_ADDRESS, text=typed))
                field.focus()
                return
        self.end((address.value.strip(), short.value.strip()))
