from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import parsed, ttchan

FIGURES = {
    "stated_total": 159,
    "counted_countries": 14,
    "named_countries": 17,
    "invited": 57,
    "separately_named_people": 3,
}


@pytest.fixture(scope="module")
def partners(data: Path) -> Any:
    return parsed("partners", "--lang", "en", data=data)


def test_every_figure_under_its_right_name(partners: Any) -> None:
    assert {name: partners[name] for name in FIGURES} == FIGURES


def test_the_counted_delegations_add_up_and_the_others_stand_beside(partners: Any) -> None:
    rows = partners["delegations"]
    assert sum(row["count"] for row in rows if not row["separately_named"]) == 159
    assert [row["country"] for row in rows if row["separately_named"]] == ["KZ", "BY", "TR"]
    assert len(rows) == 17
    first = rows[0]
    assert set(first) == {
        "id", "places", "country", "country_text", "count", "at_least", "online",
        "separately_named", "eu_member", "note",
    }  # fmt: skip
    assert (first["places"], first["country"], first["count"]) == (["daugavpils"], "LV", 102)
    assert rows[1]["places"] == ["lodz", "warsaw", "krakow"]
    assert next(row for row in rows if row["country"] == "RS")["eu_member"] is False


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("how", [[], ["--json"]])
def test_nobody_adds_the_three_to_the_total(data: Path, language: str, how: list[str]) -> None:
    printed = ttchan("partners", "--lang", language, *how, data=data).stdout
    assert "159" in printed
    assert not re.search(r"\b(162|60)\b", printed)


def test_the_partners_of_the_project(partners: Any) -> None:
    rows = partners["partners"]
    assert [row["country"] for row in rows if row["lead"]] == ["LV"]
    assert {row["country"] for row in rows} == {"LV", "LT", "PL", "DE", "SE", "RS"}
    assert set(rows[0]) == {"id", "country", "country_text", "lead", "name", "place", "note", "source"}
    assert all(row["note"] for row in rows)


def test_places_with_distance_and_direction(partners: Any) -> None:
    places = {place["id"]: place for place in partners["places"]}
    assert len(places) == 21
    raska = places["raska"]
    assert raska["local_name"] == "Рашка / Raška"
    assert (raska["distance_km"], raska["direction"]) == (1462, "south")
    assert raska["website"] == "https://www.raska.gov.rs"
    assert {fact["category"] for fact in raska["facts"]} <= {
        "heritage", "tradition", "festival", "person", "object", "place",
    }  # fmt: skip
    assert all(fact["text"] and fact["source"] for fact in raska["facts"])
    host = places["daugavpils"]
    assert (host["distance_km"], host["direction"]) == (0, None)
    country = places["portugal"]
    assert country["kind"] == "country"
    for key in ("latitude", "longitude", "distance_km", "direction", "direction_text"):
        assert country[key] is None


def test_every_place_of_a_delegation_exists(partners: Any) -> None:
    ids = {place["id"] for place in partners["places"]}
    for row in partners["delegations"]:
        assert row["places"]
        assert set(row["places"]) <= ids


def test_the_table_for_people(data: Path) -> None:
    lines = ttchan("partners", "--lang", "en", data=data).stdout.splitlines()
    assert "Latvia          102  Daugavpils" in lines
    assert "Poland           16  Łódź, Warsaw, Kraków" in lines
    assert "Serbia            6  Raška" in lines
    total = lines.index("Stated total    159")
    beside = lines.index("Named separately")
    assert total < beside < lines.index("Kazakhstan        1") < lines.index("Partners of the project")
    assert lines[-1] == "601592-CITIZ-1-2018-1-LV-CITIZ-TT"


def test_the_countries_have_their_latvian_names(data: Path) -> None:
    printed = ttchan("partners", "--lang", "lv", data=data).stdout
    for name in ("Latvija", "Polija", "Apvienotā Karaliste", "Kazahstāna", "Turcija"):
        assert name in printed
