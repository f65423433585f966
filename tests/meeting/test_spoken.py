"""Which languages a meeting is read in, and in which one each group speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.meeting.sample import sample
from tests.text.test_phrasebook import bundled
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.spoken import by_own_name, group_language, offered, spoken


def with_group(meeting: Meeting, **values: str) -> Meeting:
    return replace(meeting, groups=(replace(meeting.groups[0], **values),))  # type: ignore[arg-type]


def test_a_meeting_is_shown_in_its_own_languages_the_first_one_first() -> None:
    assert spoken(bundled()) == ("lv", "en")
    assert spoken(replace(sample(), languages=("pl", "et", "lv"))) == ("pl", "lv")
    assert spoken(replace(sample(), languages=("et",))) == ("en",)


def test_it_is_offered_also_in_those_of_the_countries_of_its_people_and_in_english() -> None:
    nobody = replace(sample().participation, delegations=())
    alone = replace(sample(), languages=("pl",), places=(), partners=(), groups=(), participation=nobody)
    assert offered(alone) == ("en", "pl")
    assert offered(alone, "hu") == ("en", "hu", "pl")
    assert "de" in offered(bundled())


def test_languages_stand_by_their_own_names_those_in_other_letters_last() -> None:
    assert by_own_name(("ru", "tr", "cs", "bg", "en", "lv")) == ("cs", "en", "lv", "tr", "bg", "ru")


@pytest.mark.parametrize(
    ("group", "language"),
    [("lv", "lv"), ("pl", "pl"), ("gb", "en"), ("rs", "sr"), ("se", "sv"), ("be", "nl"), ("plenary", "en")],
)
def test_a_group_speaks_the_language_of_its_country(group: str, language: str) -> None:
    assert group_language(bundled(), group) == language


def test_unless_the_meeting_says_another_one() -> None:
    meeting = with_group(bundled(), language="fr")
    assert group_language(meeting, meeting.groups[0].id) == "fr"


def test_of_several_languages_of_a_country_that_of_the_meeting() -> None:
    meeting = replace(with_group(bundled(), country="BE"), languages=("fr", "en"))
    assert group_language(meeting, meeting.groups[0].id) == "fr"


def test_a_group_of_no_country_speaks_english_or_the_first_language_of_the_meeting() -> None:
    meeting = replace(with_group(bundled(), country=""), languages=("pl", "lv"))
    assert group_language(meeting, meeting.groups[0].id) == "pl"
