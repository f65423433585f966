from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time
from functools import reduce
from operator import getitem
from typing import Any

import pytest

from tests import meetings
from ttchan_tui.meeting.format import BadMeeting, Problem, read_meeting, sections_of
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import PlaceKind
from ttchan_tui.meeting.wording.head_count import in_column, row_words, total_words
from ttchan_tui.store.meeting.folder import bundled_folder
from ttchan_tui.text.languages import language
from ttchan_tui.text.multilingual import NOTHING

Files = dict[str, dict[str, Any]]


def problems_of(files: Files) -> tuple[Problem, ...]:
    found: list[Problem] = []
    sections = sections_of(files, found)
    with pytest.raises(BadMeeting) as caught:
        read_meeting(sections, found, thorough=True)
    return caught.value.problems


def only_problem(change: Callable[[Files], object]) -> Problem:
    files = meetings.files()
    change(files)
    problems = problems_of(files)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def bundled() -> Meeting:
    root = bundled_folder()
    files = {
        path.relative_to(root).as_posix(): tomllib.loads(path.read_text("utf-8"))
        for path in root.rglob("*.toml")
    }
    return meetings.meeting(files)


def test_everything_in_the_files_is_in_the_meeting() -> None:
    meeting = meetings.meeting()
    assert (meeting.id, meeting.start, meeting.end) == ("small", date(2021, 5, 1), date(2021, 5, 2))
    assert [part.id for part in meeting.parts_of_day] == ["day", "evening"]
    welcome, farewell = meeting.activities
    assert (welcome.start, welcome.end, welcome.venues, welcome.project_events) == (
        time(9, 30),
        time(10, 30),
        ("hall",),
        (1,),
    )
    assert (farewell.start, farewell.venues, farewell.text, farewell.age_sensitive) == (
        None,
        ("garden",),
        NOTHING,
        True,
    )
    raska = meeting.place["raska"]
    assert (raska.kind, raska.position, raska.other_names) == (
        PlaceKind.CITY,
        (43.2856, 20.6092),
        ("Raschka",),
    )
    assert raska.note.in_language("en").text == "First line goes on.\n\nSecond paragraph."
    assert meeting.participation.counted_sum == meeting.participation.stated_total == 12
    assert meeting.participation.separately_named_people == 1


def test_the_lead_partner_bears_the_name_that_is_given_once() -> None:
    [lead] = [partner for partner in meetings.meeting().partners if partner.lead]
    assert lead.name.in_language("en").text == "Municipality of Raška"


def test_names_of_towns_and_bodies_need_no_mark_in_another_language() -> None:
    files = meetings.files()
    for text in (
        files["places/raska.toml"]["name"],
        files["meeting.toml"]["lead"]["name"],
        files["people.toml"]["partner"][0].setdefault("name", {"en": "Town of Raška"}),
    ):
        text.pop("lv", None)
    meeting = meetings.meeting(files)
    for name in (meeting.place["raska"].name, meeting.lead.name, meeting.partners[0].name):
        assert name.in_language("lv").marked.endswith("Raška")
    assert "[EN]" in meeting.place["raska"].note.in_language("de").marked


def test_levels_steps_and_signs_of_a_prompt_are_read() -> None:
    def more(files: Files) -> None:
        prompt = files["groupwork.toml"]["prompt"][0]
        prompt["mirror"] = True
        prompt["category"][0]["sign"] = "+"
        prompt["level"] = [{"id": "local", "name": {"lv": "vietējais", "en": "local"}}]
        prompt["step"] = [{"id": "talk", "name": {"lv": "saruna", "en": "talk"}, "minutes": 20}]

    files = meetings.files()
    more(files)
    prompt = meetings.meeting(files).prompts[0]
    assert prompt.mirror
    assert prompt.categories[0].sign == "+"
    assert [level.id for level in prompt.levels] == ["local"]
    assert [(step.id, step.minutes) for step in prompt.steps] == [("talk", 20)]


@pytest.mark.parametrize(
    ("sign", "why"), [("a", "without letters"), ("++++", "characters"), ("+ :", "colons")]
)
def test_a_sign_is_no_word(sign: str, why: str) -> None:
    def change(files: Files) -> None:
        files["groupwork.toml"]["prompt"][0]["category"][0]["sign"] = sign

    assert why in str(only_problem(change))


def test_a_sign_stands_for_one_category() -> None:
    def change(files: Files) -> None:
        for category in files["groupwork.toml"]["prompt"][0]["category"]:
            category["sign"] = "+"

    assert "several categories" in str(only_problem(change))


def test_a_prompt_without_groups_is_for_all_of_them() -> None:
    wishes, looking_back = meetings.meeting().prompts
    assert wishes.groups == ("rs", "guests")
    assert looking_back.groups == ("guests",)


def test_the_bundled_meeting_gives_its_figures() -> None:
    meeting = bundled()
    people = meeting.participation
    assert (people.stated_total, people.counted_sum, len(people.counted)) == (159, 159, 14)
    assert (len(people.separately_named), people.named_countries, people.invited) == (3, 17, 57)
    assert [event.number for event in meeting.project_events] == [1, 2, 4, 3, 5, 6]
    assert len(meeting.days) == 5
    assert len([partner for partner in meeting.partners if partner.lead]) == 1


def test_the_bundled_meeting_invents_no_times() -> None:
    assert all(activity.start is None and activity.end is None for activity in bundled().activities)


FIRST = {
    "activity": ("programme.toml", 'activity "welcome"'),
    "venue": ("venues.toml", 'venue "hall"'),
    "wifi": ("venues.toml", 'wifi "guests"'),
    "part_of_day": ("meeting.toml", 'part_of_day "evening"'),
    "source": ("meeting.toml", 'source "minutes"'),
    "delegation": ("people.toml", 'delegation "raska"'),
    "group": ("groupwork.toml", 'group "rs"'),
    "prompt": ("groupwork.toml", 'prompt "wishes"'),
}
"""The file of each section and what its first entry is called."""


@pytest.mark.parametrize(
    ("section", "field", "value", "expected"),
    [
        ("activity", "venues", ["hal"], 'perhaps "hall" is meant'),
        ("activity", "venues", "hall", "list of ids"),
        ("activity", "venues", ["hall", "hall"], "more than once"),
        ("activity", "venues", [["hall"]], "list of ids"),
        ("activity", "kind", "party", "which has: talk"),
        ("activity", "kind", 3, "3 is not in [[kind]]"),
        ("activity", "part_of_day", "dawn", "evening"),
        ("activity", "prompt", "wish", '"wishes"'),
        ("activity", "cancelled", "rain", "for each language"),
        ("activity", "replaced_by", "farewel", 'perhaps "farewell" is meant'),
        ("activity", "replaced_by", "welcome", "instead of itself"),
        ("activity", "delegations", ["raskaa"], 'perhaps "raska" is meant'),
        ("activity", "heads", -1, "from 0 up"),
        ("activity", "project_events", [9], "1, 2"),
        ("activity", "project_events", [True], "true"),
        ("activity", "date", "2021-02-30", "a date that exists"),
        ("activity", "date", 20210501, "20210501"),
        ("activity", "start", "half past nine", "09:30:00"),
        ("activity", "end", time(9, 30), "after the start (09:30)"),
        ("activity", "age_sensitive", "no", "true or false"),
        ("activity", "titel", "x", 'perhaps "title" is meant'),
        ("activity", "zzzzz", "x", "no such field"),
        ("activity", "title", "Welcome", 'title.lv = "…"'),
        ("activity", "title", {"en": 5}, "in quotes"),
        ("activity", "title", {"de": "Willkommen"}, "lv, en"),
        ("activity", "title", {"en": "a\x1b[2Jb"}, "U+001B"),
        ("activity", "title", {"en": "a\u202eb"}, "U+202E"),
        ("activity", "title", {"en": " "}, "no text yet"),
        ("activity", "text", {"en": "x" * 5001}, "5000"),
        ("activity", "source", "memo", "minutes"),
        ("activity", "source", "ftp://a.example", "https://"),
        ("venue", "latitude", 91.0, "-90 to 90"),
        ("venue", "longitude", float("nan"), "nan"),
        ("venue", "place", "raskaa", '"raska"'),
        ("venue", "walk", [{"to": "gardn", "minutes": 5}], 'perhaps "garden" is meant'),
        ("venue", "walk", [{"to": "garden", "minutes": 0}], "from 1 up"),
        ("venue", "walk", [{"to": "garden"}], "missing"),
        ("venue", "walk", [{"to": "hall", "minutes": 5}], "from a venue to itself"),
        ("venue", "walk", [{"to": "garden", "minutes": 5}] * 2, "several ways"),
        ("venue", "walk", {"to": "garden", "minutes": 5}, "[[walk]]"),
        ("wifi", "ssid", "ā" * 17, "at most 32 bytes"),
        ("wifi", "ssid", " guests", "cannot be kept"),
        ("wifi", "password", "secret", "8 to 63"),
        ("wifi", "password", "gaļa gaļa", "8 to 63"),
        ("wifi", "password", "secret\u202e18", "U+202E"),
        ("wifi", "security", "wpa3", "one of wpa, wep, open"),
        ("wifi", "hidden", "no", "true or false"),
        ("wifi", "venue", "hal", 'perhaps "hall" is meant'),
        ("part_of_day", "starts", "25:00", "09:30:00"),
        ("source", "address", "https://me@a.example", "https://"),
        ("delegation", "count", 0, "from 1 up"),
        ("delegation", "count", 2.5, "whole number"),
        ("delegation", "country", "Serbia", "two-letter"),
        ("delegation", "country", "XQ", "two-letter"),
        ("delegation", "places", ["lisbon"], "places/"),
        ("group", "delegations", ["x"], "guest"),
        ("prompt", "groups", ["gests"], '"guests"'),
        ("prompt", "category", [], "at least one"),
        ("prompt", "mirror", "yes", "true or false"),
        ("prompt", "level", [{"id": "A", "name": {"en": "a"}}], "lower-case"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_what_was_expected(
    section: str, field: str, value: object, expected: str
) -> None:
    file, entry = FIRST[section]
    files = meetings.files()
    files[file][section][0][field] = value
    problems = [one for one in problems_of(files) if one.field.startswith(f"{entry}: {field}")]
    assert [one.file for one in problems[:1]] == [file]
    assert expected in problems[0].expected


@pytest.mark.parametrize(("security", "expected"), [("wep", "5 or 13"), ("open", "no password")])
def test_a_password_has_to_be_one_of_its_network(security: str, expected: str) -> None:
    problem = only_problem(lambda files: files["venues.toml"]["wifi"][0].update(security=security))
    assert problem.field == 'wifi "guests": password'
    assert expected in problem.expected


def lasting(start: str, end: str) -> Files:
    """The files of the small meeting, with these times for its first activity."""
    files = meetings.files()
    times = {"start": time.fromisoformat(start), "end": time.fromisoformat(end)}
    files["programme.toml"]["activity"][0].update(times)
    return files


@pytest.mark.parametrize(("start", "end"), [("22:00", "01:00"), ("18:00", "06:00")])
def test_an_evening_may_go_on_into_the_night(start: str, end: str) -> None:
    assert meetings.meeting(lasting(start, end)).activities[0].past_midnight


@pytest.mark.parametrize(("start", "is_right"), [("00:30", True), ("20:00", False), (None, False)])
def test_what_begins_after_midnight_begins_in_the_night(start: str | None, is_right: bool) -> None:
    files = meetings.files()
    late = files["programme.toml"]["activity"][1]
    late |= {"after_midnight": True} | ({"start": time.fromisoformat(start)} if start else {})
    if is_right:
        assert meetings.meeting(files).activities[1].begins_at == datetime(2021, 5, 3, 0, 30)
    else:
        assert "in the night" in str(problems_of(files)[0])


@pytest.mark.parametrize(
    ("start", "end"), [("14:00", "13:00"), ("22:00", "22:00"), ("14:00", "01:00"), ("17:00", "06:01")]
)
def test_an_end_before_the_start_is_a_mistake(start: str, end: str) -> None:
    assert "after the start" in str(problems_of(lasting(start, end))[0])


def test_an_id_that_is_none_is_named() -> None:
    files = meetings.files()
    files["venues.toml"]["venue"][0]["id"] = "Great Hall"
    problem = next(one for one in problems_of(files) if one.file == "venues.toml")
    assert problem.field == 'venue "Great Hall": id'
    assert "lower-case letters" in problem.expected


@pytest.mark.parametrize(
    ("file", "section", "key", "where"),
    [
        ("programme.toml", "activity", "id", 'activity "farewell": id'),
        ("meeting.toml", "day", "date", "day 2021-05-02: date"),
        ("meeting.toml", "project_event", "number", "project_event 2: number"),
    ],
)
def test_what_tells_entries_apart_is_there_once(file: str, section: str, key: str, where: str) -> None:
    files = meetings.files()
    first, second = files[file][section]
    first[key] = second[key]
    problem = next(one for one in problems_of(files) if "taken" in one.expected)
    assert (problem.file, problem.field) == (file, where)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("format", 2, "format 1"),
        ("id", None, "missing"),
        ("acronym", "A name that is far too long", "20 are allowed"),
        ("host", "belgrade", "places/"),
        ("start", date(2021, 5, 3), "before the first"),
        ("time_zone", "Europe/Raska", "IANA"),
        ("languages", ["lv", "lv", "en"], "list of languages"),
        ("languages", ["lv", "en", "xx-1"], "language tag"),
        ("funding", "a fund", "a table"),
        ("lead", {"name": {"en": "x"}, "website": {"en": "ftp://a.example"}}, "https://"),
        ("results", {"address": {"en": "https://a b.example"}}, "https://"),
        ("results", {"adress": {"en": "https://a.example"}}, '"address"'),
        ("activty", [], "no such field"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_head_of_the_meeting_is_named(field: str, value: object, expected: str) -> None:
    files = meetings.files()
    files["meeting.toml"][field] = value
    if value is None:
        del files["meeting.toml"][field]
    assert expected in " ".join(one.expected for one in problems_of(files))


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("id", "rashka", 'name of the file, "raska"'),
        ("kind", "village", "city, district, country"),
        ("longitude", None, "because latitude is"),
        ("website", "www.raska.example", "https://"),
        ("website", "https://raska", "https://"),
        ("website", "https://raska.example/a\u00a0b", "https://"),
        ("other_names", "Raschka", "list of texts"),
        ("time_zone", "../../etc/passwd", "IANA"),
        ("greeting", [{"language": "Serbian", "hello": "x", "welcome": "y"}], "language tag"),
        ("greeting", {"language": "sr"}, "[[greeting]]"),
        ("fact", [{"category": "heritage", "text": {"lv": "x", "en": "y"}}], "missing"),
        ("fact", [{"category": "food", "text": {"en": "y"}, "source": "minutes"}], "heritage"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_place_is_named(field: str, value: object, expected: str) -> None:
    files = meetings.files()
    files["places/raska.toml"][field] = value
    if value is None:
        del files["places/raska.toml"][field]
    found = [one for one in problems_of(files) if one.file == "places/raska.toml"]
    assert expected in found[0].expected


def test_a_language_that_nobody_has_a_name_for_can_be_named() -> None:
    def greet(files: Files, **fields: object) -> None:
        greeting = {"language": "xqz", "hello": "x", "welcome": "y"}
        files["places/raska.toml"]["greeting"] = [greeting | fields]

    problem = only_problem(greet)
    assert (problem.file, problem.field) == ("places/raska.toml", "greeting 1: language")
    files = meetings.files()
    greet(files, language_name={"lv": "tā", "en": "that"})
    [greeting] = meetings.meeting(files).place["raska"].greetings
    assert greeting.language_name.in_language("en").text == "that"


@pytest.mark.parametrize(("found", "meant"), [("EL", "GR"), ("UK", "GB")])
def test_what_the_forms_of_the_eu_write_is_told_from_the_code_of_the_country(found: str, meant: str) -> None:
    problem = only_problem(lambda files: files["people.toml"]["delegation"][2].update(country=found))
    assert f'is "{meant}"; "{found}" is written by the EU only' in problem.expected


def test_a_file_of_a_place_keeps_further_languages() -> None:
    files = meetings.files()
    files["places/raska.toml"]["name"]["de"] = "Raschka"
    files["places/raska.toml"]["fact"][0]["text"] = {"hu": "Régi vár."}
    place = meetings.meeting(files).place["raska"]
    assert place.name.in_language("de").text == "Raschka"
    assert place.facts[0].text.in_language("lv").marked == "Régi vár. [HU]"
    files["places/raska.toml"]["name"]["english"] = "x"
    assert "lv, en" in problems_of(files)[0].expected


def test_a_place_that_is_called_otherwise_than_its_file_is_told_once() -> None:
    def rename(files: Files) -> None:
        files["places/rashka.toml"] = files.pop("places/raska.toml")

    problem = only_problem(rename)
    assert (problem.file, problem.field) == ("places/rashka.toml", "id")


@pytest.mark.parametrize(
    ("file", "moved", "expected"),
    [
        ("places/portugal.toml", "portugal.toml", "into the folder places"),
        ("venues.toml", "venue.toml", 'perhaps "venues.toml" is meant'),
        ("programme.toml", "programm.toml", 'perhaps "programme.toml" is meant'),
        ("venues.toml", "rooms.toml", "no such file"),
    ],
)
def test_a_file_of_another_name_is_known_by_its_name_or_what_is_in_it(
    file: str, moved: str, expected: str
) -> None:
    files = meetings.files()
    files[moved] = files.pop(file)
    [problem] = [one for one in problems_of(files) if one.file == moved]
    assert expected in problem.expected
    assert ("perhaps" in problem.expected) is ("perhaps" in expected)


def test_how_many_people_need_not_be_known() -> None:
    files = meetings.files()
    del files["people.toml"]["participation"]["stated_total"], files["people.toml"]["delegation"][0]["count"]
    files["people.toml"]["delegation"][1].update(at_least=True, online=1)
    files["people.toml"]["participation"].update(counts="expected", female=1, male=7)
    meeting = meetings.meeting(files)
    people, en = meeting.participation, language("en")
    assert (people.stated_total, people.invited, people.is_exact) == (0, 0, False)
    assert meeting.size_of("rs") is None
    assert total_words(people, en) == ""
    assert [row_words(row, people, en) for row in people.counted] == [
        "number of participants not stated", "at least 2 participants expected, 1 of them online"
    ]  # fmt: skip
    assert [in_column(row.count, at_least=row.at_least) for row in people.counted] == ["–", "≥2"]
    assert people.breakdown.given == {"female": 1, "male": 7}
    assert people.breakdown.public == {}


def test_an_event_has_as_many_days_as_it_lasts() -> None:
    files = meetings.files()
    files["meeting.toml"]["project_event"][0]["until"] = date(2021, 5, 2)
    meeting = meetings.meeting(files)
    assert [event.number for event in meeting.events_on(date(2021, 5, 2))] == [1, 2]
    files["meeting.toml"]["project_event"][0]["until"] = date(2021, 4, 2)
    assert "before the first" in problems_of(files)[0].expected


def test_any_address_of_the_web_is_kept() -> None:
    files = meetings.files()
    long = "http://raska.example/" + "results/" * 10
    files["meeting.toml"]["results"].update(address={"en": long}, short_address={"en": "https://r.example"})
    files["places/raska.toml"].update(website=long)
    meeting = meetings.meeting(files)
    assert meeting.results.address.in_language("en").text == meeting.place["raska"].website == long


def test_a_country_has_no_pin() -> None:
    problem = only_problem(lambda files: files["places/portugal.toml"].update(latitude=39.5, longitude=-8.0))
    assert (problem.file, problem.field) == ("places/portugal.toml", "latitude")


def test_all_mistakes_are_named_at_once() -> None:
    files = meetings.files()
    files["programme.toml"]["activity"][0]["kind"] = "party"
    files["places/raska.toml"]["fact"][0]["category"] = "food"
    del files["people.toml"]["delegation"][1]["country"]
    del files["meeting.toml"]["name"]
    assert {one.place for one in problems_of(files)} == {
        'programme.toml: activity "welcome": kind',
        "places/raska.toml: fact 1: category",
        'people.toml: delegation "portugal": country',
        "meeting.toml: name",
    }


def test_a_file_that_is_missing_is_named_once() -> None:
    problem = only_problem(lambda files: files.pop("venues.toml"))
    assert problem.place == "venues.toml"


def test_references_into_a_file_that_could_not_be_read_are_not_complained_about() -> None:
    files: Any = meetings.files()
    files["venues.toml"] = None
    files["programme.toml"]["activity"][0]["kind"] = "party"
    assert [one.file for one in problems_of(files)] == ["programme.toml"]


@pytest.mark.parametrize(
    ("file", "content", "expected"),
    [
        ("venue.toml", {}, 'perhaps "venues.toml" is meant'),
        ("timetable.toml", {}, "no such file"),
    ],
)
def test_a_file_that_does_not_belong_there_is_named(file: str, content: Any, expected: str) -> None:
    problem = only_problem(lambda files: files.update({file: content}))
    assert problem.file == file
    assert expected in problem.expected


def test_a_table_in_the_wrong_file_is_named() -> None:
    problem = only_problem(lambda files: files["venues.toml"].update(activitys=[]))
    assert (problem.file, problem.field) == ("venues.toml", "activitys")


def test_a_table_that_should_be_a_list_is_named() -> None:
    files = meetings.files()
    files["venues.toml"]["venue"] = files["venues.toml"]["venue"][0]
    assert "[[venue]]" in problems_of(files)[0].expected


def test_what_is_refused_is_never_sent_to_a_terminal() -> None:
    files = meetings.files()
    files["programme.toml"]["activity"][0]["kind"] = "\x1b]0;owned\x07" + "x" * 500
    for code in ("lv", "en"):
        shown = BadMeeting(problems_of(files)).sentence(language(code))
        assert "\x1b" not in shown
        assert "x" * 50 not in shown


def test_the_error_lists_every_mistake_for_a_person() -> None:
    files = meetings.files()
    files["programme.toml"]["activity"][0]["kind"] = "party"
    del files["meeting.toml"]["name"]
    for text in (
        str(BadMeeting(problems_of(files))),
        BadMeeting(problems_of(files)).sentence(language("lv")),
    ):
        assert "meeting.toml: name" in text
        assert 'programme.toml: activity "welcome": kind' in text


def test_dates_and_times_may_be_written_as_the_store_keeps_them() -> None:
    files = meetings.files()
    files["programme.toml"]["activity"][0] |= {"date": "2021-05-01", "start": "09:30:00", "end": "10:30:00"}
    assert meetings.meeting(files) == meetings.meeting()


VALUES: list[Any] = [
    -1, 1.5, "", "x", True, [], [1], [{}], {}, {"en": 1}, date(2021, 5, 1), "\ud800", 10**30,
]  # fmt: skip


def paths(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything within the files."""
    if len(path) > 1:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from paths(item, (*path, key))


def test_whatever_is_written_anywhere_the_reader_has_a_sentence_for_it() -> None:
    files: Any = meetings.files()
    for *way, last in list(paths(files)):
        target = reduce(getitem, way, files)
        good = target[last]
        for value in VALUES:
            target[last] = value
            found: list[Problem] = []
            with suppress(BadMeeting):
                read_meeting(sections_of(files, found), found)
        target[last] = good
