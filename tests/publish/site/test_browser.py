"""The site in a real browser, read by a validator, and its calendars by a second reader."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from icalendar import Calendar

from tests.tools import need
from ttchan_tui.meeting.board.promise import Promise
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.meeting.sheet import compose, form
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.publish.site.content import SiteContent
from ttchan_tui.publish.site.gathering import write_site
from ttchan_tui.store import NewNote, open_repository

TOOLS = ("axe-core@4", "html-validate@10", "puppeteer-core@25", "ical.js@2")
RULES = {"extends": ["html-validate:recommended"], "root": True}
LOOKED_AT = (
    "lv/index.html",
    "en/place-raska.html",
    "lv/day-2018-11-09.html",
    "en/promises.html",
    "r/index.html",
)
MOMENT = datetime(2018, 12, 1, 9, tzinfo=UTC)


def content(data: Path) -> SiteContent:
    """Everything that can be on a site: notes, a promise, the sheet, clock times, one cancelled."""
    repository = open_repository(data)
    note = NewNote("promote-my-partner", "rs", "culture", "Song <festival> & co", "en")
    [said] = repository.notebook.add_all([note])
    repository.moderation.judge([said.id], Standing.SHOWN)
    meeting, board = repository.meeting(), repository.exchange.snapshot(PUBLIC)
    promise = Promise("1", "Show their <films> & more", "the cinema", "rs", date(2019, 5, 9), said.id)
    timed = tuple(
        replace(one, start=time(9 + number % 10), end=time(10 + number % 10)) if number % 2 else one
        for number, one in enumerate(meeting.activities)
    )
    cancelled = replace(timed[3], cancelled=meeting.activities[0].title)
    meeting = replace(meeting, activities=(*timed[:3], cancelled, *timed[4:]))
    paths = repository.results.short_paths.complete()
    repository.close()
    return SiteContent(
        meeting=meeting,
        board=replace(board, promises=(promise,)),
        paths=paths,
        languages=("lv", "en"),
        moment=MOMENT,
        programme_moment=MOMENT,
        sheets={code: compose(meeting, form("efc-2.1"), code) for code in ("lv", "en")},
    )


def test_nothing_is_found_by_browser_validator_axe_and_a_second_reader(tmp_path: Path) -> None:
    need("npm", "chromium")
    tools, site = tmp_path / "tools", tmp_path / "site"
    tools.mkdir()
    run("npm", "install", "--no-audit", "--no-fund", *TOOLS, folder=tools)
    write_site(site, content(tmp_path / "data"))
    (tools / "rules.json").write_text(json.dumps(RULES))
    run("npx", "html-validate", "--config", "rules.json", f"{site}/**/*.html", folder=tools)
    shutil.copy(Path(__file__).with_name("browser.mjs"), tools)
    every = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    pages = every if os.environ.get("TTCHAN_STRESS") else LOOKED_AT
    chromium = shutil.which("chromium") or ""
    told = json.loads(run("node", "browser.mjs", str(site), chromium, *pages, folder=tools))
    assert told["found"] == []
    assert told["calendars"] == {
        path.relative_to(site).as_posix(): events(path) for path in site.rglob("*.ics")
    }


def events(path: Path) -> list[list[object]]:
    """What a calendar says, as our own library reads it."""
    read: Any = Calendar.from_ical(path.read_bytes())
    return [
        [
            *(str(one[field]) for field in ("uid", "summary", "status")),
            one["dtstart"].dt.isoformat()[:19],
            one["sequence"],
        ]
        for one in read.walk("VEVENT")
    ]


def run(*command: str, folder: Path) -> str:
    """What a program prints; it must end well."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
