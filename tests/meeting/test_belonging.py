"""Where somebody is from, and what that means."""

from __future__ import annotations

from dataclasses import replace

from tests import meetings
from tests.meeting.sample import note, sample
from ttchan_tui.meeting.belonging import Belonging, belonging
from ttchan_tui.meeting.board.wall import wall
from ttchan_tui.meeting.wording.belonging import countries_in_order, news, towns
from ttchan_tui.text.languages import language

ENGLISH = language("en")


def test_one_is_from_a_country_of_the_list() -> None:
    meeting = meetings.meeting()
    assert countries_in_order(meeting, ENGLISH) == ("RS", "KZ", "PT")
    serbia, portugal = belonging(meeting, "RS"), belonging(meeting, "PT")
    assert serbia
    assert portugal
    assert serbia == Belonging("RS", ("raska",), ("raska",), ("rs",))
    assert portugal == Belonging("PT", ("portugal",), ("portugal",), ())
    assert [towns(one, meeting, ENGLISH) for one in (serbia, portugal)] == ["Raška", ""]
    assert belonging(meeting, "XX") is None


def test_a_group_of_several_countries_is_that_of_each() -> None:
    files = meetings.files()
    files["groupwork.toml"]["group"][1]["delegations"] = ["portugal", "guest"]
    meeting = meetings.meeting(files)
    for country in ("PT", "KZ"):
        people = belonging(meeting, country)
        assert people
        assert people.groups == ("guests",)


def test_only_what_names_its_delegations_concerns_somebody_more_than_others() -> None:
    files = meetings.files()
    files["programme.toml"]["activity"][0]["delegations"] = ["raska"]
    meeting = meetings.meeting(files)
    serbia, portugal = belonging(meeting, "RS"), belonging(meeting, "PT")
    assert serbia
    assert portugal
    welcome, farewell = meeting.activities
    assert serbia.concerns(welcome)
    assert not portugal.concerns(welcome)
    assert not serbia.concerns(farewell)


def test_the_wall_begins_with_what_ones_own_group_has_said() -> None:
    meeting = sample()
    prompt = meeting.prompts[0]
    notes = [replace(note(f"{number}", f"Line {number}"), group="lv", line=number) for number in range(3)]
    notes.append(replace(note("own", "Ours"), group="rs"))
    usual = [entry.head.id for part in wall(prompt, (), notes, meeting) for entry in part.entries]
    mine = [entry.head.id for part in wall(prompt, (), notes, meeting, ("rs",)) for entry in part.entries]
    assert usual == ["0", "1", "2", "own"]
    assert mine == ["own", "0", "1", "2"]


def test_what_is_new_is_a_sentence() -> None:
    assert news(0, 0, ENGLISH) == "Since somebody from there last looked, nothing has changed."
    assert news(2, 0, ENGLISH) == "Since somebody from there last looked: 2 changes in the programme."
    assert (
        news(1, 3, ENGLISH)
        == "Since somebody from there last looked: 1 change in the programme and 3 new notes of your group."
    )
