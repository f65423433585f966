"""`ttchan notes edit`, `delete`, `restore`, `translate`, `hands`: what is done to one note."""

from __future__ import annotations

import argparse
import re
from typing import Final, NamedTuple

from ttchan_tui.cli.command_line.arguments import JSON, WHY, whole_number
from ttchan_tui.cli.command_line.lookup import put_ids
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.note_json import note_as_json
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.wording.weight import counted
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import N_, Language

_NUMBER: Final = re.compile(r"(\+?)([0-9]{1,5})")
_NOBODY_COUNTED: Final = "none"


class Count(NamedTuple):
    """What the command line says of hands."""

    hands: int | None
    """None if what was counted is not to count."""
    added: bool
    """Whether they come to those that were counted before."""


def tell(context: Context, arguments: argparse.Namespace, template: str, note: Note, **more: object) -> None:
    """Say what was done to a note."""
    if arguments.json:
        context.out.json({"note": note_as_json(note)})
    else:
        context.out.line(context.language.say(template, text=note.text, **more))


def _edit(context: Context, arguments: argparse.Namespace) -> None:
    with context.repository() as repository:
        id_ = repository.past.note_id(arguments.id)
        note = repository.notebook.edit(id_, arguments.text, why=arguments.why)
    tell(context, arguments, N_("Changed: {text}"), note)


def _delete(context: Context, arguments: argparse.Namespace) -> None:
    with context.repository() as repository:
        note = repository.notebook.delete(repository.past.note_id(arguments.id), why=arguments.why)
    tell(context, arguments, N_("Deleted: {text}"), note)


def _restore(context: Context, arguments: argparse.Namespace) -> None:
    with context.repository() as repository:
        note = repository.notebook.restore(repository.past.note_id(arguments.id), why=arguments.why)
    tell(context, arguments, N_("Restored: {text}"), note)


def _translate(context: Context, arguments: argparse.Namespace) -> None:
    with context.repository() as repository:
        id_ = repository.past.note_id(arguments.id)
        note = repository.board.translations.put(id_, arguments.language, arguments.text, why=arguments.why)
    translation = note.translation(arguments.language)
    if translation is None:
        tell(context, arguments, N_("The translation is gone: {text}"), note)
    else:
        tell(context, arguments, N_("Translated: {text} → {other}"), note, other=translation.text)


def _hands(context: Context, arguments: argparse.Namespace) -> None:
    if (arguments.prompt is None) is not (arguments.group is None):
        raise WrongArguments(N_("a line has both --prompt and --group"))
    with context.repository() as repository:
        id_ = _note_id(repository, arguments)
        hands, added = arguments.count
        before = repository.note(id_)
        note = repository.board.hands.count(id_, hands, added=added, why=arguments.why, seen=before)
    words, were = (_words(one, context.language) for one in (note, before))
    if before.hands in (None, note.hands):
        tell(context, arguments, N_("{hands}: {text}"), note, hands=words)
    else:
        tell(context, arguments, N_("{hands} (before: {were}): {text}"), note, hands=words, were=were)


def _words(note: Note, language: Language) -> str:
    return "–" if note.hands is None else counted(note.hands, language)


def _note_id(repository: Repository, arguments: argparse.Namespace) -> str:
    if arguments.prompt is None:
        return repository.past.note_id(arguments.which)
    if (line := whole_number(arguments.which)) is None:
        raise WrongArguments(N_("“{text}” is not the number of a line"), text=arguments.which)
    put_ids(arguments, repository.meeting())
    return repository.notebook.on_line(arguments.prompt, arguments.group, line).id


def _count(text: str) -> Count:
    if text == _NOBODY_COUNTED:
        return Count(None, added=False)
    found = _NUMBER.fullmatch(text)
    if not found:
        raise WrongArguments(N_("“{text}” is not a number of hands; write it like 7 or +3"), text=text)
    return Count(int(found[2]), added=bool(found[1]))


_ID: Final = Argument("id", "ID", "which note; the beginning of its id is enough")

COMMANDS: Final = {
    "edit": Subcommand(_edit, _ID, Argument("text", "TEXT", "what it is to say"), WHY, JSON),
    "delete": Subcommand(_delete, _ID, WHY, JSON),
    "restore": Subcommand(_restore, _ID, WHY, JSON),
    "translate": Subcommand(
        _translate,
        _ID,
        Argument("language", "LANGUAGE", "into which language, such as lv"),
        Argument("text", "TEXT", "what it says there; empty to take the translation away"),
        WHY,
        JSON,
    ),
    "hands": Subcommand(
        _hands,
        Argument(
            "which",
            "ID|LINE",
            "which note: the beginning of its id; with --prompt and --group, the number of its line",
        ),
        Argument(
            "count", "N|+N|none", "how many there are; how many more; or that nobody has counted", type=_count
        ),
        Argument("--prompt", "ID", "on what the line stands"),
        Argument("--group", "ID", "whose line it is"),
        WHY,
        JSON,
    ),
}
