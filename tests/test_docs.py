"""What the documents say of themselves and of the house holds; docs/commands.md is held by `tests/cli`."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.tools import need

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"

PAPER = "@page { size: A4; margin: 15mm } body { font: 10pt sans-serif; margin: 0 } img { width: 50% }"
"""As somebody prints it who wants to have it on one sheet."""


GUIDES = ("ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "docs/storage-format.md")
MOST_WORDS = 1200
"""Of the architecture: what takes longer to read is not read."""


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_that_a_guide_names_is_there(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = {one.split(" ")[0] for one in re.findall(r"`([^`\n]*/[^`\n]*)`", text)}
    paths = {
        one
        for one in named
        if one.startswith(("ttchan_tui/", "tests/", "docs/", "deploy/")) and "NAME" not in one
    }
    links = set(re.findall(r"\]\(([^)#:]+)\)", text))
    assert {path for path in paths if not (ROOT / path).exists()} == set()
    assert {path for path in links if not (ROOT / guide).parent.joinpath(path).exists()} == set()


def test_the_architecture_is_read_in_ten_minutes() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split()) <= MOST_WORDS


def test_every_function_on_the_way_of_a_note_is_where_the_architecture_says() -> None:
    way = (
        (ROOT / "ARCHITECTURE.md")
        .read_text(encoding="utf-8")
        .split("## Follow one note")[1]
        .split("## Code map")[0]
    )
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "ttchan_tui").rglob("*.py"))
    for name in re.findall(r"`(\w+(?:\.\w+)?)`", way):
        for part in name.split("."):
            assert re.search(rf"\b(?:class|def) {part}\b", code), name


def test_facilitators_get_two_pages(tmp_path: Path) -> None:
    need("chromium", "pdfinfo")
    page, printed = tmp_path / "facilitators.html", tmp_path / "facilitators.pdf"
    body = MarkdownIt().enable("table").render((DOCS / "facilitators.md").read_text(encoding="utf-8"))
    head = f'<meta charset="utf-8"><base href="{DOCS.as_uri()}/"><style>{PAPER}</style>'
    page.write_text(head + body, encoding="utf-8")
    subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--no-pdf-header-footer",
            f"--print-to-pdf={printed}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    info = subprocess.run(["pdfinfo", printed], check=True, capture_output=True, text=True).stdout
    assert re.search(r"Pages:\s+2\n", info)
    assert "(A4)" in info
