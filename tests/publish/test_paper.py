"""On paper: a day is one page whatever is on it, and lists to sign have numbers and nobody's name."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from tests.cli.command import ttchan
from tests.tools import need
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.publish.paper.day_pages import day_pages_html
from ttchan_tui.publish.paper.signatures import signatures_html
from ttchan_tui.store.meeting.folder import bundled_folder, examine_folder
from ttchan_tui.text.languages import language
from ttchan_tui.text.multilingual import Text


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    """The bundled meeting."""
    return examine_folder(bundled_folder()).sound()


def crowded(meeting: Meeting) -> Meeting:
    """With a day on which there is everything of all days, with clock times and long words, one cancelled."""
    day = meeting.days[1].date
    activities = tuple(
        replace(one, date=day, start=time(8 + number // 4, number % 4 * 15))
        for number, one in enumerate(meeting.activities)
    )
    cancelled = replace(activities[0], cancelled=Text({"en": "a storm <b>"}))
    return replace(meeting, activities=(cancelled, *activities[1:]))


def test_each_day_is_one_page_of_a4_however_full_it_is(meeting: Meeting, tmp_path: Path) -> None:
    need("chromium", "pdfinfo", "pdftotext")
    page, printed = tmp_path / "days.html", tmp_path / "days.pdf"
    days = [day.date for day in meeting.days]
    for code, of in (("lv", meeting), ("en", crowded(meeting))):
        page.write_text(day_pages_html(of, days, language(code)), encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", f"--print-to-pdf={printed}", page.as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )
        info = subprocess.run(["pdfinfo", printed], check=True, capture_output=True, text=True).stdout
        assert re.search(r"Pages:\s+5\n", info)
        assert "(A4)" in info
    text = subprocess.run(["pdftotext", printed, "-"], check=True, capture_output=True, text=True).stdout
    assert "Cancelled: a storm <b>" in text
    assert text.count("601592-CITIZ") == 5


def test_few_activities_have_large_letters(meeting: Meeting) -> None:
    def points(of: Meeting) -> list[int]:
        html = day_pages_html(of, [day.date for day in of.days], language("lv"))
        return [int(found) for found in re.findall(r'style="font-size: (\d+)pt"', html)]

    assert points(meeting)[0] == points(meeting)[4] == 24
    assert 11 <= points(meeting)[1] < 24
    assert points(crowded(meeting))[1] < points(meeting)[1]


def test_a_list_has_a_numbered_line_for_each_and_no_name(meeting: Meeting) -> None:
    rows = meeting.participation.delegations
    html = signatures_html(meeting, meeting.project_events, rows, language("lv"))
    lists = html.split("<table>")[1:]
    assert len(lists) == len(rows) * len(meeting.project_events)
    numbers = [[int(n) for n in re.findall(r'class="number[ \w]*">(\d+)<', one)] for one in lists]
    for number, found in enumerate(numbers):
        count = rows[number % len(rows)].count
        assert found == list(range(1, len(found) + 1))
        assert count < len(found) <= count + 3
    assert "Lodza, Varšava un Krakova (Polija)" in html
    assert html.count("1. projekta pasākums · 2018. gada 8. novembris") == len(rows)
    assert html.count("601592-CITIZ-1-2018-1-LV-CITIZ-TT") == len(lists)
    of_whole = signatures_html(meeting, (), rows[:1], language("en"))
    assert language("en").dates(meeting.start, meeting.end) in of_whole


def test_the_command_writes_one_day_or_one_list(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "page.html"
    ttchan("paper", "programme", "--day", "2018-11-09", "-o", str(file), data=data)
    assert file.read_text("utf-8").count("<section>") == 1
    ttchan(
        "--lang",
        "lv",
        "paper",
        "signatures",
        "--event",
        "2",
        "--delegation",
        "poland",
        "-o",
        str(file),
        data=data,
    )
    assert file.read_text("utf-8").count("<table>") == 1
    assert (
        "2018-11-08"
        in ttchan("paper", "programme", "--day", "2018-12-01", "-o", "-", data=data, code=1).stderr
    )
    assert "1, 2" in ttchan("paper", "signatures", "--event", "9", "-o", "-", data=data, code=1).stderr
