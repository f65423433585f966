"""`ttchan link …`, as it is typed."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan
from tests.postgres import Postgres
from ttchan_tui.store import open_repository

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("postgres")]


@pytest.fixture
def server(postgres: Postgres) -> str:
    return f"postgresql://postgres@/{postgres.database()}?host={postgres.directory}"


def _data(directory: Path, text: str = "") -> Path:
    with closing(open_repository(directory)) as repository:
        if text:
            repository.notebook.add("promote-my-partner", "lv", "culture", text, "lv")
    return directory


def test_it_is_shown_before_it_is_done(tmp_path: Path, server: str) -> None:
    hall = _data(tmp_path / "hall")
    shown = ttchan("link", "setup", server, data=hall, code=1).stdout
    assert "create table ttchan.record" in shown
    assert "add --yes" in shown
    assert "not linked" in ttchan("link", "status", data=hall, code=1).stderr
    ttchan("link", "setup", server, "--name", "hall", "--yes", data=hall)
    assert "does not run" in ttchan("link", "status", data=hall, code=1).stdout
    assert "linked already" in ttchan("link", "setup", server, "--yes", data=hall, code=1).stderr
    other = _data(tmp_path / "other")
    assert (
        "linked through that server already"
        in ttchan("link", "setup", server, "--yes", data=other, code=1).stderr
    )


def test_no_password_stands_on_a_command_line(tmp_path: Path) -> None:
    for server in ("postgresql://anna:secret@db/meeting", "host=db password=secret"):
        assert "~/.pgpass" in ttchan("link", "join", server, data=tmp_path / "data", code=2).stderr


def test_a_server_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    hall = _data(tmp_path / "hall")
    server = f"postgresql://nobody@/nothing?host={tmp_path}"
    for words in (("setup", server, "--yes"), ("join", server)):
        assert "is not reached" in ttchan("link", *words, data=hall, code=1).stderr
    assert "not linked" in ttchan("link", "status", data=hall, code=1).stderr


def test_who_joins_leaves_and_is_told_of(tmp_path: Path, server: str) -> None:
    hall, school = _data(tmp_path / "hall", "ours"), _data(tmp_path / "school", "theirs")
    assert "yet" in ttchan("link", "join", server, data=school, code=1).stderr
    ttchan("link", "setup", server, "--name", "hall", "--yes", data=hall)
    ttchan("link", "join", server, "--name", "school", data=school)
    with closing(open_repository(school)) as repository:
        assert {note.text for note in repository.notes()} == {"ours", "theirs"}
    status = parsed("link", "status", data=school, code=1)
    assert [(one["name"], one["role"]) for one in status["machines"]] == [("hall", "hub"), ("school", "desk")]
    copy = Path(shutil.copytree(school, tmp_path / "copy"))
    assert "is a copy" in ttchan("link", "status", data=copy, code=1).stderr
    ttchan("link", "leave", data=copy)
    ttchan("link", "join", server, "--name", "copy", data=copy)
    ttchan("link", "leave", data=school)
    names = [one["name"] for one in parsed("link", "status", data=copy, code=1)["machines"]]
    assert names == ["copy", "hall"]


def test_another_meeting_is_refused(tmp_path: Path, server: str) -> None:
    hall, other = _data(tmp_path / "hall"), _data(tmp_path / "other")
    ttchan("link", "setup", server, "--yes", data=hall)
    with closing(open_repository(other)) as repository, repository.engine.transaction() as pending:
        pending.set("meeting", "1", {**pending.docs("meeting")["1"], "id": "another-2026"})
    assert "another-2026" in ttchan("link", "join", server, data=other, code=1).stderr


def test_doctor_says_what_keeps_a_machine_from_the_others(tmp_path: Path, server: str) -> None:
    hall = _data(tmp_path / "hall")
    assert not [one for one in parsed("doctor", data=hall, code=0)["findings"] if one["what"] == "link"]
    ttchan("link", "setup", server, "--yes", data=hall)
    [found] = [one for one in parsed("doctor", data=hall, code=0)["findings"] if one["what"] == "link"]
    assert "does not run" in found["found"]
