"""How the files of a meeting fall into sections, the shape that the store keeps as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from ttchan_tui.meeting.format.problems import Problem, closest, shown
from ttchan_tui.text.languages import N_

_LISTS: Final[dict[str, tuple[str, ...]]] = {
    "meeting.toml": ("source", "part_of_day", "day", "project_event", "fact_category"),
    "programme.toml": ("kind", "activity"),
    "venues.toml": ("venue", "wifi"),
    "people.toml": ("participation", "delegation", "partner"),
    "groupwork.toml": ("group", "prompt"),
}
"""The files that every meeting has and the tables that stand in them."""

SECTIONS: Final = ("meeting", *(name for names in _LISTS.values() for name in names), "place")
"""The names of all sections."""

_SINGLE: Final = "participation"
"""The only section that is written as one table instead of a list of tables."""


_FILES: Final = {name: file for file, names in _LISTS.items() for name in names}


def file_of(section: str, id_: str = "") -> str:
    """The file that a section stands in; each place has its own."""
    return f"places/{id_}.toml" if section == "place" else _FILES.get(section, "meeting.toml")


class SectionEntry(NamedTuple):
    """One table of a file: an activity, a place and so on."""

    file: str
    fields: Mapping[str, object]
    readable: bool = True
    """Otherwise only the id is known: from the name of a place's file that could not be read."""


Sections = Mapping[str, Sequence[SectionEntry]]
"""Entries by section. A section that is missing is not known, because its file could not be read;
what refers to it is not complained about."""


def sections_of(files: Mapping[str, Mapping[str, object] | None], problems: list[Problem]) -> Sections:
    """Split parsed files into sections.

    Args:
        files: Their contents by file name; None for those that are there but could not be read.
        problems: Takes what is wrong with the files as such: missing, unknown, misnamed.
    """
    sections: dict[str, list[SectionEntry]] = {}
    for file, names in _LISTS.items():
        content = files.get(file)
        if content is None:
            if file not in files:
                problems.append(Problem(file, "", N_("a meeting needs this file, but it is missing")))
            continue
        for name in names:
            entries = _entries(file, name, content.get(name), problems)
            if entries is not None:
                sections[name] = entries
        rest = {name: value for name, value in content.items() if name not in names}
        if file == "meeting.toml":
            sections["meeting"] = [SectionEntry(file, rest)]
        else:
            problems.extend(_unknown_table(file, name, names) for name in rest)
    sections |= _places(files, problems)
    unknown = {file: content for file, content in files.items() if file not in _LISTS and not _is_place(file)}
    problems.extend(_unknown_file(file, content) for file, content in unknown.items())
    return sections


def _entries(file: str, name: str, value: object, problems: list[Problem]) -> list[SectionEntry] | None:
    """The entries of a section; None if it cannot be told what they are."""
    if value is None:
        return []
    tables = [value] if name == _SINGLE else value
    if isinstance(tables, list) and all(isinstance(table, Mapping) for table in tables):
        return [SectionEntry(file, table) for table in tables]
    problems.append(_not_tables(file, name, value))
    return None


def _not_tables(file: str, name: str, value: object) -> Problem:
    heading = f"[{name}]" if name == _SINGLE else f"[[{name}]]"
    if name != _SINGLE and isinstance(value, Mapping):
        template = N_("the heading must be {heading}, in double brackets, before each of them")
        return Problem(file, name, template, {"heading": heading})
    return Problem(
        file,
        name,
        N_("expected tables, each under its heading {heading}, but found {found}"),
        {"heading": heading, "found": shown(value)},
    )


def _places(
    files: Mapping[str, Mapping[str, object] | None], problems: list[Problem]
) -> dict[str, list[SectionEntry]]:
    found = {file: content for file, content in sorted(files.items()) if _is_place(file)}
    if not found:
        problems.append(
            Problem("places", "", N_("a meeting needs at least one file here: the place where it is held"))
        )
        return {}
    entries = []
    for file, content in found.items():
        name = PurePosixPath(file).stem
        if content is None:
            entries.append(SectionEntry(file, {"id": name}, readable=False))
            continue
        entries.append(SectionEntry(file, content))
        given = content.get("id")
        if given is not None and given != name:
            problems.append(
                Problem(
                    file,
                    "id",
                    N_('expected the name of the file, "{name}", but found {found}; change one of them'),
                    {"name": name, "found": shown(given)},
                    ("place.id",),
                )
            )
    return {"place": entries}


def _is_place(file: str) -> bool:
    return file.startswith("places/")


def _unknown_file(file: str, content: Mapping[str, object] | None) -> Problem:
    if content is not None and {"id", "country", "local_name"} <= content.keys():
        return Problem(file, "", N_("this is a place; put the file into the folder places"))
    stems = {PurePosixPath(known).stem: known for known in _LISTS}
    if meant := closest(PurePosixPath(file).stem, stems):
        template = N_('a meeting has no such file; perhaps "{meant}" is meant')
        return Problem(file, "", template, {"meant": stems[meant]})
    return Problem(file, "", N_("a meeting has no such file"))


def _unknown_table(file: str, name: str, names: Sequence[str]) -> Problem:
    if meant := closest(name, names):
        template = N_('this file has no such table; perhaps "{meant}" is meant')
        return Problem(file, name, template, {"meant": meant})
    return Problem(file, name, N_("this file has no such table; it has {names}"), {"names": ", ".join(names)})
