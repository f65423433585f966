"""Which data a command has changed, where others may have been meant."""

from __future__ import annotations

import argparse
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.command import ttchan
from tests.cli.test_streams import in_shell
from ttchan_tui.cli.command_line.entry import call
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import Output
from ttchan_tui.store import location
from ttchan_tui.text.languages import language


def told(data: Path, option: Path | None, *, change: bool, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said on standard error after a note was added, or only looked at."""

    def command(context: Context, arguments: argparse.Namespace) -> int:
        with context.repository() as repository:
            if change:
                prompt = repository.meeting().prompts[0]
                repository.notebook.add(prompt.id, prompt.groups[0], prompt.categories[0].id, "x", "en")
        return 0

    call(command, Context(language("en"), option, None, Output(StringIO())), argparse.Namespace())
    return capsys.readouterr().err


def test_it_is_said_where_the_kiosk_has_data_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kiosk, own = tmp_path / "kiosk", tmp_path / "home" / "ttchan"
    monkeypatch.setattr(location, "OF_THE_KIOSK", kiosk)
    monkeypatch.setenv("XDG_DATA_HOME", str(own.parent))
    assert told(own, None, change=True, capsys=capsys) == ""
    kiosk.mkdir()
    assert told(own, None, change=False, capsys=capsys) == ""
    assert told(own, None, change=True, capsys=capsys) == (
        f"This was changed in {own}. The kiosk of this machine has its own data, in {kiosk}: "
        "name them with --data.\n"
    )
    assert told(own, own, change=True, capsys=capsys) == ""
    monkeypatch.setenv("TTCHAN_DATA", str(own))
    assert told(own, None, change=True, capsys=capsys) == ""


def test_what_sets_up_names_its_directory(tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = in_shell("echo 4711 | ttchan kiosk set-pin", data)
    assert " ".join(done.stdout.split()).startswith(f"The PIN is set in {data}.")
    other = tmp_path / "other"
    ttchan("announce", "add", "--en", "Soup", data=other)
    assert str(data) in ttchan("db", "merge", str(other), "--lang", "en", data=data).stdout
