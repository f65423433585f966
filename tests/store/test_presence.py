"""Signs of life, whatever else lies in their directory."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ttchan_tui.store.side_files import session_files
from ttchan_tui.store.side_files.heartbeats import APP, KIOSK, Heartbeat, heartbeats, sweep
from ttchan_tui.store.side_files.linked_machines import connected
from ttchan_tui.store.side_files.presence import heartbeat

NOW = datetime(2018, 11, 9, 12, tzinfo=UTC)
PLAIN = {
    "kind": KIOSK,
    "name": "foyer",
    "version": "1.0",
    "pid": 7,
    "since": "2018-11-09T10:00:00+00:00",
    "seen": "2018-11-09T11:59:00+00:00",
    "columns": 80,
    "rows": 24,
    "term": "linux",
    "free": 5_000_000,
}


def until_beaten(data: Path, number: int) -> tuple[Heartbeat, ...]:
    deadline = time.monotonic() + 20
    while len(found := heartbeats(data)) != number:
        assert time.monotonic() < deadline, found
        time.sleep(0.01)
    return found


def test_a_session_is_there_until_it_ends(tmp_path: Path) -> None:
    with heartbeat(tmp_path, KIOSK, "foyer / 1", every=0.01), heartbeat(tmp_path, APP, every=0.01):
        kiosk, app = until_beaten(tmp_path, 2)
        assert (kiosk.kind, kiosk.name, kiosk.pid) == (KIOSK, "foyer / 1", os.getpid())
        assert app.kind == APP
        assert app.name
        deadline = time.monotonic() + 20
        while heartbeats(tmp_path)[0].seen == kiosk.seen:
            assert time.monotonic() < deadline
        assert kiosk.free > 0
        assert len(connected(tmp_path, datetime.now(UTC))) == 2
    assert heartbeats(tmp_path) == ()
    assert not list((tmp_path / "presence").iterdir())


def test_a_kiosk_that_starts_again_is_the_same_one(tmp_path: Path) -> None:
    session_files.write(session_files.session_file(tmp_path / "presence", "kiosk-foyer"), PLAIN)
    with heartbeat(tmp_path, KIOSK, "foyer", every=0.01):
        deadline = time.monotonic() + 20
        while heartbeats(tmp_path)[0].pid != os.getpid():
            assert time.monotonic() < deadline
        assert len(heartbeats(tmp_path)) == 1


def test_silence_is_three_minutes_or_a_clock_that_is_wrong(tmp_path: Path) -> None:
    session_files.write(tmp_path / "presence" / "kiosk-a.json", PLAIN)
    [beat] = heartbeats(tmp_path)
    assert not beat.is_silent(NOW)
    assert beat.is_silent(NOW + timedelta(minutes=3))
    assert beat.is_silent(NOW - timedelta(days=300))
    assert connected(tmp_path, NOW) == (beat,)
    assert connected(tmp_path, NOW + timedelta(minutes=3)) == ()


def test_foreign_files_are_passed_over(tmp_path: Path) -> None:
    presence = tmp_path / "presence"
    session_files.write(presence / "kiosk-good.json", PLAIN)
    for number, content in enumerate(
        (
            b"",
            b"{",
            b"[" * 100_000,
            b"\xff\xfe",
            b"null",
            b"[]",
            b'{"kind": "kiosk"}',
            b"9" * 5000,
            b"x" * (2 << 20),
        )
    ):
        (presence / f"{number}.json").write_bytes(content)
    (presence / "directory.json").mkdir()
    os.mkfifo(presence / "pipe.json")
    (presence / "link.json").symlink_to("/etc/passwd")
    (presence / "torn.json.new").write_bytes(b"{")
    assert [beat.name for beat in heartbeats(tmp_path)] == ["foyer"]


def test_texts_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    session_files.write(tmp_path / "presence" / "a.json", PLAIN | {"name": "\x1b[2J\n" + "x" * 500})
    [beat] = heartbeats(tmp_path)
    assert "\x1b" not in beat.name
    assert "\n" not in beat.name
    assert len(beat.name) <= 80


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(sorted(PLAIN)), st.none() | st.booleans() | st.integers() | st.text() | st.floats()
    )
)
def test_whatever_stands_in_a_field_nothing_is_raised(
    tmp_path_factory: object, changed: dict[str, object]
) -> None:
    with TemporaryDirectory() as name:
        session_files.write(Path(name) / "presence" / "a.json", PLAIN | changed)
        found = heartbeats(Path(name))
    assert found == () or "\x1b" not in found[0].name


def test_what_killed_apps_have_left_is_swept_away_after_a_day(tmp_path: Path) -> None:
    for name, kind in (("a", APP), ("b", KIOSK), ("c", APP)):
        session_files.write(tmp_path / "presence" / f"{name}.json", PLAIN | {"kind": kind})
    for name in "ab":
        os.utime(tmp_path / "presence" / f"{name}.json", (1, 1))
    sweep(tmp_path)
    assert sorted(path.stem for path in (tmp_path / "presence").iterdir()) == ["b", "c"]


def test_a_directory_that_cannot_be_written_disturbs_nothing(tmp_path: Path) -> None:
    (tmp_path / "presence").write_text("no directory")
    with heartbeat(tmp_path, APP, every=0.001):
        pass
    assert heartbeats(tmp_path) == ()


def test_two_kiosks_of_one_name_are_two(tmp_path: Path) -> None:
    with heartbeat(tmp_path, KIOSK, "foyer", every=0.01):
        with heartbeat(tmp_path, KIOSK, "foyer", every=0.01):
            assert [beat.name for beat in until_beaten(tmp_path, 2)] == ["foyer", "foyer 2"]
        assert [beat.name for beat in heartbeats(tmp_path)] == ["foyer"]
    with heartbeat(tmp_path, KIOSK, "foyer", every=0.01):
        assert [beat.name for beat in until_beaten(tmp_path, 1)] == ["foyer"]


def test_long_names_are_told_apart() -> None:
    names = [f"первый-этаж-большого-дворца-{side}" for side in ("слева", "справа")]
    files = {session_files.session_file(Path(), name).name for name in names}
    assert len(files) == 2
    assert max(map(len, files)) < 120
