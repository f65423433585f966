"""Runs the real command, as its own process, the way a person or a script does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "ttchan_tui.cli.main")

ROOT = Path(__file__).parents[2]


def environment(**more: str) -> dict[str, str]:
    """An environment in which nothing of the tester's own can matter."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "SYSTEMROOT") if key in os.environ}
    return {**kept, "LANG": "C.UTF-8", "PYTHONUTF8": "1", **more}


def ttchan(
    *arguments: str | bytes,
    data: Path | None = None,
    code: int | None = 0,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run `ttchan` without a terminal and expect an exit code; there must never be a trace."""
    place = ("--data", str(data)) if data else ()
    done = subprocess.run(
        [*COMMAND, *place, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment(**(env or {})),
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    if code is not None:
        assert done.returncode == code, done.stderr
    return done


def parsed(*arguments: str, data: Path, code: int = 0) -> Any:
    """What a command prints with `--json`."""
    return json.loads(ttchan(*arguments, "--json", data=data, code=code).stdout)
