"""No number that is unknown or vague stands in a sheet, nor a country called what nobody said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.meeting.sheet.changing import codes, row, sheet, with_rows
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.sheet import check_sheet, forms

FORMS = [(of, language) for of in forms() for language in ("en", "lv", "de")]


@pytest.mark.parametrize(("of", "language"), FORMS)
def test_an_unknown_and_a_vague_number_are_gaps_that_name_the_delegation(
    meeting: Meeting, of: str, language: str
) -> None:
    vague = replace(row("LT", 77), at_least=True)
    told = with_rows(meeting, row("LV", 33), row("PL", 0), vague, total=888)
    made = sheet(told, language, of)
    findings = check_sheet(told, made)
    where = {finding.where for finding in findings if finding.code in {"sheet-row-empty", "sheet-row-vague"}}
    assert where == {'delegation "pl-x"', 'delegation "lt-x"'}
    assert "sheet-sum" not in codes(findings) or "sheet-row-vague" in codes(findings)
    assert "77" not in made.text
    assert "33" in made.text
    assert made.text.count("[…]") >= 2


@pytest.mark.parametrize(("of", "language"), FORMS)
@pytest.mark.parametrize("total", [0, 888])
def test_a_total_that_is_unknown_or_vague_is_a_gap(
    meeting: Meeting, of: str, language: str, total: int
) -> None:
    people = replace(
        with_rows(meeting, row("LV", 33)).participation, stated_total=total, at_least=bool(total)
    )
    told = replace(meeting, participation=people)
    made = sheet(told, language, of)
    assert {"sheet-total-missing", "sheet-total-vague"} & codes(check_sheet(told, made))
    assert "888" not in made.text
    assert "[…]" in made.text


def test_of_countries_of_which_nobody_has_said_it_nothing_is_said_about_membership(meeting: Meeting) -> None:
    cyprus = replace(row("CY", 4), eu_member=None)
    czechia = replace(row("CZ", 2, apart=True), eu_member=None)
    text = sheet(with_rows(meeting, row("LV", 9), cyprus, czechia)).text
    assert "European Union either" not in text
    assert "outside the European Union" not in text


def test_countries_that_are_said_to_be_no_members_are_told(meeting: Meeting) -> None:
    serbia, turkey = row("RS", 4, member=False), row("TR", 2, apart=True, member=False)
    text = sheet(with_rows(meeting, row("LV", 9), serbia, turkey)).text
    assert "Serbia, named in the list before" in text
