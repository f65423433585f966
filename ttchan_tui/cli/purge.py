"""`ttchan purge`: remove for ever what is needed no more; the published results stay."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, calendar_day
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.streams import typed_line
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, OneOf, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.deadlines import deadlines
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.register import Register
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.schedule.clock import Clock
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_, Language

_YES: Final = {"y", "yes", "j", "jā", "ja"}


class NotYet(Explained):
    """What is public has to stay for longer, and so does the rest."""


class NotAsked(Explained):
    """Nobody is there to be asked."""


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Show what would be removed, ask twice, and remove it."""
    context.must(Right.ADMINISTER)
    if not (arguments.before or arguments.after_register):
        raise WrongArguments(N_("say what is to be removed: --before DATE, or --after-register"))
    with context.repository() as repository:
        meeting, register = repository.meeting(), repository.results.publications.register()
        today = Clock(meeting, context.now).now().date()
        before = arguments.before or _by_register(register, today)
        removal = repository.results.retention.preview(before)
        if not arguments.json:
            context.out.line(context.language.say(_WOULD))
            for line in _lines(asdict(removal), context.language):
                context.out.line(line, indent=2)
            context.out.line(context.language.say(_STAYS))
        if arguments.dry_run:
            receipt = None
        elif _is_wanted(context, arguments, meeting):
            receipt = repository.results.retention.purge(before, today)
        else:
            context.out.line(context.language.say(N_("Nothing was changed.")))
            return FAILED
    if arguments.json:
        told = {"before": before.isoformat(), "removed": asdict(removal)}
        context.out.json({**told, "receipt": str(receipt) if receipt else None})
    elif receipt:
        context.out.line(context.language.say(N_("Removed for ever. The receipt: {path}"), path=receipt))
    return 0


def _by_register(register: Register, today: date) -> date:
    """The day that the register gives, if it has come.

    Raises:
        NotYet: It has not, or nobody has said when it comes.
    """
    day = deadlines(register).purge
    if day is None:
        raise NotYet(_NO_DATE)
    if today < day:
        raise NotYet(_TOO_EARLY, date=day.isoformat())
    return today


def _lines(removed: dict[str, int], language: Language) -> Iterator[str]:
    count = language.count
    yield count("{number}  note that is not public", "{number}  notes that are not public", removed["notes"])
    yield count(
        "{number}  public note that loses its author, reasons and unapproved translations",
        "{number}  public notes that lose their authors, reasons and unapproved translations",
        removed["authors"],
    )
    yield count(
        "{number}  theme, promise, announcement or decision that is not public or of use no more",
        "{number}  themes, promises, announcements and decisions that are not public or of use no more",
        removed["board"],
    )
    yield count("{number}  file of drafts", "{number}  files of drafts", removed["drafts"])
    yield count(
        "{number}  record of the history: who changed what, when and why",
        "{number}  records of the history: who changed what, when and why",
        removed["history"],
    )
    yield count("{number}  file of backups", "{number}  files of backups", removed["backups"])
    yield count(
        "{number}  file of what was looked at on kiosks and who was here, or a log",
        "{number}  files of what was looked at on kiosks and who was here, and logs",
        removed["counts"],
    )


def _is_wanted(context: Context, arguments: argparse.Namespace, meeting: Meeting) -> bool:
    """Ask twice; whoever cannot be asked must have named the meeting."""
    if arguments.confirm:
        return str(arguments.confirm) == meeting.acronym
    if not (sys.stdin.isatty() and context.out.is_terminal):
        raise NotAsked(
            N_("Nothing was changed. To remove it without being asked, add --confirm {meeting}"),
            meeting=meeting.acronym,
        )
    say = context.language.say
    if _answer(context, say(N_("Remove it for ever? Type yes: "))).lower() not in _YES:
        return False
    asked = say(N_("It cannot be brought back, from no backup. Type {meeting}: "), meeting=meeting.acronym)
    return _answer(context, asked) == meeting.acronym


def _answer(context: Context, question: str) -> str:
    context.out.raw(question)
    context.out.flush()
    answer = ""
    try:
        answer = typed_line()
    finally:
        if not answer.endswith("\n"):  # Ctrl+C or Ctrl+D: what follows begins a line of its own
            context.out.line()
    return answer.strip()


_NO_DATE: Final = N_(
    "The register has no date for it. Set one: ttchan published dates --purge DATE. Nothing was changed."
)
_TOO_EARLY: Final = N_("By the register nothing is to be removed before {date}. Nothing was changed.")
_WOULD: Final = N_("This would be removed for ever:")
_STAYS: Final = N_(
    "What stays: the meeting, what an organiser has approved for the public, the description sheet, the "
    "register and its short paths."
)
COMMANDS: Final = {
    "purge": Subcommand(
        run,
        OneOf(
            Argument("--before", "DATE", "what was said before that day", type=calendar_day),
            Flag("--after-register", "all of it, once the register says that it may go"),
        ),
        Flag("--dry-run", "only show what would be removed"),
        Argument("--confirm", "ACRONYM", "do not ask: this meeting is meant", default=""),
        JSON,
    )
}
