"""Texts that are written in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ttchan_tui.text.phrasebook import in_other_words

INTERNATIONAL = "en"
"""The language to fall back to first: more guests read it than any other."""


class LocalizedText(NamedTuple):
    """A text as it is shown, and the language that it is really in."""

    text: str
    """Empty if the text exists in no language."""
    language: str
    """Code of the language that the text is in."""
    fell_back: bool
    """Whether that is another language than the one asked for; the reader has to be told."""

    @property
    def marked(self) -> str:
        """The text, and behind it the code of its language if that is not the one asked for."""
        return f"{self.text} [{self.language.upper()}]" if self.fell_back else self.text


@dataclass(frozen=True, slots=True)
class Text:
    """One text by language code, such as `{"lv": "Vakariņas", "en": "Dinner"}`."""

    by_language: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.by_language)

    def in_language(self, language: str) -> LocalizedText:
        """The text in `language`, by the phrasebook if need be; else in English; else in that given first."""
        english = "" if language in self.by_language else self.by_language.get(INTERNATIONAL, "")
        if english and (words := in_other_words(english, language)):
            return LocalizedText(words, language, False)
        for code in (language, INTERNATIONAL, *self.by_language):
            if code in self.by_language:
                return LocalizedText(self.by_language[code], code, code != language)
        return LocalizedText("", language, False)

    def missing(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Those of `languages` that the text does not exist in; none if it is empty altogether."""
        return tuple(code for code in languages if self and code not in self.by_language)


@dataclass(frozen=True, slots=True)
class Name(Text):
    """What a town or a body is called. In whichever language, it is its name, and needs no mark."""

    def in_language(self, language: str) -> LocalizedText:
        """The name in `language`, else the one that is known."""
        said = Text(self.by_language).in_language(language)
        return said._replace(fell_back=False)


NOTHING = Text({})
"""A text that nobody wrote."""
