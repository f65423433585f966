from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tinydb import TinyDB

from tests.cli.command import parsed, ttchan

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
