from __future__ import annotations

from pathlib import Path

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
