"""The face of the store says twice what is in it; the two agree."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

from ttchan_tui import store


def test_every_name_of_the_face_is_where_the_checker_believes_it_to_be() -> None:
    tree = ast.parse(Path(store.__file__).read_text(encoding="utf-8"))
    typed = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ttchan_tui.")
        for alias in node.names
    }
    assert sorted(typed) == sorted(store._HOME)
    for name, module in typed.items():
        assert getattr(store, name) is getattr(import_module(str(module)), name)
