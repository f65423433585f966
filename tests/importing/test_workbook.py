"""A meeting through the workbook is the same meeting."""

from __future__ import annotations

import os
import subprocess
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests import meetings
from tests.tools import need
from ttchan_tui.importing import CannotRead, read_source, workbook, write_files
from ttchan_tui.importing.columns import SHEETS
from ttchan_tui.importing.sources import Wishes
from ttchan_tui.meeting.format import Sections
from ttchan_tui.store import examine_folder
from ttchan_tui.store.meeting_folder import bundled_folder, read_folder
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
        '"participation,delegation,partner"', '"came,expected"', '"yes"'
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
