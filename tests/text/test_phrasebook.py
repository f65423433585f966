"""What the bundled meeting is in further languages: everything short, and nothing that it does not say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache

import pytest

from tests.cli.command import ROOT
from ttchan_tui.meeting.checks.all_texts import all_texts
from ttchan_tui.meeting.format.reader import read_meeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import PlaceKind
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder
from ttchan_tui.text.languages import CODES, language
from ttchan_tui.text.multilingual import LocalizedText, Text

FURTHER = tuple(code for code in CODES if code not in ("lv", "en"))


@cache
def bundled() -> Meeting:
    return read_meeting(read_folder(bundled_folder()))


def short(meeting: Meeting) -> Iterator[Text]:
    """What stands on every public screen."""
    for titled in (meeting.days, meeting.activities, meeting.prompts):
        yield from (one.title for one in titled)
    for named in (meeting.kinds, meeting.venues, meeting.parts_of_day):
        yield from (one.name for one in named)
    yield from (category.name for prompt in meeting.prompts for category in prompt.categories)
    yield meeting.funding.programme


def phrases(code: str) -> dict[str, str]:
    return tomllib.loads((ROOT / "data" / "phrases" / f"{code}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", FURTHER)
def test_everything_short_is_there(code: str) -> None:
    for text in short(bundled()):
        assert text.in_language(code).language == code, text


@pytest.mark.parametrize("code", FURTHER)
def test_a_country_is_called_what_it_is_called_elsewhere(code: str) -> None:
    for place in bundled().places:
        if place.kind is PlaceKind.COUNTRY:
            assert place.name.in_language(code).text == language(code).country(place.country)


@pytest.mark.parametrize("code", FURTHER)
def test_nothing_is_translated_that_is_not_said(code: str) -> None:
    said = {text.by_language.get("en") for _, text in all_texts(bundled())}
    assert not phrases(code).keys() - said
    assert all(words.strip() == words and words for words in phrases(code).values())


def test_what_is_written_in_a_language_comes_first_and_what_is_changed_is_not_translated() -> None:
    assert Text({"en": "dinner"}).in_language("de") == LocalizedText("Abendessen", "de", False)
    assert Text({"en": "dinner", "de": "Essen"}).in_language("de").text == "Essen"
    assert Text({"en": "dinner at eight"}).in_language("de") == LocalizedText("dinner at eight", "en", True)
    assert Text({"lv": "vakariņas"}).in_language("de") == LocalizedText("vakariņas", "lv", True)
