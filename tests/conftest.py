"""What holds for all tests."""

from __future__ import annotations

import gc
import os
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from _pytest.unraisableexception import gc_collect_iterations_key
from hypothesis import settings

PICTURES_OF = {"textual": "8.2.8", "rich": "15.0.0"}
"""The versions whose drawing the pictures in tests/tui/__snapshots__ show."""

OF_THE_TESTS = {"TTCHAN_REQUIRE_TERMINAL", "TTCHAN_STRESS", "TEXTUAL_SNAPSHOT_TEMPDIR"}
"""Variables that say how to test."""

# A busy machine is slow now and then, which says nothing about the code.
settings.register_profile("ttchan", deadline=None)
settings.load_profile("ttchan")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the machine's own settings out, and refuse to draw the pictures with other versions."""
    for name in os.environ.keys() - OF_THE_TESTS:
        if name.startswith(("TEXTUAL", "TTCHAN")) or name in ("NO_COLOR", "COLORTERM", "FORCE_COLOR"):
            del os.environ[name]
    # What is compiled is compiled once, and not by each process that tests start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    config.stash[gc_collect_iterations_key] = 1  # five times took seconds
    installed = {package: version(package) for package in PICTURES_OF}
    if config.getoption("update_snapshots") and installed != PICTURES_OF:
        raise pytest.UsageError(
            f"The pictures are of {PICTURES_OF}, and this is {installed}. Install those versions, or, to "
            "move on to other ones, change PICTURES_OF in tests/conftest.py and look at every picture again."
        )


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the disk where that something stays is not the subject: it is in tests/store."""
    for name in ("fsync", "fdatasync"):
        monkeypatch.setattr(os, name, lambda _: None)


def pytest_collection_finish() -> None:
    """Look for garbage less often: a tenth of the time of the tests went by in searching what is none."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


LANES = {
    "end_to_end": ("end_to_end/",),
    "picture": ("tui/test_pictures.py", "tui/test_kiosk_pictures.py", "tui/board/test_pictures.py"),
    "app": ("tui/",),
    "process": (
        "cli/",
        "publish/board/test_sheets.py",
        "publish/sheet/test_files.py",
        "publish/site/",
        "publish/board/test_formats.py",
        "store/test_backups.py",
        "store/test_crashes.py",
        "store/test_harmed_files.py",
        "store/test_io_errors.py",
        "store/test_presence.py",
        "store/test_several_processes.py",
        "store/test_threads.py",
        "store/test_watching.py",
        "test_deploy.py",
        "test_docs.py",
        "test_layers.py",
        "test_makefile.py",
    ),
}
"""Marker → where the tests are that bear it: the first that fits. What bears none is quick."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put each test into its lane."""
    root = Path(__file__).parent
    for item in items:
        place = item.path.relative_to(root).as_posix() if item.path.is_relative_to(root) else ""
        lane = next((name for name, places in LANES.items() if place.startswith(places)), None)
        if lane:
            item.add_marker(lane)
