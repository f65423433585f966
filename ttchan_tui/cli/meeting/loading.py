"""`ttchan meeting load` and `export`: a meeting as files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ttchan_tui.cli.command_line.arguments import WHY
from ttchan_tui.cli.command_line.asking import can_be_asked, says_yes
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.files import STANDARD
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Flag, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.validation_report import INCOMPLETE, Remarks, about_files, as_line, print_remarks
from ttchan_tui.meeting.editing import shown
from ttchan_tui.meeting.format import Examination
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.wording.parts import field_words, part_name
from ttchan_tui.store import (
    LARGEST_ARCHIVE,
    MeetingLoading,
    Take,
    Undecided,
    archive,
    examine_folder,
    exported_files,
    stamp_in,
    unpacked,
    write_files,
)
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_, Language


class HasErrors(Explained):
    """The meeting cannot be read, or says what cannot be right."""

    def __init__(self, remarks: Remarks) -> None:
        """Keep the errors."""
        super().__init__(N_("This meeting has errors; nothing was changed. What is wrong:"))
        self._remarks = remarks

    def sentence(self, language: Language) -> str:
        """The sentence, followed by a line for each error."""
        errors = (as_line(one, language) for one in self._remarks.errors)
        more = () if self._remarks.complete else (language.say(INCOMPLETE),)
        return "\n".join((language.say(self.template), *errors, *more))


class NotBased(Explained):
    """Files would replace what is here without anybody having looked at it."""


class KeptAside(Explained):
    """The meeting is among those that are kept; files of it may lack what was changed there."""


@contextmanager
def files_of(path: Path) -> Iterator[Path]:
    """The folder that is named; for `-` one of what comes in as an archive, gone after the block."""
    if str(path) != STANDARD:
        yield path
        return
    with unpacked(sys.stdin.buffer.read(LARGEST_ARCHIVE + 1)) as folder:
        yield folder


def _load(context: Context, arguments: argparse.Namespace) -> int:
    """Say what would change, ask if somebody is there, and load it; or say all that stands against it."""
    context.must(Right.ADMINISTER)
    with files_of(arguments.folder) as folder:
        examined, stamp = examine_folder(folder), stamp_in(folder)
    remarks = about_files(examined, context.language)
    if remarks.errors:
        raise HasErrors(remarks)
    take = Take(arguments.take) if arguments.take else None
    with context.repository() as repository:
        now = repository.meeting()
        if now.id != examined.meeting.id:
            if any(examined.meeting.id == one.id for one in repository.aside.all()):
                raise KeptAside(
                    N_(
                        "This meeting is kept here already, perhaps with changes that the files do not have. "
                        "Take it up first: ttchan meeting use {id}. Then load the files."
                    ),
                    id=examined.meeting.id,
                )
            if arguments.dry_run:
                beside = N_("{name} would be in use; {other} would be kept with its notes.")
                say = context.language.say
                context.out.line(say(beside, name=examined.meeting.acronym, other=now.acronym))
                return 0
            meeting = repository.loader.replace(examined.sections, examined.pictures)
        else:
            plan = repository.loader.plan(examined.sections, stamp, take)
            _print_plan(context, plan, now)
            if plan.both and take is None:
                raise Undecided
            if arguments.dry_run:
                return 0
            is_seen = arguments.yes or plan.is_based or not plan.changes
            if not is_seen and (str(arguments.folder) == STANDARD or not can_be_asked(context)):
                raise NotBased(
                    N_(
                        "Nobody knows what these files are based on, so all that was changed here would be "
                        "set back; nothing was loaded. Look at the list above, and load them with --yes."
                    )
                )
            if not arguments.yes and not says_yes(context, N_("Load it? Type yes: ")):
                context.out.line(context.language.say(N_("Nothing was changed.")))
                return FAILED
            meeting = repository.loader.load(
                examined.sections, stamp, take, pictures=examined.pictures, why=arguments.why
            )
    _tell_loaded(context, meeting, remarks)
    return 0


def _tell_loaded(context: Context, meeting: Meeting, remarks: Remarks) -> None:
    loaded = context.language.say(
        N_("Loaded into {directory}: {name}, {dates}."),
        directory=context.data,
        name=meeting.acronym,
        dates=context.language.dates(meeting.start, meeting.end),
    )
    context.out.line(loaded)
    print_remarks(context.out, remarks.all, context.language)


def _print_plan(context: Context, plan: MeetingLoading, meeting: Meeting) -> None:
    """What would be new, gone, cancelled, moved or else changed; and what both have changed."""
    language, out = context.language, context.out
    for change in sorted(plan.changes, key=lambda change: _ORDER.index(_kind(change))):
        kind = language.say(_KINDS[_kind(change)])
        id = f" ({change.id})" if change.id else ""
        out.line(f"{kind}: {part_name(change, meeting, language)}{id}", hanging=2)
        if change.before is not None and change.after is not None:
            for line in field_words(change, meeting, language):
                out.line(line, indent=4, hanging=2)
    for both in plan.both:
        template = N_("BOTH: {where}: here “{here}”, in the files “{files}”")
        where = " ".join(filter(None, (both.section, both.key, both.path)))
        here, files = (
            shown(side) if both.path else _whole(side, language) for side in (both.here, both.files)
        )
        out.line(language.say(template, where=where, here=here, files=files), hanging=2)
    if not plan.changes and not plan.both:
        out.line(language.say(N_("Nothing would change: that is what is there now.")))


def _whole(side: object, language: Language) -> str:
    return language.say(N_("gone") if side is None else N_("changed"))


def _kind(change: PartChange) -> str:
    if change.before is None or change.after is None:
        return "new" if change.before is None else "gone"
    names = {path.partition(".")[0] for path in change.fields}
    if "cancelled" in names and change.after.get("cancelled"):
        return "cancelled"
    return "moved" if names & {"date", "start", "end", "venues"} else "changed"


def _export(context: Context, arguments: argparse.Namespace) -> None:
    """Write the meeting in use, with the record that it is based on."""
    context.must(Right.ORGANISE)
    with context.repository() as repository:
        repository.meeting()
        files = exported_files(repository.engine)
    if str(arguments.folder) == STANDARD:
        context.out.content(archive(files))
        return
    write_files(files, arguments.folder)
    context.out.line(
        context.language.say(
            N_("Written to {path}. Change the files, then: ttchan meeting load {path}"), path=arguments.folder
        )
    )


def examined_in(path: Path) -> Examination:
    """What can be read of the files of a folder, or of an archive that comes in.

    Raises what `examine_folder` and `unpacked` raise.
    """
    with files_of(path) as folder:
        return examine_folder(folder)


_ORDER: Final = ("new", "moved", "changed", "cancelled", "gone")
_KINDS: Final = {
    "new": N_("new"),
    "moved": N_("moved"),
    "changed": N_("changed"),
    "cancelled": N_("cancelled"),
    "gone": N_("gone"),
}

COMMANDS: Final = {
    "load": Subcommand(
        _load,
        FileArgument("folder", "DIR", "files of a meeting; - for an archive of tar on the standard input"),
        Flag("--dry-run", "only show what would change"),
        Flag("--yes", "ask nobody"),
        Argument(
            "--take",
            "files|here",
            "whose version stays where both have changed the same",
            choices=("files", "here"),
        ),
        WHY,
    ),
    "export": Subcommand(
        _export,
        FileArgument("folder", "DIR", "a new folder; - for an archive of tar on the standard output"),
    ),
}
