"""`ttchan publish`: from the data of a meeting to a folder for the web."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A data directory to change."""
    directory = tmp_path / "own"
    ttchan("meeting", "show", data=directory)
    return directory


def test_a_site_is_written_and_a_second_time_nothing_of_it(own: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    first = parsed("publish", str(site), data=own)
    assert first["changed"] == first["files"] > 100
    assert parsed("publish", str(site), data=own)["changed"] == 0
    assert "Daugavpils" in (site / "lv" / "index.html").read_text("utf-8")
    assert not (site / "lv" / "sheet.html").exists()
    assert "give-paths" in ttchan("history", "--json", data=own).stdout


def test_after_one_change_little_is_written(own: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    parsed("publish", str(site), data=own)
    what = ("--prompt", "gains", "--group", "lv", "--category", "gains", "new friends")
    ttchan("notes", "add", *what, data=own)
    assert b"new friends" not in b"".join(path.read_bytes() for path in site.rglob("*") if path.is_file())
    parsed("publish", str(site), data=own)
    everything = b"".join(path.read_bytes() for path in site.rglob("*") if path.is_file())
    assert b"new friends" not in everything  # nobody has approved it


def test_an_activity_that_is_gone_is_cancelled_in_calendars(own: Path, files: Path, tmp_path: Path) -> None:
    programme = files / "programme.toml"
    text = programme.read_text("utf-8")
    start = text.index('[[activity]]\nid = "d1-4"')
    programme.write_text(text[:start] + text[text.index("# --- 9 November", start) :], encoding="utf-8")
    parsed("publish", str(tmp_path / "site"), data=own)
    ttchan("meeting", "load", str(files), "--yes", data=own)
    for site in ("site", "site", "never-stood-here"):
        parsed("publish", str(tmp_path / site), data=own)
    assert "d1-4@" not in (tmp_path / "never-stood-here" / "en" / "day-2018-11-08.ics").read_text("utf-8")
    calendar = (tmp_path / "site" / "en" / "day-2018-11-08.ics").read_text("utf-8")
    [gone] = re.findall(r"BEGIN:VEVENT(?:(?!END:VEVENT).)*d1-4@.*?END:VEVENT", calendar, re.DOTALL)
    assert "STATUS:CANCELLED" in gone
    assert "SUMMARY:Get-acquainted dinner" in gone
    assert "SEQUENCE:1" in gone


def test_a_sheet_with_errors_keeps_it_back(own: Path, files: Path, tmp_path: Path) -> None:
    place = files / "places" / "lodz.toml"
    place.write_text(re.sub("forms.*\n", "", place.read_text("utf-8")), encoding="utf-8")
    ttchan("meeting", "load", str(files), "--yes", data=own)
    site = tmp_path / "site"
    assert "forms.lv.from" in ttchan("publish", str(site), "--sheet", data=own, code=1).stderr
    assert not site.exists()
    ttchan("publish", str(site), "--sheet", "--anyway", data=own)
    assert (site / "lv" / "sheet.html").exists()


def test_what_cannot_be_is_refused(own: Path, tmp_path: Path) -> None:
    site = str(tmp_path / "site")
    assert "is not an address" in ttchan("publish", site, "--address", "daugavpils", data=own, code=2).stderr
    emblem = tmp_path / "emblem.exe"
    emblem.write_bytes(b"x")
    assert "no picture" in ttchan("publish", site, "--emblem", str(emblem), data=own, code=1).stderr
    assert "cannot be read" in ttchan("publish", site, "--emblem", "no.png", data=own, code=1).stderr
    assert ttchan("publish", str(own / "ttchan.json"), data=own, code=1).stderr
    assert not Path(site).exists()
    for folder in (own, own / "site", tmp_path):
        assert "lies apart" in ttchan("publish", str(folder), data=own, code=1).stderr
