"""Search over everything that there is to know about a meeting.

A text is found by any of its words, whole or begun, in any of its languages, with or without its
accents, in Latin letters or its own. What is found is told in the reader's language where it can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from anyascii import anyascii

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.searchable import Entry, Field, HitKind, entries
from ttchan_tui.text.languages import language
from ttchan_tui.text.multilingual import Said

__all__ = ["EXCERPT", "LIMIT", "Hit", "HitKind", "Index"]

LIMIT: Final = 100
"""Hits that are told; whoever gets more types another letter."""

QUERY: Final = 100
"""Characters of a query that are looked at; nobody types more, and a paste must not stop the screen."""

EXCERPT: Final = 90
"""Characters around a match that are told as its context."""

_NAME: Final = 1
_TEXT: Final = 2
"""What it costs when a word is in no title, but in a name or in another text."""

_SUBSTRING: Final = 100
"""What it costs when a word is only found inside another; outweighs every difference of place."""

_WORD = re.compile(r"[a-z0-9]+")

_DIGRAPH = re.compile(r"([sczt])h|([aou])e")
"""Spellings that Latin alphabets use for one letter: Rashka, Rothko, Koethen, Vaenersborg."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found."""

    kind: HitKind
    id: str
    """Its id; of a day the date, of a project event the number."""
    title: Said
    context: Said
    """Where the words were found, or, if that is the title, what else identifies the thing."""


class _Haystack(NamedTuple):
    """The folded words of an entry, with a space before each word."""

    whole_titles: frozenset[str]
    tiers: tuple[str, str, str]
    """Titles, names, texts."""


class Index:
    """Everything that can be found, ready to be asked at every key press."""

    def __init__(self, meeting: Meeting, notes: Iterable[Note], language_code: str) -> None:
        """Keep what to search; the index is built when it is first asked.

        Args:
            meeting: The meeting.
            notes: What the groups have said.
            language_code: In which language hits are told. It makes no difference to what is found.
        """
        self._meeting = meeting
        self._notes = tuple(notes)
        self._language = language(language_code)

    @cached_property
    def _haystacks(self) -> tuple[tuple[Entry, _Haystack], ...]:
        return tuple(
            (entry, _haystack(entry)) for entry in entries(self._meeting, self._notes, self._language)
        )

    def search(self, text: str, limit: int = LIMIT) -> tuple[Hit, ...]:
        """What matches all words of a text, the best first; nothing if there is no word in it.

        A word found at the beginning of a word beats one found inside, a title beats a name, a name
        beats any other text; otherwise the order is that of the meeting.
        """
        words = _folded(text[:QUERY]).split()
        if not words:
            return ()
        costs = ((_cost(words, haystack), place) for place, (_, haystack) in enumerate(self._haystacks))
        best = sorted((cost, place) for cost, place in costs if cost is not None)[:limit]
        return tuple(self._hit(self._haystacks[place][0], words) for _, place in best)

    def _hit(self, entry: Entry, words: list[str]) -> Hit:
        title = _spaced(entry.title.text)
        context = entry.subtitle if all(word in title for word in words) else self._context(entry, words)
        return Hit(entry.kind, entry.id, entry.title, context)

    def _context(self, entry: Entry, words: list[str]) -> Said:
        """An excerpt of the text that has most of the words, if possible in the reader's language."""
        readable = {"", self._language.code}
        perfect = (2 * len(words), True)
        best, best_merit = None, (0, False)
        for field in (*entry.titles, *entry.names, *entry.texts):
            merit = (_words_in(_spaced(field.text), words), field.language in readable)
            if merit[0] and merit > best_merit and not field.silent:
                best, best_merit = field, merit
            if best_merit == perfect:
                break
        if best is None:
            return entry.subtitle
        return Said(_excerpt(best.text, words), best.language, not best_merit[1])


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    """The words of a text without case, accents and alphabet, one space between them."""
    latin = text if text.isascii() else anyascii(text)
    return _DIGRAPH.sub(r"\1\2", " ".join(_WORD.findall(latin.casefold())))


def _spaced(text: str) -> str:
    return f" {_folded(text)}"


def _words_in(spaced: str, words: list[str]) -> int:
    """How well a text has the words: two for each that begins a word, one for each inside."""
    return sum(2 if f" {word}" in spaced else word in spaced for word in words)


def _haystack(entry: Entry) -> _Haystack:
    whole_titles = frozenset(_folded(field.text) for field in entry.titles)
    return _Haystack(whole_titles, (_words(entry.titles), _words(entry.names), _words(entry.texts)))


def _words(fields: tuple[Field, ...]) -> str:
    return "".join(_spaced(field.text) for field in fields)


def _cost(words: list[str], haystack: _Haystack) -> int | None:
    """How bad a match is; none if a word is missing. Asked of everything at every key press."""
    if " ".join(words) in haystack.whole_titles:
        return -1
    titles, names, texts = haystack.tiers
    total = 0
    for word in words:
        beginning = f" {word}"
        if beginning in titles:
            continue
        if beginning in names:
            total += _NAME
        elif beginning in texts:
            total += _TEXT
        elif word in titles:
            total += _SUBSTRING
        elif word in names:
            total += _SUBSTRING + _NAME
        elif word in texts:
            total += _SUBSTRING + _TEXT
        else:
            return None
    return total


def _excerpt(text: str, words: list[str]) -> str:
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
        folded = _spaced(match.group())
        if any(f" {word}" in folded for word in words):
            return match.start()
        if inside is None and any(word in folded for word in words):
            inside = match.start()
    return inside or 0
