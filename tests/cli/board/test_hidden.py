"""What groups say on a hidden prompt is printed and written by no command, unless it is asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.command import ttchan
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.store import open_repository

PROMPT = "promote-my-partner"


@pytest.fixture(scope="module")
def data(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board on which everything is made of one note of a hidden prompt."""
    data = shutil.copytree(data, tmp_path_factory.mktemp("hidden") / "data")
    repository = open_repository(data)
    note = repository.notebook.add(PROMPT, "lv", "culture", "a sEcret fair", "en")
    deleted = repository.notebook.add(PROMPT, "lv", "culture", "a sEcret that is gone", "en")
    theme = repository.board.themes.name(PROMPT, "sEcret theme")
    repository.board.themes.gather([note.id], theme.id)
    repository.notebook.delete(deleted.id)
    partner = repository.meeting().partners[0].id
    repository.board.promises.promise("keep the sEcret", "we", partner, None, note=note.id)
    repository.moderation.judge([note.id], Standing.SHOWN)
    repository.board.steps.hide(PROMPT)
    repository.close()
    return data


COMMANDS = [
    ["notes", "list"],
    ["notes", "list", "--themes"],
    ["notes", "list", "--deleted"],
    ["notes", "list", "--group", "lv"],
    ["notes", "waiting", "--all"],
    ["search", "secret", "fair"],
    ["history"],
    ["board", "themes", PROMPT],
    ["board", "promises"],
    ["notes", "export"],
]


@pytest.mark.parametrize("json", [False, True], ids=["text", "json"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_hidden_notes_are_printed_on_request_only(data: Path, command: list[str], json: bool) -> None:
    asked = ["--format", "json"] if "export" in command else ["--json"]
    command = [*command, *asked] if json else command
    assert "sEcret" not in ttchan(*command, data=data).stdout
    assert "sEcret" in ttchan(*command, "--hidden", data=data).stdout


@pytest.mark.parametrize("ending", ["csv", "html", "txt", "md", "json"])
def test_no_file_has_hidden_notes_and_it_is_said(data: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"board.{ending}"
    told = ttchan("notes", "export", "--output", str(file), "--lang", "en", data=data).stderr
    assert told == "1 note on a hidden prompt is left out; --hidden takes it along.\n"
    assert "sEcret" not in file.read_text("utf-8")
    assert "sEcret" not in ttchan("notes", "export", "--public", data=data).stdout
    ttchan("notes", "export", "--public", "--hidden", data=data, code=2)


def test_sheets_leave_out_what_is_hidden(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "sheets.html"
    ttchan("board", "sheets", PROMPT, "--output", str(file), data=data)
    assert "sEcret" not in file.read_text("utf-8")
    ttchan("board", "sheets", PROMPT, "--output", str(file), "--hidden", data=data)
    assert "sEcret" in file.read_text("utf-8")


def test_it_is_said_where_notes_are_left_out(data: Path) -> None:
    for command in (["notes", "list", "--prompt", PROMPT], ["board", "themes", PROMPT]):
        printed = ttchan(*command, "--lang", "en", data=data).stdout
        assert "Hidden until revealed. --hidden shows the notes." in printed
        assert "No notes yet" not in printed


def test_all_of_a_prompt_is_not_approved_unseen(data: Path) -> None:
    printed = ttchan("notes", "hold", "--prompt", PROMPT, "--lang", "en", data=data).stdout
    assert printed == "There is no such note.\n"
