"""Arguments that several commands take, and how words of the command line are read."""

from __future__ import annotations

import argparse
from datetime import MAXYEAR, MINYEAR, date, datetime
from pathlib import Path
from typing import Final

from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Flag, WrongArguments
from ttchan_tui.text.languages import CODES, N_

_MOST_DIGITS: Final = 9


def whole_number(text: str) -> int | None:
    """The number that digits say; None if they say none, or more than anything here is counted to."""
    digits = text.lstrip("0") or text[-1:]
    return int(digits) if text.isascii() and text.isdigit() and len(digits) <= _MOST_DIGITS else None


def moment(text: str) -> datetime:
    """A date and time of the command line, with its time zone if it names one."""
    try:
        found = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        raise WrongArguments(
            N_("“{text}” is not a date and time; write it like 2018-11-09T14:00"), text=text
        ) from None
    if not MINYEAR < found.year < MAXYEAR:  # in another time zone it may be a year that does not exist
        raise WrongArguments(N_("“{text}” is too near to the end of the calendar"), text=text)
    return found


def calendar_day(text: str) -> date:
    """A date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongArguments(N_("“{text}” is not a date; write it like 2018-11-09"), text=text) from None


def _language(code: str) -> str:
    if code not in CODES:
        raise WrongArguments(
            N_("there is no language “{code}”; there are: {valid}"), code=code, valid=", ".join(CODES)
        )
    return code


def _directory(name: str) -> Path:
    if not name:
        raise WrongArguments(N_("the name of the directory is empty"))
    return Path(name)


# Not given means not set, so that a command does not undo what stood in front of it.
COMMON: Final = {
    "--data": FileArgument(
        "--data",
        "DIR",
        "where the meeting and its notes are kept (else $TTCHAN_DATA, else your user data)",
        kind=_directory,
        streams=False,
        default=argparse.SUPPRESS,
    ),
    "--lang": Argument(
        "--lang",
        "|".join(CODES),
        "language of what is printed (else that of the terminal)",
        type=_language,
        default=argparse.SUPPRESS,
    ),
    "--now": Argument(
        "--now",
        "TIME",
        "stop the clock, such as 2018-11-09T14:00; without a zone it is the meeting's time",
        type=moment,
        default=argparse.SUPPRESS,
    ),
}
"""The options that all commands take; each has a value."""

JSON: Final = Flag("--json", "for programs; see docs/commands.md")
_WHY: Final = N_("the reason, for the history")
WHY: Final = Argument("--why", "TEXT", _WHY, default="")
MUST_SAY_WHY: Final = Argument("--why", "TEXT", _WHY, required=True)
PROMPT: Final = Argument("prompt", "PROMPT", "the id of the prompt")
