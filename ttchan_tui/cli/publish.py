"""`ttchan publish`: the site of the meeting, for the lead partner's website."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.files import must_be_for_output
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Flag, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import complain
from ttchan_tui.cli.validation_report import about_findings, as_line
from ttchan_tui.meeting.checks import Severity
from ttchan_tui.meeting.qr.address import is_web_address
from ttchan_tui.meeting.sheet import check_sheet, compose, form_for
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import CODES, N_
from ttchan_tui.text.multilingual import Text

if TYPE_CHECKING:
    from ttchan_tui.meeting.sheet import Sheet
    from ttchan_tui.publish.site.content import GoneActivity, SiteContent
    from ttchan_tui.store import Repository

_EMBLEMS: Final = (".png", ".svg", ".jpg")
_PATIENCE: Final = 1.0
"""Seconds after which somebody who waits is told how far it is."""
_LARGEST: Final = 1 << 20
"""Bytes of an emblem."""


class NoEmblem(Explained):
    """The file of the emblem cannot be used."""


def _address(text: str) -> str:
    if text and not is_web_address(text):
        raise WrongArguments(
            N_("“{text}” is not an address such as https://www.daugavpils.lv/ttchan/"), text=text
        )
    return text if text.endswith("/") or not text else f"{text}/"


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Write the site; what was there before stays whole until the new one is."""
    from ttchan_tui.publish.site.calendar import uid
    from ttchan_tui.publish.site.folder import replace_site
    from ttchan_tui.publish.site.site import site_files

    must_be_for_output(context, arguments.folder)
    _must_be_apart(context, arguments.folder)
    with context.repository() as repository:
        sheets = _sheets(repository) if arguments.sheet else {}
        if sheets and not _are_sound(context, repository, sheets) and not arguments.anyway:
            complain(
                context.language.say(
                    N_("Nothing was published. Correct the errors, or publish anyway: --anyway")
                )
            )
            return FAILED
        site = _content(repository, arguments, sheets)
    files = site_files(site)
    changed = replace_site(
        arguments.folder,
        files,
        _progress(context),
        events=[uid(site.meeting, one.id) for one in site.meeting.activities],
    )
    if arguments.json:
        context.out.json({"path": str(arguments.folder), "files": len(files), "changed": changed})
    else:
        say = context.language.say
        told = say(
            N_("{path}: {files} files, of which {changed} are new or changed"),
            path=arguments.folder,
            files=len(files),
            changed=changed,
        )
        context.out.line(told)
    return 0


def _must_be_apart(context: Context, folder: Path) -> None:
    """Refuse a folder that is the data directory, holds it or lies in it.

    Raises:
        CannotPublish: It is such a one.
    """
    from ttchan_tui.publish.site.folder import CannotPublish

    site, data = os.path.realpath(folder), os.path.realpath(context.data)
    if os.path.commonpath((site, data)) in {site, data}:
        raise CannotPublish(
            N_("The data of the meeting are in {data}. Name a folder for the site that lies apart from it."),
            data=context.data,
        )


def _content(repository: Repository, arguments: argparse.Namespace, sheets: dict[str, Sheet]) -> SiteContent:
    from ttchan_tui.publish.site.calendar import uid
    from ttchan_tui.publish.site.content import SiteContent
    from ttchan_tui.publish.site.folder import published_events

    meeting = repository.meeting()
    stood = published_events(arguments.folder)  # a draft that was undone is nobody's business
    paths = repository.short_paths.complete()
    changes: Counter[str] = Counter()
    gone: dict[str, GoneActivity] = {}
    moment = datetime.combine(meeting.end, datetime.min.time(), UTC)
    for number, entry in enumerate(repository.past.entries()):
        moment = entry.at if number == 0 else moment
        for part in entry.parts:
            if part.section == "activity" and part.before is not None:
                changes[part.id] += 1
                is_gone = part.after is None and part.id not in meeting.activity
                if is_gone and uid(meeting, part.id) in stood:
                    gone.setdefault(part.id, _gone(part.id, part.before))
    there = (one for one in gone.values() if meeting.start <= one.date <= meeting.end)
    return SiteContent(
        meeting=meeting,
        board=repository.board_snapshot(PUBLIC),
        paths=paths,
        languages=_languages(meeting.languages),
        moment=moment,
        address=arguments.address,
        sheets=sheets,
        changes=changes,
        gone=tuple(sorted(there, key=lambda one: (one.date, one.id))),
        emblem=_emblem(arguments.emblem),
    )


def _gone(id: str, fields: Mapping[str, object]) -> GoneActivity:
    """An activity by what was kept of it."""
    from ttchan_tui.publish.site.content import GoneActivity

    said = fields.get("title")
    texts = said if isinstance(said, Mapping) else {}
    clock = {name: time.fromisoformat(str(fields[name])) for name in ("start", "end") if fields.get(name)}
    return GoneActivity(
        id,
        date.fromisoformat(str(fields["date"])),
        Text({str(code): str(text) for code, text in texts.items()}),
        clock.get("start"),
        clock.get("end"),
    )


def _languages(languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in languages if code in CODES) or ("en",)


def _sheets(repository: Repository) -> dict[str, Sheet]:
    meeting = repository.meeting()
    form, notes = form_for(meeting), repository.seen_by(PUBLIC).notes()
    return {
        code: compose(meeting, form, code, notes=notes, kept=repository.sheet_days.in_language(code))
        for code in _languages(meeting.languages)
        if code in form.wordings
    }


def _are_sound(context: Context, repository: Repository, sheets: dict[str, Sheet]) -> bool:
    """Say what is wrong with the sheets; whether none of it is an error."""
    found = [one for sheet in sheets.values() for one in check_sheet(repository.meeting(), sheet)]
    for line in dict.fromkeys(
        as_line(one, context.language) for one in about_findings(found, context.language)
    ):
        complain(line)
    return all(one.severity is not Severity.ERROR for one in found)


def _emblem(path: Path | None) -> tuple[str, bytes] | None:
    if path is None:
        return None
    ending = path.suffix.lower()
    try:
        content = path.read_bytes() if ending in _EMBLEMS and path.stat().st_size <= _LARGEST else None
    except OSError as error:
        raise NoEmblem(
            N_("{path} cannot be read: {reason}."), path=path, reason=error.strerror or error
        ) from error
    if content is None:
        raise NoEmblem(
            N_("{path} is no picture of the emblem: {valid}, at most 1 MB."),
            path=path,
            valid=", ".join(_EMBLEMS),
        )
    return ending, content


def _progress(context: Context) -> Callable[[int, int], None]:
    """Tells a person who waits, on one line that is written anew."""
    began = monotonic()
    told = began

    def tell(done: int, every: int) -> None:
        nonlocal told
        now = monotonic()
        if context.out.is_terminal and now - began > _PATIENCE and (now - told > 0.1 or done == every):  # noqa: PLR2004
            told = now
            context.out.raw(f"\r{done}/{every}" + ("\r" + " " * 20 + "\r" if done == every else ""))

    return tell


COMMANDS: Final = {
    "publish": Subcommand(
        run,
        FileArgument("folder", "DIR", "the folder of the site; other files in it stay", streams=False),
        Argument("--address", "URL", "where the site will be on the web", type=_address, default=""),
        FileArgument("--emblem", "FILE", "the official emblem, to stand on each page", streams=False),
        Flag("--sheet", "with the description sheet, and so with the number of people from each place"),
        Flag("--anyway", "also with errors in the description sheet"),
        JSON,
    )
}
