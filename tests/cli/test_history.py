from __future__ import annotations

import json
import re
import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan
from ttchan_tui.meeting.editing import Edit
from ttchan_tui.store import Act, Change, acting, open_database, open_repository

WHERE = ("--prompt", "promote-my-partner", "--group", "pl", "--category", "festivals")


@pytest.fixture
def data(data: Path, tmp_path: Path) -> Path:
    """A data directory of the test's own, with the bundled meeting."""
    return shutil.copytree(data, tmp_path / "data")


@pytest.fixture
def note(data: Path) -> str:
    """A note that was added, changed and deleted; its id."""
    note: str = parsed("notes", "add", *WHERE, "Wawel", "--why", "said aloud", data=data)["note"]["id"]
    ttchan("notes", "edit", note[:6], "The Wawel", data=data)
    ttchan("notes", "delete", note, "--why", "a mistake", data=data)
    return note


def listed(data: Path, *more: str) -> list[str]:
    return [note["text"] for note in parsed("notes", "list", *more, data=data)["notes"]]


def test_it_is_told_like_a_log(data: Path, note: str) -> None:
    printed = ttchan("history", "--lang", "en", "--of", note[:8], data=data).stdout
    printed = re.sub(r"(?m)^\d+ \w+ \d+$", "DAY", re.sub(r"\d\d:\d\d:\d\d", "TIME", printed))
    printed = re.sub(r"· \S+@\S+ · #\d+", "· WHO · #N", printed).replace(note, "ID")
    assert printed.startswith("DAY\n")
    printed = printed.replace("DAY\n", "")  # at midnight there are two
    assert (
        printed
        == """\
  TIME  note added · WHO · #N
            “Wawel”
            Poland (pl) · promote-my-partner · ID
            Why: said aloud
  TIME  note changed · WHO · #N
            “Wawel” → “The Wawel”
            Poland (pl) · promote-my-partner · ID
  TIME  note deleted · WHO · #N
            “The Wawel”
            Poland (pl) · promote-my-partner · ID
            Why: a mistake
"""
    )


def test_undo_redo_and_restore(data: Path, note: str) -> None:
    assert ttchan("undo", "--lang", "en", data=data).stdout == "Undone: note deleted\n  “The Wawel”\n"
    assert listed(data) == ["The Wawel"]
    ttchan("undo", data=data)
    assert listed(data) == ["Wawel"]
    done = ttchan("redo", "--lang", "en", data=data).stdout
    assert done == "Redone: note changed\n  “Wawel” → “The Wawel”\n"
    ttchan("redo", data=data)
    assert listed(data) == []
    assert "nothing to redo" in ttchan("redo", "--lang", "en", data=data, code=1).stderr
    assert listed(data, "--deleted") == ["The Wawel"]
    assert note in ttchan("notes", "list", "--deleted", data=data).stdout
    assert ttchan("notes", "restore", note[:7], "--lang", "en", data=data).stdout == "Restored: The Wawel\n"
    assert f"1. The Wawel ({note})" in ttchan("notes", "list", "--ids", data=data).stdout
    what = [change["what"] for change in parsed("history", "--of", note, data=data)["changes"]]
    assert what[3:] == ["undo", "undo", "redo", "redo", "restore-note"]


def test_of_what_came_by_a_merge_it_is_told_who_when_and_why(data: Path, note: str, tmp_path: Path) -> None:
    other = shutil.copytree(data, tmp_path / "other")
    with closing(open_repository(other)) as repository, acting(Act(who="anna@laptop")):
        repository.notebook.restore(note, why="needed")
        repository.notebook.add("promote-my-partner", "pl", "festivals", "Sukiennice", "pl", why="forgotten")
    ttchan("db", "merge", str(other), data=data)
    told = parsed("history", "--last", "3", data=data)["changes"]
    assert [(one["what"], one["why"]) for one in told[:2]] == [
        ("restore-note", "needed"),
        ("add-note", "forgotten"),
    ]
    assert {one["who"] for one in told[:2]} == {"anna@laptop"}
    merger = told[2]["who"]
    assert [one["merged_by"] for one in told] == [merger, merger, None]
    assert (told[2]["what"], told[2]["notes"]) == ("merge", [])
    printed = ttchan("history", "--last", "3", "--lang", "en", data=data).stdout
    assert f"note added · anna@laptop · brought here by {merger}" in " ".join(printed.split())
    assert "Somebody has changed the same since" in ttchan("undo", "--lang", "en", data=data, code=1).stderr
    assert listed(data) == ["The Wawel", "Sukiennice"]


def test_who_has_lost_a_place_by_a_merge_is_told(data: Path, note: str, tmp_path: Path) -> None:
    ttchan("notes", "restore", note, data=data)
    other = shutil.copytree(data, tmp_path / "other")
    ttchan("notes", "edit", note, "ours", data=data)
    ttchan("notes", "edit", note, "theirs", data=other)
    ttchan("db", "merge", str(other), data=data)
    *_, edited, merged = parsed("history", data=data)["changes"]
    texts = [[side and side["text"] for side in (one["before"], one["after"])] for one in edited["notes"]]
    assert texts == [["The Wawel", "theirs"]]
    texts = [[side and side["text"] for side in (one["before"], one["after"])] for one in merged["notes"]]
    assert texts == [["ours", "theirs"], [None, "ours"]]


def test_deleted_notes_are_all_that_is_listed(data: Path, note: str) -> None:
    listed = ttchan("notes", "list", "--deleted", "--lang", "en", data=data).stdout
    assert f"The Wawel ({note})" in listed
    assert "(promote-my-partner)" in listed
    assert "No notes yet" not in listed
    ttchan("undo", data=data)
    assert ttchan("notes", "list", "--deleted", "--lang", "en", data=data).stdout == "No note is deleted.\n"


def test_nothing_to_undo_is_said(data: Path) -> None:
    assert ttchan("undo", "--lang", "en", data=data, code=1).stderr == "There is nothing to undo.\n"


def test_loading_a_meeting_is_undone(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    ttchan("meeting", "example", str(folder), data=data)
    file = folder / "programme.toml"
    file.write_text(file.read_text().replace("Debate on the future", "Debate about the future"))
    ttchan("meeting", "load", str(folder), "--yes", data=data)
    told = ttchan("history", "--of", "d2-8", "--lang", "en", "--last", "1", data=data).stdout
    assert "meeting loaded" in told
    assert "Debate about the future" in re.sub(r"\s+", " ", told)
    change = parsed("history", "--of", "d2-8", "--last", "1", data=data)["changes"][0]
    assert [part["id"] for part in change["parts"]] == ["d2-8"]
    assert "Undone: meeting loaded" in ttchan("undo", "--lang", "en", data=data).stdout
    assert "Debate on the future" in ttchan("programme", "--lang", "en", data=data).stdout


def _of_notes(data: Path) -> list[Change]:
    changes = open_database(data / "ttchan.json").storage.changes()
    return [change for change in changes if any(one.table == "note" for one in change.operations)]


def test_as_it_stood(data: Path, note: str) -> None:
    times = [change.at.isoformat() for change in _of_notes(data)]
    assert [listed(data, "--at", time) for time in times] == [["Wawel"], ["The Wawel"], []]
    at = parsed("notes", "list", "--at", times[0], data=data)["at"]
    assert datetime.fromisoformat(at).isoformat(timespec="seconds") == times[0][:19] + "+00:00"
    printed = ttchan("notes", "list", "--lang", "en", "--at", times[0], data=data).stdout
    assert printed.startswith("As it stood on ")
    assert "1. Wawel" in printed
    programme = ttchan("programme", "--lang", "en", data=data).stdout
    assert ttchan("programme", "--lang", "en", "--at", times[0], data=data).stdout.endswith(programme)


def test_now_does_not_move_what_at_looks_at(data: Path, note: str) -> None:
    (added, *_) = _of_notes(data)
    for now in ("2018-11-09T14:00", "2099-11-09T14:00"):
        assert listed(data, "--now", now, "--at", added.at.isoformat()) == ["Wawel"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("history", "--of", "nobody"), 1, "Nothing is known of “nobody”"),
        (("history", "--of", "\udcff"), 1, "Nothing is known of"),
        (("history", "--last", "0"), 2, "not a number of changes"),
        (("history", "--prompt", "none"), 1, "There is no prompt “none”."),
        (("history", "--group", "none"), 1, "There is no group “none”."),
        (("notes", "delete", "nobody"), 1, "Nothing is known of “nobody”"),
        (("notes", "list", "--at", "2000-01-01"), 1, "Nothing was kept here yet"),
        (("notes", "list", "--at", "9000-01-01"), 1, "9000-01-01 00:00:00 has not come yet"),
        (("notes", "list", "--at", "noon"), 2, "not a date and time"),
        (("notes", "list", "--deleted", "--at", "2020-01-01"), 2, "not allowed with"),
        (("programme", "--at", "2000-01-01"), 1, "Nothing was kept here yet"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], code: int, words: str, data: Path) -> None:
    assert words in ttchan(*arguments, "--lang", "en", data=data, code=code).stderr


def test_prompt_group_and_number_choose(data: Path, note: str) -> None:
    ttchan("notes", "add", *WHERE[:2], "--group", "lv", "--category", "people", "from Latvia", data=data)
    assert len(parsed("history", "--group", "pl", data=data)["changes"]) == 3
    (change,) = parsed("history", "--prompt", "promote-my-partner", "--last", "1", data=data)["changes"]
    assert set(change) == {"number", "at", "who", "what", "why", "undoes", "merged_by", "notes", "parts"}
    assert set(change["notes"][0]) == {"id", "before", "after"}
    assert change["notes"][0]["before"] is None
    assert change["notes"][0]["after"]["text"] == "from Latvia"
    assert parsed("history", "--group", "se", data=data) == {"changes": []}


def test_hostile_words_do_not_reach_the_terminal(data: Path) -> None:
    repository = open_repository(data)
    with acting(Act(who="\x1b]0;evil\x07", why="\x1b[2J\u202e")):
        repository.notebook.add("promote-my-partner", "pl", "festivals", "[/] [@click=app.quit]x[/]", "en")
    repository.close()
    printed = ttchan("history", data=data).stdout + json.dumps(parsed("history", data=data))
    assert not {"\x1b", "\x07", "\u202e"} & set(printed)


def test_undo_and_redo_tell_programs_what_it_was(data: Path, note: str) -> None:
    done = parsed("history", "--last", "1", data=data)["changes"][0]
    assert parsed("undo", data=data) == {"change": done}
    assert parsed("redo", data=data)["change"]["notes"] == done["notes"]


def test_it_is_filtered_by_who_since_day_and_words(data: Path, note: str) -> None:
    def told(*filters: str) -> list[str]:
        return [
            change["what"] for change in parsed("history", *filters, "--lang", "en", data=data)["changes"]
        ]

    done = ["add-note", "edit-note", "delete-note"]
    who = parsed("history", data=data)["changes"][-1]["who"]
    assert told("--who", who[:3].upper(), "--since", "2020-01-01")[-3:] == done
    assert told("--who", "nobody") == told("--since", "2999-01-01") == told("--day", "2018-11-09") == []
    assert told("--text", "the wawel") == done[1:]
    assert told("--text", "MISTAKE") == done[2:]


def test_undo_takes_a_number_and_asks_before_what_others_did(data: Path) -> None:
    ttchan("programme", "edit", "d2-8", "start=14:00", "venues=city-council", data=data)
    mine = parsed("history", data=data)["changes"][-1]["number"]
    with closing(open_repository(data)) as repository, acting(Act(who="anna")):
        repository.editing.change("edit-activity", [Edit("activity", "d2-7", {"start": "15:00:00"})])
        theirs = repository.last_record
    told = ttchan("undo", str(theirs), "--lang", "en", data=data, code=1).stdout
    assert "begins: – → 15:00" in told
    assert "--yes" in told
    assert "Undone: activity changed" in ttchan("undo", f"#{mine}", "--lang", "en", data=data).stdout
    assert parsed("programme", "show", "d2-8", data=data)["start"] is None
    ttchan("undo", str(theirs), "--yes", "--part", "activity:d2-7", data=data)
    assert parsed("programme", "show", "d2-7", data=data)["start"] is None
    for wrong, code in ((("0",), 2), (("99999",), 1), (("--part", "activity:d2-7"), 2)):
        assert ttchan("undo", *wrong, data=data, code=code).stderr.strip()


def test_a_value_of_several_lines_cannot_pass_for_the_act_of_somebody_else(data: Path) -> None:
    forged = "x\r\n  22:59:59  activity changed · anna · #999\u2028  I am anna"
    ttchan("programme", "edit", "d2-8", f"title.en={forged}", data=data)
    printed = ttchan("history", "--lang", "en", "--last", "1", data=data).stdout
    assert [line.strip()[:8] for line in printed.splitlines() if "22:59:59" in line] == [
        "activity",
        "title (e",
    ]
    assert "\u2028" not in printed
