"""`ttchan meeting new`, `table` and `from`: the ways into a meeting of one's own."""

from __future__ import annotations

import argparse
from datetime import MAXYEAR, MINYEAR
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.command_line.files import must_end_with, named, put_through, through_pipe
from ttchan_tui.cli.command_line.streams import typed_lines
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Flag, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.roles import Right
from ttchan_tui.store import examine_folder
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.importing import Account

_MOST: Final = 20_000_001


class Unanswered(Explained):
    """The questions were not all answered; nothing was written."""


class CannotOpen(Explained):
    """The file cannot be read."""


def _new(context: Context, arguments: argparse.Namespace) -> None:
    """Ask ten questions and write the smallest meeting that can be loaded."""
    from ttchan_tui.importing import QUESTIONS, begun, write_files

    _must_be_new(arguments.folder)
    out, language = context.out, context.language
    lines, answers = typed_lines(), {}
    for number, question in enumerate(QUESTIONS, start=1):
        while question.name not in answers:
            out.line(f"{number}/{len(QUESTIONS)}  {language.say(question.asks)}:")
            out.flush()
            answer = next(lines, None)
            if answer is None:
                raise Unanswered(N_("Not all questions were answered; nothing was written."))
            answer = " ".join(answer.split())
            if question.is_right(answer):
                answers[question.name] = answer
            else:
                out.line(language.say(N_("Expected {what}."), what=language.say(question.must_be)), indent=2)
    write_files(begun(answers), arguments.folder)
    out.line(
        language.say(
            N_("Written to {path}. Look at it: ttchan check {path}. Use it: ttchan meeting load {path}"),
            path=arguments.folder,
        )
    )


def _must_be_new(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unanswered(
            N_("There is something at {path} already; nothing was written. Name a new folder."), path=folder
        )


def _table(context: Context, arguments: argparse.Namespace) -> None:
    """Write the workbook, empty or filled."""
    from ttchan_tui.importing import workbook
    from ttchan_tui.publish.files import replace_file

    must_end_with(arguments.output, (".xlsx",), "-o FILE.xlsx")
    _must_be_languages(arguments.languages)
    sections, languages = None, tuple(arguments.languages or (context.language.code,))
    if arguments.folder is not None:
        examined = examine_folder(arguments.folder)
        sections, languages = examined.sections, examined.sound().languages
    elif arguments.filled:
        context.must(Right.ORGANISE)
        with context.repository() as repository:
            sections, languages = repository.loader.sections(), repository.meeting().languages
    content = workbook(sections, languages, context.language)
    if put_through(context, arguments.output, content):
        return
    replace_file(arguments.output, content)
    context.out.line(
        context.language.say(
            N_("Written to {path}. Fill it in, then: ttchan meeting from {path} {folder}"),
            path=arguments.output,
            folder=f"{arguments.output.stem}-filled",
        )
    )


def _from(context: Context, arguments: argparse.Namespace) -> None:
    """Make files of a meeting of what somebody has, and tell what became of it."""
    from ttchan_tui.importing import meeting_in, read_source, write_files
    from ttchan_tui.importing.sources import Wishes
    from ttchan_tui.meeting.format.values import is_time_zone

    if arguments.zone and not is_time_zone(arguments.zone):
        raise WrongArguments(N_("--zone takes an IANA name, such as Europe/Riga"))
    if arguments.year is not None and not MINYEAR <= arguments.year <= MAXYEAR:
        raise WrongArguments(N_("--year takes a year, such as 2026"))
    _must_be_languages(arguments.languages)
    known = meeting_in(arguments.folder)
    languages = tuple(arguments.languages or map(str, known.get("languages", ())))
    zone = arguments.zone or str(known.get("time_zone", ""))
    wishes = Wishes(
        languages or (context.language.code,), not languages,
        zone if is_time_zone(zone) else "", arguments.year, arguments.persons,
    )  # fmt: skip
    account = read_source(_content(arguments.file), wishes)
    kept = write_files(account.files, arguments.folder)
    _tell(context, account, kept, arguments.folder)


def _must_be_languages(codes: list[str] | None) -> None:
    from ttchan_tui.meeting.format.values import is_language

    for code in codes or ():
        if not is_language(code, thorough=True):
            raise WrongArguments(N_("--languages takes codes of languages, such as lv en"))


def _content(path: Path) -> bytes:
    piped = through_pipe(named(path), _MOST)
    if piped is not None:
        return piped
    try:
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError as error:
        raise CannotOpen(
            N_("{path} cannot be read: {reason}"), path=path, reason=error.strerror or str(error)
        ) from error


def _tell(context: Context, account: Account, kept: list[str], folder: Path) -> None:
    out, language = context.out, context.language
    out.line(language.say(N_("Taken:")))
    for section, number in account.taken.items():
        out.line(f"{number:>5}  [[{section}]]", indent=2)
    asked = [] if "meeting.toml" in kept else account.asked
    for heading, remarks in ((N_("Left out:"), account.left_out), (N_("Still to be said:"), asked)):
        if remarks:
            out.line(language.say(heading))
        for remark in remarks:
            out.line(remark.sentence(language), indent=2)
    if kept:
        out.line(language.say(N_("There already, and left as they are: {files}"), files=", ".join(kept)))
    out.line(language.say(N_("Written to {path}. Next: ttchan check {path}"), path=folder))


_LANGUAGES: Final = Argument(
    "--languages", "CODE", "languages of the texts, the best first", nargs="+", default=None
)

WAYS: Final = {
    "new": Subcommand(
        _new,
        FileArgument("folder", "DIR", "a new folder", streams=False),
        summary="begin a meeting with ten questions",
    ),
    "table": Subcommand(
        _table,
        FileArgument("--output", "FILE", "where to write it, a .xlsx file", short="-o", required=True),
        FileArgument("folder", "DIR", "files of a meeting to fill it with", streams=False, nargs="?"),
        Flag("--filled", "fill it with the meeting in use"),
        _LANGUAGES,
        summary="write a workbook to fill a meeting in",
    ),
    "from": Subcommand(
        _from,
        FileArgument("file", "FILE", "workbook, calendar, schedule, table, or a programme as text"),
        FileArgument("folder", "DIR", "where to write the files of the meeting", streams=False),
        Argument("--zone", "ZONE", "the time zone, where the file has none, such as Europe/Riga"),
        Argument("--year", "YEAR", "the year, where the days have none", type=int),
        Flag("--persons", "keep the names of persons"),
        _LANGUAGES,
        summary="make files of a meeting from a workbook, calendar, schedule or text",
    ),
}
