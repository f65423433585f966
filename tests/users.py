"""Other accounts of this machine: the same command, run by somebody who is really somebody else."""

from __future__ import annotations

import os
import site
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.cli.command import ROOT, Done, environment

KIOSK, ORGANISER, HELPER = 54_401, 54_402, 54_403
"""Numbers of accounts; that they have no names matters to nobody."""
GROUP = 54_400


@dataclass(frozen=True)
class Account:
    """Whoever runs a command: root, or somebody in the group of those who may."""

    number: int
    umask: int = 0o022

    def run(self, *arguments: str, data: Path, typed: str = "") -> Done:
        """Run `ttchan`, with something on its standard input; there must never be a trace."""
        group = GROUP if self.number else 0
        done = subprocess.run(
            [python_for_all(), "-m", "ttchan_tui.cli.main", "--data", str(data), "--lang", "en", *arguments],
            input=typed,
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
            cwd="/",
            env={**environment(), "HOME": "/nonexistent", "PYTHONPATH": modules()},
            timeout=60,
            user=self.number,
            group=group,
            extra_groups=[],
            umask=self.umask,
        )
        assert "Traceback" not in done.stderr
        return done


def modules() -> str:
    return os.pathsep.join((str(ROOT), *site.getsitepackages()))


@cache
def python_for_all() -> str:
    """A Python of our version that everybody may run, with our modules; skips the test if there is none."""
    if os.geteuid():
        pytest.skip("only root can be somebody else")
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for candidate in (sys.executable, f"/usr/bin/{name}", f"/usr/local/bin/{name}"):
        try:
            subprocess.run(
                [candidate, "-c", "import ttchan_tui, textual"],
                check=True,
                capture_output=True,
                cwd="/",
                env={"PYTHONPATH": modules()},
                user=HELPER,
                group=GROUP,
                extra_groups=[],
            )
        except (OSError, subprocess.CalledProcessError):
            continue
        return candidate
    pytest.skip("no Python here is one that other accounts may run")
