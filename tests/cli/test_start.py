"""The start of the process itself: in front of which terminal, and interrupted at any moment."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, ROOT, environment

INTERRUPTED = """
import os, signal, sys
from ttchan_tui.cli.main import run

left = int(sys.argv[1])

class Ctrl:
    def find_spec(self, name, path=None, target=None):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Ctrl())
code = run(sys.argv[2:])
print(left, file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture
def terminal() -> Iterator[int]:
    """The side of a terminal that a program has."""
    outer, inner = pty.openpty()
    yield inner
    os.close(inner)
    os.close(outer)


@pytest.mark.parametrize("imports", [1, 2, 5, 20, 40, 60])
def test_an_interruption_while_modules_are_loaded_is_quiet(imports: int, data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(imports), "programme", "--data", data],
        capture_output=True,
        check=False,
        text=True,
        cwd=ROOT,
        env=environment(),
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 130
    assert int(done.stderr) <= 0


@pytest.mark.parametrize("where", ["to a pipe", "closed"])
def test_without_a_terminal_to_draw_on_the_app_says_so(where: str, tmp_path: Path) -> None:
    outer, inner = pty.openpty()
    done = subprocess.run(
        [
            "/bin/sh",
            "-c",
            'exec "$@" 2>&-' if where == "closed" else 'exec "$@"',
            "sh",
            *COMMAND,
            "--data",
            tmp_path / "data",
            "--lang",
            "en",
        ],
        stdin=inner,
        stdout=inner,
        stderr=subprocess.PIPE,
        check=False,
        cwd=ROOT,
        env=environment(TERM="xterm-256color"),
        timeout=60,
    )
    said = os.read(outer, 4096).decode()
    os.close(inner)
    os.close(outer)
    assert "\x1b" not in said
    assert "The app draws on the error output, and that is no terminal." in " ".join(said.split())
    assert (done.returncode, done.stderr) == (2, b"")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["nonsense"], 2), (["programme"], 0)])
def test_python_does_not_go_on_afterwards(arguments: list[str], code: int, terminal: int, data: Path) -> None:
    """Whoever leaves the app must not find themselves in front of Python."""
    done = subprocess.run(
        [*COMMAND, "--data", data, *arguments],
        stdin=terminal,
        capture_output=True,
        check=False,
        text=True,
        cwd=ROOT,
        env=environment(PYTHONINSPECT="1"),
        timeout=60,
    )
    assert ">>>" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout or done.stderr
    assert done.returncode == code
