"""`ttchan board theme`: what is done to themes, and to the notes under them."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.board import add_json
from ttchan_tui.cli.board.themes import tell_themes
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.hidden_prompts import add_hidden
from ttchan_tui.cli.lookup import put_ids, theme_in
from ttchan_tui.store import Repository

_ACTS = "add|rename|move|remove|gather|take-away|merge|split"


def add_arguments(parser: Parser) -> None:
    """What to do. Every act prints the themes as they are then."""
    acts = parser.add_subparsers(title="what to do", metavar=_ACTS, required=True)
    adding = acts.add_parser("add", help="begin a theme", description="Begin a theme.")
    adding.add_argument("prompt", metavar="PROMPT", help="the id of the prompt")
    adding.add_argument("title", metavar="TITLE", help="what it is called")
    _finish(adding, add)
    renaming = acts.add_parser("rename", help="call a theme something else", description="Rename a theme.")
    _add_theme(renaming)
    renaming.add_argument("title", metavar="TITLE", help="what it is to be called")
    _finish(renaming, rename)
    moving = acts.add_parser("move", help="put a theme further down, or up", description="Move a theme.")
    _add_theme(moving)
    moving.add_argument("by", metavar="PLACES", type=int, help="how far down; up if it is below zero")
    _finish(moving, move)
    removing = acts.add_parser(
        "remove", help="let a theme be none; its notes stay", description="Remove a theme; its notes stay."
    )
    _add_theme(removing)
    _finish(removing, remove)
    gathering = acts.add_parser("gather", help="put notes under a theme", description="Gather notes.")
    _add_theme(gathering)
    _add_notes(gathering)
    _finish(gathering, gather)
    taking = acts.add_parser("take-away", help="put notes under no theme", description="Take notes away.")
    _add_notes(taking)
    _finish(taking, take_away)
    merging = acts.add_parser(
        "merge",
        help="make one entry of notes that say the same; the originals stay",
        description="Make one entry of notes that say the same; the originals stay.",
    )
    _add_notes(merging)
    merging.add_argument(
        "--wording", metavar="TEXT", default="", help="else it says what the first note says"
    )
    _finish(merging, merge)
    splitting = acts.add_parser(
        "split", help="let merged notes stand alone again", description="Let merged notes stand alone again."
    )
    _add_notes(splitting)
    _finish(splitting, split)


def _add_theme(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("theme", metavar="THEME", help="its title, or the beginning of its id")


def _add_notes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("notes", metavar="NOTE", nargs="+", help="the beginning of an id is enough")


def _finish(parser: argparse.ArgumentParser, act: object) -> None:
    parser.add_argument("--why", metavar="TEXT", default="", help="the reason, for the history")
    add_hidden(parser)
    add_json(parser)
    parser.set_defaults(run=act)


def add(context: Context, arguments: argparse.Namespace) -> int:
    """Begin a theme."""
    with context.repository() as repository:
        put_ids(arguments, repository.meeting())
        repository.board.themes.name(arguments.prompt, arguments.title, why=arguments.why)
        return tell_themes(context, arguments, repository, arguments.prompt)


def rename(context: Context, arguments: argparse.Namespace) -> int:
    """Call a theme something else."""
    with context.repository() as repository:
        theme = theme_in(repository, arguments.theme)
        repository.board.themes.rename(theme.id, arguments.title, seen=theme, why=arguments.why)
        return tell_themes(context, arguments, repository, theme.prompt)


def move(context: Context, arguments: argparse.Namespace) -> int:
    """Put a theme somewhere else among the others."""
    with context.repository() as repository:
        theme = theme_in(repository, arguments.theme)
        repository.board.themes.move(theme.id, arguments.by, why=arguments.why)
        return tell_themes(context, arguments, repository, theme.prompt)


def remove(context: Context, arguments: argparse.Namespace) -> int:
    """Let a theme be none."""
    with context.repository() as repository:
        theme = theme_in(repository, arguments.theme)
        repository.board.themes.remove(theme.id, why=arguments.why)
        return tell_themes(context, arguments, repository, theme.prompt)


def gather(context: Context, arguments: argparse.Namespace) -> int:
    """Put notes under a theme."""
    with context.repository() as repository:
        theme, ids = theme_in(repository, arguments.theme), _ids(repository, arguments)
        repository.board.themes.gather(ids, theme.id, why=arguments.why)
        return tell_themes(context, arguments, repository, theme.prompt)


def take_away(context: Context, arguments: argparse.Namespace) -> int:
    """Put notes under no theme."""
    with context.repository() as repository:
        notes = repository.board.themes.gather(_ids(repository, arguments), "", why=arguments.why)
        return tell_themes(context, arguments, repository, notes[0].prompt)


def merge(context: Context, arguments: argparse.Namespace) -> int:
    """Make one entry of notes."""
    with context.repository() as repository:
        first, *others = _ids(repository, arguments)
        head = repository.board.themes.merge(first, others, arguments.wording, why=arguments.why)
        return tell_themes(context, arguments, repository, head.prompt)


def split(context: Context, arguments: argparse.Namespace) -> int:
    """Let merged notes stand alone again."""
    with context.repository() as repository:
        ids = _ids(repository, arguments)
        repository.board.themes.split(ids, why=arguments.why)
        return tell_themes(context, arguments, repository, repository.note(ids[0]).prompt)


def _ids(repository: Repository, arguments: argparse.Namespace) -> list[str]:
    return [repository.past.note_id(beginning) for beginning in arguments.notes]
