"""A record of the history is taken back by its number, whoever did it; what belongs to it goes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ttchan_tui.meeting.editing.acts import edit_activity
from ttchan_tui.meeting.errors import NothingToTakeBack, UnknownId
from ttchan_tui.meeting.history.change_kinds import EDIT_ACTIVITY, UNDO_PART
from ttchan_tui.meeting.history.undoing import StandsOtherwise, is_grave
from ttchan_tui.meeting.roles import NotAllowed, Person, Role
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.text.languages import language

ONE, OTHER = "d2-8", "d2-7"
Opened = Callable[..., Repository]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Opens one and the same store for a person of that name."""
    repositories: list[Repository] = []

    def opened(name: str, role: Role = Role.ORGANISER, *groups: str) -> Repository:
        person = Person(name, role, frozenset(groups))
        repositories.append(open_repository(tmp_path / "data", person))
        return repositories[-1]

    yield opened
    for repository in repositories:
        repository.close()


def edit(repository: Repository, id: str = ONE, **fields: object) -> int:
    """Change an activity; give the number of the record."""
    edits = edit_activity(repository.meeting(), id, **fields)
    return repository.editing.change(EDIT_ACTIVITY, edits).record


def said(repository: Repository, id: str = ONE) -> str:
    return repository.meeting().activity[id].title.by_language["en"]


def announce(repository: Repository, of: int) -> str:
    until = datetime.now(UTC) + timedelta(hours=1)
    return repository.announcements.announce({"en": "It is later."}, until, of=of).id


def standing(repository: Repository) -> list[str]:
    return [one.id for one in repository.announcements.standing(datetime.now(UTC))]


def test_a_record_is_taken_back_by_its_number_once(opened: Opened) -> None:
    anna, bruno = opened("anna"), opened("bruno")
    title = said(anna)
    record = edit(anna, title={"en": "A", "lv": "A"})
    edit(anna, OTHER, title={"en": "Later", "lv": "Vēlāk"})
    undone = bruno.past.undo_record(record)
    assert (said(anna), said(anna, OTHER)) == (title, "Later")
    assert undone.number == record
    [entry] = anna.past.entries(after=anna.last_record - 1)
    assert (entry.who, entry.what, entry.undoes) == ("bruno", "undo", record)
    with pytest.raises(NothingToTakeBack, match="already"):
        bruno.past.undo_record(record)
    with pytest.raises(UnknownId, match="no change 4711"):
        bruno.past.undo_record(4711)
    bruno.past.undo_record(entry.number)  # what was undone is done again in the same way
    assert said(anna) == "A"


def test_where_something_was_changed_since_both_versions_are_shown(opened: Opened) -> None:
    anna = opened("anna")
    record = edit(anna, start="14:00:00", venues=["city-council"])
    edit(opened("bruno"), start="14:30:00")
    before = anna.last_record
    with pytest.raises(StandsOtherwise) as refused:
        anna.past.undo_record(record)
    assert anna.last_record == before
    told = refused.value.sentence(language("en"))
    assert "begins: 14:00 → 14:30" in told
    assert f"“{said(anna)}”" in told
    assert ONE not in told


def test_one_part_of_a_load_is_taken_back_and_the_rest_stays(opened: Opened) -> None:
    lead = opened("lena", Role.LEAD)
    titles = said(lead), said(lead, OTHER)
    sections = {
        name: [
            entry
            if entry.fields.get("id") not in (ONE, OTHER)
            else type(entry)(entry.file, {**entry.fields, "title": {"en": "New", "lv": "Jauns"}})
            for entry in entries
        ]
        for name, entries in lead.loader.sections().items()
    }
    lead.loader.replace(sections)
    record = lead.last_record
    with pytest.raises(NotAllowed):
        opened("olga").past.undo_record(record, ("activity", ONE))
    with pytest.raises(UnknownId, match="did nothing"):
        lead.past.undo_record(record, ("activity", "d1-1"))
    lead.past.undo_record(record, ("activity", ONE))
    assert (said(lead), said(lead, OTHER)) == (titles[0], "New")
    [entry] = lead.past.entries(after=lead.last_record - 1)
    assert (entry.what, [part.id for part in entry.parts]) == (UNDO_PART, [ONE])
    with pytest.raises(StandsOtherwise):
        lead.past.undo_record(record)  # the whole of it does not stand as it was loaded
    lead.past.undo()
    lead.past.undo_record(record)
    assert (said(lead), said(lead, OTHER)) == titles


def test_what_announces_a_change_is_withdrawn_with_it_and_comes_back_with_it(opened: Opened) -> None:
    anna = opened("anna")
    other = announce(anna, edit(anna, OTHER, start="09:00:00"))
    record = edit(anna, start="14:00:00")
    mine = announce(anna, record)
    anna.past.undo_record(record)
    assert standing(anna) == [other]
    anna.past.redo()
    assert standing(anna) == [mine, other]
    anna.announcements.withdraw(mine)
    anna.past.undo_record(record)  # what is withdrawn already keeps nothing from being taken back
    assert standing(anna) == [other]


@pytest.mark.parametrize(
    ("role", "groups", "allowed"),
    [
        (Role.FACILITATOR, ("lv",), {"own"}),
        (Role.LEAD_FACILITATOR, (), {"own", "note"}),
        (Role.ORGANISER, (), {"own", "note", "programme"}),
        (Role.LEAD, (), {"own", "note", "programme"}),
    ],
)
def test_who_may_take_back_what(
    role: Role, groups: tuple[str, ...], allowed: set[str], opened: Opened
) -> None:
    somebody, anna = opened("somebody", role, *groups), opened("anna", Role.LEAD)

    def add(repository: Repository) -> int:
        repository.notebook.add("promote-my-partner", "lv", "places", "A tram", "en")
        return repository.last_record

    for what, record in (
        ("own", add(somebody)),
        ("note", add(anna)),
        ("programme", edit(anna, start="10:00:00")),
    ):
        if what in allowed:
            somebody.past.undo_record(record)
        else:
            with pytest.raises(NotAllowed):
                somebody.past.undo_record(record)


def test_what_needs_a_second_step(opened: Opened) -> None:
    anna = opened("anna", Role.LEAD)
    mine = anna.past.entry(edit(anna, start="10:00:00"))
    assert not is_grave(mine, is_own=True)
    assert is_grave(mine, is_own=False)
    anna.loader.replace(anna.loader.sections())
    anna.notebook.add("promote-my-partner", "lv", "places", "A tram", "en")
    assert not is_grave(anna.past.entry(anna.last_record), is_own=True)
