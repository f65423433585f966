"""The start file: taken where it fits, passed over where it does not, and never in the way."""

from __future__ import annotations

import dataclasses
import json
import marshal
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import platformdirs
import pytest

from tests.cli.command import ROOT
from ttchan_tui import start_file
from ttchan_tui.compiled_texts import CompiledTexts

START = """
import json, re, sys, traceback
from ttchan_tui import start_file
start_file.begin()
import sample.part
recalled = start_file.recalled("worked out")
if not recalled:
    start_file.keep("worked out", sample.part.WORKED_OUT)
start_file.end()
waits = type(sys.modules["inspect"]).__name__
import inspect
try:
    sample.part.fail()
except ZeroDivisionError as error:
    (*_, line) = traceback.extract_tb(error.__traceback__)
re.purge()
loader = sample.part.__spec__.loader
print(json.dumps({
    "value": sample.part.Part(3).value,
    "shown": repr(sample.part.Part(3)),
    "patterns": [made == re.compile(*of) for of, made in zip(sample.part.PATTERNS, sample.part.MADE)],
    "from": type(loader).__name__,
    "line": [line.filename, line.lineno],
    "files": [sample.__file__, sample.part.__cached__, *sample.__path__],
    "later": loader.get_code("sample.part") is not None,
    "path": sys.path,
    "source": loader.get_source("sample.part"),
    "recalled": recalled.decode(),
    "waits": waits,
    "looked at": inspect.getsource(sample.part.fail),
}))
"""
"""A start of a small program of two modules, and what it tells of them."""

PART = """import re
from dataclasses import dataclass

PATTERNS = [("(?P<one>ā)|b{2,5}[^x-z]", re.I), ("(?P<one>ā)|b{2,5}[^x-z]", 0), (b"\\xff+|[ab]", re.A)]
MADE = [re.compile(*pattern) for pattern in PATTERNS]
WORKED_OUT = b"one"


@dataclass(frozen=True, slots=True)
class Part:
    "A part: dataclasses would look it up in inspect if it had no words."
    value: int = 1


def fail():
    "ZeroDivisionless"
    return 1 / 0
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The package that is loaded."""
    directory = tmp_path / "sources"
    (directory / "sample").mkdir(parents=True)
    (directory / "sample" / "__init__.py").touch()
    (directory / "sample" / "part.py").write_text(PART)
    return directory


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the start file is to be."""
    return tmp_path / "caches" / "ttchan" / "start"


@pytest.fixture
def start(sources: Path, file: Path) -> Callable[..., dict[str, Any]]:
    """Starts the program; what it tells."""

    def started(*options: str, **more: str) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, *options, "-c", START],
            capture_output=True,
            check=True,
            text=True,
            env=surroundings(sources, file) | more,
            cwd=ROOT,
            timeout=60,
        )
        assert done.stderr == ""
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    return started


def surroundings(sources: Path, file: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join((str(sources), str(ROOT))),
        "XDG_CACHE_HOME": str(file.parents[1]),
    }


@pytest.fixture
def written(start: Callable[..., dict[str, Any]], file: Path) -> Path:
    """The file, after a first start."""
    assert start()["from"] == "SourceFileLoader"
    assert file.exists()
    return file


def test_the_second_start_takes_everything_from_the_file_and_is_the_same(
    start: Callable[..., dict[str, Any]], file: Path
) -> None:
    first = start()
    before = file.stat()
    second = start()
    assert (first.pop("from"), second.pop("from")) == ("SourceFileLoader", "_Loader")
    assert (first.pop("recalled"), second.pop("recalled")) == ("", "one")
    assert (first.pop("waits"), second.pop("waits")) == ("module", "_LazyModule")
    assert first == second
    assert second["patterns"] == [True, True, True]
    assert first["line"][1] == PART.splitlines().index("    return 1 / 0") + 1
    assert file.stat().st_ino == before.st_ino
    assert [one.name for one in file.parent.iterdir()] == ["start"]


def test_the_file_is_the_users_alone(written: Path) -> None:
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert stat.S_IMODE(written.parent.stat().st_mode) == 0o700


def test_what_is_worked_out_is_forgotten_when_the_program_changes(
    start: Callable[..., dict[str, Any]], written: Path, sources: Path
) -> None:
    (sources / "sample" / "part.py").write_text(PART.replace('b"one"', 'b"another"'))
    assert [start()["recalled"] for _ in range(3)] == ["", "another", "another"]


def test_a_source_that_has_changed_is_loaded_itself_and_kept_from_then_on(
    start: Callable[..., dict[str, Any]], written: Path, sources: Path
) -> None:
    (sources / "sample" / "part.py").write_text(PART.replace("int = 1", "int = 1\n    more: int = 2"))
    told = [start() for _ in range(2)]
    assert [one["shown"] for one in told] == ["Part(value=3, more=2)"] * 2
    assert [one["from"] for one in told] == ["SourceFileLoader", "_Loader"]


def test_a_source_that_is_gone_is_gone(
    start: Callable[..., dict[str, Any]], written: Path, sources: Path, tmp_path: Path
) -> None:
    (sources / "sample").rename(tmp_path / "sample")
    with pytest.raises(subprocess.CalledProcessError):
        start()


def test_a_module_of_that_name_that_now_comes_first_is_taken(
    start: Callable[..., dict[str, Any]], written: Path, sources: Path, tmp_path: Path
) -> None:
    first = tmp_path / "first"
    (first / "sample").mkdir(parents=True)
    (first / "sample" / "__init__.py").touch()
    (first / "sample" / "part.py").write_text(PART.replace("Part:", "Part:\n    first: int = 0"))
    path = os.pathsep.join((str(first), str(sources), str(ROOT)))
    assert start(PYTHONPATH=path)["shown"] == "Part(first=3, value=1)"


def _turned_into(file: Path, made: Callable[[Path], object]) -> None:
    file.rename(file.with_name("real"))
    made(file)


HARM: dict[str, Callable[[Path], None]] = {
    "empty": lambda file: _contain(file, b""),
    "cut off": lambda file: _contain(file, file.read_bytes()[:-1]),
    "only its beginning": lambda file: _contain(file, file.read_bytes()[:20]),
    "something else": lambda file: _contain(file, b"something else\n" * 100),
    "first bit": lambda file: _flip(file, 0),
    "checksum": lambda file: _flip(file, 20),
    "where the table is": lambda file: _flip(file, 28),
    "far too high": lambda file: _flip(file, 35),
    "what another version keeps": lambda file: _contain(file, _sound(marshal.dumps(("key", {})))),
    "a format of another Python": lambda file: _contain(file, _sound(b"\xff")),
    "last bit": lambda file: _flip(file, -1),
    "a directory": lambda file: _turned_into(file, Path.mkdir),
    "a pipe": lambda file: _turned_into(file, os.mkfifo),
    "a link": lambda file: _turned_into(file, lambda link: link.symlink_to("real")),
    "writable by the group": lambda file: file.chmod(0o620),
    "writable by all": lambda file: file.chmod(0o602),
    "a directory that the group may write to": lambda file: file.parent.chmod(0o770),
    "a directory that all may write to": lambda file: file.parent.chmod(0o1707),
}


def _sound(last: bytes) -> bytes:
    """A file whose checksum fits, and in which only that is, without any code."""
    begin = bytes(8)
    checksum = crc32(begin, crc32(last))
    return b"ttchan start file 5\n" + checksum.to_bytes(8, "little") + begin + last


def _contain(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def _flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("harm", HARM)
def test_what_is_damaged_or_could_be_from_others_is_passed_over(
    start: Callable[..., dict[str, Any]], written: Path, harm: str
) -> None:
    HARM[harm](written)
    assert start()["from"] == "SourceFileLoader"


def test_of_damaged_code_that_of_the_source_is_taken_and_kept_anew(
    start: Callable[..., dict[str, Any]], written: Path
) -> None:
    at = written.read_bytes().index(b"ZeroDivisionless")
    told = start()
    _flip(written, at)
    harmed = written.read_bytes()
    assert start() | {name: told[name] for name in ("recalled", "waits")} == told
    assert written.read_bytes() != harmed
    assert b"ZeroDivisionless" in written.read_bytes()


@pytest.mark.parametrize("harm", ["empty", "a link", "writable by all"])
def test_what_was_passed_over_is_written_anew(
    start: Callable[..., dict[str, Any]], written: Path, harm: str
) -> None:
    HARM[harm](written)
    start()
    assert start()["from"] == "_Loader"


@pytest.fixture
def taken(
    start: Callable[..., dict[str, Any]], written: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], bool]:
    """Whether this process would take the file."""
    monkeypatch.setattr(sys, "path", start()["path"])
    return lambda: start_file.StartFile(str(written)).find_spec("sample") is not None


def test_it_is_taken_only_by_the_same_python_version_and_user(
    taken: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    other_user = os.geteuid() + 1
    for owner, name, other in (
        (sys, "version", "another"),
        (start_file, "__version__", "another"),
        (os, "geteuid", lambda: other_user),
    ):
        assert taken()
        with monkeypatch.context() as changed:
            changed.setattr(owner, name, other)
            assert not taken()


def test_it_is_taken_only_with_the_same_optimization(
    start: Callable[..., dict[str, Any]], written: Path
) -> None:
    assert start("-O")["from"] == "SourceFileLoader"


def test_nothing_is_written_for_another_user(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, other = written.stat().st_ino, os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    start_file.write(str(written), {}, ({}, {}), {})
    assert written.stat().st_ino == before


@pytest.mark.parametrize("closed", ["a file where the directory was to be", "a directory of others"])
def test_where_nothing_can_be_kept_nothing_is(
    start: Callable[..., dict[str, Any]], file: Path, closed: str
) -> None:
    if closed.startswith("a file"):
        file.parents[1].touch()
    else:
        file.parent.mkdir(parents=True, mode=0o777)
        file.parent.chmod(0o777)
    for _ in range(2):
        assert start()["from"] == "SourceFileLoader"
    assert not file.exists()


@pytest.mark.parametrize("switch", [start_file.VARIABLE, "PYTHONDONTWRITEBYTECODE"])
def test_it_can_be_switched_off(start: Callable[..., dict[str, Any]], file: Path, switch: str) -> None:
    start(**{switch: "off"})
    assert not file.parent.exists()


def test_what_was_written_before_is_not_taken_when_it_is_switched_off(
    start: Callable[..., dict[str, Any]], written: Path
) -> None:
    assert start(**{start_file.VARIABLE: "off"})["from"] == "SourceFileLoader"


def test_who_comes_second_leaves_it_to_the_first(written: Path) -> None:
    before, aside = written.read_bytes(), written.with_name("start.new")
    aside.write_text("somebody is writing this")
    start_file.write(str(written), {}, ({}, {}), {})
    assert (written.read_bytes(), aside.read_text()) == (before, "somebody is writing this")


def test_what_a_killed_process_left_is_cleared_away(written: Path) -> None:
    before, aside = written.read_bytes(), written.with_name("start.new")
    aside.touch()
    long_ago = aside.stat().st_mtime - start_file.SECONDS_TO_WRITE - 1
    os.utime(aside, (long_ago, long_ago))
    start_file.write(str(written), {}, ({}, {}), {})
    assert written.read_bytes() != before
    assert not aside.exists()


def test_several_that_start_at_once_leave_one_good_file(
    start: Callable[..., dict[str, Any]], sources: Path, file: Path
) -> None:
    command = [sys.executable, "-c", START]
    many = [
        subprocess.Popen(command, env=surroundings(sources, file), stdout=subprocess.DEVNULL)
        for _ in range(6)
    ]
    assert [one.wait(60) for one in many] == [0] * 6
    assert start()["from"] == "_Loader"
    assert [one.name for one in file.parent.iterdir()] == ["start"]


def test_afterwards_nothing_of_it_is_left(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(file.parents[1]))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    def state() -> list[object]:
        return [[*sys.meta_path], {**vars(dataclasses)}, {**vars(sys.modules["re._compiler"])}]

    before = state()
    start_file.begin()
    assert all(one != two for one, two in zip(before, state(), strict=True))
    start_file.end()
    assert state() == before


def test_a_python_without_that_way_to_regular_expressions_goes_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "re._compiler")
    texts = CompiledTexts(({}, {}))
    texts.enter()
    re.purge()
    assert re.compile("a|b").match("b")
    texts.leave()
    assert texts.new == ({}, {})


def test_of_a_python_that_nobody_has_looked_at_nothing_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    texts = CompiledTexts(({}, {}))
    before = {**vars(dataclasses)}, {**vars(sys.modules["re._compiler"])}
    texts.enter()
    assert before == ({**vars(dataclasses)}, {**vars(sys.modules["re._compiler"])})
    texts.leave()


def test_it_is_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for named in ("", str(tmp_path)):
        monkeypatch.setenv("XDG_CACHE_HOME", named)
        monkeypatch.setenv("HOME", "/home/somebody")
        assert start_file.place() == str(platformdirs.user_cache_path("ttchan", appauthor=False) / "start")
