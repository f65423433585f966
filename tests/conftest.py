"""What holds for all tests."""

from __future__ import annotations

import os
from importlib.metadata import version

import pytest
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
    installed = {package: version(package) for package in PICTURES_OF}
    if config.getoption("update_snapshots") and installed != PICTURES_OF:
        raise pytest.UsageError(
            f"The pictures are of {PICTURES_OF}, and this is {installed}. Install those versions, or, to "
            "move on to other ones, change PICTURES_OF in tests/conftest.py and look at every picture again."
        )
