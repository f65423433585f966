"""The form for what one looks for in the history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from ttchan_tui.meeting.draft import Draft
from ttchan_tui.meeting.history.history_filter import HistoryFilter
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.desk.forms.fields import Field
from ttchan_tui.tui.screens.desk.forms.form import About, FormScreen
from ttchan_tui.tui.session import Session


class NoDate(Explained):
    """That is no date, or no time."""


class PastFilterForm(FormScreen[HistoryFilter]):
    """Ends with what is looked for; with all fields empty, that is everything."""

    about = About("filter")

    def __init__(self, session: Session, now: HistoryFilter) -> None:
        """Begin with what was looked for last."""
        self._session = session
        self._now = now
        super().__init__(session)

    def heading(self) -> Content:
        """What it is for."""
        return plain(self._session.language.say(N_("Show only")), "bold $primary")

    def ask(self) -> Iterator[Field]:
        """Who, since when, on which day, and with which words."""
        say, now = self._session.language.say, self._now
        since = f"{now.since:%Y-%m-%d %H:%M}" if now.since else ""
        yield Field("who", say(N_("who")), now.who, say(N_("the beginning of a name")))
        yield Field("since", say(N_("since")), since, "2018-11-09 14:00")
        yield Field("day", say(N_("on the day")), now.day.isoformat() if now.day else "", "2018-11-09")
        yield Field("text", say(N_("with the words")), now.text, say(N_("such as a title")))

    def outcome(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Content:
        """Nothing; unless a date is none."""
        self.act(texts, ticked)
        return plain("")

    def act(self, texts: Mapping[str, str], ticked: frozenset[str]) -> HistoryFilter:
        """What is looked for."""
        zone = ZoneInfo(self._session.meeting.time_zone)
        try:
            since = datetime.fromisoformat(texts["since"]) if texts["since"] else None
            day = date.fromisoformat(texts["day"]) if texts["day"] else None
        except ValueError:
            raise NoDate(N_("Write a date like 2018-11-09, a time like 2018-11-09 14:00.")) from None
        if since and since.tzinfo is None:
            since = since.replace(tzinfo=zone)
        return HistoryFilter(texts["who"], since, day, texts["text"])

    def keep(self, *, entered: bool = False) -> Draft | None:
        """Nobody wants that back later."""
        return None
