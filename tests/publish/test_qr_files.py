from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from tests.meeting.sample import sample
from ttchan_tui.meeting.qr.codes import Code, CodeKind, codes
from ttchan_tui.meeting.qr.symbol import NoSymbol, symbol
from ttchan_tui.publish.files import CannotWrite, replace_file
from ttchan_tui.publish.qr_files import SMALLEST_SIDE, as_png, as_svg
from ttchan_tui.text.languages import language
from ttchan_tui.text.multilingual import Text

SVG = "{http://www.w3.org/2000/svg}"
ENGLISH = language("en")
CODES = codes(sample(), "en")


def write_png(code: Code, target: Path) -> None:
    replace_file(target, as_png(code))


def write_svg(code: Code, target: Path) -> None:
    replace_file(target, as_svg(code, ENGLISH))


either = pytest.mark.parametrize("write", [write_png, write_svg])
Write = Callable[[Code, Path], None]


def scan(picture: Image.Image) -> str:
    found = zxingcpp.read_barcodes(picture, try_invert=False)
    assert len(found) == 1
    return found[0].text


def entry(path: Path) -> tuple[int, int, int]:
    """What a file is; not when it was last looked at."""
    status = path.lstat()
    return status.st_ino, status.st_mode, status.st_mtime_ns


def draw(svg: ET.Element) -> Image.Image:
    """The drawing as pixels, for the few commands that its path has."""
    side = int(svg.attrib["viewBox"].split()[2])
    picture = Image.new("L", (side * 4, side * 4), 255)
    brush = ImageDraw.Draw(picture)
    path = svg.find(f"{SVG}path")
    assert path is not None
    for strip in path.attrib["d"].removesuffix("z").split("z"):
        corner, width = strip.removeprefix("M").split("v")[0].split("h")
        x, y = map(int, corner.split())
        brush.rectangle((x * 4, y * 4, (x + int(width)) * 4 - 1, y * 4 + 3), fill=0)
    return picture


def test_what_a_killed_run_of_the_same_number_has_left_is_in_nobody_s_way(tmp_path: Path) -> None:
    target = tmp_path / "code.svg"
    (tmp_path / f".ttchan-{os.getpid()}.new").write_bytes(b"half")
    write_svg(CODES[0], target)
    assert target.read_bytes() == as_svg(CODES[0], ENGLISH)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.what)
def test_png_scans_and_is_large_enough_and_of_one_bit(code: Code, tmp_path: Path) -> None:
    target = tmp_path / "code.png"
    write_png(code, target)
    with Image.open(target) as picture:
        assert picture.mode == "1"
        assert picture.width == picture.height >= SMALLEST_SIDE
        assert picture.width % symbol(code.address).size == 0
        assert scan(picture.convert("L")) == code.address


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.what)
def test_svg_scans_and_says_what_it_is(code: Code, tmp_path: Path) -> None:
    target = tmp_path / "code.svg"
    write_svg(code, target)
    svg = ET.fromstring(target.read_bytes())
    assert int(svg.attrib["width"]) == int(svg.attrib["height"]) >= SMALLEST_SIDE
    title = svg.find(f"{SVG}title")
    assert title is not None
    assert title.text == f"{code.title.in_language('en').text} – {code.address}"
    assert scan(draw(svg)) == code.address


def test_svg_with_text_that_means_something_in_xml(tmp_path: Path) -> None:
    target = tmp_path / "code.svg"
    code = Code("lead", Text({"en": "<b>&\x1b[2J"}), "https://example.org/?a=1&b=2", CodeKind.LEAD)
    write_svg(code, target)
    title = ET.fromstring(target.read_bytes()).find(f"{SVG}title")
    assert title is not None
    assert title.text == "<b>&\ufffd[2J – https://example.org/?a=1&b=2"


@either
def test_an_older_file_is_replaced_and_nothing_else_is_left(write: Write, tmp_path: Path) -> None:
    target = tmp_path / "code"
    target.write_text("older")
    write(CODES[0], target)
    assert target.read_bytes() != b"older"
    assert list(tmp_path.iterdir()) == [target]
    assert target.stat().st_mode & 0o777 == 0o666 & ~current_umask()


@either
def test_a_folder_that_is_not_there(write: Write, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="there is no folder"):
        write(CODES[0], tmp_path / "nowhere" / "code")


@either
@pytest.mark.parametrize("name", ["directory", "fifo", "link"])
def test_what_is_not_a_file(write: Write, name: str, tmp_path: Path) -> None:
    (tmp_path / "directory").mkdir()
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "link").symlink_to("fifo")
    before = [entry(path) for path in sorted(tmp_path.iterdir())]
    with pytest.raises(CannotWrite, match=f"{name} is not a file"):
        write(CODES[0], tmp_path / name)
    assert [entry(path) for path in sorted(tmp_path.iterdir())] == before


@either
@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed_and_stays(write: Write, there: bool, tmp_path: Path) -> None:
    (tmp_path / "posters").mkdir()
    real = tmp_path / "posters" / "code"
    if there:
        real.write_text("older")
    (tmp_path / "link").symlink_to(Path("posters", "code"))
    write(CODES[0], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert real.stat().st_size > 100
    assert list(real.parent.iterdir()) == [real]


@either
def test_a_link_that_leads_in_a_circle(write: Write, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    with pytest.raises(CannotWrite, match="cannot be written"):
        write(CODES[0], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()


@either
@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_an_older_file_hands_its_mode_on(write: Write, mode: int, tmp_path: Path) -> None:
    target = tmp_path / "code"
    target.touch()
    target.chmod(mode)
    write(CODES[0], target)
    assert target.stat().st_size > 100
    assert target.stat().st_mode & 0o777 == mode


@either
def test_a_file_as_folder(write: Write, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite, match="is not a folder"):
        write(CODES[0], tmp_path / "file" / "code")


@either
@pytest.mark.parametrize("name", ["x" * 300, "nul\0"])
def test_a_name_that_no_file_can_have(write: Write, name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="cannot be written"):
        write(CODES[0], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@either
def test_an_address_without_symbol_touches_nothing(write: Write, tmp_path: Path) -> None:
    target = tmp_path / "code"
    target.write_text("older")
    with pytest.raises(NoSymbol):
        write(Code("lead", Text({}), "ftp://example.org", CodeKind.LEAD), target)
    assert target.read_text() == "older"


def test_the_picture_is_small(tmp_path: Path) -> None:
    write_png(CODES[0], tmp_path / "code.png")
    assert (tmp_path / "code.png").stat().st_size < 5_000
    assert BytesIO((tmp_path / "code.png").read_bytes()).read(8) == b"\x89PNG\r\n\x1a\n"


def current_umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
