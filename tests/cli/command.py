"""Runs the real command, as its own process, the way a person or a script does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any

from ttchan_tui import __version__, start_file

COMMAND = (sys.executable, "-m", "ttchan_tui.cli.main")

ROOT = Path(__file__).parents[2]

Done = subprocess.CompletedProcess[str]


def environment(**more: str) -> dict[str, str]:
    """An environment in which nothing of the tester's own can matter."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "SYSTEMROOT") if key in os.environ}
    return {**kept, "LANG": "en_GB.UTF-8", "PYTHONUTF8": "1", start_file.VARIABLE: "off", **more}


def ttchan(
    *arguments: str | bytes,
    data: Path | None = None,
    code: int | None = 0,
    env: Mapping[str, str] | None = None,
) -> Done:
    """Run `ttchan` without a terminal and expect an exit code; there must never be a trace."""
    place = ("--data", str(data)) if data else ()
    command = (*place, *arguments)
    surroundings = environment(**(env or {}))
    done = (_started if _decides_at_the_start(env or {}) else _forked)(command, surroundings)
    assert "Traceback" not in done.stderr
    if code is not None:
        assert done.returncode == code, done.stderr
    return done


def _decides_at_the_start(env: Mapping[str, str]) -> bool:
    """Whether there is anything that matters before the first module is loaded."""
    return any(name.startswith(("PYTHON", "LC_", "TZ")) for name in env)


def _started(command: Sequence[str | bytes], env: Mapping[str, str]) -> Done:
    return subprocess.run(
        [*COMMAND, *command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=env,
        timeout=60,
    )


def _forked(command: Sequence[str | bytes], env: Mapping[str, str]) -> Done:
    with tempfile.TemporaryDirectory() as directory:
        output, errors = Path(directory, "output"), Path(directory, "errors")
        order = {
            "arguments": [os.fsdecode(word) for word in command],
            "environment": env,
            "output": str(output),
            "errors": str(errors),
        }
        asked, told = _forking()
        print(json.dumps(order), file=asked, flush=True)
        code = int(told.readline())
        return subprocess.CompletedProcess(command, code, _text_of(output), _text_of(errors))


def _text_of(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


@cache
def _forking() -> tuple[IO[str], IO[str]]:
    """The ends of the process that runs commands; it ends with ours."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.forking"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(),
    )
    assert process.stdin
    assert process.stdout
    return process.stdin, process.stdout


def parsed(*arguments: str, data: Path, code: int = 0) -> Any:
    """What a command prints with `--json`, but for the version."""
    answer = json.loads(ttchan(*arguments, "--json", data=data, code=code).stdout)
    assert answer.pop("ttchan") == __version__
    return answer
