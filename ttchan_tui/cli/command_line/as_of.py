"""`--at`: things as they stood at some time, which is no matter of the clock that `--now` stops."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from ttchan_tui.cli.command_line.arguments import moment
from ttchan_tui.cli.command_line.subcommand import Argument
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store import Repository
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class NotPast(Explained):
    """That time is not past, so nothing stood in any way then."""


AT: Final = Argument(
    "--at",
    "TIME",
    "as it stood then, such as 2018-11-09T14:00; without a zone it is the meeting's time",
    type=moment,
)


def stood(repository: Repository, at: datetime) -> tuple[Meeting, tuple[Note, ...], datetime]:
    """The meeting and its notes as they stood, and when that was by the clocks of the meeting.

    Raises:
        NotPast: That is still to come.
        NothingYet: There was no meeting.
    """
    at = _at_the_meeting(at, repository.meeting())
    if at > datetime.now(UTC):
        raise NotPast(
            N_("{time} has not come yet. Name a time that is past."), time=f"{at:%Y-%m-%d %H:%M:%S}"
        )
    return *repository.past.at(at), at


def _at_the_meeting(at: datetime, meeting: Meeting) -> datetime:
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(meeting.time_zone)
    return at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)


def print_heading(context: Context, at: datetime) -> None:
    """Say that this is not how things stand now."""
    language = context.language
    context.out.line(
        language.say(
            N_("As it stood on {date} at {time}:"), date=language.full_date(at), time=f"{at:%H:%M:%S}"
        )
    )
    context.out.line()
