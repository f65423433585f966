"""The script that counts circles of imports finds every kind of import."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.circles import circles, imports

WAYS = {
    "at the top": "from p.{0} import x",
    "whole": "import p.{0}",
    "of a module": "from p import {0}",
    "inside a function": "def f():\n    from p.{0} import x",
    "for types only": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from p.{0} import x",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_circle_is_found_however_its_last_arrow_is_written(way: str, tmp_path: Path) -> None:
    package = tmp_path / "p"
    package.mkdir()
    for name, content in {
        "__init__": "",
        "a": "from p.b import x",
        "b": "from p.c import x",
        "c": WAYS[way].format("a"),
        "outside": "from p.a import x",
    }.items():
        (package / f"{name}.py").write_text(content, encoding="utf-8")
    (found,) = circles(imports(tmp_path, "p"))
    assert sorted(found) == ["p.a", "p.b", "p.c"]


def test_what_only_runs_down_is_no_circle(tmp_path: Path) -> None:
    package = tmp_path / "p"
    package.mkdir()
    for name, content in {
        "__init__": "",
        "a": "from p.b import x\nfrom p.c import x",
        "b": "import p.c",
        "c": "",
    }.items():
        (package / f"{name}.py").write_text(content, encoding="utf-8")
    assert circles(imports(tmp_path, "p")) == []
