"""What stands beside the words of the first screen: who is here on the map, and the code to take along."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from ttchan_tui.meeting.codes import main_code
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.meeting_map import MeetingMap
from ttchan_tui.tui.widgets.qr_panel import QRPanel


class HomeSide(Vertical):
    """The map above the code."""

    def __init__(self, session: Session, open_place: Callable[[str], object], *, id: str) -> None:
        """Show the meeting of that session; open the place that is touched on the map."""
        super().__init__(id=id)
        self._session = session
        self._open_place = open_place

    def compose(self) -> ComposeResult:
        """Both, empty."""
        yield MeetingMap(id="home-map", focusable=False)
        yield QRPanel(id="home-code")

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
        meeting, language = self._session.meeting, self._session.language
        subject = map_subject(meeting, language)
        shown = self.query_one(MeetingMap)
        shown.set_class(subject is None, "-none")
        shown.show(subject)
        self.query_one(QRPanel).show(main_code(meeting, language.code), language)
