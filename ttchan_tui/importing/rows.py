"""Rows of the workbook as the files of a meeting, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ttchan_tui.importing.account import Account, CannotRead, Files, Remark
from ttchan_tui.importing.columns import FIELDS, PARTS, SHEETS, WHAT, Holds
from ttchan_tui.importing.values import NoValue, as_text, value
from ttchan_tui.meeting.format import SECTIONS, Sections, file_of
from ttchan_tui.text.languages import N_

Row = Sequence[Any]
Sheets = Mapping[str, Sequence[Row]]
"""The cells of each sheet, the row of the columns' names first."""

_HELP: Final = 1
"""Rows below the names of the columns that are no entries."""

_YES_OR_NO: Final = {True: "yes", False: "no"}


def files_of(sheets: Sheets) -> Account:
    """The files of the meeting that a workbook holds.

    Raises:
        CannotRead: It is no workbook of this program.
    """
    known = {name: rows for name, rows in sheets.items() if name in SHEETS and len(rows) > _HELP}
    if "Meeting" not in known:
        raise CannotRead(
            N_("This table is not one that “ttchan meeting table” writes: it has no sheet “Meeting”.")
        )
    account = Account(_empty())
    languages = _languages(known["Meeting"])
    entries: dict[str, list[dict[str, Any]]] = {}
    for name, rows in known.items():
        for section, entry in _entries(name, rows, languages, account):
            entries.setdefault(section, []).append(entry)
    for sheet in sheets.keys() - SHEETS.keys():
        account.leave_out(N_("sheet “{sheet}”: it is not one of this program's"), sheet=sheet)
    _fill(account, entries)
    return account


def _empty() -> Files:
    return {
        name: {}
        for name in ("meeting.toml", "programme.toml", "venues.toml", "people.toml", "groupwork.toml")
    }


def _languages(rows: Sequence[Row]) -> tuple[str, ...]:
    for row in rows[1:]:
        if row and as_text(row[0] or "") == "languages":
            return tuple(
                code.strip() for code in as_text(_cell(row, 1)).replace(",", ";").split(";") if code.strip()
            )
    return ()


def _cell(row: Row, column: int) -> Any:  # noqa: ANN401 - a cell may hold anything
    found = row[column] if column < len(row) else None
    return "" if found is None else found


def _entries(
    name: str, rows: Sequence[Row], languages: tuple[str, ...], account: Account
) -> Iterator[tuple[str, dict[str, Any]]]:
    if name == "Meeting":
        fields = {as_text(_cell(row, 0)): _cell(row, 1) for row in rows[1:]}
        yield "meeting", _entry("meeting", fields, f"{name}", languages, account)
        return
    heads = [as_text(cell) if cell is not None else "" for cell in rows[0]]
    for number, row in enumerate(rows[1 + _HELP :], start=2 + _HELP):
        cells = {head: _cell(row, column) for column, head in enumerate(heads) if head}
        if not any(as_text(cell) for cell in cells.values()):
            continue
        section = as_text(cells.pop(WHAT, "")) or SHEETS[name][0]
        if section not in SHEETS[name]:
            account.leave_out(
                N_("{sheet}, row {row}: “{what}” is none of {choices}"),
                sheet=name, row=number, what=section, choices=", ".join(SHEETS[name]),
            )  # fmt: skip
            continue
        yield section, _entry(section, cells, f"{name} {number}", languages, account)


def _entry(
    section: str, cells: Mapping[str, Any], where: str, languages: tuple[str, ...], account: Account
) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for head, cell in cells.items():
        if as_text(cell) == "":
            continue
        name, holds = _field(section, head)
        if holds is None:
            account.leave_out(N_("{where}: there is no field “{field}”"), where=where, field=head)
            continue
        try:
            found = value(cell, holds, languages)
        except NoValue as wrong:
            account.leave_out(
                N_("{where}, {field}: “{found}” is not {expected}"),
                where=where, field=head, found=as_text(cell)[:40], expected=Remark(wrong.args[0]),
            )  # fmt: skip
            continue
        _put(
            entry,
            [*name.split("."), *([head.removeprefix(f"{name}.")] if holds is Holds.TEXT else [])],
            found,
        )
    return entry


def _field(section: str, head: str) -> tuple[str, Holds | None]:
    """The field of a column; that of a text has the language behind it."""
    fields = FIELDS[section]
    if head in fields and fields[head] is not Holds.TEXT:
        return head, fields[head]
    starred = re.sub(r"\.[\w-]+\.", ".*.", head, count=1)
    if "*" in starred and starred in fields:
        return head, fields[starred]
    name = head.rpartition(".")[0]
    if name in fields and fields[name] is Holds.TEXT:
        return name, Holds.TEXT
    return head, None


def _put(entry: dict[str, Any], path: list[str], found: Any) -> None:  # noqa: ANN401
    for name in path[:-1]:
        entry = entry.setdefault(name, {})
    entry[path[-1]] = found


def _fill(account: Account, entries: dict[str, list[dict[str, Any]]]) -> None:
    """Put the entries into their files, and parts into the entries that they belong to."""
    for section, parts in entries.items():
        account.taken[section] = len(parts)
        if section not in PARTS:
            continue
        owners = {one.get("id"): one for one in entries.get(PARTS[section], [])}
        for part in parts:
            owner = owners.get(part.pop("of", ""))
            if owner is None:
                account.leave_out(N_("a {what} that belongs to no row of its sheet"), what=section)
            else:
                owner.setdefault(section, []).append(part)
    for section in SECTIONS:
        for entry in entries.get(section, []):
            _into(account.files, section, entry)
    account.files["meeting.toml"].setdefault("format", 1)


def _into(files: Files, section: str, entry: dict[str, Any]) -> None:
    if section == "meeting":
        files["meeting.toml"] = {"format": 1, **entry, **files["meeting.toml"]}
    elif section == "place":
        files[file_of("place", str(entry.get("id", "")))] = entry
    elif section == "participation":
        files["people.toml"]["participation"] = entry
    else:
        files[file_of(section)].setdefault(section, []).append(entry)


def rows_of(sections: Sections, section: str) -> Iterator[dict[str, Any]]:
    """The entries of a section as rows: by the names of the columns."""
    owner = PARTS.get(section)
    for entry in sections.get(owner or section, ()):
        if owner is None:
            yield _row(section, entry.fields)
            continue
        for part in entry.fields.get(section, []):  # type: ignore[attr-defined]
            yield {"of": entry.fields.get("id"), **_row(section, part)}


def _row(section: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, holds in _columns(section, fields):
        found: Any = fields
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        if found is None:
            continue
        if holds is Holds.TEXT:
            row |= {f"{name}.{code}": said for code, said in found.items()}
        elif isinstance(found, list):
            row[name] = "; ".join(map(str, found))
        else:
            row[name] = _YES_OR_NO[found] if isinstance(found, bool) else found
    return row


def _columns(section: str, fields: Mapping[str, Any]) -> Iterator[tuple[str, Holds]]:
    """The fields of a section; for a star, those of the languages that there are."""
    for name, holds in FIELDS[section].items():
        before, star, behind = name.partition(".*.")
        codes = fields.get(before) if star else None
        if isinstance(codes, Mapping):
            yield from ((f"{before}.{code}.{behind}", holds) for code in codes)
        elif not star:
            yield name, holds
