"""A meeting that is over: something of everything that is private is kept of it, and some of it is public."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.meeting.editing import Edit
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.meeting.history.change_kinds import EDIT_TEXT
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import NewNote, Pin, Repository, open_repository

SECRET: Final = "sEcret"
"""Stands in all that is private, and in nothing else."""
PROMPT: Final = "promote-my-partner"
PUBLIC_NOTE: Final = "Show their <films>"
PIN: Final = "271828"
SITE: Final = "https://daugavpils.lv/t"
ADDRESS: Final = "https://www.daugavpils.lv/pilseta/ttchan"


def make(directory: Path) -> None:
    """Make a data directory of such a meeting."""
    _write_notes(directory)
    repository = open_repository(directory)
    repository.results.publications.enter(ADDRESS, date(2018, 11, 20), short_address=SITE)
    repository.results.short_paths.complete()
    _say_as_visitor(repository)
    repository.announcements.announce({"en": f"{SECRET} announced"}, datetime.now(UTC) + timedelta(hours=1))
    _leave_drafts(repository)
    repository.draft.change(EDIT_TEXT, [Edit("activity", "d1-4", {"title.en": f"{SECRET} unreleased"})])
    repository.close()
    Pin(directory).set(PIN)


def _write_notes(directory: Path) -> None:
    repository = open_repository(directory, Person(f"{SECRET}-person", Role.LEAD))
    for text, standing in (
        (PUBLIC_NOTE, Standing.SHOWN),
        (f"{SECRET} waiting", None),
        (f"{SECRET} held", Standing.HELD),
        (f"{SECRET} rejected", Standing.REJECTED),
    ):
        [note] = repository.notebook.add_all([NewNote(PROMPT, "rs", "culture", text, "en", author=SECRET)])
        if standing:
            repository.moderation.judge([note.id], standing, why=f"{SECRET} reason")
    gone = repository.notebook.add(PROMPT, "rs", "culture", f"{SECRET} deleted", "en")
    repository.notebook.delete(gone.id, why=f"{SECRET} why")
    edited = repository.notebook.add(PROMPT, "rs", "culture", f"{SECRET} before", "en")
    repository.notebook.edit(edited.id, "Said after")
    repository.board.promises.promise(f"{SECRET} promise", f"{SECRET}-who", "rs", note=edited.id)
    repository.close()


def _say_as_visitor(repository: Repository) -> None:
    repository.visitors.open(PROMPT)
    repository.visitors.say(PROMPT, "culture", f"{SECRET} of a visitor", "en", kiosk="foyer")


def _leave_drafts(repository: Repository) -> None:
    place = FieldRef(repository.meeting().id, DraftKind.LINE, PROMPT, "rs")
    drafts = repository.side_files.drafts()
    drafts.keep([Draft(place, f"{SECRET} draft", "en")])
    drafts.close()
