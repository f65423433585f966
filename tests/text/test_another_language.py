"""Another language is a folder: nothing else has to be changed for it. This one nobody is likely to add."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import ROOT, environment

FORMATS = """
locale = "eo"
date = "EEEE, 'la' d'-a de' MMMM"
short_date = "EEE d"
ordinal = "{number}-a"
own_name = "Esperante"
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The program with one language more."""
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "ttchan_tui", tmp_path / "ttchan_tui", ignore=left_out)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    language = tmp_path / "ttchan_tui" / "locale" / "eo"
    language.mkdir()
    (language / "formats.toml").write_text(FORMATS, "utf-8")
    return tmp_path


def run(package: Path, *arguments: str, **more: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=package,
        env=environment(TTCHAN_START_FILE="off", PYTHONPATH=str(package), **more),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return done.stdout


def test_dates_and_countries_are_in_the_new_language(package: Path) -> None:
    command = ("-m", "ttchan_tui.cli.main", "programme", "--data", str(package / "kept"))
    for said in (run(package, *command, "--lang", "eo"), run(package, *command, LANG="eo.UTF-8")):
        assert "vendredo, la 9-a de Novembro" in said
    asked = "from ttchan_tui.text import languages as l; print('eo' in l.CODES, l.language('eo').ordinal(3))"
    assert run(package, "-c", asked) == "True 3-a\n"
