"""docs/first-meeting.md, walked from the first question to the kiosk."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.command import COMMAND, ROOT, environment, parsed, ttchan
from tests.tools import need
from ttchan_tui.importing import QUESTIONS, begun, write_files
from ttchan_tui.importing.folder import as_toml
from ttchan_tui.store import examine_folder

ANSWERS = {
    "languages": "de en",
    "name": "Vielfalt ist unser Vorteil",
    "acronym": "Klanjec",
    "town": "Klanjec",
    "country": "HR",
    "days": "2021-10-01 2021-10-05",
    "programme": "Europe for Citizens",
    "number": "601592",
    "lead": "Grad Klanjec",
    "website": "https://www.klanjec.hr",
}
GUIDE = ROOT / "docs" / "first-meeting.md"


def answered(folder: Path, typed: str, code: int = 0) -> str:
    """What is said while that is typed at the ten questions."""
    done = subprocess.run(
        [*COMMAND, "meeting", "new", str(folder), "--lang", "en"],
        input=typed.encode(),
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment(),
        timeout=60,
    )
    assert done.returncode == code, done.stderr
    return (done.stdout + done.stderr).decode()


@pytest.mark.process
@pytest.mark.parametrize("by", ["openpyxl", *(["libreoffice"] if os.environ.get("TTCHAN_STRESS") else [])])
def test_the_guide_can_be_walked(tmp_path: Path, by: str) -> None:
    folder, data, table = tmp_path / "my-meeting", tmp_path / "data", tmp_path / "my-meeting.xlsx"
    assert list(ANSWERS) == [question.name for question in QUESTIONS]
    said = answered(folder, "\n".join(["english", *ANSWERS.values()]) + "\n")
    assert "Expected codes of languages" in said
    assert parsed("check", str(folder), data=data)["errors"] == 0
    ttchan("meeting", "table", str(folder), "-o", str(table), data=data)
    fill(table)
    if by == "libreoffice":
        table = resaved(table)
    said = ttchan("meeting", "from", str(table), str(tmp_path / "filled"), "--lang", "en", data=data).stdout
    assert "Left out" not in said
    assert parsed("check", str(tmp_path / "filled"), data=data)["errors"] == 0
    ttchan("meeting", "load", str(tmp_path / "filled"), data=data)
    days = parsed("programme", "--lang", "en", data=data)["days"]
    assert [one["title"] for one in days[0]["activities"]] == ["Opening"]
    kiosk = spoken_by_the_kiosk(data)
    for words in ("Vielfalt ist unser Vorteil", "Heute: Freitag, 1. Oktober", "Eröffnung; 09:30"):
        assert words in kiosk
    for command in re.findall(r"^ttchan (meeting \w+|check|kiosk)", GUIDE.read_text("utf-8"), re.M):
        assert command in {"meeting new", "meeting table", "meeting from", "meeting load", "check", "kiosk"}


def spoken_by_the_kiosk(data: Path) -> str:
    """What stands at the kiosk, line by line, in the language of whoever has chosen none."""
    command = [*COMMAND, "--data", str(data), "--now", "2021-10-01T09:00", "kiosk", "--plain"]
    done = subprocess.run(
        command, input=b"", capture_output=True, check=False, cwd=ROOT, env=environment(), timeout=60
    )
    assert done.stderr == b""
    return " ".join(done.stdout.decode().split())


def resaved(table: Path) -> Path:
    """The same, as LibreOffice saves it."""
    need("soffice")
    profile = f"-env:UserInstallation=file://{table.parent}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        str(table.parent),
        str(table),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return table.with_suffix(".ods")


def fill(table: Path) -> None:
    """Add a kind and an activity, as somebody does in a spreadsheet."""
    book = load_workbook(table)
    sheet = book["Programme"]
    heads = [cell.value for cell in sheet[1]]
    for row in (
        {"what": "kind", "id": "ceremony", "name.en": "ceremony", "name.de": "Feier"},
        {"what": "activity", "id": "opening", "date": "1 October 2021", "start": "9.30",
         "title.en": "Opening", "title.de": "Eröffnung", "kind": "ceremony"},
    ):  # fmt: skip
        sheet.append([row.get(head) for head in heads])
    book.save(table)


def test_what_is_begun_is_short_and_has_no_days_too_many() -> None:
    files = begun({**ANSWERS, "languages": "en"})
    assert sum(as_toml(content).count("\n") for content in files.values()) <= 60
    assert len(files["meeting.toml"]["day"]) == 5
    for content in files.values():
        assert tomllib.loads(as_toml(content)) == content
    assert files["meeting.toml"]["time_zone"] == "Europe/Zagreb"


@pytest.mark.parametrize(
    "days",
    [
        "1–5 October 2021",
        "1 October 2021 5 October 2021",
        "30 September – 4 October 2021",
        "1.10.2021–5.10.2021",
    ],
)
def test_both_days_of_a_meeting_are_read_however_they_are_written(days: str) -> None:
    assert len(begun({**ANSWERS, "days": days})["meeting.toml"]["day"]) == 5


@pytest.mark.process
def test_questions_that_are_left_leave_no_folder(tmp_path: Path) -> None:
    assert "nothing was written" in answered(tmp_path / "m", "en\nName\n", code=1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "answer", "is_right"),
    [
        ("days", "2021-10-03 2021-10-01", False),
        ("days", "2021-10-01", True),
        ("days", "2021-10-01 2022-10-01", False),
        ("days", "8 May 2026 – 11 May 2026", True),
        ("days", "8 May 2026", True),
        ("days", "2021-10-01 2021-13-05", False),
        ("days", "8 and 9 and 10 May 2026", False),
        ("name", ".", False),
        ("country", "EL", False),
        ("country", "gr", True),
        ("languages", "en, lv", True),
        ("languages", "xx1", False),
        ("acronym", "x" * 21, False),
        ("name", "a\x1b[2Jb", False),
        ("website", "www.klanjec.hr", False),
    ],
)
def test_an_answer_is_looked_at(name: str, answer: str, is_right: bool) -> None:
    [question] = [one for one in QUESTIONS if one.name == name]
    assert question.is_right(answer) is is_right


@pytest.mark.process
@pytest.mark.parametrize("wish", [("--languages", "qq"), ("--year", "-5")])
def test_wishes_are_looked_at_before_the_file(wish: tuple[str, str], tmp_path: Path) -> None:
    option, value = wish
    done = subprocess.run(
        [*COMMAND, "meeting", "from", "no.csv", str(tmp_path / "m"), f"{option}={value}", "--lang", "en"],
        capture_output=True, check=False, cwd=ROOT, env=environment(), timeout=60,
    )  # fmt: skip
    assert f"{option} takes " in done.stderr.decode()


@pytest.mark.process
def test_what_somebody_has_comes_into_the_meeting_that_was_begun(tmp_path: Path) -> None:
    folder, text = tmp_path / "m", tmp_path / "programme.txt"
    write_files(begun({**ANSWERS, "languages": "ro en", "programme": "CERV"}), folder)
    text.write_text("Vineri, 1 octombrie 2021\nora 10:00 – Sosirea\norele 21:00-23:00 Bal\n00:30 Dans\n")
    said = ttchan("meeting", "from", str(text), str(folder), "--lang", "en").stdout
    assert "There already, and left as they are: meeting.toml" in said
    assert "Still to be said" not in said, "it has been said"
    meeting = examine_folder(folder).sound()
    assert [one.title.by_language for one in meeting.activities] == [
        {"ro": "Sosirea"}, {"ro": "Bal"}, {"ro": "Dans"}
    ]  # fmt: skip
    assert [one.after_midnight for one in meeting.activities] == [False, False, True]
    assert meeting.funding.line.by_language["ro"] == "Finanțat de Uniunea Europeană."
    assert "ro" not in meeting.days[0].title.by_language, "nothing English is said to be Romanian"
    (folder / "programme.toml").write_text("# mine\n")
    assert (
        "meeting.toml, programme.toml"
        in ttchan("meeting", "from", str(text), str(folder), "--lang", "en").stdout
    )
    assert (folder / "programme.toml").read_text() == "# mine\n"
