"""A meeting goes out as files and comes back, and nothing is lost that others have done meanwhile."""

from __future__ import annotations

import gzip
import io
import lzma
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import parsed, ttchan
from tests.cli.desk.far_people import do
from ttchan_tui.store import StoreUnusable, examine_folder, unpacked


@pytest.fixture
def data(data: Path, tmp_path: Path) -> Path:
    return shutil.copytree(data, tmp_path / "data")


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """The meeting in use as files."""
    ttchan("meeting", "export", str(tmp_path / "out"), data=data)
    return tmp_path / "out"


def change(folder: Path, before: str, after: str, file: str = "programme.toml") -> None:
    text = (folder / file).read_text("utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), "utf-8")


def activity(data: Path, id: str = "d2-8") -> Any:
    return parsed("programme", "show", id, "--lang", "en", data=data)


TITLE = 'en = "Debate on the future of Europe"'
HERE = ("programme", "edit", "d2-8")


def test_what_was_exported_is_the_meeting(data: Path, folder: Path) -> None:
    before = parsed("history", "--last", "1", data=data)
    told = ttchan("meeting", "load", str(folder), "--lang", "en", data=data).stdout
    assert "Nothing would change" in told
    assert parsed("history", "--last", "1", data=data)["changes"][0]["parts"] == before["changes"][0]["parts"]
    refused = ttchan("meeting", "export", str(folder), "--lang", "en", data=data, code=1).stderr
    assert "Name a new folder" in refused


def test_a_load_on_an_older_base_loses_nothing(data: Path, folder: Path) -> None:
    """One enters clock times at the desk, another changes a title in files that were exported before."""
    ttchan("programme", "edit", "d2-8", "start=14:00", "end=15:30", data=data)
    ttchan(
        "programme", "add", "2018-11-09", "title.en=X", "title.lv=X", "kind=meal", "--id", "new", data=data
    )
    ttchan("programme", "move", "d2-7", "13:00", data=data)
    change(folder, TITLE, 'en = "A debate"')
    plan = ttchan("meeting", "load", str(folder), "--dry-run", "--lang", "en", data=data).stdout
    assert plan.splitlines() == [
        "changed: activity “A debate” (d2-8)",
        "    title (en): Debate on the future of Europe → A debate",
    ]
    assert activity(data)["title"] != "A debate"
    ttchan("meeting", "load", str(folder), "--why", "printed", data=data)
    found = activity(data)
    assert (found["title"], found["start"], found["end"]) == ("A debate", "14:00", "15:30")
    assert activity(data, "new")["id"] == "new"
    assert activity(data, "d2-7")["start"] == "13:00"
    assert parsed("history", "--last", "1", data=data)["changes"][0]["why"] == "printed"
    ttchan("undo", data=data)
    assert activity(data)["start"] == "14:00"


def test_what_both_have_changed_is_listed_and_nothing_loaded(data: Path, folder: Path) -> None:
    ttchan(*HERE, "title.en=Theirs", data=data)
    change(folder, TITLE, 'en = "Mine"')
    change(folder, 'part_of_day = "evening"', 'part_of_day = "evening"\nstart = 19:00:00')
    before = parsed("history", "--last", "1", data=data)
    refused = ttchan("meeting", "load", str(folder), "--lang", "en", data=data, code=1)
    assert "BOTH: activity d2-8 title.en: here “Theirs”, in the files “Mine”" in refused.stdout
    assert "--take" in refused.stderr
    assert parsed("history", "--last", "1", data=data) == before
    ttchan("meeting", "load", str(folder), "--take", "here", data=data)
    assert activity(data)["title"] == "Theirs"
    ttchan("meeting", "load", str(folder), "--take", "files", data=data)
    assert activity(data)["title"] == "Mine"


def test_without_a_stamp_the_files_replace_what_is_here(data: Path, folder: Path) -> None:
    ttchan(*HERE, "start=14:00", data=data)
    (folder / "base.txt").unlink()
    told = ttchan("meeting", "load", str(folder), "--yes", "--lang", "en", data=data).stdout
    assert "begins: 14:00 → –" in told
    assert activity(data)["start"] is None


def test_a_meeting_goes_over_the_line_as_an_archive(
    data: Path, folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert do("meeting export -", "organiser", data) == 0
    with unpacked(capsysbinary.readouterr().out) as unpacked_folder:
        assert {path.name for path in unpacked_folder.glob("*.toml")} == {
            path.name for path in folder.glob("*.toml")
        }
        assert not examine_folder(unpacked_folder).problems
    assert do("meeting export -", "facilitator", data)
    assert do("meeting load -", "organiser", data)


@pytest.mark.parametrize(
    "name", ["../meeting.toml", "/etc/passwd", "a/b/meeting.toml", ".bashrc", "places/x.sh"]
)
def test_an_archive_with_anything_else_is_refused(name: str) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        tar.addfile(tarfile.TarInfo(name))
    with pytest.raises(StoreUnusable, match="something else"), unpacked(made.getvalue()):
        pass


def test_a_link_in_an_archive_and_what_is_no_archive_are_refused() -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        link = tarfile.TarInfo("meeting.toml")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    for content in (made.getvalue(), b"nonsense", b""):
        with pytest.raises(StoreUnusable), unpacked(content):
            pass


def test_an_archive_that_says_nothing_of_its_base_sets_nothing_back_unasked(
    data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ttchan("text", "activity:d1-1.title", "en", "Said by somebody else", data=data)
    (folder / "base.txt").unlink()
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        tar.add(folder, ".")
    for options, loaded in (("", False), (" --yes", True)):
        given = io.TextIOWrapper(io.BytesIO(made.getvalue()))
        monkeypatch.setattr("sys.stdin", given)
        assert (do(f"meeting load -{options}", "lead", data) == 0) is loaded
        assert (activity(data, "d1-1")["title"] == "Said by somebody else") is not loaded


@pytest.mark.parametrize("compress", [gzip.compress, lzma.compress])
def test_an_archive_that_would_unpack_to_more_than_it_is_is_refused(
    compress: Callable[[bytes], bytes],
) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        tar.addfile(tarfile.TarInfo("meeting.toml"))
    with pytest.raises(StoreUnusable, match="no archive"), unpacked(compress(made.getvalue())):
        pass


def test_files_of_a_meeting_that_is_kept_do_not_replace_what_was_changed_in_it(
    data: Path, folder: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(folder, tmp_path / "other")
    change(other, 'id = "ttchan-2018"', 'id = "another"', "meeting.toml")
    ttchan("text", "activity:d1-1.title", "en", "Said by somebody else", data=data)
    told = ttchan("meeting", "load", str(other), "--dry-run", "--lang", "en", data=data).stdout
    assert "would be kept with its notes" in told
    ttchan("meeting", "load", str(other), "--yes", data=data)
    refused = ttchan("meeting", "load", str(folder), "--yes", "--lang", "en", data=data, code=1).stderr
    assert "ttchan meeting use ttchan-2018" in refused
    ttchan("meeting", "use", "ttchan-2018", data=data)
    ttchan("meeting", "load", str(folder), "--yes", data=data)
    assert activity(data, "d1-1")["title"] == "Said by somebody else"
