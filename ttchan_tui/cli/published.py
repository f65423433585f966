"""`ttchan published`: the register of where the results are published, and of the dates that go with it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, WHY, calendar_day
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, OneOf, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.note_json import moment_as_json
from ttchan_tui.cli.printing.output import complain
from ttchan_tui.meeting.deadlines import deadlines, public_until
from ttchan_tui.meeting.lookup import find_partner
from ttchan_tui.meeting.qr.published import room_for_base
from ttchan_tui.meeting.register import Publication, PublicationKind, Register
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.schedule.clock import Clock
from ttchan_tui.meeting.wording.register import NOT_YET, deadline_words, publication_words
from ttchan_tui.publish.answering import Answer, answer_of
from ttchan_tui.text.languages import N_


def _add(context: Context, arguments: argparse.Namespace) -> None:
    """Enter an address, and say whether codes can lead there."""
    with context.repository() as repository:
        meeting = repository.meeting()
        partner = find_partner(meeting, arguments.partner).id if arguments.partner else ""
        entered = repository.results.publications.enter(
            arguments.address,
            arguments.since or _today(context, repository.results.publications.register()),
            kind=PublicationKind.PAGE if arguments.page or partner else PublicationKind.SITE,
            short_address=arguments.short,
            partner=partner,
            why=arguments.why,
        )
        if entered.kind is PublicationKind.SITE:
            repository.results.short_paths.complete()
        room = room_for_base(repository.results.short_paths.all())
        register = repository.results.publications.register()
    if arguments.json:
        context.out.json({"publication": _as_json(entered, register)})
    else:
        _print(context, entered, register)
    if entered.kind is PublicationKind.SITE and len(entered.base) > room:
        complain(context.language.say(_TOO_LONG, address=entered.base, length=len(entered.base), room=room))


def _list(context: Context, arguments: argparse.Namespace) -> None:
    """Print the register."""
    with context.repository() as repository:
        register = repository.results.publications.register()
    if arguments.json:
        context.out.json(_register_json(register))
        return
    if not register.publications:
        context.out.line(context.language.say(NOT_YET))
    for one in register.publications:
        _print(context, one, register)
    context.out.line()
    for line in deadline_words(register, _today(context, register), context.language):
        context.out.line(line)


def _check(context: Context, arguments: argparse.Namespace) -> int:
    """Ask each address whether it is there, and note that it was seen; fail if one is not."""
    context.must(Right.ORGANISE)
    with context.repository() as repository:
        register = repository.results.publications.register()
        number = register.meeting.funding.number
        answers = {
            one: Answer(is_there=True, names_project=True)
            if arguments.seen
            else answer_of(one.address, number)
            for one in register.publications
        }
        for one, answer in answers.items():
            if answer.is_there:
                repository.results.publications.see(one.id, why=arguments.why)
        register = repository.results.publications.register()
    if arguments.json:
        context.out.json(
            {
                "checked": [
                    {"id": one.id, "address": one.address, "there": answer.is_there}
                    | {"names_project": answer.names_project, "reason": answer.reason or None}
                    for one, answer in answers.items()
                ]
            }
        )
    else:
        for line in _told(context, answers):
            context.out.line(line)
    return 0 if answers and all(answer.is_there for answer in answers.values()) else FAILED


def _told(context: Context, answers: dict[Publication, Answer]) -> Iterator[str]:
    say = context.language.say
    if not answers:
        yield say(NOT_YET)
    for one, answer in answers.items():
        if not answer.is_there:
            yield say(N_("{address} is not there: {reason}"), address=one.address, reason=answer.reason)
        elif not answer.names_project:
            yield say(
                N_("{address} is there, but does not say the number of the project."), address=one.address
            )
        else:
            yield say(N_("{address} is there."), address=one.address)


def _remove(context: Context, arguments: argparse.Namespace) -> None:
    """Take an address out of the register."""
    with context.repository() as repository:
        removed = repository.results.publications.remove(arguments.id, why=arguments.why)
        register = repository.results.publications.register()
    if arguments.json:
        context.out.json({"publication": _as_json(removed, register)})
    else:
        context.out.line(context.language.say(N_("Out of the register: {address}"), address=removed.address))


def _dates(context: Context, arguments: argparse.Namespace) -> None:
    """Set the dates that do not go by the rules of the programme."""
    with context.repository() as repository:
        given = {name: getattr(arguments, name) for name in ("report", "until", "purge")}
        register = repository.results.publications.register()
        if arguments.anew or any(given.values()):
            register = repository.results.publications.set_dates(
                **given, anew=arguments.anew, why=arguments.why
            )
    if arguments.json:
        context.out.json(_register_json(register))
        return
    for line in deadline_words(register, _today(context, register), context.language):
        context.out.line(line)


def _today(context: Context, register: Register) -> date:
    return Clock(register.meeting, context.now).now().date()


def _print(context: Context, one: Publication, register: Register) -> None:
    first, *others = publication_words(one, register, _today(context, register), context.language)
    context.out.line(f"{one.id}  {first}")
    for line in others:
        context.out.line(line, indent=2, hanging=2)


def _register_json(register: Register) -> dict[str, object]:
    dates = deadlines(register)
    return {
        "published": [_as_json(one, register) for one in register.publications],
        "report_due": _iso(dates.report),
        "public_until": _iso(dates.until),
        "purge_from": _iso(dates.purge),
        "purged": _iso(register.said.purged),
    }


def _as_json(one: Publication, register: Register) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "address": one.address,
        "short_address": one.short_address or None,
        "partner": one.partner or None,
        "since": one.since.isoformat(),
        "until": _iso(public_until(one, register)),
        "seen_at": moment_as_json(one.seen_at) if one.seen_at else None,
        "seen_by": one.seen_by.value if one.seen_by else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


_TOO_LONG: Final = N_(
    "Codes cannot lead there: {address} has {length} characters, and {room} fit with a short path "
    "behind them. Give a short address as well: ttchan published add … --short URL"
)
_ID: Final = Argument("id", "ID", "which one; the beginning of its id is enough")

COMMANDS: Final = {
    "published": Subcommand(
        behind={
            "add": Subcommand(
                _add,
                Argument("address", "URL", "the direct link, of any length"),
                Argument("--short", "URL", "a short address that leads to the same, for codes", default=""),
                Argument("--since", "DATE", "since when it is there (else today)", type=calendar_day),
                OneOf(
                    Argument("--partner", "PARTNER", "on the website of that partner", default=""),
                    Flag("--page", "one page only, and not all that “ttchan publish” writes"),
                ),
                WHY,
                JSON,
                summary="enter where the results can be read; codes lead there from then on",
            ),
            "list": Subcommand(
                _list, JSON, summary="where they can be read, and until when what has to be done"
            ),
            "check": Subcommand(
                _check,
                Flag("--seen", "you have seen all of it yourself; the web is not asked"),
                WHY,
                JSON,
                summary="ask each address whether it is still there, and note it",
            ),
            "remove": Subcommand(_remove, _ID, WHY, JSON, summary="take an address out of the register"),
            "dates": Subcommand(
                _dates,
                Argument("--report", "DATE", "when the final report is due", type=calendar_day),
                Argument("--until", "DATE", "until when all has to be public", type=calendar_day),
                Argument(
                    "--purge", "DATE", "from when on what is not public is to be removed", type=calendar_day
                ),
                Flag("--anew", "forget the dates that were said before"),
                WHY,
                JSON,
                summary="the dates, where they do not go by the rules of the programme",
            ),
        }
    )
}
