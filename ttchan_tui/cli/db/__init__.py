"""`ttchan db`: the files that everything is kept in."""

from __future__ import annotations

from typing import Final

from ttchan_tui.cli.command_line.subcommand import Later, Subcommand

COMMANDS: Final = {
    "db": Subcommand(
        behind={
            "backup": Later("db.backup", "write everything to a file"),
            "restore": Later("db.restore", "bring a backup back, after showing what would change"),
            "verify": Later("db.verify", "look at every file for faults"),
            "info": Later(
                "db.info", "how large the files are, what is in them, when the last backup was taken"
            ),
            "compact": Later("db.info", "fold the journal into the data file"),
            "merge": Later("db.merge", "bring together what was typed in two copies"),
        }
    )
}
