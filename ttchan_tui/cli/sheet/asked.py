"""Which sheet is meant on the command line: its form, its language, its day."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.command_line.arguments import calendar_day
from ttchan_tui.cli.command_line.subcommand import Argument, WrongArguments
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.sheet import form, forms
from ttchan_tui.publish.sheet.making import MadeSheet, made_sheet
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import CODES, N_

if TYPE_CHECKING:
    from ttchan_tui.cli.context import Context
    from ttchan_tui.store import Repository


class NoSuchDay(Explained):
    """The meeting has no such day."""


def _languages() -> tuple[str, ...]:
    return tuple(sorted({*CODES, *(code for id in forms() for code in form(id).wordings)}))


def _language(code: str) -> str:
    if code not in _languages():
        raise WrongArguments(
            N_("there is no language “{code}”; there are: {valid}"), code=code, valid=", ".join(_languages())
        )
    return code


def _form(id: str) -> str:
    if id not in forms():
        raise WrongArguments(
            N_("there is no form “{id}”; there are: {valid}"), id=id, valid=", ".join(forms())
        )
    return id


LANGUAGE: Final = Argument(
    "--lang",
    "LANGUAGE",
    "language of the sheet, and of what is said about it (else that of the terminal)",
    type=_language,
    default=argparse.SUPPRESS,
)
FORM: Final = Argument("--form", "FORM", "which form (else the one of the project's programme)", type=_form)
DAY: Final = Argument("day", "DATE", "the day, such as 2018-11-09", type=calendar_day)


def asked_sheet(context: Context, arguments: argparse.Namespace) -> MadeSheet:
    """The sheet that the command line means."""
    with context.repository() as repository:
        return sheet_in(repository, context, arguments)


def sheet_in(repository: Repository, context: Context, arguments: argparse.Namespace) -> MadeSheet:
    """The same, from a store that is open already."""
    context.must(Right.ORGANISE)
    chosen = form(arguments.form) if arguments.form else None
    return made_sheet(repository, getattr(arguments, "lang", "") or context.language.code, chosen)


def must_have_day(asked: MadeSheet, day: date) -> None:
    """Refuse a day that the sheet says nothing of.

    Raises:
        NoSuchDay: It is none of the meeting's.
    """
    if asked.sheet.day(day) is None:
        days = [paragraph.day.isoformat() for paragraph in asked.sheet.paragraphs if paragraph.day]
        raise NoSuchDay(
            N_("The meeting has no day {day}. There are: {valid}."),
            day=day.isoformat(),
            valid=", ".join(days),
        )
