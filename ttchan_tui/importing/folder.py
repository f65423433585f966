"""The files of a meeting, written as TOML: whole, or not at all, and never over what a person has changed."""

from __future__ import annotations

import os
import shutil
import tempfile
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from ttchan_tui.importing.account import CannotRead, Files
from ttchan_tui.text.languages import N_

_SAFE: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"


def write_files(files: Files, folder: Path) -> list[str]:
    """Write the files to a folder; files that are there, and not empty, stay as they are.

    Returns:
        The names of the files that were there, and differ from what would have been written.

    Raises:
        CannotRead: The folder cannot be written.
    """
    texts = {name: as_toml(content) for name, content in files.items()}
    try:
        if folder.exists() and any(folder.iterdir()):
            return _add(texts, folder)
        _write_new(texts, folder)
    except OSError as error:
        raise CannotRead(
            N_("{path} cannot be written: {reason}."), path=str(folder), reason=error.strerror or str(error)
        ) from error
    return []


def meeting_in(folder: Path) -> Mapping[str, Any]:
    """What the meeting of a folder says of itself, as far as there is one that can be read."""
    try:
        return tomllib.loads((folder / "meeting.toml").read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _write_new(texts: Mapping[str, str], folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    half_done = Path(tempfile.mkdtemp(prefix=".ttchan-", dir=folder.parent))
    try:
        for name, text in texts.items():
            (half_done / name).parent.mkdir(exist_ok=True)
            (half_done / name).write_text(text, "utf-8")
        (half_done / "places").mkdir(exist_ok=True)
        half_done.chmod(0o777 & ~_umask())
        if folder.exists():
            folder.rmdir()
        half_done.rename(folder)
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(half_done)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _add(texts: Mapping[str, str], folder: Path) -> list[str]:
    kept = []
    for name, text in texts.items():
        target = folder / name
        there = target.read_text("utf-8", "replace") if target.exists() else ""
        if there.strip():
            if there != text:
                kept.append(name)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return kept


def as_toml(content: Mapping[str, Any]) -> str:
    """A file as TOML, with texts as dotted keys and entries under their headings."""
    lines = list(_fields({name: one for name, one in content.items() if not _is_tables(one)}))
    for name, one in content.items():
        if not _is_tables(one):
            continue
        for entry in one if isinstance(one, list) else [one]:
            heading = f"[[{name}]]" if isinstance(one, list) else f"[{name}]"
            lines += [
                "",
                heading,
                *_fields({key: each for key, each in entry.items() if not _is_tables(each)}),
            ]
            for part, entries in entry.items():
                if _is_tables(entries):
                    for each in entries:
                        lines += ["", f"[[{name}.{part}]]", *_fields(each)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _is_tables(one: object) -> bool:
    """Whether it has headings of its own: a list of entries, or the one participation."""
    if isinstance(one, list):
        return bool(one) and all(isinstance(entry, Mapping) for entry in one)
    return isinstance(one, Mapping) and "host_delegation" in one


def _fields(fields: Mapping[str, Any], path: str = "") -> Iterator[str]:
    for name, one in fields.items():
        key = f"{path}{_key(name)}"
        if isinstance(one, Mapping):
            yield from _fields(one, f"{key}.")
        else:
            yield f"{key} = {_value(one)}"


def _key(name: str) -> str:
    return name if name and all(letter in _SAFE for letter in name) else _value(name)


def _value(one: object) -> str:
    if isinstance(one, bool):
        return "true" if one else "false"
    if isinstance(one, (date, time)):
        return one.isoformat()
    if isinstance(one, (int, float)):
        return repr(one)
    if isinstance(one, list):
        return f"[{', '.join(map(_value, one))}]"
    return '"' + "".join(_escaped(letter) for letter in str(one)) + '"'


def _escaped(letter: str) -> str:
    if letter in _SHORT:
        return _SHORT[letter]
    if unicodedata.category(letter) == "Cc":
        return f"\\u{ord(letter):04x}"
    return letter if unicodedata.category(letter) != "Cs" else "\ufffd"


_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}
"""Letters that stand behind a backslash in a text."""
