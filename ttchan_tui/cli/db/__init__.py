"""`ttchan db`: the files that everything is kept in."""

from __future__ import annotations

from typing import Final

from ttchan_tui.cli.arguments import Parser

_ACTS: Final = {
    "backup": "write everything to a file",
    "restore": "bring a backup back, after showing what would change",
    "verify": "look at every file for faults",
    "info": "how large the files are, what is in them, when the last backup was taken",
    "compact": "fold the journal into the data file",
    "merge": "bring together what was typed in two copies",
}


def add_arguments(parser: Parser) -> None:
    """What to do; the module of each says itself what it takes."""
    acts = parser.add_subparsers(title="what to do", metavar="|".join(_ACTS), required=True)
    for name, summary in _ACTS.items():
        acts.add_parser(
            name,
            module=f"ttchan_tui.cli.db.{name}",
            help=summary,
            description=summary[0].upper() + summary[1:] + ".",
        )
