from __future__ import annotations

import argparse
import errno
import logging
import os
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from ttchan_tui.cli.command_line.entry import call
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import Output
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import language


def ending(error: BaseException, data: Path) -> int:
    def command(context: Context, arguments: argparse.Namespace) -> int:
        raise error

    context = Context(language("en"), data, None, Output(StringIO()))
    return call(command, context, argparse.Namespace())


def test_what_is_explained_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ending(Explained("There is no {thing}.", thing="tea\x1b"), tmp_path) == 1
    assert capsys.readouterr().err == "There is no tea\ufffd.\n"


def test_what_nobody_expected_is_kept_in_the_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ending(RuntimeError("a wheel came off"), tmp_path / "data") == 70
    log = tmp_path / "data" / "log" / "ttchan.log"
    assert capsys.readouterr().err == (
        f"Something went wrong that should not have. The details are in {log}.\n"
    )
    kept = log.read_text(encoding="utf-8")
    assert "RuntimeError: a wheel came off" in kept
    assert "Traceback" in kept


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    for _ in range(5):
        ending(RuntimeError("x" * 900_000), tmp_path)
    kept = list((tmp_path / "log").iterdir())
    assert len(kept) == 4
    assert sum(file.stat().st_size for file in kept) < 8_000_000


def test_a_log_that_cannot_be_written_does_not_make_it_worse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert ending(RuntimeError("a wheel came off"), tmp_path / "file") == 70
    assert capsys.readouterr().err == "Something went wrong that should not have (RuntimeError).\n"


class Unprintable(Exception):
    def __str__(self) -> str:
        raise RuntimeError("not even this")


@pytest.mark.parametrize("error", [RuntimeError("half \ud83d"), Unprintable()])
def test_whatever_the_error_says_it_is_kept(error: Exception, tmp_path: Path) -> None:
    assert ending(error, tmp_path) == 70
    assert type(error).__name__ in (tmp_path / "log" / "ttchan.log").read_text(encoding="utf-8")


def make_directory(log: Path) -> None:
    log.mkdir()


def make_pipe(log: Path) -> None:
    os.mkfifo(log)


def make_link_to_pipe(log: Path) -> None:
    os.mkfifo(log.with_name("pipe"))
    log.symlink_to("pipe")


@pytest.mark.parametrize("make", [make_directory, make_pipe, make_link_to_pipe])
def test_a_log_that_is_no_file_does_not_make_it_worse(
    make: Callable[[Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").mkdir()
    make(tmp_path / "log" / "ttchan.log")
    assert ending(RuntimeError("a wheel came off"), tmp_path) == 70
    assert capsys.readouterr().err == "Something went wrong that should not have (RuntimeError).\n"


def test_a_disk_without_space_for_the_log_does_not_make_it_worse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(logging.StreamHandler, "flush", full)
    assert ending(RuntimeError("a wheel came off"), tmp_path) == 70
    assert capsys.readouterr().err == "Something went wrong that should not have (RuntimeError).\n"


def test_ctrl_c_and_a_closed_pipe_are_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ending(KeyboardInterrupt(), tmp_path) == 130
    assert ending(BrokenPipeError(), tmp_path) == 141
    assert capsys.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []
