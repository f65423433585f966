"""What can be found in sheets and codes stands in the documentation, and is found by a test."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
CODE = re.compile(r'"((?:sheet|link)-[a-z]+(?:-[a-z]+)*)"')
PLACES = ("meeting/sheet", "publish/site/leads.py")
NEVER = {"link-elsewhere", "link-unreadable"}
"""What no meeting leads to, as codes are made so that they can be read; it is looked at all the same."""


def codes(*places: Path) -> set[str]:
    """The codes of findings in modules."""
    files = [file for place in places for file in ([place] if place.is_file() else place.rglob("*.py"))]
    return {code for file in files for code in CODE.findall(file.read_text("utf-8"))}


def test_each_finding_is_told_of_and_tested() -> None:
    found = codes(*(ROOT / "ttchan_tui" / place for place in PLACES))
    assert len(found) > 40
    page = (ROOT / "docs" / "results-findings.md").read_text("utf-8")
    assert {code for code in found if not re.search(rf"\b{code}\b", page)} == set()
    tests = "".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("*.py"))
    assert {code for code in found if not re.search(rf"\b{code}\b", tests)} <= NEVER
