import gettext
from datetime import date, datetime, time

import pytest

from ttchan_tui.text.languages import CODES, N_, Language, language, preferred
from ttchan_tui.text.multilingual import NOTHING, LocalizedText, Text

FRIDAY = date(2018, 11, 9)
LATVIAN, ENGLISH = language("lv"), language("en")


# Sentences


def test_english_sentences_are_the_keys() -> None:
    assert ENGLISH.say("Programme") == "Programme"
    assert ENGLISH.say("Kept in {path}", path="/tmp") == "Kept in /tmp"


def test_sentences_come_from_the_catalogue() -> None:
    assert LATVIAN.say(N_("Programme")) == "Programma"
    assert LATVIAN.say("Kept in {path}", path="/tmp") == "Glabājas šeit: /tmp"


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_that_nobody_translated_is_said_in_english(code: str) -> None:
    template = "Said only {where}."
    assert language(code).say(template, where="here") == "Said only here."


@pytest.mark.parametrize("code", CODES)
def test_braces_in_what_is_put_into_a_sentence_are_only_characters(code: str) -> None:
    assert "{number} {}" in language(code).say("Kept in {path}", path="{number} {}")


@pytest.mark.parametrize(
    ("number", "english", "latvian"),
    [
        (0, "0 days", "0 dienu"),
        (1, "1 day", "1 diena"),
        (2, "2 days", "2 dienas"),
        (11, "11 days", "11 dienas"),
        (21, "21 days", "21 diena"),
        (159, "159 days", "159 dienas"),
    ],
)
def test_numbers_of_things(number: int, english: str, latvian: str) -> None:
    assert ENGLISH.count("{number} day", "{number} days", number) == english
    assert LATVIAN.count("{number} day", "{number} days", number) == latvian


# Dates, countries, languages: CLDR's words


def test_dates() -> None:
    assert LATVIAN.date(FRIDAY) == "piektdiena, 9. novembris"
    assert ENGLISH.date(FRIDAY) == "Friday, 9 November"
    assert LATVIAN.full_date(FRIDAY) == "2018. gada 9. novembris"
    assert ENGLISH.full_date(FRIDAY) == "9 November 2018"
    assert LATVIAN.weekday(FRIDAY) == "piektdiena"
    assert ENGLISH.weekday(FRIDAY) == "Friday"
    assert LATVIAN.short_date(FRIDAY) == "Pk 9.11."
    assert ENGLISH.short_date(FRIDAY) == "Fri 9 Nov"


def test_spans_of_days() -> None:
    assert LATVIAN.dates(date(2018, 11, 8), date(2018, 11, 12)) == "2018. gada 8.–12. nov."
    assert "8" in ENGLISH.dates(date(2018, 11, 8), date(2018, 11, 12))
    assert "2019" in ENGLISH.dates(date(2018, 12, 30), date(2019, 1, 2))


@pytest.mark.parametrize("code", CODES)
def test_times_are_in_24_hours(code: str) -> None:
    assert language(code).time(time(9, 5)) == "09:05"
    assert language(code).time(datetime(2018, 11, 9, 21, 30)) == "21:30"


@pytest.mark.parametrize(
    ("country", "latvian", "english"),
    [
        ("LV", "Latvija", "Latvia"),
        ("CZ", "Čehija", "Czechia"),
        ("TR", "Turcija", "Türkiye"),
        ("XQ", "XQ", "XQ"),
    ],
)
def test_countries(country: str, latvian: str, english: str) -> None:
    assert LATVIAN.country(country) == latvian
    assert ENGLISH.country(country) == english


@pytest.mark.parametrize(
    ("tag", "latvian", "english"),
    [
        ("lv-LV", "latviešu", "Latvian"),
        ("sr-Cyrl", "serbu (kirilica)", "Serbian (Cyrillic)"),
        ("xx-Abcd", "xx (Abcd)", "xx (Abcd)"),
    ],
)
def test_names_of_languages(tag: str, latvian: str, english: str) -> None:
    assert LATVIAN.language_name(tag) == latvian
    assert ENGLISH.language_name(tag) == english


def test_lists_and_numbers() -> None:
    assert LATVIAN.listed(["3", "4", "5"]) == "3, 4 un 5"
    assert ENGLISH.listed(["3", "4", "5"]) == "3, 4 and 5"
    assert LATVIAN.listed([]) == ""
    assert LATVIAN.number(1462) == "1\N{NO-BREAK SPACE}462"
    assert ENGLISH.number(1462) == "1,462"


# Which language


@pytest.mark.parametrize("code", CODES)
def test_a_language_is_opened_once(code: str) -> None:
    assert language(code) is language(code)
    assert language(code).code == code


def test_a_language_without_a_catalogue_is_english() -> None:
    assert language("eo").code == "en"
    assert Language("eo").say("Programme") == "Programme"


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "lv_LV.UTF-8"}, "lv"),
        ({"LANG": "lv"}, "lv"),
        ({"LANG": "LV_lv"}, "lv"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "et_EE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "lv_LV.UTF-8"}, "lv"),
        ({"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "lv_LV.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "lv_LV.UTF-8"}, "lv"),
        ({"TTCHAN_LANG": "lv", "LC_ALL": "en_GB.UTF-8"}, "lv"),
    ],
)
def test_the_language_of_the_terminal(environment: dict[str, str], code: str) -> None:
    assert preferred(environment) == code


# Texts in several languages

TEXT = Text({"lv": "Vakariņas", "en": "Dinner"})


def test_a_text_is_said_in_the_language_asked_for() -> None:
    assert TEXT.in_language("lv") == LocalizedText("Vakariņas", "lv", fell_back=False)
    assert TEXT.in_language("lv").marked == "Vakariņas"


def test_a_missing_text_is_said_in_english_and_says_so() -> None:
    assert TEXT.in_language("it") == LocalizedText("Dinner", "en", fell_back=True)
    assert TEXT.in_language("it").marked == "Dinner [EN]"


def test_without_english_it_is_said_in_the_language_given_first() -> None:
    said = Text({"sv": "Middag", "lv": "Vakariņas"}).in_language("it")
    assert said == LocalizedText("Middag", "sv", fell_back=True)


def test_a_text_that_nobody_wrote_is_empty_and_falls_back_to_nothing() -> None:
    assert not NOTHING
    assert NOTHING.in_language("lv") == LocalizedText("", "lv", fell_back=False)
    assert NOTHING.missing(("lv", "en")) == ()


def test_missing_languages() -> None:
    assert TEXT.missing(("lv", "en", "it")) == ("it",)


def test_countries_are_called_as_on_the_day_of_the_meeting() -> None:
    for code, then, now in (
        ("en", "Former Yugoslav Republic of Macedonia", "North Macedonia"),
        ("lv", "Bijusī Dienvidslāvijas Republika Maķedonija", "Ziemeļmaķedonija"),
    ):
        assert language(code).on(date(2013, 5, 1)).country("MK") == then
        assert language(code).on(date(2019, 2, 12)).country("MK") == language(code).country("MK") == now


def test_of_a_language_that_nobody_speaks_only_the_name_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen that names all languages would keep all their catalogues otherwise."""
    monkeypatch.setattr(gettext, "translation", None)
    assert Language("lv").own_name == "Latviski"
