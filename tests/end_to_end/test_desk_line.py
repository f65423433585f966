"""The desk over lines as they are: one that falls silent, one that is slow."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.end_to_end.desk_server import SLOWER, DeskServer, desk_server
from tests.end_to_end.line import Line
from tests.end_to_end.terminal import Terminal, wait_until
from ttchan_tui.meeting.roles import Role

pytestmark = pytest.mark.xdist_group("sshd")

PACE = 0.1
"""Seconds from one key to the next."""
TYPED = "the bus is late by half an hour"


@pytest.fixture(scope="module")
def desk() -> Iterator[DeskServer]:
    """A desk with an organiser and a facilitator."""
    with TemporaryDirectory() as folder, desk_server(Path(folder)) as server:
        server.add("olga", Role.ORGANISER)
        server.add("fred", Role.FACILITATOR, ("lv",))
        assert server.ssh("olga", "programme").returncode == 0
        yield server


def to_the_notes(screen: Terminal) -> None:
    """Where a group's notes are typed."""
    for key in ("h", "3", "\r", "\r"):
        screen.press(key)
        wait_until(screen.settled, "a still screen")
    screen.wait_for("F5 heritage")


def test_what_was_typed_before_the_line_fell_silent_is_offered_at_once(desk: DeskServer) -> None:
    with Line(desk.port).laid() as line, desk.screen("fred", port=line.port) as left:
        to_the_notes(left)
        left.press(TYPED)
        left.wait_for(TYPED)
        wait_until(lambda: any(desk.data.rglob("drafts/*/*.json")), "a draft on the disk")
        line.fall_silent()
        with desk.screen("fred") as again:
            began = time.monotonic()
            again.wait_for("Leave it open")
            again.press("\r")
            again.wait_for("1 draft of yours")
            assert time.monotonic() - began <= 2 * SLOWER
            to_the_notes(again)
            again.wait_for(TYPED)


def test_who_is_revoked_is_out_within_two_seconds_and_finds_the_text_when_let_in_again(
    desk: DeskServer,
) -> None:
    desk.add("paul", Role.FACILITATOR, ("lv",))
    with desk.screen("paul") as screen:
        to_the_notes(screen)
        screen.press(TYPED)
        screen.wait_for(TYPED)
        began = time.monotonic()
        desk.revoke("paul")
        assert screen.exit_code()
        assert time.monotonic() - began <= 2 * SLOWER
        assert "What you had typed is kept" in " ".join(screen.text.split())
        assert not screen.not_restored()
    assert desk.ssh("paul", "programme").returncode == 255
    desk.add("paul", Role.FACILITATOR, ("lv",))
    with desk.screen("paul") as screen:
        to_the_notes(screen)
        screen.wait_for(TYPED)


def test_over_a_slow_line_the_last_letter_is_a_second_late_at_most(desk: DeskServer) -> None:
    """300 ms there and back, 64 kbit/s, no compression, ten keys a second."""
    slow = Line(desk.port, delay=0.15, rate=8_000)
    with slow.laid(), desk.screen("olga", "-o", "Compression=no", port=slow.port) as screen:
        to_the_notes(screen)
        due = time.monotonic()
        for letter in TYPED:
            due += PACE
            while time.monotonic() < due:
                screen.read()
            screen.press(letter)
        last = time.monotonic()
        screen.wait_for(TYPED)
        assert time.monotonic() - last <= 1 * SLOWER
