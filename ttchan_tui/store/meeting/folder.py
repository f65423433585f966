"""A meeting as a folder of TOML files."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import ttchan_tui
from ttchan_tui.meeting.format import BadMeeting, Examination, Problem, Sections, examine, sections_of
from ttchan_tui.meeting.format.toml_mistakes import not_toml
from ttchan_tui.store.errors import StoreUnusable, explained
from ttchan_tui.store.files import disk
from ttchan_tui.store.pictures import PICTURED
from ttchan_tui.text.languages import N_

_ADDED: Final = (".txt", ".text")
"""What editors put behind a name unasked."""


def bundled_folder() -> Path:
    """The meeting that comes with the program."""
    package = Path(ttchan_tui.__file__).parent
    installed = package / "data" / "ttchan"
    return installed if disk.is_directory(installed) else package.parent / "data" / "ttchan"


def read_folder(folder: Path) -> Sections:
    """Read and validate the files of a meeting.

    Raises:
        BadMeeting: With everything that is wrong in any of the files.
    """
    examined = examine_folder(folder)
    examined.sound()
    return examined.sections


def examine_folder(folder: Path) -> Examination:
    """Read as much as can be read of the files of a meeting.

    Raises:
        BadMeeting: There are no such files.
    """
    problems: list[Problem] = []
    files = _parse(folder, problems)
    if files is None:
        raise BadMeeting(tuple(problems))
    sections = sections_of(files, problems)
    if not any("picture" in one.fields for name in PICTURED for one in sections.get(name, ())):
        return examine(sections, problems, thorough=True)
    from ttchan_tui.store.meeting.picture_files import PicturesFound

    pictures = PicturesFound(folder)
    sections = pictures.named_anew(sections)
    return examine(sections, [*problems, *pictures.problems], thorough=True)._replace(pictures=pictures.kept)


def copy_example(target: Path) -> None:
    """Copy the bundled meeting to a new folder, as a beginning for another one.

    Raises:
        StoreUnusable: There is something already.
    """
    with explained(target / "."):
        if disk.exists(target) and (not disk.is_directory(target) or any(target.iterdir())):
            raise StoreUnusable(
                N_("There is something at {path} already; nothing was copied. Name a new folder."),
                path=target,
            )
        shutil.copytree(bundled_folder(), target, dirs_exist_ok=True)


def _parse(folder: Path, problems: list[Problem]) -> dict[str, Mapping[str, object] | None] | None:
    try:
        everything = [*folder.glob("*"), *folder.glob("places/*")]
        found = sorted(path for path in everything if path.suffix == ".toml" and not _is_aside(path))
    except OSError as error:
        problems.append(_unreadable(str(folder), error))
        return None
    misnamed = [
        path
        for path in sorted(everything)
        if path.stem.endswith(".toml") and path.suffix in _ADDED and not _is_aside(path)
    ]
    problems += [
        Problem(
            path.relative_to(folder).as_posix(),
            "",
            N_("its name ends with {ending} and has to end with .toml; call it {name}"),
            {"ending": path.suffix, "name": path.stem},
        )
        for path in misnamed
    ]
    if not found and not misnamed:
        problems.append(
            Problem(
                str(folder), "", N_("expected a folder with meeting.toml and the other files of a meeting")
            )
        )
        return None
    unread = {path.with_suffix("").relative_to(folder).as_posix(): None for path in misnamed}
    return unread | {path.relative_to(folder).as_posix(): _content(path, folder, problems) for path in found}


def _is_aside(path: Path) -> bool:
    """Whether it is a file of a Mac or an editor, such as `._meeting.toml` or `.#meeting.toml`."""
    return path.name.startswith(".")


def _content(path: Path, folder: Path, problems: list[Problem]) -> Mapping[str, object] | None:
    file = path.relative_to(folder).as_posix()
    try:
        content = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        problems.append(_unreadable(file, error))
        return None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        template = N_("line {line} is not in UTF-8; save the file in that encoding")
        problems.append(Problem(file, "", template, {"line": line}))
        return None
    try:
        return tomllib.loads(content)
    except (ValueError, RecursionError) as error:
        problems.append(not_toml(file, content, error))
    return None


def _unreadable(file: str, error: OSError) -> Problem:
    return Problem(file, "", N_("this cannot be read: {reason}"), {"reason": error.strerror or str(error)})
