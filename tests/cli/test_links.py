"""From the register to the phone: every code that can be shown leads to a page of the published site."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.cli.command import parsed, ttchan

SHORT = "http://daugavpils.lv/t/"
LONG = f"http://www.daugavpils.lv/{'pilseta-' * 20}ttchan/"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A data directory, and the site of its meeting, of which the register says that it is on the web."""
    folder = tmp_path_factory.mktemp("published")
    data, site = folder / "data", folder / "site"
    ttchan("publish", str(site), data=data)
    ttchan("published", "add", LONG, "--short", SHORT, data=data)
    return data, site


def scanned(picture: bytes) -> str:
    """What an independent reader makes of the pixels."""
    [found] = zxingcpp.read_barcodes(Image.open(BytesIO(picture)).convert("L"))
    return found.text


def test_every_code_decoded_from_pixels_leads_to_a_page(published: tuple[Path, Path], tmp_path: Path) -> None:
    data, site = published
    codes = parsed("qr", data=data)["codes"]
    kinds = {code["what"].partition(":")[0] for code in codes}
    assert {"results", "day", "place", "prompt"} <= kinds
    assert "lead" not in kinds
    picture = tmp_path / "code.png"
    for code in codes:
        ttchan("qr", code["what"], "--png", str(picture), data=data)
        address = scanned(picture.read_bytes())
        assert address == code["address"]
        assert len(address.encode()) <= 42
        if not address.startswith(("geo:", "WIFI:")):
            page = site / address.removeprefix(SHORT) / "index.html"
            text = page.read_text("utf-8")
            links = re.findall(r'<a href="([^"#]+)" hreflang', text)
            assert links, page
            assert all((page.parent / link).resolve().is_file() for link in links)
    assert "/c/raska" in ttchan("qr", "place:raska", data=data).stdout
    assert "/d/1109" in ttchan("qr", "day:2018-11-09", data=data).stdout


def test_check_follows_each_code_into_the_folder(published: tuple[Path, Path], tmp_path: Path) -> None:
    data, site = published
    assert parsed("check", "--links", str(site), data=data)["findings"] == []
    empty = parsed("check", "--links", str(tmp_path), data=data, code=1)["findings"]
    assert {one["code"] for one in empty} == {"link-missing"}
    assert {"results", "place:raska", "day:2018-11-09", "prompt:gains"} <= {one["where"] for one in empty}


def test_a_page_that_is_gone_or_leads_nowhere_is_found(published: tuple[Path, Path], tmp_path: Path) -> None:
    data, site = published
    copy = tmp_path / "site"
    for page in site.rglob("*.html"):
        (copy / page.relative_to(site)).parent.mkdir(parents=True, exist_ok=True)
        (copy / page.relative_to(site)).write_bytes(page.read_bytes())
    (copy / "lv" / "place-raska.html").unlink()
    gone = copy / "d" / "1109" / "index.html"
    gone.write_text('<a href="../../index.html">TTChan</a>', "utf-8")
    found = parsed("check", "--links", str(copy), data=data, code=1)["findings"]
    assert [(one["code"], one["where"]) for one in found] == [
        ("link-gone", "day:2018-11-09"),
        ("link-dead", "place:raska"),
    ]


def test_before_anything_is_published_codes_lead_to_the_lead_partner(tmp_path: Path) -> None:
    data, site = tmp_path / "data", tmp_path / "site"
    found = parsed("check", "--links", str(site), data=data, code=1)["findings"]
    assert [one["code"] for one in found] == ["link-unpublished", "link-no-path"]
    after = ("--now", "2018-12-01T12:00")
    lead = {one["what"]: one["address"] for one in parsed("qr", *after, data=data)["codes"]}["lead"]
    ttchan("publish", str(site), data=data)
    [found] = parsed("check", "--links", str(site), data=data)["findings"]
    assert (found["code"], found["severity"]) == ("link-unpublished", "warning")
    ttchan("published", "add", LONG, data=data)
    found = parsed("check", "--links", str(site), data=data, code=1)["findings"][0]
    assert found["code"] == "link-too-long"
    assert {one["what"]: one["address"] for one in parsed("qr", *after, data=data)["codes"]}["lead"] == lead


def test_a_poster_for_each_venue_has_codes_that_scan(published: tuple[Path, Path], tmp_path: Path) -> None:
    data, _ = published
    file = tmp_path / "posters.html"
    ttchan("--lang", "lv", "posters", "-o", str(file), data=data)
    text = file.read_text("utf-8")
    venues = parsed("meeting", "show", data=data)["venues"]
    assert text.count('<section class="poster">') == venues
    assert text.count("601592-CITIZ-1-2018-1-LV-CITIZ-TT") == venues
    assert f"{SHORT}r" in text
    assert "Take the results along" in text
    ttchan("posters", "--venue", "rothko", "-o", str(file), data=data)
    assert file.read_text("utf-8").count('<section class="poster">') == 1
