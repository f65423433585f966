from __future__ import annotations

import pytest

from ttchan_tui.meeting.board.line_parser import HandCount, Statement, UnclearLine, parse_line
from ttchan_tui.meeting.board.pasted_list import pasted
from ttchan_tui.meeting.format import read_meeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder
from ttchan_tui.text.languages import language


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return read_meeting(read_folder(bundled_folder()))


def mean(typed: str, meeting: Meeting, prompt: str = "promote-my-partner", code: str = "en") -> object:
    return parse_line(typed, meeting.prompt[prompt], meeting, language(code))


@pytest.mark.parametrize(
    ("typed", "code", "meant"),
    [
        ("The song festival", "en", Statement("The song festival")),
        ("fest: The song festival", "en", Statement("The song festival", category="festivals")),
        ("FEST: x", "lv", Statement("x", category="festivals")),
        ("cilv: Rotko", "lv", Statement("Rotko", category="people")),
        ("cilveki: Rotko", "en", Statement("Rotko", category="people")),
        ("nat cult: Rye bread", "en", Statement("Rye bread", category="culture", level="national")),
        ("loc/her: Fortress", "en", Statement("Fortress", category="heritage", level="local")),
        ("reg: Pottery", "en", Statement("Pottery", level="regional")),
        ("Note: hello", "en", Statement("Note: hello")),
        ("places: https://example.org", "en", Statement("https://example.org", category="places")),
        ("https://example.org", "en", Statement("https://example.org")),
        ("the people we met: all", "en", Statement("the people we met: all")),
        ("people places: x", "en", Statement("people places: x")),
        ("people:", "en", Statement("people:")),
        (": x", "en", Statement(": x")),
        ("@lt: x", "en", Statement("@lt: x")),
        ("12+3", "en", HandCount(12, 3, added=True)),
        (" 12 + 3 ", "en", HandCount(12, 3, added=True)),
        ("12+", "en", HandCount(12, 1, added=True)),
        ("12=0", "en", HandCount(12, 0, added=False)),
        ("12-3", "en", Statement("12-3")),
        ("12+3 people", "en", Statement("12+3 people")),
        ("١٢+٣", "en", Statement("١٢+٣")),
    ],
)
def test_what_a_line_means(typed: str, code: str, meant: object, meeting: Meeting) -> None:
    assert mean(typed, meeting, code=code) == meant


def test_signs_stand_for_categories(meeting: Meeting) -> None:
    assert mean("+ the food", meeting, "pluses-and-minuses") == Statement("the food", category="pluses")
    assert mean("-\train", meeting, "pluses-and-minuses") == Statement("rain", category="minuses")
    assert mean("- ", meeting, "pluses-and-minuses") == Statement("- ")
    assert mean("+ the food", meeting) == Statement("+ the food")


@pytest.mark.parametrize(
    "said", ["-5 degrees", "+371 6540 0000", "-rain", "+", "K: we like it", "H/K: we", "±1"]
)
def test_what_people_just_say_is_kept(said: str, meeting: Meeting) -> None:
    assert mean(said, meeting, "pluses-and-minuses") == Statement(said)
    assert mean(said, meeting) == Statement(said)
    [line] = pasted(said, meeting.prompt["pluses-and-minuses"], meeting, language("en"))
    assert line.meant == Statement(said)


def test_another_group_can_be_meant_where_groups_look_at_each_other(meeting: Meeting) -> None:
    assert mean("@lith: basketball", meeting, "image-of-my-town") == Statement("basketball", about="lt")
    assert mean("@Polija obj: x", meeting, "image-of-my-town") == Statement("x", "objects", about="pl")


def test_what_could_mean_several_things_is_asked(meeting: Meeting) -> None:
    with pytest.raises(UnclearLine, match="could mean most popular festivals, people, places"):
        mean("p: x", meeting)
    with pytest.raises(UnclearLine, match="Lithuania"):
        mean("@l: x", meeting, "image-of-my-town")
