"""What stands beside the track of the day: who is here on the map, the code to take along, what was said."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from ttchan_tui.meeting.qr.codes import main_code
from ttchan_tui.tui.home.quotes import quotable, quoted, whose
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.safe_text import plain, said
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.meeting_map import MeetingMap
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.qr_panel import QRPanel

_MARGIN = 4
"""Columns left and right of a quotation together."""


class HomeSide(Horizontal):
    """The map; beside it, in a very wide window, the code above a quotation."""

    def __init__(self, session: Session, open_place: Callable[[str], object], *, id: str) -> None:
        """Show the meeting of that session; open the place that is touched on the map."""
        super().__init__(id=id)
        self._session = session
        self._open_place = open_place

    def compose(self) -> ComposeResult:
        """All of it, empty."""
        yield MeetingMap(id="home-map", focusable=False)
        with Vertical(id="home-take-along"):
            yield QRPanel(id="home-code")
            yield PlainLabel(id="home-quote")

    def on_mount(self) -> None:
        """Everything at once: it comes when a window has grown."""
        self.show()

    @on(MeetingMap.Chosen)
    def _touched(self, event: MeetingMap.Chosen) -> None:
        event.stop()
        self._open_place(event.id)

    def show(self) -> None:
        """Everything, as of now; once it is there."""
        if not self.children:
            return
        session = self._session
        meeting, language = session.meeting, session.language
        subject = map_subject(meeting, language)
        shown = self.query_one(MeetingMap)
        shown.set_class(subject is None, "-none")
        shown.show(subject)
        code = main_code(meeting, language.code, session.clock.now(), session.published)
        self.query_one(QRPanel).show(code, language)
        self.query_one("#home-quote", Static).update(self._quote())

    def on_resize(self) -> None:
        """As large as there is room for now."""
        self.call_after_refresh(self.show)

    def _quote(self) -> Content:
        """One thing that was said, as large as there is room for; nothing, if there is nothing yet."""
        session, size = self._session, self.query_one("#home-quote").size
        for note in quotable(session)[:1]:
            words = quoted(note, session.language)
            columns = max(1, size.width - _MARGIN)
            drawn = appearance(self).poster(words.text, columns, size.height - 2)
            shown = drawn or said(words, session.language, "bold")
            return Content("\n").join([shown, plain(""), plain(whose(note, session), "$quiet")])
        return plain("")
