"""The `ttchan` command: reads the command line, calls the command, and answers for how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TextIO

from ttchan_tui.cli.arguments import parse
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.output import Output, forgive_encodings
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_, language, preferred

if TYPE_CHECKING:
    import argparse

FAILED: Final = 1
UNEXPECTED: Final = 70
INTERRUPTED: Final = 130
NOBODY_READS: Final = 141


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    forgive_encodings()
    try:
        code = _parse_and_call(arguments)
        _flush()
    except BrokenPipeError:
        _let_go_of_output()
        return NOBODY_READS
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _parse_and_call(arguments: Sequence[str] | None) -> int:
    try:
        parsed = parse(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    context = Context(
        language=language(getattr(parsed, "lang", None) or preferred(os.environ)),
        data_option=getattr(parsed, "data", None),
        now=getattr(parsed, "now", None),
        out=Output(sys.stdout or _nowhere()),
    )
    return _call(context, parsed)


def _call(context: Context, parsed: argparse.Namespace) -> int:
    try:
        return int(parsed.run(context, parsed))
    except Explained as wrong:
        _complain(wrong.sentence(context.language))
        return FAILED
    except BrokenPipeError:
        raise
    except Exception as error:
        _complain(_kept_for_later(error, context))
        return UNEXPECTED


def _kept_for_later(error: Exception, context: Context) -> str:
    from ttchan_tui.cli.failures import keep

    path = keep(error, context)
    if path is None:
        return context.language.say(
            N_("Something went wrong that should not have ({error})."), error=type(error).__name__
        )
    return context.language.say(
        N_("Something went wrong that should not have. The details are in {path}."), path=path
    )


def _complain(sentence: str) -> None:
    if sys.stderr:
        print(harmless(sentence), file=sys.stderr)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream:
            stream.flush()


def _let_go_of_output() -> None:
    """Point the output somewhere else, so that Python does not complain when it leaves."""
    if sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - lives as long as the process


if __name__ == "__main__":
    sys.exit(run())
