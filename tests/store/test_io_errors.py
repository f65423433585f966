"""Whatever call of the system fails: a sentence is said, nothing acknowledged is lost, the next try works."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from tests import meetings
from tests.store.injection import failing
from ttchan_tui import store
from ttchan_tui.store import (
    DATA_FILE,
    Backups,
    Repository,
    Restoration,
    StoreError,
    file_info,
    merge,
    open_repository,
    read_copy,
    verify,
)

KNOWN = ["one", "two"]
CODES = (errno.EIO, errno.ENOSPC)
TURNS = range(2) if os.environ.get("TTCHAN_STRESS") else range(1)
"""Each call fails with one of the errors, by turns; in the long run with both."""


def prepare(directory: Path) -> None:
    """A meeting with two notes, a backup between them, and a journal."""
    repository = open_repository(directory)
    repository.loader.replace(meetings.sections())
    add(repository, "one")
    Backups(directory / DATA_FILE).take(repository.engine)
    add(repository, "two")
    repository.close()


def add(repository: Repository, text: str) -> None:
    repository.notebook.add("wishes", "rs", "soon", text, "en")


def texts(repository: Repository) -> list[str]:
    return [note.text for note in repository.notes()]


def look(directory: Path) -> None:
    repository = open_repository(directory)
    try:
        assert texts(repository) == KNOWN
    finally:
        repository.close()


def write(directory: Path) -> None:
    repository = open_repository(directory)
    try:
        add(repository, "three")
    finally:
        repository.close()


def write_on(directory: Path) -> None:
    """As a session that goes on after the trouble."""
    repository = open_repository(directory)
    try:
        with suppress(StoreError):
            add(repository, "three")
        repository.obstacle()
        with suppress(StoreError):
            repository.change_token()
            texts(repository)
    finally:
        repository.close()


def compact(directory: Path) -> None:
    repository = open_repository(directory)
    try:
        repository.engine.compact(rotate=True)
    finally:
        repository.close()


def back_up(directory: Path) -> None:
    repository = open_repository(directory)
    try:
        Backups(directory / DATA_FILE).take(repository.engine)
    finally:
        repository.close()


def check(directory: Path) -> None:
    verify(directory / DATA_FILE)


def tell(directory: Path) -> None:
    repository = open_repository(directory)
    try:
        list(repository.past.entries())
        file_info(repository.engine)
    finally:
        repository.close()


def bring_back(directory: Path) -> None:
    backup = Backups(directory / DATA_FILE).all()[-1]
    Restoration(directory / DATA_FILE, read_copy(backup.path, DATA_FILE)).carry_out()


def take_over(directory: Path) -> None:
    repository = open_repository(directory)
    try:
        merge(repository.engine, read_copy(directory.with_name("other"), DATA_FILE))
    finally:
        repository.close()


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("act", [look, write, write_on, compact, back_up, check, tell, take_over])
def test_every_call_may_fail(act: Callable[[Path], None], turn: int, tmp_path: Path) -> None:
    prepare(tmp_path / "template")
    shutil.copytree(tmp_path / "template", tmp_path / "other")
    for number in count(1):
        directory = shutil.copytree(tmp_path / "template", tmp_path / f"data-{number}")
        with failing(number, CODES[(number + turn) % 2]) as injection, suppress(StoreError):
            act(directory)
        repository = open_repository(directory)
        assert set(texts(repository)) >= set(KNOWN), injection.failed
        add(repository, "afterwards")
        repository.close()
        repository = open_repository(directory)
        assert texts(repository)[-1] == "afterwards", injection.failed
        repository.close()
        if not injection.failed:
            return


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("harmed", [False, True], ids=["sound", "damaged"])
def test_restoring_is_done_or_not_begun_whichever_call_fails(turn: int, harmed: bool, tmp_path: Path) -> None:
    prepare(tmp_path / "template")
    if harmed:
        harm(tmp_path / "template")
    for number in count(1):
        directory = shutil.copytree(tmp_path / "template", tmp_path / f"data-{number}")
        with failing(number, CODES[(number + turn) % 2]) as injection, suppress(StoreError):
            bring_back(directory)
        bring_back(directory)
        repository = open_repository(directory)
        assert texts(repository) == ["one"], injection.failed
        repository.close()
        kept = Backups(directory / DATA_FILE).all()
        assert harmed or any(b'"two"' in backup.path.read_bytes() for backup in kept), injection.failed
        if not injection.failed:
            return


def harm(directory: Path) -> None:
    """Nothing but the backup can be read any more."""
    (directory / DATA_FILE).write_bytes(b"{")
    (directory / f"{DATA_FILE}.journal").write_bytes(b"x")
    for path in (directory / f"{DATA_FILE}.history").glob("*"):
        path.unlink()


def test_the_store_asks_what_is_there_in_a_way_that_tells_of_errors() -> None:
    """`Path.exists` and its like say "no" from Python 3.14 on where the disk fails: `disk` has others."""
    asking = re.compile(r"\.(exists|is_file|is_dir)\(\)")
    texts = {path.name: path.read_text("utf-8") for path in Path(store.__file__).parent.rglob("*.py")}
    assert [name for name, text in texts.items() if asking.search(text)] == []
