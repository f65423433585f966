"""The languages of the interface: sentences, plurals, dates, countries.

Sentences come from the gettext catalogues in `locale/`, whose keys are the English sentences.
Names of days, months and countries come from CLDR (`cldr.py`). How a language writes dates and numbers
stands in `locale/xx/formats.toml`: a language is a folder, and no line of code knows which there are.
"""

from __future__ import annotations

import datetime as dt
import gettext
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Any, Final

from ttchan_tui.text.cldr import FORMATS, LOCALE, Cldr

_KEYS: Final = "en"
"""The language of the sentences in the code, which needs no catalogue and is there if another is not."""

_DOMAIN: Final = "ttchan"
"""What the catalogues are called."""


def _languages() -> tuple[str, ...]:
    folders = (folder.name for folder in LOCALE.iterdir() if (folder / FORMATS).exists())
    return tuple(sorted(folders, key=lambda code: (code == _KEYS, code)))


CODES: Final = _languages()
"""The languages that there are folders for, English last."""


def N_(template: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a sentence for the catalogues; it is translated where it is shown."""
    return template


class Language:
    """One language of the interface and everything that is said in it."""

    def __init__(self, code: str, day: dt.date | None = None) -> None:
        """Speak that language.

        Args:
            code: Which language it is.
            day: When countries have the names that are used; today, if not given.
        """
        self.code: Final = code
        self._day = day

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        """Read when something is said: of most languages only the name is shown. English has none."""
        return gettext.translation(_DOMAIN, str(LOCALE), [self.code], fallback=True)

    @cached_property
    def _cldr(self) -> Cldr:
        return Cldr(LOCALE / self.code)

    @property
    def _formats(self) -> Mapping[str, Any]:
        return self._cldr.formats

    def say(self, template: str, **values: object) -> str:
        """A sentence, with `values` put into its `{places}`."""
        said = self._catalogue.gettext(template)
        return said.format(**values) if values else said

    def count(self, singular: str, plural: str, number: int, **values: object) -> str:
        """A sentence about a number of things, in the plural form that the number asks for."""
        return self._catalogue.ngettext(singular, plural, number).format(number=number, **values)

    def date(self, day: dt.date) -> str:
        """Weekday, day and month in words: "piektdiena, 9. novembris"."""
        return self._cldr.date(day, "date")

    def full_date(self, day: dt.date) -> str:
        """The date with its year in words."""
        return self._cldr.date(day, "full_date")

    def weekday(self, day: dt.date) -> str:
        """The day of the week in full."""
        return self._cldr.date(day, "weekday")

    def short_date(self, day: dt.date) -> str:
        """Weekday and day as short as they are understood, for tabs: "Pk 9.11."."""
        return self._cldr.date(day, "short_date")

    def dates(self, first: dt.date, last: dt.date) -> str:
        """A span of days within one line: "2018. gada 8.–12. nov."."""
        return self._cldr.span(first, last, "dates")

    def days(self, first: dt.date, last: dt.date) -> str:
        """The same span without its year, where that does not fit: "8.–12. nov."."""
        return self._cldr.span(first, last, "days")

    def dates_inside(self, first: dt.date, last: dt.date) -> str:
        """When something was, inside a sentence: "2018. gada 8.–12. novembrī".

        Where the language has no form of its own for that, or more than one month is meant, as anywhere.
        """
        months = self._formats.get("months_inside")
        if not months or (first.year, first.month) != (last.year, last.month):
            return self.dates(first, last)
        day = self._formats["ordinal"].format(number=last.day)
        days = day if first == last else f"{self._formats['ordinal'].format(number=first.day)}–{day}"
        month = months[first.month - 1]
        return str(self._formats["dates_inside"]).format(year=first.year, days=days, month=month)

    def place_inside(self, name: str, *, form: str) -> str:
        """Where something is, inside a sentence: "Daugavpilī", where the language has such a form.

        Args:
            name: The place's name as it stands in lists.
            form: That form, if it is known; without it the name stands in front of the sentence.
        """
        without = self._formats.get("place_inside")
        if without is None:
            return name
        return form or str(without).format(place=name)

    def time(self, moment: dt.time | dt.datetime) -> str:
        """The time of day in 24 hours."""
        return f"{moment:%H:%M}"

    def on(self, day: dt.date) -> Language:
        """The same language, in which countries are called as on that day."""
        return _language_on(self.code, day)

    def country(self, code: str) -> str:
        """The name of a country by its ISO code; the code itself if CLDR does not know it."""
        former = self.former_country(code, self._day) if self._day else ""
        return former or self._cldr.countries.get(code, code)

    def former_country(self, code: str, day: dt.date) -> str:
        """What a country was called on that day; empty if it is called so still."""
        former = self._former_countries.get(code)
        return str(former["name"]) if former and day <= dt.date.fromisoformat(former["until"]) else ""

    def former_countries(self) -> dict[str, str]:
        """What countries were called before, by their codes."""
        return {code: str(former["name"]) for code, former in self._former_countries.items()}

    @cached_property
    def _former_countries(self) -> Mapping[str, Mapping[str, Any]]:
        former: Mapping[str, Mapping[str, Any]] = self._formats.get("former_countries", {})
        return former

    def language_name(self, tag: str) -> str:
        """The name of a language by its BCP 47 tag, with its script where the tag gives one."""
        return self._cldr.language(tag)

    @property
    def tag(self) -> str:
        """Its BCP 47 tag, with its script where the language is written in several."""
        language, *rest = self._formats["locale"].split("_")
        return "-".join((language, *(part for part in rest if len(part) == len("Cyrl"))))

    @property
    def own_name(self) -> str:
        """What its readers call it."""
        return str(self._formats["own_name"])

    def listed(self, words: Sequence[str]) -> str:
        """Words with commas and an "and" before the last."""
        return self._cldr.listed(words, "standard")

    def either(self, words: Sequence[str]) -> str:
        """Words with commas and an "or" before the last."""
        return self._cldr.listed(words, "or")

    def ordinal(self, number: int) -> str:
        """A number that tells which one, as it stands before its noun: "5." in Latvian, "5" in English."""
        return str(self._formats["ordinal"]).format(number=number)

    def sort_key(self, name: str) -> tuple[list[str], str]:
        """What names are sorted by: accents matter last, but for letters that are letters of their own."""
        from anyascii import anyascii

        own = self._formats.get("own_letters", "")
        letters = [
            anyascii(letter) + ("\uffff" if letter in own else "")  # behind all that its base begins
            for letter in unicodedata.normalize("NFC", name).casefold()
        ]
        return letters, name

    def number(self, number: float) -> str:
        """A number with the separators of the language."""
        return self._cldr.number(number)


def own_language_name(tag: str) -> str:
    """What those who speak a language call it, by its BCP 47 tag; the tag if CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(tag, sep="-").get_language_name()
    except (UnknownLocaleError, ValueError):
        name = None
    return name or tag.upper()


@cache
def language(code: str) -> Language:
    """The language of that code; English if there is no catalogue for it."""
    return Language(code if code in CODES else _KEYS)


@cache
def _language_on(code: str, day: dt.date) -> Language:
    return Language(code, day)


def preferred(environment: Mapping[str, str]) -> str:
    """The code of the language that the terminal's environment asks for; English if we lack it."""
    return asked_for(environment) or _KEYS


def asked_for(environment: Mapping[str, str]) -> str:
    """The code of the language that the terminal's environment asks for; empty if it is none of ours."""
    for variable in ("TTCHAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = re.split("[-_.@]", environment.get(variable, ""))[0].lower()
        if code in CODES:
            return code
    return ""


def speak(code: str) -> None:
    """Let a library that asks gettext itself, as argparse does, be answered in that language."""
    gettext.bindtextdomain(_DOMAIN, str(LOCALE))
    gettext.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = code  # gettext takes it from nowhere else
