from __future__ import annotations

import pytest

from tests.meeting.sample import both
from ttchan_tui.meeting.people import Greeting
from ttchan_tui.meeting.wording.facts import either_event, events, greeting_language
from ttchan_tui.text.languages import language
from ttchan_tui.text.multilingual import NOTHING, Text


@pytest.mark.parametrize(
    ("numbers", "code", "all_of_them", "one_of_them"),
    [
        ((), "en", "", ""),
        ((3,), "en", "event 3", "event 3"),
        ((3,), "lv", "3. pasākums", "3. pasākums"),
        ((3, 5), "en", "events 3 and 5", "event 3 or 5"),
        ((3, 5), "lv", "3. un 5. pasākums", "3. vai 5. pasākums"),
        ((1, 3, 5), "lv", "1., 3. un 5. pasākums", "1., 3. vai 5. pasākums"),
    ],
)
def test_a_day_has_all_of_its_events_and_an_activity_one(
    numbers: tuple[int, ...], code: str, all_of_them: str, one_of_them: str
) -> None:
    assert events(numbers, language(code)) == all_of_them
    assert either_event(numbers, language(code)) == one_of_them


@pytest.mark.parametrize(
    ("tag", "name", "said"),
    [
        ("ltg-LV", both("latgaliešu", "Latgalian"), "latgaliešu"),
        ("sr-Cyrl-RS", NOTHING, "serbu (kirilica)"),
        ("ltg", NOTHING, "ltg"),
    ],
)
def test_the_language_of_a_greeting(tag: str, name: Text, said: str) -> None:
    greeting = Greeting(tag, "x", "y", name)
    assert greeting_language(greeting, language("lv")) == said
