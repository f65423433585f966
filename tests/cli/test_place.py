from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan


def test_a_place_in_full(data: Path) -> None:
    said = ttchan("partners", "raska", "--lang", "lv", "--now", "2018-11-09T14:00", data=data).stdout
    assert said.startswith("Raška\n")
    assert "Здраво!" in said
    assert "Daugavpils → Raška: 1" in said
    assert "13:00, piektdiena" in said, "Serbia is an hour behind Latvia"
    assert "[www.serbiaincoming.com]" in said, "facts name their source"
    assert "601592-CITIZ-1-2018-1-LV-CITIZ-TT" in said


def test_a_country_has_no_distance(data: Path) -> None:
    said = ttchan("partners", "portugal", "--lang", "en", data=data).stdout
    assert " km" not in said


def test_as_json_it_is_what_the_list_has(data: Path) -> None:
    everything = parsed("partners", data=data)["places"]
    assert parsed("partners", "lodz", data=data) == next(one for one in everything if one["id"] == "lodz")


def test_an_unknown_place_is_told_with_those_that_there_are(data: Path) -> None:
    ended = ttchan("partners", "atlantis", data=data, code=1)
    assert "atlantis" in ended.stderr
    assert "raska" in ended.stderr


def test_who_came_from_there(data: Path) -> None:
    said = ttchan("partners", "daugavpils", "--lang", "en", data=data).stdout
    assert "Came to the meeting: 102 participants\n  The host city.\n" in said
    said = " ".join(ttchan("partners", "warsaw", "--lang", "en", data=data).stdout.split())
    assert "Came to the meeting: 16 participants in all: Łódź, Warsaw and Kraków" in said
    assert "the report does not divide it by city" in said
    said = " ".join(ttchan("partners", "belarus", "--lang", "en", data=data).stdout.split())
    assert "Came to the meeting: 1 participant In a separate sentence" in said


def test_a_language_is_called_by_the_name_that_the_meeting_gives_it(data: Path) -> None:
    assert "(latgaliešu)" in ttchan("partners", "daugavpils", "--lang", "lv", data=data).stdout
    assert "(Latgalian)" in ttchan("partners", "daugavpils", "--lang", "en", data=data).stdout
    greetings = parsed("partners", "daugavpils", "--lang", "lv", data=data)["greetings"]
    assert [one["language_text"] for one in greetings] == ["latviešu", "latgaliešu"]


@pytest.mark.parametrize("name", ["Łódź", "lodz", "Lodza", "LOD"])
def test_a_place_is_named_as_people_call_it(data: Path, name: str) -> None:
    assert parsed("partners", name, data=data)["id"] == "lodz"


def test_prompts_and_groups_are_named_as_people_call_them(data: Path) -> None:
    said = parsed("notes", "list", "--prompt", "promote my", "--group", "Lietuva", data=data)
    assert [one["id"] for one in said["prompts"]] == ["promote-my-partner"]
    assert ttchan("qr", "place:Viļņa", data=data).stdout == ttchan("qr", "place:vilnius", data=data).stdout
