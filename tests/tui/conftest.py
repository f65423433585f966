"""A store for each test, and a process left as it was."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui import light_strips, stillness
from tests.tui.driving import AFTER, LANGUAGES, ROUTES, WHOLE, running
from tests.tui.parsed_once import parsed_once
from ttchan_tui.store import Repository, open_repository


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the bundled meeting, to be copied: that is quicker than to fill it."""
    directory = tmp_path_factory.mktemp("prepared")
    open_repository(directory).close()
    return directory


@pytest.fixture
def data(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory of the test's own, with the bundled meeting and no notes, with a short name."""
    return shutil.copytree(prepared, tmp_path_factory.mktemp("d") / "data")


@pytest.fixture
def repository(data: Path) -> Iterator[Repository]:
    """The store in that directory."""
    opened = open_repository(data)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def words_afterwards(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What every screen says after the meeting, each to its end: by language, and by its name.

    Tests that look at it bear the mark `xdist_group("afterwards")`: one process walks through it, once.
    """
    said: dict[str, dict[str, str]] = {}

    async def walk(repository: Repository) -> None:
        for language in LANGUAGES:
            async with running(repository, language=language, size=WHOLE, now=AFTER) as driver:
                said[language] = {}
                for name in ROUTES:
                    await driver.visit(name)
                    said[language][name] = driver.text

    directory = shutil.copytree(prepared, tmp_path_factory.mktemp("a") / "data")
    with pytest.MonkeyPatch.context() as patch, closing(open_repository(directory)) as repository:
        stillness.install(patch)
        repository.notebook.add("promote-my-partner", "lv", "culture", "x", "lv")
        asyncio.run(walk(repository))
    return said


@pytest.fixture(scope="session", autouse=True)
def _styles() -> Iterator[None]:
    with parsed_once(), pytest.MonkeyPatch.context() as patch:
        light_strips.install(patch)
        yield


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """The app takes these signals over; the process that tests it wants them back."""
    numbers = (signal.SIGHUP, signal.SIGTERM, signal.SIGALRM)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(autouse=True)
def _unsynced(unsynced: None) -> None:
    """What is typed here need not stay."""


@pytest.fixture(autouse=True)
def _stillness(monkeypatch: pytest.MonkeyPatch) -> None:
    stillness.install(monkeypatch)
