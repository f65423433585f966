from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.link.machines import Linking
from tests.postgres import Postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    directory = Path(tempfile.mkdtemp(prefix="ttchan-pg-", dir="/tmp"))
    server = Postgres(directory)
    yield server
    server.stop()
    shutil.rmtree(directory)


@pytest.fixture
def linked(tmp_path: Path, postgres: Postgres) -> Iterator[Linking]:
    with ExitStack() as stack:
        yield Linking(tmp_path, postgres, stack)
