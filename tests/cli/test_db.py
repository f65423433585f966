from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pexpect
import pytest
from tinydb import TinyDB

from tests.cli.command import COMMAND, ROOT, environment, parsed, ttchan

WHERE = ("--prompt", "promote-my-partner", "--group", "pl", "--category", "festivals")


def add(data: Path, text: str) -> None:
    ttchan("notes", "add", *WHERE, text, data=data)


def documents(file: Path) -> list[object]:
    with TinyDB(file, encoding="utf-8", access_mode="r") as stock:
        return [note["text"] for note in stock.table("note")]


def test_a_backup_goes_to_the_others_or_to_a_file_or_is_printed(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "mine.json"
    add(data, "Kādreiz «šeit»")
    said = ttchan("db", "backup", data=data).stdout
    (backup,) = (data / "backups").glob("*.json")
    assert str(backup) in "".join(said.split("\n"))
    assert documents(backup) == ["Kādreiz «šeit»"]
    add(data, "later")
    ttchan("db", "backup", str(file), data=data)
    assert documents(file) == ["Kādreiz «šeit»", "later"]
    add(data, "latest")
    refused = ttchan("db", "backup", str(file), data=data, code=1)
    assert "--force" in refused.stderr
    assert documents(file) == ["Kādreiz «šeit»", "later"]
    ttchan("db", "backup", str(file), "--force", data=data)
    assert len(documents(file)) == 3
    for encoding in ("utf-8", "ascii"):  # bytes are bytes, whatever the encoding
        printed = ttchan("db", "backup", "-", data=data, env={"PYTHONIOENCODING": encoding}).stdout
        assert json.loads(printed) == json.loads(file.read_text("utf-8"))


def test_info_says_what_is_there(tmp_path: Path) -> None:
    add(tmp_path, "one")
    info = parsed("db", "info", data=tmp_path)
    assert {"name": "note", "documents": 1} in info["tables"]
    assert (info["backups"], info["last_backup"], info["next_backup"]) == (0, None, None)
    ttchan("db", "backup", data=tmp_path)
    info = parsed("db", "info", data=tmp_path)
    taken = datetime.fromisoformat(info["last_backup"]["at"])
    assert timedelta() <= datetime.now(UTC) - taken < timedelta(minutes=1)
    assert datetime.fromisoformat(info["next_backup"]) > taken
    assert Path(info["last_backup"]["path"]).is_file()
    printed = ttchan("db", "info", "--lang", "lv", data=tmp_path).stdout
    assert "tikko" in printed
    assert "note 1" in printed


def test_compact_folds_the_journal(tmp_path: Path) -> None:
    for number in range(3):
        add(tmp_path, f"note {number}")
    before = parsed("db", "info", data=tmp_path)
    said = ttchan("db", "compact", "--lang", "en", data=tmp_path).stdout
    after = parsed("db", "info", data=tmp_path)
    assert after["journal_bytes"] < before["journal_bytes"]
    assert after["segments"] == before["segments"] + 1
    assert "Before:" in said
    assert "After:" in said
    assert len(documents(tmp_path / "ttchan.json")) == 3


@pytest.fixture
def backup(tmp_path: Path) -> str:
    """The name of a backup of one note; another note was added since."""
    add(tmp_path, "first [b]line[/b]")
    ttchan("db", "backup", data=tmp_path)
    add(tmp_path, "second line")
    return next((tmp_path / "backups").glob("*.json")).name


def test_restore_lists_the_backups(tmp_path: Path, backup: str) -> None:
    listed = ttchan("db", "restore", "--lang", "en", data=tmp_path).stdout
    assert backup in listed
    assert "1 note" in listed
    (tmp_path / "backups" / backup).write_text("{")
    assert "damaged" in ttchan("db", "restore", "--lang", "en", data=tmp_path).stdout


def test_restore_shows_what_would_change_and_does_nothing_unless_told(tmp_path: Path, backup: str) -> None:
    data = tmp_path / "ttchan.json"
    for arguments, code in ((["--dry-run"], 0), ([], 1)):
        done = ttchan("db", "restore", backup, *arguments, "--lang", "en", data=tmp_path, code=code)
        assert "- “second line”" in done.stdout
        assert documents(data) == ["first [b]line[/b]", "second line"]
    assert "--yes" in done.stderr
    said = ttchan("db", "restore", backup, "--yes", "--lang", "en", data=tmp_path).stdout
    assert f"Restored in {tmp_path}." in " ".join(said.split())
    assert documents(data) == ["first [b]line[/b]"]
    assert len(list((tmp_path / "backups").glob("*.json"))) == 2
    assert "Nothing would change" in ttchan("db", "restore", backup, data=tmp_path).stdout


def test_times_are_those_of_the_meeting(tmp_path: Path, backup: str) -> None:
    taken = datetime.strptime(backup, "ttchan-%Y%m%dT%H%M%SZ.json").replace(tzinfo=UTC)
    there = f"{taken.astimezone(ZoneInfo('Europe/Riga')):%Y-%m-%d %H:%M:%S}"
    assert there in ttchan("db", "restore", data=tmp_path, env={"TZ": "Asia/Tokyo"}).stdout


@pytest.mark.parametrize(
    ("answer", "code", "next_line"),
    [
        ("no\r", 1, "Nekas netika mainīts."),
        ("jā\r", 0, "Atjaunots mapē"),
        ("\4", 1, "Nekas netika mainīts."),
        ("\3", 130, ""),
    ],
    ids=["no", "yes", "Ctrl+D", "Ctrl+C"],
)
def test_on_a_terminal_it_asks(tmp_path: Path, backup: str, answer: str, code: int, next_line: str) -> None:
    program: pexpect.spawn[str] = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "--data", str(tmp_path), "--lang", "lv", "db", "restore", backup],
        cwd=str(ROOT),
        env={**environment(), "TERM": "xterm"},
        encoding="utf-8",
        timeout=60,
    )
    program.expect("Ierakstiet jā: ")
    program.send(answer)
    program.expect(pexpect.EOF)
    program.close()
    assert program.exitstatus == code
    assert f"\r\n{next_line}" in (program.before or "")
    assert len(documents(tmp_path / "ttchan.json")) == 2 - (not code)


def test_a_damaged_data_file_says_how_to_go_on_and_that_works(tmp_path: Path, backup: str) -> None:
    (tmp_path / "ttchan.json").write_text("{")
    (tmp_path / "ttchan.json.journal").write_text("ttchan-journal 1\ndamaged")
    for path in (tmp_path / "ttchan.json.history").glob("*"):
        path.unlink()
    assert "ttchan db restore" in ttchan("notes", "list", data=tmp_path, code=1).stderr
    assert backup in ttchan("db", "restore", data=tmp_path).stdout
    shown = ttchan("db", "restore", backup, "--dry-run", "--lang", "en", data=tmp_path).stdout
    assert "set aside" in shown
    ttchan("db", "restore", backup, "--yes", data=tmp_path)
    assert [note["text"] for note in parsed("notes", "list", data=tmp_path)["notes"]] == ["first [b]line[/b]"]
    assert ttchan("db", "verify", data=tmp_path).returncode == 0


def test_verify_ends_with_1_if_anything_is_wrong(tmp_path: Path, backup: str) -> None:
    assert parsed("db", "verify", data=tmp_path) == {"sound": True, "faults": []}
    with (tmp_path / "backups" / backup).open("a") as file:
        file.write(" ")
    said = ttchan("db", "verify", "--lang", "en", data=tmp_path, code=1).stdout
    assert backup in said
    assert "1 fault" in said
    (fault,) = parsed("db", "verify", data=tmp_path, code=1)["faults"]
    assert set(fault) == {"file", "byte", "record", "where", "message"}
    assert fault["file"].endswith(backup)
    ttchan("db", "verify", data=tmp_path / "none", code=1)
    assert not (tmp_path / "none").exists()


def test_what_is_found_damaged_and_put_in_order_is_said(tmp_path: Path) -> None:
    add(tmp_path, "first")
    with (tmp_path / "ttchan.json.journal").open("a") as journal:
        journal.write("0000")
    said = ttchan("notes", "add", *WHERE, "second", "--lang", "en", data=tmp_path)
    assert said.stdout == "Saved: second\n"
    assert "was torn at byte" in said.stderr
    assert ttchan("notes", "list", data=tmp_path).stderr == ""
    (tmp_path / "ttchan.json.journal").write_text("")
    said = ttchan("notes", "list", "--lang", "lv", data=tmp_path)
    assert "vairs nekā nesatur" in said.stderr


def test_merge_tells_what_came_in_and_what_both_have_changed(tmp_path: Path) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    add(data, "first")
    shutil.copytree(data, other)
    (note,) = [one["id"] for one in parsed("notes", "list", data=data)["notes"]]
    ttchan("notes", "edit", note, "ours", data=data)
    ttchan("notes", "edit", note, "theirs", data=other)
    add(other, "there")
    shown = ttchan("db", "merge", str(other), "--dry-run", "--lang", "en", data=data).stdout
    assert "“there”" in shown
    assert "“ours” | “theirs”" in shown
    shown = ttchan("db", "merge", str(other), "--dry-run", "--lang", "lv", data=data).stdout
    assert "„ours” | „theirs”" in shown
    assert len(documents(data / "ttchan.json")) == 1
    merged = parsed("db", "merge", str(other), data=data)
    assert len(merged["added"]) == 2
    (conflict,) = merged["conflicts"]
    assert (conflict["kind"], conflict["ours"], conflict["theirs"]) == ("both-edited", "ours", "theirs")
    again = ttchan("db", "merge", str(other), "--lang", "en", data=data).stdout
    assert again == "Nothing is there that is not here already.\n"
    assert sorted(map(str, documents(data / "ttchan.json"))) == ["ours", "theirs", "there"]
    assert "none" in ttchan("db", "merge", str(tmp_path / "none"), data=data, code=1).stderr


def test_merge_and_restore_tell_in_the_language_what_changes_and_what_is_frozen(tmp_path: Path) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    add(data, "first")
    shutil.copytree(data, other)
    add(other, "there")
    prompt, group = (parsed("notes", "list", data=data)["notes"][0][name] for name in ("prompt", "group"))
    ttchan("board", "theme", "add", prompt, "Music", data=other)
    ttchan("board", "freeze", prompt, "--group", group, "--why", "read out", data=data)
    shown = ttchan("db", "merge", str(other), "--lang", "lv", "--dry-run", data=data).stdout
    assert "~ temati\n" in shown
    assert "! Iesaldēta, un tomēr piezīmes tiek pievienotas vai mainītas" in " ".join(shown.split())
    merged = parsed("db", "merge", str(other), data=data)
    assert merged["frozen"] == [{"prompt": prompt, "group": group}]
    back = ttchan("db", "restore", str(other / "ttchan.json"), "--lang", "lv", "--dry-run", data=data).stdout
    assert "iesaldējumi: " in back


def test_backups_and_restoring_as_json(tmp_path: Path, backup: str) -> None:
    [listed] = parsed("db", "restore", data=tmp_path)["backups"]
    assert (listed["path"], listed["notes"]) == (str(tmp_path / "backups" / backup), 1)
    would = parsed("db", "restore", backup, "--dry-run", data=tmp_path)
    [notes] = [one for one in would["changes"] if one["table"] == "note"]
    assert (len(notes["go"]), notes["come"], would["restored"]) == (1, [], False)
    assert "--yes" in ttchan("db", "restore", backup, "--json", data=tmp_path, code=1).stderr
    done = parsed("db", "restore", backup, "--yes", data=tmp_path)
    assert done["restored"]
    assert Path(done["backup"]).exists()
    assert parsed("db", "restore", backup, data=tmp_path)["changes"] == []
    (tmp_path / "backups" / backup).write_text("{")
    damaged = parsed("db", "restore", data=tmp_path)["backups"][-1]
    assert (damaged["notes"], damaged["meeting"]) == (None, None)


def test_backup_and_compact_as_json(tmp_path: Path) -> None:
    add(tmp_path, "a note")
    assert Path(parsed("db", "backup", data=tmp_path)["path"]).exists()
    sizes = parsed("db", "compact", data=tmp_path)
    assert sizes["after"]["journal_bytes"] < sizes["before"]["journal_bytes"]
