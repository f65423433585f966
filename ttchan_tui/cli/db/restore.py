"""`ttchan db restore`: bring a backup back, after showing what would change."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.streams import typed_line
from ttchan_tui.cli.command_line.subcommand import FileArgument, Flag, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.db.other_copy import other_copy
from ttchan_tui.cli.db.wording import local, moment, quoted, table_name
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.meeting.wording.machines import age
from ttchan_tui.store import (
    DATA_FILE,
    NOTES,
    Backup,
    Backups,
    Difference,
    Doc,
    ForeignCopy,
    Restoration,
    StoreError,
    explained,
    read_copy,
)
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

_LISTED: Final = 12
"""So many are listed of each kind; of the others only their number is said."""
_YES: Final = {"y", "yes", "j", "jā", "ja"}


_NOT_ASKED: Final = N_("Nothing was changed. To restore without being asked, add --yes.")


class NotAsked(Explained):
    """Nobody is there to say yes."""


def run(context: Context, arguments: argparse.Namespace) -> int:
    """List the backups, or bring one back."""
    data_file = context.data / DATA_FILE
    backups = Backups(data_file.resolve())
    if arguments.file is None:
        (_list_as_json if arguments.json else _list)(context, backups)
        return 0
    copy = other_copy(_found(arguments.file, backups))
    restoration = Restoration(data_file, copy)
    return (_restore_as_json if arguments.json else _restore)(context, arguments, restoration)


def _restore(context: Context, arguments: argparse.Namespace, restoration: Restoration) -> int:
    differences = restoration.differences
    if restoration.trouble is not None:
        context.out.line(restoration.trouble.sentence(context.language))
        context.out.line(context.language.say(N_("Its files will be set aside.")))
    elif not differences:
        context.out.line(context.language.say(N_("Nothing would change: that is what is there now.")))
        return 0
    context.out.line(context.language.say(N_("This would change:")))
    for difference in differences:
        _print(context, difference)
    if arguments.dry_run:
        return 0
    if not arguments.yes and not _wanted(context):
        context.out.line(context.language.say(N_("Nothing was changed.")))
        return FAILED
    restored = restoration.carry_out()
    _tell_where(context, restored.backup, restored.aside)
    return 0


def _restore_as_json(context: Context, arguments: argparse.Namespace, restoration: Restoration) -> int:
    """As for people, but nobody is asked."""
    differences, restored = restoration.differences, None
    if not arguments.dry_run and (differences or restoration.trouble):
        if not arguments.yes:
            raise NotAsked(_NOT_ASKED)
        restored = restoration.carry_out()
    context.out.json(
        {
            "changes": [
                {
                    "table": one.table,
                    "come": list(one.come),
                    "go": list(one.go),
                    "change": list(one.change),
                }
                for one in differences
            ],
            "restored": restored is not None,
            "backup": str(restored.backup) if restored and restored.backup else None,
            "set_aside": str(restored.aside) if restored and restored.aside else None,
        }
    )
    return 0


def _found(file: Path, backups: Backups) -> Path:
    """The file; a name without a directory may be that of a backup."""
    among = backups.folder / file
    with explained(file):
        return among if not file.exists() and len(file.parts) == 1 and among.exists() else file


def _list(context: Context, backups: Backups) -> None:
    language, out, now = context.language, context.out, datetime.now(UTC)
    everything = {backup: _read(backup) for backup in backups.all()}
    zone = next((copy.meeting.time_zone for copy in everything.values() if copy), None)
    for backup, copy in everything.items():
        out.line(
            f"{backup.path.name}  {local(backup.at, zone)} ({age(now - backup.at, language)})  "
            f"{_content(context, copy)}",
            hanging=2,
        )
    if everything:
        out.line(language.say(N_("To bring one of them back: ttchan db restore FILE")))
    else:
        out.line(language.say(N_("There are no backups in {directory}."), directory=backups.folder))


def _list_as_json(context: Context, backups: Backups) -> None:
    everything = [(backup, _read(backup)) for backup in backups.all()]
    described = [
        {
            "path": str(backup.path),
            "at": moment(backup.at),
            "meeting": copy.meeting.id if copy else None,
            "notes": _notes_in(copy) if copy else None,
        }
        for backup, copy in everything
    ]
    context.out.json({"backups": described})


def _notes_in(copy: ForeignCopy) -> int:
    return sum(note.deleted_at is None for note in copy.notes.values())


def _read(backup: Backup) -> ForeignCopy | None:
    try:
        return read_copy(backup.path, DATA_FILE)
    except (StoreError, BadMeeting):
        return None


def _content(context: Context, copy: ForeignCopy | None) -> str:
    if copy is None:
        return context.language.say(N_("damaged"))
    count = context.language.count(N_("{number} note"), N_("{number} notes"), _notes_in(copy))
    return f"{copy.meeting.acronym}, {count}"


def _print(context: Context, difference: Difference) -> None:
    say, out = context.language.say, context.out
    out.line(
        say(
            N_("{table}: {come} would come, {go} would go, {change} would change"),
            table=table_name(difference.table, context.language),
            come=len(difference.come),
            go=len(difference.go),
            change=len(difference.change),
        ),
        indent=2,
    )
    if difference.table == NOTES:
        _list_some(context, "+", (quoted(doc, context.language) for doc in difference.come.values()))
        _list_some(context, "-", (quoted(doc, context.language) for doc in difference.go.values()))
        _list_some(context, "~", (_changed(context, *both) for both in difference.change.values()))
    else:
        for sign, keys in (("+", difference.come), ("-", difference.go), ("~", difference.change)):
            _list_some(context, sign, keys)


def _list_some(context: Context, sign: str, lines: Iterable[str]) -> None:
    everything = list(lines)
    for line in everything[:_LISTED]:
        context.out.line(f"{sign} {line}", indent=4, hanging=2)
    if more := len(everything[_LISTED:]):
        sentence = context.language.count(N_("and {number} more"), N_("and {number} more"), more)
        context.out.line(f"{sign} {sentence}", indent=4)


def _changed(context: Context, before: Doc, after: Doc) -> str:
    said = quoted(before, context.language)
    if before.get("text") != after.get("text"):
        return f"{said} → {quoted(after, context.language)}"
    if bool(before.get("deleted_at")) != bool(after.get("deleted_at")):
        what = N_("would be deleted") if after.get("deleted_at") else N_("would not be deleted any more")
        return f"{said} ({context.language.say(what)})"
    return said


def _wanted(context: Context) -> bool:
    """Ask; whoever cannot be asked must have said so before."""
    if not (sys.stdin.isatty() and context.out.is_terminal):
        raise NotAsked(_NOT_ASKED)
    context.out.raw(context.language.say(N_("Restore it? Type yes: ")))
    context.out.flush()
    answer = ""
    try:
        answer = typed_line()
    finally:
        if not answer.endswith("\n"):  # Ctrl+C or Ctrl+D: what follows begins a line of its own
            context.out.line()
    return answer.strip().lower() in _YES


def _tell_where(context: Context, backup: Path | None, aside: Path | None) -> None:
    say, out = context.language.say, context.out
    out.line(say(N_("Restored in {directory}."), directory=context.data))
    if backup is not None:
        out.line(say(N_("What was there before is in {path}"), path=backup))
    if aside is not None:
        out.line(say(N_("The files that could not be read are in {path}"), path=aside))


COMMANDS: Final = {
    "restore": Subcommand(
        run,
        FileArgument(
            "file",
            "DATA_FILE",
            "the backup, - for the standard input; without it they are listed",
            nargs="?",
        ),
        Flag("--dry-run", "only show what would change"),
        Flag("--yes", "do not ask"),
        JSON,
    )
}
