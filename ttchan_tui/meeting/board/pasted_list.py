"""What several lines mean that were pasted at once: each is a note of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ttchan_tui.meeting.board.line_parser import HandCount, Statement, parse_line
from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_, Language

_MARK: Final = re.compile(r"\s*(?:[•·▪◦‣●*–—-]|(\d{1,4})[.)])\s+(?=\S)", re.ASCII)
"""What stands before the lines of a list."""


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One of the lines."""

    number: int
    """Its place among them, from 1; empty ones do not count."""
    text: str
    """As it was pasted."""
    meant: Statement | None
    """What is to be kept of it; None if it cannot be kept."""
    refused: Explained | None = None
    """Why it cannot be kept."""


def lines_of(text: str) -> list[str]:
    """The lines of a text that are not empty."""
    return [line for line in text.splitlines() if line.strip()]


def pasted(text: str, prompt: Prompt, meeting: Meeting, language: Language) -> Iterator[PastedLine]:
    """What each line of a text means as an answer to a prompt; in front of it may stand the mark of a list.

    Takes what `parse_line` takes.
    """
    for number, line in enumerate(lines_of(text), start=1):
        try:
            meant = _statement(_unmarked(line, number, prompt), prompt, meeting, language)
        except Explained as reason:
            yield PastedLine(number, line, None, reason)
        else:
            yield PastedLine(number, line, meant)


def _statement(line: str, prompt: Prompt, meeting: Meeting, language: Language) -> Statement:
    meant = parse_line(line, prompt, meeting, language)
    if isinstance(meant, HandCount):
        raise Explained(N_("Hands are counted line by line; type {typed} yourself."), typed=line.strip())
    return replace(meant, text=admit(meant.text, limit=NOTE_LIMIT))


def _unmarked(line: str, number: int, prompt: Prompt) -> str:
    """A line without the mark of a list; a number is one where it counts the lines, else it was said."""
    if line.split(maxsplit=1)[0] in {category.sign for category in prompt.categories}:
        return line
    mark = _MARK.match(line)
    if mark is None or (mark[1] and int(mark[1]) != number):
        return line
    return line[mark.end() :]
