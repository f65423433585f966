"""`ttchan notes list`: what the groups say."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.as_of import AT, print_heading, stood
from ttchan_tui.cli.command_line.hidden_prompts import HIDDEN, viewer
from ttchan_tui.cli.command_line.lookup import put_ids
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, OneOf, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.localized_json import Spoken, told
from ttchan_tui.cli.printing.note_json import moment_as_json, note_as_json
from ttchan_tui.meeting.board.themes import Theme, gathered, said_by_groups, totals
from ttchan_tui.meeting.groupwork import Group, Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.meeting.wording.notes import details, speaker
from ttchan_tui.meeting.wording.weight import weight
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print the notes, by prompt, group and category."""
    with context.repository() as repository:
        meeting, every, at = _asked_for(repository, arguments)
        opened = () if at else repository.visitors.open_prompts()
        put_ids(arguments, meeting)
        seen = repository.seen_by(viewer(arguments))
        every = seen.among(every)
        hidden = () if arguments.hidden else repository.board.steps.hidden()
        themes = {one.id: seen.themes(one.id) for one in meeting.prompts if arguments.themes}
    notes = [
        note
        for note in every
        if arguments.prompt in {None, note.prompt} and arguments.group in {None, note.group}
    ]
    prompts = [
        one
        for one in meeting.prompts
        if arguments.prompt in {None, one.id} and arguments.group in {None, *one.groups}
    ]
    if arguments.json:
        described = [_prompt_as_json(context, prompt, opened, hidden) for prompt in prompts]
        then = {"at": moment_as_json(at)} if at else {}
        context.out.json({**then, "notes": [note_as_json(note) for note in notes], "prompts": described})
        return
    if at:
        print_heading(context, at)
    if arguments.deleted:
        prompts = [one for one in prompts if any(note.prompt == one.id for note in notes)]
        _print_deleted_heading(context, notes)
    printed = _Printed(context, meeting, notes, opened, hidden, ids=arguments.ids or arguments.deleted)
    printed.prompts(prompts, arguments.group, themes)


def _print_deleted_heading(context: Context, notes: Sequence[Note]) -> None:
    if notes:
        context.out.line(
            context.language.say(N_("Deleted notes. “ttchan notes restore ID” brings one back."))
        )
        context.out.line()
    else:
        context.out.line(context.language.say(N_("No note is deleted.")))


def _asked_for(
    repository: Repository, arguments: argparse.Namespace
) -> tuple[Meeting, tuple[Note, ...], datetime | None]:
    """The meeting and its notes: those of now, the deleted ones, or those of a time, which stands behind."""
    if arguments.at:
        return stood(repository, arguments.at)
    notes = repository.deleted_notes() if arguments.deleted else repository.notes()
    return repository.meeting(), notes, None


def _prompt_as_json(
    context: Context, prompt: Prompt, opened: Collection[str], hidden: Collection[str]
) -> dict[str, object]:
    categories = [
        Spoken(context.language, id=category.id).say(name=category.name).fields
        for category in prompt.categories
    ]
    spoken = Spoken(context.language, id=prompt.id, categories=categories, groups=list(prompt.groups))
    spoken.add(open_to_visitors=prompt.id in opened, left_out=prompt.id in hidden)
    return spoken.say(title=prompt.title).fields


class _Printed:
    """The notes for people. Ids stand beside what they mean, for those who want to add."""

    def __init__(
        self,
        context: Context,
        meeting: Meeting,
        notes: Sequence[Note],
        opened: Collection[str],
        hidden: Collection[str],
        *,
        ids: bool,
    ) -> None:
        self._context = context
        self._meeting = meeting
        self._notes = notes
        self._opened = opened
        self._hidden = hidden
        self._ids = ids

    def prompts(
        self, prompts: list[Prompt], group: str | None, themes: Mapping[str, Sequence[Theme]]
    ) -> None:
        for number, prompt in enumerate(prompts):
            if number:
                self._context.out.line()
            self._prompt(prompt, group)
            if prompt.id in themes:
                self._by_theme(prompt, themes[prompt.id])
            else:
                self._by_group(prompt, group)

    def _prompt(self, prompt: Prompt, group: str | None) -> None:
        out, language = self._context.out, self._context.language
        out.line(f"{told(prompt.title, language)} ({prompt.id})")
        categories = [f"{told(one.name, language)} ({one.id})" for one in prompt.categories]
        out.line(language.say(N_("Categories: {list}"), list=", ".join(categories)), indent=2)
        if prompt.id in self._opened:
            out.line(language.say(N_("Visitors may answer this.")), indent=2)
        groups = [self._meeting.group[id_] for id_ in prompt.groups if group in {None, id_}]
        named = [f"{group_name(one, self._context.language)} ({one.id})" for one in groups]
        out.line(language.say(N_("Groups: {list}"), list=", ".join(named)), indent=2)
        if prompt.id in self._hidden:
            out.line(language.say(N_("Hidden until revealed. --hidden shows the notes.")), indent=2)
        elif not any(note.prompt == prompt.id for note in self._notes):
            out.line(language.say(N_("No notes yet.")), indent=2)

    def _by_theme(self, prompt: Prompt, themes: Sequence[Theme]) -> None:
        out, language = self._context.out, self._context.language
        notes = [note for note in self._notes if note.prompt == prompt.id]
        for found in gathered(themes, said_by_groups(notes)):
            title = found.theme.title if found.theme else language.say(N_("Under no theme"))
            said = weight(totals(found.entries, self._meeting), language)
            out.line(f"{title} ({said})", indent=2)
            for entry in found.entries:
                if not entry.under:
                    self._note(entry.head, speaker(entry.head, self._meeting, language))
                    continue
                said = weight(totals((entry,), self._meeting), language)
                out.line(f"- {entry.head.display_text} ({said})", indent=4, hanging=2)
                for note in entry.notes:
                    self._note(note, speaker(note, self._meeting, language), indent=6)
        self._visitors(prompt)

    def _by_group(self, prompt: Prompt, group: str | None) -> None:
        for one in (self._meeting.group[id_] for id_ in prompt.groups if group in {None, id_}):
            self._group(prompt, one)
        if group is None:
            self._visitors(prompt)

    def _visitors(self, prompt: Prompt) -> None:
        self._under(prompt, "", self._context.language.say(N_("said by visitors")))

    def _group(self, prompt: Prompt, group: Group) -> None:
        self._under(prompt, group.id, group_name(group, self._context.language))

    def _under(self, prompt: Prompt, group: str, heading: str) -> None:
        said = [note for note in self._notes if (note.prompt, note.group) == (prompt.id, group)]
        if said:
            self._context.out.line(heading, indent=2)
        for category in prompt.categories:
            notes = [note for note in said if note.category == category.id]
            if notes:
                self._context.out.line(told(category.name, self._context.language), indent=4)
            for note in notes:
                self._note(note, indent=6)

    def _note(self, note: Note, *before: str, indent: int = 4) -> None:
        """A note with the number of its line, by which hands are counted, and what is known of it."""
        known = [*before, *details(note, self._meeting, self._context.language)]
        known += [note.id] if self._ids else []
        line = f"{note.line}." if note.line else "-"
        said = f" ({' · '.join(known)})" if known else ""
        self._context.out.line(f"{line} {note.text}{said}", indent=indent, hanging=len(line) + 1)


COMMANDS: Final = {
    "list": Subcommand(
        run,
        Argument("--prompt", "ID", "only those on this prompt"),
        Argument("--group", "ID", "only those of this group"),
        OneOf(
            Flag("--deleted", "those that were deleted, with their ids"),
            AT,
            Flag("--themes", "by themes, and not by groups"),
        ),
        Flag("--ids", "with their ids"),
        HIDDEN,
        JSON,
    )
}
