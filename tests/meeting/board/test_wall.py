"""The wall of voices holds what everybody may read, all of it, each thing once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.meeting.sample import sample
from ttchan_tui.meeting.board.themes import Theme
from ttchan_tui.meeting.board.wall import Question, questions, wall
from ttchan_tui.meeting.groupwork import GROUP, VISITOR, Note, Standing
from ttchan_tui.meeting.visibility import PUBLIC, visible_notes, visible_themes
from ttchan_tui.meeting.wording.wall import heading, said_by, unanswered, whose
from ttchan_tui.text.languages import language

MEETING = sample()
PROMPT = MEETING.prompts[0]
OTHER = replace(PROMPT, id="other")
GROUPS = (*PROMPT.groups, "")
CATEGORIES = tuple(one.id for one in PROMPT.categories)
THEMES = tuple(Theme(id, PROMPT.id, f"About {id}", place) for place, id in enumerate(("t1", "t2")))
AT = datetime(2018, 11, 9, 10, tzinfo=UTC)
ENGLISH = language("en")


def note(id: str, **fields: object) -> Note:
    plain = Note(id, MEETING.id, PROMPT.id, GROUPS[0], CATEGORIES[0], f"text of {id}", "en", AT)
    shown = replace(plain, standing=Standing.SHOWN)
    return replace(shown, **fields)  # type: ignore[arg-type]


@st.composite
def boards(draw: st.DrawFn) -> tuple[Note, ...]:
    """Notes of groups and visitors, merged and under themes or not, of any standing."""
    ids = [f"n{number}" for number in range(draw(st.integers(0, 9)))]
    notes = []
    for id in ids:
        group = draw(st.sampled_from(GROUPS))
        notes.append(
            note(
                id,
                group=group,
                origin=GROUP if group else VISITOR,
                prompt=draw(st.sampled_from([PROMPT.id, PROMPT.id, OTHER.id])),
                category=draw(st.sampled_from(CATEGORIES)),
                standing=draw(st.sampled_from([*Standing, Standing.SHOWN])),
                theme=draw(st.sampled_from(["", "t1", "t2", "gone"])) if group else "",
                under=draw(st.sampled_from(["", *ids])) if group else "",
                hands=draw(st.none() | st.integers(0, 50)),
            )
        )
    return tuple(notes)


@given(boards(), st.sampled_from([(), (PROMPT.id,), (OTHER.id,)]))
def test_it_shows_exactly_what_is_public(notes: tuple[Note, ...], hidden: tuple[str, ...]) -> None:
    seen = visible_notes(PUBLIC, notes, hidden)
    themes = visible_themes(PUBLIC, THEMES, notes, hidden)
    parts = wall(PROMPT, themes, seen, MEETING)
    shown = [one.id for part in parts for entry in part.entries for one in entry.notes]
    public = [
        one.id
        for one in notes
        if one.standing is Standing.SHOWN and one.prompt == PROMPT.id and one.prompt not in hidden
    ]
    assert sorted(shown) == sorted(public)
    for part in parts:
        first = [len(entry.notes) for entry in part.entries]
        assert first == sorted(first, reverse=True)
        assert heading(part, ENGLISH)
        for entry in part.entries:
            assert whose(entry, MEETING, ENGLISH)


def test_themes_stand_in_their_order_before_categories() -> None:
    parts = wall(
        PROMPT,
        THEMES,
        [note("a", category=CATEGORIES[-1]), note("b", theme="t2"), note("c", theme="t1")],
        MEETING,
    )
    names = [heading(part, ENGLISH) for part in parts]
    assert names[:2] == ["About t1", "About t2"]
    assert [entry.head.id for entry in parts[2].entries] == ["a"]


def test_what_several_said_comes_first_then_what_most_hands_stand_for() -> None:
    notes = [note("few", hands=1), note("many", hands=9), note("head"), note("below", under="head")]
    [part] = wall(PROMPT, (), notes, MEETING)
    assert [entry.head.id for entry in part.entries] == ["head", "many", "few"]


def test_whose_words_they_are_is_always_said() -> None:
    visitors = note("v", group="", origin=VISITOR)
    assert said_by([note("a")], ENGLISH) == "said by participants"
    assert said_by([visitors], ENGLISH) == "said by visitors"
    assert said_by([note("a"), visitors], ENGLISH) == "said by participants and visitors"


DAYS = (date(2018, 11, 10), date(2018, 11, 8), None, date(2018, 11, 9))
ASKED = replace(
    MEETING,
    prompts=tuple(replace(PROMPT, id=f"p{place}", date=day) for place, day in enumerate(DAYS)),
    activities=(),
)


@pytest.mark.parametrize(
    ("today", "answered", "order"),
    [
        (date(2018, 11, 9), "", "p3 p1 p0 p2"),
        (date(2018, 11, 9), "p0 p1", "p1 p0 p3 p2"),
        (date(2018, 11, 10), "p0 p1 p2", "p0 p1 p2 p3"),
    ],
)
def test_questions_with_answers_come_first_and_todays_before_others(
    today: date, answered: str, order: str
) -> None:
    notes = [note(f"n{id}", prompt=id) for id in answered.split()]
    found = questions(ASKED, notes, today)
    assert [one.prompt.id for one in found] == order.split()
    assert {one.prompt.id for one in found if one.answers} == set(answered.split())


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2018, 11, 8), "To be asked on Friday, 9 November"),
        (date(2018, 11, 9), "Asked today"),
        (date(2018, 11, 10), "Asked on Friday, 9 November · nothing is shown of it yet"),
    ],
)
def test_a_question_without_answers_says_when_it_is_asked(today: date, words: str) -> None:
    prompt = replace(PROMPT, date=date(2018, 11, 9))
    assert unanswered(prompt, replace(MEETING, activities=()), today, ENGLISH) == words
    nobody_knows = unanswered(replace(prompt, date=None), replace(MEETING, activities=()), today, ENGLISH)
    assert nobody_knows == "There are no answers to read yet."


def test_a_note_on_a_question_that_is_gone_is_no_answer() -> None:
    found = questions(ASKED, [note("a", prompt="gone")], date(2018, 11, 9))
    assert found[0] == Question(ASKED.prompts[3], 0)
