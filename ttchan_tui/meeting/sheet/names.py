"""Names of places and countries inside sentences: in the case that the language needs, or not at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.checks.finding import Finding, entry, error, warning
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation, NameForms, Place, PlaceKind
from ttchan_tui.meeting.sheet.form import Wording, countries
from ttchan_tui.text import languages
from ttchan_tui.text.languages import CODES, N_, language

if TYPE_CHECKING:
    from babel import Locale

GAP: Final = "[…]"
"""Stands where a sentence lacks what nobody has entered: a nominative glued in would look finished."""

_NO_FORMS: Final = NameForms("", "")


class Names:
    """Names for the sentences of a wording."""

    def __init__(self, meeting: Meeting, wording: Wording) -> None:
        """Name places of the meeting."""
        from babel import Locale

        self._meeting = meeting
        self._wording = wording
        self._locale: Locale = Locale.parse(wording.language)
        self._lacking_forms: dict[str, Finding] = {}
        self._local: dict[str, str] = {}

    @property
    def gaps(self) -> tuple[Finding, ...]:
        """What the names lack, each told once."""
        if not self._local:
            return tuple(self._lacking_forms.values())
        where = f"{entry('place', next(iter(self._local)))}: name"
        local = warning(
            "sheet-name-language",
            where,
            N_("Names that are not there in the language {language}, and stand as at home: {names}."),
            language=self._wording.language,
            names=list(self._local.values()),
        )
        return (*self._lacking_forms.values(), local)

    def country(self, code: str) -> str:
        """The name of a country by itself, as in brackets; with a word for the sign "&" that CLDR has."""
        name = self._former(code) or str(self._locale.territories.get(code, code))
        return name.replace(" & ", f" {self._wording.fill('and')} ")

    def _former(self, code: str) -> str:
        """What a country was called when the meeting began; empty if it is called so still."""
        spoken = self._wording.language
        return language(spoken).former_country(code, self._meeting.start) if spoken in CODES else ""

    def called(self, code: str) -> frozenset[str]:
        """What a country is called in rows, by itself and behind "from"."""
        return called(self._wording.language, code) | {self.country(code)}

    def from_delegation(self, row: Delegation) -> str:
        """Where people came from: the places with their country in brackets, or the country alone."""
        places = [self._meeting.place[id] for id in row.places]
        places = [place for place in places if place.kind is not PlaceKind.COUNTRY]
        if not places:
            return self._from_country(row.country)
        return f"{self._from_places(places)} ({self.country(row.country)})"

    def location(self, place: Place) -> str:
        """Where something was."""
        if form := self._forms(place).location:
            return form
        if not self._wording.needs("location"):
            return self._plain(place)
        return self._lacking(place, "in", _LOCATION)

    def _from_country(self, code: str) -> str:
        forms = countries().get(self._wording.language, {})
        if (key := f"{code}-former" if self._former(code) else code) in forms:
            return forms[key]
        if not self._wording.needs("origin"):
            return self.country(code)
        self._lacking_forms[code] = error(
            "sheet-name-form",
            f"delegation: {code}",
            N_(
                "Nobody has entered what “{name}” becomes behind “from” in the language {language}. "
                "Name a place of that country in the delegation, and give it forms.{language}.from."
            ),
            name=self.country(code),
            language=self._wording.language,
        )
        return GAP

    def _from_places(self, places: Iterable[Place]) -> str:
        """The places as one list; those of a kind that have no forms of their own share one word for it."""
        named: list[str] = []
        for kind, alike in groupby(places, key=self._kind):
            if kind is None:
                named += [self._origin(place) for place in alike]
            else:
                plain = [self._plain(place) for place in alike]
                named.append(self._wording.fill(kind, len(plain), names=self._wording.listed(plain)))
        return self._wording.listed(named)

    def _kind(self, place: Place) -> str | None:
        """The word of the form for what a place is; None if its name has to be in a form of its own."""
        return None if self._wording.needs("origin") or self._forms(place).origin else place.kind.value

    def _origin(self, place: Place) -> str:
        return self._forms(place).origin or self._lacking(place, "from", _ORIGIN)

    def _forms(self, place: Place) -> NameForms:
        return place.forms.get(self._wording.language, _NO_FORMS)

    def _plain(self, place: Place) -> str:
        language = self._wording.language
        if name := place.name.by_language.get(language):
            return name
        scripts = (*place.local_name.split(" / "), place.name.in_language(language).text)
        local = next((name for name in scripts if _is_latin(name)), scripts[-1])
        self._local[place.id] = local
        return local

    def _lacking(self, place: Place, case: str, template: str) -> str:
        language = self._wording.language
        where = f"{entry('place', place.id)}: forms"
        self._lacking_forms[where] = error(
            "sheet-name-form",
            where,
            template,
            name=place.name,
            field=f"forms.{language}.{case}",
            language=language,
        )
        return GAP


def called(language: str, code: str) -> frozenset[str]:
    """What a country is called in a language, by itself and behind "from"."""
    from babel import Locale

    name = str(Locale.parse(language).territories.get(code, code))
    return frozenset({name, countries().get(language, {}).get(code, name)})


@cache
def countries_called(language: str) -> Mapping[str, str]:
    """What countries are called in a language, by themselves or behind "from"; by that in small letters."""
    return {name.casefold(): name for name in _codes(language)}


def country_named(language: str, name: str) -> str | None:
    """The code of the country of that name, by itself or behind "from"; None if there is none."""
    known = countries_called(language).get(name.casefold())
    return known and _codes(language)[known]


@cache
def _codes(language: str) -> Mapping[str, str]:
    from babel import Locale

    inside = {said: code.partition("-")[0] for code, said in countries().get(language, {}).items()}
    alone = {
        str(said): str(code)
        for code, said in Locale.parse(language).territories.items()
        if len(str(code)) == len("LV")
    }
    former = languages.language(language).former_countries() if language in CODES else {}
    alone |= {name: code for code, name in former.items() if name not in alone}
    spelt_out = {said.replace(" & ", " and "): code for said, code in alone.items()}
    return {**spelt_out, **alone, **inside}


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())


_ORIGIN: Final = N_(
    "Nobody has entered what “{name}” becomes behind “from” in the language {language}: give {field}."
)
_LOCATION: Final = N_(
    "Nobody has entered what “{name}” becomes where something took place, in the language {language}: "
    "give {field}."
)
