"""Documents of notes, also those that another program or a person with an editor has written."""

from itertools import combinations
from typing import Any

import pytest

from ttchan_tui.store.documents import note_in, write_note

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
            write_note(note_in(document), written)
            assert written[rare] == RARE[rare], there
