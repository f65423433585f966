"""The pack, and that nothing private leaves: in an archive, on the site, on the sheet, on paper."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import docx
import pytest
import zxingcpp
from icalendar import Calendar
from PIL import Image

from tests import over
from tests.cli.command import ttchan


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A meeting that is over, with private things of every kind."""
    directory = tmp_path_factory.mktemp("over") / "data"
    over.make(directory)
    return directory


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The files of an archive by their names."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def everything(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """All files, and what is within those that are archives themselves."""
    for name, content in files.items():
        yield name, content
        if content[:2] == b"PK":
            yield from everything({f"{name}/{inner}": one for inner, one in unpacked(content).items()})


@pytest.fixture(scope="module")
def outputs(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that leaves the house."""
    folder = tmp_path_factory.mktemp("outputs")
    ttchan("publish", str(folder / "site"), "--sheet", data=data)
    ttchan("sheet", "-o", str(folder / "sheet.odt"), data=data)
    ttchan("posters", "-o", str(folder / "posters.html"), data=data)
    ttchan("pack", "-o", str(folder / "all.zip"), data=data)
    ttchan("pack", "--partner", "rs", "-o", str(folder / "rs.zip"), data=data)
    return folder


def pack(outputs: Path, name: str) -> dict[str, bytes]:
    """The files of a pack by their names within its folder."""
    files = unpacked((outputs / name).read_bytes())
    return {name.partition("/")[2]: content for name, content in files.items()}


def test_a_partner_gets_all_that_is_its_own(outputs: Path) -> None:
    files = pack(outputs, "rs.zip")
    assert {
        "SHA256SUMS",
        "letter.docx",
        "letter.txt",
        "partner.html",
        "sheet/sheet-en.docx",
        "sheet/check-en.txt",
        "calendar/programme-en.ics",
        "codes/results.png",
        "codes/place-raska.png",
        *(f"results/results-en.{kind}" for kind in ("docx", "md", "csv")),
        "results/results.json",
    } <= files.keys()
    sums = dict(line.split("  ")[::-1] for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    letter = files["letter.txt"].decode()
    assert "Serbia (Raška): 6 participants" in letter
    assert "What your group said and is public: 1" in letter
    assert "in your language yet (Serbian)" in letter
    assert over.ADDRESS in letter
    assert all(name in letter for name in files if not name.startswith(("letter", "partners")))
    assert "159" in "\n".join(
        one.text for one in docx.Document(BytesIO(files["sheet/sheet-en.docx"])).paragraphs
    )
    for kind in ("results/results-en.docx", "letter.docx"):
        assert docx.Document(BytesIO(files[kind])).core_properties.author == "Daugavpils City Council"
    said = [one.text for one in docx.Document(BytesIO(files["results/results-en.docx"])).paragraphs]
    assert any(over.PUBLIC_NOTE in line for line in said)
    assert "Show their &lt;films&gt;" in files["partner.html"].decode()
    assert [note["text"] for note in json.loads(files["results/results.json"])["notes"]] == [over.PUBLIC_NOTE]
    calendar = Calendar.from_ical(files["calendar/programme-en.ics"])
    assert len(calendar.walk("VEVENT")) == 33
    for name, path in (("results", "r"), ("place-raska", "c/raska")):
        [code] = zxingcpp.read_barcodes(Image.open(BytesIO(files[f"codes/{name}.png"])).convert("L"))
        assert code.text == f"{over.SITE}/{path}"


def test_who_speaks_latvian_or_german_is_written_to_as_far_as_there_are_words(outputs: Path) -> None:
    every = pack(outputs, "all.zip")
    assert "sheet/sheet-de.docx" in every
    germans = every["partners/de/letter.txt"].decode()
    assert "Anhalt-Bitterfeld" in germans
    assert "The official form has no words in your language" not in germans
    partners = {re.split("[/]", name)[1] for name in every if name.startswith("partners/")}
    assert partners == {"lv", "rs", "se", "de", "pl", "lt"}
    assert "partners/pl/letter.docx" in every
    assert "partners/lv/letter.docx" not in every  # the lead partner writes to the others
    assert 'lang="lv"' in every["partners/lv/partner.html"].decode()
    poles = every["partners/pl/letter.txt"].decode()
    assert "16 participants in all: Łódź, Warsaw" in poles
    assert "162" not in poles


def test_the_same_twice_is_the_same_bytes(data: Path, outputs: Path, tmp_path: Path) -> None:
    ttchan("pack", "--partner", "rs", "-o", str(tmp_path / "again.zip"), data=data)
    assert (tmp_path / "again.zip").read_bytes() == (outputs / "rs.zip").read_bytes()


def test_errors_of_the_sheet_keep_it_back(tmp_path: Path) -> None:
    files, own, file = tmp_path / "files", tmp_path / "own", tmp_path / "pack.zip"
    ttchan("meeting", "example", str(files))
    place = files / "places" / "lodz.toml"
    place.write_text(re.sub("forms.*\n", "", place.read_text("utf-8")), encoding="utf-8")
    ttchan("meeting", "load", str(files), "--yes", data=own)
    order = ("pack", "--partner", "lv", "-o", str(file))
    assert "--anyway" in ttchan(*order, data=own, code=1).stderr
    assert not file.exists()
    ttchan(*order, "--anyway", data=own)
    sheet = pack(tmp_path, file.name)["sheet/sheet-lv.docx"]
    [box] = docx.Document(BytesIO(sheet)).tables
    assert "forms.lv.from" in box.rows[0].cells[0].text
    assert ttchan("pack", "-o", "pack.tar", data=own, code=1).stderr


def test_nothing_private_leaves_in_any_byte(data: Path, outputs: Path) -> None:
    assert any(over.SECRET.encode() in path.read_bytes() for path in data.rglob("*") if path.is_file())
    files = {path.name: path.read_bytes() for path in outputs.rglob("*") if path.is_file()}
    public = 0
    for name, content in everything(files):
        for secret in (over.SECRET.encode(), over.SECRET.encode("utf-16-le"), over.PIN.encode()):
            assert secret not in content, name
        public += over.PUBLIC_NOTE.encode() in content or b"Show their &lt;films&gt;" in content
    assert public > 10
