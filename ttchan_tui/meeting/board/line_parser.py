"""What a facilitator means by a typed line.

Most lines are what somebody said, as it stands. What may stand in front of it, with a colon behind, are the
beginnings of names: of a category, of a level, and `@` with that of another group, if the note says how
that one is seen: `fest: …`, `nat cult: …`, `@lith obj: …`. A capital alone is no beginning, but somebody's
initial. Instead of a category its sign may stand there, and a space: `+ …`; `-5 degrees` is what was said.
A line of two numbers counts hands: `12+3` gives line 12 three more, `12+` one more, and `12=7` says that
there are seven.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.search.word_index import folded, spaced
from ttchan_tui.meeting.spoken import spoken
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_, Language
from ttchan_tui.text.languages import language as other

_HANDS: Final = re.compile(r"\s*(\d{1,5})\s*(?:\+\s*(\d{0,5})|=\s*(\d{1,5}))\s*", re.ASCII)

_MOST_WORDS: Final = 3
"""Category, level and group; what is longer is no front part but a sentence."""

_GROUP: Final = "@"


class UnclearLine(Explained):
    """A line begins with what could mean several things; nothing was done with it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that was said."""

    text: str
    category: str = ""
    """Id of the category that the line names; empty if it names none."""
    level: str = ""
    about: str = ""
    """Id of the group that it is about, if the line names one."""


@dataclass(frozen=True, slots=True)
class HandCount:
    """Hands that were raised for a line."""

    line: int
    hands: int
    added: bool
    """Whether they come to those that were counted before."""


def parse_line(typed: str, prompt: Prompt, meeting: Meeting, language: Language) -> Statement | HandCount:
    """What a typed line means.

    Args:
        typed: The line.
        prompt: What it answers.
        meeting: Whose prompt it is.
        language: The language of the screen; names in it go before those in others.

    Raises:
        UnclearLine: Its front part fits several categories, levels or groups.
    """
    if count := parse_hand_count(typed):
        return count
    front, colon, rest = typed.partition(":")
    if colon and rest.strip():
        named = _named(front, _names(prompt, meeting, language))
        if named is not None:
            return Statement(rest.strip(), **named)
    for category in prompt.categories:
        if category.sign and (said := _behind(category.sign, typed)):
            return Statement(said, category=category.id)
    return Statement(typed)


def _behind(sign: str, typed: str) -> str:
    """What stands behind a sign and a space; empty if they do not begin the line."""
    front, _, rest = typed.strip().replace("\t", " ").partition(" ")
    return rest.strip() if front == sign else ""


def parse_hand_count(typed: str) -> HandCount | None:
    """The hands that a line counts; None if it is no such line."""
    if count := _HANDS.fullmatch(typed):
        line, more, exactly = count.groups()
        return HandCount(int(line), int(exactly or more or 1), added=exactly is None)
    return None


class _Name(NamedTuple):
    """What a word in front of a colon can name."""

    field: str
    """Of a statement."""
    id: str
    name: str
    own: bool
    """Whether the name is in the language of the screen; ids are in every language."""


def _names(prompt: Prompt, meeting: Meeting, language: Language) -> list[_Name]:
    """All names that may stand in front of a colon."""
    names = []
    for field, of in (("category", prompt.categories), ("level", prompt.levels)):
        for one in of:
            names += [
                _Name(field, one.id, name, code == language.code)
                for code, name in one.name.by_language.items()
            ]
            names.append(_Name(field, one.id, one.id, own=True))
    for group in (meeting.group[id] for id in prompt.groups if prompt.mirror):
        for speaker in (language, *(other(code) for code in spoken(meeting) if code != language.code)):
            names.append(_Name("about", group.id, group_name(group, speaker), speaker.code == language.code))
        names.append(_Name("about", group.id, group.id, own=True))
    return names


def _named(front: str, names: Sequence[_Name]) -> dict[str, str] | None:
    """What the words in front of a colon name; None if one of them names nothing."""
    words = front.replace("/", " ").split()
    if not words or len(words) > _MOST_WORDS:
        return None
    named: dict[str, str] = {}
    unclear: UnclearLine | None = None
    for word in words:
        found = _fitting(word, names)
        if not found or named.keys() & {one.field for one in found}:
            return None
        if len(found) > 1:
            times = Counter(one.name for one in found)
            said = ", ".join(one.name if times[one.name] == 1 else f"{one.name} ({one.id})" for one in found)
            unclear = unclear or UnclearLine(
                N_("“{word}:” could mean {names}. Type more of the word."), word=word, names=said
            )
        named[found[0].field] = found[0].id
    if unclear:
        raise unclear
    return named


def _fitting(word: str, names: Iterable[_Name]) -> list[_Name]:
    """What a word could name, each once: what it names exactly, else in this language, else in others."""
    beginning = folded(word)
    about = word.startswith(_GROUP)
    if not beginning:
        return []
    if len(word) == 1 and word.isupper():
        names = [one for one in names if one.name == word]
    found = [one for one in names if (one.field == "about") is about and f" {beginning}" in spaced(one.name)]
    best = (
        [one for one in found if folded(one.name) == beginning] or [one for one in found if one.own] or found
    )
    return list({one.id: one for one in reversed(best)}.values())[::-1]
