"""What is on the site: pages that hold together, calendars, data; and nothing private."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, time
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree

import pytest

from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.meeting.people import Counts
from ttchan_tui.meeting.sheet import compose, form
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.publish.site import words
from ttchan_tui.publish.site.content import GoneActivity, SiteContent
from ttchan_tui.publish.site.gathering import write_site
from ttchan_tui.publish.site.site import site_files as made_of
from ttchan_tui.store import NewNote, Repository, open_repository
from ttchan_tui.text.multilingual import Text

MOMENT = datetime(2018, 12, 1, 9, tzinfo=UTC)
ADDRESS = "https://www.daugavpils.lv/ttchan/"
TEMPLATES = Path(words.__file__).parent / "templates"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """One with notes that are shown, waiting, held and rejected."""
    repository = open_repository(tmp_path_factory.mktemp("data"))
    for text, standing in (
        ("Song <festival> & co", Standing.SHOWN),
        ("SECRET waiting", None),
        ("SECRET held", Standing.HELD),
        ("SECRET rejected", Standing.REJECTED),
    ):
        line = NewNote("promote-my-partner", "rs", "culture", text, "en")
        [note] = repository.notebook.add_all([line])
        if standing:
            repository.moderation.judge(
                [note.id], standing, why="SECRET reason" if standing is not Standing.SHOWN else ""
            )
    return repository


@pytest.fixture(scope="module")
def content(repository: Repository) -> SiteContent:
    meeting = repository.meeting()
    return SiteContent(
        meeting=meeting,
        board=repository.exchange.snapshot(PUBLIC),
        paths=repository.results.short_paths.complete(),
        languages=("lv", "en"),
        moment=MOMENT,
        programme_moment=MOMENT,
        address=ADDRESS,
        sheets={code: compose(meeting, form("efc-2.1"), code) for code in ("lv", "en")},
    )


@pytest.fixture(scope="module")
def files(content: SiteContent) -> dict[str, bytes]:
    return site_files(content)


def site_files(content: SiteContent) -> dict[str, bytes]:
    """All files of a site, made."""
    return {name: file.make() for name, file in made_of(content).items()}


class Page(HTMLParser):
    """What a page refers to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, dict[str, str | None]]] = []
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "html":
            self.language = found.get("lang") or ""
        for name in ("href", "src"):
            if found.get(name):
                self.links.append((tag, found))


def pages(files: dict[str, bytes]) -> dict[str, Page]:
    return {name: Page(content.decode()) for name, content in files.items() if name.endswith(".html")}


def target(page: str, link: str) -> str:
    """The file that a link of a page leads to."""
    parts: list[str] = []
    for part in (PurePosixPath(page).parent / link.partition("#")[0]).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_every_link_leads_to_a_file_and_nothing_is_fetched_from_elsewhere(files: dict[str, bytes]) -> None:
    for name, page in pages(files).items():
        for tag, attributes in page.links:
            link = str(attributes.get("href") or attributes.get("src"))
            if re.match(r"https?:", link):
                assert tag == "a", (name, link)
            elif not link.startswith("#"):
                assert target(name, link) in files, (name, link)
        assert b"<script" not in files[name]
        assert not re.search(rb"(?:src|url\()\s*=?\s*[\"']?(?:https?:)?//", files[name])


def test_each_page_is_there_in_each_language_and_says_so(files: dict[str, bytes]) -> None:
    found = pages(files)
    for name in (name for name in found if name.startswith("lv/") and "gone" not in name):
        other = name.replace("lv/", "en/", 1)
        assert (found[name].language, found[other].language) == ("lv", "en")
        alternates = {
            str(a["hreflang"]): a["href"] for tag, a in found[name].links if tag == "link" and "hreflang" in a
        }
        assert {target(name, str(link)) for link in alternates.values()} == {name, other}


def test_each_page_names_who_pays_and_the_number(files: dict[str, bytes], content: SiteContent) -> None:
    for name in pages(files):
        assert content.meeting.funding.number.encode() in files[name]


def test_foreign_texts_are_marked_and_nothing_is_markup(files: dict[str, bytes]) -> None:
    page = files["lv/prompt-promote-my-partner.html"].decode()
    assert '<span lang="en">Song &lt;festival&gt; &amp; co</span>' in page
    assert 'class="said"' in page
    assert "Song &lt;festival&gt;" in files["en/place-raska.html"].decode()


def test_nothing_private_is_in_any_byte(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        assert b"SECRET" not in data, name


def test_small_numbers_are_told_by_the_sheet_only(content: SiteContent, files: dict[str, bytes]) -> None:
    front = files["en/index.html"].decode()
    assert front.count("fewer than 3") == 8
    assert "1 participant from Belgium" in files["en/sheet.html"].decode()
    bare = site_files(replace(content, sheets={}))
    assert not any(b"1 participant from" in data for data in bare.values())
    assert "en/sheet.html" not in bare


def test_the_same_bytes_twice(content: SiteContent, files: dict[str, bytes]) -> None:
    assert site_files(content) == files


def test_after_any_change_the_site_is_as_if_it_were_all_new(content: SiteContent, tmp_path: Path) -> None:
    """Only what a change concerns is made again, and nothing that it concerns is left as it was."""
    before = replace(content, languages=("en",), sheets={"en": content.sheets["en"]})
    meeting, text = before.meeting, Text({"en": "said in another way"})

    def of(**changed: Any) -> SiteContent:
        return replace(before, meeting=replace(meeting, **changed))

    note = replace(before.board.notes[0], text="other words")
    activities, places = meeting.activities, meeting.places
    changes = {
        "a note": replace(before, board=replace(before.board, notes=(note,))),
        "an activity": of(activities=(replace(activities[0], title=text), *activities[1:])),
        "a cancelled one": of(activities=(replace(activities[0], cancelled=text), *activities[1:])),
        "a place": of(places=(*places[:3], replace(places[3], name=text, note=text), *places[4:])),
        "a venue": of(venues=(replace(meeting.venues[0], name=text), *meeting.venues[1:])),
        "a day": of(days=(replace(meeting.days[0], text=text, change=text), *meeting.days[1:])),
        "a path": replace(before, paths=before.paths[:-1]),
        "the moment": replace(before, programme_moment=datetime(2019, 1, 1, tzinfo=UTC)),
        "no sheet": replace(before, sheets={}),
    }
    site = tmp_path / "site"
    write_site(site, before)
    for what, after in changes.items():
        done = write_site(site, after)
        wanted = site_files(after)
        for name, made in wanted.items():
            assert (site / name).read_bytes() == made, (what, name)
        assert done.changed > 0, what
        assert done.changed < len(wanted) / 3 or what in {"a venue", "no sheet"}, what  # on all pages
        write_site(site, before)


def test_short_paths_are_short_and_given_once(repository: Repository, content: SiteContent) -> None:
    ids = [path.path for path in content.paths]
    assert ids[0] == "r"
    assert {"d/1109", "c/raska", "p/gains"} <= set(ids)
    assert len(set(ids)) == len(ids)
    assert all(len(f"https://www.daugavpils.lv/{id}") <= 42 for id in ids)
    before = repository.last_record
    assert repository.results.short_paths.complete() == content.paths
    assert repository.last_record == before


def test_what_is_gone_keeps_its_addresses(content: SiteContent) -> None:
    meeting = content.meeting
    without = replace(meeting, prompts=tuple(one for one in meeting.prompts if one.id != "gains"))
    without = replace(without, activities=tuple(replace(one, prompt=None) for one in without.activities))
    files = site_files(replace(content, meeting=without))
    for name in ("p/gains/index.html", "lv/prompt-gains.html", "en/prompt-gains.html"):
        assert "What was here is there no more" in files[name].decode()
        for tag, attributes in Page(files[name].decode()).links:
            assert target(name, str(attributes["href"])) in files or tag == "a"


def test_calendars_keep_their_uids_count_their_changes_and_cancel(content: SiteContent) -> None:
    from icalendar import Calendar

    timed = tuple(
        replace(one, start=time(21), end=time(1)) if one.id == "d2-15" else one
        for one in content.meeting.activities
    )
    gone = GoneActivity(
        "d2-99", content.meeting.days[1].date, Text({"en": "A walk"}), datetime(2018, 11, 9, 9), None
    )
    site = replace(
        content,
        meeting=replace(content.meeting, activities=timed),
        changes={"d2-15": 2, "d2-99": 1},
        gone=(gone,),
    )
    read: Any = Calendar.from_ical(site_files(site)["en/day-2018-11-09.ics"])
    events = {str(event["uid"]): event for event in read.walk("VEVENT")}
    assert len(events) == 17
    dinner = events["d2-15@ttchan-2018.ttchan"]
    assert dinner["sequence"] == 2
    assert dinner["dtstart"].dt.isoformat() == "2018-11-09T21:00:00+02:00"
    assert dinner["dtend"].dt.isoformat() == "2018-11-10T01:00:00+02:00"
    assert str(events["d2-99@ttchan-2018.ttchan"]["status"]) == "CANCELLED"
    assert str(events["d2-1@ttchan-2018.ttchan"]["dtstart"].dt) == "2018-11-09"
    [zone] = read.walk("VTIMEZONE")
    assert str(zone["tzid"]) == "Europe/Riga"
    whole: Any = Calendar.from_ical(site_files(site)["lv/programme.ics"])
    assert len(whole.walk("VEVENT")) == 34


def test_data_for_programs(content: SiteContent, files: dict[str, bytes]) -> None:
    told = json.loads(files["data.json"])
    assert told["meeting"]["stated_total"] == 159
    assert told["paths"]["c/raska"] == {"kind": "place", "ref": "raska"}
    said = json.loads(files[told["said"]["promote-my-partner"]])
    assert [note["text"] for note in said["notes"]] == ["Song <festival> & co"]
    feed = ElementTree.fromstring(files["en/changes.atom"])
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 2
    pages = ElementTree.fromstring(files["sitemap.xml"])
    addresses = [one.text for one in pages.iter() if one.tag.endswith("loc")]
    assert f"{ADDRESS}c/raska/" in addresses
    assert f"{ADDRESS}en/day-2018-11-09.html" in addresses


def test_the_schedule_for_phones_has_what_has_a_clock_time(
    content: SiteContent, files: dict[str, bytes]
) -> None:
    assert ElementTree.fromstring(files["en/schedule.xml"]).findall(".//event") == []
    timed = tuple(
        replace(one, start=time(9 + number % 10), end=time(10 + number % 10))
        for number, one in enumerate(content.meeting.activities)
    )
    made = site_files(replace(content, meeting=replace(content.meeting, activities=timed)))
    schedule = ElementTree.fromstring(made["en/schedule.xml"])
    assert [day.get("index") for day in schedule.findall("day")] == ["1", "2", "3", "4", "5"]
    events = schedule.findall("day/room/event")
    assert len(events) == 33
    assert len({event.get("guid") for event in events}) == len({event.get("id") for event in events}) == 33
    for event in events:
        assert event.findtext("title")
        assert_as_in_schema(event, EVENT)
        assert int(event.get("id") or 0) > 0
        begin = datetime.fromisoformat(event.findtext("date") or "")
        assert f"{begin:%H:%M}" == event.findtext("start")
        assert begin.tzinfo
    assert len({event.findtext("slug") for event in events}) == 33
    assert [one.tag for one in schedule] == ["version", "conference", *["day"] * 5]
    [conference] = schedule.findall("conference")
    assert_as_in_schema(conference, CONFERENCE)
    for day in schedule.findall("day"):
        assert set(day.attrib) == {"index", "date", "start", "end"}
        begin, end = (datetime.fromisoformat(str(day.get(name))) for name in ("start", "end"))
        assert begin.date().isoformat() == day.get("date")
        assert begin < end
        assert {one.tag for one in day} <= {"room"}
        assert all(set(room.attrib) == {"name"} for room in day)


# The rules of the schema that validates schedules: github.com/voc/schedule, validator/xsd/schedule.xml.xsd.
# What has a pattern must be there; of what is optional there is what companions read.
ANY, DURATION = r"[\s\S]*", r"([0-9]{1,2}:[0-9]{2})|([0-9]{1,2}:[0-9]{2}:[0-9]{1,2})"
DATE = r"\d{4}-\d\d-\d\d"
EVENT = {
    **dict.fromkeys(("room", "title", "type", "abstract", "slug", "subtitle", "track"), ANY),
    "date": DATE + r"T\d\d:\d\d:\d\d[+-]\d\d:\d\d",
    "start": r"([0-2][0-9]:[0-5][0-9])|([0-2][0-9]:[0-5][0-9]:[0-5][0-9])",
    "duration": DURATION,
    **dict.fromkeys(("persons", "language", "links"), ANY),
}
CONFERENCE = {
    **dict.fromkeys(("title", "acronym"), ANY),
    "start": DATE,
    "end": DATE,
    "days": r"\d+",
    "timeslot_duration": DURATION,
    "time_zone_name": ANY,  # newer than the schema, and read by companions that show local time
}


def assert_as_in_schema(element: ElementTree.Element, rules: dict[str, str]) -> None:
    """Each child once, none that is not known, and its text as the rule wants it."""
    assert sorted(child.tag for child in element) == sorted(rules)
    for child in element:
        assert re.fullmatch(rules[child.tag], child.text or ""), (child.tag, child.text)


def test_the_emblem_has_its_place_on_each_page(content: SiteContent) -> None:
    made = site_files(replace(content, emblem=(".svg", b"<svg></svg>")))
    assert made["emblem.svg"] == b"<svg></svg>"
    for name in pages(made):
        assert b"emblem.svg" in made[name]


def test_the_sentences_of_the_templates_are_in_the_catalogues() -> None:
    said = {
        found
        for template in TEMPLATES.glob("*.html")
        for found in re.findall(r'_\("([^"]+)"\)', template.read_text("utf-8"))
    }
    assert said == set(words.OF_TEMPLATES)


def test_numbers_that_are_expected_vague_or_unknown_are_told_as_such(content: SiteContent) -> None:
    people = content.meeting.participation
    vague = [replace(row, at_least=row.country == "PL") for row in people.delegations]
    unknown = [replace(row, count=0) if row.country == "IT" else row for row in vague]
    people = replace(people, delegations=tuple(unknown), counts=Counts.EXPECTED, stated_total=0)
    files = site_files(replace(content, meeting=replace(content.meeting, participation=people)))
    page = files["en/index.html"].decode()
    assert "Who is expected" in page
    assert "Who came" not in page
    rows = dict(re.findall(r'<th scope="row">(\w+)</th><td class="number">(.*?)</td>', page))
    assert (rows["Poland"], rows["Italy"], rows["Germany"]) == ("at least 16", "–", "fewer than 3")
    told = json.loads(files["data.json"])["meeting"]
    assert (told["stated_total"], told["counts"]) == (None, "expected")
    sheet = compose(replace(content.meeting, participation=people), form("cerv-eds"), "en")
    content = replace(content, meeting=replace(content.meeting, participation=people), sheets={"en": sheet})
    page = site_files(content)["en/sheet.html"].decode()
    assert "Draft. Nobody has checked this form" in page
    assert "Not to be sent like this." in page
    assert page.index("Draft") < page.index("Event description sheet")
