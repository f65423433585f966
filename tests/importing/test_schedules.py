"""Calendars, schedules, tables and pasted programmes, and what is left of them when they are harmed."""

from __future__ import annotations

import json
import os
import random
import zipfile
from contextlib import suppress
from datetime import date, time
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from openpyxl import Workbook

from tests.importing.test_workbook import KLANJEC
from ttchan_tui.importing import Account, CannotRead, read_source, workbook, write_files
from ttchan_tui.importing.sources import Wishes
from ttchan_tui.meeting.format import examine, sections_of
from ttchan_tui.store.meeting.folder import read_folder
from ttchan_tui.text.languages import language

ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
X-WR-CALNAME:Twin towns
BEGIN:VEVENT
UID:same
DTSTART;TZID=Europe/Zagreb:20211001T093000
DTEND;TZID=Europe/Zagreb:20211001T103000
SUMMARY:Opening\\, with music
LOCATION:Town hall
DESCRIPTION:Ask john.smith@council.example or +385 49 550 235.
ORGANIZER;CN=John Smith:mailto:john.smith@council.example
END:VEVENT
BEGIN:VEVENT
UID:same
DTSTART;TZID=Europe/Zagreb:20211001T230000
DURATION:PT2H
SUMMARY:Dance
RRULE:FREQ=DAILY;COUNT=2
END:VEVENT
BEGIN:VEVENT
UID:same
DTSTART;VALUE=DATE:20211003
SUMMARY:Departure
END:VEVENT
END:VCALENDAR
"""

FRAB = """<?xml version="1.0" encoding="utf-8"?>
<schedule><conference><title>Meeting of towns</title><acronym>MoT</acronym></conference>
<day date="2021-10-01" index="1"><room name="Hall">
<event id="1"><date>2021-10-01T09:30:00+02:00</date><start>09:30</start><duration>01:00</duration>
<title>Opening</title><type>talk</type><abstract>Words</abstract>
<persons><person id="5">Jane Doe</person></persons></event>
<event id="2"><date>2021-10-02T00:30:00+02:00</date><start>00:30</start><duration>00:45</duration>
<title>Stars</title><type>walk</type></event></room></day></schedule>"""

PRETALX = json.dumps({"schedule": {"conference": {
    "title": "Meeting of towns", "acronym": "mot", "time_zone_name": "Europe/Zagreb",
    "days": [{"date": "2021-10-01", "rooms": {"Hall": [
        {"title": "Opening", "date": "2021-10-01T09:30:00+02:00", "start": "09:30", "duration": "01:00",
         "type": "Talk", "persons": [{"public_name": "Jane Doe"}]}]}}],
}}})  # fmt: skip

CSV = "Date;Start;End;What;Where\n1.10.2021;9.30;10h30;Opening;Town hall\n2 October 2021;21:00;01:00;Dance;\n"

PASTED = """Visit to our twin town, 27–28 October 2022

Thursday, 27 October
10h00.- Guided visit
through the old town
12:30 – 14:00 Lunch; with the mayor
9.15 pm: Concert

Friday, 28 October
9:30 Farewell
11h / 12h Way home
"""


def read(content: str | bytes, **wishes: Any) -> Account:
    return read_source(content.encode() if isinstance(content, str) else content, Wishes(**wishes))


def programme(account: Account) -> list[tuple[Any, ...]]:
    """Day, start, end and title of what was taken."""
    return [
        (
            one["date"].isoformat()[5:],
            f"{one.get('start', '')}"[:5],
            f"{one.get('end', '')}"[:5],
            one["title"]["en"],
        )
        for one in account.files["programme.toml"]["activity"]
    ]


def test_a_calendar_is_read_with_what_repeats_itself() -> None:
    account = read(ICS)
    assert programme(account) == [
        ("10-01", "09:30", "10:30", "Opening, with music"),
        ("10-01", "23:00", "01:00", "Dance"),
        ("10-02", "23:00", "01:00", "Dance"),
        ("10-03", "", "", "Departure"),
    ]
    assert account.files["meeting.toml"]["time_zone"] == "Europe/Zagreb"
    assert account.files["venues.toml"]["venue"] == [{"id": "town-hall", "name": {"en": "Town hall"}}]
    ids = [one["id"] for one in account.files["programme.toml"]["activity"]]
    assert len(set(ids)) == len(ids)


def test_addresses_of_persons_are_left_out_unless_they_are_asked_for() -> None:
    for persons in (False, True):
        account = read(ICS, persons=persons)
        assert ("john.smith@" in str(account.files)) is persons
        assert ("550 235" in str(account.files)) is persons
        assert "John Smith" not in str(account.files)
        assert bool(account.left_out) is not persons
        for source in (FRAB, PRETALX):
            assert ("Jane Doe" in str(read(source, persons=persons).files)) is persons


def test_a_calendar_may_be_wrapped_and_float_but_utc_needs_a_zone() -> None:
    wrapped = f"<html><body><pre>{ICS.replace(chr(10), '<br>' + chr(10))}</pre></body></html>"
    assert programme(read(wrapped)) == programme(read(ICS))
    floating = ICS.replace(";TZID=Europe/Zagreb", "")
    assert programme(read(floating)) == programme(read(ICS))
    assert any("time_zone" in one.sentence(language("en")) for one in read(floating).asked)
    utc = (
        floating.replace("T093000", "T073000Z").replace("T103000", "T083000Z").replace("T230000", "T210000Z")
    )
    with pytest.raises(CannotRead, match="--zone"):
        read(utc)
    assert programme(read(utc, zone="Europe/Zagreb")) == programme(read(ICS))


def test_schedules_of_conferences_are_read() -> None:
    assert programme(read(FRAB)) == [
        ("10-01", "09:30", "10:30", "Opening"),
        ("10-01", "00:30", "01:15", "Stars"),
    ]
    assert programme(read(PRETALX)) == [("10-01", "09:30", "10:30", "Opening")]
    assert read(PRETALX).files["meeting.toml"]["acronym"] == "mot"


def test_a_table_needs_days_and_times() -> None:
    assert programme(read(CSV)) == [
        ("10-01", "09:30", "10:30", "Opening"),
        ("10-02", "21:00", "01:00", "Dance"),
    ]
    in_one = (
        'Programm\n\nDatum,Zeit,Titel\n"Freitag, 1. Oktober 2021",9:30 – 10:30,A\n02.10.2021,14.00 Uhr,B\n'
    )
    taken = read(in_one, languages=("de",)).files["programme.toml"]["activity"]
    assert [(one["date"].day, one["start"], one.get("end")) for one in taken] == [
        (1, time(9, 30), time(10, 30)),
        (2, time(14), None),
    ]
    with pytest.raises(CannotRead, match="no times of day"):
        read("Date,What\n2021-10-01,Opening\n")
    with pytest.raises(CannotRead, match="date"):
        read("What,Start\nOpening,9:30\n")


def test_a_pasted_programme_is_read_in_the_language_of_its_days() -> None:
    assert programme(read(PASTED)) == [
        ("10-27", "10:00", "", "Guided visit"),
        ("10-27", "12:30", "14:00", "Lunch; with the mayor"),
        ("10-27", "21:15", "", "Concert"),
        ("10-28", "09:30", "", "Farewell"),
        ("10-28", "11:00", "12:00", "Way home"),
    ]
    latvian = "Ceturtdiena, 27. oktobris\n10.00 Ekskursija\n"
    account = read(latvian, languages=("lv",), year=2022)
    [only] = account.files["programme.toml"]["activity"]
    assert (only["date"], only["start"], only["title"]) == (
        date(2022, 10, 27),
        time(10),
        {"lv": "Ekskursija"},
    )
    with pytest.raises(CannotRead, match="--year"):
        read(latvian, languages=("lv",))


@pytest.mark.parametrize("source", [ICS, FRAB, PRETALX, CSV, PASTED])
def test_what_is_taken_is_right_as_far_as_it_goes(source: str, tmp_path: Path) -> None:
    account = read(source)
    write_files(account.files, tmp_path / "m")
    problems: list[Any] = []
    examined = examine(sections_of(account.files, problems), problems, thorough=True)
    assert {one.file for one in examined.problems if one.file == "programme.toml"} == set()


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 100, b"PK\x03\x04rest", b"{}", b"[]", b"<schedule>", b"BEGIN:VCALENDAR", b"\xff\xfe\xfd",
     b"{" * 100_000, b"<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><schedule>&b;</schedule>"],
)  # fmt: skip
def test_what_is_none_of_these_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(CannotRead) as caught:
        read(content)
    assert caught.value.sentence(language("lv")).endswith((".", "2022", "Riga"))


def sources() -> list[bytes]:
    book = BytesIO()
    Workbook().save(book)
    filled = workbook(read_folder(KLANJEC), ("en",), language("en"))
    return [filled, book.getvalue(), *(one.encode() for one in (ICS, FRAB, PRETALX, CSV, PASTED))]


def test_harmed_files_leave_neither_trace_nor_half_a_folder(tmp_path: Path) -> None:
    chance, every = random.Random(14), sources()
    rounds = 10_000 if os.environ.get("TTCHAN_STRESS") else 210
    for number in range(rounds):
        content = bytearray(every[number % len(every)])
        for _ in range(chance.randint(1, 8)):
            if not content:
                break
            at, how = chance.randrange(len(content)), chance.randrange(4)
            if how == 0:
                content[at] = chance.randrange(256)
            elif how == 1:
                del content[at : at + chance.randint(1, 40)]
            elif how == 2:
                content[at:at] = content[chance.randrange(len(content)) :][: chance.randint(1, 60)]
            else:
                content[at:at] = chance.choice(
                    [b"\x1b[2J", b"\xe2\x80\xae", b'"', b"\n", b"\0", b"999999999"]
                )
        folder = tmp_path / str(number)
        try:
            account = read(bytes(content), year=2021)
        except CannotRead:
            assert not folder.exists()
            continue
        write_files(account.files, folder)
        problems: list[Any] = []
        examine(sections_of(account.files, problems), problems, thorough=True)
        assert not any(letter in (folder / "meeting.toml").read_text() for letter in "\x1b\u202e\0")
    assert not list(tmp_path.glob(".ttchan-*"))


def test_addresses_stand_neither_in_titles_nor_in_places_nor_in_ids() -> None:
    account = read(
        "Date,Start,What,Where,Text\n"
        '2021-10-01,9:30,Opening with Anna Berzina (anna@x.lv),"Hall, tel. +371 29123456",'
        '"Call +371 29123456 or bob@x.lv\nwifi pw"\n'
        '2021-10-01,10:30,"Work (mail: anna@x.lv, tel. +371 29123456)",Hall,Bring paper\n'
    )
    [first, second] = account.files["programme.toml"]["activity"]
    assert (first["id"], first["title"]) == ("opening-with-anna-berzina", {"en": "Opening with Anna Berzina"})
    assert (second["id"], second["title"]) == ("work", {"en": "Work"})
    assert account.files["venues.toml"]["venue"] == [{"id": "hall", "name": {"en": "Hall"}}]
    assert first["text"]["en"] == "wifi pw"
    assert second["text"]["en"] == "Bring paper"
    told = [one.sentence(language("en")) for one in account.left_out]
    assert len(told) == 2
    assert "x.lv" not in str(told)


def test_rows_of_a_table_that_cannot_be_read_are_told_with_their_number() -> None:
    account = read(
        "date,start,end,title\n2026-05-08,9:30,10:00,Opening\n2026-05-08,25:00,,Bad\n\n31 June 2026,9:00,,X\n"
        "2026-05-08,9:30–25:00,,Late\n"
    )
    assert [one.sentence(language("en")) for one in account.left_out] == [
        "row 3, “Bad”: “25:00” is not a time of day; the rest of the row is taken",
        "row 5, “X”: “31 June 2026” is not a date, so the row is not taken",
        "row 6, “Late”: “25:00” is not a time of day; the rest of the row is taken",
    ]
    assert [one[3] for one in programme(account)] == ["Bad", "Opening", "Late"]


def test_a_row_of_a_table_ends_where_a_row_ends_and_nowhere_else() -> None:
    for end in "\v\f\x85\u2028\u2029\x1c":
        account = read(f"date,start,title,room\r\n2026-05-08,9:30,Walls{end}gates,Town{end}hall\r\n")
        assert account.left_out == []
        assert [one[3] for one in programme(account)] == ["Walls gates"], repr(end)
        [venue] = account.files["venues.toml"]["venue"]
        assert venue["name"] == {"en": "Town hall"}, repr(end)


def calendar(*lines: str, uid: str = "a") -> str:
    return "\n".join(
        ("BEGIN:VCALENDAR", "BEGIN:VEVENT", f"UID:{uid}",
         "DTSTART;TZID=Europe/Riga:20211001T220000", "DTEND;TZID=Europe/Riga:20211001T230000",
         "SUMMARY:Dance", *lines, "END:VEVENT", "END:VCALENDAR", "")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "times"),
    [
        ("FREQ=SECONDLY", 1),
        ("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", 1),
        ("FREQ=HOURLY;COUNT=3", 1),
        ("FREQ=DAILY", 62),
        ("FREQ=DAILY;COUNT=100000000", 62),
        ("FREQ=DAILY;UNTIL=20211003T200000Z", 3),
        ("FREQ=DAILY;UNTIL=20211003", 3),
        ("FREQ=WEEKLY;COUNT=2", 2),
        ("FREQ=WEEKLY;BYDAY=FR,SA;COUNT=4", 4),
        ("FREQ=MONTHLY;BYDAY=1FR", 2),
        ("FREQ=DAILY;INTERVAL=0", 1),
        ("FREQ=DAILY;COUNT=-1", 1),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 1),
        ("FREQ=MONTHLY;BYDAY=9MO", 1),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", 1),
    ],
)
def test_what_repeats_itself_is_followed_as_far_as_a_meeting_goes(rule: str, times: int) -> None:
    account = read(calendar(f"RRULE:{rule}"))
    assert len(programme(account)) == times
    assert [one.sentence(language("en")) for one in account.left_out] == (
        ["“Dance” repeats itself in a way that no programme does; it is taken once"] if times == 1 else []
    )


def test_a_calendar_of_more_than_any_programme_has_is_refused() -> None:
    series = calendar("RRULE:FREQ=DAILY").partition("BEGIN:VEVENT")[2].partition("END:VCALENDAR")[0]
    with pytest.raises(CannotRead, match="more than 5000 items"):
        read(calendar().replace("END:VCALENDAR", f"BEGIN:VEVENT{series}" * 90 + "END:VCALENDAR"))


def test_a_workbook_unpacks_to_no_more_than_fits() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", "<a/>")
        archive.writestr("Pictures/one", bytes(310_000_000))
    with pytest.raises(CannotRead, match="MB"):
        read(packed.getvalue())


DAY = "2022-05-08\n10:00 Tea, call a@b.example\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{DAY}{'-' * 40_000}",
        f"{DAY}{'.' * 40_000}",
        f"{DAY}{'1' * 80_000}",
        f"{DAY}10:00 {'a' * 80_000}",
        f"{DAY.strip()} {'or: ' * 40}x",
        f"<BEGIN:VCALENDAR\n{'<br' * 40_000}\nEND:VCALENDAR",
    ],
    ids=["dashes", "dots", "digits", "letters", "words", "marks"],
)
def test_long_lines_are_read_in_no_time(text: str) -> None:
    begun = process_time()
    with suppress(CannotRead):
        read(text)
    assert process_time() - begun < 3


def test_times_of_a_series_that_were_moved_or_are_off() -> None:
    moved = "\n".join(
        ("BEGIN:VEVENT", "UID:a", "RECURRENCE-ID;TZID=Europe/Riga:20211002T220000",
         "DTSTART;TZID=Europe/Riga:20211002T200000", "SUMMARY:Early dance", "END:VEVENT",
         "BEGIN:VEVENT", "UID:b", "DTSTART;TZID=Europe/Riga:20211002T100000", "SUMMARY:Walk",
         "STATUS:CANCELLED",
         "END:VEVENT", "END:VCALENDAR")
    )  # fmt: skip
    series = calendar("RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=Europe/Riga:20211003T220000")
    account = read(series.replace("END:VCALENDAR", moved))
    assert [(day, start, title) for day, start, _, title in programme(account)] == [
        ("10-01", "22:00", "Dance"), ("10-02", "20:00", "Early dance"), ("10-04", "22:00", "Dance")
    ]  # fmt: skip
    assert [one.sentence(language("en")) for one in account.left_out] == [
        "“Walk”, on 2021-10-02, is cancelled in the calendar"
    ]
