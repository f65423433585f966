"""`ttchan sheet edit` and `redraft`: a person words the paragraph of a day."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, WHY
from ttchan_tui.cli.command_line.files import STANDARD, named, through_pipe
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import complain
from ttchan_tui.cli.sheet.asked import DAY, FORM, LANGUAGE, must_have_day, sheet_in
from ttchan_tui.meeting.sheet import Sentence
from ttchan_tui.publish.sheet.making import MadeSheet
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import check_letters
from ttchan_tui.text.languages import N_

_EDITORS: Final = ("VISUAL", "EDITOR")
_USUAL: Final = "nano"
_COMMENT: Final = "#"
_MOST: Final = 1 << 20
"""Bytes that no paragraph has."""


class CannotEdit(Explained):
    """No editor could be opened, or nothing came back from it."""


def _edit(context: Context, arguments: argparse.Namespace) -> None:
    """Let a person edit the sentences, one a line; keep them, or nothing if they are as they were."""
    with context.repository() as repository:
        asked = sheet_in(repository, context, arguments)
    must_have_day(asked, arguments.day)
    if arguments.source != STANDARD and context.desk:
        raise CannotEdit(
            N_(
                "Over the line no editor is opened. Send the sentences instead: "
                "ssh desk sheet edit DATE - < FILE"
            )
        )
    paragraph = asked.sheet.day(arguments.day)
    assert paragraph
    if arguments.source == STANDARD:
        _keep(context, arguments, asked, paragraph.sentences, _given(context))
        return
    with _typed_in(context) as file:
        lines = _edited(context, asked, paragraph.sentences, file)
        _keep(context, arguments, asked, paragraph.sentences, lines)


@contextmanager
def _typed_in(context: Context) -> Iterator[Path]:
    """A file to type in, which goes once what was typed is kept; else it stays, and it is said where."""
    folder = Path(tempfile.mkdtemp(prefix="ttchan-"))
    file = folder / "sheet.txt"
    is_kept = False
    try:
        yield file
        is_kept = True
    finally:
        if is_kept:
            rmtree(folder, ignore_errors=True)
        elif file.exists():
            complain(context.language.say(N_("What was typed is still in {path}."), path=file))


def _keep(
    context: Context,
    arguments: argparse.Namespace,
    asked: MadeSheet,
    sentences: tuple[Sentence, ...],
    lines: list[str],
) -> None:
    """Keep what was typed, or nothing if it is as it was."""
    if lines == [sentence.text for sentence in sentences]:
        _tell(context, arguments, N_("Nothing was changed."), edited=False)
        return
    if not lines:
        raise CannotEdit(
            N_("Nothing came back, so nothing was changed. To have it as drafted again: ttchan sheet redraft")
        )
    with context.repository() as repository:

        def draft() -> tuple[Sentence, ...]:
            again = sheet_in(repository, context, arguments).drafted.day(arguments.day)
            return again.sentences if again else ()

        kept = repository.results.sheet_days.edit(
            arguments.day,
            asked.sheet.language,
            lines,
            draft,
            seen=asked.kept.get(arguments.day),
            why=arguments.why,
        )
    if kept is None:
        _tell(context, arguments, N_("The paragraph is as drafted."), edited=False)
    else:
        _tell(context, arguments, N_("Kept: {day}"), edited=True)


def _redraft(context: Context, arguments: argparse.Namespace) -> None:
    """Forget what a person has made of it; the history keeps that."""
    with context.repository() as repository:
        asked = sheet_in(repository, context, arguments)
        must_have_day(asked, arguments.day)
        changed = repository.results.sheet_days.redraft(
            arguments.day, asked.sheet.language, why=arguments.why
        )
    _tell(
        context,
        arguments,
        N_("As drafted again: {day}") if changed else N_("The paragraph is as drafted."),
        edited=False,
    )


def _tell(context: Context, arguments: argparse.Namespace, template: str, *, edited: bool) -> None:
    if arguments.json:
        context.out.json({"day": arguments.day.isoformat(), "edited": edited})
    else:
        context.out.line(context.language.say(template, day=context.language.full_date(arguments.day)))


def _given(context: Context) -> list[str]:
    """What comes through the standard input."""
    content = through_pipe(named(Path(STANDARD)), _MOST)
    if content is None:  # it was sent there from a file on the disk
        content = sys.stdin.buffer.read(_MOST)
    text = content.decode("utf-8-sig", "replace")
    check_letters(text)
    return _lines(text)


def _edited(context: Context, asked: MadeSheet, sentences: tuple[Sentence, ...], file: Path) -> list[str]:
    """What a person makes of the sentences in their editor."""
    say = context.language.say
    head = (
        say(N_("One sentence a line. What you change stays as you write it; lines with # are left out.")),
        f"{asked.sheet.title} · {asked.sheet.language}",
    )
    lines = [*(f"{_COMMENT} {line}" for line in head), *(sentence.text for sentence in sentences)]
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    _open(file)
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    check_letters(text)
    return _lines(text)


def _open(file: Path) -> None:
    command = next(filter(None, map(os.environ.get, _EDITORS)), _USUAL)
    try:
        subprocess.run([*shlex.split(command), str(file)], check=True)
    except (OSError, ValueError) as error:
        raise CannotEdit(
            N_(
                "The editor “{editor}” cannot be opened. Name another one in EDITOR, or give the sentences "
                "through a pipe: ttchan sheet edit DATE -"
            ),
            editor=command,
        ) from error
    except subprocess.CalledProcessError as error:
        raise CannotEdit(N_("The editor ended with an error, so nothing was changed.")) from error


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line and not line.startswith(_COMMENT)]


COMMANDS: Final = {
    "edit": Subcommand(
        _edit,
        DAY,
        Argument(
            "source",
            "-",
            "- for the standard input, a sentence a line (else $EDITOR)",
            nargs="?",
            choices=(STANDARD,),
        ),
        LANGUAGE,
        FORM,
        WHY,
        JSON,
    ),
    "redraft": Subcommand(_redraft, DAY, LANGUAGE, FORM, WHY, JSON),
}
