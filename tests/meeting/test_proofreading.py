"""Rules over plain text: what they find, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from ttchan_tui.meeting import proofreading
from ttchan_tui.meeting.proofreading import Slip
from ttchan_tui.text.languages import CODES, language

RULES: list[tuple[Callable[[str], Iterable[Slip]], str, list[str]]] = [
    (proofreading.leftovers, "See [bookmark: _GoBack] and TODO", ["[bookmark: _GoBack]", "TODO"]),
    (proofreading.leftovers, "Lorem ipsum; on xx/xx/2017, XX.XX.", ["Lorem ipsum", "xx/xx/2017", "XX.XX"]),
    (proofreading.leftovers, "From «TOWN» came xx people ____ ,.2", ["«TOWN»", "xx", "____", ",.2"]),
    (proofreading.leftovers, "The XX century, the «Europe» hall, a.m., p. 2–3; 1, 2: “yes”…", []),
    (proofreading.vague_lists, "Music, dance etc. Un citi utt.", ["etc.", "utt."]),
    (proofreading.vague_lists, "Music, dance and food in Petcetera.", []),
    (proofreading.doubled, "In the the town  hall", ["the the", "town"]),
    (proofreading.doubled, "Those who had had a seat in Pago Pago, Baden-Baden", []),
    (proofreading.mixed_scripts, "Dauga\u0432pils", ["Dauga\u0432pils"]),
    (proofreading.mixed_scripts, "Рашка / Raška, Πάφος, 5 µm, naïve, e\u0301te\u0301", []),
    (proofreading.mail_addresses, "Write to a.b@council.example.lv.", ["a.b@council.example.lv"]),
    (proofreading.telephones, "tel. 65422422 or +371 6540 4346", ["tel. 65422422", "+371 6540 4346"]),
    (proofreading.telephones, "In 2018–2019, 159 = 102 + 16; LV-5401; 55.87 +2 C", []),
    (proofreading.named_persons, "Mr John Smith and Bērziņa kundze", ["Mr John Smith", "Bērziņa kundze"]),
    (proofreading.named_persons, "The mayor met Mark Rothko's town; misters and drums", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "found"), RULES)
def test_it_is_found_in_any_text(rule: Callable[[str], Iterable[Slip]], text: str, found: list[str]) -> None:
    slips = list(rule(text))
    assert [slip.found for slip in slips] == found
    for slip in slips:
        assert text[slip.at :].lstrip().startswith(slip.found)
        for code in CODES:
            assert slip.found in slip.sentence(language(code))


@pytest.mark.parametrize(
    ("code", "text", "dates"),
    [
        ("en", "On 9 November 2018, 8–12 November, November 9th", ["2018-11-9", "11-8", "11-12", "11-9"]),
        ("en", "2018-11-09 and 9.11.2018, 9/11/2018", ["2018-11-9", "2018-11-9", "2018-11-9"]),
        ("en", "In November 2018, in 1919, 10 may come, 3 in March", []),
        ("lv", "2018. gada 9. novembrī, no 8. līdz 12. novembrim", ["2018-11-9", "11-8", "11-12"]),
        ("lv", "5. maijā, 3. martā, 2. augustā", ["5-5", "3-3", "8-2"]),
        ("de", "vom 9. bis 11. November 2018", ["2018-11-9", "2018-11-11"]),
        ("fr", "le 1er octobre, du 2 au 3 octobre 2021", ["10-1", "2021-10-2", "2021-10-3"]),
        ("pl", "27 października", ["10-27"]),
    ],
)
def test_dates_are_read_in_prose(code: str, text: str, dates: list[str]) -> None:
    found = [
        "-".join(map(str, filter(None, (one.year, one.month, one.day))))
        for one in proofreading.dates_in(text, code)
    ]
    assert found == dates


def test_a_date_of_another_day_is_told_from_history() -> None:
    text = "On 10 November 2018, 11 November, 11 November 1919 and 9 November"
    day = date(2018, 11, 10)
    assert [one.found for one in proofreading.strays(text, "en", day, day)] == ["11 November", "9 November"]


def test_days_that_do_not_exist_and_months_with_a_mistake() -> None:
    slips = proofreading.impossible_dates("31 November, 29 February, 30 February", "en")
    assert [slip.found for slip in slips] == ["31 November", "30 February"]
    for code, text, meant in (("en", "9 Novmeber", "november"), ("lv", "9. novmebrī", "novembris")):
        assert [slip.values["meant"] for slip in proofreading.misspelt_months(text, code)] == [meant]
    assert not list(proofreading.misspelt_months("12 members, 3 marches", "en"))
    assert not list(proofreading.misspelt_months("9. novembril, 12 liiget", "et"))


KNOWN = {"people": {159, 57}, "countries": {14, 17}, "days": {5}}


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "A 3-day meeting of 158 active citizens", ["158 active citizens", "3-day"]),
        ("en", "1,590 people from twenty countries", ["1,590 people", "twenty countries"]),
        ("en", "159 participants from seventeen countries, five days, 24 pictures", []),
        ("lv", "Četru dienu tikšanās, 158 dalībnieki no divdesmit valstīm",
         ["158 dalībnieki", "divdesmit valstīm", "Četru dienu"]),
        ("lv", "159 iedzīvotāji no septiņpadsmit valstīm piecās dienās", []),
        ("de", "158 Teilnehmer aus zwölf Ländern", ["158 Teilnehmer", "zwölf Ländern"]),
        ("xx", "158 citizens", []),
    ],
)  # fmt: skip
def test_figures_in_prose_are_those_of_the_meeting(code: str, text: str, found: list[str]) -> None:
    assert [slip.found for slip in proofreading.differing_figures(text, code, KNOWN)] == found


def test_a_total_is_a_number() -> None:
    assert [slip.found for slip in proofreading.vague_totals("with over 100 citizens", "en")] == [
        "100 citizens"
    ]
    assert [slip.found for slip in proofreading.vague_totals("vairāk nekā 100 dalībnieku", "lv")]
    assert not list(proofreading.vague_totals("with 159 citizens over 5 days", "en"))


@pytest.mark.parametrize(
    ("number", "programme", "is_right"),
    [
        ("601592-CITIZ-1-2018-1-LV-CITIZ-TT", "Europe for Citizens", True),
        ("601592", "Europe for Citizens", True),
        ("580085-CITIZ-1-2016-2-EL-CITIZ-TT", "Europe for Citizens", True),
        ("601592-CITIZ-1-2018-1-LV", "Europe for Citizens", False),
        ("not printed", "Eiropa pilsoņiem", False),
        ("101081234", "CERV", True),
        ("10108123", "Citizens, Equality, Rights and Values", False),
        ("1-2-3", "Interreg", True),
    ],
)
def test_the_number_has_the_shape_of_its_programme(number: str, programme: str, is_right: bool) -> None:
    assert (proofreading.project_number(number, programme) is None) is is_right
