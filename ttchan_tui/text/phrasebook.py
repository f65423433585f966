"""Phrasebook: what short texts are in further languages, by what they are in English.

A meeting is written in a few languages, and read in many. What is short in the bundled one, and often stands
in others too, is in `data/phrases/`, a file for each language, which is read when somebody first reads it.
It goes by the words: a text that is changed is not translated any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from ttchan_tui.text.languages import CODES

_PACKAGE: Final = Path(__file__).parent.parent


def in_other_words(english: str, language: str) -> str:
    """A text in that language; empty if nobody has translated it.

    Args:
        english: What it is in English.
        language: Code of the language.
    """
    return _phrases(language).get(english, "")


@cache
def _phrases(language: str) -> Mapping[str, str]:
    import tomllib

    installed = _PACKAGE / "data" / "phrases"
    folder = installed if installed.is_dir() else _PACKAGE.parent / "data" / "phrases"
    path = folder / f"{language}.toml"
    if language not in CODES or not path.exists():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))
