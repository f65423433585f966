from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ttchan_tui.meeting.board.similar import Similarity
from ttchan_tui.meeting.groupwork import Note

TEXTS = {
    "lt": ("Song festival every five years", "Basketball", "Cepelinai"),
    "pl": ("The song festival, every 5 years", "Pierogi"),
    "lv": ("Līgo svētki",),
    "fr": ("Museum of glass",),
}
NOTES = [
    Note(text, "m", "p", group, "c", text, "en", datetime(2018, 11, 11, tzinfo=UTC))
    for group, texts in TEXTS.items()
    for text in texts
]


@pytest.mark.parametrize(
    ("text", "group", "alike"),
    [
        ("Song festival every five years", "lv", ["lt", "pl"]),
        ("Song festival every five years", "lt", ["pl"]),
        ("Ligo svetki", "lt", ["lv"]),
        ("glass museum", "lt", ["fr"]),
        ("Dance festival", "lv", []),
        ("The Baltic way", "lv", []),
        ("so", "lv", []),
        ("", "lv", []),
    ],
)
def test_what_may_be_the_same_is_found_in_other_groups(text: str, group: str, alike: list[str]) -> None:
    assert sorted(note.group for note in Similarity(NOTES).like(text, group)) == alike


def test_nothing_is_like_anything_where_nothing_is() -> None:
    assert Similarity([]).like("Song festival", "lv") == ()
