"""What is kept of CLDR says the same as Babel, which is asked where nothing fitting is kept."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date, format_interval
from babel.languages import get_official_languages
from babel.lists import format_list
from babel.numbers import format_decimal

from ttchan_tui.text.cldr import FORMATS, KEPT, LOCALE, NAMES, OFFICIAL, SPANS, Cldr, keep, official_languages
from ttchan_tui.text.languages import CODES

DAYS = [date(2018, 1, 1) + timedelta(days=number) for number in range(0, 366, 17)]
NUMBERS = (0, 3, 159, 999, 1000, 1462, 1_234_567, -3, 3.5, 1234.5678)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of the languages, with what is kept now."""
    folder = tmp_path_factory.mktemp("locale")
    for code in CODES:
        (folder / code).mkdir()
        shutil.copy(LOCALE / code / FORMATS, folder / code)
    keep(folder)
    return folder


@pytest.mark.parametrize("code", CODES)
def test_it_says_what_babel_says(code: str, kept: Path) -> None:
    ours = Cldr(kept / code)
    theirs = Locale.parse(ours.formats["locale"])
    for day in DAYS:
        for kind, pattern in (("date", ours.formats["date"]), ("weekday", "EEEE"), ("full_date", "long")):
            assert ours.date(day, kind) == format_date(day, format=pattern, locale=theirs)
        for days in (0, 4, 40):
            last = day + timedelta(days=days)
            for kind, skeleton in SPANS.items():
                assert ours.span(day, last, kind) == format_interval(day, last, skeleton, locale=theirs)
    for number in NUMBERS:
        assert ours.number(number) == format_decimal(number, locale=theirs)
    for words in (["a{}"], ["a{}", "b"], ["a{}", "b", "c"], ["a{}", "b", "c", "d"]):
        assert ours.listed(words, "standard") == format_list(words, locale=theirs)
        assert ours.listed(words, "or") == format_list(words, style="or", locale=theirs)
    for country in ("LV", "TR", "MK", "XK", "CI"):
        assert ours.countries[country] == theirs.territories[country]
    assert ours.language("lv") == theirs.languages["lv"]


def test_official_languages() -> None:
    for country in ("LV", "lv", "CH", "BE", "XQ", ""):
        theirs = [tag.partition("_")[0] for tag in get_official_languages(country)]
        assert official_languages(country) == tuple(theirs)


def test_babel_is_asked_where_the_formats_have_changed(kept: Path) -> None:
    formats = kept / "lv" / FORMATS
    formats.write_text(formats.read_text("utf-8").replace("EEEE, d. MMMM", "d. MMMM"), "utf-8")
    assert Cldr(kept / "lv").date(date(2018, 11, 9), "date") == "9. novembris"


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff"])
def test_what_is_kept_and_cannot_be_read_is_as_if_it_were_not_there(content: bytes, kept: Path) -> None:
    for name in (KEPT, NAMES):
        (kept / "de" / name).write_bytes(content)
    assert Cldr(kept / "de").date(date(2018, 11, 9), "weekday") == "Freitag"
    assert Cldr(kept / "de").countries["LV"] == "Lettland"


def test_what_another_version_has_kept_is_as_if_it_were_not_there(kept: Path) -> None:
    for name in (KEPT, NAMES):
        file = kept / "fr" / name
        version, of = json.loads(file.read_text("utf-8"))["of"]
        file.write_text(json.dumps({"of": [version - 1, of]}), "utf-8")
    assert Cldr(kept / "fr").date(date(2018, 11, 9), "weekday") == "vendredi"
    assert Cldr(kept / "fr").countries["LV"] == "Lettonie"


def test_the_program_brings_what_is_kept() -> None:
    """Made where the catalogues are compiled: without it a start takes 10 ms more, and 5 MB."""
    assert (LOCALE / OFFICIAL).exists()
    assert all((LOCALE / code / name).exists() for code in CODES for name in (KEPT, NAMES))
