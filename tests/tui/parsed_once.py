"""Style sheets are read once in a process, and not again by each app that a test starts.

Textual reads all of them anew for each app, and again whenever a screen is opened for the first time: a tenth
of the time of the tests went by in that. And each widget that is made asks all rules, which Textual tells
from each other as Python does by itself, but by a slow function.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

Rules = dict[tuple[Any, ...], Any]
"""What Textual has made of a text: by the text, where it stands, and what its variables say."""


PARSE: Final = Stylesheet._parse_rules
"""What Textual does at each start."""


@contextmanager
def parsed_once() -> Iterator[None]:
    """During the block, what was made of a style sheet holds for all that say the same."""
    known: Rules = {}

    def parsed(sheet: Stylesheet, *of: Any, **more: Any) -> Any:
        key = (frozenset(sheet._variables.items()), of, tuple(sorted(more.items())))
        if key not in known:
            known[key] = PARSE(sheet, *of, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        patch.setattr(RuleSet, "__hash__", object.__hash__)
        yield
