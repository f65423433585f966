"""What is wrong with the files of a meeting, in words for the person who writes them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import shortened
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.text.languages import Language

_SHOWN: Final = 40
"""Characters of a wrong value that are repeated; enough to find it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in one field."""

    file: str
    """Name within the meeting's folder, such as "places/raska.toml"."""
    field: str
    """Such as `activity "d2-3": venues`; empty if it is about the file as a whole."""
    template: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict, hash=False)
    doubts: tuple[str, ...] = dataclasses.field(default=(), compare=False)
    """Fields that cannot be relied on because of it, such as "activity.venues"."""

    @property
    def expected(self) -> str:
        """What was expected and what was found, in English."""
        return self.template.format(**self.values)

    def sentence(self, language: Language) -> str:
        """What was expected and what was found."""
        return language.say(self.template, **self.values)

    @property
    def place(self) -> str:
        """File and field."""
        return f"{self.file}: {self.field}" if self.field else self.file


class BadMeeting(Explained):
    """The files, or the stored sections, are not a meeting. Knows every mistake at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the mistakes, in the order of the files."""
        super().__init__(N_("This cannot be used as a meeting; nothing was changed. What is wrong:"))
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join([self.template, *(f"{one.place}: {one.expected}" for one in self.problems)])

    def sentence(self, language: Language) -> str:
        """The sentence, followed by a line for each mistake."""
        lines = (f"{one.place}: {one.sentence(language)}" for one in self.problems)
        return "\n".join([language.say(self.template), *lines])


def shown(value: object) -> str:
    """A wrong value as it looks in a TOML file, short and harmless."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, (list, tuple)):
        return "[…]"
    text = shortened(str(value), _SHOWN)
    return f'"{text}"' if isinstance(value, str) else text


def closest(word: str, words: object) -> str:
    """The one of the words that was probably meant; empty if none is near."""
    import difflib

    known = [str(one) for one in words] if isinstance(words, (set, frozenset, dict, list, tuple)) else []
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1)), "")
