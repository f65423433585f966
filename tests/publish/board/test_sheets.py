"""Paper: a sheet for each group, whose numbers go on where the typed lines end."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.publish.board.conftest import PROMPT, Say
from tests.tools import need
from ttchan_tui.publish.board.sheets import sheets_html
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import language


def sheets(repository: Repository, *groups: str, code: str = "en") -> str:
    meeting = repository.meeting()
    next_lines = {group: repository.notebook.next_line(PROMPT, group) for group in groups}
    return sheets_html(meeting, meeting.prompt[PROMPT], repository.notes(PROMPT), next_lines, language(code))


def numbers(html: str) -> list[list[int]]:
    """The numbers of the lines on each sheet."""
    return [
        [int(number) for number in re.findall(r'<td class="number">(\d+)', sheet)]
        for sheet in html.split("<table>")[1:]
    ]


def test_typed_lines_come_first_and_the_numbers_go_on(repository: Repository, say: Say) -> None:
    notes = [say(text) for text in ("one", "<b>two</b>", "three")]
    repository.board.hands.count(notes[0], 12)
    repository.notebook.delete(notes[2])
    html = sheets(repository, "lv", "lt")
    first, second = numbers(html)
    assert first == [1, 2, *range(4, 22)]
    assert second == list(range(1, 21))
    assert "&lt;b&gt;two" in html
    assert '<td class="hands">12</td>' in html


def test_there_is_always_room_to_write(repository: Repository, say: Say) -> None:
    for number in range(19):
        say(f"line {number}")
    [lines] = numbers(sheets(repository, "lv"))
    assert lines == list(range(1, 28))


def test_each_says_whose_it_is_who_pays_and_how_hands_are_typed(repository: Repository) -> None:
    html = sheets(repository, "lv", "lt", code="lv")
    assert html.count("601592-CITIZ-1-2018-1-LV-CITIZ-TT") == 2
    assert html.count("„12+3”") == 2
    assert '<span class="group">Lietuva</span>' in html


def test_in_a_browser_a_fresh_group_gets_one_page_of_a4(repository: Repository, tmp_path: Path) -> None:
    need("chromium", "pdfinfo")
    page, printed = tmp_path / "sheets.html", tmp_path / "sheets.pdf"
    for code in ("en", "lv"):
        page.write_text(sheets(repository, "lv", "lt", "gb", code=code), encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", f"--print-to-pdf={printed}", page.as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )
        info = subprocess.run(["pdfinfo", printed], check=True, capture_output=True, text=True).stdout
        assert re.search(r"Pages:\s+3\n", info)
        assert "(A4)" in info
