"""`ttchan notes waiting`, `approve`, `hold` and `reject`: what leaves the room."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, MUST_SAY_WHY, WHY, whole_number
from ttchan_tui.cli.command_line.asking import types_word
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.hidden_prompts import HIDDEN, viewer
from ttchan_tui.cli.command_line.lookup import put_ids, theme_in
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.cli.printing.note_json import translations_as_json
from ttchan_tui.meeting.board.judging import JUDGING_WORDS, is_missed, is_whole_prompt
from ttchan_tui.meeting.board.themes import entries
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.board import standing_words, translated_words
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.store import Repository
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class Unnamed(Explained):
    """Nobody has said which notes are meant."""


def list_waiting(context: Context, arguments: argparse.Namespace) -> None:
    """Print the notes that wait, with their ids."""
    standings = tuple(Standing) if arguments.all else (Standing.WAITING,)
    with context.repository() as repository:
        seen = repository.last_record  # what comes after it may be among the notes, and is not seen
        meeting, notes = repository.meeting(), _asked_for(repository, arguments, standings)
    if arguments.json:
        context.out.json({"notes": [_as_json(note) for note in notes], "seen": seen})
        return
    language = context.language
    if not notes:
        context.out.line(language.say(N_("No note is waiting.")))
        return
    for note in notes:
        _print(context, note, meeting)
    context.out.line()
    context.out.line(language.say(N_("Show them: ttchan notes approve --seen {number} ID…"), number=seen))
    context.out.line(language.say(N_("Do not: ttchan notes reject ID… --why TEXT")))


def _meant(
    repository: Repository, arguments: argparse.Namespace, among: Collection[Standing]
) -> tuple[Note, ...]:
    """Which notes are meant, as somebody has seen them: in the list if they say which, else as they are.

    Raises:
        Unnamed: Neither ids are given nor anything that notes have in common.
        UnknownId: There is no such note, or no such list, or a note that is named was not in it.
    """
    named = repository.moderation.named(arguments.ids)
    if named:
        notes = named
    elif arguments.prompt or arguments.group or arguments.theme:
        notes = _asked_for(repository, arguments, among)
    else:
        raise Unnamed(N_("Say which notes: by their ids, or all with --prompt, --group or --theme."))
    seen = vars(arguments).get("seen")
    if seen is None:
        return notes
    stood = repository.past.stood(notes, seen)
    there = {note.id for note in stood}
    if later := next((note.id for note in named if note.id not in there), None):
        raise UnknownId(
            N_(
                "The note {id} was not there yet at number {number}, so nothing was decided. "
                "See what waits now: ttchan notes waiting"
            ),
            id=later,
            number=seen,
        )
    return stood


def _asked_for(
    repository: Repository, arguments: argparse.Namespace, standings: Collection[Standing]
) -> tuple[Note, ...]:
    """The notes on that prompt, of that group, under that theme, of those standings.

    Among those that wait are also those of which only a translation does.

    Raises:
        UnknownId: There is no such prompt, or no such theme.
    """
    put_ids(arguments, repository.meeting())
    seen = repository.seen_by(viewer(arguments))
    notes = seen.among(repository.moderation.notes(arguments.prompt))
    if arguments.theme:
        theme = theme_in(repository, arguments.theme)
        gathered = [entry for entry in entries(notes) if entry.head.theme == theme.id]
        notes = tuple(note for entry in gathered for note in entry.notes)
    return tuple(
        note
        for note in notes
        if (note.standing in standings or (note.waits and Standing.WAITING in standings))
        and arguments.group in (None, note.group)
    )


def _print(context: Context, note: Note, meeting: Meeting) -> None:
    language = context.language
    wording = f" → “{note.wording}”" if note.wording else ""
    context.out.line(f"{note.id}  {note.text}{wording}{translated_words(note, language)}", hanging=14)
    prompt, group = meeting.prompt.get(note.prompt), meeting.group.get(note.group)
    whose = group_name(group, language) if group else language.say(N_("said by visitors"))
    title = told(prompt.title, language) if prompt else note.prompt
    details = (standing_words(note, language), f"{title} · {note.category}", whose)
    context.out.line(" · ".join(filter(None, details)), indent=14)


def _as_json(note: Note) -> dict[str, object]:
    return {
        "id": note.id,
        "prompt": note.prompt,
        "group": note.group or None,
        "category": note.category,
        "text": note.text,
        "wording": note.wording,
        "language": note.language,
        "translations": translations_as_json(note),
        "standing": note.standing.value,
        "reason": note.standing_why or None,
    }


def _judging(standing: Standing, among: Collection[Standing], why: Argument, *more: Argument) -> Subcommand:
    """What decides so; `among` are the standings of the notes that it is about, where none is named."""

    def run(context: Context, arguments: argparse.Namespace) -> int:
        with context.repository() as repository:
            meeting = repository.meeting()
            seen = _meant(repository, arguments, among)
            is_many = not (arguments.ids or arguments.group or arguments.theme)
            is_grave = is_missed(seen, standing) or (is_many and is_whole_prompt(seen, standing, seen))
            if is_grave and not arguments.yes and not _is_wanted(context, seen, standing):
                return FAILED
            ids = [note.id for note in seen]
            notes = repository.moderation.judge(ids, standing, seen=seen, why=arguments.why)
        if arguments.json:
            context.out.json({"notes": [_as_json(note) for note in notes]})
            return 0
        for note in notes:
            _print(context, note, meeting)
        if not notes:
            context.out.line(context.language.say(N_("There is no such note.")))
        return 0

    which = Argument("ids", "ID", "which; the beginning of an id is enough", nargs="*")
    return Subcommand(run, which, why, *more, *_WHICH, Flag("--yes", "ask for no word"))


def _is_wanted(context: Context, notes: Sequence[Note], standing: Standing) -> bool:
    """Say how many notes are meant, and ask for the word that decides about them."""
    language = context.language
    for note in notes[:_LISTED]:
        context.out.line(f"{note.id}  {note.text}", hanging=14)
    context.out.line(language.count("{number} note", "{number} notes", len(notes)))
    is_wanted = types_word(context, language.say(JUDGING_WORDS[standing]))
    if not is_wanted:
        context.out.line(language.say(N_("Nothing was changed.")))
    return is_wanted


_LISTED: Final = 20
"""Notes that are told one by one before somebody types the word."""
_WHICH: Final = (
    Argument("--prompt", "ID", "only those on this prompt"),
    Argument("--group", "ID", "only those of this group"),
    Argument("--theme", "THEME", "only those under this theme: its title or id"),
    HIDDEN,
    JSON,
)


def _record(text: str) -> int:
    if (number := whole_number(text)) is None:
        raise WrongArguments(N_("“{text}” is not a number that “notes waiting” has given"), text=text)
    return number


_SEEN: Final = Argument(
    "--seen",
    "NUMBER",
    "which “notes waiting” gives: approve nothing that was said or changed after it",
    type=_record,
)

COMMANDS: Final = {
    "waiting": Subcommand(list_waiting, Flag("--all", "also those that were decided about"), *_WHICH),
    "approve": _judging(Standing.SHOWN, (Standing.WAITING,), WHY, _SEEN),
    "hold": _judging(Standing.HELD, (Standing.WAITING, Standing.SHOWN), WHY),
    "reject": _judging(Standing.REJECTED, (Standing.WAITING, Standing.SHOWN, Standing.HELD), MUST_SAY_WHY),
}
