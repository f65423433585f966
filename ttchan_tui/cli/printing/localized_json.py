"""Texts in one language, for people and for programs; both are told where it is another language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ttchan_tui.text.languages import Language
from ttchan_tui.text.multilingual import LocalizedText, Text


class Spoken:
    """An object of the JSON output, with its texts in one language.

    A plain key holds an id, a number or a date; words stand under `title`, `text`, `…_text` and the
    like. What is not stated is null. If a text had to be given in another language, the object says in
    which (`lang`) and which ones they are (`fell_back`).
    """

    def __init__(self, language: Language, /, **fields: object) -> None:
        self._code: Final = language.code
        self._fields = fields
        self._fell_back: dict[str, str] = {}

    def say(self, **texts: Text | LocalizedText) -> Spoken:
        """Add texts under their keys."""
        for key, text in texts.items():
            said = text.in_language(self._code) if isinstance(text, Text) else text
            self._fields[key] = said.text or None
            if said.fell_back and said.text:
                self._fell_back[key] = said.language
        return self

    def add(self, **fields: object) -> Spoken:
        """Add what is not text."""
        self._fields |= fields
        return self

    @property
    def fields(self) -> dict[str, object]:
        """The finished object."""
        if not self._fell_back:
            return self._fields
        first = next(iter(self._fell_back.values()))
        return {**self._fields, "lang": first, "fell_back": list(self._fell_back)}


def together(texts: Iterable[Text], language: Language, separator: str) -> LocalizedText:
    """Several texts as one; fallen back if one of them is."""
    said = [text.in_language(language.code) for text in texts]
    fallen = next((one for one in said if one.fell_back), None)
    code = fallen.language if fallen else language.code
    return LocalizedText(separator.join(one.text for one in said), code, fallen is not None)


def told(text: Text | LocalizedText, language: Language) -> str:
    """A text for people, followed by the name of its language if that is another one."""
    said = text.in_language(language.code) if isinstance(text, Text) else text
    if said.fell_back and said.text:
        return f"{said.text} [{language.language_name(said.language)}]"
    return said.text
