"""The start file: the compiled code of all modules that a start loads, as to look for each takes time.

With it the texts that those modules compile themselves (`compiled_texts`), and what else a start works out
anew each time though it depends on the program alone (`recalled`, `keep`).

The file is a copy, and never believed blindly. Whatever does not fit (another version of Python or ttchan, a
source that has changed, damage, a file or a directory that others can write to) is passed over without a
word, and modules are loaded as always. `TTCHAN_START_FILE=off` does without.
"""

from __future__ import annotations

import marshal
import mmap
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import LazyLoader, cache_from_source
from threading import Thread
from types import CodeType, ModuleType
from typing import BinaryIO, Final
from zlib import crc32

from ttchan_tui import __version__
from ttchan_tui.compiled_texts import CompiledTexts, Known

VARIABLE: Final = "TTCHAN_START_FILE"
"""With `off` there is no start file."""
SECONDS_TO_WRITE: Final = 600
"""What is being written for longer was left by a process that has been killed."""

_FORMAT: Final = b"ttchan start file 5\n"
_NUMBER: Final = 8
"""Bytes of a number in the head."""
_HEAD: Final = len(_FORMAT) + 2 * _NUMBER
"""What it is, the checksum of the table, and where behind the head, after the codes, that begins."""

_SELDOM_USED: Final = frozenset({"ast", "inspect", "ipaddress", "tokenize"})
"""What `dataclasses`, `inspect` and `urllib.parse` load and hardly ever use: it runs when something of it is
asked for. A command asks for nothing of it, and is there 4 ms earlier."""

_Kept = tuple[int, int, int, str, str, bool, int, int]
"""Of a module: from where to where its code stands, its checksum, its source, where Python itself keeps that,
whether it is a package, and time and size of the source."""


class StartFile:
    """Finds the modules of a start, until the start is over."""

    def __init__(self, file: str) -> None:
        """Read the file, if there is one that fits."""
        self._file = file
        self._table, self._codes, known, self._kept = _read(file) or ({}, memoryview(b""), ({}, {}), {})
        self._new: dict[str, bytes] = {}
        self._texts = CompiledTexts(known)
        self._is_old = False

    def open(self) -> None:
        """Be asked, from now on, before modules are looked for on the path."""
        sys.meta_path.insert(sys.meta_path.index(PathFinder), self)
        self._texts.enter()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is; none if it is not in the file as it is now."""
        if not (kept := self._table.get(name)):
            return None
        if not _fits(kept):
            self._is_old = True
            return None
        _, _, _, source, compiled, is_package, *_ = kept
        loader: _Loader | LazyLoader = _Loader(name, source, self)
        if name in _SELDOM_USED:
            loader = LazyLoader(loader)
        spec = ModuleSpec(name, loader, origin=source, is_package=is_package)
        spec.has_location, spec.cached = True, compiled
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec

    def code_of(self, name: str) -> CodeType | None:
        """The code of a module; none once the start is over."""
        codes = self._codes
        if not (kept := self._table.get(name)):
            return None
        code = codes[kept[0] : kept[1]]
        if crc32(code) != kept[2]:
            self._is_old = True
            return None
        loaded: CodeType = marshal.loads(code)
        return loaded

    def recalled(self, name: str) -> bytes:
        """What an earlier start has kept; nothing if any module is another one since."""
        return b"" if self._is_old else self._kept.get(name, b"")

    def keep(self, name: str, content: bytes) -> None:
        """Keep something for later starts."""
        self._new[name] = content

    def close(self) -> Thread | None:
        """Let modules be found as always from now on. If the file lacked any, write it anew, on a thread."""
        sys.meta_path.remove(self)
        texts, self._texts = (
            self._texts,
            CompiledTexts(({}, {})),
        )  # loaders hold this object as long as modules live
        texts.leave()
        table, self._table = self._table, {}
        self._codes = memoryview(b"")
        loaded = dict(_loaded())
        lacked = self._is_old or any(texts.new) or self._new or loaded.keys() - table.keys()
        if sys.dont_write_bytecode or not lacked:
            self._kept = {}
            return None
        sources = {name: kept[3] for name, kept in table.items() if _fits(kept)} | loaded
        compiled = texts.new if self._is_old else texts.all
        kept = self._new if self._is_old else self._kept | self._new
        self._kept, self._new = {}, {}
        writing = Thread(target=write, args=(self._file, sources, compiled, kept), name="start file")
        writing.start()
        return writing


class _Loader(SourceFileLoader):
    """Takes the code from the file, and is the usual loader in everything else."""

    def __init__(self, name: str, source: str, file: StartFile) -> None:
        super().__init__(name, source)
        self._file = file

    def get_code(self, fullname: str) -> CodeType | None:
        return self._file.code_of(fullname) or super().get_code(fullname)


def begin() -> None:
    """From now on the file is asked before modules are looked for on the path."""
    if os.environ.get(VARIABLE) != "off" and PathFinder in sys.meta_path:
        StartFile(place()).open()


def end() -> None:
    """The start is over."""
    for finder in _opened():
        finder.close()


def recalled(name: str) -> bytes:
    """What `keep` was given in an earlier start of the same program; nothing if there is none, or now."""
    return next((finder.recalled(name) for finder in _opened()), b"")


def keep(name: str, content: bytes) -> None:
    """Keep for later starts what depends on the modules of the program alone."""
    for finder in _opened():
        finder.keep(name, content)


def _opened() -> list[StartFile]:
    return [finder for finder in sys.meta_path if isinstance(finder, StartFile)]


def place() -> str:
    """Where the file is: in the user's cache, as platformdirs would say if it did not take 8 ms to load."""
    usual = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    caches = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser(usual)
    return os.path.join(caches, "ttchan", "start")


def write(file: str, sources: dict[str, str], texts: Known, kept: dict[str, bytes]) -> None:
    """Write the code of modules aside, and give it its name; whoever cannot, or comes second, leaves it.

    Args:
        file: What it will be called.
        sources: Where the source of each module is.
        texts: What those modules have compiled themselves.
        kept: What else is kept, by its names.
    """
    directory, aside = os.path.dirname(file), f"{file}.new"
    with suppress(OSError):
        os.makedirs(directory, mode=0o700, exist_ok=True)
        if not _is_ours(os.lstat(directory), stat.S_ISDIR):
            return
        with suppress(FileNotFoundError):
            if time.time() - os.lstat(aside).st_mtime > SECONDS_TO_WRITE:
                os.unlink(aside)
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with open(descriptor, "wb") as opened:
                _fill(opened, sources, texts, kept)
            os.rename(aside, file)
        except OSError:
            os.unlink(aside)


def _fill(file: BinaryIO, sources: dict[str, str], texts: Known, kept: dict[str, bytes]) -> None:
    """The codes one behind the other, and then the table: so no more than one of them is in memory."""
    file.seek(_HEAD)
    table: dict[str, _Kept] = {}
    begin = 0
    for name, source in sources.items():
        status = os.stat(source)  # before its code is taken: if it changes now, the two do not fit
        if code := _code(name, source):
            at = (begin, begin + len(code), crc32(code), source, cache_from_source(source))
            is_package = os.path.basename(source) == "__init__.py"
            table[name] = (*at, is_package, status.st_mtime_ns, status.st_size)
            file.write(code)
            begin += len(code)
    last = marshal.dumps((_key(table), table, texts, kept))
    file.write(last)
    file.seek(0)
    file.write(_head(crc32(last), begin))


def _code(name: str, source: str) -> bytes:
    """The code of a module, to be written; nothing if it has none any more."""
    try:
        return marshal.dumps(SourceFileLoader(name, source).get_code(name))
    except (ImportError, OSError, SyntaxError, ValueError):
        return b""


def _read(file: str) -> tuple[dict[str, _Kept], memoryview, Known, dict[str, bytes]] | None:
    """All that is in a file that nobody else can have written and that fits."""
    if (contents := _contents(file)) is None:
        return None
    begin = int.from_bytes(contents[_HEAD - _NUMBER : _HEAD], "little")
    codes, last = contents[_HEAD : _HEAD + begin], contents[_HEAD + begin :]
    if contents[:_HEAD] != _head(crc32(last), begin):
        return None
    with suppress(EOFError, TypeError, ValueError):  # sound, and of a version that keeps other things
        key, table, texts, kept = marshal.loads(last)
        if key == _key(table):
            return table, codes, texts, kept
    return None


def _contents(file: str) -> memoryview | None:
    """The bytes of a file that nobody else can have written; none if it is no such one."""
    try:
        if not _is_ours(os.lstat(os.path.dirname(file)), stat.S_ISDIR):
            return None
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        if not _is_ours(os.fstat(descriptor), stat.S_ISREG):
            return None
        return memoryview(mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # of an empty file there is nothing to map
        return None
    finally:
        os.close(descriptor)


def _head(checksum: int, begin: int) -> bytes:
    number = begin.to_bytes(_NUMBER, "little")
    return _FORMAT + crc32(number, checksum).to_bytes(_NUMBER, "little") + number


def _is_ours(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Whether it is of that kind, and only this user (and root) can have written it."""
    others = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return is_kind(status.st_mode) and status.st_uid == os.geteuid() and not others


def _fits(kept: _Kept) -> bool:
    """Whether the source is still the same."""
    try:
        status = os.stat(kept[3])
    except OSError:
        return False
    return (status.st_mtime_ns, status.st_size) == kept[-2:]


def _key(names: Iterable[str]) -> str:
    """What else has to be the same: ttchan, Python, and where on the path modules of these names are."""
    top = {name for name in names if "." not in name}
    found = [[place, sorted(top & _names(place))] for place in sys.path]
    return repr((__version__, sys.version, sys.flags.optimize, [place for place in found if place[1]]))


def _names(directory: str) -> set[str]:
    """What could be imported from there."""
    try:
        return {name.partition(".")[0] for name in os.listdir(directory or ".")}
    except OSError:
        return set()


def _loaded() -> Iterator[tuple[str, str]]:
    """Name and source of all modules that were loaded from one."""
    for name, module in [*sys.modules.items()]:
        try:
            spec = object.__getattribute__(module, "__spec__")  # to ask one that waits would have it run
        except AttributeError:
            continue
        if spec and spec.name == name and spec.origin and type(spec.loader) in (SourceFileLoader, _Loader):
            yield name, spec.origin
