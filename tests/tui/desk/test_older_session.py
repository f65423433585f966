"""Whoever comes in again after a cut line ends the session that was left, and takes over its text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.tui.driving import running
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import Presence, open_repository
from ttchan_tui.tui.session import Desk

LEFT = """
import signal, sys, time
from pathlib import Path
from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.store import APP, Drafts, heartbeat
from ttchan_tui.store.side_files import drafts, presence
data = Path(sys.argv[1])
signal.signal(signal.SIGTERM, signal.SIG_IGN)  # as one whose terminal reads no more
kept = Drafts(data, "anna")
place = FieldRef("ttchan-2018", DraftKind.FORM, of="move activity:d2-8")
kept.keep([Draft(place, "17:45", "en", more=("1", "to", "17:45"))])
with heartbeat(data, APP, "anna", 0.02, role="organiser"):
    while not list((data / "presence").glob("app-*")) or not list((data / "drafts").glob("*/*.json")):
        time.sleep(0.01)
    print("there", flush=True)
    time.sleep(60)
"""


@contextmanager
def left(data: Path) -> Iterator[subprocess.Popen[str]]:
    """A session of anna's with something typed, that does not end when it is asked to."""
    command = [sys.executable, "-c", LEFT, str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "there\n"
        try:
            yield process
        finally:
            process.kill()


async def test_the_session_that_was_left_ends_and_its_text_is_taken_over(data: Path) -> None:
    with (
        closing(open_repository(data, Person("anna", Role.ORGANISER))) as repository,
        left(data) as process,
    ):
        async with running(repository, desk=Desk(Presence())) as driver:
            await driver.until(lambda: "Leave it open" in driver.text, "the question")
            assert process.poll() is None
            await driver.press("enter")
            await driver.until(lambda: process.poll() is not None, "the end of the session")
            await driver.settle()
            await driver.press("7", "2")
            await driver.until(lambda: "17:45" in driver.text, "its draft")
