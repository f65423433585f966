"""Documents of notes, also those that another program or a person with an editor has written."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

import pytest

from ttchan_tui.meeting.format.given import GivenFields
from ttchan_tui.meeting.groupwork import VISITOR, Note, Standing, Translation
from ttchan_tui.meeting.note_record import NOTE

PLAIN: dict[str, Any] = {
    "id": "a",
    "meeting": "m",
    "prompt": "p",
    "group": "lv",
    "category": "c",
    "text": "t",
    "language": "lv",
    "created_at": "2018-11-09T10:00:00+00:00",
}
USUAL: dict[str, Any] = {"edited_at": "2018-11-09T11:00:00+00:00", "deleted_at": None, "line": 1}
RARE: dict[str, Any] = {
    "level": "national",
    "about": "cz",
    "author": "Anna",
    "hands": 3,
    "hands_why": "guests",
    "theme": "films",
    "under": "b",
    "wording": "w",
    "origin": "visitor",
    "standing": "shown",
    "standing_why": "why",
    "translations": [{"language": "en", "text": "e", "of": "t"}],
    "of_another_program": {"kept": [1, 2]},
}


@pytest.mark.parametrize("rare", RARE)
def test_a_field_survives_reading_and_writing_whichever_usual_ones_are_lacking(rare: str) -> None:
    for number in range(len(USUAL) + 1):
        for there in combinations(USUAL, number):
            document = PLAIN | {name: USUAL[name] for name in there} | {rare: RARE[rare]}
            written = dict(document)
            NOTE.write(NOTE.read(document), written)
            assert written[rare] == RARE[rare], there


WHEN = datetime(2018, 11, 9, 10, tzinfo=UTC)
FULL = Note(
    id="a",
    meeting="m",
    prompt="p",
    group="lv",
    category="c",
    text="t",
    language="lv",
    created_at=WHEN,
    edited_at=WHEN,
    deleted_at=WHEN,
    origin=VISITOR,
    line=1,
    level="national",
    about="cz",
    author="Anna",
    translations=(Translation("en", "e", "t", approved=True),),
    hands=0,
    hands_why="guests",
    theme="films",
    under="b",
    wording="w",
    standing=Standing.HELD,
    standing_why="why",
)
"""Says something in every field that a note can leave empty."""


def test_every_field_of_a_note_survives_storing() -> None:
    assert [one.name for one in fields(Note) if getattr(FULL, one.name) == one.default] == []
    assert NOTE.read(NOTE.document(FULL)) == FULL


def test_every_field_of_a_note_survives_being_taken_along() -> None:
    given = GivenFields.of(NOTE.exchanged(replace(FULL, deleted_at=None)))
    assert NOTE.admit(given, meeting="m") == replace(FULL, deleted_at=None)


def test_fields_that_an_earlier_version_did_not_know_may_be_missing() -> None:
    needed = {name: value for name, value in NOTE.exchanged(FULL).items() if name in {*PLAIN} - {"meeting"}}
    note = NOTE.admit(GivenFields.of(needed), meeting="m")
    assert note == NOTE.read(PLAIN)
