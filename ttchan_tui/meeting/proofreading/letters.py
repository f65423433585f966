"""Letters that look right and are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ttchan_tui.meeting.proofreading.slip import Slip
from ttchan_tui.text.languages import N_

_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")

_SCRIPTS: Final = (
    re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]"),
    re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    re.compile("[\u0400-\u052f]"),
)
"""Latin, Greek, Cyrillic: those of Europe whose letters are taken for each other."""


def mixed_scripts(text: str) -> Iterator[Slip]:
    """Words with letters of two scripts, such as a Latin name with a Cyrillic "а" in it."""
    if text.isascii():
        return
    for found in _WORD.finditer(text):
        word = found.group()
        if sum(script.search(word) is not None for script in _SCRIPTS) > 1:
            yield Slip("text-two-scripts", word, found.start(), _TEMPLATE)


_TEMPLATE: Final = N_(
    "“{found}” has letters of two scripts, which look alike and are not found by the search. "
    "Type the word anew in one."
)
