from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests import meetings
from ttchan_tui.meeting.checks import _RULES, Finding, Severity, check
from ttchan_tui.meeting.checks.finding import warning
from ttchan_tui.meeting.checks.project import EXAMPLE
from ttchan_tui.meeting.format import SECTIONS, Problem, examine, sections_of
from ttchan_tui.store.meeting.folder import bundled_folder
from ttchan_tui.text.languages import CODES, language

Files = dict[str, dict[str, Any]]
Change = Callable[[Files], object]

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "data-format.md"

SAME = "Getting to know each other, and the town."

LONG = "https://raska.example/" + "x" * 21


def activity(files: Files, number: int) -> dict[str, Any]:
    found: dict[str, Any] = files["programme.toml"]["activity"][number]
    return found


def people(files: Files, table: str, number: int) -> dict[str, Any]:
    found: dict[str, Any] = files["people.toml"][table][number]
    return found


def another_activity(files: Files, **fields: object) -> object:
    more = {
        "id": "more",
        "date": date(2021, 5, 1),
        "title": {"lv": "Vēl", "en": "More"},
        "kind": "talk",
        "project_events": [1],
    }
    files["programme.toml"]["activity"].append(more | fields)
    return more


def another_event(files: Files, number: int, day: int) -> None:
    title = {"lv": "Vēl", "en": "More"}
    files["meeting.toml"]["project_event"].append(
        {"number": number, "date": date(2021, 5, day), "title": title}
    )
    another_activity(files, date=date(2021, 5, day), project_events=[number])


def saying(text: str) -> Change:
    return lambda files: files["meeting.toml"]["day"][0]["text"].update(en=text)


def of_the_eu(files: Files, number: str = "101081234") -> None:
    files["meeting.toml"]["funding"].update(programme={"lv": "CERV", "en": "CERV"}, number=number)


CASES: list[tuple[str, Severity, str, Change]] = [
    ("people-sum", Severity.ERROR, "participation: stated_total",
     lambda f: people(f, "delegation", 0).update(count=11)),
    ("people-sum", Severity.ERROR, "participation: stated_total",
     lambda f: (people(f, "delegation", 1).pop("count"), people(f, "delegation", 0).update(count=13))),
    ("people-breakdown", Severity.ERROR, "participation: female",
     lambda f: f["people.toml"]["participation"].update(female=8, male=8)),
    ("people-breakdown", Severity.ERROR, 'delegation "portugal": online',
     lambda f: people(f, "delegation", 1).update(online=3)),
    ("people-host-not-counted", Severity.ERROR, "participation: host_delegation",
     lambda f: (people(f, "delegation", 0).update(separately_named=True),
                f["people.toml"]["participation"].update(stated_total=2))),
    ("people-host-elsewhere", Severity.WARNING, "participation: host_delegation",
     lambda f: f["people.toml"]["participation"].update(host_delegation="portugal")),
    ("people-place-twice", Severity.WARNING, 'delegation "raska": places',
     lambda f: people(f, "delegation", 2).update(country="RS", places=["raska"])),
    ("people-country-differs", Severity.WARNING, 'delegation "guest": places',
     lambda f: (people(f, "delegation", 2).update(places=["portugal"]),
                people(f, "delegation", 1).pop("places"))),
    ("partner-no-lead", Severity.ERROR, "partner", lambda f: people(f, "partner", 0).pop("lead")),
    ("partner-several-leads", Severity.ERROR, "partner",
     lambda f: f["people.toml"]["partner"].append({"id": "b", "country": "PT", "lead": True})),
    ("partner-country-differs", Severity.WARNING, 'partner "raska": place',
     lambda f: people(f, "partner", 0).update(country="PT")),
    ("partner-without-people", Severity.WARNING, 'partner "b": country',
     lambda f: f["people.toml"]["partner"].append({"id": "b", "country": "SE"})),
    ("place-unused", Severity.WARNING, 'place "portugal"',
     lambda f: people(f, "delegation", 1).pop("places")),
    ("meeting-too-long", Severity.ERROR, "end", lambda f: f["meeting.toml"].update(end=date(2201, 5, 2))),
    ("programme-outside-meeting", Severity.ERROR, 'prompt "wishes": date',
     lambda f: (f["groupwork.toml"]["prompt"][0].update(date=date(2021, 5, 3)),
                activity(f, 0).update(prompt="looking-back"),
                another_activity(f, date=date(2021, 5, 1), prompt="wishes"))),
    ("programme-outside-meeting", Severity.ERROR, "day 2021-04-30: date",
     lambda f: f["meeting.toml"]["day"].append(f["meeting.toml"]["day"][0] | {"date": date(2021, 4, 30)})),
    ("programme-day-not-described", Severity.ERROR, "day 2021-05-02",
     lambda f: f["meeting.toml"]["day"].pop()),
    ("programme-day-without-activities", Severity.WARNING, "day 2021-05-03",
     lambda f: (f["meeting.toml"].update(end=date(2021, 5, 3)),
                f["meeting.toml"]["day"].append(f["meeting.toml"]["day"][0] | {"date": date(2021, 5, 3)}))),
    ("programme-event-order", Severity.WARNING, "project_event 3: note", lambda f: another_event(f, 3, 1)),
    ("programme-event-without-activities", Severity.WARNING, "project_event 2",
     lambda f: activity(f, 1).pop("project_events")),
    ("programme-event-other-day", Severity.WARNING, 'activity "more": project_events',
     lambda f: another_activity(f, project_events=[2])),
    ("programme-clash", Severity.WARNING, 'activity "more": venues',
     lambda f: another_activity(f, start=time(10, 15), venues=["hall"])),
    ("programme-clash", Severity.WARNING, 'activity "night": venues',
     lambda f: (another_activity(f, start=time(22), end=time(1), venues=["hall"], date=date(2021, 5, 1)),
                f["programme.toml"]["activity"].append(f["programme.toml"]["activity"][-1] | {
                    "id": "night", "date": date(2021, 5, 2), "start": time(0, 30), "end": time(2)}))),
    ("programme-wrong-order", Severity.WARNING, 'activity "more": start',
     lambda f: another_activity(f, start=time(9))),
    ("programme-part-twice", Severity.ERROR, 'part_of_day "day": starts',
     lambda f: f["meeting.toml"]["part_of_day"][1].update(starts=time(18))),
    ("programme-part-mismatch", Severity.WARNING, 'activity "more": part_of_day',
     lambda f: another_activity(f, start=time(11), part_of_day="evening")),
    ("programme-long-title", Severity.WARNING, 'activity "welcome": title.en',
     lambda f: activity(f, 0)["title"].update(en="x" * 71)),
    ("venue-unused", Severity.WARNING, 'venue "hall"', lambda f: activity(f, 0).pop("venues")),
    ("kind-unused", Severity.WARNING, 'kind "meal"',
     lambda f: f["programme.toml"]["kind"].append({"id": "meal", "name": {"lv": "maltīte", "en": "meal"}})),
    ("venue-far", Severity.WARNING, 'venue "hall": latitude',
     lambda f: f["venues.toml"]["venue"][0].update(latitude=20.6092, longitude=43.2856)),
    ("prompt-without-activity", Severity.WARNING, 'prompt "wishes"', lambda f: activity(f, 0).pop("prompt")),
    ("prompt-other-day", Severity.WARNING, 'prompt "wishes": date',
     lambda f: f["groupwork.toml"]["prompt"][0].update(date=date(2021, 5, 2))),
    ("prompt-many-categories", Severity.WARNING, 'prompt "wishes": category',
     lambda f: f["groupwork.toml"]["prompt"][0].update(
         category=[{"id": f"c{n}", "name": {"lv": f"x{n}", "en": f"x{n}"}} for n in range(10)])),
    ("group-unused", Severity.WARNING, 'group "rs"',
     lambda f: f["groupwork.toml"]["prompt"][0].update(groups=["guests"])),
    ("name-twice", Severity.WARNING, 'prompt "wishes": category "again": name',
     lambda f: f["groupwork.toml"]["prompt"][0]["category"].append(
         {**f["groupwork.toml"]["prompt"][0]["category"][0], "id": "again"})),
    ("name-twice", Severity.WARNING, 'venue "again": name',
     lambda f: f["venues.toml"]["venue"].append({**f["venues.toml"]["venue"][0], "id": "again"})),
    ("name-twice", Severity.WARNING, 'place "raska": name',
     lambda f: f.update({"places/again.toml": {**f["places/raska.toml"], "id": "again"}})),
    ("text-missing-translation", Severity.WARNING, 'place "raska": fact 1: text',
     lambda f: f["places/raska.toml"]["fact"][0]["text"].pop("lv")),
    ("text-missing-translation", Severity.WARNING, 'prompt "wishes": category "soon": name',
     lambda f: f["groupwork.toml"]["prompt"][0]["category"][0]["name"].pop("lv")),
    ("text-missing-translation", Severity.WARNING, "funding.line",
     lambda f: f["meeting.toml"]["funding"]["line"].pop("lv")),
    ("text-missing-translation", Severity.WARNING, "day 2021-05-02: change",
     lambda f: f["meeting.toml"]["day"][1]["change"].pop("lv")),
    ("language-not-spoken", Severity.WARNING, "languages",
     lambda f: f["meeting.toml"]["languages"].append("et")),
    ("text-not-translated", Severity.WARNING, "day 2021-05-01: text.en",
     lambda f: f["meeting.toml"]["day"][0].update(text={"lv": SAME, "en": SAME})),
    ("qr-too-long", Severity.WARNING, "lead.website.en",
     lambda f: f["meeting.toml"]["lead"]["website"].update(en=LONG)),
    ("qr-too-long", Severity.WARNING, "results.address.lv",
     lambda f: f["meeting.toml"]["results"]["address"].update(lv=LONG)),
    ("qr-too-long", Severity.WARNING, 'place "raska": website',
     lambda f: f["places/raska.toml"].update(website="https://raska.example/" + "š" * 11)),
    *(
        (code, Severity.WARNING, "day 2021-05-01: text.en", saying(text))
        for code, text in {
            "text-leftover": "On xx/xx/2017.",
            "text-vague-list": "Music, dance etc.",
            "text-doubled": "In the the hall.",
            "text-two-scripts": "R\u0430ška",
            "text-mail": "Write to a@b.example.",
            "text-telephone": "Ring +381 36 736 102.",
            "text-person": "Mr John Smith opens it.",
            "text-no-such-date": "Until 31 June.",
            "text-month-misspelt": "Since 1 Septmeber.",
            "text-date-elsewhere": "As planned for 3 May.",
        }.items()
    ),
    ("text-leftover", Severity.WARNING, "acronym", lambda f: f["meeting.toml"].update(acronym="TODO")),
    ("text-two-scripts", Severity.WARNING, 'place "raska": other_names',
     lambda f: f["places/raska.toml"].update(other_names=["R\u0430schka"])),
    ("text-month-mistaken", Severity.WARNING, "day 2021-05-01: text.en",
     lambda f: [f["meeting.toml"]["day"][n]["text"].update(en=f"It was {n + 1} June.") for n in range(2)]),
    ("text-figure-differs", Severity.WARNING, "participation: text.en",
     lambda f: f["people.toml"]["participation"]["text"].update(en="13 people from 2 countries.")),
    ("people-vague-total", Severity.WARNING, "about.en",
     lambda f: f["meeting.toml"].update(about={"lv": "Par.", "en": "It brings over 12 people together."})),
    ("example-left", Severity.WARNING, "funding.number",
     lambda f: f["meeting.toml"]["funding"].update(number=EXAMPLE["number"])),
    ("example-left", Severity.WARNING, "funding.line.en",
     lambda f: f["meeting.toml"]["funding"]["line"].update(en=f"The project {EXAMPLE['name'][1]}.")),
    ("example-left", Severity.WARNING, "results.address.lv",
     lambda f: f["meeting.toml"]["results"]["address"].update(lv="https://www.daugavpils.lv")),
    ("address-placeholder", Severity.WARNING, "lead.website.en",
     lambda f: f["meeting.toml"]["lead"]["website"].update(en="https://www.example.org")),
    ("results-not-their-own", Severity.WARNING, "results.address",
     lambda f: f["meeting.toml"]["results"].update(address=f["meeting.toml"]["lead"]["website"])),
    ("project-number-shape", Severity.WARNING, "funding.number", lambda f: of_the_eu(f, number="1-2-3")),
    ("people-few-invited", Severity.WARNING, "participation: stated_total", of_the_eu),
    ("meeting-over-21-days", Severity.WARNING, "end",
     lambda f: f["meeting.toml"].update(
         end=date(2021, 5, 22), funding=f["meeting.toml"]["funding"] | {"programme": {"en": "CERV"}})),
    ("programme-event-missing", Severity.WARNING, "project_event", lambda f: another_event(f, 4, 2)),
    ("programme-no-time-to-walk", Severity.WARNING, 'activity "more": start',
     lambda f: another_activity(f, start=time(10, 41), venues=["garden"])),
    ("programme-delegation-twice", Severity.WARNING, 'activity "more": delegations',
     lambda f: (f["programme.toml"]["activity"][0].update(delegations=["raska"]),
                another_activity(f, start=time(10, 0), delegations=["raska"]))),
    ("wifi-too-long", Severity.WARNING, 'wifi "guests": password',
     lambda f: f["venues.toml"]["wifi"][0].update(password="x" * 40)),
]  # fmt: skip


def findings_of(change: Change) -> tuple[Finding, ...]:
    files = meetings.files()
    change(files)
    return check(meetings.meeting(files))


def test_a_sound_meeting_has_nothing_to_find() -> None:
    assert check(meetings.meeting()) == ()


def test_the_bundled_meeting_has_nothing_to_find() -> None:
    root = bundled_folder()
    files = {
        path.relative_to(root).as_posix(): tomllib.loads(path.read_text("utf-8"))
        for path in root.rglob("*.toml")
    }
    assert check(meetings.meeting(files)) == ()


def test_the_example_is_the_bundled_meeting() -> None:
    meeting = tomllib.loads((bundled_folder() / "meeting.toml").read_text("utf-8"))
    assert {
        "acronym": meeting["acronym"],
        "number": meeting["funding"]["number"],
        "name": tuple(meeting["name"].values()),
        "host": meeting["host"],
        "website": urlsplit(meeting["lead"]["website"]["lv"]).hostname,
    } == EXAMPLE


@pytest.mark.parametrize(
    "change",
    [
        lambda f: f["people.toml"]["participation"].pop("stated_total"),
        lambda f: people(f, "delegation", 0).pop("count"),
        lambda f: (people(f, "delegation", 0).update(at_least=True, count=9)),
        lambda f: f["people.toml"]["participation"].update(at_least=True, stated_total=12, counts="expected"),
        lambda f: f["meeting.toml"].update(
            project_event=[f["meeting.toml"]["project_event"][0] | {"until": date(2021, 5, 2)}]
        ) or activity(f, 1).update(project_events=[1]),
    ],
)  # fmt: skip
def test_what_is_not_known_yet_is_not_wrong(change: Change) -> None:
    assert findings_of(change) == ()


def test_one_mistaken_month_is_told_once() -> None:
    change = next(case[3] for case in CASES if case[0] == "text-month-mistaken")
    assert [one.code for one in findings_of(change)] == ["text-month-mistaken"]


@pytest.mark.parametrize(
    ("code", "severity", "where", "change"), CASES, ids=[f"{c[0]}-{c[2]}" for c in CASES]
)
def test_it_is_found(code: str, severity: Severity, where: str, change: Change) -> None:
    found = {(one.code, one.severity, one.where) for one in findings_of(change)}
    assert (code, severity, where) in found


@pytest.mark.parametrize(
    "code",
    [
        "people-sum",
        "programme-clash",
        "programme-event-order",
        "text-missing-translation",
        "qr-too-long",
        "language-not-spoken",
    ],
)
def test_it_alone_is_found(code: str) -> None:
    change = next(case[3] for case in CASES if case[0] == code)
    assert {one.code for one in findings_of(change)} == {code}


@pytest.mark.parametrize("change", [case[3] for case in CASES])
def test_each_finding_is_a_sentence_in_each_language(change: Change) -> None:
    for finding in findings_of(change):
        for code in CODES:
            sentence = finding.sentence(language(code))
            assert sentence.endswith((".", "?"))
            assert not re.search(r"[{}\[\]]\w|datetime|Text\(", sentence.replace("[[day]]", ""))


FILES = {
    "people-sum": "people.toml",
    "partner-no-lead": "people.toml",
    "meeting-too-long": "meeting.toml",
    "programme-day-not-described": "meeting.toml",
    "programme-event-order": "meeting.toml",
    "programme-clash": "programme.toml",
    "programme-long-title": "programme.toml",
    "venue-far": "venues.toml",
    "prompt-many-categories": "groupwork.toml",
    "group-unused": "groupwork.toml",
    "name-twice": "groupwork.toml",
    "place-unused": "places/portugal.toml",
    "language-not-spoken": "meeting.toml",
    "text-not-translated": "meeting.toml",
}


@pytest.mark.parametrize("code", FILES)
def test_each_finding_knows_its_file(code: str) -> None:
    change = next(case[3] for case in CASES if case[0] == code)
    assert {one.file for one in findings_of(change) if one.code == code} == {FILES[code]}


@pytest.mark.parametrize(
    ("where", "file"),
    [
        ("lead.website.en", "meeting.toml"),
        ("results.address.lv", "meeting.toml"),
        ('place "raska": website', "places/raska.toml"),
        ('place "raska": fact 1: text', "places/raska.toml"),
        ('delegation "raska": note', "people.toml"),
    ],
)
def test_the_file_follows_from_where_it_is(where: str, file: str) -> None:
    assert warning("x", where, "x").file == file


def test_a_note_of_a_delegation_is_found_under_the_delegation() -> None:
    found = findings_of(lambda f: people(f, "delegation", 0).update(note={"en": "The host."}))
    assert [one.where for one in found] == ['delegation "raska": note']


def test_an_address_that_is_too_long_is_shown() -> None:
    [found] = findings_of(lambda f: f["meeting.toml"]["lead"]["website"].update(en=LONG))
    assert LONG in found.sentence(language("en"))
    assert str(len(LONG)) in found.sentence(language("en"))


def found_in_spite_of(change: Change) -> set[str]:
    files: Any = meetings.files()
    change(files)
    problems: list[Problem] = []
    examined = examine(sections_of(files, problems), problems, thorough=True)
    assert examined.doubtful
    return {one.code for one in check(examined.meeting, examined.doubtful)}


SPOILT: list[Change] = [
    lambda f: activity(f, 0).update(venues=["hal"]),
    lambda f: activity(f, 0).update(date="soon", kind="x", project_events=["x"], prompt="x"),
    lambda f: activity(f, 0).update(title="Welcome"),
    lambda f: f["meeting.toml"].update(start="x", host="x", languages="lv"),
    lambda f: f["meeting.toml"].pop("part_of_day"),
    lambda f: f["meeting.toml"]["day"][0].update(date="x"),
    lambda f: f["meeting.toml"].update(project_event=f["meeting.toml"]["project_event"][0]),
    lambda f: f["programme.toml"].update(activity=activity(f, 0)),
    lambda f: f["venues.toml"]["venue"][0].update(id="Great Hall", latitude="x"),
    lambda f: f["groupwork.toml"].update(group={}),
    lambda f: f["groupwork.toml"]["prompt"][0].update(category=[{"id": "x", "name": {"en": 1}}]),
    lambda f: f["places/raska.toml"].update(country="x", name="Raška"),
    lambda f: f["places/portugal.toml"].update(id="x"),
    *(lambda f, file=file: f.update({file: None}) for file in meetings.TOML if file != "people.toml"),
]  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILT)
def test_what_can_be_checked_is_checked_and_no_stand_in_is_found(spoil: Change) -> None:
    def change(files: Files) -> None:
        people(files, "delegation", 0).update(count=11)
        spoil(files)

    assert found_in_spite_of(change) == {"people-sum"}


@pytest.mark.parametrize("entry", [{"count": "x"}, {"separately_named": 1}])
def test_a_sum_of_figures_that_could_not_be_read_is_not_found_wrong(entry: dict[str, object]) -> None:
    assert found_in_spite_of(lambda f: people(f, "delegation", 0).update(entry)) == set()


def test_without_the_people_nothing_is_said_of_them() -> None:
    assert found_in_spite_of(lambda f: f.update({"people.toml": None})) == set()  # type: ignore[dict-item]


def test_every_rule_relies_on_fields_of_the_format() -> None:
    for rule in _RULES:
        for field in rule.relies_on.split():
            section, _, name = field.partition(".")
            assert section in SECTIONS
            assert name == "*" or f"{name}" in re.sub(r"\W+", " ", DOCUMENTATION.read_text("utf-8")).split()


def test_a_language_that_the_interface_does_not_speak_is_told_once() -> None:
    found = findings_of(lambda f: f["meeting.toml"]["languages"].extend(["et", "fi"]))
    assert [one.code for one in found] == ["language-not-spoken"]
    assert "et, fi" in found[0].sentence(language("lv"))


def test_errors_come_first() -> None:
    def change(files: Files) -> None:
        activity(files, 0).pop("prompt")
        people(files, "delegation", 0).update(count=11)

    assert [one.severity for one in findings_of(change)] == [Severity.ERROR, Severity.WARNING]


def test_a_note_says_why_an_event_is_out_of_order() -> None:
    def change(files: Files) -> None:
        another_event(files, 3, 1)
        for event in files["meeting.toml"]["project_event"][1:]:
            event["note"] = {"lv": "Pārcelts.", "en": "Moved."}

    assert findings_of(change) == ()


def test_activities_that_follow_each_other_in_a_venue_do_not_clash() -> None:
    assert findings_of(lambda files: another_activity(files, start=time(10, 30), venues=["hall"])) == ()


def test_every_code_is_documented_with_its_severity() -> None:
    documented: dict[str, set[str]] = {}
    for codes, severities in re.findall(
        r"^\| ([\w, -]+) \| (error|warning|error, warning) \|", DOCUMENTATION.read_text("utf-8"), re.M
    ):
        for code in codes.split(", "):
            documented[code] = set(severities.split(", "))
    exercised: dict[str, set[str]] = {}
    for code, severity, _, _ in CASES:
        exercised.setdefault(code, set()).add(severity.value)
    assert documented == exercised
