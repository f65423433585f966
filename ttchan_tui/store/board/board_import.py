"""Bringing a board back that was taken along: all that is missing comes in, and nothing is overwritten."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from ttchan_tui.meeting.board.board_json_reader import read_board
from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.board.note_edits import to_be_approved
from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.board.promise import Promise
from ttchan_tui.meeting.board.themes import Theme
from ttchan_tui.meeting.errors import TooManyHands
from ttchan_tui.meeting.format.given import NoBoard
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.note_record import NOTE
from ttchan_tui.meeting.references import (
    check_about,
    check_category,
    check_known_prompt,
    check_level,
    check_partner,
    check_prompt,
    check_references,
)
from ttchan_tui.store.documents import NOTES
from ttchan_tui.store.errors import StoreVanished, explained
from ttchan_tui.store.files import disk
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.store.engine.protocol import Engine
    from ttchan_tui.store.note_source import NoteSource
    from ttchan_tui.store.visitors import Visitors

_T = TypeVar("_T", Theme, Promise)

LARGEST_BOARD: Final = 64 * 2**20
"""Bytes of a file that is read; a board of 20,000 long notes has less."""


@dataclass(slots=True)
class ImportResult:
    """What came in, and what did not because there is something else here."""

    notes: list[Note] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    known: int = 0
    """How many things were here already and say the same."""
    differing: list[Differing] = field(default_factory=list)

    @property
    def changes_something(self) -> bool:
        """Whether anything came in."""
        return bool(self.notes or self.themes or self.promises or self.progress)


@dataclass(frozen=True, slots=True)
class Differing:
    """Something that says one thing here and another in the file; it stays as it is here."""

    id: str
    ours: str
    """What it says here; empty if it was deleted here, or says the same and differs in something else."""
    theirs: str


def read_board_file(path: Path, meeting: Meeting) -> BoardSnapshot:
    """The board of a file.

    Raises:
        StoreVanished: There is no such file.
        StoreError: It cannot be read.
        NoBoard: It is no such file.
    """
    with explained(path):
        if disk.is_file(path) and path.stat().st_size > LARGEST_BOARD:
            raise NoBoard(N_("{path} is larger than any board. Is it the right file?"), path=path)
        if not disk.exists(path):
            raise StoreVanished(N_("There is no file {path}. Is the name right?"), path=path)
    return board_in(disk.read(path), path, meeting)


def board_in(content: bytes, path: Path, meeting: Meeting) -> BoardSnapshot:
    """The board in what a file or a pipe of that name holds.

    Raises:
        NoBoard: It is none.
    """
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NoBoard(
            N_("{path} is damaged, or no JSON file: it cannot be read to its end. Export it again."),
            path=path,
        ) from error
    return read_board(found, meeting)


class BoardImport:
    """A board that comes in, within a change of the repository that is all made or not at all."""

    def __init__(
        self, repository: NoteSource, visitors: Visitors, engine: Engine, board: BoardSnapshot
    ) -> None:
        """Bring a board into the database of a repository of the same meeting."""
        self._repository = repository
        self._visitors = visitors
        self._engine = engine
        self._board = replace(board, notes=tuple(map(to_be_approved, board.notes)))
        self._meeting = repository.meeting()
        self._brought = ImportResult()

    def carry_out(self) -> ImportResult:
        """Take in what is not here yet.

        Raises:
            UnknownId: The meeting here lacks a prompt, group, category, level or partner.
            TooManyHands: There are more hands than people, and no reason for it.
            Frozen: Something would come in where nothing is to change any more.
            NoBoard: Its parts do not fit together.
        """
        untouched = self._untouched_prompts()
        self._sort_out_themes()
        self._sort_out_notes()
        self._sort_out_promises()
        self._sort_out_progress(untouched)
        self._check()
        self._put_in()
        return self._brought

    def _untouched_prompts(self) -> set[str]:
        """The prompts that nothing was ever said on here, and nothing decided."""
        repository = self._repository
        said = {note.prompt for note in (*repository.notes(), *repository.deleted_notes())}
        return {
            prompt.id
            for prompt in self._meeting.prompts
            if prompt.id not in said and repository.board.steps.for_prompt(prompt.id) == Progress(prompt.id)
        }

    def _sort_out_themes(self) -> None:
        for theme in self._board.themes:
            check_known_prompt(self._meeting, theme.prompt)
        themes = self._repository.board.themes
        here = {one.id: one for prompt in self._meeting.prompts for one in themes.for_prompt(prompt.id)}
        self._brought.themes += self._missing(self._board.themes, here, lambda theme: theme.title)

    def _sort_out_promises(self) -> None:
        for promise in self._board.promises:
            check_partner(self._meeting, promise.partner)
        here = {one.id: one for one in self._repository.board.promises.all()}
        self._brought.promises += self._missing(self._board.promises, here, lambda promise: promise.text)

    def _missing(
        self, theirs: Iterable[_T], here: Mapping[str, _T], words: Callable[[_T], str]
    ) -> Iterator[_T]:
        """What is not here; what is here as well is compared."""
        for one in theirs:
            if (ours := here.get(one.id)) is None:
                yield one
            else:
                self._compare(one.id, ours == one, words(ours), words(one))

    def _sort_out_progress(self, untouched: set[str]) -> None:
        for progress in self._board.progress:
            check_known_prompt(self._meeting, progress.prompt)
            if progress.prompt in untouched:
                self._brought.progress.append(progress)

    def _sort_out_notes(self) -> None:
        here = self._notes_here()
        taken = {_line(note) for note in here.values()}
        highest: Counter[tuple[str, str]] = Counter()
        for note in (*here.values(), *self._board.notes):
            highest[note.prompt, note.group] = max(highest[note.prompt, note.group], note.line)
        for note in self._board.notes:
            ours = here.get(note.id)
            if ours is not None:
                gone = ours.deleted_at is not None
                same = to_be_approved(replace(ours, line=note.line)) == note
                self._compare(note.id, same, "" if gone else ours.text, note.text)
            elif note.group and (not note.line or _line(note) in taken):
                highest[note.prompt, note.group] += 1
                self._brought.notes.append(replace(note, line=highest[note.prompt, note.group]))
            else:
                taken.add(_line(note))
                self._brought.notes.append(note)

    def _notes_here(self) -> dict[str, Note]:
        """All that were ever said here, by their ids: deleted ones and those of visitors, shown or not."""
        repository = self._repository
        of_visitors = self._visitors.notes(*Standing)
        every = (*repository.notes(), *repository.deleted_notes(), *of_visitors)
        return {note.id: note for note in every}

    def _compare(self, id: str, same: bool, ours: str, theirs: str) -> None:
        if same:
            self._brought.known += 1
        else:
            self._brought.differing.append(Differing(id, ours, theirs))

    def _check(self) -> None:
        """See to it that everything that comes in has its place."""
        for note in self._brought.notes:
            self._check_note(note)
        prompts = {theme.id: theme.prompt for theme in self._board.themes}
        for note in self._board.notes:
            if prompts.get(note.theme, note.prompt) != note.prompt:
                raise NoBoard(
                    N_("Note {id} is under a theme of another prompt. Nothing was changed."), id=note.id
                )
        for theme in self._brought.themes:
            self._repository.board.steps.check_not_frozen(theme.prompt)
        for progress in self._brought.progress:
            for group in (*progress.freezes, *progress.ready):
                if group:
                    check_prompt(self._meeting, progress.prompt, group)

    def _check_note(self, note: Note) -> None:
        meeting = self._meeting
        if not note.group:
            check_known_prompt(meeting, note.prompt)
            check_category(meeting, note.prompt, note.category)
            return
        check_references(meeting, note)
        check_level(meeting, note.prompt, note.level)
        check_about(meeting, note.prompt, note.about)
        self._repository.board.steps.check_not_frozen(note.prompt, note.group)
        size = meeting.size_of(note.group)
        if size is not None and (note.hands or 0) > size and not note.hands_why and not self._board.public:
            raise TooManyHands(note.hands or 0, size)

    def _put_in(self) -> None:
        brought, board = self._brought, self._repository.board
        if of_groups := [NOTE.document(note) for note in brought.notes if note.group]:
            self._engine.table(NOTES).insert_multiple(of_groups)
        for note in brought.notes:
            if not note.group:
                self._visitors.insert(note)
        for promise in brought.promises:
            board.promises.insert(promise)
        for theme in brought.themes:
            board.themes.insert(theme)
        for progress in brought.progress:
            board.steps.put(progress)


def _line(note: Note) -> tuple[str, str, int]:
    return note.prompt, note.group, note.line
