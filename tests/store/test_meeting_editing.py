"""Acts on one part of the meeting: field by field, checked as a whole, and nothing unseen is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ttchan_tui.meeting.editing import Clashing, Edit, NoSuchField, place, typed
from ttchan_tui.meeting.editing.acts import order_activities
from ttchan_tui.meeting.editing.texts import text_places
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.meeting.history.change_kinds import (
    ADD_ACTIVITY,
    EDIT_ACTIVITY,
    EDIT_PROMPT,
    EDIT_TEXT,
    MOVE_ACTIVITY,
    ORDER_ACTIVITIES,
    SET_VENUES,
)
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.meeting.wording.history import change_lines
from ttchan_tui.meeting.wording.parts import part_lines
from ttchan_tui.store import Faulty, Repository, open_repository
from ttchan_tui.text.languages import language

ONE = "d2-8"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[str], Repository]]:
    """Opens one and the same store for an organiser of that name."""
    repositories: list[Repository] = []

    def opened(name: str) -> Repository:
        repositories.append(open_repository(tmp_path / "data", Person(name, Role.ORGANISER)))
        return repositories[-1]

    yield opened
    for repository in repositories:
        repository.close()


@pytest.fixture
def anna(opened: Callable[[str], Repository]) -> Repository:
    return opened("anna")


@pytest.fixture
def bruno(opened: Callable[[str], Repository], anna: Repository) -> Repository:
    return opened("bruno")


def edit(**fields: object) -> list[Edit]:
    return [Edit("activity", ONE, {name.replace("__", "."): value for name, value in fields.items()})]


def test_what_is_drafted_of_a_part_that_is_gone_waits_and_keeps_nothing_else(anna: Repository) -> None:
    prompt = next(prompt for prompt in anna.meeting().prompts if prompt.categories)
    [first, *others] = anna.editing.document("prompt", prompt.id)["category"]
    anna.draft.change(EDIT_PROMPT, [Edit("prompt", prompt.id, {f"category.{first['id']}.name.en": "New"})])
    anna.editing.change(EDIT_PROMPT, [Edit("prompt", prompt.id, {"category": others})])
    [act] = anna.draft.waiting()
    assert (act.changes, len(act.both)) == ((), 1)
    assert anna.draft.meeting() == anna.meeting()
    later = anna.draft.change(EDIT_ACTIVITY, edit(title__en="Later")).meeting.activity[ONE]
    assert later.title.by_language["en"] == "Later"
    anna.draft.drop([act.act.id])
    anna.draft.release("Friday")


@pytest.mark.parametrize("wild", [[1, {"a": 2}], [[1], None], {"a": [{}]}, "99:99", -5])
@pytest.mark.parametrize("field", ["title", "venues", "groups", "date", "kind"])
def test_what_another_machine_says_in_a_field_can_be_told_whatever_it_is(
    field: str, wild: object, anna: Repository
) -> None:
    change = PartChange("activity", ONE, {}, {"title": {"en": "Tea"}, field: wild})
    assert "".join(part_lines(change, anna.meeting(), language("lv")))


def test_an_act_is_one_record_with_a_verb_a_reason_and_the_fields(anna: Repository) -> None:
    before = anna.last_record
    done = anna.editing.change(MOVE_ACTIVITY, edit(start="14:00:00", end="15:30:00"), why="the bus")
    assert f"{done.meeting.activity[ONE].start:%H:%M}" == "14:00"
    [entry] = anna.past.entries(after=before)
    assert (entry.what, entry.why, entry.who) == (MOVE_ACTIVITY, "the bus", "anna")
    assert [(part.id, part.fields) for part in entry.parts] == [
        (ONE, {"start": (None, "14:00:00"), "end": (None, "15:30:00")})
    ]
    anna.past.undo()
    assert anna.meeting().activity[ONE].start is None


def test_other_fields_go_together_and_the_same_one_gives_both_versions(
    anna: Repository, bruno: Repository
) -> None:
    seen = bruno.last_record
    anna.editing.change(EDIT_ACTIVITY, edit(title__en="Anna's title"), seen=seen)
    bruno.editing.change(SET_VENUES, edit(venues=["city-council"]), seen=seen)
    bruno.editing.change(EDIT_ACTIVITY, edit(title__lv="Bruno virsraksts"), seen=seen)
    found = anna.meeting().activity[ONE]
    assert found.title.by_language["en"] == "Anna's title"
    assert found.title.by_language["lv"] == "Bruno virsraksts"
    assert found.venues == ("city-council",)
    record = bruno.last_record
    with pytest.raises(Clashing) as both:
        bruno.editing.change(EDIT_ACTIVITY, edit(title__en="Bruno's title", audience__en="All"), seen=seen)
    [clash] = both.value.clashes
    assert (clash.path, clash.theirs, clash.mine, clash.who) == (
        "title.en",
        "Anna's title",
        "Bruno's title",
        "anna",
    )
    assert bruno.last_record == record
    bruno.editing.change(EDIT_ACTIVITY, edit(title__en="Anna's title"), seen=seen)  # they agree
    bruno.editing.change(EDIT_ACTIVITY, edit(title__en="Bruno's title"), seen=bruno.last_record)
    assert anna.meeting().activity[ONE].title.by_language["en"] == "Bruno's title"


def test_what_the_format_or_the_checks_forbid_is_refused_whole(anna: Repository) -> None:
    record = anna.last_record
    for fields in ({"kind": "party"}, {"venues": ["nowhere"]}, {"end": "10:00:00"}, {"nonsense": "x"}):
        with pytest.raises(BadMeeting):
            anna.editing.change(EDIT_ACTIVITY, edit(**{"title.en": "New", **fields}))
    with pytest.raises(Faulty):
        anna.editing.change(MOVE_ACTIVITY, edit(date="2018-12-24"))
    with pytest.raises(UnknownId):
        anna.editing.change(EDIT_ACTIVITY, [Edit("activity", "d9-9", {"heads": 3})])
    with pytest.raises(UnknownId):
        anna.editing.change(ADD_ACTIVITY, [Edit("activity", ONE, {"id": ONE}, is_new=True)])
    assert anna.last_record == record


def test_a_new_doubt_is_said_and_passes(anna: Repository) -> None:
    done = anna.editing.change(EDIT_ACTIVITY, edit(title__lv=None))
    assert [finding.where for finding in done.warnings] == [f'activity "{ONE}": title']


def test_activities_of_a_day_get_another_order(anna: Repository) -> None:
    day = anna.meeting().activity[ONE].date
    before = [one.id for one in anna.meeting().on(day)]
    record = anna.last_record
    anna.editing.change(ORDER_ACTIVITIES, order_activities(anna.meeting(), before[::-1]))
    assert [one.id for one in anna.meeting().on(day)] == before[::-1]
    [entry] = anna.past.entries(after=record)
    assert entry.what == ORDER_ACTIVITIES
    anna.past.undo()
    assert [one.id for one in anna.meeting().on(day)] == before


@pytest.mark.parametrize(
    ("assignment", "value"),
    [
        ("start=9:05", {"start": "09:05:00"}),
        ("venues=hall, school", {"venues": ["hall", "school"]}),
        ("heads=12", {"heads": 12}),
        ("age_sensitive=yes", {"age_sensitive": True}),
        ("project_events=3,5", {"project_events": [3, 5]}),
        ("title.en=a=b", {"title.en": "a=b"}),
        ("end=", {"end": None}),
    ],
)
def test_what_is_typed_of_a_field(assignment: str, value: dict[str, object]) -> None:
    assert typed([assignment], "activity") == value


@pytest.mark.parametrize(
    "assignment", ["start", "start=noon", "heads=-1", "=x", "age_sensitive=maybe", "a b=c"]
)
def test_what_is_no_value_is_refused(assignment: str) -> None:
    with pytest.raises(NoSuchField):
        typed([assignment], "activity")


def test_where_a_text_stands() -> None:
    assert place("activity:d2-1.title") == ("activity", "d2-1", "title")
    assert place("day:2018-11-09.text") == ("day", "2018-11-09", "text")
    assert place("meeting.about") == ("meeting", "", "about")
    assert place("prompt:gains.category.gains.name") == ("prompt", "gains", "category.gains.name")
    assert place("place:riga.fact.2.text") == ("place", "riga", "fact.2.text")
    for wrong in ("title", "activity.title", "meeting:x.about", "note:1.text", "activity:d2-1"):
        with pytest.raises(NoSuchField):
            place(wrong)


def test_texts_of_tables_within_an_entry_are_changed_each_by_itself(anna: Repository) -> None:
    """By the id of the table, else by its number; two people at two of them lose nothing."""
    where = "category.heritage.name"
    texts = {one.where: one for one in text_places(anna.loader.sections(), ("lv", "en"))}
    assert texts[f"prompt:promote-my-partner.{where}"].by_language["en"] == "heritage"
    assert "place:warsaw.fact.1.text" in texts
    assert not any(".forms" in one for one in texts)
    record = anna.last_record
    for path, words in ((f"{where}.en", "what is handed down"), ("level.local.name.en", "here")):
        anna.editing.change(EDIT_TEXT, [Edit("prompt", "promote-my-partner", {path: words})], seen=record)
    prompt = anna.meeting().prompt["promote-my-partner"]
    assert prompt.categories[0].name.by_language["en"] == "what is handed down"
    assert prompt.levels[0].name.by_language["en"] == "here"
    edit = Edit("prompt", "promote-my-partner", {f"{where}.en": "mine"})
    with pytest.raises(Clashing):
        anna.editing.change(EDIT_TEXT, [edit], seen=record)
    with pytest.raises(NoSuchField):
        anna.editing.change(EDIT_TEXT, [Edit("prompt", "promote-my-partner", {"category.art.name.en": "x"})])
    entries = list(anna.past.entries(after=record))
    told = "\n".join(line for one in entries for line in change_lines(one, anna.meeting(), language("en")))
    assert "category · heritage · name (en): heritage → what is handed down" in told
