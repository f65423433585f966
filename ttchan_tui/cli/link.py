"""`ttchan link`: share a meeting among machines, through PostgreSQL."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.db.wording import local
from ttchan_tui.cli.printing.note_json import moment_as_json
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.wording.machines import age, lacks
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.store import LinkedMachine, LinkState, Membership


class NotLinked(Explained):
    """There is no link to do that with."""


def _run(context: Context, arguments: argparse.Namespace) -> None:
    """Exchange until somebody ends it."""
    context.must(Right.ADMINISTER)
    _must_be_installed()
    from ttchan_tui.link.desk import DeskSide
    from ttchan_tui.link.joining import KIOSK
    from ttchan_tui.link.kiosk import KioskSide
    from ttchan_tui.link.worker import LinkWorker

    with context.repository() as repository:
        member = _member(context)
        side = (KioskSide if member.role == KIOSK else DeskSide)(repository, member)
        worker = LinkWorker(repository, member, side)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: worker.stop())
        worker.run()


def _set_up(context: Context, arguments: argparse.Namespace) -> int | None:
    """Create what is needed on the server, after showing it; this machine's meeting is where all begin."""
    context.must(Right.ADMINISTER)
    server = _server(arguments.server)
    from ttchan_tui.link.schema import SCHEMA

    if not arguments.yes:
        context.out.line(context.language.say(N_("This would be done on the server:")))
        context.out.line()
        context.out.raw(SCHEMA.strip() + "\n")
        context.out.line()
        context.out.line(context.language.say(N_("Nothing was done. To do it, add --yes.")))
        return FAILED
    _must_be_installed()
    from ttchan_tui.link.joining import set_up

    with context.repository() as repository:
        member = set_up(repository, server, arguments.name or _own_name())
    context.out.line(
        context.language.say(
            N_("The meeting can be shared now. This machine is {name}; keep it linked with: ttchan link run"),
            name=member.name,
        )
    )
    return None


def _join(context: Context, arguments: argparse.Namespace) -> None:
    """Share the meeting that is linked there."""
    context.must(Right.ADMINISTER)
    server = _server(arguments.server)
    _must_be_installed()
    from ttchan_tui.link.joining import join

    with context.repository() as repository:
        member = join(repository, server, arguments.name or _own_name(), arguments.role)
    context.out.line(
        context.language.say(
            N_("This machine shares the meeting as {name}; keep it linked with: ttchan link run"),
            name=member.name,
        )
    )


def _status(context: Context, arguments: argparse.Namespace) -> int | None:
    """Tell how the link fares, and who else is there."""
    from ttchan_tui.store import LinkStateFile, link_troubles

    member = _member(context)
    state = LinkStateFile(context.data).read()
    machines, why = _machines(context, member)
    troubles = [trouble.sentence(context.language) for trouble in link_troubles(context.data)]
    if why and (state is None or state.is_connected):
        troubles.append(why)
    if arguments.json:
        context.out.json(_status_as_json(member, state, troubles, machines))
    else:
        if state is not None and state.is_connected:
            context.out.line(context.language.say(N_("Linked, as {name}."), name=member.name))
        for trouble in troubles:
            context.out.line(trouble)
        for one in machines:
            _print_machine(context, one)
    return None if state and state.is_connected else FAILED


def _status_as_json(
    member: Membership, state: LinkState | None, troubles: list[str], machines: list[LinkedMachine]
) -> dict[str, object]:
    return {
        "machine": member.machine,
        "name": member.name,
        "role": member.role,
        "running": state is not None,
        "connected": state is not None and state.is_connected,
        "troubles": troubles,
        "held_back": list(state.held_back) if state else [],
        "left_out": list(state.left_out) if state else [],
        "clock_off_seconds": round(state.clock_off, 1) if state and state.is_connected else None,
        "machines": [_as_json(one) for one in machines],
    }


def _print_machine(context: Context, one: LinkedMachine) -> None:
    language, out = context.language, context.out
    out.line(" · ".join((one.name, one.role, *one.venues)))
    ago = age(datetime.now(UTC) - one.seen, language)
    seen = language.say(N_("last seen {ago} ({time})"), ago=ago, time=local(one.seen, None))
    behind = lacks(one.behind, timedelta(seconds=one.waits), language, is_kiosk=one.role == "kiosk")
    out.line(f"{seen} · {behind}", indent=2)
    if abs(one.clock_off) > _CLOCK_OFF:
        off = round(one.clock_off)
        out.line(language.say(N_("its clock is {seconds} seconds off"), seconds=off), indent=2)


def _trim(context: Context, arguments: argparse.Namespace) -> None:
    """Keep the log short."""
    context.must(Right.ADMINISTER)
    _must_be_installed()
    from ttchan_tui.link.connecting import connected
    from ttchan_tui.link.record_log import Whole
    from ttchan_tui.store import Ledger

    member = _member(context)
    with context.repository() as repository, connected(member.server) as there:
        with repository.engine.transaction():
            ledger = Ledger(repository.engine, member.machine, member.joined)
            whole = Whole(ledger.clock, ledger.heads, repository.engine.standing())
        records, machines = there.machines.trim(member.machine, whole, arguments.days)
    say, out = context.language.say, context.out
    out.line(say(N_("Records that every machine has, and the server needs no more: {count}"), count=records))
    if machines:
        out.line(say(N_("Machines that are not waited for any more: {count}"), count=machines))


def _leave(context: Context, arguments: argparse.Namespace) -> None:
    """Go on alone; everything that is here stays."""
    context.must(Right.ADMINISTER)
    from ttchan_tui.store import MembershipFile, StoreUnusable

    file = MembershipFile(context.data)
    try:
        member = file.read()
    except StoreUnusable:  # of a copy, or unreadable: there is nobody to say good-bye for
        member = None
    file.remove()
    if member is not None and _is_installed():
        from ttchan_tui.link.connecting import connected
        from ttchan_tui.link.errors import LineLost, LinkRefused

        try:
            with connected(member.server) as there:
                there.machines.leave(member.machine)
        except (LineLost, LinkRefused) as error:
            context.out.line(error.sentence(context.language))
    context.out.line(context.language.say(N_("This machine goes on alone. Everything that is here stays.")))


_CLOCK_OFF: Final = 5
"""Seconds by which a clock may be off without anybody being told."""


def _machines(context: Context, member: Membership) -> tuple[list[LinkedMachine], str]:
    """All that are there, or else those that were heard of last, and why it is only those."""
    from ttchan_tui.store import LinkedMachines

    if member.role == "kiosk":  # it may not know of others
        return [], ""
    if not _is_installed():
        return [*LinkedMachines(context.data).all()], ""
    from ttchan_tui.link.connecting import connected
    from ttchan_tui.link.errors import LineLost, LinkRefused

    try:
        with connected(member.server) as there:
            return there.machines.all(), ""
    except (LineLost, LinkRefused) as error:
        return [*LinkedMachines(context.data).all()], error.sentence(context.language)


def _as_json(one: LinkedMachine) -> dict[str, object]:
    return {
        "machine": one.machine,
        "name": one.name,
        "role": one.role,
        "venues": list(one.venues),
        "seen": moment_as_json(one.seen),
        "clock_off_seconds": round(one.clock_off, 1),
        "behind": one.behind,
        "behind_seconds": round(one.waits, 1),
    }


def _member(context: Context) -> Membership:
    from ttchan_tui.store import MembershipFile

    member = MembershipFile(context.data).read()
    if member is None:
        raise NotLinked(
            N_("This machine is not linked. To share a meeting: ttchan link setup, or ttchan link join")
        )
    return member


def _server(address: str) -> str:
    """An address without a password, as everybody on this machine can read the command line.

    Raises:
        WrongArguments: There is one in it.
    """
    if urlsplit(address).password or "password=" in address.lower():
        raise WrongArguments(
            N_("A password on the command line can be read by everybody here. Put it into ~/.pgpass instead.")
        )
    return address


def _own_name() -> str:
    return os.uname().nodename


def _is_installed() -> bool:
    from importlib.util import find_spec

    return find_spec("psycopg") is not None


def _must_be_installed() -> None:
    if not _is_installed():
        raise NotLinked(
            N_("The link needs psycopg. To install it: {command}"),
            command=f"{Path(sys.executable).name} -m pip install 'ttchan-tui[link]'",
        )


ROLES: Final = ("desk", "kiosk", "hub")
_SERVER: Final = Argument(
    "server",
    "SERVER",
    "postgresql://ACCOUNT@HOST/DATABASE, or service=NAME; the password stands in ~/.pgpass",
)
_NAME: Final = Argument("--name", "NAME", "what to call this machine (else its host name)")

COMMANDS: Final = {
    "link": Subcommand(
        behind={
            "run": Subcommand(_run, summary="exchange with the others until it is ended"),
            "setup": Subcommand(
                _set_up,
                _SERVER,
                _NAME,
                Flag("--yes", "do it, and not only show it"),
                summary="share the meeting of this machine: create the tables and roles",
            ),
            "join": Subcommand(
                _join,
                _SERVER,
                _NAME,
                Argument(
                    "--role",
                    "ROLE",
                    "desk, kiosk or hub (desk)",
                    choices=ROLES,
                    default="desk",
                ),
                summary="share the meeting that is linked through that server",
            ),
            "status": Subcommand(_status, JSON, summary="who is linked, and how far behind"),
            "trim": Subcommand(
                _trim,
                Argument("--days", "N", "how long a silent machine is waited for (30)", type=int, default=30),
                summary="forget on the server what every machine has",
            ),
            "leave": Subcommand(_leave, summary="go on alone"),
        }
    )
}
