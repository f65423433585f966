"""What a person has worded stays, and what they left alone follows the draft."""

from __future__ import annotations

from tests.meeting.sheet.changing import START
from ttchan_tui.meeting.sheet.kept import (
    PERSON,
    Difference,
    KeptDay,
    KeptSentence,
    differences,
    edited,
    merged,
)
from ttchan_tui.meeting.sheet.sheet import Sentence


def draft(**texts: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(text, "en", source) for source, text in texts.items())


def kept(*sentences: KeptSentence) -> KeptDay:
    return KeptDay("x", START, "en", sentences)


def texts(sentences: tuple[Sentence, ...]) -> list[str]:
    return [one.text for one in sentences]


FIRST = draft(day="The day.", a="Arrival.", b="Dinner.")


def test_each_line_remembers_what_it_came_from() -> None:
    found = edited(FIRST, None, ["The day.", "All arrived.", "Dinner.", "It snowed."])
    assert found == (
        KeptSentence("The day.", "day", "The day."),
        KeptSentence("All arrived.", "a", "Arrival."),
        KeptSentence("Dinner.", "b", "Dinner."),
        KeptSentence("It snowed.", PERSON),
    )


def test_what_was_edited_stays_and_the_rest_follows_the_draft() -> None:
    of = kept(*edited(FIRST, None, ["The day.", "All arrived.", "Dinner."]))
    now = draft(day="The day of days.", a="Arrival at last.", c="A walk.", b="Supper.")
    found = merged(now, of)
    assert texts(found) == ["The day of days.", "All arrived.", "A walk.", "Supper."]
    assert [one.edited for one in found] == [False, True, False, False]
    assert list(differences(now, of)) == [Difference("a", "All arrived.", "Arrival at last.")]
    assert list(differences(FIRST, of)) == []


def test_what_was_taken_out_stays_out_until_it_says_something_else() -> None:
    of = kept(*edited(FIRST, None, ["The day.", "Dinner."]))
    assert texts(merged(FIRST, of)) == ["The day.", "Dinner."]
    now = draft(day="The day.", a="Arrival at noon.", b="Dinner.")
    assert texts(merged(now, of)) == ["The day.", "Dinner."]
    assert list(differences(now, of)) == [Difference("a", "", "Arrival at noon.")]


def test_what_has_no_source_any_more_is_told() -> None:
    of = kept(*edited(FIRST, None, ["The day.", "All arrived.", "Dinner."]))
    now = draft(day="The day.")
    assert texts(merged(now, of)) == ["The day.", "All arrived."]
    assert list(differences(now, of)) == [Difference("a", "All arrived.", "")]


def test_edited_again_it_stands_against_the_draft_of_now() -> None:
    of = kept(*edited(FIRST, None, ["The day.", "All arrived.", "Dinner."]))
    now = draft(day="The day.", a="Arrival at last.", b="Dinner.")
    again = kept(*edited(now, of, ["The day.", "All arrived.", "Dinner, and songs."]))
    assert list(differences(now, again)) == []
    assert texts(merged(now, again)) == ["The day.", "All arrived.", "Dinner, and songs."]


def test_put_back_as_drafted_it_is_not_edited() -> None:
    of = kept(*edited(FIRST, None, ["The day.", "All arrived.", "Dinner."]))
    assert not any(one.edited for one in edited(FIRST, of, texts(FIRST)))
