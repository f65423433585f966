"""What is done to one part of the meeting; `Repository.editing` gives it."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from ttchan_tui.meeting.checks import Finding, Severity, check
from ttchan_tui.meeting.checks.former_figures import former_figures
from ttchan_tui.meeting.editing import Clash, Clashing, Document, Edit, changed, clashes, key_of, value_at
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.format import BadMeeting, read_meeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.references import orphaned_notes
from ttchan_tui.meeting.wording.doubts import found_words
from ttchan_tui.store.contents import Contents
from ttchan_tui.store.documents import sections_in
from ttchan_tui.store.engine.changes import Operation
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.pictures import PICTURED, Pictures
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_, Language


class Faulty(Explained):
    """With that change the meeting would say what cannot be right; nothing was changed."""

    def __init__(self, findings: Sequence[Finding], meeting: Meeting) -> None:
        """Keep what was found in the meeting as it would be."""
        super().__init__(N_("That cannot be right, so nothing was changed:"))
        self.findings = findings
        self._meeting = meeting

    def sentence(self, language: Language) -> str:
        """The sentence, and a line for each fault."""
        faults = (found_words(one, self._meeting, language) for one in self.findings)
        return "\n".join((super().sentence(language), *faults))


@dataclass(frozen=True, slots=True)
class Edited:
    """What has come of an act."""

    before: Meeting
    meeting: Meeting
    warnings: tuple[Finding, ...]
    """What is doubtful now and was not before."""
    record: int
    """The number of the last record; what was seen with it can be changed with `seen`."""


class Changing(Protocol):
    """What can be changed entry by entry: the meeting, or its draft."""

    def meeting(self) -> Meeting:
        """The meeting as it is there."""

    def document(self, section: str, key: str) -> Document:
        """One entry, as plain as in the files."""

    def change(self, verb: str, edits: Iterable[Edit], *, seen: int | None = None, why: str = "") -> Edited:
        """Let entries say something else; see `MeetingEditing.change`."""


class MeetingEditing:
    """Changes parts of the meeting of a repository: each act is one record, and checked as a whole."""

    def __init__(self, context: StoreContext, contents: Contents) -> None:
        """Change the meeting of a context."""
        self._context = context
        self._contents = contents
        self._engine = context.engine
        self._found: tuple[Meeting, frozenset[tuple[str, str, str]]] | None = None
        """A meeting, and what the checks have found in it."""
        self._pictures = Pictures(context.engine.path)

    def change(self, verb: str, edits: Iterable[Edit], *, seen: int | None = None, why: str = "") -> Edited:
        """Let entries say something else, or be there: all of them, or none.

        Args:
            verb: What the history calls it.
            edits: What is to be said; fields that are not named stay as they are.
            seen: The number of the last record when the person looked; what others have changed since in
                other fields stays beside it.
            why: The reason, for the history.

        Raises:
            UnknownId: There is no such entry, or already one of that name.
            Clashing: Somebody has changed the same field since.
            BadMeeting: It is not as the format wants it, or notes would belong to nothing.
            Faulty: The checks find an error that was not there before.
            NotAllowed: The person may not do that.
        """
        edits = tuple(edits)
        with self._context.changing(verb, why), self._engine.transaction() as pending:
            if both := self.clashes(edits, seen):
                raise Clashing(both)
            before = self._contents.meeting()
            meeting, new = self.carry_out(pending, edits)
            changes_any = any(map(pending.changes, {edit.section for edit in edits}))
        record = self._last_own(verb) if changes_any else self._engine.sequence()
        return Edited(before, meeting, new, record)

    def _last_own(self, verb: str) -> int:
        """The number of the record that this process has just made; others may have made some since."""
        changes = self._engine.changes(newest_first=True)
        own = (one.sequence for one in changes if (one.process, one.what) == (os.getpid(), verb))
        return next(own, self._engine.sequence())

    def carry_out(self, pending: WriteSet, edits: Iterable[Edit]) -> tuple[Meeting, tuple[Finding, ...]]:
        """Change it within a transaction, whatever others have changed; the meeting, and what is doubtful.

        Raises what `change` does, but for `Clashing`.
        """
        before = self._contents.meeting()
        for edit in edits:
            self._put(pending, edit)
        meeting = self._checked(lambda table: (doc for _, doc in self._engine.docs(table)))
        return meeting, self._new_findings(before, meeting)

    def clashes(self, edits: Iterable[Edit], seen: int | None) -> list[Clash]:
        """The fields that others have changed since that record, and that are to become something else."""
        return [clash for edit in edits for clash in self._clashes(edit, seen)]

    def meeting(self) -> Meeting:
        """The meeting that is changed."""
        return self._contents.meeting()

    def would(self, edits: Iterable[Edit]) -> Edited:
        """What would come of it if that were changed now; nothing is.

        Raises what `change` does, but for what others have changed and for who may do it.
        """
        edits = tuple(edits)
        before = self._contents.meeting()
        meeting = self._checked(lambda table: self._as_they_would_be(table, edits))
        return Edited(before, meeting, self._new_findings(before, meeting), self._engine.sequence())

    def _as_they_would_be(self, table: str, edits: Iterable[Edit]) -> Iterable[Document]:
        """The documents of a table, some of which have nothing that tells them apart."""
        if any(edit.section == table for edit in edits):
            return self.entries(table, edits).values()
        return [document for _, document in self._engine.docs(table)]

    def entries(self, section: str, edits: Iterable[Edit]) -> dict[str, Document]:
        """The entries of a section as they would be if that were changed, by what tells them apart.

        Raises:
            UnknownId: There is no such entry, or already one of that name.
        """
        entries: dict[str, Document] = {key_of(section, doc): doc for _, doc in self._engine.docs(section)}
        for edit in edits:
            if edit.section == section:
                must_be_known(edit, entries)
                if edit.order:
                    entries = _in_order(entries, edit.order)
                else:
                    entries[edit.key] = changed(entries.get(edit.key, {}), edit.fields)
        return entries

    def _new_findings(self, before: Meeting, after: Meeting) -> tuple[Finding, ...]:
        """What is doubtful now and was not before.

        Raises:
            Faulty: It is worse than that.
        """
        if self._found is None or self._found[0] is not before:
            self._found = (before, frozenset(map(_known, check(before))))
        new = tuple(finding for finding in check(after) if _known(finding) not in self._found[1])
        told = {one.where for one in new if one.code == "text-figure-differs"}
        new += tuple(one for one in former_figures(before, after) if one.where not in told)
        if errors := [one for one in new if one.severity is Severity.ERROR]:
            raise Faulty(errors, after)
        return new

    def document(self, section: str, key: str) -> Document:
        """One entry, as plain as in the files.

        Raises:
            UnknownId: There is none.
        """
        return found_in(self.entries(section, ()), section, key)

    def _put(self, pending: WriteSet, edit: Edit) -> None:
        picture = edit.fields.get("picture")
        if picture is not None and edit.section in PICTURED and not self._pictures.content(str(picture)):
            raise UnknownId(_NO_PICTURE, id=picture)
        numbers = {key_of(edit.section, one): number for number, one in pending.docs(edit.section).items()}
        must_be_known(edit, numbers)
        if edit.is_new:
            pending.set(edit.section, str(pending.next_id(edit.section)), changed({}, edit.fields))
            return
        documents = {key: dict(pending.docs(edit.section)[number]) for key, number in numbers.items()}
        if edit.order:
            places = sorted((numbers[key] for key in edit.order), key=int)
            new = dict(zip(places, (documents[key] for key in edit.order), strict=True))
        else:
            new = {numbers[edit.key]: changed(documents[edit.key], edit.fields)}
        for number, document in new.items():
            if pending.get(edit.section, number) != document:
                pending.set(edit.section, number, document)

    def _clashes(self, edit: Edit, seen: int | None) -> list[Clash]:
        now = None if seen is None or edit.is_new else self.entries(edit.section, ()).get(edit.key)
        if now is None or seen is None:
            return []
        since = list(self._since(edit, seen))
        base = since[-1][1].before if since else now

        def who(path: str) -> str:
            changes = (name for name, one in since if value_at(one.before, path) != value_at(one.after, path))
            return next(changes, "")

        return clashes(base, now, edit, who)

    def _since(self, edit: Edit, seen: int) -> Iterator[tuple[str, Operation]]:
        """What was done to an entry since that record, the newest first, and by whom."""
        for change in self._engine.changes(newest_first=True):
            if change.sequence <= seen:
                return
            for one in change.operations:
                sides = [side for side in (one.before, one.after) if side is not None]
                if one.table == edit.section and any(
                    key_of(edit.section, side) == edit.key for side in sides
                ):
                    yield change.who, one

    def _checked(self, documents: Callable[[str], Iterable[Document]]) -> Meeting:
        """The meeting that these documents are, with a place for every note."""
        meeting = read_meeting(sections_in(documents, self._engine.path.name), thorough=True)
        if problems := tuple(orphaned_notes(meeting, self._contents.every_note())):
            raise BadMeeting(problems)
        return meeting


def found_in(entries: Mapping[str, Document], section: str, key: str) -> Document:
    """The entry of that key; raises UnknownId if there is none."""
    if key not in entries:
        raise UnknownId(_NO_ENTRY, section=section, id=key)
    return entries[key]


def _in_order(entries: Mapping[str, Document], order: Sequence[str]) -> dict[str, Document]:
    """The same entries, with some of them one behind the other in the places that they have."""
    moved = iter(order)
    return {key: entries[key] for key in (next(moved) if one in order else one for one in entries)}


def must_be_known(edit: Edit, known: Container[str]) -> None:
    """Raise UnknownId if an entry to be changed is not there, or the new one is."""
    for key in edit.order or (edit.key,):
        if (key in known) == edit.is_new:
            raise UnknownId(_TAKEN if edit.is_new else _NO_ENTRY, section=edit.section, id=key)


def _known(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.where, str(finding.values)


_NO_ENTRY: Final = N_("There is no {section} “{id}” in this meeting. Nothing was changed.")
_TAKEN: Final = N_("The id “{id}” is taken already ({section}). Nothing was changed.")
_NO_PICTURE: Final = N_(
    "No picture “{id}” is kept here. Put it into the folder pictures of the meeting's files, and load them. "
    "Nothing was changed."
)
