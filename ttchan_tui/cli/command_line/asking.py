"""Whether somebody is there who can be asked, and what they say."""

from __future__ import annotations

import sys
from typing import Final

from ttchan_tui.cli.command_line.streams import typed_line
from ttchan_tui.cli.context import Context


def can_be_asked(context: Context) -> bool:
    """Whether somebody sits before the command line."""
    return sys.stdin.isatty() and context.out.is_terminal


def says_yes(context: Context, question: str) -> bool:
    """Ask, if somebody is there to answer; else it is meant as it was given.

    Args:
        context: Where.
        question: A catalogue key, with what to type.
    """
    if not can_be_asked(context):
        return True
    context.out.raw(context.language.say(question))
    context.out.flush()
    return typed_line().strip().lower() in _YES


_YES: Final = {"y", "yes", "j", "jā", "ja"}
