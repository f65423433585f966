"""What the units of `deploy/` start is there and can be started."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ttchan_tui.cli.exit_codes import UNEXPECTED
from ttchan_tui.tui.kiosk.settings import LEAVE

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


def settings(unit: Path) -> dict[tuple[str, str], list[str]]:
    """What a unit says, by section and name; some names may stand there several times."""
    found: dict[tuple[str, str], list[str]] = {}
    section = ""
    for line in lines(unit):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            name, _, value = line.partition("=")
            found.setdefault((section, name), []).append(value)
    return found


def lines(unit: Path) -> Iterator[str]:
    stripped = (line.strip() for line in unit.read_text(encoding="utf-8").splitlines())
    return (line for line in stripped if line and not line.startswith("#"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_only_the_staff_keep_it_closed_and_it_never_gives_up(unit: Path) -> None:
    found = settings(unit)
    assert found["Service", "Restart"] == ["on-failure"]
    [proper] = found["Service", "SuccessExitStatus"]
    [forced] = found["Service", "RestartForceExitStatus"]
    # An end by the system is no failure, and is followed by another start all the same, also where the kiosk
    # had no time to say so itself.
    assert proper == str(128 + signal.SIGTERM)
    assert {proper, "SIGHUP", "SIGTERM", "SIGINT", "SIGPIPE"} == set(forced.split())
    assert {str(LEAVE), str(UNEXPECTED)}.isdisjoint({*proper.split(), *forced.split()})
    assert found["Unit", "StartLimitIntervalSec"] == ["0"]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_it_waits_longer_each_time_before_it_tries_again(unit: Path) -> None:
    found = settings(unit)
    first, steps, longest = (
        int(found["Service", name][0]) for name in ("RestartSec", "RestartSteps", "RestartMaxDelaySec")
    )
    assert 1 <= first < longest <= 60
    assert steps > 1
