"""All QR codes, to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len as cells
from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.qr.codes import Code, CodeKind, code, codes
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.names_list import NamesList
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.qr_panel import QRPanel

OPEN = Command("open", "enter", "Enter", N_("show"), N_("Show a code as large as the window is."))

_BESIDE = 7
"""Columns of a line besides its words: margins, mark and scrollbar."""

_HEADINGS = {
    CodeKind.RESULTS: N_("The meeting"),
    CodeKind.LEAD: N_("The meeting"),
    CodeKind.WIFI: N_("Wi-Fi"),
    CodeKind.PLACE: N_("Websites of the places"),
    CodeKind.VENUE: N_("Venues on the map"),
}

_OF_PAGES = _HEADINGS | {
    CodeKind.DAY: N_("Days"),
    CodeKind.PLACE: N_("Cities and countries"),
    CodeKind.PROMPT: N_("What the groups were asked"),
}
"""Once there are pages about them on the web."""


class CodesScreen(MeetingScreen):
    """Where the codes lead is always written beside them."""

    ROUTE = routes.Codes
    NAME = N_("Results and QR codes")
    PURPOSE = N_("Addresses to take along: choose one and point the camera of a phone at the code.")
    OWN_COMMANDS = (OPEN, BACK)
    CSS_PATH = STYLES / "visitor/codes.tcss"
    BY_LETTERS = True
    AUTO_FOCUS = "#codes"

    @property
    def title_here(self) -> str:
        """What is to be taken along."""
        return self.language.say("QR codes")

    def compose_body(self) -> Iterable[Widget]:
        """The list; the chosen code beside it where there is room."""
        yield PlainLabel(id="results")
        with Horizontal():
            yield NamesList(id="codes")
            yield QRPanel()

    def show(self) -> None:
        """The list in the language in use."""
        results = self.session.meeting.results.text
        self.query_one("#results", Static).update(paragraphs(results, self.language))
        self.query_one("#codes", ChoiceList).fill(self._lines())
        self._show_code()

    def _lines(self) -> Iterator[Choice]:
        """Titles and where they lead side by side; below each other where some have no room so."""
        listed = codes(self.session.meeting, self.language.code, self.session.published)
        column = max(said(each.title, self.language).cell_length for each in listed)
        told = max(cells(each.told(self.language)) for each in listed)
        width = (self.query_one("#codes").size.width or self.size.width) - _BESIDE
        headings = _OF_PAGES if self.session.published.leads else _HEADINGS
        heading = ""
        for each in listed:
            if headings[each.kind] != heading:
                if heading:
                    yield Choice(plain(""))
                heading = headings[each.kind]
                yield Choice(plain(self.language.say(heading), "bold $accent"))
            yield Choice(self._line(each, column if column + told <= width else 0), each.what)

    def _line(self, each: Code, column: int) -> Content:
        """Title and where it leads, in columns if there is one for the title."""
        title, address = said(each.title, self.language), plain(each.told(self.language), "$quiet")
        if not column:
            return joined("  ", title, "\n    ", address)
        return joined("  ", title, " " * (column - title.cell_length), "  ", address)

    def _show_code(self) -> None:
        panel, chosen = self.query_one(QRPanel), self.query_one("#codes", ChoiceList).chosen
        if panel.display and chosen:
            session = self.session
            found = code(session.meeting, chosen, self.language.code, session.published)
            is_tall = self.has_class("-tall")  # there it says why there is none
            panel.visible = is_tall or panel.has_room_for(found, self.language)
            panel.show(found, self.language)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._show_code()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            self.navigation.open(routes.Code(event.option.id))
