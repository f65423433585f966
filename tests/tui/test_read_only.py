"""Where nothing can be stored the app says so, goes on, and stores what was typed as soon as it can."""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from tests.store.test_storage import as_somebody_else
from tests.tui.driving import CLASSES, NOW, running
from tests.tui.test_groupwork import GROUP, PROMPT, enter, kept
from tests.tui.test_store_fails import gone, newer
from ttchan_tui.store import Repository, StoreError, open_repository
from ttchan_tui.tui.screens.work import saving
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.outgoing import OutgoingLine
from ttchan_tui.tui.typing.save_queue import SaveQueue

AT_ONCE = 0.2


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "SECONDS_BETWEEN_TRIES", AT_ONCE)


@contextmanager
def no_room() -> Iterator[None]:
    """No file can be made longer: to the program that is a full disk."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, limit[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)


def _mount(*words: str | Path) -> bool:
    return subprocess.run(["mount", *words], check=False).returncode == 0


@contextmanager
def only_read(data: Path) -> Iterator[None]:
    """The data directory may only be read, also by root: then it is mounted so, where that is possible."""
    data.chmod(0o555)
    mounted = os.geteuid() == 0 and _mount("--bind", data, data)
    locked = mounted and _mount("-o", "remount,bind,ro", data)
    try:
        with nullcontext() if locked else as_somebody_else():
            yield
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", data], check=True)
        data.chmod(0o755)


@pytest.fixture
def data(data: Path) -> Iterator[Path]:
    """One that anybody may read; what pytest makes is its user's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield shutil.copytree(data, Path(name) / "data")


@pytest.mark.parametrize("language", ["en", "lv"])
async def test_on_a_directory_that_may_only_be_read_one_reads(data: Path, language: str) -> None:
    with only_read(data):
        repository = open_repository(data)
        async with running(repository, language=language) as driver:
            for name in ("home", "programme", "cities", "notes"):
                await driver.go(name)
                assert driver.on == CLASSES[name]
                assert {"en": "READ ONLY", "lv": "TIKAI LASĀMS"}[language] in driver.rows()[1]
            assert {"en": "What is typed stays here", "lv": "Ierakstītais paliek šeit"}[
                language
            ] in driver.words
        repository.close()


async def test_what_is_typed_meanwhile_is_stored_by_itself_once_it_can_be(
    repository: Repository, data: Path
) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        with only_read(data):
            await enter(driver, "one")
            await enter(driver, "two")
            assert "No permission to use" in driver.words
            assert "NOT SAVED  one" in driver.text
            assert "NOT SAVED  two" in driver.text
            assert "2 LINES NOT SAVED" in driver.rows()[0]
            await driver.type("half")
        await driver.until(lambda: [text for text, _ in kept(repository)] == ["one", "two"])
        await driver.until(lambda: "READ ONLY" not in driver.text and "saved " in driver.rows()[0])
        assert driver.typed == "half"


async def test_a_full_disk_loses_nothing_and_is_tried_again(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        with no_room():
            await enter(driver, "x" * 200)
            await driver.until(lambda: "No space is left" in driver.words)
            await driver.until(lambda: "READ ONLY" in driver.rows()[1])
            await driver.type("y")
            await driver.until(lambda: "no draft is kept" in driver.text)
        await driver.until(lambda: [len(text) for text, _ in kept(repository)] == [200])
        await driver.until(lambda: "READ ONLY" not in driver.text)
        assert driver.typed == "y"


@pytest.mark.parametrize("failure", [gone, newer])
async def test_files_that_go_or_become_newer_are_told_on_any_screen_and_their_return_too(
    repository: Repository, data: Path, failure: object
) -> None:
    assert callable(failure)
    async with running(repository) as driver:
        await driver.until(lambda: driver.app.news.is_watching)
        with failure(data):
            await driver.until(lambda: "READ ONLY" in driver.rows()[1])
        await driver.until(lambda: "READ ONLY" not in driver.text)


async def test_who_was_warned_is_not_warned_again_by_every_try(repository: Repository, data: Path) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        with gone(data):
            await enter(driver, "waits")
            await driver.press("ctrl+q")
            assert driver.app.is_running
            for _ in range(5):
                await driver.pilot.pause(AT_ONCE)
            await driver.press("ctrl+q")
            assert not driver.app.is_running


async def test_lines_that_are_tried_from_all_sides_at_once_are_stored_once(repository: Repository) -> None:
    queue = SaveQueue(Session(repository, "en", NOW), lambda: None)
    lines = [
        OutgoingLine(PROMPT, GROUP, "culture", text, "en", StoreError("busy")) for text in ("one", "two")
    ]
    queue.leave(lines)
    tries = [queue.try_on(), queue.save_again(), queue.try_on(), *map(queue.save, lines)]
    await asyncio.gather(*tries)
    assert sorted(kept(repository)) == [("one", "culture"), ("two", "culture")]
    assert queue.lines == []
