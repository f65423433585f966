"""`ttchan history`: who changed what, when and why."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import groupby, islice
from typing import Final
from zoneinfo import ZoneInfo

from ttchan_tui.cli.command_line.arguments import JSON, calendar_day, moment, whole_number
from ttchan_tui.cli.command_line.hidden_prompts import HIDDEN, viewer
from ttchan_tui.cli.command_line.lookup import put_ids
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.note_json import moment_as_json, note_as_json
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.history.change_kinds import MEETING_WORK
from ttchan_tui.meeting.history.entries import HistoryEntry, NoteChange, PartChange
from ttchan_tui.meeting.history.history_filter import HistoryFilter
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.meeting.wording.history import all_words, entry_words, note_words, who_words
from ttchan_tui.meeting.wording.parts import part_lines
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import N_

_LISTED: Final = 5
"""Parts of a meeting that are named one by one; of more, the number says enough."""


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print the history, the newest last."""
    with context.repository() as repository:
        meeting = repository.meeting()
        try:
            put_ids(arguments, meeting)
            entries = _chosen(repository, context, arguments)
        except UnknownId:  # what was done may be about what is in the meeting no more
            entries = _chosen(repository, context, arguments)
            if not entries:
                raise
    if arguments.json:
        context.out.json({"changes": [entry_as_json(entry) for entry in entries]})
    else:
        _Printed(context, meeting, whole=arguments.of is not None).history(entries)


def _number(text: str) -> int:
    if not (number := whole_number(text)):
        raise WrongArguments(N_("“{text}” is not a number of changes; write it like 20"), text=text)
    return number


def _chosen(repository: Repository, context: Context, arguments: argparse.Namespace) -> list[HistoryEntry]:
    past, prompt, group = repository.past, arguments.prompt, arguments.group
    if arguments.of is None:
        backwards = past.entries(prompt, group)
    else:
        narrowed = (
            entry.on(prompt, group) if prompt or group else entry for entry in past.of_note(arguments.of)
        )
        backwards = (entry for entry in narrowed if entry)
    seen = repository.seen_by(viewer(arguments)).entries(backwards)
    meeting, since = repository.meeting(), arguments.since
    zone = ZoneInfo(meeting.time_zone)
    if since and since.tzinfo is None:
        since = since.replace(tzinfo=zone)
    wanted = HistoryFilter(arguments.who, since, arguments.day, arguments.text)
    if wanted:
        words = partial(all_words, meeting=meeting, language=context.language)
        seen = (entry for entry in seen if wanted.takes(entry, zone, partial(words, entry)))
    return list(islice(seen, arguments.last))[::-1]


def entry_as_json(entry: HistoryEntry) -> dict[str, object]:
    """A change for programs, as docs/commands.md describes it."""
    return {
        "number": entry.number,
        "at": moment_as_json(entry.at),
        "who": entry.who,
        "what": entry.what,
        "why": entry.why or None,
        "undoes": entry.undoes,
        "merged_by": entry.merged_by or None,
        "notes": [
            {
                "id": change.note.id,
                "before": change.before and note_as_json(change.before),
                "after": change.after and note_as_json(change.after),
            }
            for change in entry.notes
        ],
        "parts": [
            {"section": part.section, "id": part.id, "before": part.before, "after": part.after}
            for part in entry.parts
        ],
    }


class _Printed:
    """The history for people, day by day."""

    def __init__(self, context: Context, meeting: Meeting, *, whole: bool) -> None:
        self._out = context.out
        self._language = context.language
        self._meeting = meeting
        self._zone = ZoneInfo(meeting.time_zone)
        self._whole = whole
        """Whether to tell of the parts of the meeting what has changed in them."""

    def history(self, entries: Sequence[HistoryEntry]) -> None:
        if not entries:
            self._out.line(self._language.say(N_("Nothing was changed.")))
        for number, (date, together) in enumerate(groupby(entries, key=lambda entry: self._at(entry).date())):
            if number:
                self._out.line()
            self._out.line(self._language.full_date(date))
            for entry in together:
                self._entry(entry)

    def _at(self, entry: HistoryEntry) -> datetime:
        return entry.at.astimezone(self._zone)

    def _entry(self, entry: HistoryEntry) -> None:
        what, who = entry_words(entry, self._language), who_words(entry, self._language)
        number = "" if entry.merged_by else f" · #{entry.number}"
        words = f"{self._at(entry):%H:%M:%S}  {what} · {who}{number}"
        self._out.line(words, indent=2, hanging=10)
        for change in entry.notes:
            self._note(entry, change)
        if len(entry.parts) <= _LISTED:
            for part in entry.parts:
                self._part(part, with_fields=self._whole or entry.what in MEETING_WORK)
        else:
            count = self._language.count(
                N_("{number} part of the meeting"), N_("{number} parts of the meeting"), len(entry.parts)
            )
            self._out.line(count, indent=12)
        if entry.why:
            self._out.line(self._language.say(N_("Why: {reason}"), reason=entry.why), indent=12, hanging=2)

    def _note(self, entry: HistoryEntry, change: NoteChange) -> None:
        self._out.line(note_words(entry, change, self._meeting, self._language), indent=12, hanging=2)
        note = change.note
        group = self._meeting.group.get(note.group)
        named = f"{group_name(group, self._language)} ({note.group})" if group else note.group
        self._out.line(f"{named} · {note.prompt} · {note.id}", indent=12, hanging=2)

    def _part(self, part: PartChange, *, with_fields: bool) -> None:
        name, *fields = part_lines(part, self._meeting, self._language)
        self._out.line(f"{name} ({part.id})" if part.id else name, indent=12, hanging=2)
        if with_fields:
            for line in fields:
                self._out.line(line.strip(), indent=14, hanging=2)


COMMANDS: Final = {
    "history": Subcommand(
        run,
        Argument(
            "--of",
            "ID",
            "only of one note (the beginning of its id is enough), activity, day, place or the like",
        ),
        Argument("--prompt", "ID", "only of notes on this prompt"),
        Argument("--group", "ID", "only of notes of this group"),
        Argument("--who", "NAME", "only what that person did", default=""),
        Argument("--since", "TIME", "only what was done since, such as 2018-11-09T14:00", type=moment),
        Argument("--day", "DATE", "only what was done on that day", type=calendar_day),
        Argument("--text", "TEXT", "only what is told with these words", default=""),
        Argument("--last", "N", "only the last N changes", type=_number),
        HIDDEN,
        JSON,
    )
}
