"""`ttchan notes`: what the groups say."""

from __future__ import annotations

from typing import Final

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.notes import moderation
from ttchan_tui.cli.visitors_notes import add_acts

_ACTS: Final = {
    "list": ("listing", "print the notes"),
    "add": ("adding", "add a note, or many from a pipe"),
    "edit": ("editing", "change what a note says"),
    "delete": ("deleting", "delete a note"),
    "restore": ("restoring", "bring a deleted note back"),
    "hands": ("hands", "count the hands that were raised for a note"),
    "translate": ("translating", "put a translation beside a note"),
    "export": ("exporting", "take the notes along as a file"),
    "import": ("importing", "bring back what was exported as JSON"),
}


def add_arguments(parser: Parser) -> None:
    """What to do with the notes; the module of each act says itself what it takes."""
    acts = parser.add_subparsers(
        title="what to do",
        metavar="|".join((*_ACTS, "open", "close", "waiting", "approve", "hold", "reject")),
        required=True,
    )
    for name, (module, summary) in _ACTS.items():
        acts.add_parser(
            name,
            module=f"ttchan_tui.cli.notes.{module}",
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
        )
    add_acts(acts)
    moderation.add_acts(acts)
