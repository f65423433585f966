"""`ttchan board themes` and `theme`: what all groups say on a prompt, and how it is arranged under themes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, PROMPT, WHY
from ttchan_tui.cli.command_line.hidden_prompts import HIDDEN, viewer
from ttchan_tui.cli.command_line.lookup import looked_up, theme_in
from ttchan_tui.cli.command_line.subcommand import Argument, Run, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.cli.printing.note_json import note_as_json
from ttchan_tui.meeting.board.themes import Gathered, ThemeEntry, gathered, said_by_groups, totals
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.weight import entry_weight, weight
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import N_

_Arrange = Callable[[Repository, argparse.Namespace], str]
"""Does something to themes or to the notes under them; returns the prompt."""


def _arranging(arrange: _Arrange) -> Run:
    """Does it, and prints the themes as they are then."""

    def run(context: Context, arguments: argparse.Namespace) -> None:
        with looked_up(context, arguments) as repository:
            _tell(context, arguments, repository, arrange(repository, arguments))

    return run


def _add(repository: Repository, asked: argparse.Namespace) -> str:
    return repository.board.themes.name(asked.prompt, asked.title, why=asked.why).prompt


def _rename(repository: Repository, asked: argparse.Namespace) -> str:
    theme = theme_in(repository, asked.theme)
    repository.board.themes.rename(theme.id, asked.title, seen=theme, why=asked.why)
    return theme.prompt


def _move(repository: Repository, asked: argparse.Namespace) -> str:
    theme = theme_in(repository, asked.theme)
    repository.board.themes.move(theme.id, asked.by, why=asked.why)
    return theme.prompt


def _remove(repository: Repository, asked: argparse.Namespace) -> str:
    theme = theme_in(repository, asked.theme)
    repository.board.themes.remove(theme.id, seen=theme, why=asked.why)
    return theme.prompt


def _gather(repository: Repository, asked: argparse.Namespace) -> str:
    theme = theme_in(repository, asked.theme)
    notes = _notes(repository, asked)
    repository.board.themes.gather([note.id for note in notes], theme.id, seen=notes, why=asked.why)
    return theme.prompt


def _take_away(repository: Repository, asked: argparse.Namespace) -> str:
    notes = _notes(repository, asked)
    repository.board.themes.gather([note.id for note in notes], "", seen=notes, why=asked.why)
    return notes[0].prompt


def _merge(repository: Repository, asked: argparse.Namespace) -> str:
    notes = _notes(repository, asked)
    first, *others = [note.id for note in notes]
    return repository.board.themes.merge(first, others, asked.wording, seen=notes, why=asked.why).prompt


def _split(repository: Repository, asked: argparse.Namespace) -> str:
    notes = _notes(repository, asked)
    repository.board.themes.split([note.id for note in notes], why=asked.why)
    return notes[0].prompt


def _notes(repository: Repository, asked: argparse.Namespace) -> list[Note]:
    return [repository.note(repository.past.note_id(beginning)) for beginning in asked.notes]


def _tell(context: Context, arguments: argparse.Namespace, repository: Repository, prompt_id: str) -> None:
    meeting, language, out = repository.meeting(), context.language, context.out
    seen = repository.seen_by(viewer(arguments))
    parts = gathered(seen.themes(prompt_id), said_by_groups(seen.notes(prompt_id)))
    left_out = not arguments.hidden and prompt_id in repository.board.steps.hidden()
    if arguments.json:
        out.json(
            {"prompt": prompt_id, "left_out": left_out, "themes": [_as_json(part, meeting) for part in parts]}
        )
        return
    out.line(f"{told(meeting.prompt[prompt_id].title, language)} ({prompt_id})")
    if left_out:
        out.line(language.say(N_("Hidden until revealed. --hidden shows the notes.")), indent=2)
    elif not parts:
        out.line(language.say(N_("No notes yet.")), indent=2)
    for part in parts:
        _print(context, part, meeting)


def _print(context: Context, part: Gathered, meeting: Meeting) -> None:
    language, out = context.language, context.out
    theme = part.theme
    title = f"{theme.title} ({theme.id})" if theme else language.say(N_("Under no theme yet"))
    out.line(f"{title}: {weight(totals(part.entries, meeting), language)}", indent=2, hanging=2)
    for entry in part.entries:
        behind = entry_weight(entry, meeting, language)
        words = told(entry.head.display_in(language.code), language)
        out.line(f"- {words} ({entry.head.id}) · {behind}", indent=4, hanging=2)
        for note in entry.notes if entry.under else ():
            out.line(f"{note.group} {note.line}: {note.text} ({note.id})", indent=6, hanging=2)


def _as_json(part: Gathered, meeting: Meeting) -> dict[str, object]:
    return {
        "id": part.theme.id if part.theme else None,
        "title": part.theme.title if part.theme else None,
        **_totals(part.entries, meeting),
        "entries": [_entry_as_json(entry, meeting) for entry in part.entries],
    }


def _entry_as_json(entry: ThemeEntry, meeting: Meeting) -> dict[str, object]:
    return {
        "id": entry.head.id,
        "words": entry.head.display_text,
        "language": entry.head.language,
        **_totals([entry], meeting),
        "originals": [note_as_json(note) for note in entry.notes],
    }


def _totals(entries: list[ThemeEntry] | tuple[ThemeEntry, ...], meeting: Meeting) -> dict[str, object]:
    found = totals(entries, meeting)
    return {"notes": found.notes, "groups": found.groups, "hands": found.hands}


_THEME: Final = Argument("theme", "THEME", "its title, or the beginning of its id")
_TITLE: Final = Argument("title", "TITLE", "what it is to be called")
_NOTES: Final = Argument("notes", "NOTE", "the beginning of an id is enough", nargs="+")


def _arranged(arrange: _Arrange, summary: str, *takes: Argument) -> Subcommand:
    return Subcommand(_arranging(arrange), *takes, WHY, HIDDEN, JSON, summary=summary)


COMMANDS: Final = {
    "themes": Subcommand(_arranging(lambda repository, asked: str(asked.prompt)), PROMPT, HIDDEN, JSON),
    "theme": Subcommand(
        behind={
            "add": _arranged(_add, N_("begin a theme"), PROMPT, _TITLE),
            "rename": _arranged(_rename, N_("call a theme something else"), _THEME, _TITLE),
            "move": _arranged(
                _move,
                N_("put a theme further down, or up"),
                _THEME,
                Argument("by", "PLACES", "how far down; up if it is below zero", type=int),
            ),
            "remove": _arranged(_remove, N_("let a theme be none; its notes stay"), _THEME),
            "gather": _arranged(_gather, N_("put notes under a theme"), _THEME, _NOTES),
            "take-away": _arranged(_take_away, N_("put notes under no theme"), _NOTES),
            "merge": _arranged(
                _merge,
                N_("make one entry of notes that say the same; the originals stay"),
                _NOTES,
                Argument("--wording", "TEXT", "else it says what the first note says", default=""),
            ),
            "split": _arranged(_split, N_("let merged notes stand alone again"), _NOTES),
        }
    ),
}
