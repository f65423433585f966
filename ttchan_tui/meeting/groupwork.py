"""What groups are asked and what they say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Final

from ttchan_tui.text.multilingual import LocalizedText, Text

GROUP: Final = "group"
"""Typed while a group was at work."""
PASTED: Final = "pasted"
"""Pasted while a group was at work, with other lines."""
PIPED: Final = "piped"
"""Read from a file or another program."""
VISITOR: Final = "visitor"
"""Typed by somebody who came by."""


class Standing(Enum):
    """What an organiser has decided about a note that is to leave the room it was said in."""

    WAITING = "waiting"
    """Nobody has decided yet: it stays in the room."""
    SHOWN = "shown"
    HELD = "held"
    """Somebody has read it and has not decided."""
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Group:
    """People who work on a prompt together."""

    id: str
    name: Text
    """Empty for a national group, which bears its country's name."""
    country: str
    """ISO 3166 code of a national group, else empty."""
    delegations: tuple[str, ...]
    language: str = ""
    """BCP 47 tag of the language that it works in; empty for the one of its country."""


@dataclass(frozen=True, slots=True)
class Category:
    """A heading under which the notes on a prompt are gathered."""

    id: str
    name: Text
    sign: str = ""
    """What a line may begin with instead of the name, such as "+"; empty if there is nothing such."""


@dataclass(frozen=True, slots=True)
class Level:
    """How far what a note names is known: locally, in the region, in the whole country."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the work on a prompt that has its own time."""

    id: str
    name: Text
    minutes: int | None
    """How long it is planned to take; None if nobody has said."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question for the groups."""

    id: str
    title: Text
    text: Text
    date: date | None
    groups: tuple[str, ...]
    """Ids of the groups that are asked; never empty."""
    categories: tuple[Category, ...]
    source: str
    levels: tuple[Level, ...] = ()
    """Empty if the answers have no levels."""
    steps: tuple[Step, ...] = ()
    mirror: bool = False
    """Whether a group may also say how it sees another one, to be put beside what that one says of itself."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What a note says in another language. It stands beside the original and never replaces it."""

    language: str
    """Code of its language."""
    text: str
    of: str
    """The original as it was translated; if it says something else now, the translation is out of date."""
    approved: bool = False
    """Whether somebody has decided that the public may see it: these words, for that original."""


@dataclass(frozen=True, slots=True)
class Note:
    """A line that a group said, or a visitor."""

    id: str
    meeting: str
    prompt: str
    group: str
    """Empty if it is a visitor's."""
    category: str
    text: str
    language: str
    """Code of the language that the interface had when it was typed; a hint, not a proof."""
    created_at: datetime
    """In UTC."""
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    """Deleted notes are kept, so that a deletion can be undone."""
    origin: str = GROUP
    """How it came here: `GROUP`, `PASTED`, `PIPED` or `VISITOR`."""
    line: int = 0
    """Its number among the lines of its group on its prompt, from 1; it stays when others are deleted."""
    level: str = ""
    """Id of its level; empty if it has none."""
    about: str = ""
    """Id of another group, if it says how that one is seen; empty if it is about its own."""
    author: str = ""
    """Who said it, if they wanted that to be known."""
    translations: tuple[Translation, ...] = ()
    """At most one for each language; the original is `text`."""
    hands: int | None = None
    """Hands that were raised for it in its group; None if nobody has counted."""
    hands_why: str = ""
    """Why there are more hands than the group has members."""
    theme: str = ""
    """Id of the theme that it was gathered under."""
    under: str = ""
    """Id of the note that it was merged into; empty if it stands by itself."""
    wording: str = ""
    """What it and those merged into it say together, if that is not its own text."""
    standing: Standing = Standing.WAITING
    standing_why: str = ""
    """Why it was held or rejected; empty if nobody has said."""

    @property
    def display_text(self) -> str:
        """What is said for it where notes are brought together: the chosen wording, else its own text."""
        return self.wording or self.text

    def translation(self, language: str) -> Translation | None:
        """What it says in a language, out of date or not."""
        return next((one for one in self.translations if one.language == language), None)

    def display_in(self, language: str) -> LocalizedText:
        """Its words for a reader where notes are brought together; another wording is not translated."""
        if self.wording:
            return LocalizedText(self.wording, self.language, self.language != language)
        return self.text_in(language)

    def text_in(self, language: str) -> LocalizedText:
        """Its own words for a reader: translated, if that is up to date."""
        translation = self.translation(language)
        if translation is None or translation.of != self.text:
            return LocalizedText(self.text, self.language, self.language != language)
        return LocalizedText(translation.text, language, fell_back=False)

    @property
    def unapproved(self) -> tuple[Translation, ...]:
        """Translations that nobody has approved, without those that are out of date."""
        return tuple(one for one in self.translations if one.of == self.text and not one.approved)

    @property
    def waits(self) -> bool:
        """Whether somebody has to decide about it, or, if it is shown, about a translation of it."""
        if self.standing is Standing.SHOWN:
            return bool(self.unapproved)
        return self.standing is Standing.WAITING

    @property
    def in_public(self) -> Note:
        """As the public sees it: without a name, and with no translation but those that are approved.

        Nor with those that are out of date, as they tell what it said before.
        """
        approved = tuple(one for one in self.translations if one.of == self.text and one.approved)
        if not self.author and approved == self.translations:
            return self
        return replace(self, author="", translations=approved)

    def lacks(self, language: str) -> bool:
        """Whether it is not in that language, or its translation is out of date."""
        translation = self.translation(language)
        return self.language != language and (translation is None or translation.of != self.text)
