from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.store.engines import JOURNAL, MEMORY, over

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts workers, and sees to it that none outlives the test."""
    with ExitStack() as stack:

        def started(*words: object) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.store.worker", *map(str, words)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=Path(__file__).parents[2],
            )
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        yield started


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data.json"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        files_only = metafunc.definition.get_closest_marker("journal")
        metafunc.parametrize("engine", [JOURNAL] if files_only else [JOURNAL, MEMORY], indirect=True)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """The engine that this test runs over."""
    kind = getattr(request, "param", JOURNAL)  # state machines choose by themselves
    with over(kind):
        yield kind
