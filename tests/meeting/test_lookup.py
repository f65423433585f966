from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.meeting.sample import both
from ttchan_tui.meeting.board.themes import Theme
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.format import read_meeting
from ttchan_tui.meeting.lookup import (
    find_category,
    find_group,
    find_id,
    find_partner,
    find_place,
    find_prompt,
    find_theme,
    find_venue,
)
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.qr.codes import code
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder
from ttchan_tui.text.languages import language


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return read_meeting(read_folder(bundled_folder()))


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        ("lodz", "lodz"),
        ("Łódź", "lodz"),
        ("LODZ", "lodz"),
        ("Lodza", "lodz"),
        ("Лодзь", "lodz"),
        ("Vilnius", "vilnius"),
        ("Viļņa", "vilnius"),
        ("Вильнюс", "vilnius"),
        ("vil", "vilnius"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(meeting: Meeting, wanted: str, id: str) -> None:
    places = [
        replace(one, other_names=(*one.other_names, "Лодзь")) if one.id == "lodz" else one
        for one in meeting.places
    ]
    places = [replace(one, other_names=("Вильнюс",)) if one.id == "vilnius" else one for one in places]
    assert find_place(replace(meeting, places=tuple(places)), wanted).id == id


def refused(find: Callable[[], object]) -> str:
    with pytest.raises(UnknownId) as caught:
        find()
    return caught.value.sentence(language("en"))


def test_whoever_could_mean_several_is_told_which(meeting: Meeting) -> None:
    assert refused(lambda: find_place(meeting, "nowhere")).startswith(
        "There is no place “nowhere”. There are: "
    )
    assert "could mean: " in refused(lambda: find_place(meeting, "v"))
    assert "(" in refused(lambda: find_place(meeting, "v"))
    for nothing in ("", " ", "!"):
        assert "There is no place" in refused(lambda nothing=nothing: find_place(meeting, nothing))  # type: ignore[misc]


def test_the_same_name_twice_is_told_apart(meeting: Meeting) -> None:
    first, second = meeting.venues[:2]
    again = replace(second, name=first.name, address="Rīgas iela 1")
    twice = replace(meeting, venues=(replace(first, address="Daugavas iela 2"), again))
    said = refused(lambda: find_venue(twice, first.name.in_language("lv").text))
    assert f"Daugavas iela 2 ({first.id})" in said
    assert f"Rīgas iela 1 ({second.id})" in said
    assert find_venue(twice, second.id) is again


def test_an_id_goes_before_a_name_and_a_name_before_a_beginning(meeting: Meeting) -> None:
    themes = [
        Theme("fest", "p", "Other"),
        Theme("a1", "p", "Fest"),
        Theme("a2", "p", "Festival"),
        Theme("a3", "p", "Fes"),
    ]
    assert find_theme(themes, "fest").id == "fest"
    assert find_theme(themes, "a2").id == "a2"
    assert find_theme(themes, "FESTI").id == "a2"
    assert find_theme(themes, "FES").id == "a3"
    assert "Other (fest), Festival (a2)" not in refused(lambda: find_theme(themes, "Fe"))
    assert "Fest (a1), Festival (a2), Fes (a3)" in refused(lambda: find_theme(themes, "Fe"))
    assert refused(lambda: find_theme([], "x")) == "There is no “x”: there are none of this kind."


def test_groups_prompts_categories_and_partners(meeting: Meeting) -> None:
    prompt = find_prompt(meeting, "promote my")
    assert prompt.id == "promote-my-partner"
    assert find_group(meeting, "Lietuva").id == find_group(meeting, "lithuania", prompt.groups).id == "lt"
    assert "for this prompt" in refused(lambda: find_group(meeting, "lt", ["lv"]))
    assert find_category(prompt, "Cilvēki").id == "people"
    assert find_partner(meeting, meeting.partners[0].id) is meeting.partners[0]


def test_codes_are_found_by_names_too(meeting: Meeting) -> None:
    assert code(meeting, "place:Łódź", "lv").what == "place:lodz"
    assert refused(lambda: code(replace(meeting, places=()), "place:x", "lv")).startswith("There is no “x”")


def test_of_an_id_the_beginning_is_enough() -> None:
    assert find_id(["abc", "abd", "ab"], "abc", "no {id}") == "abc"
    assert find_id(["abc", "abd", "ab"], "ab", "no {id}") == "ab"
    assert (
        refused(lambda: find_id(["abc", "abd"], "ab", "no {id}"))
        == "Several ids begin with “ab”. Give more letters of it."
    )
    assert refused(lambda: find_id(["abc"], "", "no “{id}”")) == "no “”"


def test_of_several_languages_any_will_do(meeting: Meeting) -> None:
    [first, *rest] = meeting.venues
    named = replace(meeting, venues=(replace(first, name=both("Vienības nams", "Unity House")), *rest))
    assert find_venue(named, "vienibas").id == find_venue(named, "UNITY").id == first.id
