"""A meeting through the workbook is the same meeting."""

from __future__ import annotations

import ast
import os
import subprocess
import zipfile
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests import meetings
from tests.tools import need
from ttchan_tui.importing import CannotRead, read_source, workbook, write_files
from ttchan_tui.importing.account import Files
from ttchan_tui.importing.columns import FIELDS, PARTS, SHEETS, Holds
from ttchan_tui.importing.sources import Wishes
from ttchan_tui.meeting.format import Sections, file_of, reader, sections_of
from ttchan_tui.store import examine_folder
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder
from ttchan_tui.text.languages import language

KLANJEC = Path(__file__).parent / "klanjec"


def through(content: bytes, folder: Path) -> object:
    """The meeting that comes out of a workbook, by way of its files."""
    account = read_source(content, Wishes())
    assert account.left_out == []
    assert write_files(account.files, folder) == []
    return examine_folder(folder).sound()


def written(sections: Sections, *languages: str) -> bytes:
    return workbook(sections, languages, language("en"))


@pytest.mark.parametrize("folder", [KLANJEC, bundled_folder()], ids=["klanjec", "bundled"])
def test_a_meeting_comes_out_of_the_workbook_as_it_was(folder: Path, tmp_path: Path) -> None:
    examined = examine_folder(folder)
    content = written(examined.sections, *examined.sound().languages)
    assert through(content, tmp_path / "again") == examined.sound()


def test_every_part_of_the_format_has_its_column(tmp_path: Path) -> None:
    content = written(meetings.sections(), "lv", "en")
    assert through(content, tmp_path / "again") == meetings.meeting()


def asked_for() -> set[str]:
    """The fields that the format reads, by the names in its source."""
    calls = (
        node
        for path in Path(reader.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
    )
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr not in {"wrong", "expected", "partition", "join", "match"}
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "fields"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def test_every_field_that_the_format_reads_has_a_column() -> None:
    columns = {part for fields in FIELDS.values() for name in fields for part in name.split(".")}
    assert len(asked_for()) > 60
    assert asked_for() - columns - set(FIELDS) == set()


VALUES: dict[Holds, Any] = {
    Holds.ID: "one", Holds.TEXT: {"en": "Words", "lv": "Vārdi"}, Holds.LINE: "words", Holds.LINES: ["a", "b"],
    Holds.DAY: date(2021, 10, 1), Holds.CLOCK: time(9, 30), Holds.NUMBER: 7, Holds.DEGREES: 45.5,
    Holds.IDS: ["one", "two"], Holds.NUMBERS: [1, 2],
}  # fmt: skip


def whole(section: str, yes: bool) -> dict[str, Any]:
    """An entry with every field of its section."""
    entry: dict[str, Any] = {}
    for name, holds in FIELDS[section].items():
        *path, last = name.replace("*", "en").split(".")
        within = entry
        for part in path:
            within = within.setdefault(part, {})
        within[last] = yes if holds is Holds.YES else VALUES[holds]
    entry.pop("of", None)
    return entry | ({"languages": ["en", "lv"]} if section == "meeting" else {})


@pytest.mark.parametrize("yes", [True, False])
def test_every_field_comes_back_as_it_was(yes: bool) -> None:
    files: Files = {name: {} for name in ("venues.toml", "people.toml", "groupwork.toml")}
    files |= {"meeting.toml": {"format": 1, **whole("meeting", yes)}, "programme.toml": {}}
    for section in (name for names in SHEETS.values() for name in names if name != "meeting"):
        entry = whole(section, yes)
        if section in PARTS:
            continue
        for part in (part for part, owner in PARTS.items() if owner == section):
            entry[part] = [whole(part, yes)]
        if section == "place":
            files["places/one.toml"] = entry
        elif section == "participation":
            files["people.toml"]["participation"] = entry
        else:
            files[file_of(section)].setdefault(section, []).append(entry)
    account = read_source(written(sections_of(files, []), "en", "lv"), Wishes())
    assert account.left_out == []
    assert account.files == files


@pytest.mark.process
def test_a_spreadsheet_may_save_it_in_its_own_way(tmp_path: Path) -> None:
    need("soffice")
    (tmp_path / "k.xlsx").write_bytes(written(read_folder(KLANJEC), "en"))
    for ending in ("ods", "xlsx") if os.environ.get("TTCHAN_STRESS") else ("ods",):
        out = tmp_path / ending
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(out),
            str(tmp_path / "k.xlsx"),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        again = through((out / f"k.{ending}").read_bytes(), tmp_path / f"from-{ending}")
        assert again == examine_folder(KLANJEC).sound()


def test_the_workbook_has_help_and_words_to_choose_from() -> None:
    book = load_workbook(BytesIO(workbook(None, ("lv", "en"), language("lv"))))
    assert book.sheetnames == list(SHEETS)
    people = book["People"]
    assert "title.lv" in [cell.value for cell in book["Programme"][1]]
    assert all(cell.value for cell in people[2])
    assert {one.formula1 for one in people.data_validations.dataValidation} >= {
        '"participation,delegation,partner"', '"came,expected"', '"yes,no"'
    }  # fmt: skip


def test_cells_are_read_as_people_write_them(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(written(read_folder(KLANJEC), "en")))
    sheet = book["Programme"]
    heads = [cell.value for cell in sheet[1]]
    for row, (start, end, on) in enumerate(
        (
            (9.5 / 24, "10h30", "1 October 2021"),
            ("9.30", time(10, 30), date(2021, 10, 2)),
            ("9:30", "10:30", "3 Oct 2021"),
        ),
        start=3,
    ):  # fmt: skip
        for head, cell in (("start", start), ("end", end), ("date", on)):
            sheet.cell(row, heads.index(head) + 1, cell)
    saved = BytesIO()
    book.save(saved)
    meeting = through(saved.getvalue(), tmp_path / "again")
    activities = meeting.activities  # type: ignore[attr-defined]
    assert {(one.start, one.end) for one in activities} == {(time(9, 30), time(10, 30))}
    assert [one.date.day for one in activities] == [1, 2, 3]


def test_what_cannot_be_read_is_told_with_its_row() -> None:
    book = load_workbook(BytesIO(written(read_folder(KLANJEC), "en")))
    sheet = book["Programme"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(3, heads.index("start") + 1, "soon")
    sheet.cell(4, 1, "party")
    sheet.cell(1, len(heads) + 1, "colour")
    sheet.cell(5, len(heads) + 1, "red")
    saved = BytesIO()
    book.save(saved)
    told = [one.sentence(language("en")) for one in read_source(saved.getvalue(), Wishes()).left_out]
    assert told == [
        "Programme 3, start: “soon” is not a time of day",
        "Programme, row 4: “party” is none of activity, kind",
        "Programme 5: there is no field “colour”",
    ]


def test_a_workbook_of_somebody_else_is_a_table_or_refused() -> None:
    book = Workbook()
    book.active.append(["Date", "Start", "What"])
    book.active.append([date(2021, 10, 1), time(9, 30), "Opening"])
    saved = BytesIO()
    book.save(saved)
    assert read_source(saved.getvalue(), Wishes()).taken["activity"] == 1
    empty = BytesIO()
    Workbook().save(empty)
    with pytest.raises(CannotRead):
        read_source(empty.getvalue(), Wishes())


def test_nothing_that_a_person_has_changed_is_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "meeting"
    files = read_source(written(read_folder(KLANJEC), "en"), Wishes()).files
    assert write_files(files, folder) == []
    (folder / "venues.toml").write_text("# mine\n")
    (folder / "groupwork.toml").unlink()
    assert write_files(files, folder) == ["venues.toml"]
    assert (folder / "venues.toml").read_text() == "# mine\n"
    assert (folder / "groupwork.toml").exists()


def test_words_that_begin_as_a_formula_stay_words(tmp_path: Path) -> None:
    changed = meetings.files()
    for number, words in enumerate(("=1+1", "'=1+1", '=HYPERLINK("http://x")')):
        changed["programme.toml"]["activity"][number % 2]["text" if number < 2 else "audience"] = {
            "en": words,
            "lv": words,
        }
    content = written(meetings.sections(changed), "lv", "en")
    assert through(content, tmp_path / "again") == meetings.meeting(changed)
    sheet = load_workbook(BytesIO(content))["Programme"]
    assert {cell.data_type for row in sheet for cell in row if str(cell.value or "").startswith("=")} == {"s"}


def test_a_document_that_unpacks_to_very_much_is_not_unpacked() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b" " * 100_000_000)
    assert len(packed.getvalue()) < 200_000
    with pytest.raises(CannotRead, match="more than"):
        read_source(packed.getvalue(), Wishes())
