"""`ttchan sheet` and `ttchan check` of sheets, as a person at the desk uses them."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan

DAY = "2018-11-10"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A data directory to change."""
    directory = tmp_path / "own"
    ttchan("meeting", "show", data=directory)
    return directory


def lines(data: Path, *more: str) -> list[str]:
    """The sentences of a day."""
    return [one["text"] for one in parsed("sheet", "day", DAY, "--lang", "en", *more, data=data)["sentences"]]


def test_the_sheet_as_text_goes_to_the_output_and_its_warnings_elsewhere(data: Path) -> None:
    done = ttchan("sheet", "--lang", "lv", data=data)
    assert "Projekts ļāva pulcēt 159 iedzīvotājus" in done.stdout
    assert done.stdout.endswith("601592-CITIZ-1-2018-1-LV-CITIZ-TT\n")
    assert "[sheet-guests]" in done.stderr
    assert "[sheet-guests]" not in done.stdout


def test_the_language_of_the_sheet_need_not_be_one_of_the_screens(data: Path) -> None:
    done = ttchan("sheet", "--lang", "de", data=data)
    assert "Das Projekt involvierte 159 Bürgerinnen und Bürger" in done.stdout
    assert "[sheet-language]" in done.stderr
    assert "den Städten Łódź, Warszawa und Kraków (Polen)" in done.stdout
    assert "there are: bg, cs, de, en" in ttchan("sheet", "--lang", "xx", data=data, code=2).stderr
    assert "Projekts ļāva" in ttchan("--lang", "lv", "sheet", data=data).stdout


@pytest.mark.parametrize("kind", ["docx", "odt", "html", "md", "txt"])
def test_files_are_written_and_found_sound(data: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"sheet.{kind}"
    assert str(file) in ttchan("sheet", "--lang", "en", "-o", str(file), data=data).stdout
    found = parsed("check", str(file), data=data)
    assert found["errors"] == 0
    assert {one["file"] for one in found["findings"]} == {file.name}


def test_a_name_that_says_another_format_is_refused(data: Path, tmp_path: Path) -> None:
    said = ttchan("sheet", "-o", str(tmp_path / "sheet.pdf"), data=data, code=1).stderr
    assert ".docx, .odt, .html, .md, .txt" in said
    assert not list(tmp_path.glob("sheet*"))


def test_errors_keep_it_back_unless_it_is_wanted_anyway(files: Path, tmp_path: Path) -> None:
    place = files / "places" / "lodz.toml"
    place.write_text(re.sub("forms.*\n", "", place.read_text("utf-8")), encoding="utf-8")
    data, file = tmp_path / "own", tmp_path / "sheet.txt"
    ttchan("meeting", "load", str(files), "--yes", data=data)
    done = ttchan("--lang", "lv", "sheet", "-o", str(file), data=data, code=1)
    assert "forms.lv.from" in done.stderr
    assert not file.exists()
    ttchan("--lang", "lv", "sheet", "-o", str(file), "--anyway", data=data)
    said = file.read_text("utf-8")
    assert said.index("forms.lv.from") < said.index("pulcēt 159") < said.index("no […], Varšavas un Krakovas")


def test_the_sheets_of_a_folder_are_checked_before_it_is_loaded(files: Path, data: Path) -> None:
    assert {one["code"] for one in parsed("check", "--sheet", str(files), data=data)["findings"]} == {
        "sheet-guests",
        "sheet-events-on-a-day",
    }
    people = files / "people.toml"
    people.write_text(people.read_text("utf-8").replace("count = 102", "count = 101"), encoding="utf-8")
    found = parsed("check", "--sheet", str(files), data=data, code=1)
    assert "sheet-sum" in {one["code"] for one in found["findings"]}
    place = files / "places" / "lodz.toml"
    place.write_text(re.sub("forms.*\n", "", place.read_text("utf-8")), encoding="utf-8")
    found = parsed("check", "--sheet", str(files), data=data, code=1)
    assert "sheet-name-form" in {one["code"] for one in found["findings"]}


def test_last_years_sheet_of_a_partner_is_looked_over(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "partner.txt"
    file.write_text(
        "The project involved over 100 citizens, notably 70 participants from the city of X (France)."
    )
    found = {one["code"] for one in parsed("check", str(file), data=data, code=1)["findings"]}
    assert {"sheet-total-vague", "sheet-sum", "sheet-place-missing"} <= found
    assert "cannot be read" in ttchan("check", str(tmp_path / "no.docx"), data=data, code=1).stderr
    file.write_text("Nothing of the kind.")
    assert "does not read like a description sheet" in ttchan("check", str(file), data=data, code=1).stderr


def test_a_sheet_of_this_project_is_compared_with_it(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "sheet.txt"
    ttchan("sheet", "--lang", "en", "-o", str(file), data=data)
    file.write_text(file.read_text("utf-8").replace("1 from Belarus", "3 from Belarus"), encoding="utf-8")
    [finding] = [
        one for one in parsed("check", str(file), data=data, code=1)["findings"] if one["severity"] == "error"
    ]
    assert "“3 Belarus”, in the meeting “1 Belarus”" in finding["message"]


def test_each_sentence_of_a_day_says_what_it_comes_from(data: Path) -> None:
    day = parsed("sheet", "day", DAY, "--lang", "en", data=data)
    assert [one["source"] for one in day["sentences"]] == [
        "day 2018-11-10",
        'activity "d3-1"',
        'activity "d3-2"',
        'activity "d3-3"',
    ]
    assert 'from: activity "d3-2"' in ttchan("sheet", "day", DAY, "--lang", "en", data=data).stdout
    assert "2018-11-08, 2018-11-09" in ttchan("sheet", "day", "2018-12-24", data=data, code=1).stderr


def test_a_paragraph_is_edited_in_the_editor_of_the_person(own: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nsed -i "s/^European heritage hunt.*/We went hunting for heritage./" "$1"\n')
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    env = {"EDITOR": str(editor)}
    assert parsed_edit(own, env) == {"day": DAY, "edited": True}
    assert "We went hunting for heritage." in lines(own)
    assert "We went hunting for heritage." in ttchan("sheet", "--lang", "en", data=own).stdout
    assert "We went hunting" not in ttchan("sheet", "--lang", "lv", data=own).stdout
    assert "edit-sheet" in ttchan("history", "--json", data=own).stdout
    ttchan("sheet", "redraft", DAY, "--lang", "en", data=own)
    assert "We went hunting for heritage." not in lines(own)
    ttchan("undo", data=own)
    assert "We went hunting for heritage." in lines(own)


def parsed_edit(own: Path, env: dict[str, str]) -> dict[str, object]:
    import json

    done = ttchan("sheet", "edit", DAY, "--lang", "en", "--json", data=own, env=env)
    answer: dict[str, object] = json.loads(done.stdout)
    answer.pop("ttchan")
    return answer


def test_an_editor_that_is_not_there_or_fails_changes_nothing(own: Path) -> None:
    for editor, said in (("no-such-editor", "cannot be opened"), ("false", "ended with an error")):
        done = ttchan("sheet", "edit", DAY, "--lang", "en", data=own, env={"EDITOR": editor}, code=1)
        assert said in done.stderr
    done = ttchan("sheet", "edit", DAY, "--lang", "en", data=own, env={"EDITOR": "truncate -s 0"}, code=1)
    assert "Nothing came back" in done.stderr


def test_what_was_typed_and_cannot_be_kept_is_not_thrown_away(own: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'An hour of work \\351.\\n' > \"$1\"\n")  # not UTF-8
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    env = {"EDITOR": str(editor), "TMPDIR": str(tmp_path)}
    told = ttchan("sheet", "edit", DAY, "--lang", "en", data=own, env=env, code=1).stderr
    [typed] = tmp_path.glob("ttchan-*/sheet.txt")
    assert str(typed) in "".join(told.split("\n"))
    assert typed.read_bytes() == b"An hour of work \xe9.\n"


def test_drafting_again_keeps_what_was_edited_and_shows_the_difference(files: Path, tmp_path: Path) -> None:
    data = tmp_path / "own"
    ttchan("meeting", "show", data=data)
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nsed -i "s/^European heritage hunt.*/We went hunting./" "$1"\n')
    editor.chmod(0o755)
    ttchan("sheet", "edit", DAY, "--lang", "en", data=data, env={"EDITOR": str(editor)})
    programme = files / "programme.toml"
    text = programme.read_text("utf-8").replace("The project partners travel through", "All travel through")
    programme.write_text(text.replace("make contact with", "meet"), encoding="utf-8")
    ttchan("meeting", "load", str(files), "--yes", data=data)
    said = lines(data)
    assert "We went hunting." in said
    assert any("meet representatives" in line for line in said)
    day = parsed("sheet", "day", DAY, "--lang", "en", data=data)
    [difference] = day["differences"]
    assert difference["written"] == "We went hunting."
    assert "All travel through" in difference["drafted"]
    assert "drafted now: " in ttchan("sheet", "day", DAY, "--lang", "en", data=data).stdout
