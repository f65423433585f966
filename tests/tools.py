"""Programs of the system that some tests need."""

from __future__ import annotations

import os
import shutil
from typing import Final, NoReturn

import pytest

REQUIRED: Final = "TTCHAN_REQUIRE_TERMINAL"
"""Set in CI, where nothing may be skipped."""


def need(*programs: str) -> None:
    """Skip the test, saying which of the programs are missing; in CI let it fail."""
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    cannot_be_tried(f"not installed: {', '.join(missing)} (.ci/run says what to install)")


def cannot_be_tried(reason: str) -> NoReturn:
    """Skip the test, saying why; in CI let it fail."""
    if os.environ.get(REQUIRED):
        pytest.fail(reason)
    pytest.skip(reason)
