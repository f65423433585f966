"""`ttchan db merge`: bring together what was typed in two copies."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.subcommand import FileArgument, Flag, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.db.other_copy import other_copy
from ttchan_tui.cli.db.wording import quoted, table_name
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.store import Doc, Merge, MergeConflict, MergeConflictKind, merge, plan_merge
from ttchan_tui.text.languages import N_, Language

_DONE: Final = {
    MergeConflictKind.BOTH_EDITED: N_(
        "both have changed it; both stay: one in its place, the same on all copies, the other beside it"
    ),
    MergeConflictKind.EDIT_WON: N_("one has deleted what the other has changed; it is kept"),
    MergeConflictKind.ONE_KEPT: N_("both have changed it; one of the two stays, the same on all copies"),
    MergeConflictKind.OURS_KEPT: N_("both have changed it; ours stays, theirs was left out"),
    MergeConflictKind.SET_BACK: N_(
        "a restore has set it back here, so ours stays, theirs was left out; "
        "to have all of theirs: ttchan db restore"
    ),
}


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Take over what is in the other copy, and print what that was."""
    copy = other_copy(arguments.other)
    with context.repository() as repository:
        act = plan_merge if arguments.dry_run else merge
        done, meeting = act(repository.engine, copy), repository.meeting()
    if arguments.json:
        context.out.json(_as_json(context, done))
    else:
        _print(context, done, meeting, dry=arguments.dry_run)


def _as_json(context: Context, done: Merge) -> dict[str, object]:
    return {
        "added": list(done.added),
        "changed": list(done.changed),
        "removed": list(done.removed),
        "tables": list(done.tables),
        "brought": done.acts,
        "frozen": [{"prompt": prompt, "group": group} for prompt, group in done.frozen],
        "conflicts": [
            {
                "kind": one.kind.value,
                "table": one.table,
                "id": one.key or None,
                "ours": one.ours and one.ours.get("text"),
                "theirs": one.theirs and one.theirs.get("text"),
                "kind_text": context.language.say(_DONE[one.kind]),
            }
            for one in done.conflicts
        ],
    }


def _print(context: Context, done: Merge, meeting: Meeting, *, dry: bool) -> None:
    language, out = context.language, context.out
    if not done.changes_something:
        out.line(language.say(N_("Nothing is there that is not here already.")))
    elif not done.changes_documents:
        out.line(language.say(N_("Nothing is different for it; the history tells what was done there.")))
    elif dry:
        out.line(language.say(N_("This would come in:")))
    else:
        out.line(language.say(N_("This has come into {directory}:"), directory=context.data))
    for sign, docs in (("+", done.added), ("~", done.changed), ("-", done.removed)):
        for doc in docs.values():
            out.line(f"{sign} {_shown(context, doc)}", indent=2, hanging=2)
    for name in done.tables:
        out.line(f"~ {table_name(name, language)}", indent=2)
    for prompt, group in done.frozen:
        out.line(f"! {_frozen(meeting, prompt, group, language)}", indent=2, hanging=2)
    for conflict in done.conflicts:
        _print_conflict(context, conflict)


def _frozen(meeting: Meeting, prompt: str, group: str, language: Language) -> str:
    """That notes of a group come in although it is frozen; by ids what is not in the meeting any more."""
    whose = group_name(meeting.group[group], language) if group in meeting.group else group
    asked = (
        meeting.prompt[prompt].title.in_language(language.code).marked if prompt in meeting.prompt else prompt
    )
    return language.say(
        N_("Frozen, and notes come in or change all the same: {group} · {prompt}"), group=whose, prompt=asked
    )


def _print_conflict(context: Context, conflict: MergeConflict) -> None:
    both = (conflict.ours, conflict.theirs)
    texts = " | ".join(_shown(context, doc) for doc in both if doc is not None and "text" in doc)
    where = f"{table_name(conflict.table, context.language)} {conflict.key}".strip()
    sentence = context.language.say(_DONE[conflict.kind])
    context.out.line(f"! {where}: {sentence}", indent=2, hanging=2)
    if texts:
        context.out.line(texts, indent=4)


def _shown(context: Context, doc: Doc) -> str:
    deleted = f" ({context.language.say(N_('deleted'))})" if doc.get("deleted_at") else ""
    return quoted(doc, context.language) + deleted


COMMANDS: Final = {
    "merge": Subcommand(
        run,
        FileArgument(
            "other",
            "OTHER",
            "a data directory, a data file or a backup, never changed; - for the standard input",
        ),
        Flag("--dry-run", "only show what would come in"),
        JSON,
    )
}
