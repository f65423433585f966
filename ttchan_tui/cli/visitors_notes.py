"""`ttchan notes open`, `waiting`, `approve` and the like: what visitors say, and what becomes of it."""

from __future__ import annotations

import argparse
from typing import Any

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.spoken import told
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.visitors import VisitorNote
from ttchan_tui.text.languages import N_

_STANDINGS = {
    Standing.WAITING: N_("waiting"),
    Standing.SHOWN: N_("shown"),
    Standing.HELD: N_("held"),
    Standing.REJECTED: N_("rejected"),
}


def add_acts(acts: Any) -> None:  # noqa: ANN401 - argparse's own, which has no public name
    """What to do with visitors' notes."""
    for name, run, summary in (
        ("open", open_prompt, "let visitors at the kiosks answer a prompt"),
        ("close", close_prompt, "take no more notes of visitors on a prompt"),
    ):
        parser = acts.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        parser.add_argument("prompt", metavar="PROMPT", help="the id of the prompt")
        parser.add_argument("--why", metavar="TEXT", default="", help="the reason, for the history")
        parser.set_defaults(run=run)
    waiting = acts.add_parser(
        "waiting",
        help="visitors' notes that nobody has read",
        description="Print what visitors have written.",
    )
    waiting.add_argument("--all", action="store_true", help="also those that were decided about")
    waiting.add_argument("--json", action="store_true", help="for programs; see docs/commands.md")
    waiting.set_defaults(run=list_waiting)
    for name, standing, summary in (
        ("approve", Standing.SHOWN, "show notes of visitors"),
        ("hold", Standing.HELD, "put notes of visitors aside"),
        ("reject", Standing.REJECTED, "never show notes of visitors, or not any more"),
    ):
        parser = acts.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        parser.add_argument("ids", nargs="+", metavar="ID", help="which; the beginning of an id is enough")
        needed = standing is Standing.REJECTED
        parser.add_argument(
            "--why", metavar="TEXT", default="", required=needed, help="the reason, for the history"
        )
        parser.add_argument("--json", action="store_true", help="for programs; see docs/commands.md")
        parser.set_defaults(run=judge, standing=standing)


def open_prompt(context: Context, arguments: argparse.Namespace) -> int:
    """Let visitors answer a prompt."""
    with context.repository() as repository:
        repository.visitors.open(arguments.prompt, why=arguments.why)
        title = told(repository.meeting().prompt[arguments.prompt].title, context.language)
    context.out.line(context.language.say(N_("Open to visitors: {title}"), title=title))
    return 0


def close_prompt(context: Context, arguments: argparse.Namespace) -> int:
    """Take no more notes on a prompt."""
    with context.repository() as repository:
        repository.visitors.close(arguments.prompt, why=arguments.why)
        title = told(repository.meeting().prompt[arguments.prompt].title, context.language)
    context.out.line(context.language.say(N_("Closed to visitors: {title}"), title=title))
    return 0


def list_waiting(context: Context, arguments: argparse.Namespace) -> int:
    """Print the notes that wait, with their ids."""
    standings = tuple(Standing) if arguments.all else (Standing.WAITING,)
    with context.repository() as repository:
        meeting, notes = repository.meeting(), repository.visitors.notes(*standings)
    if arguments.json:
        context.out.json({"notes": [_as_json(note) for note in notes]})
        return 0
    language = context.language
    if not notes:
        context.out.line(language.say(N_("No note of a visitor is waiting.")))
        return 0
    for note in notes:
        _print(context, note, meeting)
    context.out.line()
    context.out.line(language.say(N_("Show them: ttchan notes approve ID…")))
    context.out.line(language.say(N_("Do not: ttchan notes reject ID… --why TEXT")))
    return 0


def judge(context: Context, arguments: argparse.Namespace) -> int:
    """Decide about notes, and say what they are now."""
    with context.repository() as repository:
        meeting = repository.meeting()
        notes = repository.visitors.judge(arguments.ids, arguments.standing, why=arguments.why)
    if arguments.json:
        context.out.json({"notes": [_as_json(note) for note in notes]})
        return 0
    for note in notes:
        _print(context, note, meeting)
    return 0


def _print(context: Context, said: VisitorNote, meeting: Meeting) -> None:
    language, note = context.language, said.note
    context.out.line(f"{note.id}  {note.text}", hanging=14)
    prompt = meeting.prompt.get(note.prompt)
    title = told(prompt.title, language) if prompt else note.prompt
    standing = language.say(_STANDINGS[said.standing])
    details = " · ".join(filter(None, (standing, said.reason, f"{title} · {note.category}")))
    context.out.line(details, indent=14)


def _as_json(said: VisitorNote) -> dict[str, object]:
    note = said.note
    return {
        "id": note.id,
        "prompt": note.prompt,
        "category": note.category,
        "text": note.text,
        "language": note.language,
        "standing": said.standing.value,
        "reason": said.reason or None,
    }
