"""Meetings of all shapes: the figures of the sheet are theirs, and what is read back agrees."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.meeting.sheet.changing import codes, found, lasting, row, sheet, with_rows
from ttchan_tui.meeting.checks import Severity
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Guests
from ttchan_tui.meeting.sheet import check_finished, check_sheet
from ttchan_tui.text.multilingual import Text

EXAMPLES = 400 if os.environ.get("TTCHAN_STRESS") else 12
LONGEST, FEWEST = 21, 25
WORDS = {"lv": ("dalībnieks", "dalībniek[iu]"), "en": ("participant", "participants")}


@pytest.mark.parametrize("language", WORDS)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    days=st.integers(1, 25),
    own=st.sampled_from([1, 2, 11, 21, 102, 111]),
    invited=st.sampled_from([1, 11, 21, 24, 25, 26, 101]),
    a_day=st.integers(0, 2),
    guests=st.sampled_from([None, *Guests]),
)
@example(days=1, own=1, invited=1, a_day=1, guests=None)
@example(days=25, own=21, invited=11, a_day=2, guests=Guests.NOT_SAID)
def test_the_sheet_of_any_shape_says_its_figures_and_reads_back(  # noqa: PLR0917 - given by name
    meeting: Meeting, language: str, days: int, own: int, invited: int, a_day: int, guests: Guests | None
) -> None:
    events = [range(1 + day * a_day, 1 + (day + 1) * a_day) for day in range(days)]
    rows = [row("LV", own, "daugavpils"), row("PL", invited, "lodz")]
    rows += [row("BY", 1, apart=True, member=False)] if guests else []
    shaped = with_rows(lasting(meeting, days, events), *rows, guests=guests or Guests.NOT_SAID)
    made = sheet(shaped, language)
    for number in (own, invited):
        one, several = WORDS[language]
        is_one = number == 1 or (language == "lv" and number % 10 == 1 and number % 100 != 11)
        assert re.search(rf"\b{number} {one if is_one else several}\b", made.text), number
    assert str(own + invited) in made.text
    for day in shaped.days:
        assert made.wording.day(day.date) in made.text
    wrong = {"sheet-too-long"} if days > LONGEST else set()
    wrong |= {"sheet-invited"} if invited < FEWEST else set()
    found = check_sheet(shaped, made)
    assert codes([one for one in found if one.severity is Severity.ERROR]) == wrong
    assert ("sheet-guests" in codes(found)) is (guests is Guests.NOT_SAID)
    read = check_finished(made.text)
    assert codes([one for one in read if one.severity is Severity.ERROR]) == wrong


HOSTS = {"daugavpils": "LV", "lodz": "PL", "utena": "LT"}
AIM = Text({"en": "to learn from each other", "de": "voneinander zu lernen"})


def event(meeting: Meeting, number: int, host: str, days: int, own: int) -> Meeting:
    """An event of a network of towns: in its own town, some weeks after the one before."""
    held = lasting(meeting, days, [[number]] * days)
    later = timedelta(weeks=7 * number)
    rows = [row(HOSTS[host], own, host)] + [row(code, 13, one) for one, code in HOSTS.items() if one != host]
    held = with_rows(held, *rows)
    return replace(
        held,
        host=host,
        start=held.start + later,
        end=held.end + later,
        days=tuple(replace(one, date=one.date + later) for one in held.days),
        project_events=tuple(replace(one, date=one.date + later) for one in held.project_events),
        outcome=replace(held.outcome, aim=AIM),
        funding=replace(held.funding, measure=Text({"en": "Measure 2.2 “Networks of Towns”"})),
    )


@pytest.mark.parametrize(("language", "name"), [("en", "Event"), ("de", "Veranstaltung")])
def test_three_events_in_three_towns_are_each_a_sheet_of_its_own(
    meeting: Meeting, language: str, name: str
) -> None:
    events = [
        event(meeting, number, *shape)
        for number, shape in enumerate((("daugavpils", 1, 11), ("lodz", 3, 21), ("utena", 2, 101)), start=1)
    ]
    made = [sheet(one, language, "efc-2.2") for one in events]
    for one, its_sheet in zip(events, made, strict=True):
        errors = [found for found in check_sheet(one, its_sheet) if found.severity is Severity.ERROR]
        assert errors == []
        assert check_finished(its_sheet.text, one) == ()
    title, project, measure, *_ = made[0].text.split("\n")
    parts = [f"{name} {number}\n" + "\n".join(one.text.split("\n")[3:]) for number, one in enumerate(made, 1)]
    said = "3 events have been carried out within this project:" if language == "en" else ""
    whole = "\n".join((title, project, measure, said, *parts))
    assert check_finished(whole) == check_finished(whole, events[1]) == ()
    [wrong] = check_finished(whole.replace("21 ", "22 "))
    assert (wrong.code, wrong.where.partition(":")[0]) == ("sheet-sum", "event 2")
    assert codes(check_finished(whole.replace(f"\n{name} 3\n", f"\n{name} 4\n"))) == {
        "sheet-events-announced"
    }


@pytest.mark.parametrize("online", [0, 3, 13])
def test_of_a_hybrid_meeting_all_are_counted_and_the_form_says_how_they_took_part(
    meeting: Meeting, online: int
) -> None:
    rows = [row("LV", 21, "daugavpils"), replace(row("PL", 30, "lodz"), online=online)]
    shaped = with_rows(lasting(meeting, 2, [[1], [2]]), *rows)
    assert found(shaped) == set()
    assert "51 citizens" in sheet(shaped).text
    mode = "in situ and online" if online else "to be entered in the portal"
    assert f"In situ or online: {mode}\n" in sheet(shaped, "en", "cerv-eds").text
