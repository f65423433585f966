"""The guides in other languages and the pages to print are those of the guides as they are now."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("mdpo", reason="mdpo is not there for this Python")

from tests.guides import DOCS, GUIDES, LANGUAGES, collected, everything


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_is_translated(guide: str, code: str) -> None:
    assert [entry.msgid for entry in collected(guide, code) if not entry.msgstr] == []


@pytest.mark.parametrize(("path", "content"), everything(), ids=lambda value: getattr(value, "name", ""))
def test_make_guides_would_change_nothing(path: Path, content: str) -> None:
    assert path.read_text("utf-8") == content


@pytest.mark.parametrize("path", [path for path, _ in everything() if path.suffix == ".html"], ids=str)
def test_the_pages_show_pictures_that_are_there(path: Path) -> None:
    shown = [part.partition('"')[0] for part in path.read_text("utf-8").split('src="')[1:]]
    assert [one for one in shown if not (DOCS / "print" / one).is_file()] == []
