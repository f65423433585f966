"""What the linter finds in finished sheets, and that it leaves sound ones alone."""

# ruff: noqa: E501 - sentences of sheets stand whole

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.meeting.sheet.changing import START, codes, found, lasting, row, sheet, with_rows
from ttchan_tui.meeting.checks import Severity
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.sheet import NoSheet, check_finished, check_sheet, compose, form
from ttchan_tui.meeting.sheet.kept import KeptDay, reworded
from ttchan_tui.store.meeting.folder import examine_folder
from ttchan_tui.text.languages import CODES, language

SOUND = """Town Twinning in Nemo
The project «Town Twinning in Nemo» 601592-CITIZ-1-2016-1-HR-CITIZ-TT was funded with the support of the European \
Union under the Programme "Europe for Citizens"
Applicable to the Strand 2 – Measure 2.1 "Town-Twinning"
Participation: The project involved 115 citizens, notably 60 participants from the city of Klanjec (Croatia), \
30 participants from the town of Keť (Slovakia), 20 participants from the municipality of Gallese (Italy) and \
5 participants from the village of St. Pölten (Austria).
Location/ Dates: The event took place in Klanjec (Croatia), from 01/10/2016 to 03/10/2016
Short description:
The day of 01/10/2016 (event number 1) was dedicated to the arrival and the opening conference. All 115 \
participants met in the hall of the school, which was built in 1918.
The day of 02/10/2016 (event number 2) was dedicated to workshops on the future of Europe in three groups.
The day of 03/10/2016 (event number 3) was dedicated to the evaluation of the project.
"""

SECOND = SOUND[SOUND.index("The day of 02") : SOUND.index("The day of 03")]
THIRD = SOUND[SOUND.index("The day of 03") :]
AFTERWARDS = "The day of 05/10/2016 (event number 4) was dedicated to a visit."
AT_THE_END = (
    "All planned events (1-2 of the application form) and content activities were fully carried out at the "
    "meeting, from 01/10/2016 to 02/10/2016."
)

FAULTS: list[tuple[str, str, str]] = [
    ("involved 115", "involved 105", "sheet-sum"),
    ("involved 115", "involved over 115", "sheet-total-vague"),
    ("involved 115", "involved 115+", "sheet-total-vague"),
    ("involved 115 citizens", "involved many citizens", "sheet-total-missing"),
    ("30 participants", "3O participants", "sheet-sum"),
    ("60 participants from the city of Klanjec (Croatia)", "60 participants from Croatia", ""),
    (", 30 participants", ", 30 participants from Croatia, 30 participants", "sheet-sum"),
    ("60 participants from the city of Klanjec", "95 participants from the city of Klanjec", "sheet-sum"),
    ("town of Keť (Slovakia)", "town of Zabok (Croatia)", ""),
    ("(Slovakia)", "(Slovaka)", "sheet-country"),
    ("and 5 participants", "and 0 participants", "sheet-row-empty"),
    ("municipality of Gallese (Italy)", "town of Keť (Slovakia)", "sheet-row-twice"),
    ("from 01/10/2016 to 03/10/2016", "from 03/10/2016 to 01/10/2016", "sheet-dates-reversed"),
    ("from 01/10/2016 to 03/10/2016", "from 01/10/2016 to 03/10/2026", "sheet-dates-far-apart"),
    ("from 01/10/2016 to 03/10/2016", "from 01/10/2016 to 25/10/2016", "sheet-too-long"),
    ("to 03/10/2016", "to 31/11/2016", "sheet-date-impossible"),
    ("from 01/10/2016 to 03/10/2016", "from 01/11/2016 to 03/11/2016", "sheet-month-mistaken"),
    ("day of 02/10/2016", "day of 02/11/2016", "sheet-month-mistaken"),
    ("day of 02/10/2016", "day of 22/10/2016", "sheet-day-mistaken"),
    ("day of 02/10/2016", "day of 01/10/2016", "sheet-day-twice"),
    ("day of 02/10/2016", "second day", "sheet-day-missing"),
    ("in Klanjec (Croatia), from 01/10/2016 to 03/10/2016", "in Klanjec (Croatia)", "sheet-dates-missing"),
    ("took place in Klanjec (Croatia)", "was held", "sheet-place-missing"),
    ("in the hall", "on 5 October in the hall", "sheet-date-other-day"),
    ("the evaluation", "the evaluation of the 4-day meeting", "sheet-day-count"),
    ("the evaluation", "the evaluation of the two-day event", "sheet-day-count"),
    ("the evaluation", "the evaluation of the three-day event", ""),
    ("(event number 2)", "(event number 4)", "sheet-event-missing"),
    ("(event number 2)", "(event number 1)", "sheet-event-twice"),
    (" (event number 2)", "", "sheet-event-none"),
    ("(event number 3)", "(event numbers 3 and 4)", "sheet-events-on-a-day"),
    ("All 115", "All 151", "sheet-figure"),
    ("the hall", "the the hall", "text-doubled"),
    ("the hall", "the hall [bookmark: _GoBack]", "text-leftover"),
    ("the hall", "the hall on xx/xx/2016", "text-leftover"),
    ("in three groups", "in three groups etc.", "text-vague-list"),
    ("in three groups", "in three groups led by Mr Ivan Horvat", "text-person"),
    ("in three groups", "in three groups (a@b.example.hr)", "text-mail"),
    ("in three groups", "in three groups (+385 49 550 235)", "text-telephone"),
    ("Gallese", "G\u0430llese", "text-two-scripts"),
    ("in three groups", "with 1 disabled person", "sheet-singles-out"),
    ("601592-CITIZ-1-2016-1-HR-CITIZ-TT", "60159-CITIZ-1-2016-1-HR-CITIZ-TT", "project-number-shape"),
    ("601592-CITIZ-1-2016-1-HR-CITIZ-TT", "601592-CITIZ-1-2010-1-HR-CITIZ-TT", "sheet-number-year"),
    ("601592-CITIZ-1-2016-1-HR-CITIZ-TT", "", "sheet-number-missing"),
    ("The project «Town Twinning in Nemo»", "It", "sheet-project"),
    ("notably 60 participants from", "notably many from", "sheet-sum"),
    (SOUND[SOUND.index(", notably") : SOUND.index("Location")], ".\n", "sheet-no-rows"),
    ("evaluation of the project.\n", f"evaluation.\n{AFTERWARDS}\n", "sheet-day-outside"),
    ("evaluation of the project.\n", f"evaluation.\n{AT_THE_END}\n", "sheet-dates-at-end"),
    ("evaluation of the project.\n", f"evaluation.\n{AT_THE_END}\n", "sheet-events-carried-out"),
    ("in the hall", "in […]", "sheet-gap"),
    (SECOND, "", "sheet-day-missing"),
    (f"{SECOND}{THIRD}", f"{THIRD}{SECOND}", "sheet-day-order"),
]


@pytest.mark.parametrize(("here", "there", "code"), FAULTS)
def test_a_fault_is_found_and_told(here: str, there: str, code: str) -> None:
    assert SOUND.count(here) >= 1
    findings = check_finished(SOUND.replace(here, there, 1))
    assert (code in codes(findings)) if code else not findings
    for finding in findings:
        assert all(finding.sentence(language(spoken)) for spoken in CODES)


def test_a_sound_sheet_has_no_findings() -> None:
    assert check_finished(SOUND) == ()


def test_the_sum_is_written_out() -> None:
    findings = check_finished(SOUND.replace("involved 115", "involved 159"))
    finding = next(one for one in findings if one.code == "sheet-sum")
    assert "159" in finding.sentence(language("en"))
    assert "115 = 60 + 30 + 20 + 5" in finding.sentence(language("en"))


def test_a_month_mistaken_is_one_finding() -> None:
    wrong = SOUND.replace("from 01/10/2016 to 03/10/2016", "from 01/11/2016 to 03/11/2016")
    assert [one.code for one in check_finished(wrong)] == ["sheet-month-mistaken"]


def test_invited_are_those_of_other_countries() -> None:
    few = SOUND.replace("60 participants", "91 participants").replace("involved 115", "involved 116")
    few = few.replace("30 participants from the town of Keť", "0 participants from the town of Keť")
    few = few.replace("All 115", "All 116")
    assert codes(check_finished(few)) == {"sheet-row-empty"}  # 25 of 116
    own = SOUND.replace("Keť (Slovakia)", "Zabok (Croatia)")
    assert check_finished(own) == ()
    fewer = own.replace(
        "20 participants from the municipality of Gallese (Italy)", "20 participants from Croatia"
    )
    [finding] = check_finished(fewer)
    assert finding.code == "sheet-invited"
    assert "5 = 115 − 110" in finding.sentence(language("en"))


def test_guests_in_a_sentence_of_their_own() -> None:
    guests = SOUND.replace(
        "(Austria).",
        "(Austria). Some participants were from elsewhere: 1 from Kazakhstan and 1 from Belarus.",
    )
    assert codes(check_finished(guests)) == {"sheet-guests"}
    said = guests.replace("Belarus.", "Belarus. They are not included in the total of 115.")
    assert check_finished(said) == ()


@pytest.mark.parametrize(
    "rows",
    [
        [361],
        [120, 62, 30, 22, 21, 18, 13, 13],
        [1000, 144, 100],
    ],
)
def test_sums_with_and_without_separators(rows: list[int]) -> None:
    """The totals of real sheets that were sound; how their rows fell is ours."""
    total = sum(rows)
    for written in (str(total), f"{total:,}", f"{total:,}".replace(",", " ")):
        listed = ", ".join(
            f"{count} participants from the city of X{'x' * n} (France)" for n, count in enumerate(rows)
        )
        text = f"The project involved {written} citizens, notably {listed}."
        assert "sheet-sum" not in codes(check_finished(text))


REAL_WORDS = {
    "en": "It allowed to get together 41 citizens: 30 citizens from the town of Gárdony (Hungary), 11 from the town "
    "of Salonta (Romania). The event took place in Gárdony (Hungary) on 20/08/2014.",
    "de": "Das Projekt involvierte 41 Bürgerinnen und Bürger, insbesondere 30 Teilnehmerinnen und Teilnehmer aus der "
    "Stadt Krempe (Deutschland), 11 Teilnehmerinnen und Teilnehmer aus der Stadt Kamień (Polen). Die Veranstaltung "
    "fand vom 01.05.2014 bis 03.05.2014 in Krempe (Deutschland) statt.",
    "lv": "Projekts ļāva pulcēt 41 iedzīvotāju, no kuriem 30 dalībnieki bija no Daugavpils (Latvija), 11 dalībnieki "
    "no Utenas (Lietuva). Tikšanās notika Daugavpilī (Latvija) no 01.05.2014. līdz 03.05.2014.",
}


@pytest.mark.parametrize("spoken", REAL_WORDS)
def test_other_wordings_of_real_sheets_are_read(spoken: str) -> None:
    found = codes(check_finished(REAL_WORDS[spoken]))
    assert found == {"sheet-no-days", "sheet-invited", "sheet-number-missing", "sheet-project"}
    wrong = codes(check_finished(REAL_WORDS[spoken].replace("30 ", "31 ")))
    assert "sheet-sum" in wrong


def test_what_is_no_sheet_is_said_to_be_none() -> None:
    with pytest.raises(NoSheet):
        check_finished("Dear all, the bus leaves at 9.")


@pytest.mark.parametrize("name", ["klanjec", "bukkabrany"])
def test_no_false_alarm_on_real_meetings(name: str) -> None:
    folder = Path(__file__).parents[2] / "samples" / name
    meeting = examine_folder(folder).sound()
    made = compose(meeting, form("efc-2.1"), "en")
    assert codes(check_sheet(meeting, made)) == {"sheet-number-missing", "sheet-outcome"}
    assert codes(check_finished(made.text, meeting)) == {"sheet-number-missing"}


@pytest.mark.parametrize("spoken", ["lv", "en", "de"])
def test_the_bundled_sheet_has_no_errors(meeting: Meeting, spoken: str) -> None:
    made = sheet(meeting, spoken)
    for findings in (check_sheet(meeting, made), check_finished(made.text, meeting)):
        assert not [one for one in findings if one.severity is Severity.ERROR]


def test_shapes_of_meetings(meeting: Meeting) -> None:
    def events(*numbers: int) -> list[list[int]]:
        return [[number] for number in numbers]

    assert "sheet-too-long" in found(lasting(meeting, 25, events(*range(1, 26))))
    assert "sheet-too-long" not in found(lasting(meeting, 21, events(*range(1, 22))))
    assert "sheet-event-order" in found(lasting(meeting, 3, events(1, 3, 2)))
    assert "sheet-events-on-a-day" in found(lasting(meeting, 2, [[1], [2, 3]]))
    assert "sheet-event-missing" in found(lasting(meeting, 2, events(1, 3)))
    few = with_rows(meeting, row("LV", 100, "daugavpils"), row("PL", 24, "lodz"))
    assert "sheet-invited" in found(few)
    assert "sheet-invited" not in found(with_rows(few, row("LV", 100, "daugavpils"), row("PL", 25, "lodz")))
    assert "sheet-sum" in found(with_rows(meeting, row("LV", 100, "daugavpils"), row("PL", 25), total=126))


def test_what_the_form_needs_and_what_is_not_there_in_a_language_is_found(meeting: Meeting) -> None:
    assert "sheet-text-missing" in codes(check_sheet(meeting, sheet(meeting, "en", "efc-2.2")))
    assert "sheet-name-language" in found(meeting, "de")
    assert "sheet-name-language" not in found(meeting)


def test_a_day_that_nobody_described_is_found(meeting: Meeting) -> None:
    bare = replace(meeting, days=meeting.days[1:])
    assert "sheet-day-undescribed" in found(bare)


def test_an_edited_day_without_its_date_is_found(meeting: Meeting) -> None:
    draft = sheet(meeting).day(START)
    assert draft
    for text, is_found in (("Then we met.", True), ("On 08/11/2018 we met.", False)):
        kept = KeptDay("x", START, "en", reworded(draft.sentences, None, draft.sentences[0], text))
        made = compose(meeting, form("efc-2.1"), "en", kept={START: kept})
        assert ("sheet-day-undated" in codes(check_sheet(meeting, made))) is is_found


def test_a_finished_sheet_is_compared_with_its_meeting(meeting: Meeting) -> None:
    text = sheet(meeting).text
    for here, there in (
        ("1 from Kazakhstan", "2 from Kazakhstan"),
        ("Vänersborg", "Vänerborg"),
        ("1919", "1918"),
        ("did not affect", "did affect"),
        ("601592", "601593"),
        ("Riga to Daugavpils", "Rīga to Daugavpils"),
    ):
        assert here in text
        differing = check_finished(text.replace(here, there), meeting)
        assert "sheet-differs" in codes(differing)
    assert check_finished(SOUND, meeting) == ()
