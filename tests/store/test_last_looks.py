"""What is new since people from a country last looked."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from tests import meetings
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store import LastLooks, SinceLastLook


def changed(**fields: Any) -> Meeting:
    """The small meeting, with other fields for its first activity."""
    files = meetings.files()
    files["programme.toml"]["activity"][0].update(fields)
    return meetings.meeting(files)


def test_the_first_look_has_nothing_to_compare_with(tmp_path: Path) -> None:
    assert LastLooks(tmp_path).look(meetings.meeting(), "RS", ["a"]) is None


@pytest.mark.parametrize(
    ("now", "activities"),
    [
        (changed(), 0),
        (changed(text={"en": "More of it.", "lv": "Vairāk."}), 0),
        (changed(start=time(9)), 1),
        (changed(date=date(2021, 5, 2)), 1),
        (changed(venues=["garden"]), 1),
        (changed(cancelled={"en": "Rain.", "lv": "Līst."}), 1),
        (changed(id="other"), 2),
    ],
)
def test_what_was_moved_added_or_taken_out_is_counted(now: Meeting, activities: int, tmp_path: Path) -> None:
    looks = LastLooks(tmp_path)
    looks.look(meetings.meeting(), "RS", [])
    assert looks.look(now, "RS", []) == SinceLastLook(activities, 0)
    assert looks.look(now, "RS", []) == SinceLastLook(0, 0)


def test_notes_are_new_once_to_each_country(tmp_path: Path) -> None:
    meeting, looks = meetings.meeting(), LastLooks(tmp_path)
    looks.look(meeting, "RS", ["a", "b"])
    assert LastLooks(tmp_path).look(meeting, "RS", ["b", "c", "d"]) == SinceLastLook(0, 2)
    assert looks.look(meeting, "PT", ["b", "c", "d"]) is None
    assert looks.look(meeting, "RS", ["b", "c", "d"]) == SinceLastLook(0, 0)


def test_nothing_is_kept_of_who_looked_or_when(tmp_path: Path) -> None:
    LastLooks(tmp_path).look(meetings.meeting(), "RS", ["a"])
    [file] = (tmp_path / "looks").glob("*.json")
    said = json.loads(file.read_text(encoding="utf-8"))
    assert set(said) == {"programme", "notes"}
    assert set(said["programme"]) == {"welcome", "farewell"}


@pytest.mark.parametrize("said", ["", "[]", "{}", '{"programme": 1, "notes": 2}', '{"notes": [[]]', "\0"])
def test_what_somebody_else_has_written_there_is_no_look(said: str, tmp_path: Path) -> None:
    looks = LastLooks(tmp_path)
    looks.look(meetings.meeting(), "RS", [])
    [file] = (tmp_path / "looks").glob("*.json")
    file.write_text(said, encoding="utf-8")
    assert looks.look(meetings.meeting(), "RS", ["a"]) is None
    assert looks.look(meetings.meeting(), "RS", ["a", "b"]) == SinceLastLook(0, 1)


def test_where_nothing_can_be_kept_one_is_told_as_if_for_the_first_time(tmp_path: Path) -> None:
    (tmp_path / "looks").write_text("in the way")
    for _ in range(2):
        assert LastLooks(tmp_path).look(meetings.meeting(), "RS", ["a"]) is None
