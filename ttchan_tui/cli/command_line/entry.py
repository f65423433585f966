"""Reads the command line, calls the command, and answers for how it ends."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ttchan_tui.cli.command_line.exit_codes import FAILED, INTERRUPTED, NOBODY_READS, UNEXPECTED
from ttchan_tui.cli.command_line.parser import parse
from ttchan_tui.cli.command_line.streams import prepare_streams
from ttchan_tui.cli.command_line.subcommand import Run, WrongArguments
from ttchan_tui.cli.command_line.time_zone import without_false_zone
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import Output, complain
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_, asked_for, language

if TYPE_CHECKING:
    import argparse


def obey(arguments: Sequence[str] | None) -> int:
    """Do what the command line says; return the exit code."""
    prepare_streams()
    false_zone = without_false_zone(os.environ)
    try:
        parsed = parse(arguments)
        asked = getattr(parsed, "lang", None) or asked_for(os.environ)
        context = Context(
            language=language(asked),
            language_asked=asked,
            data_option=getattr(parsed, "data", None),
            now=getattr(parsed, "now", None),
            out=Output(sys.stdout),
            false_zone=false_zone,
        )
        return _leave(call(parsed.run, context, parsed))
    except SystemExit as leaving:
        return _leave(leaving.code if isinstance(leaving.code, int) else 0)


def call(command: Run, context: Context, parsed: argparse.Namespace) -> int:
    """Carry a command out; whatever goes wrong becomes one sentence and an exit code."""
    gc.freeze()
    gc.enable()
    try:
        code = command(context, parsed)
        context.out.flush()
    except WrongArguments as wrong:
        parsed.complain(wrong.sentence(context.language))
        raise
    except Explained as wrong:
        complain(wrong.sentence(context.language))
        return FAILED
    except BrokenPipeError:
        return NOBODY_READS
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        complain(_kept_for_later(error, context))
        return UNEXPECTED
    return code or 0


def _kept_for_later(error: Exception, context: Context) -> str:
    from ttchan_tui.cli.command_line.log_file import keep

    path = keep(error, context)
    if path is None:
        return context.language.say(
            N_("Something went wrong that should not have ({error})."), error=type(error).__name__
        )
    return context.language.say(
        N_("Something went wrong that should not have. The details are in {path}."), path=path
    )


def _leave(code: int) -> int:
    """Give up what cannot be printed, so that Python does not complain about it on its way out."""
    try:
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return code or (NOBODY_READS if isinstance(error, BrokenPipeError) else FAILED)
    return code
