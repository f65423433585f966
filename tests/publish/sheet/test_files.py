"""The sheet in every format says the same, and what office programs make of it does too."""

from __future__ import annotations

import re
import subprocess
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from tests.meeting.sheet.changing import codes, sheet
from tests.tools import need
from ttchan_tui.meeting.checks import Severity
from ttchan_tui.meeting.checks.finding import error
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.sheet import Sheet, check_finished
from ttchan_tui.publish.sheet.file import FORMATS, sheet_file
from ttchan_tui.publish.sheet.layout import Layout, layout
from ttchan_tui.publish.sheet.text_of_file import NoText, text_of_file
from ttchan_tui.store.meeting.folder import bundled_folder, examine_folder
from ttchan_tui.text.languages import language

MEETING = examine_folder(bundled_folder()).sound()
MOMENT = datetime(2018, 12, 1, 9, tzinfo=UTC)


def laid_out(made: Sheet, *, wrong: bool = False) -> Layout:
    findings = [error("x", "people", "The <b>sum</b> is wrong.")] if wrong else []
    return layout(made, "Daugavpils City Council", language("en"), MOMENT, findings)


@pytest.fixture(params=FORMATS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("code", ["lv", "en", "de"])
def test_read_back_it_is_the_same_sheet(tmp_path: Path, kind: str, code: str) -> None:
    file = tmp_path / f"sheet.{kind}"
    file.write_bytes(sheet_file(laid_out(sheet(MEETING, code)), kind))
    text = text_of_file(file)
    findings = check_finished(text, MEETING)
    assert [one for one in findings if one.severity is Severity.ERROR] == []
    assert "159" in text
    assert not re.search(r"\b162\b", text)


def test_the_same_bytes_twice(kind: str) -> None:
    assert sheet_file(laid_out(sheet(MEETING)), kind) == sheet_file(laid_out(sheet(MEETING)), kind)


def test_what_is_wrong_stands_in_a_box_before_all_else(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"sheet.{kind}"
    file.write_bytes(sheet_file(laid_out(sheet(MEETING), wrong=True), kind))
    text = text_of_file(file)
    assert text.index("<b>sum</b>") < text.index("159")


def test_word_gets_headings_styles_properties_and_languages() -> None:
    import docx

    document = docx.Document(BytesIO(sheet_file(laid_out(sheet(MEETING, "de")), "docx")))
    styles = [(one.style.name if one.style else "", one.text) for one in document.paragraphs]
    assert styles[0] == ("Title", "Town Twinning as a Channel of European Solidarity")
    assert [text for style, text in styles if style == "Heading 1"] == [
        "Beteiligung",
        "Ort / Datum",
        "Kurze Beschreibung",
    ]
    properties = document.core_properties
    assert properties.title == "Town Twinning as a Channel of European Solidarity"
    assert (properties.author, properties.language) == ("Daugavpils City Council", "de-DE")
    assert properties.subject == "601592-CITIZ-1-2018-1-LV-CITIZ-TT"
    day = next(one for one in document.paragraphs if one.text.startswith("Tag 08.11.2018"))
    languages = re.findall(r'<w:lang w:val="([\w-]+)"/>', day._element.xml)
    assert languages == ["de-DE", "en-GB", "en-GB", "en-GB", "en-GB"]
    assert document.sections[0].footer.paragraphs[0].text == "601592-CITIZ-1-2018-1-LV-CITIZ-TT"


def test_opendocument_is_well_formed_and_its_type_comes_first() -> None:
    with ZipFile(BytesIO(sheet_file(laid_out(sheet(MEETING)), "odt"))) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.getinfo("mimetype").compress_type == 0
        content = ElementTree.fromstring(archive.read("content.xml"))
    headings = [one for one in content.iter() if one.tag.endswith("}h")]
    assert ["".join(one.itertext()) for one in headings][1:] == [
        "Participation",
        "Location / Dates",
        "Short description",
    ]


def test_libreoffice_makes_the_same_numbers_of_it(tmp_path: Path) -> None:
    need("soffice", "pdftotext")
    files = [tmp_path / "sheet-lv.docx", tmp_path / "sheet-en.odt"]
    for file in files:
        kind = file.suffix.removeprefix(".")
        file.write_bytes(sheet_file(laid_out(sheet(MEETING, file.stem[-2:])), kind))
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless"]
    told = ["--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run([*office, *told], check=True, capture_output=True, timeout=120)
    for file in files:
        printed = _printed(file.with_suffix(".pdf"))
        for paragraph in sheet(MEETING, file.stem[-2:]).paragraphs:
            numbers = re.findall(r"\d+", paragraph.text)
            assert re.findall(r"\d+", _around(printed, paragraph.text)) == numbers
        assert not re.search(r"\b162\b", printed)


def _printed(file: Path) -> str:
    """What is printed, without the number at the foot of each page."""
    done = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True)
    number = MEETING.funding.number
    pages = [page.rstrip().removesuffix(number) for page in done.stdout.split("\f")]
    return " ".join(" ".join(pages).split())


def _around(printed: str, text: str) -> str:
    """The place of a paragraph in what was printed: from its first words to its last."""
    words = text.split()
    start = printed.index(" ".join(words[:6]))
    last = " ".join(words[-4:])
    return printed[start : printed.index(last, start) + len(last)]


def test_nothing_of_it_is_markup() -> None:
    from dataclasses import replace

    from ttchan_tui.text.multilingual import Text

    name = Text({"en": "<script>alert(1)</script> & *stars* [x](y)", "lv": "x"})
    made = sheet(replace(MEETING, name=name))
    page = sheet_file(laid_out(made), "html").decode()
    assert "<script>" not in page
    assert r"\*stars\*" in sheet_file(laid_out(made), "md").decode()
    for kind in ("docx", "odt"):
        assert sheet_file(laid_out(made), kind)


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04broken",
        b"\xff\xfe\x00",
        b"x" * (17 << 20),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "sheet.docx"
    file.write_bytes(content)
    with pytest.raises(NoText):
        text_of_file(file)


def test_archives_that_are_no_document_or_would_burst(tmp_path: Path) -> None:
    laughs = "<!DOCTYPE d [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 20}'>" for n in range(9)
    )
    for name, inside in (
        ("other.xml", b"x"),
        ("word/document.xml", b"\0" * (17 << 20)),
        ("word/document.xml", f"{laughs}]><d>&j;</d>".encode()),
        ("word/document.xml", b"<a>" * 50_000 + b"</a>" * 50_000),
        ("content.xml", b"<a>"),
    ):
        file = tmp_path / "sheet.docx"
        with ZipFile(file, "w") as archive:
            archive.writestr(name, inside)
        with suppress(NoText):
            assert text_of_file(file) == ""


def test_a_web_page_is_read_as_its_reader_sees_it(tmp_path: Path, meeting: Meeting) -> None:
    body = "".join(f"<p>{paragraph.text}</p>" for paragraph in sheet(meeting).paragraphs)
    body = body.replace("The event took place", "<h3>Location/ Dates:</h3> The event took place")
    file = tmp_path / "sheet.html"
    head = "<head><title>159</title><style>p {}</style></head>"
    page = f"<html>{head}<body><nav>Menu 7</nav>{body}</body></html>"
    file.write_text(page, encoding="utf-8")
    found = codes(check_finished(text_of_file(file)))
    assert found <= {"sheet-guests", "sheet-events-on-a-day", "sheet-event-order"}


@pytest.fixture
def meeting() -> Meeting:
    return MEETING
