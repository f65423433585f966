from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.command import parsed, ttchan
from ttchan_tui.cli.kiosk import named_after
from ttchan_tui.store import open_repository
from ttchan_tui.store.side_files import session_files
from ttchan_tui.store.side_files.counts import counting

BEAT = {
    "kind": "kiosk",
    "version": "1.0",
    "pid": 7,
    "columns": 80,
    "rows": 24,
    "term": "linux",
    "free": 5_000_000,
}


def beat(data: Path, name: str, ago: timedelta) -> datetime:
    seen = datetime.now(UTC) - ago
    said = {"name": name, "since": seen.isoformat(), "seen": seen.isoformat()}
    session_files.write(data / "presence" / f"kiosk-{name}.json", {**BEAT, **said})
    return seen


def test_one_that_is_silent_is_told_and_fails(tmp_path: Path) -> None:
    assert "No kiosk" in ttchan("kiosks", "--lang", "en", data=tmp_path).stdout
    beat(tmp_path, "foyer", timedelta())
    assert "just now" in ttchan("kiosks", "--lang", "en", data=tmp_path).stdout
    beat(tmp_path, "hall", timedelta(minutes=20))
    printed = ttchan("kiosks", "--lang", "en", data=tmp_path, code=1).stdout
    assert "hall: SILENT\n  last seen 20 minutes ago" in printed
    assert "5 MB free" in printed
    kiosks = parsed("kiosks", data=tmp_path, code=1)["kiosks"]
    assert [(one["name"], one["silent"]) for one in kiosks] == [("foyer", False), ("hall", True)]


def test_times_are_those_of_the_meeting_and_of_the_machine_where_none_can_be_read(tmp_path: Path) -> None:
    seen = beat(tmp_path, "foyer", timedelta())
    for zone in ("Europe/Riga", "Asia/Tokyo"):
        printed = ttchan("kiosks", data=tmp_path, env={"TZ": "Asia/Tokyo"}).stdout
        assert f"({seen.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M:%S})" in printed
        (tmp_path / "ttchan.json").write_text("no meeting")
        (tmp_path / "ttchan.json.journal").unlink(missing_ok=True)


def test_the_sums_of_a_day(tmp_path: Path) -> None:
    assert "Nothing was counted" in ttchan("counts", "--lang", "en", data=tmp_path).stdout
    for kiosk in ("foyer", "hall"):
        with counting(tmp_path, kiosk) as counts:
            counts.count("home", "lv", datetime(2018, 11, 9, 14))
            counts.count("place", "en", datetime(2018, 11, 10, 9))
    printed = ttchan("counts", "--lang", "en", data=tmp_path).stdout
    assert "These are not people" in printed
    assert "2018-11-09 14:00\n      2  home LV\n" in printed
    assert parsed("counts", "--day", "2018-11-10", data=tmp_path)["views"] == [
        {"hour": "2018-11-10T09", "screen": "place", "language": "en", "views": 2}
    ]
    ttchan("counts", "--day", "friday", data=tmp_path, code=2)


@pytest.mark.parametrize(("host", "name"), [("kiosk.example.lv", "kiosk-example-lv"), ("", "kiosk")])
def test_a_machine_may_be_called_anything(host: str, name: str) -> None:
    assert named_after(host) == name


def test_a_call_is_seen_and_answered(tmp_path: Path) -> None:
    with closing(open_repository(tmp_path)) as repository:
        repository.side_files.calls.call("foyer", "museum")
        assert "CALL: foyer · Daugavpils museum · called at" in ttchan("kiosks", data=tmp_path).stdout
        [call] = parsed("kiosks", data=tmp_path)["calls"]
        assert (call["kiosk"], call["venue"], call["answered"]) == ("foyer", "museum", None)
        assert "from a kiosk “hall”" in ttchan("kiosks", "answer", "hall", data=tmp_path, code=1).stderr
        assert "Somebody is coming." in ttchan("kiosks", "answer", "foyer", data=tmp_path).stdout
        assert parsed("kiosks", "answer", "foyer", data=tmp_path)["call"]["answered"]


def test_the_venue_of_a_kiosk_is_one_of_the_meeting(tmp_path: Path) -> None:
    said = ttchan("kiosk", "--plain", "--venue", "nowhere", data=tmp_path, code=1).stderr
    assert "nowhere" in said
    assert "museum" in said
    seen = beat(tmp_path, "foyer", timedelta())
    told = {**BEAT, "name": "foyer", "since": seen.isoformat(), "seen": seen.isoformat(), "venue": "museum"}
    session_files.write(tmp_path / "presence" / "kiosk-foyer.json", told)
    assert "foyer · Daugavpils museum\n" in ttchan("kiosks", data=tmp_path).stdout
    assert parsed("kiosks", data=tmp_path)["kiosks"][0]["venue"] == "museum"
