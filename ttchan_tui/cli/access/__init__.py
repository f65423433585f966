"""`ttchan access`: who may come in to the desk, with which keys and as what."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from ttchan_tui.access.directory import AccessDirectory
from ttchan_tui.access.keys import LARGEST, public_key
from ttchan_tui.access.people import ASSIGNABLE, Entrant, NoAccess
from ttchan_tui.access.settings import SETTINGS, DeskSettings, desk_settings
from ttchan_tui.cli.command_line.arguments import JSON, calendar_day
from ttchan_tui.cli.command_line.files import named
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.note_json import moment_as_json
from ttchan_tui.meeting.lookup import find_group
from ttchan_tui.meeting.roles import Right, Role
from ttchan_tui.meeting.wording.roles import may_words, role_words
from ttchan_tui.store import actor
from ttchan_tui.text.languages import N_


def _add(context: Context, arguments: argparse.Namespace) -> None:
    """Let somebody in, with one more key, or as something else than before."""
    settings, access = _opened(context, arguments)
    role = Role(arguments.role)
    groups = _groups(context, settings, arguments, role)
    key = public_key(_content(arguments.file))
    entrant = Entrant(arguments.name, role, groups, arguments.until)
    added = access.add(entrant, key, by=_who(context))
    if arguments.json:
        context.out.json({"person": _as_json(added, None)})
        return
    _print(context, added, None)
    context.out.line(context.language.say(_TO_COME_IN))


def _list(context: Context, arguments: argparse.Namespace) -> None:
    """Print who may come in, and what they may do."""
    _, access = _opened(context, arguments)
    people, last = access.people(), access.log.last_logins()
    if arguments.json:
        context.out.json({"people": [_as_json(one, last.get(one.name)) for one in people]})
        return
    if not people:
        context.out.line(
            context.language.say(N_("Nobody may come in yet. To begin: {command}"), command=_FIRST)
        )
    for one in people:
        _print(context, one, last.get(one.name))


def _revoke(context: Context, arguments: argparse.Namespace) -> None:
    """Let somebody in no more; where they are in, that ends."""
    _, access = _opened(context, arguments)
    revoked = access.revoke(arguments.which, by=_who(context))
    if arguments.json:
        context.out.json({"revoked": arguments.which, "person": revoked.name})
        return
    context.out.line(
        context.language.say(N_("{name} does not come in with that any more."), name=revoked.name)
    )


def _opened(context: Context, arguments: argparse.Namespace) -> tuple[DeskSettings, AccessDirectory]:
    context.must(Right.ADMINISTER)
    settings = context.desk or desk_settings(arguments.settings)
    return settings, AccessDirectory(settings.access)


def _groups(
    context: Context, settings: DeskSettings, arguments: argparse.Namespace, role: Role
) -> tuple[str, ...]:
    if (role is Role.FACILITATOR) != bool(arguments.group):
        raise NoAccess(_GROUPS)
    if not arguments.group:
        return ()
    with replace(context, data_option=settings.data).repository() as repository:
        meeting = repository.meeting()
    return tuple(dict.fromkeys(find_group(meeting, group).id for group in arguments.group))


def _content(file: Path) -> bytes:
    try:
        if str(file) == "-":
            return sys.stdin.buffer.read(LARGEST + 1)
        with named(file).open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise NoAccess(N_("{path} cannot be read: {reason}."), path=file, reason=error.strerror) from error


def _who(context: Context) -> str:
    return context.person.name if context.person else actor()


def _print(context: Context, one: Entrant, last: datetime | None) -> None:
    language, out = context.language, context.out
    until = language.say(N_("until {date}"), date=language.date(one.until)) if one.until else ""
    role = role_words(one.person, language)
    out.line(" · ".join(filter(None, (one.name, role, until))))
    out.line(may_words(one.role, language), indent=2)
    for key in one.keys:
        kind = key.line.split(" ")[0]
        added = language.say(N_("added by {who}, {date}"), who=key.added_by, date=language.date(key.added_at))
        out.line(f"{key.fingerprint} · {kind} · {added}", indent=2)
    seen = f"{language.date(last)} {last:%H:%M} UTC" if last else language.say(N_("never"))
    out.line(language.say(N_("last came in: {when}"), when=seen), indent=2)


def _as_json(one: Entrant, last: datetime | None) -> dict[str, object]:
    return {
        "name": one.name,
        "role": one.role.value,
        "groups": list(one.groups),
        "until": one.until.isoformat() if one.until else None,
        "keys": [
            {
                "fingerprint": key.fingerprint,
                "type": key.line.split(" ")[0],
                "added_by": key.added_by,
                "added_at": moment_as_json(key.added_at),
            }
            for key in one.keys
        ],
        "last_login_at": moment_as_json(last) if last else None,
    }


_FIRST: Final = "ttchan access add NAME --role lead FILE.pub"
_GROUPS: Final = N_(
    "A facilitator has groups, and nobody else has any: --role facilitator --group ID. Nothing was changed."
)
_TO_COME_IN: Final = N_("They come in with: ssh ttchan-desk@THIS-MACHINE")
_SETTINGS: Final = FileArgument(
    "--settings",
    "FILE",
    "where data and access are kept: a file of root's (else /etc/ttchan/desk.toml)",
    default=Path(SETTINGS),
    streams=False,
)

COMMANDS: Final = {
    "access": Subcommand(
        behind={
            "add": Subcommand(
                _add,
                Argument("name", "NAME", "what the person is called in the history, such as anna"),
                Argument(
                    "--role",
                    "ROLE",
                    "guest, facilitator, lead-facilitator, organiser or lead",
                    required=True,
                    choices=[role.value for role in ASSIGNABLE],
                ),
                Argument("--group", "ID", "a group of a facilitator; may be given again", action="append"),
                Argument("--until", "DATE", "the last day, such as 2018-11-12", type=calendar_day),
                FileArgument(
                    "file",
                    "FILE",
                    "the public key, a file that ends in .pub; - for the standard input",
                ),
                _SETTINGS,
                JSON,
                summary="let somebody in, add a key, or change what somebody may do",
            ),
            "list": Subcommand(_list, _SETTINGS, JSON, summary="who may come in, and what they may do"),
            "revoke": Subcommand(
                _revoke,
                Argument("which", "NAME|FINGERPRINT", "a person, or one key"),
                _SETTINGS,
                JSON,
                summary="let somebody in no more; sessions that are open end at once",
            ),
        }
    )
}
