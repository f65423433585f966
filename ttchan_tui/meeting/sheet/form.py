"""Forms of the description sheet: what a programme wants to read, as sentences with slots.

A form is a file in `forms/`; no line of code knows its words. efc-2.1.toml says how such a file is read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

_FOLDER: Final = Path(__file__).parent / "forms"
_NOT_FORMS: Final = {"countries", "reading"}

USUAL: Final = "efc-2.1"
"""The form of town twinning."""

CERV: Final = "cerv-eds"
"""The form of the programme that came after it."""

NETWORKS: Final = "efc-2.2"
"""The form of networks of towns, civil society projects and remembrance."""


class NoForm(Explained):
    """There is no such form, or it has no words for that."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a form says in one language."""

    language: str
    source: str
    """Where the fixed wording was seen, and which of it is our own."""
    sentences: Mapping[str, Any]
    """Sentences with slots by name; those about a number by the plural forms of CLDR."""

    def has(self, name: str) -> bool:
        """Whether it has such a sentence."""
        return name in self.sentences

    def fill(self, name: str, number: int = 1, /, **slots: object) -> str:
        """A sentence with its slots filled, in the plural form that the number asks for.

        Raises:
            NoForm: The form has no words for that number.
        """
        template = self.sentences[name]
        if isinstance(template, Mapping):
            template = template.get(plural(self.language, number)) or template.get("other")
        if not isinstance(template, str):
            raise NoForm(
                N_("The form has no words for “{name}” with the number {number}."), name=name, number=number
            )
        return template.format(**slots)

    def asks(self, name: str, slot: str) -> bool:
        """Whether a sentence has such a slot."""
        return f"{{{slot}}}" in str(self.sentences[name])

    def several(self, name: str) -> tuple[str, ...]:
        """Sentences of the form that belong together, with their slots."""
        return tuple(self.sentences[name])

    def heading(self, name: str) -> str:
        """The heading of a part; empty if it has none."""
        return str(self.sentences.get("heading", {}).get(name, ""))

    def needs(self, name: str) -> bool:
        """Whether names, or what a day was dedicated to, change inside its sentences."""
        return bool(self.sentences.get("needs", {}).get(name))

    def day(self, day: date) -> str:
        """A date as the form writes it."""
        return day.strftime(str(self.sentences["date"]))

    def listed(self, words: list[str]) -> str:
        """Words with commas and an "and" before the last."""
        if len(words) < 2:  # noqa: PLR2004 - nothing to put an "and" between
            return "".join(words)
        return f"{', '.join(words[:-1])} {self.sentences['and']} {words[-1]}"

    def quoted(self, text: str) -> str:
        """A text in the quotation marks of the language."""
        marks = str(self.sentences["quotes"])
        return f"{marks[0]}{text}{marks[1]}"


@dataclass(frozen=True, slots=True)
class Form:
    """One form."""

    id: str
    verified: bool
    """Whether it follows sheets that were seen; else its output says that it is a draft."""
    minimum_invited: int
    """Invited people that the programme asks for at least."""
    longest: int
    """Days that a meeting may last."""
    months_until_report: int
    """Months from the end of the meeting until the final report is due; 0 if nobody has said."""
    months_public: int
    """Months for which everything has to be public when the meeting is over; 0 if nobody has said."""
    of_one_event: bool
    """Whether a sheet is of one of the project's events: its number may be any, and stand on all days."""
    programme: str
    """The programme that pays, by its English name."""
    parts: tuple[str, ...]
    """Which parts a sheet has, in their order."""
    wordings: Mapping[str, Wording]

    def wording(self, language: str) -> Wording:
        """Its words in a language; in English if nobody has entered others."""
        return self.wordings.get(language) or self.wordings["en"]


def forms() -> tuple[str, ...]:
    """The ids of all forms."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml") if path.stem not in _NOT_FORMS))


@cache
def form(id: str) -> Form:
    """The form of that id.

    Raises:
        NoForm: There is none.
    """
    if id not in forms():
        raise NoForm(N_("There is no form “{id}”. There are: {valid}."), id=id, valid=", ".join(forms()))
    fields = _read(id)
    like = _read(fields["like"]) if "like" in fields else {}
    languages = fields.get("languages") or [name for name, value in fields.items() if _is_wording(value)]
    wordings = {code: {**like.get(code, {}), **fields.get(code, {})} for code in languages}
    return Form(
        id=id,
        verified=_either("verified", fields, like),
        minimum_invited=_either("minimum_invited", fields, like),
        longest=_either("longest", fields, like),
        months_until_report=_either("months_until_report", fields, like),
        months_public=_either("months_public", fields, like),
        of_one_event=fields.get("of_one_event", False),
        programme=_either("programme", fields, like),
        parts=tuple(_either("parts", fields, like)),
        wordings={code: Wording(code, said["source"], said) for code, said in wordings.items()},
    )


@cache
def countries() -> Mapping[str, Mapping[str, str]]:
    """What names of countries become behind "from": language, then country."""
    return _read("countries")


def plural(language: str, number: int) -> str:
    """The plural form that a number asks for: "one" for 1, 21 and 101 in Latvian, "zero" for 11."""
    from babel import Locale

    return str(Locale.parse(language).plural_form(number))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


def _is_wording(value: object) -> bool:
    return isinstance(value, Mapping) and "source" in value


def _either(name: str, fields: Mapping[str, Any], like: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as in the file
    return fields[name] if name in fields else like[name]
