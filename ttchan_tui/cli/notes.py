"""`ttchan notes`: what the groups say."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from ttchan_tui.cli import moderation
from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.looking_back import add_at, print_heading, stood
from ttchan_tui.cli.spoken import Spoken, told
from ttchan_tui.cli.visitors_notes import add_acts
from ttchan_tui.meeting.groupwork import Group, Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store import Repository, UnknownId
from ttchan_tui.text.languages import N_


def add_arguments(parser: Parser) -> None:
    """What to do with the notes."""
    acts = parser.add_subparsers(
        title="what to do",
        metavar="list|add|edit|delete|restore|open|close|waiting|approve|hold|reject",
        required=True,
    )
    listing = acts.add_parser("list", help="print the notes", description="Print the notes.")
    listing.add_argument("--prompt", metavar="ID", help="only those on this prompt")
    listing.add_argument("--group", metavar="ID", help="only those of this group")
    which = listing.add_mutually_exclusive_group()
    which.add_argument("--deleted", action="store_true", help="those that were deleted, with their ids")
    add_at(which)
    listing.add_argument("--ids", action="store_true", help="with their ids")
    listing.add_argument("--json", action="store_true", help="for programs; see docs/commands.md")
    listing.set_defaults(run=list_notes)
    adding = acts.add_parser("add", help="add a note", description="Add a note.")
    adding.add_argument("--prompt", metavar="ID", required=True, help="what the group was asked")
    adding.add_argument("--group", metavar="ID", required=True, help="which group says it")
    adding.add_argument("--category", metavar="ID", required=True, help="the heading it belongs under")
    adding.add_argument("text", metavar="TEXT", help="what the group says")
    _add_reason(adding)
    adding.set_defaults(run=add_note)
    editing = acts.add_parser("edit", help="change a note", description="Change what a note says.")
    _add_id(editing)
    editing.add_argument("text", metavar="TEXT", help="what it is to say")
    _add_reason(editing)
    editing.set_defaults(run=edit_note)
    deleting = acts.add_parser("delete", help="delete a note", description="Delete a note.")
    _add_id(deleting)
    _add_reason(deleting)
    deleting.set_defaults(run=delete_note)
    restoring = acts.add_parser(
        "restore", help="bring a deleted note back", description="Bring a deleted note back."
    )
    _add_id(restoring)
    _add_reason(restoring)
    restoring.set_defaults(run=restore_note)

    add_acts(acts)
    moderation.add_acts(acts)


def _add_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="which note; the beginning of its id is enough")


def _add_reason(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--why", metavar="TEXT", default="", help="the reason, for the history")
    parser.add_argument("--json", action="store_true", help="for programs; see docs/commands.md")


def list_notes(context: Context, arguments: argparse.Namespace) -> int:
    """Print the notes, by prompt, group and category."""
    with context.repository() as repository:
        meeting, every, at = _asked_for(repository, arguments)
        opened = () if at else repository.visitors.open_prompts()
        must_be_known(arguments.prompt, arguments.group, meeting)
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
        described = [_prompt_as_json(context, prompt, opened) for prompt in prompts]
        then = {"at": moment_as_json(at)} if at else {}
        context.out.json({**then, "notes": [as_json(note) for note in notes], "prompts": described})
        return 0
    if at:
        print_heading(context, at)
    if arguments.deleted:
        prompts = [one for one in prompts if any(note.prompt == one.id for note in notes)]
        _print_deleted_heading(context, notes)
    printed = _Printed(context, meeting, notes, opened, ids=arguments.ids or arguments.deleted)
    printed.prompts(prompts, arguments.group)
    return 0


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


def add_note(context: Context, arguments: argparse.Namespace) -> int:
    """Add a note and say that it is kept."""
    with context.repository() as repository:
        note = repository.notebook.add(
            arguments.prompt,
            arguments.group,
            arguments.category,
            arguments.text,
            context.language.code,
            why=arguments.why,
        )
    return _told(context, arguments, N_("Saved: {text}"), note)


def edit_note(context: Context, arguments: argparse.Namespace) -> int:
    """Change the text of a note."""
    with context.repository() as repository:
        id_ = repository.past.note_id(arguments.id)
        note = repository.notebook.edit(id_, arguments.text, why=arguments.why)
    return _told(context, arguments, N_("Changed: {text}"), note)


def delete_note(context: Context, arguments: argparse.Namespace) -> int:
    """Delete a note; it can be restored."""
    with context.repository() as repository:
        note = repository.notebook.delete(repository.past.note_id(arguments.id), why=arguments.why)
    return _told(context, arguments, N_("Deleted: {text}"), note)


def restore_note(context: Context, arguments: argparse.Namespace) -> int:
    """Bring a note back."""
    with context.repository() as repository:
        note = repository.notebook.restore(repository.past.note_id(arguments.id), why=arguments.why)
    return _told(context, arguments, N_("Restored: {text}"), note)


def _told(context: Context, arguments: argparse.Namespace, template: str, note: Note) -> int:
    """Say what was done to a note."""
    if arguments.json:
        context.out.json({"note": as_json(note)})
    else:
        context.out.line(context.language.say(template, text=note.text))
    return 0


def as_json(note: Note) -> dict[str, object]:
    """A note for programs, as docs/commands.md describes it."""
    return {
        "id": note.id,
        "prompt": note.prompt,
        "group": note.group,
        "category": note.category,
        "text": note.text,
        "language": note.language,
        "created_at": moment_as_json(note.created_at),
        "edited_at": moment_as_json(note.edited_at) if note.edited_at else None,
        "origin": note.origin,
        "deleted_at": moment_as_json(note.deleted_at) if note.deleted_at else None,
    }


def moment_as_json(moment: datetime) -> str:
    """A moment for programs: in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def must_be_known(prompt: str | None, group: str | None, meeting: Meeting) -> None:
    """See to it that the meeting has a prompt and a group, as far as they are given.

    Raises:
        UnknownId: It lacks one of them.
    """
    for id_, known, template in (
        (prompt, meeting.prompt, N_("There is no prompt “{id}”. There are: {valid}.")),
        (group, meeting.group, N_("There is no group “{id}”. There are: {valid}.")),
    ):
        if id_ is not None and id_ not in known:
            raise UnknownId(template, id=id_, valid=", ".join(known))


def _prompt_as_json(context: Context, prompt: Prompt, opened: Collection[str]) -> dict[str, object]:
    categories = [
        Spoken(context.language, id=category.id).say(name=category.name).fields
        for category in prompt.categories
    ]
    spoken = Spoken(context.language, id=prompt.id, categories=categories, groups=list(prompt.groups))
    spoken.add(open_to_visitors=prompt.id in opened)
    return spoken.say(title=prompt.title).fields


class _Printed:
    """The notes for people. Ids stand beside what they mean, for those who want to add."""

    def __init__(
        self, context: Context, meeting: Meeting, notes: Sequence[Note], opened: Collection[str], *, ids: bool
    ) -> None:
        self._context = context
        self._meeting = meeting
        self._notes = notes
        self._opened = opened
        self._ids = ids

    def prompts(self, prompts: list[Prompt], group: str | None) -> None:
        for number, prompt in enumerate(prompts):
            if number:
                self._context.out.line()
            self._prompt(prompt, group)

    def _prompt(self, prompt: Prompt, group: str | None) -> None:
        out, language = self._context.out, self._context.language
        out.line(f"{told(prompt.title, language)} ({prompt.id})")
        categories = [f"{told(one.name, language)} ({one.id})" for one in prompt.categories]
        out.line(language.say(N_("Categories: {list}"), list=", ".join(categories)), indent=2)
        if prompt.id in self._opened:
            out.line(language.say(N_("Visitors may answer this.")), indent=2)
        groups = [self._meeting.group[id_] for id_ in prompt.groups if group in {None, id_}]
        named = [f"{self._name(one)} ({one.id})" for one in groups]
        out.line(language.say(N_("Groups: {list}"), list=", ".join(named)), indent=2)
        if not any(note.prompt == prompt.id for note in self._notes):
            out.line(language.say(N_("No notes yet.")), indent=2)
        for one in groups:
            self._group(prompt, one)
        if group is None:
            self._under(prompt, "", self._context.language.say(N_("said by visitors")))

    def _group(self, prompt: Prompt, group: Group) -> None:
        self._under(prompt, group.id, self._name(group))

    def _under(self, prompt: Prompt, group: str, heading: str) -> None:
        said = [note for note in self._notes if (note.prompt, note.group) == (prompt.id, group)]
        if said:
            self._context.out.line(heading, indent=2)
        for category in prompt.categories:
            notes = [note for note in said if note.category == category.id]
            if notes:
                self._context.out.line(told(category.name, self._context.language), indent=4)
            for note in notes:
                self._context.out.line(f"- {note.text}{self._id(note)}", indent=6, hanging=2)

    def _id(self, note: Note) -> str:
        return f" ({note.id})" if self._ids else ""

    def _name(self, group: Group) -> str:
        language = self._context.language
        return told(group.name, language) or language.country(group.country)
