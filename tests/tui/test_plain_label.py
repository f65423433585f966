"""The label that all words on the screen stand in, in an app of its own."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Vertical

from ttchan_tui.tui.widgets.plain_label import PlainLabel


class _Labels(App[None]):
    CSS = "PlainLabel { height: auto; }"

    def compose(self) -> ComposeResult:
        with Vertical():
            yield PlainLabel("one")


async def test_words_that_come_while_the_window_is_laid_out_get_their_rows() -> None:
    async with _Labels().run_test() as pilot:
        label = pilot.app.query_one(PlainLabel)
        label.update("one line")
        pilot.app.screen._refresh_layout()
        label.update("three\nwhole\nlines")
        await pilot.pause()
        assert label.size.height == 3
        label.update("two\nlines")
        await pilot.pause()
        assert label.size.height == 2
