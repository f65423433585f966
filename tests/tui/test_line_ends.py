"""Text of several lines in a field for one: wherever a line ends, a word ends, and nothing is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tests.tui.driving import running
from ttchan_tui.store import Repository
from ttchan_tui.text.gate import Refused
from ttchan_tui.tui.screens.desk.forms.text_box import TextBox
from ttchan_tui.tui.terminal.reading import Reading
from ttchan_tui.tui.widgets.line_input import LineInput

ENDS = ("\n", "\r", "\r\n", "\n\n", "\t", "\v", "\f", "\x85", "\u2028", "\u2029", " \n ")


class Fields(App[None]):
    """The two kinds of fields that the app has."""

    def compose(self) -> ComposeResult:
        yield LineInput(id="line", refuse=self.refused)
        yield LineInput(id="short", refuse=self.refused, limit=20)
        yield TextBox(id="box", refuse=self.refused)

    def refused(self, why: Refused) -> None:
        raise AssertionError(why)


@asynccontextmanager
async def fields() -> AsyncIterator[tuple[Fields, Pilot[None]]]:
    app = Fields()
    async with app.run_test() as pilot:
        yield app, pilot


async def sent(pilot: Pilot[None], text: str) -> None:
    """Send what a terminal sends: as a paste if it says so, else as keys."""
    for message in Reading().feed(text.encode()):
        pilot.app.post_message(message)
    await pilot.pause()


def bracketed(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


async def test_words_on_two_lines_of_a_paste_stay_two() -> None:
    async with fields() as (app, pilot):
        for field in app.query(LineInput):
            field.focus()
            for end in ENDS:
                field.value = ""
                await sent(pilot, bracketed(f"walls{end}gates"))
                assert field.value == "walls gates", repr(end)
                field.value, field.cursor_position = "walls", 5
                await sent(pilot, bracketed(f"{end}gates"))
                assert field.value == "walls gates", repr(end)
                field.value, field.cursor_position = "gates", 0
                await sent(pilot, bracketed(f"walls{end}"))
                assert field.value == "walls gates", repr(end)


async def test_in_a_box_words_on_two_lines_of_a_paste_stay_two() -> None:
    async with fields() as (app, pilot):
        box = app.query_one(TextBox)
        box.focus()
        for end in ENDS:
            for before, pasted, after in (
                ("", f"walls{end}gates", ""),
                ("walls", f"{end}gates", ""),
                ("", f"walls{end}", "gates"),
            ):
                box.text = before + after
                box.move_cursor((0, len(before)))
                await sent(pilot, bracketed(pasted))
                assert box.value.split() == ["walls", "gates"], (end, before, after)
                assert ("\n" in box.value) == (end.strip(" ") != "\t"), (end, before, after)


@pytest.mark.parametrize("end", ["\n", "\u2028", "\u2029"])
async def test_a_terminal_that_marks_no_pastes_joins_no_words(end: str) -> None:
    async with fields() as (app, pilot):
        for field in app.query(LineInput):
            field.focus()
            await sent(pilot, f"walls{end}{end}gates{end}")
            assert field.value.split(" ") == ["walls", "gates", ""]
        box = app.query_one(TextBox)
        box.focus()
        await sent(pilot, f"walls{end}gates")
        assert box.value == "walls\ngates"


async def test_a_line_feed_at_the_beginning_of_a_field_is_nothing() -> None:
    async with fields() as (app, pilot):
        field = app.query_one("#line", LineInput)
        field.focus()
        await sent(pilot, "\n\nwalls")
        assert field.value == "walls"


async def test_a_note_typed_with_a_line_feed_keeps_its_words(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await sent(driver.pilot, "the walls\nand gates\r")
        await driver.settle()
        assert [note.text for note in repository.notes()] == ["the walls and gates"]
