"""The sheet says all that the report says, in sentences that are right, and nothing more."""

# ruff: noqa: E501 - sentences of sheets stand whole

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.meeting.sheet.changing import codes, found, lasting, row, sheet, with_rows
from ttchan_tui.meeting.checks import Severity
from ttchan_tui.meeting.meeting import Meeting, Outcome
from ttchan_tui.meeting.people import Counts, Guests, PlaceKind
from ttchan_tui.meeting.sheet import NoForm, check_finished, check_sheet, form, form_for, forms
from ttchan_tui.text.multilingual import NOTHING, Text

OF_THE_REPORT = {
    "lv": [
        "Projektu „Pilsētu sadraudzība kā Eiropas solidaritātes kanāls” (TTChan) (iesniegšanas numurs "
        "601592-CITIZ-1-2018-1-LV-CITIZ-TT) finansēja Eiropas Savienība",
        "Piemērojams 2. virziens, 2.1. pasākums „Pilsētu sadraudzība”",
        "pulcēt 159 iedzīvotājus, no kuriem 102 dalībnieki bija no Daugavpils (Latvija), 16 dalībnieki no Lodzas, "
        "Varšavas un Krakovas (Polija), 15 dalībnieki no Paņevežas, Utenas un Viļņas (Lietuva), 6 dalībnieki no San "
        "Benedetto del Tronto (Itālija), 4 dalībnieki no Vanersborgas (Zviedrija), 2 dalībnieki no "
        "Anhaltes-Bitterfeldas (Vācija), 6 dalībnieki no Raškas (Serbija), 2 dalībnieki no Portugāles, 1 dalībnieks "
        "no Apvienotās Karalistes, 1 dalībnieks no Beļģijas, 1 dalībnieks no Spānijas, 1 dalībnieks no Francijas, 1 "
        "dalībnieks no Čehijas un 1 dalībnieks no Sofijas (Bulgārija).",
        "1 no Kazahstānas, 1 no Baltkrievijas un 1 no Turcijas. Nav norādīts, vai viņi ir ieskaitīti kopskaitā 159.",
        "Serbija, kas nosaukta iepriekšējā sarakstā, arī nav Eiropas Savienības dalībvalsts.",
        "Tikšanās notika Daugavpilī (Latvija) no 08.11.2018. līdz 12.11.2018.",
        "08.11.2018. Diena (1. pasākums) bija veltīta",
        "09.11.2018. Diena (2. pasākums) bija veltīta",
        "10.11.2018. Diena (4. pasākums) bija veltīta",
        "11.11.2018. Diena (3. un 5. pasākums) bija veltīta",
        "12.11.2018. Diena (6. pasākums) bija veltīta",
        *("lidostā", "ceļā no Rīgas uz Daugavpili", "Daugavpils pilsētas dome", "Daugavpils Universitāte"),
        *("Daugavpils muzej", "Daugavpils cietoksnis", "Daugavpils Marka Rotko mākslas centrs"),
        *("Latgales reģion", "Saules skola", "Daugavpils centr", "Šmakovkas muzej"),
        *("dienas pirmā daļa", "vakarā", "vēlāk", "1919. gada Rīgas kaujā", "kultūras mantojuma gads"),
        "visi plānotie pasākumi (1.–6. atbilstoši pieteikuma veidlapai)",
        "Šīs izmaiņas neietekmēja projekta īstenošanu kopumā.",
        "Dažas šai dienai plānotās aktivitātes pārcēla uz 9. novembri vai pārplānoja",
    ],
    "en": [
        "The project “Town Twinning as a Channel of European Solidarity” (TTChan) (submission number "
        "601592-CITIZ-1-2018-1-LV-CITIZ-TT) was funded with the support of the European Union",
        "Applicable to the Strand 2 – Measure 2.1 “Town-Twinning”",
        "The project involved 159 citizens, notably 102 participants from the city of Daugavpils (Latvia), 16 "
        "participants from the cities of Łódź, Warsaw and Kraków (Poland), 15 participants from the cities of "
        "Panevėžys, Utena and Vilnius (Lithuania), 6 participants from the city of San Benedetto del Tronto "
        "(Italy), 4 participants from the city of Vänersborg (Sweden), 2 participants from the district of "
        "Anhalt-Bitterfeld (Germany), 6 participants from the city of Raška (Serbia), 2 participants from Portugal, "
        "1 participant from the United Kingdom, 1 participant from Belgium, 1 participant from Spain, 1 participant "
        "from France, 1 participant from Czechia and 1 participant from the city of Sofia (Bulgaria).",
        "1 from Kazakhstan, 1 from Belarus and 1 from Turkey. It is not stated whether they are included in the "
        "total of 159.",
        "The event took place in Daugavpils (Latvia), from 08/11/2018 to 12/11/2018.",
        "The day of 11/11/2018 (event numbers 3 and 5) was dedicated to",
        "The day of 12/11/2018 (event number 6) was dedicated to",
        *("Daugavpils City Council", "Daugavpils University", "Daugavpils Fortress", "Mark Rothko Art Centre"),
        *("airport", "from Riga to Daugavpils", "Latgale", "Saules skola", "Šmakovka Museum", "1919"),
        "All planned events (1–6 of the application form)",
    ],
}  # fmt: skip

NOT_OF_THE_REPORT = [
    r"\b162\b",
    r"\b\d{1,2}[:.]\d{2}\b(?!\.)(?!\d)",
    r"(?i)\b(?:morning|afternoon|noon)\b|\brīt[aā]\b|pēcpusdien",
    r"Ruža|Uzuliņa|Piunti|Chiarini|Traini",
    r"(?i)Rīgas lidost|Riga airport",
    r"\b(?:3|three) participants",
]


@pytest.mark.parametrize("language", OF_THE_REPORT)
def test_the_bundled_sheet_says_what_the_report_says(meeting: Meeting, language: str) -> None:
    text = sheet(meeting, language).text
    assert [said for said in OF_THE_REPORT[language] if said not in text] == []


@pytest.mark.parametrize("language", ["lv", "en", "de"])
@pytest.mark.parametrize("pattern", NOT_OF_THE_REPORT)
def test_and_nothing_that_the_report_leaves_open(meeting: Meeting, language: str, pattern: str) -> None:
    assert re.search(pattern, sheet(meeting, language).text) is None


@pytest.mark.parametrize(
    ("number", "lv", "en", "de"),
    [
        (
            1,
            "1 iedzīvotāju, no kuriem 1 dalībnieks bija",
            "1 citizen, notably 1 participant",
            "1 Bürgerin oder",
        ),
        (
            2,
            "2 iedzīvotājus, no kuriem 2 dalībnieki bija",
            "2 citizens, notably 2 participants",
            "2 Bürgerinnen und",
        ),
        (11, "11 iedzīvotājus, no kuriem 11 dalībnieki bija", "11 citizens, ", "11 Bürgerinnen und"),
        (21, "21 iedzīvotāju, no kuriem 21 dalībnieks bija", "21 citizens, ", "21 Bürgerinnen und"),
        (101, "101 iedzīvotāju, no kuriem 101 dalībnieks bija", "101 citizens, ", "101 Bürgerinnen und"),
        (111, "111 iedzīvotājus, no kuriem 111 dalībnieki bija", "111 citizens, ", "111 Bürgerinnen und"),
    ],
)
def test_numbers_have_their_plural_forms(meeting: Meeting, number: int, lv: str, en: str, de: str) -> None:
    small = with_rows(meeting, row("LV", number, "daugavpils"))
    for language, said in (("lv", lv), ("en", en), ("de", de)):
        assert said in sheet(small, language).text


@pytest.mark.parametrize(
    ("guests", "lv", "en"),
    [
        (Guests.INCLUDED, "Šis dalībnieks ir ieskaitīts kopskaitā 30.", "is included in the total of 30"),
        (Guests.BESIDE, "Šis dalībnieks nav ieskaitīts kopskaitā 30.", "is not included in the total of 30"),
        (Guests.NOT_SAID, "Nav norādīts, vai šis dalībnieks ir", "It is not stated whether this participant"),
    ],
)
def test_guests_are_said_to_be_included_beside_or_neither(
    meeting: Meeting, guests: Guests, lv: str, en: str
) -> None:
    some = with_rows(
        meeting, row("LV", 30, "daugavpils"), row("TR", 1, apart=True, member=False), guests=guests
    )
    assert lv in sheet(some, "lv").text
    assert en in sheet(some).text
    assert "31" not in sheet(some).text.replace("LV-CITIZ", "")
    assert ("sheet-guests" in found(some)) is (guests is Guests.NOT_SAID)


def test_who_is_named_apart_and_of_the_union_is_not_said_to_be_outside_it(meeting: Meeting) -> None:
    some = with_rows(meeting, row("LV", 30, "daugavpils"), row("FR", 2, apart=True))
    assert "Named separately: 2 participants from France." in sheet(some).text
    assert "outside" not in sheet(some).text


def test_one_day_is_on_and_several_are_from_to(meeting: Meeting) -> None:
    assert "in Daugavpils (Latvia), on 08/11/2018." in sheet(lasting(meeting, 1)).text
    assert "Tikšanās notika Daugavpilī (Latvija) 08.11.2018." in sheet(lasting(meeting, 1), "lv").text
    assert "fand am 08.11.2018 in Daugavpils (Lettland) statt" in sheet(lasting(meeting, 1), "de").text
    assert "from 08/11/2018 to 09/11/2018" in sheet(lasting(meeting, 2)).text


def test_a_nominative_is_never_glued_in(meeting: Meeting) -> None:
    bare = replace(meeting, places=tuple(replace(place, forms={}) for place in meeting.places))
    made = sheet(bare, "lv")
    assert "no […] (Polija)" in made.text.replace(", […]", "").replace(" un […]", "")
    assert "notika […] (Latvija)" in made.text
    lacking = [gap for gap in made.gaps if gap.code == "sheet-name-form"]
    assert {gap.values["field"] for gap in lacking} == {"forms.lv.from", "forms.lv.in"}
    assert {gap.where for gap in lacking} >= {'place "lodz": forms', 'place "daugavpils": forms'}
    assert not sheet(bare, "en").gaps


def test_what_a_day_was_dedicated_to_is_in_the_right_case_or_missing(meeting: Meeting) -> None:
    bare = replace(meeting, days=tuple(replace(day, dedicated=NOTHING) for day in meeting.days))
    made = sheet(bare, "lv")
    assert made.text.count("bija veltīta […]") == 5
    assert sum(gap.code == "sheet-name-form" for gap in made.gaps) == 5
    assert "was dedicated to “Opening activities”." in sheet(bare).text


def test_a_country_that_has_no_form_yet_is_found(meeting: Meeting) -> None:
    far = with_rows(meeting, row("LV", 30, "daugavpils"), row("ZW", 30))
    assert codes(sheet(far, "lv").gaps) == {"sheet-name-form"}
    assert "30 participants from Zimbabwe" in sheet(far).text


def test_a_name_of_its_own_stands_whole(meeting: Meeting) -> None:
    german = with_rows(meeting, row("LV", 30, "daugavpils"), row("DE", 2, "anhalt-bitterfeld"))
    assert "aus dem Landkreis Anhalt-Bitterfeld (Deutschland)" in sheet(german, "de").text


def test_nothing_is_said_of_the_end_that_nobody_has_said(meeting: Meeting) -> None:
    made = sheet(replace(meeting, outcome=Outcome()))
    assert "fully carried out" not in made.text
    assert codes(made.gaps) == {"sheet-outcome"}


def test_without_latvian_words_the_form_is_in_english_and_says_so(meeting: Meeting) -> None:
    aim = Text({"en": "to meet", "lv": "satikties"})
    made = sheet(replace(meeting, outcome=replace(meeting.outcome, aim=aim)), "lv", "efc-2.2")
    assert "The event involved 159 citizens, including 102 participants" in made.text
    assert "The aim of the event was to meet." in made.text
    assert "Applicable to the Strand 2 – Measure 2.1" in made.text
    assert codes(made.gaps) == {"sheet-language"}


def test_foreign_texts_are_marked_with_their_language(meeting: Meeting) -> None:
    paragraph = sheet(meeting, "de").day(meeting.start)
    assert paragraph
    assert [one.language for one in paragraph.sentences] == ["de", "en", "en", "en", "en"]


def test_each_sentence_knows_its_source(meeting: Meeting) -> None:
    paragraph = sheet(meeting).day(meeting.start)
    assert paragraph
    sources = [one.source for one in paragraph.sentences]
    assert sources == ["day 2018-11-08", *(f'activity "d1-{number}"' for number in range(1, 5))]


def test_the_form_follows_the_measure(meeting: Meeting) -> None:
    networks = replace(meeting.funding, measure=Text({"en": "Measure 2.2 “Networks of Towns”"}))
    assert form_for(meeting).id == "efc-2.1"
    assert form_for(replace(meeting, funding=networks)).id == "efc-2.2"


def test_every_form_names_the_source_of_its_words() -> None:
    for id in forms():
        assert all(wording.source for wording in form(id).wordings.values())
        assert "en" in form(id).wordings
    with pytest.raises(NoForm, match=r"efc-2\.1"):
        form("efc-9")


def test_the_form_of_cerv_is_a_draft_of_fields(meeting: Meeting) -> None:
    cerv = replace(meeting, funding=replace(meeting.funding, number="101081234"))
    assert form_for(cerv).id == "cerv-eds"
    made = sheet(cerv, "en", "cerv-eds")
    assert not made.form.verified
    for said in (
        "Project number: 101081234",
        "Participants from Latvia: 102\nParticipants from Poland: 16",
        "Total number of participants: 159",
        "Number of countries: 14",
        "Dates: 08/11/2018 to 12/11/2018",
        "Event 4: ",
        "Funded by the European Union. Views and opinions expressed are however",
        "11/11/2018: A few activities planned for this day were moved to 9 November",
    ):
        assert said in made.text
    assert not re.search(r"\b162\b", made.text)
    assert not [one for one in check_sheet(cerv, made) if one.severity is Severity.ERROR]
    assert not [one for one in check_finished(made.text, cerv) if one.severity is Severity.ERROR]
    other = sheet(meeting, "en", "cerv-eds")
    assert not [one for one in check_finished(other.text, meeting) if one.severity is Severity.ERROR]
    wrong = made.text.replace("can be held", "could be held")
    assert "sheet-statement" in codes(check_finished(wrong, cerv))


def test_what_was_cancelled_did_not_take_place_and_heads_are_told(meeting: Meeting) -> None:
    changed: dict[str, dict[str, Any]] = {
        "d1-3": {"heads": 21},
        "d1-4": {"cancelled": Text({"lv": "sniegs", "en": "snow"})},
    }
    activities = tuple(replace(one, **changed.get(one.id, {})) for one in meeting.activities)
    some = replace(meeting, activities=activities)
    assert "(vakarā; 21 cilvēks)" in sheet(some, "lv").text
    assert "(evening; 21 people)" in sheet(some).text
    assert "Did not take place: Get-acquainted dinner (snow)." in sheet(some).text
    assert "A shared dinner" not in sheet(some).text
    assert "sheet-not-carried-out" in found(some)
    instead = tuple(replace(one, replaced_by="d1-3") if one.cancelled else one for one in activities)
    assert "sheet-not-carried-out" not in found(replace(some, activities=instead))


def test_what_was_cancelled_is_no_sheet_without_changes(meeting: Meeting) -> None:
    quiet = tuple(replace(day, change=NOTHING) for day in meeting.days)
    first = replace(meeting.activities[0], cancelled=Text({"en": "rain", "lv": "lietus"}))
    made = sheet(
        replace(meeting, days=quiet, activities=(first, *meeting.activities[1:])), "en", "cerv-eds"
    ).text
    assert "No changes." not in made
    assert "No changes." in sheet(replace(meeting, days=quiet), "en", "cerv-eds").text


def test_a_project_whose_number_is_not_there_yet_has_the_form_of_its_programme(meeting: Meeting) -> None:
    programme = Text({"en": "CERV"})
    cerv = replace(meeting, funding=replace(meeting.funding, number="to be given", programme=programme))
    assert form_for(cerv).id == "cerv-eds"


def test_expected_and_vague_numbers_are_no_results(meeting: Meeting) -> None:
    people = meeting.participation
    assert "sheet-expected" in found(replace(meeting, participation=replace(people, counts=Counts.EXPECTED)))
    assert "sheet-total-vague" in found(replace(meeting, participation=replace(people, at_least=True)))
    assert "sheet-total-missing" in found(replace(meeting, participation=replace(people, stated_total=0)))


def test_what_the_title_of_a_day_says_is_not_said_twice(meeting: Meeting) -> None:
    [first, *others] = lasting(meeting, 3).days
    bare = replace(first, dedicated=NOTHING, text=first.title)
    activity = replace(meeting.activities[0], title=first.title, text=NOTHING, venues=(), prompt=None)
    said = sheet(replace(lasting(meeting, 3), days=(bare, *others), activities=(activity,))).day(first.date)
    assert said
    assert said.text == "The day of 08/11/2018 was dedicated to “the work”."


def test_where_a_day_has_only_its_title_there_are_no_blanks_too_many(meeting: Meeting) -> None:
    days = tuple(replace(day, text=NOTHING, dedicated=NOTHING, change=NOTHING) for day in meeting.days)
    bare = replace(meeting, days=days, activities=(), prompts=())
    assert not re.search(r"\S  |\s$", "\n".join(one.text for one in sheet(bare).paragraphs), re.MULTILINE)


def test_two_towns_of_one_name_are_two_places(meeting: Meeting) -> None:
    first, *others = [one for one in meeting.places if one.kind is PlaceKind.CITY]
    twin = replace(others[0], country=first.country, name=first.name, forms=first.forms)
    towns = replace(meeting, places=(first, twin), host=first.id)
    rows = with_rows(towns, row(first.country, 5, first.id), row(first.country, 6, twin.id))
    assert "sheet-row-twice" not in found(rows)
    assert "sheet-row-twice" in found(with_rows(towns, row(first.country, 5), row(first.country, 6)))


def test_countries_are_spelt_out_and_read_so(meeting: Meeting) -> None:
    some = with_rows(meeting, row("LV", 30, "daugavpils"), row("BA", 30))
    made = sheet(some)
    assert "30 participants from Bosnia and Herzegovina" in made.text
    assert "sheet-country" not in codes(check_finished(made.text))


@pytest.mark.parametrize(
    ("language", "then", "now"),
    [
        (
            "en",
            "2 participants from the Former Yugoslav Republic of Macedonia",
            "2 participants from North Macedonia",
        ),
        (
            "lv",
            "2 dalībnieki no Bijušās Dienvidslāvijas Republikas Maķedonijas",
            "2 dalībnieki no Ziemeļmaķedonijas",
        ),
        (
            "de",
            "2 Teilnehmerinnen und Teilnehmer aus der ehemaligen jugoslawischen Republik Mazedonien",
            "aus Nordmazedonien",
        ),
    ],
)
def test_countries_are_called_as_on_the_day_of_the_meeting(
    meeting: Meeting, language: str, then: str, now: str
) -> None:
    with_them = with_rows(
        meeting,
        *(
            replace(one, country="MK") if one.id == "portugal" else one
            for one in meeting.participation.delegations
        ),
    )
    assert then in sheet(with_them, language).text
    later = replace(with_them, start=date(2021, 5, 1), end=date(2021, 5, 2), days=())
    assert now in sheet(later, language).text
    assert not [one for one in check_finished(sheet(with_them, language).text) if one.code == "sheet-country"]


def test_a_sentence_is_of_one_language_and_says_which(meeting: Meeting) -> None:
    paragraph = sheet(meeting, "de").day(meeting.start)
    assert paragraph
    dedicated, first, *_ = paragraph.sentences
    assert (dedicated.language, first.language) == ("de", "en")
    assert first.text.startswith("Meeting the partners at the airport: Representatives")
