"""`ttchan kiosks`: which kiosks there are, and which of them are silent."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.subcommand import Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.db.wording import age, local, size
from ttchan_tui.cli.printing.note_json import moment_as_json
from ttchan_tui.meeting.roles import Right
from ttchan_tui.store import KIOSK, Heartbeat, heartbeats
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print them; 1 if one was not heard of for three minutes."""
    context.must(Right.LOOK_BACK)
    now = datetime.now(UTC)
    kiosks = [beat for beat in heartbeats(context.data) if beat.kind == KIOSK]
    if arguments.json:
        context.out.json({"kiosks": [_as_json(beat, now) for beat in kiosks]})
    else:
        _print(context, kiosks, now)
    return FAILED if any(beat.is_silent(now) for beat in kiosks) else 0


def _print(context: Context, kiosks: list[Heartbeat], now: datetime) -> None:
    language, out = context.language, context.out
    if not kiosks:
        out.line(language.say(N_("No kiosk is running with this data, and none has fallen silent.")))
        return
    zone = _zone(context)
    for beat in kiosks:
        silent = beat.is_silent(now)
        name = language.say(N_("{name}: SILENT"), name=beat.name) if silent else beat.name
        out.line(name)
        seen = language.say(
            N_("last seen {ago} ({time})"), ago=age(now - beat.seen, language), time=local(beat.seen, zone)
        )
        free = size(beat.free, language) if beat.free >= 0 else "?"
        room = language.say(N_("{size} free on the disk"), size=free)
        out.line(f"{seen} · ttchan {beat.version} · {beat.columns}×{beat.rows} · {room}", indent=2)


def _zone(context: Context) -> str | None:
    """That of the meeting; one that cannot be read keeps nobody from looking after the kiosks."""
    try:
        with context.repository() as repository:
            return repository.meeting().time_zone
    except Explained:
        return None


def _as_json(beat: Heartbeat, now: datetime) -> dict[str, object]:
    return {
        "name": beat.name,
        "silent": beat.is_silent(now),
        "version": beat.version,
        "since": moment_as_json(beat.since),
        "seen": moment_as_json(beat.seen),
        "columns": beat.columns,
        "rows": beat.rows,
        "term": beat.term,
        "free_bytes": beat.free if beat.free >= 0 else None,
    }


COMMANDS: Final = {"kiosks": Subcommand(run, JSON)}
