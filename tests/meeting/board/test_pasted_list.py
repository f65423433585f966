from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ttchan_tui.meeting.board.line_parser import HandCount, Statement
from ttchan_tui.meeting.board.pasted_list import pasted
from ttchan_tui.meeting.format import read_meeting
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.typed_line import count_words, statement_words
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder
from ttchan_tui.text.languages import language


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return read_meeting(read_folder(bundled_folder()))


def texts(text: str, meeting: Meeting, prompt: str = "promote-my-partner") -> list[str | None]:
    lines = pasted(text, meeting.prompt[prompt], meeting, language("en"))
    return [line.meant.text if line.meant else None for line in lines]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("one\n\n \ntwo\r\nthree\n", ["one", "two", "three"]),
        ("• one\n- two\n* three\n— four\n", ["one", "two", "three", "four"]),
        ("1. one\n2) two\n 3. three", ["one", "two", "three"]),
        ("9. novembris\n1) was rainy", ["9. novembris", "1) was rainy"]),
        ("-5 degrees\n- \n1.", ["-5 degrees", "-", "1."]),
        ("good\n12+3\n" + "x" * 501, ["good", None, None]),
    ],
)
def test_each_line_is_a_note_without_the_mark_of_a_list(
    text: str, kept: list[str | None], meeting: Meeting
) -> None:
    assert texts(text, meeting) == kept


def test_a_sign_of_the_prompt_is_no_mark(meeting: Meeting) -> None:
    prompt = meeting.prompt["pluses-and-minuses"]
    lines = list(pasted("- rain\n• + food", prompt, meeting, language("en")))
    assert [line.meant for line in lines] == [
        Statement("rain", category="minuses"),
        Statement("food", category="pluses"),
    ]


def test_lines_are_understood_and_numbered(meeting: Meeting) -> None:
    prompt = meeting.prompt["promote-my-partner"]
    first, second = pasted("• nat cult: films\n\np: x", prompt, meeting, language("en"))
    assert first.meant == Statement("films", category="culture", level="national")
    assert (second.number, second.meant) == (2, None)
    assert second.refused is not None


def test_what_enter_will_do_is_said_in_both_languages(meeting: Meeting) -> None:
    prompt = meeting.prompt["promote-my-partner"]
    meant = Statement("x", category="culture", level="local", about="lt")
    said = [statement_words(meant, prompt, meeting, language(code)) for code in ("en", "lv")]
    assert said == ["→ culture, local, about Lithuania", "→ kultūra, vietējais, par: Lietuva"]
    assert statement_words(Statement("x"), prompt, meeting, language("en")) == ""


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (HandCount(3, 1, added=True), "line 3: 1 hand more, 8 in all – “The fortress of Daugavpi…”"),
        (HandCount(3, 0, added=False), "line 3: 0 hands – “The fortress of Daugavpi…”"),
    ],
)
def test_hands_are_said_before_they_are_counted(count: HandCount, said: str) -> None:
    text = "The fortress of Daugavpils"
    note = Note("n", "m", "p", "g", "c", text, "en", datetime.now(UTC), line=3, hands=7)
    assert count_words(count, note, language("en")) == said
