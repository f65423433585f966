"""The engines that the tests of the repository, the board, visitors, history and undoing run over.

A test module takes part by opening its repositories with `open_repository` from here and by
`pytestmark = pytest.mark.usefixtures("engine")`. What is about files says `@pytest.mark.journal`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

from tests.store.memory_engine import MemoryEngine
from ttchan_tui import store
from ttchan_tui.store import DATA_FILE, Repository
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.engine.storage import JournalStorage
from ttchan_tui.store.meeting.first_run import begin

JOURNAL: Final = "journal"
MEMORY: Final = "memory"

Opening = Callable[[Path], Repository]

_opening: ContextVar[Opening] = ContextVar("opening", default=store.open_repository)


def open_repository(directory: Path) -> Repository:
    """A repository of that directory, over the engine of this test."""
    return _opening.get()(directory)


@contextmanager
def over(kind: str) -> Iterator[None]:
    """Open repositories over that engine meanwhile."""
    token = _opening.set(store.open_repository if kind == JOURNAL else in_memory())
    try:
        yield
    finally:
        _opening.reset(token)


def over_files() -> bool:
    """Whether the engine of this test keeps files, which can be copied."""
    return _opening.get() is store.open_repository


def engine_of(kind: str, path: Path) -> Engine:
    """An engine for that data file; the type checker sees here that each is one."""
    return JournalStorage(path) if kind == JOURNAL else MemoryEngine(path)


def in_memory() -> Opening:
    """Opens repositories in memory; those of one directory share it."""
    engines: dict[Path, MemoryEngine] = {}

    def opened(directory: Path) -> Repository:
        path = directory / DATA_FILE
        engine = engines.setdefault(path, MemoryEngine(path))
        begin(engine, path)
        return Repository(engine)

    return opened
