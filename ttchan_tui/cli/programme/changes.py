"""`ttchan programme changes`: what has changed in the programme lately, the latest first."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from ttchan_tui.cli.command_line.arguments import JSON, moment
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.localized_json import Spoken
from ttchan_tui.cli.printing.programme_json import change_as_json
from ttchan_tui.meeting.history.programme_changes import ProgrammeChange, programme_changes
from ttchan_tui.meeting.limits import CHANGE_LASTS
from ttchan_tui.meeting.lookup import find_delegation
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.activities import cancelled_words, change_marks, change_words
from ttchan_tui.text.languages import N_


def _run(context: Context, arguments: argparse.Namespace) -> None:
    with context.repository() as repository:
        meeting = repository.meeting()
        since = _since(arguments.since, meeting)
        changes = list(programme_changes(repository.recent.since(since), meeting, since).values())
    if arguments.delegation:
        delegation = find_delegation(meeting, arguments.delegation).id
        changes = [one for one in changes if one.concerns(delegation)]
    if arguments.json:
        context.out.json(
            {
                "meeting": meeting.id,
                "since": since.isoformat(),
                "changes": [_as_json(one, context) for one in changes],
            }
        )
        return
    if not changes:
        context.out.line(context.language.say(N_("Nothing has changed in the programme since then.")))
    for change in changes:
        _print(context, meeting, change)


def _since(asked: datetime | None, meeting: Meeting) -> datetime:
    if asked is None:
        return datetime.now(UTC) - CHANGE_LASTS
    return (asked if asked.tzinfo else asked.replace(tzinfo=ZoneInfo(meeting.time_zone))).astimezone(UTC)


def _print(context: Context, meeting: Meeting, change: ProgrammeChange) -> None:
    one, language = change.now or change.before, context.language
    assert one is not None
    at = change.at.astimezone(ZoneInfo(meeting.time_zone))
    title = one.title.in_language(language.code).marked
    context.out.line(f"{change_marks(change, language)} · {title} ({change.id})")
    context.out.line(
        language.say(N_("changed {date}, {time}"), date=language.date(at), time=f"{at:%H:%M}"), indent=2
    )
    cancelled = cancelled_words(change.now, meeting, language) if change.now else ()
    for line in (*cancelled, *change_words(change, meeting, language)):
        context.out.line(line, indent=2)


def _as_json(change: ProgrammeChange, context: Context) -> dict[str, object]:
    one = change.now or change.before
    assert one is not None
    return Spoken(context.language, id=change.id).say(title=one.title).add(**change_as_json(change)).fields


COMMANDS: Final = {
    "changes": Subcommand(
        _run,
        Argument(
            "--since",
            "TIME",
            "since then, such as 2018-11-09T14:00 (else within the last 24 hours)",
            type=moment,
        ),
        Argument("--delegation", "DELEGATION", "what concerns that delegation, or everybody"),
        JSON,
    )
}
