"""What the documents say of themselves and of the house holds; docs/commands.md is held by `tests/cli`."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from markdown_it import MarkdownIt

from tests.tools import need

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"

PAPER = "@page { size: A4; margin: 15mm } body { font: 10pt sans-serif; margin: 0 } img { width: 50% }"
"""As somebody prints it who wants to have it on one sheet."""


def test_the_architecture_names_every_module_of_the_store() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    table = text.split("| module | what it is for |")[1].split("\n\n")[0]
    modules = {path.name for path in (ROOT / "ttchan_tui" / "store").glob("*.py")} - {"__init__.py"}
    assert set(re.findall(r"`(\w+\.py)`", table)) == modules


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
