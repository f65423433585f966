"""What a command writes to a named file never takes the place of the data in use."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan

WRITERS = (
    ("db", "backup", "--force"),
    ("notes", "export", "--format", "json", "--output"),
    ("qr", "results", "--svg"),
    ("qr", "results", "--png"),
    ("board", "sheets", "gains", "--output"),
)

OWN = (
    "ttchan.json",
    "ttchan.json.new",
    "ttchan.json.journal",
    "ttchan.json.journal.new",
    "ttchan.json.history/000001.journal",
    "kiosk-pin.json",
    "kiosk-pin-tries.json",
    "counts/foyer.json",
    "presence/kiosk-foyer.json",
    "drafts/1000/0123.json",
    "log/ttchan.log",
    "damaged-20260101T000000000000Z/ttchan.json",
)


@pytest.fixture
def data(data: Path, tmp_path: Path) -> Path:
    """A data directory with one of each of the store's own files."""
    directory = shutil.copytree(data, tmp_path / "data")
    where = ("--prompt", "gains", "--group", "lv", "--category", "gains")
    ttchan("notes", "add", *where, "friends", data=directory)
    for name in OWN:
        if not name.endswith(".new") and not (directory / name).exists():
            (directory / name).parent.mkdir(parents=True, exist_ok=True)
            (directory / name).write_text("mine")
    return directory


def files(data: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}


def refused(data: Path, before: dict[Path, bytes], path: Path, *command: str) -> None:
    done = ttchan(*command, str(path), "--lang", "en", data=data, code=1)
    assert "Name another file" in done.stderr, (command, path)
    assert done.stdout == ""
    assert files(data) == before


@pytest.mark.parametrize("command", [WRITERS[0], WRITERS[1]], ids=lambda command: command[1])
def test_no_file_of_the_data_is_replaced(command: tuple[str, ...], data: Path) -> None:
    before = files(data)
    for name in OWN:
        refused(data, before, data / name, *command)
    assert [note["text"] for note in parsed("notes", "list", data=data)["notes"]] == ["friends"]


def test_no_command_writes_there_by_whatever_way(data: Path, tmp_path: Path) -> None:
    before = files(data)
    (tmp_path / "link").symlink_to(data)
    for *command, option in WRITERS:
        ending = {"--png": ".png", "--svg": ".svg"}.get(option, ".html" if "sheets" in command else ".json")
        to_file = tmp_path / f"to-journal{ending}"
        to_file.unlink(missing_ok=True)
        to_file.symlink_to(data / "ttchan.json.journal")
        for path in (to_file, tmp_path / "link" / "log" / f"any{ending}"):
            refused(data, before, path, *command, option)


def test_nothing_but_a_backup_is_written_among_the_backups(data: Path, tmp_path: Path) -> None:
    ttchan("db", "backup", data=data)
    (taken,) = (data / "backups").glob("*.json")
    (tmp_path / "link").symlink_to(data / "backups")
    before = files(data)
    for path in (taken, data / "backups" / "notes.json", tmp_path / "link" / taken.name):
        refused(data, before, path, "notes", "export", "--format", "json", "--output")


def test_other_names_in_the_data_directory_are_free(data: Path) -> None:
    (data / "backups").mkdir(exist_ok=True)
    for name in ("mine.json", "ttchan.json.bak", "backups/before-lunch.json"):
        ttchan("db", "backup", str(data / name), data=data)
        ttchan("db", "backup", str(data / name), "--force", data=data)
    ttchan("notes", "export", "--output", str(data / "notes.md"), data=data)
