"""Data directories for the real app."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ttchan_tui.store import open_repository


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the bundled meeting, to be copied: that is quicker than to fill it."""
    directory = tmp_path_factory.mktemp("prepared")
    open_repository(directory).close()
    return directory


@pytest.fixture
def data(prepared: Path, tmp_path: Path) -> Path:
    """A data directory of the test's own, with the bundled meeting and no notes."""
    return shutil.copytree(prepared, tmp_path / "data")
