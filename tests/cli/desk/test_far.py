"""Far mode: what each role may do with the commands over the line, and that no file can be named."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ttchan_tui.cli.command_line.parser import Parser
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand, WrongArguments
from ttchan_tui.cli.commands import COMMANDS
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.desk import hear_only_what_is_known
from ttchan_tui.cli.desk.far import FAR, obey_far
from ttchan_tui.cli.printing.output import Output
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.text.languages import language

PROMPT = "promote-my-partner"
ROLES = {
    "guest": Person("gita", Role.GUEST),
    "facilitator": Person("fred", Role.FACILITATOR, frozenset({"lv"})),
    "lead-facilitator": Person("lena", Role.LEAD_FACILITATOR),
    "organiser": Person("olga", Role.ORGANISER),
    "lead": Person("anna", Role.LEAD),
}
ALL = set(ROLES)
WORK = ALL - {"guest"}
LEADING = WORK - {"facilitator"}
ORGANISING = {"organiser", "lead"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A meeting with a note of each of two groups, and one that is hidden from others."""
    folder = tmp_path_factory.mktemp("far") / "data"
    with closing(open_repository(folder)) as repository:
        for number, group in enumerate(("lv", "pl")):
            text = f"said by {group}"
            NOTES[group] = repository.notebook.add(PROMPT, group, "places", text, "en").id
            NOTES[f"{group}-hidden"] = repository.notebook.add(
                "gains", group, "gains", f"sEcret {number} of {group}", "en"
            ).id
        repository.board.steps.hide("gains")
        until = datetime.now(UTC) + timedelta(hours=1)
        NOTES["announced"] = repository.announcements.announce({"en": "Come"}, until).id
    return folder


NOTES: dict[str, str] = {}


def do(line: str, role: str, data: Path, refused: list[str] | None = None) -> int:
    """Do something over the line; give the exit code."""
    context = Context(language("en"), data, None, Output(sys.stdout), person=ROLES[role])
    try:
        return obey_far(line, context, (refused if refused is not None else []).append)
    except SystemExit as leaving:
        return int(leaving.code or 0)


TABLE: dict[str, set[str]] = {
    "programme": ALL,
    "partners --json": ALL,
    "notes list": ALL,
    "search hello": ALL,
    "qr": ALL,
    "check": ALL,
    "meeting show": ALL,
    "announce list": ALL,
    "notes export": ALL,
    "programme --help": ALL,
    "history": WORK,
    "notes list --deleted": WORK,
    "kiosks": WORK,
    "counts": WORK,
    "notes add --prompt promote-my-partner --group lv --category places Opera": WORK,
    "notes add --prompt promote-my-partner --group pl --category places Opera": LEADING,
    "notes edit {lv} Anew": WORK,
    "notes edit {pl} Anew": LEADING,
    "notes waiting --all": LEADING,
    "notes approve {lv}": LEADING,
    "board theme add promote-my-partner Trains": LEADING,
    "board freeze promote-my-partner --why tea": LEADING,
    "board unfreeze promote-my-partner --why tea": LEADING,
    "board hide promote-my-partner": LEADING,
    "board reveal promote-my-partner": LEADING,
    "announce add --en Coffee": LEADING,
    "notes open promote-my-partner": ORGANISING,
    "notes close promote-my-partner": ORGANISING,
    "db backup -": {"lead"},
    "programme changes": ALL,
    "programme diff 1 now": WORK,
    "programme ledger": WORK,
    "programme move d2-8 14:00": ORGANISING,
    "programme move d2-8 +30 --later": ORGANISING,
    "draft": ORGANISING,
    "release --name evening --dry-run": ORGANISING,
    "release --name evening": ORGANISING,
    "programme state d2-8 full": ORGANISING,
    "programme state d2-8 usual": ORGANISING,
    "venue state university closed": ORGANISING,
    "venue edit university address=x": ORGANISING,
    "people count poland 15": ORGANISING,
    "text venue:university.text en Tall": ORGANISING,
    "meeting set acronym=T": ORGANISING,
    "prompt edit gains title.en=Gains": ORGANISING,
    "sheet --format md --anyway": ORGANISING,
    "sheet day 2018-11-09": ORGANISING,
    "meeting export -": ORGANISING,
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_the_table_says(
    role: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_repository(data)) as watching:
        for line, may in TABLE.items():
            before, refused = watching.last_record, list[str]()
            code = do(line.format(**NOTES), role, data, refused)
            told = capsys.readouterr()
            assert (code == 0) == (role in may), (line, told)
            assert "Traceback" not in told.err
            if role not in may:
                assert told.err.strip(), line
                assert refused, line
                assert watching.last_record == before, line
            elif watching.last_record > before:
                assert last_who(watching) == ROLES[role].name


def last_who(repository: Repository) -> str:
    return next(iter(repository.past.entries())).who


@pytest.mark.parametrize("role", ["guest", "facilitator"])
def test_what_is_hidden_comes_out_nowhere(role: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hidden = NOTES["pl-hidden"]
    for line in (
        "notes list --hidden",
        "notes list --hidden --json",
        "notes list --at 2099-01-01T10:00",
        "search sEcret --hidden",
        "notes export --hidden --format json",
        "history --hidden",
        f"history --of {hidden}",
        f"notes edit {hidden} mine",
        f"notes edit {hidden[:5]} mine",
        f"notes restore {hidden}",
        f"notes hands {hidden} 3",
        "board promises --hidden",
        "board themes gains --hidden",
        "board mirror gains pl --hidden",
        "notes waiting --all --hidden",
        "undo",
    ):
        do(line, role, data)
        told = capsys.readouterr()
        assert "sEcret 1" not in told.out + told.err, line
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
