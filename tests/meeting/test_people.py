from __future__ import annotations

from dataclasses import fields, replace
from functools import cache

import pytest

from ttchan_tui.meeting.format import read_meeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Participation
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder


@cache
def bundled() -> Meeting:
    return read_meeting(read_folder(bundled_folder()))


def figures(people: Participation) -> dict[str, object]:
    """Everything that the participation list says about itself, stored or worked out."""
    names = [field.name for field in fields(people)]
    names += [name for name, member in vars(Participation).items() if isinstance(member, property)]
    return {name: getattr(people, name) for name in names}


def test_the_stated_total_is_the_sum_of_the_counted_delegations() -> None:
    people = bundled().participation
    assert people.stated_total == people.counted_sum == 159
    assert sum(row.count for row in people.counted) == 159


def test_invited_are_those_from_other_countries_than_the_hosts() -> None:
    people = bundled().participation
    of_a_neighbour = replace(people.counted[1], id="riga", country="LV", count=30)
    both = replace(people, stated_total=189, delegations=(*people.delegations, of_a_neighbour))
    assert both.invited == people.invited == 57


def test_every_figure_comes_out_under_its_own_name() -> None:
    people = bundled().participation
    assert people.counted_countries == len(people.counted) == 14
    assert people.named_countries == 17
    assert people.invited == 57
    assert people.separately_named_people == 3
    assert {row.country for row in people.separately_named} == {"KZ", "BY", "TR"}


def test_the_separately_named_are_added_to_nothing() -> None:
    for name, figure in figures(bundled().participation).items():
        assert figure != 162, name


def test_all_figures_are_looked_at() -> None:
    assert {"stated_total", "counted_sum", "invited", "separately_named_people"} <= set(
        figures(bundled().participation)
    )


def test_a_delegation_is_counted_or_separately_named_never_both() -> None:
    people = bundled().participation
    counted = {row.id for row in people.counted}
    beside = {row.id for row in people.separately_named}
    assert counted | beside == {row.id for row in people.delegations}
    assert not counted & beside


def test_more_separately_named_guests_change_no_other_figure() -> None:
    people = bundled().participation
    guest = replace(people.separately_named[0], id="another", count=40)
    more = replace(people, delegations=(*people.delegations, guest))
    assert more.separately_named_people == 43
    assert (more.counted_sum, more.counted_countries, more.invited) == (159, 14, 57)


def test_serbia_is_counted_and_not_of_the_eu_and_the_list_says_why() -> None:
    (serbia,) = (row for row in bundled().participation.counted if row.country == "RS")
    assert not serbia.eu_member
    assert all(serbia.note.in_language(language).text for language in ("lv", "en"))


@pytest.mark.parametrize(("country", "count", "places"), [("LV", 102, 1), ("PL", 16, 3), ("LT", 15, 3)])
def test_one_count_for_all_places_of_a_row(country: str, count: int, places: int) -> None:
    (row,) = (row for row in bundled().participation.delegations if row.country == country)
    assert (row.count, len(row.places)) == (count, places)


def test_partners_are_another_list_than_places() -> None:
    meeting = bundled()
    assert [partner.id for partner in meeting.partners if partner.lead] == ["lv"]
    assert len(meeting.partners) == 6
    assert "IT" not in {partner.country for partner in meeting.partners}
