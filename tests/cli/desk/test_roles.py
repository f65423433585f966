"""Every command of the desk, and each role: what it may do is done in its name, all else changes nothing.

What leads and organisers may do alike, leads do in the long version only.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.command import ttchan
from tests.cli.desk.far_people import ROLES, do, fill, typed
from tests.end_to_end.desk_server import make_key
from ttchan_tui.access.directory import AccessDirectory
from ttchan_tui.access.keys import public_key
from ttchan_tui.access.people import Entrant
from ttchan_tui.access.settings import DeskSettings
from ttchan_tui.cli.command_line.parser import Parser
from ttchan_tui.cli.command_line.subcommand import Subcommand
from ttchan_tui.cli.desk.far import FAR
from ttchan_tui.meeting.roles import Role
from ttchan_tui.store import archive, exported_files, open_repository
from ttchan_tui.text.languages import language

STRESS = bool(os.environ.get("TTCHAN_STRESS"))
ALL = set(ROLES)
WORK = ALL - {"guest"}
LEADING = WORK - {"facilitator"}
ORGANISING = {"organiser", "lead"}
LEAD = {"lead"}
NOBODY = set[str]()
"""There is nothing of the kind here, or it takes a folder of the machine."""

# In an order in which each finds what it needs.
TABLE: dict[str, set[str]] = {
    "programme": ALL,
    "programme --help": ALL,
    "programme show d2-8": ALL,
    "programme changes": ALL,
    "programme diff 1 now": WORK,
    "programme ledger": WORK,
    "partners --json": ALL,
    "notes list": ALL,
    "notes list --hidden --json": ALL,
    "notes list --at {moment} --hidden": WORK,
    "notes list --deleted --hidden": WORK,
    "notes export --hidden": ALL,
    "notes export --hidden --format json": ALL,
    "search said --hidden": ALL,
    "qr": ALL,
    "qr results --png -": ALL,
    "posters -o -": ALL,
    "paper programme -o -": ALL,
    "paper signatures -o -": ALL,
    "check": ALL,
    "check --sheet": ALL,
    "plain": ALL,
    "meeting show": ALL,
    "meeting list": ALL,
    "meeting table -o - --filled": ORGANISING,
    "announce list": ALL,
    "published list": ALL,
    "board overview promote-my-partner": ALL,
    "board themes promote-my-partner": ALL,
    "board themes gains --hidden --json": ALL,
    "board promises --hidden": ALL,
    "board mirror image-of-my-town lv": ALL,
    "board sheets promote-my-partner --group lv --output -": ALL,
    "history --hidden --json": WORK,
    "history --of {lv}": WORK,
    "history --of {pl-hidden}": LEADING,
    "kiosks": WORK,
    "kiosks look foyer": NOBODY,
    "kiosks answer foyer": LEADING,
    "counts": WORK,
    "draft": ORGANISING,
    "notes add --prompt promote-my-partner --group lv --category places Opera": WORK,
    "notes add --prompt promote-my-partner --group pl --category places Opera": LEADING,
    "notes edit {lv} Anew": WORK,
    "notes edit {pl} Anew": LEADING,
    "notes edit {pl-hidden} Anew": LEADING,
    "notes translate {lv} lv Teikts": WORK,
    "notes translate {pl} lv Teikts": LEADING,
    "notes hands {lv} 1": WORK,
    "notes hands {pl} 1": LEADING,
    "notes hands {pl-hidden} 1": LEADING,
    "notes delete {lv-2}": WORK,
    "notes delete {pl-2}": LEADING,
    "notes restore {gone}": WORK,
    "notes waiting --all --hidden": LEADING,
    "notes approve {lv}": LEADING,
    "notes hold {lv} --yes": LEADING,
    "notes reject {lv} --why no --yes": LEADING,
    "notes open promote-my-partner": ORGANISING,
    "notes close promote-my-partner": ORGANISING,
    "board ready promote-my-partner lv": WORK,
    "board ready promote-my-partner pl": LEADING,
    "board theme add promote-my-partner Trains": LEADING,
    "board theme rename {theme} Buses": LEADING,
    "board theme move {theme} 1": LEADING,
    "board theme gather {theme} {lv}": LEADING,
    "board theme take-away {lv}": LEADING,
    "board theme merge {lv} {pl}": LEADING,
    "board theme split {pl}": LEADING,
    "board theme remove {theme}": LEADING,
    "board promise add {partner} more --who we": LEADING,
    "board promise take-back {promise}": WORK,
    "board time promote-my-partner 10": LEADING,
    "board freeze promote-my-partner --why tea": LEADING,
    "board unfreeze promote-my-partner --why tea": LEADING,
    "board hide promote-my-partner": LEADING,
    "board reveal promote-my-partner": LEADING,
    "announce add --en Coffee": LEADING,
    "announce withdraw {announced}": LEADING,
    "notes import -": LEADING,
    "undo": WORK,
    "redo": WORK,
    "programme move d2-8 14:00": ORGANISING,
    "programme move d2-8 +30 --later": ORGANISING,
    "programme venue d2-8 university --later": ORGANISING,
    "draft drop {drafted}": ORGANISING,
    "release --name evening --dry-run": ORGANISING,
    "release --name evening --yes": ORGANISING,
    "programme cancel d2-8 --en Rain --why rain": ORGANISING,
    "programme reinstate d2-8": ORGANISING,
    "programme replace d2-8 d2-7 --why rain": ORGANISING,
    "programme add 2018-11-09 title.en=Tea kind=discussion --id tea": ORGANISING,
    "programme edit tea audience.en=All": ORGANISING,
    "programme duplicate tea 2018-11-10 --id tea-again": ORGANISING,
    "programme order tea d2-7": ORGANISING,
    "programme state d2-7 full": ORGANISING,
    "programme heads d2-7 40": ORGANISING,
    "people count poland 15": ORGANISING,
    "venue add hall name.en=Hall": ORGANISING,
    "venue state university closed": ORGANISING,
    "venue edit university address=x": ORGANISING,
    "prompt add": NOBODY,
    "prompt edit gains title.en=Gains": ORGANISING,
    "text venue:university.text en Tall": ORGANISING,
    "meeting set acronym=T": ORGANISING,
    "sheet --format md --anyway": ORGANISING,
    "sheet day 2018-11-09": ORGANISING,
    "sheet edit 2018-11-09 -": ORGANISING,
    "sheet redraft 2018-11-09": ORGANISING,
    "published add https://example.org/more": ORGANISING,
    "published check --seen": ORGANISING,
    "published remove {published}": ORGANISING,
    "published dates --report 2019-01-31": ORGANISING,
    "pack -o - --anyway": ORGANISING,
    "publish - --anyway": ORGANISING,
    "meeting export -": ORGANISING,
    "meeting load - --dry-run": LEAD,
    "meeting load - --yes": LEAD,
    "meeting use small": LEAD,
    "meeting new -": NOBODY,
    "meeting from - -": NOBODY,
    "meeting example -": NOBODY,
    "access list": LEAD,
    "access add nina --role guest -": LEAD,
    "access revoke nina": LEAD,
    "db backup -": LEAD,
}
KEPT_FROM = {
    "guest": ("kEpt", "dRaft"),
    "facilitator": ("sEcret", "dRaft"),
    "lead-facilitator": ("dRaft",),
    "organiser": (),
    "lead": (),
}
"""What comes out nowhere for whoever has that role, whatever they ask."""
SLOW = {"pack -o - --anyway", "publish - --anyway"}
"""What takes longer than all else together; who may do it does it in the long version only."""


@dataclass(frozen=True)
class Filled:
    """A meeting, what there is in it, and what comes on standard input of some commands."""

    data: Path
    made: dict[str, str]
    keys: tuple[bytes, bytes]
    sent: dict[str, bytes]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Made once, and copied for each role."""
    folder = tmp_path_factory.mktemp("far")
    data = folder / "data"
    made = fill(data)
    for name in ("anna", "nina"):
        make_key(folder / name)
    anna, nina = ((folder / f"{name}.pub").read_bytes() for name in ("anna", "nina"))
    with closing(open_repository(data)) as repository:
        meeting = archive(exported_files(repository.engine))
    sent = {
        "notes import": ttchan("notes", "export", "--format", "json", data=data).stdout.encode(),
        "meeting load": meeting,
        "sheet edit": b"A day, in words of the organisers.",
        "access add": nina,
    }
    made["moment"] = datetime.now(UTC).isoformat()
    return Filled(data, made, (anna, nina), sent)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_the_table_says(
    role: str, filled: Filled, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = shutil.copytree(filled.data, tmp_path / "data")
    desk = DeskSettings(data, tmp_path / "access")
    desk.access.mkdir(mode=0o700)
    AccessDirectory(desk.access).add(Entrant("anna", Role.LEAD), public_key(filled.keys[0]), "root")
    wrong = []
    with closing(open_repository(data)) as watching:
        for line, may in TABLE.items():
            if not STRESS and role in may and (line in SLOW or (role == "lead" and "organiser" in may)):
                continue
            before, refused = watching.last_record, list[str]()
            content = next((sent for start, sent in filled.sent.items() if line.startswith(start)), b"")
            with typed(content):
                code = do(line.format(**filled.made), role, data, refused, desk)
            told = b"".join(capsysbinary.readouterr()).decode("utf-8", "replace")
            leaked = [word for word in KEPT_FROM[role] if word in told]
            changed = watching.last_record > before
            if role in may:
                who = next(iter(watching.past.entries())).who if changed else ""
                is_right = code == 0 and who in ("", ROLES[role].name)
            else:
                is_right = code != 0 and bool(told.strip() and refused) and not changed
            if not is_right or leaked or "Traceback" in told:
                wrong.append((line, code, leaked, changed, told[:400]))
    assert not wrong


def test_every_command_is_in_the_table() -> None:
    parser = Parser(prog="far", language=language("en"), declared=lambda: Subcommand(behind=FAR), far=True)
    parser.complete_all()
    asked = [line.split() for line in TABLE]
    missing = [
        command for command in commands(parser) if not any(line[: len(command)] == command for line in asked)
    ]
    assert not missing


def commands(parser: argparse.ArgumentParser, *names: str) -> Iterator[list[str]]:
    """The words of each command that has none behind it."""
    behind = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not behind:
        yield list(names)
    for action in behind:
        for name, one in action.choices.items():
            yield from commands(one, *names, name)
