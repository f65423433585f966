"""`ttchan programme state`, `ttchan venue state`: how it is there at the moment, on every public screen."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Final

from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.editing.acting import USUAL as ALWAYS
from ttchan_tui.cli.editing.acting import Edits, acting
from ttchan_tui.meeting.editing import Edit, acts
from ttchan_tui.meeting.history.change_kinds import SET_STATE
from ttchan_tui.meeting.lookup import find_activity, find_venue
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.states import KNOWN, USUAL, state_text
from ttchan_tui.store import Changing
from ttchan_tui.text.languages import CODES, N_


def _setting(section: str, id_of: Callable[[Meeting, str], str]) -> Edits:
    def edits(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
        said = {code: text for code in CODES if (text := getattr(arguments, code)) is not None}
        if bool(said) == bool(arguments.state):
            valid = ", ".join((*KNOWN, USUAL))
            raise WrongArguments(N_("say one of {valid}, or what it is like"), valid=valid)
        state = said or state_text(arguments.state)
        return acts.set_state(section, id_of(changing.meeting(), arguments.id), state)

    return edits


def _tell(context: Context, meeting: Meeting, edits: Iterable[Edit]) -> None:
    for edit in edits:
        context.out.line(f"{edit.section} {edit.key}")


def _state(section: str, id_of: Callable[[Meeting, str], str]) -> Subcommand:
    return Subcommand(
        acting(SET_STATE, _setting(section, id_of), _tell),
        Argument("id", "ID", "its id, or the beginning of its name"),
        Argument(
            "state",
            "|".join((*KNOWN, USUAL)),
            "what is said in all languages; usual takes it away",
            nargs="?",
            choices=(*KNOWN, USUAL),
        ),
        *(Argument(f"--{code}", "TEXT", "what else it is like, in that language") for code in sorted(CODES)),
        *ALWAYS,
        summary=N_("tell how it is there at the moment: full, closed"),
    )


VENUE_STATE: Final = _state("venue", lambda meeting, id: find_venue(meeting, id).id)
COMMANDS: Final = {"state": _state("activity", lambda meeting, id: find_activity(meeting, id).id)}
