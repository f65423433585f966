"""Whether somebody is there who can be asked, and what they say."""

from __future__ import annotations

import sys
from typing import Final

from ttchan_tui.cli.command_line.streams import typed_line
from ttchan_tui.cli.context import Context
from ttchan_tui.text.languages import N_


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


def types_word(context: Context, word: str) -> bool:
    """Ask for a word as a second step; nobody is there to answer means no, and says how to say yes.

    Args:
        context: Where.
        word: What is to be typed, in the language of the person.
    """
    language = context.language
    if not can_be_asked(context):
        context.out.line(language.say(N_("To do this all the same, say so with --yes.")))
        return False
    context.out.raw(language.say(N_("To do it, type {word}: "), word=word))
    context.out.flush()
    return typed_line().strip().casefold() == word.casefold()


_YES: Final = {"y", "yes", "j", "jā", "ja"}
