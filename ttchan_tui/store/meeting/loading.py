"""Loading: another meeting, or files of this one field by field, so that nothing others have done is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from ttchan_tui.meeting.editing import changed, flat, key_of
from ttchan_tui.meeting.format import SECTIONS, BadMeeting, Sections, read_meeting
from ttchan_tui.meeting.history.change_kinds import LOAD_MEETING
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.references import orphaned_notes
from ttchan_tui.meeting.roles import Person
from ttchan_tui.store.contents import Contents
from ttchan_tui.store.documents import documents_of, sections_in
from ttchan_tui.store.engine.changes import Act, acting
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.engine.state import Doc
from ttchan_tui.store.meeting.aside import MeetingsAside
from ttchan_tui.store.meeting.stamp import Parts, Stamp, parts_now, parts_then
from ttchan_tui.store.pictures import Pictures
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class Take(Enum):
    """Whose version stays where both have changed the same."""

    FILES = "files"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class BothChanged:
    """A field that the files and somebody here have changed, each otherwise."""

    section: str
    key: str
    path: str
    """The field; empty if one has taken the whole part away."""
    here: object
    files: object


class Undecided(Explained):
    """Both sides have changed the same, and nobody has said whose stays; nothing was loaded."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            N_(
                "Both have changed the same, so nothing was loaded. Say whose version stays: --take files "
                "or --take here."
            )
        )


class MeetingLoader:
    """Loads another meeting, or another version of the one in use."""

    def __init__(
        self, context: StoreContext, contents: Contents, aside: MeetingsAside, person: Person
    ) -> None:
        """Load into the meeting of a context, for a person; another one is kept aside."""
        self._context = context
        self._contents = contents
        self._aside = aside
        self._person = person
        self._pictures = Pictures(context.engine.path)

    def sections(self) -> Sections:
        """The meeting as its files would have it.

        Raises what `Repository.meeting` raises.
        """
        self._context.meeting()
        engine = self._context.engine
        return sections_in(lambda table: (document for _, document in engine.docs(table)), engine.path.name)

    def replace(self, sections: Sections, pictures: Mapping[str, bytes] = MappingProxyType({})) -> Meeting:
        """Put another meeting, or another version of it, in the place of this one, whatever is here.

        Another meeting is kept aside, with its notes, and comes back with `use`.

        Args:
            sections: What it says.
            pictures: Those that it names, as far as they are not here already.

        Raises:
            BadMeeting: It is not sound, or lacks what notes of this meeting belong to.
            NotAllowed: The person may not do that.
        """
        self._person.must_do(LOAD_MEETING)
        meeting = read_meeting(sections, thorough=True)
        self._contents.check_there()
        self._pictures.keep(pictures)
        engine = self._context.engine
        with acting(Act(who=self._person.name, what=LOAD_MEETING)), engine.transaction() as pending:
            self._must_hold_all_notes(meeting)
            before = str(next(document["id"] for _, document in engine.docs("meeting")))
            if before != meeting.id:
                self._aside.put(before)
                self._aside.take(meeting.id)
            pending.replace_tables(documents_of(sections))
        return meeting

    def use(self, id: str) -> Meeting:
        """Take a meeting up again that was kept aside; the one in use is kept in its place.

        Raises:
            UnknownId: No such meeting is kept.
        """
        meeting = self._contents.meeting()
        return meeting if meeting.id == id else self.replace(self._aside.sections(id))

    def plan(self, files: Sections, stamp: Stamp | None, take: Take | None = None) -> MeetingLoading:
        """What would become of the meeting in use; nothing is changed."""
        return MeetingLoading(self._context.engine, files, stamp, take)

    def load(
        self,
        files: Sections,
        stamp: Stamp | None,
        take: Take | None = None,
        *,
        pictures: Mapping[str, bytes] = MappingProxyType({}),
        why: str = "",
    ) -> Meeting:
        """Take what only one side has changed: all of it, or nothing.

        Args:
            files: The sections of the files.
            stamp: What they are based on, if that is known.
            take: Whose version stays where both have changed the same.
            pictures: Those that came with the files.
            why: The reason, for the history.

        Raises:
            Undecided: Both have changed the same, and nobody has said whose version stays.
            BadMeeting: It would not be sound, or lack what notes of this meeting belong to.
            NotAllowed: The person may not do that.
        """
        with self._context.changing(LOAD_MEETING, why), self._context.engine.transaction() as pending:
            loading = self.plan(files, stamp, take)
            if loading.both and take is None:
                raise Undecided
            self._pictures.keep(pictures)
            documents = loading.documents
            file = self._context.engine.path.name
            meeting = read_meeting(sections_in(lambda name: documents[name], file), thorough=True)
            self._must_hold_all_notes(meeting)
            pending.replace_tables(documents)
        return meeting

    def _must_hold_all_notes(self, meeting: Meeting) -> None:
        if problems := tuple(orphaned_notes(meeting, self._contents.every_note())):
            raise BadMeeting(problems)


class MeetingLoading:
    """What would become of the meeting in use if these files were loaded."""

    def __init__(
        self, engine: Engine, files: Sections, stamp: Stamp | None, take: Take | None = None
    ) -> None:
        """Compare the files with what is here, and with what they are based on if their stamp tells that.

        Args:
            engine: Where the meeting in use is.
            files: The sections of the files.
            stamp: What they are based on; None if nobody knows, and then they replace what is here.
            take: Whose version stays where both have changed the same.
        """
        self._here = parts_now(engine)
        self._take = take
        self.both: list[BothChanged] = []
        """What both have changed."""
        there = {
            section: {key_of(section, document): document for document in documents}
            for section, documents in documents_of(files).items()
        }
        base = parts_then(engine, stamp) if stamp else None
        self.is_based = base is not None
        """Whether it is known what the files are based on; else they set back what was changed here."""
        self.parts: Parts = {
            section: self._section(section, there[section], base and base[section]) for section in SECTIONS
        }

    @property
    def documents(self) -> dict[str, list[Doc]]:
        """The documents of the meeting as it would be."""
        return {section: list(parts.values()) for section, parts in self.parts.items()}

    @property
    def changes(self) -> tuple[PartChange, ...]:
        """What would be different here."""
        return tuple(
            PartChange(section, key, self._here[section].get(key), self.parts[section].get(key))
            for section in SECTIONS
            for key in dict.fromkeys((*self._here[section], *self.parts[section]))
            if self._here[section].get(key) != self.parts[section].get(key)
        )

    def _section(self, section: str, files: dict[str, Doc], base: dict[str, Doc] | None) -> dict[str, Doc]:
        if base is None:
            return files
        here = self._here[section]
        order = here if list(files) == list(base) else {**files, **here}
        found = {
            key: self._part(section, key, (base.get(key), here.get(key), files.get(key)))
            for key in dict.fromkeys((*order, *files))
        }
        return {key: document for key, document in found.items() if document is not None}

    def _part(self, section: str, key: str, sides: tuple[Doc | None, Doc | None, Doc | None]) -> Doc | None:
        base, here, files = sides
        if files in (here, base):
            return here
        if here == base:
            return files
        if here is None or files is None:
            self.both.append(BothChanged(section, key, "", here, files))
            return files if self._take is Take.FILES else here
        fields: dict[str, object] = {}
        was, is_, said = flat(base or {}), flat(here), flat(files)
        for path in dict.fromkeys((*is_, *said)):
            old, ours, theirs = was.get(path), is_.get(path), said.get(path)
            if theirs in (ours, old):
                continue
            if ours != old:
                self.both.append(BothChanged(section, key, path, ours, theirs))
                if self._take is not Take.FILES:
                    continue
            fields[path] = theirs
        return changed(here, fields)
