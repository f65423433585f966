"""`ttchan announce`: tell everybody something, on every screen."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ttchan_tui.cli.command_line.arguments import JSON, WHY, moment, whole_number
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, OneOf, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.note_json import moment_as_json
from ttchan_tui.meeting.announcement import USUALLY, Announcement, next_time
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.spoken import spoken
from ttchan_tui.meeting.wording.facts import venue_name
from ttchan_tui.text.languages import CODES, N_

_WEEK = 7 * 24 * 60
"""Minutes; what stands longer than that is no announcement."""


def _minutes(text: str) -> timedelta:
    if not (number := whole_number(text)) or number > _WEEK:
        raise WrongArguments(N_("“{text}” is not a number of minutes up to a week"), text=text)
    return timedelta(minutes=number)


def _end(text: str) -> time | datetime:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return moment(text)


def _add(context: Context, arguments: argparse.Namespace) -> None:
    """Announce something, and say until when it stands."""
    texts = {code: text for code in CODES if (text := getattr(arguments, code)) is not None}
    with context.repository() as repository:
        meeting = repository.meeting()
        until = _until(arguments, meeting)
        announcement = repository.announcements.announce(
            texts, until, urgent=arguments.urgent, venue=arguments.venue, why=arguments.why
        )
    if arguments.json:
        context.out.json({"announcement": _as_json(announcement)})
        return
    language = context.language
    context.out.line(language.say(N_("Announced ({id}):"), id=announcement.id))
    _print(context, announcement, meeting)


def _list(context: Context, arguments: argparse.Namespace) -> None:
    """Print what stands now, the newest first."""
    with context.repository() as repository:
        meeting, standing = repository.meeting(), repository.announcements.standing(datetime.now(UTC))
    if arguments.json:
        context.out.json({"announcements": [_as_json(one) for one in standing]})
        return
    if not standing:
        context.out.line(context.language.say(N_("Nothing is announced at present.")))
    for one in standing:
        context.out.line(one.id)
        _print(context, one, meeting)


def _withdraw(context: Context, arguments: argparse.Namespace) -> None:
    """Take one off all screens."""
    with context.repository() as repository:
        announcement = repository.announcements.withdraw(arguments.id, why=arguments.why)
    if arguments.json:
        context.out.json({"announcement": _as_json(announcement)})
    else:
        text = announcement.text.in_language(context.language.code).marked
        context.out.line(context.language.say(N_("Withdrawn: {text}"), text=text))


def _until(arguments: argparse.Namespace, meeting: Meeting) -> datetime:
    """The end that the command line gives, by the clocks of the meeting."""
    now, zone = datetime.now(UTC), ZoneInfo(meeting.time_zone)
    end: time | datetime | None = arguments.until
    if end is None:
        return now + (arguments.minutes or USUALLY)
    if isinstance(end, datetime):
        return end if end.tzinfo else end.replace(tzinfo=zone)
    return next_time(end.replace(tzinfo=None), now, end.tzinfo or zone)


def _print(context: Context, announcement: Announcement, meeting: Meeting) -> None:
    language, out = context.language, context.out
    for code, text in announcement.text.by_language.items():
        out.line(f"{code.upper()}  {text}", indent=2, hanging=4)
    for code in announcement.text.missing(spoken(meeting)):
        missing = language.say(N_("Missing in {language}."), language=language.language_name(code))
        out.line(missing, indent=2)
    until = announcement.until.astimezone(ZoneInfo(meeting.time_zone))
    when = language.say(N_("until {time}, {date}"), time=language.time(until), date=language.date(until))
    urgent = f"{language.say(N_('urgent'))} · " if announcement.urgent else ""
    venue = meeting.venue.get(announcement.venue)
    where = (
        f" · {language.say(N_('only at the kiosks of'))} {venue_name(venue, meeting, language)}"
        if venue
        else ""
    )
    out.line(f"{urgent}{when}{where}", indent=2)


def _as_json(announcement: Announcement) -> dict[str, object]:
    return {
        "id": announcement.id,
        "text": dict(announcement.text.by_language),
        "urgent": announcement.urgent,
        "venue": announcement.venue or None,
        "since": moment_as_json(announcement.since),
        "until": moment_as_json(announcement.until),
    }


_ID: Final = Argument("id", "ID", "which one; the beginning of its id is enough")

COMMANDS: Final = {
    "announce": Subcommand(
        behind={
            "add": Subcommand(
                _add,
                *(Argument(f"--{code}", "TEXT", "what to say in that language") for code in sorted(CODES)),
                Flag("--urgent", "cover every screen, in all languages given"),
                Argument("--venue", "VENUE", "only at the kiosks of that venue", default=""),
                OneOf(
                    Argument("--minutes", "N", "how long it stands, else an hour", type=_minutes),
                    Argument("--until", "TIME", "when it vanishes, such as 14:00", type=_end),
                ),
                WHY,
                JSON,
                summary="announce something",
            ),
            "list": Subcommand(_list, JSON, summary="what is announced at present"),
            "withdraw": Subcommand(_withdraw, _ID, WHY, JSON, summary="take one off all screens"),
        }
    )
}
