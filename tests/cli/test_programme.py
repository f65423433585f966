from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import parsed, ttchan

ACTIVITY_KEYS = {
    "id", "title", "kind", "kind_text", "venue", "venues", "venue_text", "venue_note", "part_of_day",
    "part_of_day_text", "start", "end", "after_midnight", "text", "audience", "led_by", "time_note",
    "project_events", "project_event_note", "prompt", "age_sensitive", "source", "cancelled",
    "replaced_by", "delegations", "heads",
    "state",
    "venue_state",
    "timing",
    "changed",
}  # fmt: skip


@pytest.fixture(scope="module", params=["lv", "en"])
def programme(request: pytest.FixtureRequest, data: Path) -> Any:
    return parsed("programme", "--lang", request.param, data=data)


def test_the_five_days_and_their_events(programme: Any) -> None:
    assert programme["meeting"] == "ttchan-2018"
    assert {day["date"]: day["project_events"] for day in programme["days"]} == {
        "2018-11-08": [1],
        "2018-11-09": [2],
        "2018-11-10": [4],
        "2018-11-11": [3, 5],
        "2018-11-12": [6],
    }


def test_every_activity_has_every_key(programme: Any) -> None:
    activities = [activity for day in programme["days"] for activity in day["activities"]]
    assert len(activities) == 33
    for activity in activities:
        assert set(activity) == ACTIVITY_KEYS
        assert activity["title"]
        assert activity["kind"].islower()
        assert activity["venue"] == (activity["venues"][0] if activity["venues"] else None)
        assert bool(activity["venue_text"]) == bool(activity["venues"])
        assert bool(activity["part_of_day_text"]) == bool(activity["part_of_day"])


def test_nothing_has_an_invented_time(programme: Any) -> None:
    for day in programme["days"]:
        for activity in day["activities"]:
            assert activity["start"] is None
            assert activity["end"] is None


def test_texts_are_in_the_language_and_ids_are_not(data: Path) -> None:
    latvian, english = (parsed("programme", "--lang", code, data=data)["days"] for code in ("lv", "en"))
    assert latvian[1]["title"] == "Atklāšanas aktivitātes"
    assert english[1]["title"] == "Opening activities"
    for one, other in zip(latvian, english, strict=True):
        assert [item["id"] for item in one["activities"]] == [item["id"] for item in other["activities"]]
        assert [item["kind"] for item in one["activities"]] == [item["kind"] for item in other["activities"]]


def test_one_day(data: Path) -> None:
    [day] = parsed("programme", "--day", "2018-11-09", data=data)["days"]
    assert (day["date"], len(day["activities"])) == ("2018-11-09", 16)
    text = ttchan("programme", "--day", "2018-11-09", "--lang", "lv", data=data).stdout
    assert "piektdiena, 9. novembris" in text
    assert "10. novembris" not in text


def test_a_day_outside_the_meeting(data: Path) -> None:
    done = ttchan("programme", "--day", "2018-11-13", "--json", data=data, code=1)
    assert done.stdout == ""
    assert "2018-11-13 is not a day of the meeting" in done.stderr
    assert "2018-11-08, 2018-11-09, 2018-11-10, 2018-11-11, 2018-11-12" in done.stderr


def test_the_text_for_people(data: Path) -> None:
    text = ttchan("programme", "--lang", "en", data=data).stdout
    lines = [line.strip() for line in text.splitlines()]
    dates = [f"{day}, {date} November" for day, date in
             (("Thursday", 8), ("Friday", 9), ("Saturday", 10), ("Sunday", 11), ("Monday", 12))]  # fmt: skip
    assert [line for line in lines if line in dates] == dates
    assert "first part of the day" in lines
    assert "time of day not stated" in lines
    assert any(line.startswith("Changed: ") for line in lines)
    assert lines[-1] == "601592-CITIZ-1-2018-1-LV-CITIZ-TT"


def test_what_is_not_stated_is_said_to_be(data: Path, programme: Any) -> None:
    language = programme["language"]
    words = {"lv": "norises vieta nav norādīta", "en": "venue not stated"}[language]
    text = " ".join(ttchan("programme", "--lang", language, data=data).stdout.split())
    activities = [activity for day in programme["days"] for activity in day["activities"]]
    assert text.count(words) == len([one for one in activities if not one["venues"]]) > 0


def test_where_two_events_are_possible_it_is_one_or_the_other(data: Path) -> None:
    for language, words in (("lv", "3. vai 5. pasākums"), ("en", "event 3 or 5")):
        assert words in ttchan("programme", "--lang", language, data=data).stdout


def test_every_activity_is_in_the_text(data: Path, programme: Any) -> None:
    text = ttchan("programme", "--lang", programme["language"], data=data).stdout
    flowing = " ".join(text.split())
    for day in programme["days"]:
        for activity in day["activities"]:
            assert activity["title"] in flowing
            assert activity["audience"] is None or activity["audience"] in flowing


def test_a_text_in_another_language_says_so(files: Path, tmp_path: Path) -> None:
    programme = files / "programme.toml"
    lines = programme.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("[[activity]]"))
    title = next(n for n, line in enumerate(lines) if n > first and line.startswith("title.en"))
    del lines[title]
    programme.write_text("\n".join(lines), encoding="utf-8")
    directory = tmp_path / "data"
    ttchan("meeting", "load", str(files), "--yes", data=directory)

    activity = parsed("programme", "--lang", "en", data=directory)["days"][0]["activities"][0]
    assert (activity["lang"], activity["fell_back"]) == ("lv", ["title"])
    assert f"{activity['title']} [Latvian]" in ttchan("programme", "--lang", "en", data=directory).stdout
    latvian = parsed("programme", "--lang", "lv", data=directory)["days"][0]["activities"][0]
    assert "lang" not in latvian
    assert "fell_back" not in latvian


def test_times_are_shown_where_a_meeting_has_them(files: Path, tmp_path: Path) -> None:
    programme = files / "programme.toml"
    text = programme.read_text(encoding="utf-8")
    timed = text.replace("[[activity]]\n", "[[activity]]\nstart = 09:30:00\nend = 10:15:00\n", 1)
    programme.write_text(timed, encoding="utf-8")
    directory = tmp_path / "data"
    ttchan("meeting", "load", str(files), "--yes", data=directory)
    activity = parsed("programme", data=directory)["days"][0]["activities"][0]
    assert (activity["start"], activity["end"]) == ("09:30", "10:15")
    assert f"09:30–10:15  {activity['title']}" in ttchan("programme", data=directory).stdout


def test_beside_times_an_activity_without_one_says_so(files: Path, tmp_path: Path) -> None:
    programme = files / "programme.toml"
    text = programme.read_text(encoding="utf-8").replace("\npart_of_day = ", "\n#")
    text = text.replace("[[activity]]\n", "[[activity]]\nstart = 09:30:00\n", 1)
    programme.write_text(text, encoding="utf-8")
    ttchan("meeting", "load", str(files), "--yes", data=tmp_path / "data")
    [day, *_] = parsed("programme", "--lang", "en", data=tmp_path / "data")["days"]
    printed = ttchan("programme", "--day", day["date"], "--lang", "en", data=tmp_path / "data").stdout
    assert " ".join(printed.split()).count("· time of day not stated ·") == len(day["activities"]) - 1
