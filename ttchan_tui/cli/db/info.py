"""`ttchan db info` and `compact`: how large the files are, what is in them; fold them."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.subcommand import Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.db.wording import local, moment, size
from ttchan_tui.meeting.wording.machines import age
from ttchan_tui.store import BACKUP_INTERVAL, Backups, Info, file_info
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print what is known without looking for faults."""
    with context.repository() as repository:
        path, info = repository.engine.path, file_info(repository.engine)
        zone = repository.meeting().time_zone
    backups = Backups(path)
    if arguments.json:
        context.out.json(_as_json(path, info, backups))
    else:
        _print_files(context, path, info)
        _print_backups(context, backups, zone)


def _as_json(path: Path, info: Info, backups: Backups) -> dict[str, object]:
    latest = next(iter(backups.all()), None)
    return {
        "path": str(path),
        "tables": [{"name": name, "documents": number} for name, number in info.tables.items()],
        "records": info.records,
        **_sizes_as_json(info),
        "segments": info.segments,
        "set_aside": list(info.set_aside),
        "backups": len(backups.all()),
        "last_backup": latest and {"path": str(latest.path), "at": moment(latest.at)},
        "next_backup": moment(latest.at + BACKUP_INTERVAL if latest else None),
        "backup_failed_at": moment(backups.failed()),
    }


def _print_files(context: Context, path: Path, info: Info) -> None:
    say, count, line = context.language.say, context.language.count, context.out.line
    line(say(N_("Kept in {path}"), path=path))
    tables = ", ".join(f"{name} {number}" for name, number in info.tables.items())
    line(say(N_("Documents: {tables}"), tables=tables), hanging=2)
    line(say(N_("Data file: {size}"), size=size(info.snapshot_bytes, context.language)))
    line(
        say(
            N_("Journal: {size}, up to record {record}"),
            size=size(info.journal_bytes, context.language),
            record=info.records,
        )
    )
    journals = count(N_("{number} earlier journal"), N_("{number} earlier journals"), info.segments)
    line(
        say(
            N_("History: {journals}, {size}"),
            journals=journals,
            size=size(info.history_bytes, context.language),
        )
    )
    for one in info.set_aside:
        line(say(N_("Set aside as damaged: {path}"), path=one), hanging=2)


def _print_backups(context: Context, backups: Backups, zone: str) -> None:
    say, line, now = context.language.say, context.out.line, datetime.now(UTC)
    everything = backups.all()
    if not everything:
        line(say(N_("No backup yet. A running app takes one, and so does: ttchan db backup")))
    else:
        latest = everything[0]
        line(
            say(
                N_("Backups: {number}, the last {age}: {path}"),
                number=len(everything),
                age=age(now - latest.at, context.language),
                path=latest.path,
            ),
            hanging=2,
        )
        line(
            say(
                N_("A running app takes the next one at {moment}, or when something changes after that."),
                moment=local(latest.at + BACKUP_INTERVAL, zone),
            ),
            hanging=2,
        )
    if failed := backups.failed():
        line(
            say(
                N_(
                    "The backup of {moment} could not be written. Is there room on the disk? "
                    "To see why, try: ttchan db backup"
                ),
                moment=local(failed, zone),
            ),
            hanging=2,
        )


def _sizes_as_json(info: Info) -> dict[str, object]:
    return {
        "snapshot_bytes": info.snapshot_bytes,
        "journal_bytes": info.journal_bytes,
        "history_bytes": info.history_bytes,
    }


def _compact(context: Context, arguments: argparse.Namespace) -> None:
    """Fold the journal into the data file, and print the sizes before and after."""
    with context.repository() as repository:
        before = file_info(repository.engine)
        repository.engine.compact(rotate=True)
        after = file_info(repository.engine)
    if arguments.json:
        context.out.json({"before": _sizes_as_json(before), "after": _sizes_as_json(after)})
        return
    say = context.language.say
    context.out.line(say(N_("Before: {sizes}"), sizes=_sizes(context, before)))
    context.out.line(say(N_("After: {sizes}"), sizes=_sizes(context, after)))


def _sizes(context: Context, info: Info) -> str:
    return context.language.say(
        N_("data file {snapshot}, journal {journal}, history {history}"),
        snapshot=size(info.snapshot_bytes, context.language),
        journal=size(info.journal_bytes, context.language),
        history=size(info.history_bytes, context.language),
    )


COMMANDS: Final = {"info": Subcommand(run, JSON), "compact": Subcommand(_compact, JSON)}
