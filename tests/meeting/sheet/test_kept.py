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
    reworded,
    taken_out,
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


def test_one_sentence_in_other_words_leaves_the_others_and_what_is_told_of_them() -> None:
    """That the draft of another sentence has changed is told until somebody has looked at that one."""
    of = kept(*reworded(FIRST, None, FIRST[1], "All arrived."))
    assert texts(merged(FIRST, of)) == ["The day.", "All arrived.", "Dinner."]
    now = draft(day="The day of days.", a="Arrival at last.", b="Supper.")
    more = kept(*reworded(now, of, now[2], "Supper, and songs."))
    assert texts(merged(now, more)) == ["The day of days.", "All arrived.", "Supper, and songs."]
    assert list(differences(now, more)) == [Difference("a", "All arrived.", "Arrival at last.")]
    mine = kept(*reworded(now, more, merged(now, more)[1], "All arrived."))
    assert (texts(merged(now, mine))[1], list(differences(now, mine))) == ("All arrived.", [])
    theirs = kept(*reworded(now, more, merged(now, more)[1], "Arrival at last."))
    assert [one.edited for one in merged(now, theirs)] == [False, False, True]


def test_a_sentence_is_taken_out_brought_back_and_put_behind_another() -> None:
    of = kept(*reworded(FIRST, None, FIRST[1], ""))
    assert texts(merged(FIRST, of)) == ["The day.", "Dinner."]
    assert taken_out(FIRST, of) == (FIRST[1],)
    more = kept(*reworded(FIRST, of, merged(FIRST, of)[1], "It snowed.", behind=True))
    assert texts(merged(FIRST, more)) == ["The day.", "Dinner.", "It snowed."]
    assert taken_out(FIRST, more) == (FIRST[1],)
    back = kept(*reworded(FIRST, more, FIRST[1], FIRST[1].text))
    assert texts(merged(FIRST, back)) == ["The day.", "Arrival.", "Dinner.", "It snowed."]
    without = kept(*reworded(FIRST, back, merged(FIRST, back)[3], ""))
    assert not any(one.edited for one in without.sentences)
