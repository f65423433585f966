"""What all screens of one running app share."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.clock import Clock
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.visibility import ORGANISER, PUBLIC
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import CODES, Language, language

if TYPE_CHECKING:
    from ttchan_tui.meeting.announcement import Announcement
    from ttchan_tui.meeting.board.promise import Promise
    from ttchan_tui.meeting.board.themes import Theme
    from ttchan_tui.meeting.draft import Draft
    from ttchan_tui.meeting.groupwork import Note
    from ttchan_tui.meeting.search.index import Index
    from ttchan_tui.store import Drafts, Repository
    from ttchan_tui.tui.typing.field_drafts import FieldDrafts


@dataclass
class Session:
    """The repository, the clock and the language that the screens speak."""

    repository: Repository
    language_code: str
    standing_at: datetime | None = None
    public: bool = False
    """Whether whoever comes by uses it, and nobody who could answer for what is done."""
    group: str = ""
    """Id of the group whose facilitator uses it; empty if it is nobody's."""
    kiosk: str = ""
    """What the kiosk is called, if this is one."""
    saved_at: datetime | None = None
    """When the store last acknowledged something typed here; at the meeting's time."""
    keeps_drafts: bool = True
    """Whether what is typed outlives this session on the disk; not at a kiosk, which forgets its visitors."""
    unsaved: int = 0
    """Lines typed here that the store has not acknowledged."""
    left: tuple[Draft, ...] = field(default=(), init=False)
    """What the same person has typed in sessions that ended before it was saved, as of the last look."""
    warned: bool = field(default=False, init=False)
    """Whether the person has been warned of these very lines when leaving."""
    trouble: Explained | None = field(default=None, init=False)
    """Why the store cannot be read; the screens go on with what was read last, and say so."""
    began_behind: int = field(default=0, init=False)
    """The last record when the session began; what is undone here was done behind it."""
    obstacle: Explained | None = field(default=None, init=False)
    """Why nothing can be stored at present; the screens go on, and say so."""
    refusal: Explained | None = field(default=None, init=False)
    """Why the store did not take a line that was typed here and is waiting."""
    _drafts: Drafts | None = field(default=None, init=False)
    _begun: FieldDrafts | None = field(default=None, init=False)
    _given_up: bool = field(default=False, init=False)
    """Whether reading failed; it takes long, and is tried again when somebody asks for news."""
    _meeting: Meeting | None = field(default=None, init=False)
    _notes: tuple[Note, ...] = field(default=(), init=False)
    _announced: tuple[Announcement, ...] = field(default=(), init=False)
    _read: frozenset[str] = field(default=frozenset(), init=False)
    """Ids of the urgent announcements that the person has read."""
    _token: object = field(default=None, init=False)
    _clock: tuple[Meeting, Clock] | None = field(default=None, init=False)
    _index: tuple[Meeting, Index] | None = field(default=None, init=False)
    _indexed: object = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Begin."""
        self.began_behind = self.repository.last_record

    @property
    def meeting(self) -> Meeting:
        """The meeting as the store has it now; as it was read last, if it cannot be read.

        Raises:
            Explained: It could never be read.
        """
        if self._meeting is not None and self._given_up:
            return self._meeting
        try:
            self._meeting = self.repository.meeting()
            self.trouble = None
        except Explained as trouble:
            if self._meeting is None:
                raise
            self.trouble = trouble
            self._given_up = True
        return self._meeting

    def notes(self, prompt: str | None = None, group: str | None = None) -> tuple[Note, ...]:
        """The notes that may be seen here, as the store has them now; as they were read last, if it cannot.

        In public, those that may leave the room. For the facilitator of a group, all but those of other
        groups on prompts that are hidden. For all others, every note.
        """
        if not self._given_up:
            with suppress(Explained):  # `meeting` has told already
                hidden = self.repository.board.steps.hidden() if self.group else frozenset()
                everything = self.repository.seen_by(PUBLIC if self.public else ORGANISER).notes()
                if not self.public and not hidden:
                    self._notes = everything
                    return self.repository.notes(prompt, group)
                self._notes = tuple(
                    note for note in everything if note.group == self.group or note.prompt not in hidden
                )
        return tuple(
            note for note in self._notes if prompt in (None, note.prompt) and group in (None, note.group)
        )

    def progress(self, prompt: str) -> Progress:
        """How far the work on a prompt has come; nothing is known of it while the store cannot be read."""
        with suppress(Explained):
            return self.repository.board.steps.for_prompt(prompt)
        return Progress(prompt)

    def themes(self, prompt: str) -> tuple[Theme, ...]:
        """The themes of a prompt, in their order; none while the store cannot be read.

        For the facilitator of a group, without those that are made of hidden notes only.
        """
        with suppress(Explained):
            themes = self.repository.board.themes.for_prompt(prompt)
            if not self.group or not self.progress(prompt).hidden:
                return themes
            made_of: dict[str, set[str]] = {}
            for note in (*self.repository.notes(prompt), *self.repository.deleted_notes()):
                made_of.setdefault(note.theme, set()).add(note.group)
            return tuple(one for one in themes if self.group in made_of.get(one.id, {self.group}))
        return ()

    def promises(self) -> tuple[Promise, ...]:
        """What was promised; nothing while the store cannot be read.

        For the facilitator of a group, without what comes from notes that are hidden from them.
        """
        with suppress(Explained):
            promises = self.repository.board.promises.all()
            return tuple(one for one in promises if self.may_know(one.note))
        return ()

    def may_see(self, prompt: str, group: str) -> bool:
        """Whether what that group says on a prompt is not hidden from the facilitator of another one."""
        return self.group in ("", group) or not self.progress(prompt).hidden

    def may_know(self, note: str) -> bool:
        """Whether what was made of the note of that id, or of none, gives away nothing that is hidden."""
        if not (self.group and note):
            return True
        with suppress(Explained):
            found = self.repository.note(note)
            return self.may_see(found.prompt, found.group)
        return False  # nobody can tell whose it was

    def announcements(self) -> tuple[Announcement, ...]:
        """What is announced at present, by the real time, the newest first."""
        now = datetime.now(UTC)
        if not self._given_up:
            with suppress(Explained):
                self._announced = self.repository.announcements.standing(now)
        return tuple(one for one in self._announced if one.stands(now))

    def urgent(self) -> tuple[Announcement, ...]:
        """The announcements that have to cover the screen: urgent ones that were not read yet."""
        return tuple(one for one in self.announcements() if one.urgent and one.id not in self._read)

    def has_read(self) -> None:
        """The person has read what is urgent at present."""
        self._read |= {one.id for one in self.urgent()}

    def open_prompts(self) -> tuple[str, ...]:
        """Ids of the prompts that visitors may answer; none while the store cannot be read."""
        with suppress(Explained):
            return self.repository.visitors.open_prompts()
        return ()

    @property
    def clock(self) -> Clock:
        """The clock that every screen goes by; a new one when another meeting is loaded."""
        meeting = self.meeting
        if self._clock is None or self._clock[0] is not meeting:
            self._clock = (meeting, Clock(meeting, self.standing_at))
        return self._clock[1]

    @property
    def language(self) -> Language:
        """The language in use."""
        return language(self.language_code)

    def next_language(self) -> None:
        """Go on to the next language."""
        self.language_code = CODES[(CODES.index(self.language_code) + 1) % len(CODES)]

    @property
    def drafts(self) -> Drafts | None:
        """Where what is typed is kept until the store has it; none if it is not to be kept."""
        if self.keeps_drafts and self._drafts is None:
            self._drafts = self.repository.drafts()
        return self._drafts

    @property
    def begun(self) -> FieldDrafts:
        """What is typed in the fields of the board and not stored."""
        if self._begun is None:
            from ttchan_tui.tui.typing.field_drafts import FieldDrafts

            self._begun = FieldDrafts(self)
        return self._begun

    @property
    def has_begun(self) -> bool:
        """Whether anything is typed there."""
        return any(True for _ in self._begun or ())

    @property
    def not_kept(self) -> str:
        """Says that what is typed is on no disk at present; empty if it is, or is not to be."""
        return self.language.say("no draft is kept") if self.drafts and self.drafts.trouble else ""

    def look_for_drafts(self) -> bool:
        """Look what sessions that are over have left; tell whether that is something else than before."""
        before, self.left = self.left, tuple(self.drafts.left() if self.drafts else ())
        return self.left != before

    def waiting(self) -> list[Draft]:
        """What the same person has typed and not saved, and would not see: as long as it has a place.

        Lines of this session are seen where they are typed.
        """
        drafts = [*self.left, *(self._begun or ())]
        if not drafts:
            return []
        from ttchan_tui.tui.typing.line_drafts import has_place

        return [draft for draft in drafts if has_place(draft, self)]

    def take_up(self, prompt: str, group: str) -> list[Draft]:
        """Take up what was left on a prompt by a group. To be called on a thread.

        Raises:
            Explained: It cannot be taken up; it stays where it is.
        """
        if self.drafts is None:
            return []
        from ttchan_tui.tui.typing.line_drafts import line_ref

        place = line_ref(self.meeting.id, prompt, group)
        return self.drafts.take(lambda draft: replace(draft.place, notes=()) == place)

    def close(self) -> None:
        """The session is over; what it has typed and not saved stays for the next one."""
        if self._drafts:
            self._drafts.close()

    def tell_saved(self) -> None:
        """The store has just acknowledged something typed here."""
        self.saved_at = datetime.now(ZoneInfo(self.meeting.time_zone))

    def tell_unsaved(self, number: int, refusal: Explained | None) -> None:
        """So many lines typed here are not acknowledged yet, one of them for that reason."""
        self.refusal = refusal
        if number != self.unsaved:
            self.unsaved, self.warned = number, False

    @property
    def read_only(self) -> Explained | None:
        """Why one can only read at present; none if one can write."""
        return self.trouble or self.obstacle or self.refusal

    def has_news(self) -> bool:
        """Whether the store has changed since this was last asked."""
        self._given_up = False
        before, self._token = self._token, self._change_token()
        return before is not None and self._token != before

    def _change_token(self) -> object:
        """What changes whenever the store does, or can or cannot be read or written any more."""
        self.obstacle = self.repository.obstacle()
        try:
            return self.repository.change_token(), self.trouble is None, str(self.obstacle)
        except Explained as trouble:
            self.trouble = trouble
            return str(trouble)

    def search_index(self) -> Index:
        """The index over everything as it is now; it learns notes as `Index.learn` is called."""
        from ttchan_tui.meeting.search.index import Index

        meeting, of = self.meeting, self._change_token()
        if self._index is None or self._index[0] is not meeting:
            self._index, self._indexed = (meeting, Index(meeting)), None
        index = self._index[1]
        if self._indexed != of:
            index.keep(self.notes())
            self._indexed = of
        return index
