"""Style sheets that were parsed in an earlier start say what they say when they are parsed anew."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import Stylesheet

from tests.tui.driving import NOW, USUAL
from tests.tui.parsed_once import PARSE
from ttchan_tui.store import Repository
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.looks.parsed_styles import ParsedStyles
from ttchan_tui.tui.session import Session


@pytest.fixture(autouse=True)
def _parsed_as_always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests parse a style sheet once in a process; here it is the subject."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", PARSE)


async def test_the_second_start_has_the_styles_of_the_first(repository: Repository) -> None:
    kept, said = b"", []
    for _ in range(2):
        app = TTChanApp(Session(repository, "lv", NOW))
        styles = ParsedStyles(app.stylesheet, app.get_css_variables())
        styles.take(kept)
        taken = len(app.stylesheet._parse_cache)
        async with app.run_test(size=USUAL) as pilot:
            await pilot.pause()
            kept, before = styles.parsed(), kept
            styled = (*app.stylesheet.rules, *app.screen.query("*"))
            said.append([repr(one.styles.get_rules()) for one in styled])
    assert said[0] == said[1]
    assert before
    assert taken > len("base, home")
    assert not kept  # the second had nothing to parse


def test_what_does_not_fit_is_not_taken(repository: Repository) -> None:
    app = TTChanApp(Session(repository, "lv", NOW))
    colours = app.get_css_variables()
    styles = ParsedStyles(app.stylesheet, colours)
    app.stylesheet.add_source("Screen { color: $primary; }", read_from=("", "a"))
    app.stylesheet.parse()
    kept = styles.parsed()
    other = TTChanApp(Session(repository, "lv", NOW))
    for changed, content in ((colours | {"primary": "#123456"}, kept), (colours, kept[:-9]), (colours, b"")):
        ParsedStyles(other.stylesheet, changed).take(content)
        assert not len(other.stylesheet._parse_cache)
