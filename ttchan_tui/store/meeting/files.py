"""The meeting in use as the files of a folder, and such files in an archive that comes over the line."""

from __future__ import annotations

import io
import re
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ttchan_tui.meeting.editing import SINGLE
from ttchan_tui.meeting.format import SECTIONS, file_of
from ttchan_tui.store.engine.state import Doc
from ttchan_tui.store.errors import StoreUnusable, explained
from ttchan_tui.store.files import disk
from ttchan_tui.store.meeting.picture_files import FOLDER
from ttchan_tui.store.meeting.stamp import STAMP_FILE, Stamp, parts_now, read_stamp, stamp_now
from ttchan_tui.store.pictures import PICTURED, Pictures
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.store.engine.protocol import Engine

LARGEST_ARCHIVE: Final = 64 * 2**20
"""Bytes of the files of a meeting in an archive, with their pictures."""


def exported_files(engine: Engine) -> dict[str, bytes]:
    """The files of the meeting in use, by name, its pictures, and the stamp beside them."""
    import tomli_w

    contents: dict[str, dict[str, Any]] = {}
    parts = parts_now(engine)
    for section in SECTIONS:
        for key, document in parts[section].items():
            content = contents.setdefault(file_of(section, key), {})
            if section in ("meeting", "place"):
                content |= _native(document)
            elif section in SINGLE:
                content[section] = _native(document)
            else:
                content.setdefault(section, []).append(_native(document))
    files = {
        name: tomli_w.dumps(content, multiline_strings=True).encode() for name, content in contents.items()
    }
    kept = Pictures(engine.path)
    shown = {str(doc["picture"]) for name in PICTURED for doc in parts[name].values() if "picture" in doc}
    files |= {f"{FOLDER}/{name}": picture for name in sorted(shown) if (picture := kept.content(name))}
    return {**files, STAMP_FILE: stamp_now(engine).text.encode()}


def write_files(files: dict[str, bytes], target: Path) -> None:
    """Write the files into a new folder.

    Raises:
        StoreUnusable: There is something already.
    """
    with explained(target / "."):
        if disk.exists(target) and (not disk.is_directory(target) or any(target.iterdir())):
            raise StoreUnusable(
                N_("There is something at {path} already; nothing was written. Name a new folder."),
                path=target,
            )
        for name, content in files.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def archive(files: dict[str, bytes]) -> bytes:
    """The files in one archive of tar, for the standard output."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(f"meeting/{name}")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return made.getvalue()


def stamp_in(folder: Path) -> Stamp | None:
    """What a folder is based on; None if that is not known."""
    with suppress(OSError):
        return read_stamp((folder / STAMP_FILE).read_text("utf-8", "replace"))
    return None


@contextmanager
def unpacked(content: bytes) -> Iterator[Path]:
    """A folder of its own with the files of a meeting that came in an archive, gone after the block.

    Raises:
        StoreUnusable: It is none, is too large, or has anything else in it than such files.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            # Not compressed: a few bytes could unpack to more than there is memory for.
            with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as tar:
                left = LARGEST_ARCHIVE
                for member in tar:
                    left -= member.size
                    _unpack(tar, member, folder, left)
        except (tarfile.TarError, EOFError, ValueError, OSError) as error:
            raise StoreUnusable(
                N_(
                    "This is no archive of a meeting. Send it with: "
                    "tar c -C FOLDER . | ssh desk meeting load -"
                )
            ) from error
        yield folder


def _unpack(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, left: int) -> None:
    """Write one file, if there are bytes left for it."""
    if member.isdir():
        return
    found = _FILE.fullmatch(member.name)
    if found is None or not member.isfile() or left < 0:
        raise StoreUnusable(
            N_("The archive has something else in it than a meeting: {name}"), name=member.name[:80]
        )
    opened = tar.extractfile(member)
    assert opened is not None
    path = folder / found["name"]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(opened.read())


def _native(document: Doc) -> dict[str, object]:
    """With days and times as TOML writes them."""
    return {name: _NATIVE[name](value) if name in _NATIVE else value for name, value in document.items()}


def _day(value: Any) -> object:  # noqa: ANN401
    with suppress(ValueError, TypeError):
        return date.fromisoformat(value)
    return value


def _clock(value: Any) -> object:  # noqa: ANN401
    with suppress(ValueError, TypeError):
        return time.fromisoformat(value)
    return value


def _day_or_clock(value: Any) -> object:  # noqa: ANN401
    found = _day(value)
    return _clock(value) if found is value else found


_NATIVE: Final = {"date": _day, "start": _day_or_clock, "end": _day_or_clock, "starts": _clock}
_FILE: Final = re.compile(
    r"(?:\./)?(?:[\w-]+/)?"
    r"(?P<name>(?:meeting|programme|venues|people|groupwork)\.toml|places/[a-z0-9-]+\.toml|base\.txt"
    r"|pictures/[A-Za-z0-9_-]+\.(?:jpe?g|png|webp))"
)
