from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import ttchan


@pytest.fixture(autouse=True)
def _unsynced(unsynced: None) -> None:
    """What commands in this process store need not stay."""


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the bundled meeting, for tests that only read."""
    directory = tmp_path_factory.mktemp("data")
    ttchan("meeting", "show", data=directory)
    return directory


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The files of the bundled meeting, to be changed."""
    folder = tmp_path / "files"
    ttchan("meeting", "example", str(folder))
    return folder
