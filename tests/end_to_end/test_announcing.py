"""Several real terminals, and one organiser who has something to tell."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from tests.end_to_end.terminal import terminal
from tests.end_to_end.test_pty import ENTER, HOME, notes, open_notes, run

EN, LV = "Please leave the hall now", "Lūdzu, atstājiet zāli"
HEADINGS = ("URGENT ANNOUNCEMENT", "STEIDZAMS PAZIŅOJUMS")


def test_an_urgent_notice_is_on_all_terminals_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    data = tmp_path / "data"
    run(data, "meeting", "show")
    with ExitStack() as stack:
        typing, reading = (stack.enter_context(terminal(data)) for _ in range(2))
        open_notes(typing)
        reading.wait_for(HOME)
        typing.press("more tr")
        typing.wait_for("more tr")
        run(data, "announce", "add", "--en", EN, "--lv", LV, "--urgent")
        for app in (typing, reading):
            app.wait_for(*HEADINGS)  # the words are drawn in large letters
        typing.press("ains")
        typing.press(ENTER)
        typing.wait_for("more trains")
        typing.press(ENTER)
        run(data, "announce", "withdraw", _only_id(data))
        for app in (typing, reading):
            app.wait_until_gone(EN)
            app.wait_until_gone(HEADINGS[0])
        reading.wait_for(HOME)
    assert [note["text"] for note in notes(data)] == ["more trains"]


def _only_id(data: Path) -> str:
    return run(data, "announce", "list").stdout.split()[0]
