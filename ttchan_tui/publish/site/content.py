"""What is on the site: all that the public may see of a meeting, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.qr.short_paths import ShortPath
from ttchan_tui.meeting.sheet import Sheet
from ttchan_tui.text.multilingual import Text


@dataclass(frozen=True, slots=True)
class GoneActivity:
    """An activity that was in the programme and is in it no more."""

    id: str
    date: date
    title: Text
    begins_at: datetime | None
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class SiteContent:
    """Everything that the pages are made from."""

    meeting: Meeting
    board: BoardSnapshot
    """As the public may see it."""
    paths: tuple[ShortPath, ...]
    languages: tuple[str, ...]
    """Codes; the first is that of whoever does not choose."""
    moment: datetime
    """When anything of it was changed last, in UTC."""
    programme_moment: datetime
    """When anything of the programme was changed last, in UTC."""
    address: str = ""
    """Where the site will be on the web; empty if nobody has said."""
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    """By language, if the sheet is to be on the site with its own table."""
    changes: Mapping[str, int] = field(default_factory=dict)
    """How often each activity was changed, by its id."""
    gone: tuple[GoneActivity, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures of the places, by their names."""
    emblem: tuple[str, bytes] | None = None
    """The official emblem: the ending of its file, and its content."""
