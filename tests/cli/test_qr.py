from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pexpect
import pyte
import pytest
import zxingcpp
from PIL import Image

from tests.cli.command import COMMAND, ROOT, environment, parsed, ttchan
from ttchan_tui.meeting.qr.symbol import symbol

HALF = 8
"""Pixels of half a cell."""


def in_terminal(
    data: Path, what: str, *, columns: int = 80, rows: int = 24, env: Mapping[str, str] | None = None
) -> tuple[pyte.Screen, int | None]:
    """What a terminal shows after `ttchan qr`, and the exit code."""
    child: pexpect.spawn[bytes] = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "--data", str(data), "--lang", "en", "qr", what],
        dimensions=(rows, columns),
        env=environment(**{"TERM": "xterm-256color", **(env or {})}),
        cwd=str(ROOT),
        timeout=60,
    )
    shown = child.read()
    child.close()
    screen = pyte.Screen(columns, rows)
    pyte.ByteStream(screen).feed(shown)
    return screen, child.exitstatus


def picture(screen: pyte.Screen) -> Image.Image:
    """The cells as a terminal of a dark theme would paint them: half blocks over backgrounds."""
    painted = Image.new("RGB", (screen.columns * HALF, screen.lines * 2 * HALF), "#1e1e2e")
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            if cell.bg == "default":
                continue
            halves = (cell.fg if cell.data == "▀" else cell.bg, cell.bg)
            for half, colour in enumerate(halves):
                box = (x * HALF, (2 * y + half) * HALF)
                painted.paste(f"#{colour}", (*box, box[0] + HALF, box[1] + HALF))
    return painted


def codes(data: Path, language: str = "en") -> dict[str, str]:
    lines = ttchan("qr", "--lang", language, data=data).stdout.splitlines()
    return dict(line.split() for line in lines)


def test_the_list(data: Path) -> None:
    listed = codes(data)
    assert list(listed)[:2] == ["results", "lead"]
    assert listed["place:raska"] == "https://www.raska.gov.rs"
    assert sum(what.startswith("place:") for what in listed) == 21
    assert all(listed[what].startswith("geo:") for what in listed if what.startswith("venue:"))


def test_every_code_drawn_in_a_terminal_scans(data: Path) -> None:
    for what in ("results", "place:raska", "place:spain", "venue:fortress"):
        address = codes(data)[what]
        screen, code = in_terminal(data, what)
        assert code == 0
        [found] = zxingcpp.read_barcodes(picture(screen), try_invert=False)
        assert found.text == address
        assert address in [line.strip() for line in screen.display]


def test_under_the_code_stands_the_address_and_what_it_is_of_a_position(data: Path) -> None:
    screen, _ = in_terminal(data, "place:spain")
    assert screen.display[0].strip() == "Spain"
    under = [line.strip() for line in screen.display[symbol("https://administracion.gob.es").rows + 1 :]]
    assert [line for line in under if line] == ["https://administracion.gob.es"]
    screen, _ = in_terminal(data, "venue:fortress")
    assert "55.8864° N, 26.495° E" in [line.strip() for line in screen.display]


def test_no_color_does_not_take_the_colours_that_a_code_is_made_of(data: Path) -> None:
    screen, _ = in_terminal(data, "results", env={"NO_COLOR": "1"})
    assert len(zxingcpp.read_barcodes(picture(screen), try_invert=False)) == 1


def test_a_terminal_that_is_too_small_is_told_the_size_and_shows_no_part(data: Path) -> None:
    for columns, rows in ((36, 50), (80, 22)):
        screen, code = in_terminal(data, "place:spain", columns=columns, rows=rows)
        assert code == 1
        text = "".join(screen.display)
        assert "37×19" in text
        assert "▀" not in text


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_terminal_that_cannot_draw_it_shows_the_address(env: dict[str, str], data: Path) -> None:
    screen, code = in_terminal(data, "results", env=env)
    assert code == 1
    text = "".join(screen.display)
    assert "https://www.daugavpils.lv/en" in text
    assert "--png" in text


@pytest.mark.parametrize("env", [{"TERM": "linux"}, {"PYTHONIOENCODING": "ascii"}])
def test_without_half_blocks_it_is_drawn_in_whole_cells(env: dict[str, str], data: Path) -> None:
    screen, code = in_terminal(data, "results", columns=90, rows=60, env=env)
    assert code == 0
    assert "▀" not in "".join(screen.display)
    [found] = zxingcpp.read_barcodes(picture(screen), try_invert=False)
    assert found.text == "https://www.daugavpils.lv/en"


def test_in_a_pipe_there_is_the_address_and_a_hint(data: Path) -> None:
    printed = ttchan("qr", "results", "--lang", "en", data=data).stdout
    assert "https://www.daugavpils.lv/en\n" in printed
    assert "--png or --svg" in " ".join(printed.split())
    assert "\x1b" not in printed


def test_png(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "code.png"
    ttchan("qr", "place:lodz", "--png", str(target), data=data)
    with Image.open(target) as written:
        [found] = zxingcpp.read_barcodes(written.convert("L"), try_invert=False)
    assert found.text == codes(data)["place:lodz"]


def test_svg(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "code.svg"
    ttchan("qr", "lead", "--svg", str(target), "--lang", "lv", data=data)
    text = target.read_text(encoding="utf-8")
    assert "<title>Daugavpils pilsētas dome – https://www.daugavpils.lv</title>" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], "There are: results, lead, place:"),
        (["venue:museum"], "Daugavpils museum: its position is not known"),
        (["results", "--png", "/nowhere/code.png"], "there is no folder /nowhere"),
        (["results", "--svg", "."], "is not a file"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], words: str, data: Path) -> None:
    assert words in ttchan("qr", *arguments, "--lang", "en", data=data, code=1).stderr


def test_as_json_it_is_the_same(data: Path, tmp_path: Path) -> None:
    listed = parsed("qr", "--lang", "lv", data=data)["codes"]
    assert [one["what"] for one in listed] == list(codes(data, "lv"))
    [lead] = [one for one in listed if one["what"] == "lead"]
    assert parsed("qr", "lead", "--lang", "lv", data=data) == {"code": lead, "path": None}
    path = str(tmp_path / "code.png")
    assert parsed("qr", "lead", "--png", path, "--lang", "lv", data=data) == {"code": lead, "path": path}
    assert Path(path).exists()
