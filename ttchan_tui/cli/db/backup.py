"""`ttchan db backup`: everything in one file, now."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.files import is_stream, must_be_for_output, put_through
from ttchan_tui.cli.command_line.subcommand import FileArgument, Flag, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.roles import Right
from ttchan_tui.store import Backups, Pictures, backup_content, write_backup
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Write a backup and say where it is."""
    context.must(Right.ADMINISTER)
    with context.repository() as repository:
        storage = repository.engine
        if (path := arguments.file) is not None:
            if is_stream(path):
                put_through(context, path, backup_content(storage.standing()))
                return
            must_be_for_output(context, path, backup=True)
            write_backup(tables := storage.standing(), path, replace=arguments.force)
            Pictures(path).bring(tables, storage.path)
        else:
            path = Backups(storage.path).take(storage).path
    if arguments.json:
        context.out.json({"path": str(path)})
        return
    context.out.line(context.language.say(N_("Everything is in {path}"), path=path))


COMMANDS: Final = {
    "backup": Subcommand(
        run,
        FileArgument("file", "FILE", "where to (else to the others); - to print it", nargs="?"),
        Flag("--force", "replace FILE if it is there"),
        JSON,
    )
}
