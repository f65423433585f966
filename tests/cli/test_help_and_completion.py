from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.command import ttchan


@pytest.mark.parametrize("command", [[], ["notes"], ["board", "theme", "add"]], ids=" ".join)
@pytest.mark.parametrize("language", ["lv", "en"])
def test_help_says_what_the_option_says(command: list[str], language: str) -> None:
    said = ttchan("help", *command, "--lang", language).stdout
    assert said == ttchan(*command, "--help", "--lang", language).stdout


def test_help_offers_what_was_meant() -> None:
    assert "Did you mean “programme”?" in ttchan("help", "programe", code=2).stderr


COMPLETE = """
source "$1"
COMP_WORDS=("${@:2}")
COMP_CWORD=$(($# - 2))
_shtab_ttchan ttchan "${!#}" "${@: -2:1}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["prog"], "programme"),
        (["notes", "tr"], "translate"),
        (["board", "theme", "ga"], "gather"),
        (["notes", "list", "--del"], "--deleted"),
        (["notes", "export", "--format", "xl"], "xlsx"),
    ],
)
def test_bash_completes(words: list[str], offered: str, tmp_path: Path) -> None:
    pytest.importorskip("shtab")
    script = tmp_path / "ttchan"
    script.write_text(ttchan("completion", "bash").stdout)
    done = subprocess.run(
        ["bash", "-c", COMPLETE, "bash", script, "ttchan", *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == [offered]


def test_without_shtab_it_says_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "shtab.py").write_text("raise ModuleNotFoundError(name='shtab')")
    done = ttchan("completion", "zsh", code=1, env={"PYTHONPATH": str(tmp_path), "LANG": "C"})
    assert "pip install 'ttchan-tui[completion]'" in done.stderr
