"""`ttchan programme diff` and `programme ledger`: the programme as it was planned and as it has become."""

from __future__ import annotations

import argparse
from typing import Final
from zoneinfo import ZoneInfo

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.programme_json import change_as_json
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.history.ledger import LedgerEntry, LedgerEvent, ledger
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.activities import cancelled_words, change_marks, change_words
from ttchan_tui.meeting.wording.parts import field_words, part_name
from ttchan_tui.text.languages import N_

_PROGRAMME: Final = {"activity", "day", "project_event", "venue"}


def _diff(context: Context, arguments: argparse.Namespace) -> None:
    with context.repository() as repository:
        meeting, states = repository.meeting(), repository.states
        zone = ZoneInfo(meeting.time_zone)
        records = [states.record(called, zone) for called in (arguments.one, arguments.other)]
        parts = [one for one in states.between(*records) if one.section in _PROGRAMME]
    if arguments.json:
        context.out.json({"records": records, "parts": [_part_as_json(part) for part in parts]})
        return
    if not parts:
        context.out.line(context.language.say(N_("There is no difference in the programme.")))
    for part in parts:
        kind = N_("new") if part.before is None else N_("gone") if part.after is None else N_("changed")
        name = part_name(part, meeting, context.language)
        context.out.line(f"{context.language.say(kind)}: {name}", hanging=2)
        if part.before is not None and part.after is not None:
            for line in field_words(part, meeting, context.language):
                context.out.line(line, indent=4, hanging=2)


def _part_as_json(part: PartChange) -> dict[str, object]:
    return {
        "section": part.section,
        "id": part.id,
        "before": part.before,
        "after": part.after,
        "fields": sorted(part.fields),
    }


def _ledger(context: Context, arguments: argparse.Namespace) -> None:
    with context.repository() as repository:
        meeting, states = repository.meeting(), repository.states
        called = arguments.since
        first = states.record(called, ZoneInfo(meeting.time_zone)) if called else states.first()
        events = ledger(meeting, states.between(first, repository.last_record))
    if arguments.json:
        context.out.json({"planned": first, "events": [_event_as_json(one) for one in events]})
        return
    for event in events:
        _print_event(context, meeting, event)


def _print_event(context: Context, meeting: Meeting, event: LedgerEvent) -> None:
    language, out = context.language, context.out
    number = language.say(N_("Project event {number}"), number=event.event.number)
    title = event.event.title.in_language(language.code).marked
    out.line(f"{number}: {title} · {language.dates(event.event.date, event.event.until)}", hanging=2)
    for day in event.days:
        changed = day.change.in_language(language.code).marked
        out.line(language.say(N_("Changed: {what}"), what=changed), indent=2, hanging=2)
    if not event.entries:
        out.line(language.say(N_("No activity is said to belong to it.")), indent=2)
    for entry in event.entries:
        _print_entry(context, meeting, entry)


def _print_entry(context: Context, meeting: Meeting, entry: LedgerEntry) -> None:
    language, out = context.language, context.out
    one = entry.activity or (entry.change.before if entry.change else None)
    assert one is not None
    said = change_marks(entry.change, language) if entry.change else language.say(N_("as planned"))
    title = one.title.in_language(language.code).marked
    out.line(f"{said} · {language.short_date(one.date)} · {title} ({entry.id})", indent=2, hanging=2)
    cancelled = cancelled_words(entry.activity, meeting, language) if entry.activity else ()
    for line in (*cancelled, *(change_words(entry.change, meeting, language) if entry.change else ())):
        out.line(line, indent=6, hanging=2)
    if entry.activity and entry.activity.heads is not None:
        out.line(
            language.count("{number} person counted", "{number} people counted", entry.activity.heads),
            indent=6,
        )


def _event_as_json(event: LedgerEvent) -> dict[str, object]:
    return {
        "number": event.event.number,
        "date": event.event.date.isoformat(),
        "until": event.event.until.isoformat(),
        "said": {day.date.isoformat(): dict(day.change.by_language) for day in event.days},
        "activities": [
            {
                "id": entry.id,
                "heads": entry.activity.heads if entry.activity else None,
                "changed": change_as_json(entry.change, timed=False) if entry.change else None,
            }
            for entry in event.entries
        ],
    }


_STATE: Final = N_("a release, a time such as 2018-11-09T14:00, the number of a change, or now")

COMMANDS: Final = {
    "diff": Subcommand(
        _diff,
        Argument("one", "A", _STATE),
        Argument("other", "B", _STATE),
        JSON,
    ),
    "ledger": Subcommand(
        _ledger,
        Argument("--since", "A", "the plan: a release, a time, the number of a change (else the first one)"),
        JSON,
    ),
}
