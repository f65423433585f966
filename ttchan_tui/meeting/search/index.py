"""Search over everything that there is to know about a meeting.

A text is found by any of its words, whole or begun, in any of its languages, with or without its
accents, in Latin letters or its own. What is found is told in the reader's language where it can be.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge, nsmallest
from itertools import groupby
from typing import Final

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.search.entries import SearchEntries
from ttchan_tui.meeting.search.excerpt import EXCERPT, excerpt
from ttchan_tui.meeting.search.searchable import (
    HitKind,
    Searchable,
    SearchEntry,
    SearchField,
    things,
)
from ttchan_tui.meeting.search.word_index import WordIndex, folded, spaced
from ttchan_tui.meeting.spoken import spoken
from ttchan_tui.text.languages import language
from ttchan_tui.text.multilingual import INTERNATIONAL, LocalizedText

__all__ = ["EXCERPT", "LIMIT", "Hit", "HitKind", "Index"]

LIMIT: Final = 100
"""Hits that are told; whoever gets more types another letter."""

QUERY: Final = 100
"""Characters of a query that are looked at; nobody types more, and a paste must not stop the screen."""

_NAME: Final = 1
_TEXT: Final = 2
"""What it costs when a word is in no title, but in a name or in another text."""

_SUBSTRING: Final = 100
"""What it costs when a word is only found inside another; outweighs every difference of place."""

_MOST: Final = 4_000
"""Entries that are looked into one by one. Where words of a few letters are in more, the first ones do."""

_FIRST_NOTE: Final = 1_000_000
_LAST: Final = sys.maxsize
"""Numbers tell the order: the notes come behind everything else of the meeting, itself the very last."""

_BATCH: Final = 250
"""Notes that are learnt at once: in some milliseconds, which nobody notices while typing."""

Tiers = tuple[str, str, str]
"""The folded words of an entry's titles, names and texts, with a space before each word."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found."""

    kind: HitKind
    id: str
    """Its id; of a day the date, of a project event the number."""
    title: LocalizedText
    context: LocalizedText
    """Where the words were found, or, if that is the title, what else identifies the thing."""


class Index:
    """Everything that can be found, ready to be asked at every key press."""

    def __init__(self, meeting: Meeting, notes: Iterable[Note] = (), *, reader: str = INTERNATIONAL) -> None:
        """Know a meeting, and learn the notes at once.

        Args:
            meeting: The meeting.
            notes: What was said there.
            reader: Code of a language in which things are found, besides those of the meeting.
        """
        self._meeting = meeting
        self._reader = reader
        self._begin()
        self.keep(notes)
        self.learn(None)

    def _begin(self) -> None:
        self._entries: dict[str, SearchEntries] = {}
        self._words = WordIndex(), WordIndex(), WordIndex()
        self._whole_titles: dict[str, list[int]] = {}
        self._things: dict[int, Searchable] = {}
        self._tiers: dict[int, Tiers] = {}
        self._numbers: dict[str, int] = {}
        """The number of each note."""
        self._next = _FIRST_NOTE
        self._gone: set[int] = set()
        self._waiting: deque[Note] = deque()
        for number, thing in enumerate(things(self._meeting)):
            self._know(number, thing)
        self._know(_LAST, self._meeting)

    def keep(self, notes: Iterable[Note]) -> None:
        """From now on these notes are to be found and no others; those that are new wait to be learnt."""
        wanted = {note.id: note for note in notes if note.deleted_at is None}
        if len(self._gone) > len(self._things):
            self._begin()
        changed = [id for id, number in self._numbers.items() if wanted.get(id) is not self._things[number]]
        for id in changed:
            number = self._numbers.pop(id)
            self._gone.add(number)
            del self._things[number], self._tiers[number]
        self._waiting = deque(note for id, note in wanted.items() if id not in self._numbers)

    def learn(self, notes: int | None = _BATCH) -> bool:
        """Learn so many of the notes that wait for it, or all; whether others wait still."""
        for _ in range(min(len(self._waiting), notes or sys.maxsize)):
            note = self._waiting.popleft()
            self._numbers[note.id] = self._next
            self._know(self._next, note)
            self._next += 1
        return bool(self._waiting)

    def _know(self, number: int, thing: Searchable) -> None:
        entry = self._told_in(self._reader).entry_for(thing)
        self._things[number] = thing
        self._tiers[number] = tiers = _joined(entry.titles), _joined(entry.names), _often_joined(entry.texts)
        for words, tier in zip(self._words, tiers, strict=True):
            words.add(number, tier)
        for title in {folded(field.text) for field in entry.titles}:
            self._whole_titles.setdefault(title, []).append(number)

    def search(self, text: str, language_code: str, limit: int = LIMIT) -> tuple[Hit, ...]:
        """What matches all words of a text, the best first; nothing if there is no word in it.

        A word found at the beginning of a word beats one found inside, a title beats a name, a name
        beats any other text; otherwise the order is that of the meeting.

        Args:
            text: What to look for.
            language_code: In which language hits are told. It makes no difference to what is found.
            limit: How many hits are wanted.
        """
        words = folded(text[:QUERY]).split()
        if not words:
            return ()
        entries = self._told_in(language_code)
        return tuple(
            _hit(entries.entry_for(self._things[number]), words, language_code)
            for number in self._best(words, limit)
        )

    def finds_in(self, language_code: str) -> bool:
        """Whether things are found by what they are called in that language."""
        return language_code in (self._reader, INTERNATIONAL, *spoken(self._meeting))

    def _told_in(self, language_code: str) -> SearchEntries:
        if language_code not in self._entries:
            self._entries[language_code] = SearchEntries(self._meeting, language(language_code), self._reader)
        return self._entries[language_code]

    def _best(self, words: list[str], limit: int) -> list[int]:
        """Looks no further than it must: one letter is in everything, and the first hundred are enough."""
        whole = [number for number in self._whole_titles.get(" ".join(words), ()) if number in self._things]
        titled = self._titled(words, limit)
        if len(titled) == limit:
            return list(dict.fromkeys(whole + titled))[:limit]
        costs = self._begun(words)
        if len(costs) < limit:
            costs = self._inside(words) | costs
        costs |= dict.fromkeys(titled, 0) | dict.fromkeys(whole, -1)
        return nsmallest(limit, costs, key=lambda number: (costs[number], number))

    def _titled(self, words: list[str], limit: int) -> list[int]:
        """The first entries that have all words in their titles."""
        having = min((self._words[0].beginning_with(word) for word in words), key=_total)
        beginnings = [f" {word}" for word in words]
        found: list[int] = []
        for number in _in_order(having):
            if number in self._things and all(word in self._tiers[number][0] for word in beginnings):
                found.append(number)
                if len(found) == limit:
                    break
        return found

    def _begun(self, words: list[str]) -> dict[int, int]:
        """The cost of all entries that have words beginning with these."""
        having = min(
            ([each for known in self._words for each in known.beginning_with(word)] for word in words),
            key=_total,
        )
        return self._costs(words, having)

    def _inside(self, words: list[str]) -> dict[int, int]:
        """The cost of all entries that have these anywhere in their words."""
        longest = max(words, key=len)
        return self._costs(words, [each for known in self._words for each in known.containing(longest)])

    def _costs(self, words: list[str], having: list[list[int]]) -> dict[int, int]:
        numbers = self._things.keys() & set().union(*having)
        costs = {number: _cost(words, self._tiers[number]) for number in sorted(numbers)[:_MOST]}
        return {number: cost for number, cost in costs.items() if cost is not None}


def _total(lists: list[list[int]]) -> int:
    return sum(map(len, lists))


def _in_order(lists: list[list[int]]) -> Iterable[int]:
    """Every number once, in order. If there are many, the first ones do not wait for the last."""
    if _total(lists) <= _MOST:
        return sorted(set().union(*lists))
    return (number for number, _ in groupby(merge(*lists)))


def _joined(fields: Iterable[SearchField]) -> str:
    return "".join(spaced(field.text) for field in fields)


_often_joined = lru_cache(maxsize=4096)(_joined)
"""For what many entries have in common: all notes of a group and category bear the same names."""


def _cost(words: list[str], tiers: Tiers) -> int | None:
    """How bad a match is; none if a word is missing."""
    titles, names, texts = tiers
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


def _hit(entry: SearchEntry, words: list[str], language_code: str) -> Hit:
    title = spaced(entry.title.text)
    told = all(word in title for word in words)
    return Hit(
        entry.kind, entry.id, entry.title, entry.subtitle if told else _context(entry, words, language_code)
    )


def _context(entry: SearchEntry, words: list[str], language_code: str) -> LocalizedText:
    """An excerpt of the text that has most of the words; if it can be, in the reader's language."""
    readable = {"", language_code}
    perfect = (2 * len(words), True)
    best, best_merit = None, (0, False)
    for field in (*entry.titles, *entry.names, *entry.texts):
        merit = (_words_in(spaced(field.text), words), field.language in readable)
        if merit[0] and merit > best_merit and not field.silent:
            best, best_merit = field, merit
        if best_merit == perfect:
            break
    if best is None:
        return entry.subtitle
    if not best_merit[1] and (said := dict(best.told).get(language_code)):
        told = LocalizedText(excerpt(said, words), language_code, False)
        return entry.subtitle if said == entry.title.text else told
    return LocalizedText(excerpt(best.text, words), best.language, not best_merit[1])


def _words_in(spaced_text: str, words: list[str]) -> int:
    """How well a text has the words: two for each that begins a word, one for each inside."""
    return sum(2 if f" {word}" in spaced_text else word in spaced_text for word in words)
