"""`ttchan board overview`: how far all groups have come with a prompt."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Final

from ttchan_tui.cli.board.state import print_progress, progress_as_json
from ttchan_tui.cli.command_line.arguments import JSON, PROMPT
from ttchan_tui.cli.command_line.lookup import looked_up
from ttchan_tui.cli.command_line.subcommand import Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.cli.printing.note_json import moment_as_json
from ttchan_tui.meeting.board.overview import GroupAtWork, Overview, overview
from ttchan_tui.meeting.wording.board import shortly_ago, state_words, totals_words
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.meeting.wording.weight import hands_words
from ttchan_tui.text.languages import N_, Language


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print a line for each group, and what they have said together."""
    with looked_up(context, arguments) as repository:
        meeting, language = repository.meeting(), context.language
        prompt = meeting.prompt[arguments.prompt]
        progress = repository.board.steps.for_prompt(prompt.id)
        seen = overview(prompt, repository.notes(prompt.id), progress, meeting)
    now = datetime.now(UTC)
    if arguments.json:
        groups = [_as_json(one) for one in seen.groups]
        context.out.json({**progress_as_json(progress, now), "groups": groups, "totals": _totals(seen)})
        return
    out = context.out
    out.line(f"{told(prompt.title, language)} ({prompt.id})")
    print_progress(context, progress, meeting, now)
    for one in seen.groups:
        name = group_name(meeting.group[one.group], language)
        out.line(f"{name} ({one.group}): {_words(one, language, now)}", hanging=2)
    out.line(totals_words(seen, language))


def _words(one: GroupAtWork, language: Language, now: datetime) -> str:
    """What a group has done so far: "12 notes · 34 hands · 2 min · 3 without a translation · ready"."""
    said = language.count(N_("{number} note"), N_("{number} notes"), one.totals.notes)
    words = [said, *hands_words(one.totals.hands, language)]
    if one.last:
        words.append(language.say(N_("last: {ago}"), ago=shortly_ago(now - one.last, language)))
    if one.untranslated:
        words.append(language.say(N_("{number} without a translation"), number=one.untranslated))
    return " · ".join([*words, *state_words(one, language)])


def _as_json(one: GroupAtWork) -> dict[str, object]:
    return {
        "group": one.group,
        "notes": one.totals.notes,
        "hands": one.totals.hands,
        "last_at": moment_as_json(one.last) if one.last else None,
        "untranslated": one.untranslated,
        "ready_at": moment_as_json(one.ready) if one.ready else None,
        "frozen": one.freeze.why if one.freeze else None,
    }


def _totals(seen: Overview) -> dict[str, object]:
    totals = seen.totals
    return {"notes": totals.notes, "groups": totals.groups, "hands": totals.hands}


COMMANDS: Final = {"overview": Subcommand(run, PROMPT, JSON)}
