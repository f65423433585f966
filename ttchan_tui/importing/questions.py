"""The questions that a new meeting begins with, and the smallest files that can be loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any, Final

from ttchan_tui.importing.account import Files
from ttchan_tui.importing.schedule import slug
from ttchan_tui.meeting.format import values as forms
from ttchan_tui.meeting.limits import ACRONYM_LIMIT
from ttchan_tui.meeting.proofreading import dates_in
from ttchan_tui.text.gate import Refused, admit
from ttchan_tui.text.languages import CODES, N_
from ttchan_tui.text.languages import language as language_of

_MOST_DAYS: Final = 62


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what is wrong with an answer."""

    name: str
    asks: str
    must_be: str
    is_right: Callable[[str], bool]


def _is_words(answer: str, limit: int = 300) -> bool:
    try:
        return any(letter.isalnum() for letter in admit(answer, limit=limit))
    except Refused:
        return False


def _days(answer: str) -> tuple[date, date] | None:
    """First and last day, or the only one; nothing, unless every figure of the answer belongs to them."""
    mentions = list(dates_in(answer, "en"))
    year = next((one.year for one in reversed(mentions) if one.year), None)
    rest = answer
    for one in mentions:
        rest = rest.replace(one.found, "", 1)
    if not year or len(mentions) > len(("first", "last")) or re.search(r"\d", rest):
        return None
    first, last = mentions[0].on(year), mentions[-1].on(year)
    if first is None or last is None:
        return None
    return (first, last) if timedelta() <= last - first < timedelta(days=_MOST_DAYS) else None


def _languages(answer: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(answer.replace(",", " ").split()))
    return codes if codes and all(forms.is_language(code, thorough=True) for code in codes) else ()


QUESTIONS: Final = (
    Question(
        "languages",
        N_("Languages of the texts, the best first (codes such as lv en)"),
        N_("codes of languages with blanks between, such as lv en"),
        lambda answer: bool(_languages(answer)),
    ),
    Question("name", N_("Name of the meeting, in the first language"), N_("a line of words"), _is_words),
    Question(
        "acronym",
        N_("Its short name, for the head of every screen"),
        N_("at most 20 characters"),
        lambda answer: _is_words(answer, ACRONYM_LIMIT) and bool(slug(answer)),
    ),
    Question(
        "town",
        N_("Town where it is held, as it is written there"),
        N_("a line of words"),
        lambda answer: _is_words(answer) and bool(slug(answer)),
    ),
    Question(
        "country",
        N_("Its country (two letters, such as LV)"),
        N_("a two-letter code of ISO 3166, such as LV; Greece is GR, the United Kingdom GB"),
        lambda answer: answer.upper() in forms.countries(),
    ),
    Question(
        "days",
        N_("First and last day (such as 2026-05-08 2026-05-11)"),
        N_("two dates such as 2026-05-08 2026-05-11, at most 62 days"),
        lambda answer: _days(answer) is not None,
    ),
    Question(
        "programme",
        N_("Programme that pays (such as CERV or Europe for Citizens)"),
        N_("a line of words"),
        _is_words,
    ),
    Question("number", N_("Number of the project"), N_("a line of words"), _is_words),
    Question(
        "lead", N_("Lead partner (the body, such as Klanjec City Council)"), N_("a line of words"), _is_words
    ),
    Question(
        "website",
        N_("Its website (https://…)"),
        N_("an address such as https://www.daugavpils.lv"),
        forms.is_address,
    ),
)


def begun(answers: Mapping[str, str]) -> Files:
    """The files of a meeting of which no more is known than the answers; they can be loaded."""
    languages = _languages(answers["languages"])
    first, last = _days(answers["days"]) or (date.min, date.min)
    country, town = answers["country"].upper(), slug(answers["town"])
    zone = time_zone_of(country)

    def text(words: str) -> dict[str, str]:
        return {languages[0]: words}

    def said(template: str, **values: object) -> dict[str, str]:
        spoken = [code for code in languages if code in CODES]
        return {code: language_of(code).say(template, **values) for code in spoken or languages[:1]}

    programme = answers["programme"].casefold()
    is_citizens = "citizens" in programme and "europe" in programme
    line = said(_EUROPE_FOR_CITIZENS, name=answers["name"]) if is_citizens else said(_FUNDED)
    line |= {} if is_citizens else {code: _FUNDED_IN[code] for code in languages if code in _FUNDED_IN}
    meeting: dict[str, Any] = {
        "format": 1, "id": slug(f"{answers['acronym']}-{first.year}"), "acronym": answers["acronym"],
        "name": text(answers["name"]), "host": town, "start": first, "end": last, "time_zone": zone,
        "languages": list(languages),
        "funding": {
            "line": line, "number": answers["number"],
            "programme": text(answers["programme"]),
        },
        "lead": {"name": text(answers["lead"]), "website": text(answers["website"])},
        "day": [
            {"date": first + timedelta(days=number), "title": said(_DAY, number=number + 1)}
            for number in range((last - first).days + 1)
        ],
    }  # fmt: skip
    people = {
        "participation": {
            "host_delegation": town, "counts": "expected", "text": said(_NOT_KNOWN)
        },
        "delegation": [{"id": town, "country": country, "places": [town]}],
        "partner": [{"id": "lead", "country": country, "lead": True, "place": town}],
    }  # fmt: skip
    place = {
        "id": town, "kind": "city", "country": country, "name": text(answers["town"]),
        "local_name": answers["town"], "time_zone": zone,
    }  # fmt: skip
    return {
        "meeting.toml": meeting, "people.toml": people, f"places/{town}.toml": place,
        "programme.toml": {}, "venues.toml": {}, "groupwork.toml": {},
    }  # fmt: skip


def time_zone_of(country: str) -> str:
    """The zone that the IANA database lists first for a country, which is the capital's as a rule."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return next((row[2] for row in rows if row[0] == country), "Etc/UTC")


_EUROPE_FOR_CITIZENS: Final = N_(
    "The project “{name}” was funded with the support of the European Union under the Programme “Europe for "
    "Citizens”."
)
_FUNDED: Final = N_("Funded by the European Union.")
_FUNDED_IN: Final = {
    "da": "Finansieret af Den Europæiske Union.", "el": "Με τη χρηματοδότηση της Ευρωπαϊκής Ένωσης.",
    "et": "Rahastanud Euroopa Liit.", "fi": "Euroopan unionin rahoittama.",
    "ga": "Arna chistiú ag an Aontas Eorpach.", "hr": "Financira Europska unija.",
    "mt": "Iffinanzjat mill-Unjoni Ewropea.", "nl": "Gefinancierd door de Europese Unie.",
    "ro": "Finanțat de Uniunea Europeană.", "sk": "Financované Európskou úniou.",
    "sl": "Financira Evropska unija.",
}  # fmt: skip
"""The same in the languages of the EU that the interface does not speak, as it stands beside the emblem."""

_DAY: Final = N_("Day {number}")
_NOT_KNOWN: Final = N_("Who takes part is not known yet.")
