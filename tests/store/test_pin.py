from __future__ import annotations

import json
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ttchan_tui.store.side_files.pin import BadPin, Pin

DIGITS = "13579"


def test_a_pin_is_right_and_others_are_not(tmp_path: Path) -> None:
    pin = Pin(tmp_path)
    assert not pin.is_set
    assert not pin.is_right("")
    pin.set(DIGITS)
    assert pin.is_set
    assert not pin.is_right("1357")
    assert pin.is_right(DIGITS)
    assert Pin(tmp_path).is_right(DIGITS)


def test_it_is_kept_as_a_hash_that_only_its_owner_reads(tmp_path: Path) -> None:
    Pin(tmp_path).set(DIGITS)
    [file] = tmp_path.iterdir()
    assert DIGITS not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_text()
    Pin(tmp_path).set(DIGITS)
    assert file.read_text() != before  # another salt


@pytest.mark.parametrize("digits", ["", "123", "12a4", "١٢٣٤", "1" * 13, " 1234"])
def test_what_is_no_pin_is_refused(tmp_path: Path, digits: str) -> None:
    with pytest.raises(BadPin):
        Pin(tmp_path).set(digits)
    assert not Pin(tmp_path).is_set


def test_wrong_tries_cost_time_and_a_restart_does_not_help(tmp_path: Path) -> None:
    Pin(tmp_path).set(DIGITS)
    for _ in range(3):
        assert Pin(tmp_path).seconds_to_wait() == 0
        assert not Pin(tmp_path).is_right("0000")
    assert 0 < Pin(tmp_path).seconds_to_wait() <= 5
    assert not Pin(tmp_path).is_right(DIGITS)
    tries = tmp_path / "kiosk-pin-tries.json"
    for wrong, longest in ((4, 10), (6, 40), (20, 900), (10**9, 900)):
        tries.write_text(json.dumps({"wrong": wrong, "at": time.time()}))
        assert longest - 1 < Pin(tmp_path).seconds_to_wait() <= longest
    tries.write_text(json.dumps({"wrong": 5, "at": time.time() - 1000}))
    assert Pin(tmp_path).is_right(DIGITS)
    assert not tries.exists()


@pytest.mark.parametrize("content", ["", "nonsense", "[]", '{"wrong": "x"}', '{"wrong": 9, "at": 1e999}'])
def test_a_damaged_count_gives_no_free_tries(tmp_path: Path, content: str) -> None:
    Pin(tmp_path).set(DIGITS)
    (tmp_path / "kiosk-pin-tries.json").write_text(content)
    if content:
        assert Pin(tmp_path).seconds_to_wait() > 0


@pytest.mark.parametrize("content", ["nonsense", "[]", "{}", '{"scrypt": {}, "salt": "", "hash": ""}'])
def test_a_damaged_pin_opens_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "kiosk-pin.json").write_text(content)
    assert not Pin(tmp_path).is_set
    assert not Pin(tmp_path).is_right("")


def test_those_who_try_at_the_same_moment_have_no_more_tries(tmp_path: Path) -> None:
    Pin(tmp_path).set(DIGITS)
    tried = [f"{number:05}" for number in range(7)] + [DIGITS]
    with ThreadPoolExecutor(len(tried)) as many:
        list(many.map(lambda digits: Pin(tmp_path).is_right(digits), tried[:-1]))
    assert json.loads((tmp_path / "kiosk-pin-tries.json").read_text())["wrong"] == 3


def test_a_clock_that_was_set_back_does_not_lock_the_staff_out(tmp_path: Path) -> None:
    Pin(tmp_path).set(DIGITS)
    tries = tmp_path / "kiosk-pin-tries.json"
    tries.write_text(json.dumps({"wrong": 4, "at": time.time() + 10**8}))
    assert Pin(tmp_path).seconds_to_wait() == 10
    assert json.loads(tries.read_text())["at"] < time.time() + 1
    assert not Pin(tmp_path).is_right(DIGITS)
