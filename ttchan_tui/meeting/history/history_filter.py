"""What somebody looks for in the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from ttchan_tui.meeting.history.entries import HistoryEntry


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Whose acts, since when, of which day, and with which words; empty takes everything."""

    who: str = ""
    """The beginning of a name."""
    since: datetime | None = None
    """With its zone."""
    day: date | None = None
    text: str = ""
    """What its words hold; accents and capitals do not matter."""

    def __bool__(self) -> bool:
        return self != HistoryFilter()

    def takes(self, entry: HistoryEntry, zone: tzinfo, words: Callable[[], Iterable[str]]) -> bool:
        """Whether that is what is looked for.

        Args:
            entry: What was done.
            zone: Where the days are those of the filter.
            words: Gives what is told of it; asked only if it matters.
        """
        return (
            entry.who.casefold().startswith(self.who.casefold())
            and (self.since is None or entry.at >= self.since)
            and (self.day is None or entry.at.astimezone(zone).date() == self.day)
            and (not self.text or self._is_said(words()))
        )

    def _is_said(self, words: Iterable[str]) -> bool:
        from ttchan_tui.meeting.search.word_index import folded  # which is needed for this only

        wanted = folded(self.text)
        return any(wanted in folded(line) for line in words)
