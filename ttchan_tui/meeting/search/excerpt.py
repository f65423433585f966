"""The part of a text that shows where it matches."""

from __future__ import annotations

import re
from typing import Final

from ttchan_tui.meeting.search.word_index import spaced

EXCERPT: Final = 90
"""Characters around a match that are told as its context."""


def excerpt(text: str, words: list[str]) -> str:
    """The part of a text around the first of the words, cut between words."""
    text = " ".join(text.split())
    if len(text) <= EXCERPT:
        return text
    middle = _first_match(text, words)
    start = max(0, min(middle - EXCERPT // 3, len(text) - EXCERPT))
    end = start + EXCERPT
    if start:
        start = text.find(" ", start, middle) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", middle, end), middle) if " " in text[middle:end] else end
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def _first_match(text: str, words: list[str]) -> int:
    """Where the first word stands that begins with, or else contains, one of the words."""
    inside = None
    for match in re.finditer(r"\w+", text):
        word = spaced(match.group())
        if any(f" {wanted}" in word for wanted in words):
            return match.start()
        if inside is None and any(wanted in word for wanted in words):
            inside = match.start()
    return inside or 0
