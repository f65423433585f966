"""The languages of the interface: sentences, plurals, dates, countries.

Sentences come from the gettext catalogues in `locale/`, whose keys are the English sentences.
Names of days, months and countries come from CLDR through Babel. How a language writes dates and numbers
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
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from babel import Locale

_LOCALE: Final = Path(__file__).parent.parent / "locale"

_KEYS: Final = "en"
"""The language of the sentences in the code, which needs no catalogue and is there if another is not."""

_DOMAIN: Final = "ttchan"
"""What the catalogues are called."""

_FORMATS: Final = "formats.toml"


def _languages() -> tuple[str, ...]:
    folders = (folder.name for folder in _LOCALE.iterdir() if (folder / _FORMATS).exists())
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
        return gettext.translation(_DOMAIN, str(_LOCALE), [self.code], fallback=True)

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale

        return Locale.parse(self._formats["locale"])

    @property
    def _formats(self) -> Mapping[str, str]:
        return self._written

    @cached_property
    def _written(self) -> dict[str, Any]:
        import tomllib

        return tomllib.loads((_LOCALE / self.code / _FORMATS).read_text("utf-8"))

    def say(self, template: str, **values: object) -> str:
        """A sentence, with `values` put into its `{places}`."""
        said = self._catalogue.gettext(template)
        return said.format(**values) if values else said

    def count(self, singular: str, plural: str, number: int, **values: object) -> str:
        """A sentence about a number of things, in the plural form that the number asks for."""
        return self._catalogue.ngettext(singular, plural, number).format(number=number, **values)

    def date(self, day: dt.date) -> str:
        """Weekday, day and month in words: "piektdiena, 9. novembris"."""
        return self._dated(day, self._formats["date"])

    def full_date(self, day: dt.date) -> str:
        """The date with its year in words."""
        from babel.dates import format_date

        return format_date(day, format="long", locale=self._locale)

    def weekday(self, day: dt.date) -> str:
        """The day of the week in full."""
        return self._dated(day, "EEEE")

    def short_date(self, day: dt.date) -> str:
        """Weekday and day as short as they are understood, for tabs: "Pk 9.11."."""
        return self._dated(day, self._formats["short_date"])

    def _dated(self, day: dt.date, pattern: str) -> str:
        from babel.dates import format_date

        return format_date(day, format=pattern, locale=self._locale)

    def dates(self, first: dt.date, last: dt.date) -> str:
        """A span of days within one line: "2018. gada 8.–12. nov."."""
        from babel.dates import format_interval

        return format_interval(first, last, "yMMMMd", locale=self._locale)

    def days(self, first: dt.date, last: dt.date) -> str:
        """The same span without its year, where that does not fit: "8.–12. nov."."""
        from babel.dates import format_interval

        return format_interval(first, last, "MMMd", locale=self._locale)

    def dates_inside(self, first: dt.date, last: dt.date) -> str:
        """When something was, inside a sentence: "2018. gada 8.–12. novembrī".

        Where the language has no form of its own for that, or more than one month is meant, as anywhere.
        """
        months = self._written.get("months_inside")
        if not months or (first.year, first.month) != (last.year, last.month):
            return self.dates(first, last)
        day = self._formats["ordinal"].format(number=last.day)
        days = day if first == last else f"{self._formats['ordinal'].format(number=first.day)}–{day}"
        month = months[first.month - 1]
        return self._formats["dates_inside"].format(year=first.year, days=days, month=month)

    def place_inside(self, name: str, *, form: str) -> str:
        """Where something is, inside a sentence: "Daugavpilī", where the language has such a form.

        Args:
            name: The place's name as it stands in lists.
            form: That form, if it is known; without it the name stands in front of the sentence.
        """
        without = self._written.get("place_inside")
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
        return former or str(self._locale.territories.get(code, code))

    def former_country(self, code: str, day: dt.date) -> str:
        """What a country was called on that day; empty if it is called so still."""
        former = self._former_countries.get(code)
        return str(former["name"]) if former and day <= former["until"] else ""

    def former_countries(self) -> dict[str, str]:
        """What countries were called before, by their codes."""
        return {code: str(former["name"]) for code, former in self._former_countries.items()}

    @cached_property
    def _former_countries(self) -> Mapping[str, Mapping[str, Any]]:
        former: Mapping[str, Mapping[str, Any]] = self._written.get("former_countries", {})
        return former

    def language_name(self, tag: str) -> str:
        """The name of a language by its BCP 47 tag, with its script where the tag gives one."""
        return _language_name(self._locale, tag)

    @property
    def tag(self) -> str:
        """Its BCP 47 tag, with its script where the language is written in several."""
        language, *rest = self._formats["locale"].split("_")
        return "-".join((language, *(part for part in rest if len(part) == len("Cyrl"))))

    @property
    def own_name(self) -> str:
        """What its readers call it."""
        return self._formats["own_name"]

    def listed(self, words: Sequence[str]) -> str:
        """Words with commas and an "and" before the last."""
        from babel.lists import format_list

        return format_list(words, locale=self._locale) if words else ""

    def either(self, words: Sequence[str]) -> str:
        """Words with commas and an "or" before the last."""
        from babel.lists import format_list

        return format_list(words, style="or", locale=self._locale) if words else ""

    def ordinal(self, number: int) -> str:
        """A number that tells which one, as it stands before its noun: "5." in Latvian, "5" in English."""
        return self._formats["ordinal"].format(number=number)

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
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale)


def _language_name(locale: Locale, tag: str) -> str:
    language, *rest = tag.split("-")
    name = locale.languages.get(language, language)
    script = next((part for part in rest if len(part) == len("Cyrl")), None)
    return f"{name} ({locale.scripts.get(script, script)})" if script else name


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
    gettext.bindtextdomain(_DOMAIN, str(_LOCALE))
    gettext.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = code  # gettext takes it from nowhere else
