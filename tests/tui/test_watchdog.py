"""Signs of life for systemd, on a real socket."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, ROOT, environment
from tests.tui.test_kiosk import SETTINGS
from ttchan_tui.store import Counts, Pin, Repository
from ttchan_tui.tui.kiosk.app import KioskApp
from ttchan_tui.tui.kiosk.kiosk_services import KioskServices
from ttchan_tui.tui.kiosk.watchdog import Watchdog
from ttchan_tui.tui.session import Session

SECONDS_TO_WAIT = 30


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(SECONDS_TO_WAIT)
        yield listening


def variables(listener: socket.socket) -> dict[str, str]:
    """What systemd says to a service that it watches; the process that it names is another one."""
    name = listener.getsockname()
    address = f"@{os.fsdecode(name[1:])}" if isinstance(name, bytes) else name
    return {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "60000", "WATCHDOG_PID": "1"}


async def test_the_loop_of_the_kiosk_tells_that_it_goes_on(
    repository: Repository, listener: socket.socket
) -> None:
    data = repository.engine.path.parent
    services = KioskServices(Pin(data), Counts(data, "foyer"), tuple, Watchdog(variables(listener)))
    app = KioskApp(Session(repository, "lv", public=True, keeps_drafts=False), SETTINGS, services)
    async with app.run_test():
        for _ in range(3):
            assert await asyncio.to_thread(listener.recv, 100) == b"WATCHDOG=1"


def test_a_kiosk_of_plain_text_tells_it_while_it_waits(tmp_path: Path, listener: socket.socket) -> None:
    with subprocess.Popen(
        [*COMMAND, "--data", str(tmp_path / "data"), "kiosk", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment(**variables(listener)),
    ) as process:
        for _ in range(3):
            assert listener.recv(100) == b"WATCHDOG=1"
        process.communicate()


def test_an_abstract_socket_is_reached_too(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0ttchan-test-{os.getpid()}")
        listening.settimeout(SECONDS_TO_WAIT)
        Watchdog(variables(listening)).alive()
        assert listening.recv(100) == b"WATCHDOG=1"


@pytest.mark.parametrize(
    "said",
    [{}, {"NOTIFY_SOCKET": "/x"}, {"WATCHDOG_USEC": "1"}, {"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "soon"}],
)
def test_where_nobody_waits_nothing_is_told(said: dict[str, str]) -> None:
    assert Watchdog(said).every is None


def test_that_nobody_listens_disturbs_nothing(tmp_path: Path) -> None:
    watchdog = Watchdog({"NOTIFY_SOCKET": str(tmp_path / "gone"), "WATCHDOG_USEC": "60000000"})
    assert watchdog.every == 20
    watchdog.alive()
