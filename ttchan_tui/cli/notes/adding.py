"""`ttchan notes add`: what a group says, a line at a time or many lines from a pipe."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import islice
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, WHY, whole_number
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.lookup import looked_up
from ttchan_tui.cli.command_line.streams import typed_lines
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.notes.change import tell
from ttchan_tui.cli.printing.note_json import note_as_json
from ttchan_tui.cli.printing.output import complain
from ttchan_tui.meeting.board.line_parser import HandCount, parse_line
from ttchan_tui.meeting.format.values import is_language
from ttchan_tui.meeting.groupwork import PIPED
from ttchan_tui.meeting.limits import AUTHOR_LIMIT, NOTE_LIMIT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.spoken import group_language
from ttchan_tui.store import NewNote
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_

_PIPE: Final = "-"
_MOST_LINES: Final = 5000
"""Lines that a pipe may bring at once; more is no group's work but a mistake."""


class WrongLine(Explained):
    """A line of a pipe cannot be kept as a note."""


def run(context: Context, arguments: argparse.Namespace) -> int | None:
    """Keep what is said, and say that it is kept."""
    if arguments.text == _PIPE:
        return _add_lines(context, arguments)
    if not arguments.category:
        raise WrongArguments(N_("a note needs a --category"))
    with looked_up(context, arguments) as repository:
        line = NewNote(
            arguments.prompt,
            arguments.group,
            arguments.category,
            arguments.text,
            _language(arguments, repository.meeting()),
            level=arguments.level,
            about=arguments.about,
            author=arguments.author,
            hands=arguments.hands,
            hands_why=arguments.why,
        )
        [note] = repository.notebook.add_all([line], why=arguments.why)
    tell(context, arguments, N_("Saved: {text}"), note)
    return None


def _add_lines(context: Context, arguments: argparse.Namespace) -> int:
    """Keep every line of the standard input, or none, and say of each that cannot be kept what is wrong."""
    if arguments.hands is not None:
        raise WrongArguments(N_("--hands is for one note; count those of lines with “ttchan notes hands”"))
    typed = list(islice(typed_lines(), _MOST_LINES + 1))
    if len(typed) > _MOST_LINES:
        raise WrongLine(
            N_("These are more than {most} lines. Nothing was saved. Is it the right file?"), most=_MOST_LINES
        )
    with looked_up(context, arguments) as repository:
        lines: list[NewNote] = []
        wrong = 0
        for number, line in _said(typed):
            try:
                lines.append(_understood(line, repository.meeting(), context, arguments))
            except Explained as trouble:
                wrong += 1
                _complain(context, number, trouble)
        if wrong:
            complain(context.language.say(N_("Nothing was saved. Correct these lines and try again.")))
            return FAILED
        notes = repository.notebook.add_all(lines, why=arguments.why) if lines else ()
    if arguments.json:
        context.out.json({"notes": [note_as_json(note) for note in notes]})
    else:
        context.out.line(
            context.language.count(N_("Saved: {number} note"), N_("Saved: {number} notes"), len(notes))
        )
    return 0


def _said(typed: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that say anything, with their numbers."""
    return ((number, line.strip()) for number, line in enumerate(typed, 1) if line.strip())


def _understood(line: str, meeting: Meeting, context: Context, arguments: argparse.Namespace) -> NewNote:
    """What a line means, by the same signs and beginnings as where it is typed."""
    said = parse_line(line, meeting.prompt[arguments.prompt], meeting, context.language)
    if isinstance(said, HandCount):
        raise WrongLine(N_("this counts hands; for that there is “ttchan notes hands”"))
    if not (category := said.category or arguments.category):
        raise WrongLine(N_("it names no category; begin it with one and a colon, or give --category"))
    return NewNote(
        arguments.prompt,
        arguments.group,
        category,
        admit(said.text, limit=NOTE_LIMIT),
        _language(arguments, meeting),
        level=said.level or arguments.level,
        about=said.about or arguments.about,
        author=admit(arguments.author, limit=AUTHOR_LIMIT) if arguments.author else "",
        origin=PIPED,
    )


def _language(arguments: argparse.Namespace, meeting: Meeting) -> str:
    return str(arguments.language or group_language(meeting, arguments.group))


def _tag(text: str) -> str:
    if not is_language(text, thorough=True):
        raise WrongArguments(N_("“{text}” is not the tag of a language, such as lv or sr-Latn"), text=text)
    return text


def _complain(context: Context, number: int, trouble: Explained) -> None:
    language = context.language
    complain(language.say(N_("Line {number}: {why}"), number=number, why=trouble.sentence(language)))


def _hands(text: str) -> int:
    if (number := whole_number(text)) is None:
        raise WrongArguments(N_("“{text}” is not a number of hands; write it like 7"), text=text)
    return number


COMMANDS: Final = {
    "add": Subcommand(
        run,
        Argument("--prompt", "ID", "what the group was asked", required=True),
        Argument("--group", "ID", "which group says it", required=True),
        Argument(
            "--category",
            "ID",
            "the heading it belongs under; with - the one of lines that name none",
            default="",
        ),
        Argument("--level", "ID", "how far it is known, if that is asked", default=""),
        Argument("--about", "GROUP", "which other group it is about", default=""),
        Argument("--language", "TAG", "the language that it is said in (else that of the group)", type=_tag),
        Argument("--author", "NAME", "who said it, if they want that known", default=""),
        Argument("--hands", "N", "how many hands were raised for it", type=_hands),
        Argument("text", "TEXT|-", "what the group says; - for a note from each line of the input"),
        WHY,
        JSON,
    )
}
