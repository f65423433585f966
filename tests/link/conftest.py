from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import Postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    directory = Path(tempfile.mkdtemp(prefix="ttchan-pg-", dir="/tmp"))
    server = Postgres(directory)
    yield server
    server.stop()
    shutil.rmtree(directory)
