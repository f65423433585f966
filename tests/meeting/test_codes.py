from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.meeting.sample import sample
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.meeting import Meeting, Results
from ttchan_tui.meeting.qr.address import SHORT_ADDRESS, percent_encoded
from ttchan_tui.meeting.qr.codes import Code, CodeKind, code, codes, geo_address, main_code
from ttchan_tui.meeting.qr.symbol import (
    QUIET_ZONE,
    AddressNotAllowed,
    AddressTooLong,
    NoSymbol,
    Symbol,
    TooLittleSpace,
    symbol,
)
from ttchan_tui.text.languages import language
from ttchan_tui.text.multilingual import NOTHING, Text


def scan(drawn: Symbol) -> str:
    """What an independent decoder reads from the half blocks, black on white, never inverted."""
    picture = Image.new("L", (drawn.columns, drawn.rows * 2), 255)
    for y, row in enumerate(drawn.cells()):
        for x, cell in enumerate(row):
            for half, dark in enumerate(cell):
                picture.putpixel((x, 2 * y + half), 0 if dark else 255)
    picture = picture.resize((picture.width * 6, picture.height * 6), Image.Resampling.NEAREST)
    found = zxingcpp.read_barcodes(picture, try_invert=False)
    assert len(found) == 1
    return found[0].text


def test_all_codes_in_their_order() -> None:
    assert [found.what for found in codes(sample(), "lv")] == [
        "results", "lead", "place:daugavpils", "place:raska", "venue:unity",
    ]  # fmt: skip


def test_results_and_lead_have_an_address_for_each_language() -> None:
    assert code(sample(), "results", "lv").address == "https://example.org/lv"
    assert code(sample(), "results", "en").address == "https://example.org/en"
    assert code(sample(), "lead", "en").address == "https://en.example.org"


def test_no_results_code_as_long_as_there_are_no_results() -> None:
    meeting = replace(sample(), results=Results(NOTHING, NOTHING, ""))
    assert codes(meeting, "lv")[0].what == "lead"


LONG = "http://example.org/" + "results/" * 10

BEFORE, AFTER = datetime(2018, 11, 1, 12), datetime(2018, 12, 1, 12)


def with_addresses(short: Text) -> Meeting:
    """The sample, whose results have an address that is too long for a code."""
    return replace(sample(), results=Results(Text({"en": LONG}), NOTHING, "", short))


def test_an_address_that_is_too_long_is_told_and_has_no_code_until_there_is_a_short_one() -> None:
    meeting = with_addresses(NOTHING)
    found = code(meeting, "results", "en")
    assert LONG in found.words(language("en"))
    with pytest.raises(AddressTooLong, match="short address"):
        found.must_be_short()
    assert main_code(meeting, "en", AFTER).what == "lead"
    for reader in ("lv", "en"):
        short = main_code(with_addresses(Text({"en": "https://r.example.org"})), reader, AFTER)
        short.must_be_short()
        assert (short.what, short.address) == ("results", "https://r.example.org")


def test_results_are_promised_when_there_can_be_some() -> None:
    meeting = with_addresses(Text({"en": "https://r.example.org"}))
    assert main_code(meeting, "en", AFTER).what == "results"
    assert main_code(meeting, "en", BEFORE).what == "lead"


def test_every_code_scans() -> None:
    for found in codes(sample(), "lv"):
        assert scan(symbol(found.address)) == found.address


def test_an_address_stands_there_once_and_beside_it_a_position() -> None:
    english = language("en")
    assert code(sample(), "place:raska", "lv").words(english) == ("https://www.raska.gov.rs",)
    assert code(sample(), "venue:unity", "lv").position == "55.8714° N, 26.5161° E"
    southern = Code("venue:x", NOTHING, geo_address((-33.9, -18.5)), CodeKind.VENUE)
    assert southern.position == "33.9° S, 18.5° W"


def test_positions_are_written_as_the_standard_wants_them() -> None:
    assert geo_address((55.8714, 26.5161)) == "geo:55.8714,26.5161"
    assert geo_address((10.0, -0.0000001)) == "geo:10,0"
    assert geo_address((-0.5, 100.0)) == "geo:-0.5,100"


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("venue:lost", "Somewhere: its position is not known"),
        ("place:portugal", "Portugal: no website of it is known"),
        ("nonsense", "results, lead, place:daugavpils"),
        ("place:nowhere", "There is no place “nowhere”"),
        ("", "There are: results"),
    ],
)
def test_an_unknown_code_is_explained(what: str, words: str) -> None:
    with pytest.raises(UnknownId) as caught:
        code(sample(), what, "en")
    assert words in caught.value.sentence(language("en"))


def test_the_address_limit_is_what_fits_a_small_terminal() -> None:
    longest = symbol("https://a.lv/" + "a" * (SHORT_ADDRESS - 13))
    assert (longest.columns, longest.rows) == (37, 19)
    assert symbol("https://a.lv/" + "a" * (SHORT_ADDRESS - 12)).rows > 19


def test_the_quiet_zone_is_part_of_the_symbol() -> None:
    drawn = symbol("https://example.org")
    inner = range(QUIET_ZONE, drawn.size - QUIET_ZONE)
    for y, row in enumerate(drawn.modules):
        for x, dark in enumerate(row):
            assert not dark or (x in inner and y in inner)
    assert drawn.modules[QUIET_ZONE][QUIET_ZONE]


def test_a_symbol_holds_ascii_only_and_is_counted_so() -> None:
    assert symbol("https://x.no/Öland") == symbol("https://x.no/%C3%96land")
    assert symbol("https://x.no/a%20b") != symbol("https://x.no/a%2520b")
    with pytest.raises(AddressTooLong, match="2334 bytes"):
        symbol("https://a.lv/ā" + "a" * 2315)


def test_a_name_of_other_letters_is_told_as_it_has_to_be_written() -> None:
    with pytest.raises(AddressNotAllowed, match=r"https://www\.xn--l-1fa\.no/x"):
        symbol("https://www.ål.no/x")


def test_the_longest_and_one_too_long() -> None:
    assert symbol("https://a.lv/" + "a" * 2318).size == 177 + 2 * QUIET_ZONE
    with pytest.raises(AddressTooLong, match="2332 bytes"):
        symbol("https://a.lv/" + "a" * 2319)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org",
        "https://",
        "https:///path",
        "https://example.org@evil.example",
        "https://exa mple.org",
        "https://example.org/\u202egro.elpmaxe",
        "https://example.org/\x1b[2J",
        "https://example.org/\ud800",
        "https://ехаmple.org",
        "https://example.org:65536",
        "https://example.org/\u3164",
        "https://nowhere",
        "javascript:alert(1)",
        "geo:here",
        "",
    ],
)
def test_only_what_visitors_may_be_sent_to(address: str) -> None:
    with pytest.raises(AddressNotAllowed):
        symbol(address)


def test_too_little_space_is_refused_with_the_numbers() -> None:
    drawn = symbol("https://example.org")
    drawn.must_fit(drawn.columns, drawn.rows)
    for columns, rows in ((drawn.columns - 1, 99), (99, drawn.rows - 1), (0, -3)):
        with pytest.raises(TooLittleSpace, match=f"{drawn.columns}×{drawn.rows}"):
            drawn.must_fit(columns, rows)


@given(st.text(max_size=80).map("https://example.org/".__add__))
def test_whatever_is_drawn_scans_as_written(address: str) -> None:
    try:
        drawn = symbol(address)
    except NoSymbol:
        return
    assert scan(drawn) == percent_encoded(address)
