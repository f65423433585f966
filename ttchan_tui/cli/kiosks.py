"""`ttchan kiosks`: which kiosks there are, which of them are silent, and from which somebody calls."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.db.wording import local, size
from ttchan_tui.cli.printing.note_json import moment_as_json
from ttchan_tui.meeting.call import Call
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.wording.calls import call_words, place_words
from ttchan_tui.meeting.wording.machines import age, lacks
from ttchan_tui.store import (
    KIOSK,
    Heartbeat,
    LinkedMachines,
    heartbeats_everywhere,
    link_troubles,
    look_at,
)
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print them; 1 if one was not heard of for three minutes."""
    context.must(Right.LOOK_BACK)
    now = datetime.now(UTC)
    kiosks = [beat for beat in heartbeats_everywhere(context.data) if beat.kind == KIOSK]
    meeting, calls = _known(context, now)
    if arguments.json:
        context.out.json(
            {
                "kiosks": [_as_json(beat, now) for beat in kiosks],
                "calls": [_call_as_json(call) for call in calls],
            }
        )
    else:
        for trouble in link_troubles(context.data):
            context.out.line(trouble.sentence(context.language))
        _print(context, kiosks, now, meeting)
        for call in calls if meeting else ():
            assert meeting
            called = context.language.say(
                N_("CALL: {words}"), words=call_words(call, meeting, context.language)
            )
            context.out.line(called)
    return FAILED if any(beat.is_silent(now) for beat in kiosks) else 0


def _answer(context: Context, arguments: argparse.Namespace) -> None:
    """Tell whoever calls from a kiosk that somebody is coming."""
    context.must(Right.ANSWER_CALLS)
    with context.repository() as repository:
        meeting, call = repository.meeting(), repository.side_files.calls.answer(arguments.name)
    if arguments.json:
        context.out.json({"call": _call_as_json(call)})
    else:
        context.out.line(call_words(call, meeting, context.language))


def _look(context: Context, arguments: argparse.Namespace) -> int:
    """Print what a kiosk shows at this moment."""
    context.must(Right.LOOK_BACK)
    kiosks = {beat.name: beat for beat in reversed(heartbeats_everywhere(context.data)) if beat.kind == KIOSK}
    if arguments.name not in kiosks:
        raise UnknownId.among(_NO_KIOSK, arguments.name, kiosks)
    if elsewhere := kiosks[arguments.name].machine:
        raise UnknownId(_ELSEWHERE, name=arguments.name, machine=elsewhere)
    text = look_at(context.data, arguments.name)
    if arguments.json:
        context.out.json({"kiosk": arguments.name, "text": text})
    elif text is None:
        ago = age(datetime.now(UTC) - kiosks[arguments.name].seen, context.language)
        context.out.line(context.language.say(_NO_ANSWER, name=arguments.name, ago=ago))
    else:
        context.out.raw(f"{text}\n")
    return FAILED if text is None else 0


def _print(context: Context, kiosks: list[Heartbeat], now: datetime, meeting: Meeting | None) -> None:
    language, out = context.language, context.out
    if not kiosks:
        out.line(language.say(N_("No kiosk is running with this data, and none has fallen silent.")))
        return
    zone = meeting.time_zone if meeting else None
    machines = {one.name: one for one in LinkedMachines(context.data).all()}
    for beat in kiosks:
        place = place_words(beat.name, beat.venue, meeting, language) if meeting else beat.name
        out.line(language.say(N_("{name}: SILENT"), name=place) if beat.is_silent(now) else place)
        seen = language.say(
            N_("last seen {ago} ({time})"), ago=age(now - beat.seen, language), time=local(beat.seen, zone)
        )
        free = size(beat.free, language) if beat.free >= 0 else "?"
        room = language.say(N_("{size} free on the disk"), size=free)
        out.line(f"{seen} · ttchan {beat.version} · {beat.columns}×{beat.rows} · {room}", indent=2)
        if one := machines.get(beat.machine):
            waits = timedelta(seconds=one.waits)
            behind = lacks(one.behind, waits, language, is_kiosk=one.role == "kiosk")
            out.line(f"{language.say(N_('on the machine {name}'), name=one.name)} · {behind}", indent=2)


def _known(context: Context, now: datetime) -> tuple[Meeting | None, tuple[Call, ...]]:
    """The meeting and the calls; that neither can be read keeps nobody from looking after the kiosks."""
    try:
        with context.repository() as repository:
            return repository.meeting(), repository.side_files.calls.standing(now)
    except Explained:
        return None, ()


def _as_json(beat: Heartbeat, now: datetime) -> dict[str, object]:
    return {
        "name": beat.name,
        "venue": beat.venue or None,
        "machine": beat.machine or None,
        "silent": beat.is_silent(now),
        "version": beat.version,
        "since": moment_as_json(beat.since),
        "seen": moment_as_json(beat.seen),
        "columns": beat.columns,
        "rows": beat.rows,
        "term": beat.term,
        "free_bytes": beat.free if beat.free >= 0 else None,
    }


def _call_as_json(call: Call) -> dict[str, object]:
    return {
        "kiosk": call.kiosk,
        "venue": call.venue or None,
        "at": moment_as_json(call.at),
        "answered": moment_as_json(call.answered) if call.answered else None,
    }


_NO_KIOSK: Final = N_("There is no kiosk “{id}”. There are: {valid}.")
_NO_ANSWER: Final = N_(
    "{name} does not answer; it was last seen {ago}. A kiosk with plain text does not answer at all."
)

_ELSEWHERE: Final = N_(
    "The kiosk {name} is on another machine, {machine}. To see what it shows: ttchan kiosks look, there."
)

COMMANDS: Final = {
    "kiosks": Subcommand(
        run,
        JSON,
        behind={
            "answer": Subcommand(
                _answer,
                Argument("name", "NAME", "what the kiosk is called"),
                JSON,
                summary="tell whoever calls from a kiosk that somebody is coming",
            ),
            "look": Subcommand(
                _look,
                Argument("name", "NAME", "what the kiosk is called"),
                JSON,
                summary="what a kiosk shows at this moment, as text",
            ),
        },
    )
}
