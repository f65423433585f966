"""Far mode: what is not done over the line, whoever asks for it; and that no file can be named."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.desk.far_people import do, fill
from ttchan_tui.cli.command_line.parser import Parser
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand, WrongArguments
from ttchan_tui.cli.commands import COMMANDS
from ttchan_tui.cli.desk import hear_only_what_is_known
from ttchan_tui.cli.desk.far import FAR
from ttchan_tui.text.languages import language


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A meeting with notes, some of them hidden from others."""
    folder = tmp_path_factory.mktemp("far") / "data"
    MADE.update(fill(folder))
    return folder


MADE: dict[str, str] = {}


@pytest.mark.parametrize("role", ["guest", "facilitator"])
def test_what_is_hidden_comes_out_nowhere(role: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What else there is than the commands of the table in test_roles.py."""
    hidden = MADE["pl-hidden"]
    for line in (
        f"history --of {hidden}",
        f"notes edit {hidden[:5]} mine",
        f"notes restore {hidden}",
        f"notes delete {hidden}",
        f"board theme gather {MADE['secret-theme']} {hidden}",
        "search sEcret --hidden",
        "history --text sEcret --hidden",
        "notes export --prompt gains --group pl --hidden --format csv",
        "notes waiting --all --hidden",
        "undo",
    ):
        do(line, role, data)
        told = capsys.readouterr()
        assert "sEcret 1" not in told.out + told.err, line
        assert "kEpt, sEcret" not in told.out + told.err, line
    do("notes list --hidden", "lead-facilitator", data)
    assert "sEcret 1" in capsys.readouterr().out


NOT_HERE = """\
kiosk
doctor
desk
completion bash
db info
db restore x
db merge -
db compact
db backup
db backup /tmp/x
db backup ./-
db backup - --force
--data /tmp programme
programme --data=/tmp
--now 2018-11-09T10:00 programme
programme --now 2018-11-09T10:00
sh -c id
/usr/lib/openssh/sftp-server
internal-sftp
scp -t /tmp
rsync --server . /tmp
programme; id
programme && id
$(id)
`id`
programme | tee x
programme > /tmp/x
meeting example /tmp/x
meeting load /tmp
meeting export /tmp/x
publish /tmp/x
publish ../x
publish - --emblem /etc/passwd
sheet --output /tmp/x.docx
sheet -o .bashrc
sheet edit 2018-11-09
check /tmp
--
'
notes export --output .bashrc
notes export --output=/tmp/x
notes export --output /dev/stdin
board sheets promote-my-partner --output ../x.html
qr results --png /tmp/x.png
qr results --svg ~/x.svg
notes import /etc/passwd
notes import /dev/stdin
notes import /proc/self/fd/0
notes add @/etc/passwd
access list --settings /tmp/x
access add x --role lead /etc/passwd
-oProxy=x
""".splitlines()
NOT_HERE += ["a" * 70_000, "programme \0"]


@pytest.mark.parametrize("line", NOT_HERE, ids=lambda line: line[:30])
def test_nothing_else_is_done_and_no_file_is_named(
    line: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    refused: list[str] = []
    assert do(line, "lead", data, refused)
    assert refused
    told = capsys.readouterr()
    assert told.err
    assert "uid=" not in told.out
    assert "root:" not in told.out + told.err
    assert list(tmp_path.iterdir()) == []


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name in action.choices:
                yield from _parsers(action.choices[name])


def test_no_command_takes_a_file_of_this_machine_over_the_line() -> None:
    """Whatever is added: what names a file is known by its type or by what stands for it in the help."""
    parser = Parser(prog="far", language=language("en"), declared=lambda: Subcommand(behind=FAR), far=True)
    parser.complete_all()
    files = 0
    for one in _parsers(parser):
        for action in one._actions:
            assert action.type is not Path, action
            if action.metavar in ("FILE", "DIR", "OTHER", "DATA_FILE", "PATH"):
                files += 1
                assert callable(action.type)
                for name in ("x", "/x", "../x", "/dev/stdin", "", "./-", "-x"):
                    with pytest.raises(WrongArguments):
                        action.type(name)
    assert files > 5
    for metavar, kind in (("X", Path), ("FILE", str), ("DIR|FILE", str)):
        with pytest.raises(TypeError):
            Argument("file", metavar, "a file", type=kind)
    assert FAR.keys() - {"db"} < COMMANDS.keys()


def test_only_known_variables_are_heard() -> None:
    kept = {"LC_ALL": "lv_LV.UTF-8", "PATH": "/bin", "SSH_CONNECTION": "1 2 3 4"}
    leading = ("TTCHAN_DATA", "TTCHAN_LANG", "PYTHONPATH", "TEXTUAL_DRIVER", "LD_PRELOAD")
    heard = {**kept, **dict.fromkeys((*leading, "LANG", "TERM"), "../../x")}
    hear_only_what_is_known(heard)
    assert heard == kept
    nothing: dict[str, str] = {}
    hear_only_what_is_known(nothing)
    assert nothing == {"LANG": "C.UTF-8"}
