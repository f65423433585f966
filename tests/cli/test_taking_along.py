"""Export and import, lines from a pipe, hands and translations, without the screen."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, ROOT, environment, parsed, ttchan

PROMPT = "promote-my-partner"
LITHUANIA = ("--prompt", PROMPT, "--group", "lt")


@pytest.fixture
def data(data: Path, tmp_path: Path) -> Path:
    """A data directory of the test's own, with the bundled meeting."""
    return shutil.copytree(data, tmp_path / "data")


def piped(lines: str | bytes, *arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    """Run `ttchan` with something on its standard input."""
    done = subprocess.run(
        [*COMMAND, "--data", str(data), "--lang", "en", *arguments],
        input=lines if isinstance(lines, bytes) else lines.encode(),
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment(),
        timeout=60,
    )
    text = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in text.stderr
    return text


def test_lines_of_a_pipe_become_notes(data: Path) -> None:
    lines = "fest: Song festival\n\n  nat cult: Opera \r\n12 lakes\n"
    done = piped(lines, "notes", "add", *LITHUANIA, "--category", "places", "-", data=data)
    assert done.stdout == "Saved: 3 notes\n"
    notes = parsed("notes", "list", *LITHUANIA, data=data)["notes"]
    assert [(note["line"], note["category"], note["level"], note["text"]) for note in notes] == [
        (1, "festivals", None, "Song festival"),
        (2, "culture", "national", "Opera"),
        (3, "places", None, "12 lakes"),
    ]
    assert {note["origin"] for note in notes} == {"piped"}


def test_all_of_them_or_none_and_each_mistake_is_told(data: Path) -> None:
    lines = b"fest: Song festival\nno category\n12+3\np: x\nfest: \x1b[2J\nfest: \xff\n"
    done = piped(lines, "notes", "add", *LITHUANIA, "-", data=data)
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stderr.splitlines()[:-1]] == [
        f"Line {number}" for number in (2, 3, 4, 5, 6)
    ]
    assert "Nothing was saved" in done.stderr
    assert parsed("notes", "list", data=data)["notes"] == []


def test_too_many_lines_are_no_groups_work(data: Path) -> None:
    done = piped("fest: x\n" * 5001, "notes", "add", *LITHUANIA, "-", data=data)
    assert done.returncode == 1
    assert "5000 lines" in done.stderr


def test_words_of_a_note_from_a_pipe_stay_words(data: Path) -> None:
    lines = "".join(f"fest: walls{end}gates\n" for end in "\t\v\f\x85\u2028\u2029")
    piped(f"{lines}fest: one\rfest: two\r\nfest: three", "notes", "add", *LITHUANIA, "-", data=data)
    kept = [note["text"] for note in parsed("notes", "list", data=data)["notes"]]
    assert kept == ["walls gates"] * 6 + ["one", "two", "three"]


def test_everything_that_is_known_of_a_note_can_be_said(data: Path) -> None:
    known = ("--category", "people", "--level", "local", "--author", "Jonas", "--hands", "5")
    note = parsed("notes", "add", *LITHUANIA, *known, "Teachers", data=data)["note"]
    assert (note["level"], note["author"], note["hands"]) == ("local", "Jonas", 5)
    done = ttchan(
        "notes", "add", *LITHUANIA, "--category", "people", "--hands", "999", "x", data=data, code=1
    )
    assert "Hands: 999" in done.stderr
    assert len(parsed("notes", "list", data=data)["notes"]) == 1


def test_hands_are_counted_by_line_or_id(data: Path) -> None:
    note = parsed("notes", "add", *LITHUANIA, "--category", "people", "Teachers", data=data)["note"]
    for count, hands in (("3", 3), ("+2", 5), ("none", None), ("0", 0)):
        assert parsed("notes", "hands", "1", count, *LITHUANIA, data=data)["note"]["hands"] == hands
    assert parsed("notes", "hands", note["id"][:6], "4", data=data)["note"]["hands"] == 4
    assert "no line 2" in ttchan("notes", "hands", "2", "1", *LITHUANIA, data=data, code=1).stderr
    ttchan("notes", "hands", "1", "1", "--group", "lt", data=data, code=2)
    ttchan("notes", "hands", "x", "1", *LITHUANIA, data=data, code=2)
    ttchan("notes", "hands", "1", "-3", *LITHUANIA, data=data, code=2)


def test_translations_stand_beside(data: Path) -> None:
    note = parsed("notes", "add", *LITHUANIA, "--category", "people", "Teachers", "--lang", "en", data=data)
    id_ = note["note"]["id"]
    note = parsed("notes", "translate", id_, "lv", "Skolotāji", data=data)["note"]
    assert note["text"] == "Teachers"
    assert note["translations"] == [
        {"language": "lv", "text": "Skolotāji", "up_to_date": True, "approved": False}
    ]
    assert parsed("notes", "translate", id_, "lv", "", data=data)["note"]["translations"] == []
    ttchan("notes", "translate", id_, "lt", "x", data=data, code=1)  # the language of the note itself


def test_there_and_back_again(data: Path, tmp_path: Path) -> None:
    piped("fest: Song festival\ncult: Opera\n", "notes", "add", *LITHUANIA, "-", data=data)
    file, other = tmp_path / "board.json", shutil.copytree(data, tmp_path / "other")
    ttchan("notes", "export", "--output", str(file), data=data)
    assert "Nothing is there" in ttchan("notes", "import", str(file), "--lang", "en", data=other).stdout
    fresh = tmp_path / "fresh"
    ttchan("meeting", "show", data=fresh)
    done = ttchan("notes", "import", str(file), "--lang", "en", data=fresh)
    assert "2 notes" in done.stdout
    assert parsed("notes", "list", data=fresh) == parsed("notes", "list", data=data)
    note = parsed("notes", "list", data=fresh)["notes"][0]["id"]
    ttchan("notes", "edit", note, "Song and dance", data=fresh)
    done = ttchan("notes", "import", str(file), "--lang", "en", data=fresh)
    assert "here “Song and dance”, in the file “Song festival”" in done.stdout
    assert parsed("notes", "import", str(file), data=fresh)["differing"] == [
        {"id": note, "ours": "Song and dance", "theirs": "Song festival"}
    ]
    ttchan("undo", data=fresh)
    ttchan("undo", data=fresh)
    assert parsed("notes", "list", data=fresh)["notes"] == []


def test_the_format_is_that_of_the_ending_and_a_pipe_gets_markdown(data: Path, tmp_path: Path) -> None:
    piped("fest: Song festival\n", "notes", "add", *LITHUANIA, "-", data=data)
    html = tmp_path / "board.html"
    ttchan("notes", "export", "--output", str(html), data=data)
    assert html.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert ttchan("notes", "export", "--lang", "en", data=data).stdout.startswith("# What the groups said")
    exported = json.loads(ttchan("notes", "export", "--format", "json", "--group", "pl", data=data).stdout)
    assert (exported["notes"], exported["chosen"]["group"]) == ([], "pl")
    assert "no group “x”" in ttchan("notes", "export", "--group", "x", data=data, code=1).stderr
    assert "no “x”: there are none" in ttchan("notes", "export", "--theme", "x", data=data, code=1).stderr


def test_what_is_no_board_is_told(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "board.json"
    file.write_text("{")
    assert "damaged" in ttchan("notes", "import", str(file), data=data, code=1).stderr
    assert "no file" in ttchan("notes", "import", str(tmp_path / "no"), data=data, code=1).stderr


def test_notes_by_themes(data: Path) -> None:
    piped("fest: Song festival\ncult: Opera\n", "notes", "add", *LITHUANIA, "-", data=data)
    printed = ttchan("notes", "list", "--themes", "--prompt", PROMPT, "--lang", "en", data=data).stdout
    assert printed.endswith(
        """
  Under no theme (2 notes · 1 group)
    1. Song festival (Lithuania)
    2. Opera (Lithuania)
"""
    )
