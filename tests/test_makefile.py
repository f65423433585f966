"""`make run` finds its way also where the folder was moved, copied, or has got another Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import need

ROOT = Path(__file__).parents[1]
_OF_MAKE = {"MAKEFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "MFLAGS", "VENV", "PYTHON"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What `make` looks at, with an environment in it that is up to date."""
    need("make")
    folder = tmp_path / "a house"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "constraints.txt", "hatch_build.py"):
        shutil.copy2(ROOT / name, folder)
    environment = folder / ".venv"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True, timeout=120)
    (environment / "bin" / "ttchan").write_text(f"#!{environment}/bin/python\n", encoding="utf-8")
    (environment / ".runnable").touch()
    return folder


def planned(folder: Path) -> str:
    """What `make run` would do there."""
    # A `make` that runs the tests hands on how it was called, and where its own environment is.
    environment = {name: value for name, value in os.environ.items() if name not in _OF_MAKE}
    done = subprocess.run(
        ["make", "--dry-run", "run"],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout


def test_an_environment_is_made_anew_only_where_it_cannot_be_used(folder: Path) -> None:
    assert planned(folder) == ".venv/bin/ttchan\n"

    moved = folder.rename(folder.with_name("another house"))
    assert "rm -rf .venv" in planned(moved)
    copied = shutil.copytree(moved, folder, symlinks=True)
    assert planned(copied) == ".venv/bin/ttchan\n"

    python = copied / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    assert "rm -rf .venv" in planned(copied)


def test_nothing_but_an_environment_is_removed(folder: Path) -> None:
    (folder / ".venv" / "pyvenv.cfg").unlink()
    (folder / ".venv" / "bin" / "ttchan").write_text("#!/bin/sh\n", encoding="utf-8")
    assert "rm -rf" not in planned(folder)
