"""What the units of `deploy/` start is there and can be started."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[1] / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
PLACE = "/opt/ttchan"
"""Where docs/kiosk.md puts everything."""


def test_what_the_units_start_is_there() -> None:
    started = {name for unit in UNITS for name in re.findall(rf"{PLACE}/deploy/([\w-]+)", unit.read_text())}
    assert started
    assert all(os.access(DEPLOY / name, os.X_OK) for name in started)


@pytest.mark.parametrize("script", ["kiosk-console", "kiosk-keys", "kiosk-session"])
def test_the_shell_understands_the_scripts(script: str) -> None:
    subprocess.run(["/bin/sh", "-n", str(DEPLOY / script)], check=True, timeout=30)
