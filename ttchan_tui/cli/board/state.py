"""How far the work on a prompt has come, as the acts of `ttchan board` print it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.cli.printing.note_json import moment_as_json
from ttchan_tui.meeting.board.countdown import Countdown
from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.board import frozen_words, step_name, time_left
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import N_


def tell(context: Context, arguments: argparse.Namespace, repository: Repository) -> None:
    """Say how a prompt stands now that something was done to it."""
    meeting, now = repository.meeting(), datetime.now(UTC)
    progress = repository.board.steps.for_prompt(arguments.prompt)
    if arguments.json:
        context.out.json(progress_as_json(progress, now))
    else:
        prompt = meeting.prompt[arguments.prompt]
        context.out.line(f"{told(prompt.title, context.language)} ({prompt.id})")
        print_progress(context, progress, meeting, now)


def print_progress(context: Context, progress: Progress, meeting: Meeting, now: datetime) -> None:
    """Print the time that is left, what is hidden and frozen, and who is ready."""
    say, line, language = context.language.say, context.out.line, context.language
    if countdown := progress.countdown:
        state = say(N_("paused")) if countdown.ends is None else ""
        left = say(N_("TIME IS UP")) if countdown.is_over(now) else time_left(countdown.left(now), language)
        name = step_name(countdown, meeting, language)
        line(f"{name} {left}{f' ({state})' if state else ''}", indent=2)
    line(
        say(N_("hidden until revealed")) if progress.hidden else say(N_("open to everybody in the room")),
        indent=2,
    )
    for group, freeze in progress.freezes.items():
        whose = f"{group_name(meeting.group[group], language)}: " if group in meeting.group else ""
        line(f"{whose}{frozen_words(freeze, language)}", indent=2)
    if ready := [group_name(meeting.group[one], language) for one in progress.ready if one in meeting.group]:
        line(say(N_("ready: {groups}"), groups=", ".join(ready)), indent=2)


def progress_as_json(progress: Progress, now: datetime) -> dict[str, object]:
    """The same for programs, as docs/commands.md describes it."""
    return {
        "prompt": progress.prompt,
        "hidden": progress.hidden,
        "freezes": [
            {"group": one.group or None, "why": one.why, "since": moment_as_json(one.since)}
            for one in progress.freezes.values()
        ],
        "ready": list(progress.ready),
        "countdown": _countdown_as_json(progress.countdown, now) if progress.countdown else None,
    }


def _countdown_as_json(countdown: Countdown, now: datetime) -> dict[str, object]:
    return {
        "step": countdown.step or None,
        "ends": moment_as_json(countdown.ends) if countdown.ends else None,
        "seconds_left": round(countdown.left(now).total_seconds()),
        "bell": countdown.bell,
    }
