"""Where the site is to be published: a folder, its address on the web, the emblem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from textual.widget import Widget

from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.qr.address import is_web_address
from ttchan_tui.publish.site.gathering import SiteOrder
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.shared import dialog_screen
from ttchan_tui.tui.screens.shared.lines_form import LinesForm
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel

NEXT = Command(
    "next", "enter", "Enter", N_("next"), N_("Go to the next line; in the last one, publish."), "Enter"
)
WRITE = Command("save", "ctrl+s", "Ctrl+S", N_("publish"), N_("Write the site there."), "Ctrl+S")
LEAVE = replace(dialog_screen.LEAVE, help=N_("Go back; nothing is written."))

NO_ADDRESS: Final = N_("“{text}” is not an address such as https://www.daugavpils.lv/ttchan/")

_FIELDS: Final = {
    "folder": N_("A folder of this machine, such as ~/site; other files in it stay"),
    "address": N_("Where it will be on the web, such as https://www.daugavpils.lv/ttchan/; may be empty"),
    "emblem": N_("The file of the official emblem (.png, .svg, .jpg); may be empty"),
}


class PublishForm(LinesForm[SiteOrder]):
    """Ends with what is to be published; with nothing if the person went back."""

    OWN_COMMANDS = (NEXT, WRITE, LEAVE)
    BINDINGS = bindings(WRITE)

    def __init__(self, session: Session, last: SiteOrder | None) -> None:
        """Ask, beginning with how it was done last."""
        super().__init__(session)
        if last:
            self.known = (str(last.folder), last.address, str(last.emblem or ""))
        else:
            self.known = ("", "", "")

    def compose_question(self) -> Iterable[Widget]:
        """What is asked, and the three lines."""
        say = self._session.language.say
        yield PlainLabel(plain(say(N_("Where is the site to be written?")), "bold"))
        for id, asked in _FIELDS.items():
            yield from self.compose_line(id, asked, NOTE_LIMIT)

    def begin(self) -> None:
        """Begin with the folder."""
        self.fields[0].focus()

    def action_save(self) -> None:
        """End with what was typed, if it is right; else go to the line that is not."""
        folder, address, emblem = self.fields
        say = self._session.language.say
        web = address.value.strip()
        if folder.admitted(folder.value) is None:
            folder.focus()
        elif web and not is_web_address(web):
            self.say(say(NO_ADDRESS, text=web))
            address.focus()
        else:
            web = web if web.endswith("/") or not web else f"{web}/"
            self.end(
                SiteOrder(
                    typed_path(folder.value), web, typed_path(emblem.value) if emblem.value.strip() else None
                )
            )


def typed_path(typed: str) -> Path:
    """A path as people type it."""
    path = Path(typed.strip())
    try:
        return path.expanduser().absolute()
    except RuntimeError:  # of a user whom nobody knows
        return path.absolute()
