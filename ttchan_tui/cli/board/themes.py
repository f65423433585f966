"""`ttchan board themes`: what all groups say on a prompt, under its themes."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.board import add_json, add_prompt
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.hidden_prompts import add_hidden, viewer
from ttchan_tui.cli.localized_json import told
from ttchan_tui.cli.lookup import put_ids
from ttchan_tui.cli.note_json import note_as_json
from ttchan_tui.meeting.board.themes import Gathered, ThemeEntry, gathered, said_by_groups, totals
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.board import entry_weight, weight
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import N_


def add_arguments(parser: Parser) -> None:
    """Of which prompt."""
    add_prompt(parser)
    add_hidden(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print the themes and what is under them."""
    with context.repository() as repository:
        put_ids(arguments, repository.meeting())
        return tell_themes(context, arguments, repository, arguments.prompt)


def tell_themes(
    context: Context, arguments: argparse.Namespace, repository: Repository, prompt_id: str
) -> int:
    """Print the themes of a prompt as they are now."""
    meeting, language, out = repository.meeting(), context.language, context.out
    seen = repository.seen_by(viewer(arguments))
    parts = gathered(seen.themes(prompt_id), said_by_groups(seen.notes(prompt_id)))
    left_out = not arguments.hidden and prompt_id in repository.board.steps.hidden()
    if arguments.json:
        out.json(
            {"prompt": prompt_id, "left_out": left_out, "themes": [_as_json(part, meeting) for part in parts]}
        )
        return 0
    out.line(f"{told(meeting.prompt[prompt_id].title, language)} ({prompt_id})")
    if left_out:
        out.line(language.say(N_("Hidden until revealed. --hidden shows the notes.")), indent=2)
    elif not parts:
        out.line(language.say(N_("No notes yet.")), indent=2)
    for part in parts:
        _print(context, part, meeting)
    return 0


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
