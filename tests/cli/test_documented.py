from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import ROOT, parsed, ttchan

DOCUMENT = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def keys(value: Any) -> Iterator[str]:
    """All keys of an object and of what is in it."""
    if isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from keys(item)
    if isinstance(value, list):
        for item in value:
            yield from keys(item)


@pytest.mark.parametrize(
    "arguments",
    [
        ["programme"],
        ["partners"],
        ["notes", "list"],
        ["board", "overview", "gains"],
        ["board", "themes", "gains"],
        ["board", "promises"],
        ["board", "mirror", "image-of-my-town", "lv"],
        ["announce", "list"],
        ["search", "rotko"],
        ["db", "info"],
        ["db", "verify"],
    ],
    ids=" ".join,
)
def test_every_key_is_documented(arguments: list[str], data: Path) -> None:
    section = DOCUMENT.split(f"\n## {arguments[0]}\n")[1].split("\n## ")[0]
    common = DOCUMENT.split("# The JSON")[1].split("\n## ")[0]
    inline = re.sub(r"```.*?```", "", section + common, flags=re.DOTALL)
    documented = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`\n]+`", inline))))
    assert set(keys(parsed(*arguments, "--lang", "en", data=data))) <= documented


def test_every_option_is_documented(data: Path) -> None:
    notes = (
        "notes list",
        "notes add",
        "notes edit",
        "notes delete",
        "notes restore",
        "notes waiting",
        "notes reject",
    )
    others = (
        "programme",
        "partners",
        "board",
        "board freeze",
        "board time",
        "board ready",
        "board theme merge",
        "board promise add",
        "announce add",
        "kiosk",
        "history",
        "search",
        "qr",
        "check",
        "db backup",
        "db info",
    )
    for command in (*notes, *others):
        text = ttchan(*command.split(), "--help").stdout
        for option in re.findall(r"--[a-z]+", text):
            assert option in DOCUMENT, f"{command} {option}"
