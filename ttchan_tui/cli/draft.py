"""`ttchan draft` and `ttchan release`: what is changed already and not public yet."""

from __future__ import annotations

import argparse
from typing import Final
from zoneinfo import ZoneInfo

from ttchan_tui.cli.command_line.arguments import JSON, WHY
from ttchan_tui.cli.command_line.asking import says_yes
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.editing.acting import print_warnings
from ttchan_tui.cli.printing.note_json import moment_as_json
from ttchan_tui.meeting.editing import Clashing, NotAsWanted
from ttchan_tui.meeting.editing.drafted_act import DraftedAct
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.drafting import both_words, drafted_lines
from ttchan_tui.meeting.wording.history import act_words
from ttchan_tui.store import Keep, ReleasePlan
from ttchan_tui.text.languages import N_


def _list(context: Context, arguments: argparse.Namespace) -> None:
    """What stands in the draft, act by act."""
    with context.repository() as repository:
        meeting, waiting = repository.meeting(), tuple(repository.draft.waiting())
    if arguments.json:
        context.out.json({"meeting": meeting.id, "acts": [_act_as_json(one.act) for one in waiting]})
        return
    if not waiting:
        context.out.line(context.language.say(N_("Nothing stands in the draft of the meeting.")))
    for one in waiting:
        _print_act(context, meeting, one.act)
        orders = (edit.order for edit in one.act.edits if edit.order)
        for line in drafted_lines(one.changes, orders, meeting, context.language):
            context.out.line(line, indent=2, hanging=2)
        if both := both_words(one.both, context.language):
            context.out.line(f"! {both}", indent=2, hanging=2)


def _drop(context: Context, arguments: argparse.Namespace) -> None:
    """Take acts out of the draft."""
    with context.repository() as repository:
        meeting, dropped = repository.meeting(), repository.draft.drop(arguments.acts, why=arguments.why)
    if arguments.json:
        context.out.json({"dropped": [act.id for act in dropped]})
        return
    for act in dropped:
        _print_act(context, meeting, act)


def _release(context: Context, arguments: argparse.Namespace) -> int:
    """Say what would become public and what is doubtful then; ask; release it."""
    keep = Keep(arguments.take) if arguments.take else None
    with context.repository() as repository:
        meeting = repository.meeting()
        try:
            plan = repository.draft.plan(arguments.acts, keep)
            if not arguments.json:
                _print_plan(context, plan, meeting)
            if plan.both and keep is None:
                raise Clashing(plan.both)
            if arguments.dry_run:
                return _told(context, arguments, plan, None)
            if not arguments.yes and not says_yes(context, N_("Release it? Type yes: ")):
                context.out.line(context.language.say(N_("Nothing was changed.")))
                return FAILED
            done = repository.draft.release(
                arguments.name, [act.id for act in plan.acts], keep, why=arguments.why
            )
        except BadMeeting as bad:
            raise NotAsWanted(bad) from bad
    return _told(context, arguments, plan, done.record)


def _told(context: Context, arguments: argparse.Namespace, plan: ReleasePlan, record: int | None) -> int:
    if arguments.json:
        context.out.json(
            {
                "name": arguments.name,
                "released": record is not None,
                "acts": [act.id for act in plan.acts],
                "changes": [
                    {"section": one.section, "id": one.id, "fields": sorted(one.fields)}
                    for one in plan.changes
                ],
                "warnings": [
                    {"code": one.code, "where": one.where, "message": one.sentence(context.language)}
                    for one in plan.edited.warnings
                ],
                "seen": record,
            }
        )
    elif record is not None:
        context.out.line(context.language.say(N_("Released: {name}"), name=arguments.name))
    return 0


def _print_plan(context: Context, plan: ReleasePlan, meeting: Meeting) -> None:
    for line in drafted_lines(plan.changes, plan.orders, meeting, context.language):
        context.out.line(line, hanging=4)
    if not (plan.changes or plan.orders):
        context.out.line(context.language.say(N_("Nothing would change: that is what is there now.")))
    print_warnings(context, plan.edited)


def _print_act(context: Context, meeting: Meeting, act: DraftedAct) -> None:
    at = act.at.astimezone(ZoneInfo(meeting.time_zone))
    when = f"{context.language.date(at)}, {at:%H:%M}"
    context.out.line(" · ".join((act.id, act_words(act.verb, context.language), act.who, when)))
    if act.why:
        context.out.line(act.why, indent=2)


def _act_as_json(act: DraftedAct) -> dict[str, object]:
    return {
        "id": act.id,
        "what": act.verb,
        "who": act.who,
        "at": moment_as_json(act.at),
        "why": act.why or None,
        "changed": [
            {
                "section": one.section,
                "id": one.key or None,
                "fields": dict(one.fields),
                "new": one.is_new,
                "order": list(one.order),
            }
            for one in act.edits
        ],
    }


def _acts(number: str) -> Argument:
    return Argument("acts", "ACT", "which; the beginnings of their ids are enough", nargs=number)


COMMANDS: Final = {
    "draft": Subcommand(
        _list,
        JSON,
        behind={
            "drop": Subcommand(_drop, _acts("+"), WHY, JSON, summary="take acts out of the draft"),
        },
    ),
    "release": Subcommand(
        _release,
        _acts("*"),
        Argument("--name", "NAME", "what this state of the meeting is called from then on", required=True),
        Argument(
            "--take",
            "draft|now",
            "whose version stays where somebody has changed the same meanwhile",
            choices=("draft", "now"),
        ),
        Flag("--dry-run", "only show what would change"),
        Flag("--yes", "ask nobody"),
        WHY,
        JSON,
    ),
}
