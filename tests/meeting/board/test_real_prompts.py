"""The prompts of the bundled meeting are those of the report: days, categories, levels, groups."""

from __future__ import annotations

from datetime import date

import pytest

from ttchan_tui.meeting.format import read_meeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder

PROMPTS = {
    "image-of-my-town": (9, ["traditions", "objects", "places", "heritage"]),
    "future-of-europe": (9, ["views"]),
    "euroscepticism": (9, ["views"]),
    "after-the-excursion": (10, ["impressions", "traditions-compared", "cooperation-ideas"]),
    "promote-my-partner": (11, ["heritage", "culture", "festivals", "people", "objects", "places"]),
    "gains": (12, ["gains", "experience"]),
    "pluses-and-minuses": (12, ["pluses", "minuses"]),
    "further-cooperation": (12, ["proposals"]),
}


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return read_meeting(read_folder(bundled_folder()))


def test_they_have_their_days_and_categories(meeting: Meeting) -> None:
    assert {prompt.id for prompt in meeting.prompts} == PROMPTS.keys()
    for id, (day, categories) in PROMPTS.items():
        prompt = meeting.prompt[id]
        assert prompt.date == date(2018, 11, day)
        assert sorted(category.id for category in prompt.categories) == sorted(categories)
        assert prompt.source == "report"


def test_partners_were_promoted_at_three_levels_in_national_groups(meeting: Meeting) -> None:
    prompt = meeting.prompt["promote-my-partner"]
    assert [level.id for level in prompt.levels] == ["local", "regional", "national"]
    assert [step.id for step in prompt.steps] == ["group-work", "presentations"]
    groups = [meeting.group[id] for id in prompt.groups]
    assert {group.country for group in groups} == {row.country for row in meeting.participation.counted}
    assert sum(meeting.size_of(group.id) or 0 for group in groups) == 159


def test_nobody_has_said_how_long_a_step_took(meeting: Meeting) -> None:
    assert {step.minutes for prompt in meeting.prompts for step in prompt.steps} == {None}


def test_debates_are_held_all_together_by_however_many_are_there(meeting: Meeting) -> None:
    for id in ("future-of-europe", "euroscepticism"):
        assert meeting.prompt[id].groups == ("plenary",)
    assert meeting.size_of("plenary") is None
