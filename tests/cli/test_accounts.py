"""A data directory that several accounts share, whatever their umasks, and whatever root has done there."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import Done
from tests.users import GROUP, HELPER, KIOSK, ORGANISER, Account

ADD = ("notes", "add", "--prompt", "gains", "--group", "lv", "--category", "gains")
ROOT_ACCOUNT = Account(0, 0o077)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A directory as the guide for a kiosk makes it: of an account, and of a group that may write."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        data = Path(name, "data")
        data.mkdir()
        os.chown(data, KIOSK, GROUP)
        data.chmod(0o2770)
        yield data


def works(account: Account, *arguments: str, data: Path) -> Done:
    done = account.run(*arguments, data=data)
    assert done.returncode == 0, done.stderr
    return done


def set_pin(account: Account, data: Path, digits: str) -> None:
    """Set the PIN, and see that all who may replace it can read it."""
    assert account.run("kiosk", "set-pin", data=data, typed=f"{digits}\n").returncode == 0
    assert (data / "kiosk-pin.json").exists()


def everything(data: Path) -> Iterator[tuple[Path, os.stat_result]]:
    for path in sorted(data.rglob("*")):
        if path.relative_to(data).parts[0] != "drafts":
            yield path, path.lstat()


def test_what_root_does_there_once_keeps_nobody_out(shared: Path) -> None:
    """Also the very first start, a PIN, and a failure that goes into the log."""
    for act in ((*ADD, "Opera"), ("db", "backup"), ("db", "compact"), ("notes", "list")):
        works(ROOT_ACCOUNT, *act, data=shared)
    set_pin(ROOT_ACCOUNT, shared, "4711")
    for path, status in everything(shared):
        assert (status.st_uid, status.st_gid) == (KIOSK, GROUP), path
    for account in (Account(KIOSK, 0o077), Account(ORGANISER, 0o022)):
        works(account, *ADD, "Mine", data=shared)
        works(account, "db", "backup", data=shared)
        works(account, "db", "compact", data=shared)
        set_pin(account, shared, "1234")


@pytest.mark.parametrize("umask", [0o077, 0o000])  # that of the kiosk's account is the usual 0o022
def test_an_umask_keeps_no_second_organiser_out(umask: int, shared: Path) -> None:
    first, second = Account(ORGANISER, umask), Account(HELPER, 0o077)
    for account in (first, second, first, Account(KIOSK)):
        for act in ((*ADD, "Opera"), ("db", "backup"), ("db", "compact"), ("db", "verify")):
            works(account, *act, data=shared)
        set_pin(account, shared, "4711")
    for path, status in everything(shared):
        wanted = 0o770 if stat.S_ISDIR(status.st_mode) else 0o660
        assert stat.S_IMODE(status.st_mode) & 0o777 == wanted, path
        assert status.st_gid == GROUP


@pytest.mark.parametrize(("mode", "files"), [(0o755, 0o644), (0o700, 0o600), (0o1777, 0o666)])
def test_files_may_what_their_directory_may(mode: int, files: int, shared: Path) -> None:
    shared.chmod(mode)
    works(Account(KIOSK, 0o027), *ADD, "Opera", data=shared)
    assert stat.S_IMODE((shared / "ttchan.json").stat().st_mode) == files
    assert stat.S_IMODE((shared / "ttchan.json.journal").stat().st_mode) == files
    set_pin(Account(KIOSK), shared, "4711")
    secret = 0o660 if mode & 0o020 else 0o600
    assert stat.S_IMODE((shared / "kiosk-pin.json").stat().st_mode) == secret


def test_a_backup_elsewhere_is_as_its_maker_wants_it(shared: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o1777)
        works(Account(ORGANISER, 0o027), "db", "backup", f"{name}/mine.json", data=shared)
        assert stat.S_IMODE(Path(name, "mine.json").stat().st_mode) == 0o640


def findings(account: Account, data: Path) -> dict[str, dict[str, str]]:
    return {
        one["what"]: one for one in json.loads(account.run("doctor", "--json", data=data).stdout)["findings"]
    }


def test_the_doctor_says_who_is_kept_out_of_what(shared: Path) -> None:
    works(Account(KIOSK), *ADD, "Opera", data=shared)
    works(Account(KIOSK), "db", "backup", data=shared)
    everybody = (ROOT_ACCOUNT, Account(KIOSK), Account(ORGANISER))
    for account in everybody:
        assert findings(account, shared)["files"]["state"] == "ok"
    journal = shared / "ttchan.json.journal"
    for mode, owner, group in ((0o600, KIOSK, GROUP), (0o640, KIOSK, GROUP), (0o660, 0, 0)):
        journal.chmod(mode)
        os.chown(journal, owner, group)
        for account in everybody:
            found = findings(account, shared)["files"]
            assert found["state"] == "broken"
            assert str(journal) in found["found"]
        os.chown(journal, KIOSK, GROUP)
        journal.chmod(0o660)
    (shared / "backups").chmod(0o755)
    assert findings(Account(ORGANISER), shared)["files"]["state"] == "broken"
    assert "chmod" in findings(ROOT_ACCOUNT, shared)["files"]["advice"]


def test_doctor_tries_to_write_and_says_that_one_can_only_read(shared: Path) -> None:
    works(Account(KIOSK), *ADD, "Opera", data=shared)
    records = works(Account(KIOSK), "history", "--json", data=shared).stdout
    assert works(Account(ORGANISER), "doctor", "--json", data=shared).stdout.count('"broken"') == 0
    assert works(Account(KIOSK), "history", "--json", data=shared).stdout == records
    for path in shared.glob("ttchan.json*"):
        path.chmod(path.stat().st_mode & ~0o022)
    done = Account(ORGANISER).run("doctor", "--json", data=shared)
    stores = [one for one in json.loads(done.stdout)["findings"] if one["what"] == "store"]
    assert [one["state"] for one in stores] == ["broken"], done.stdout
    assert "Root has to change the permissions" in stores[0]["found"]
