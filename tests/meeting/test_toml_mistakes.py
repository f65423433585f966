from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttchan_tui.meeting.format import Problem
from ttchan_tui.meeting.format.toml_mistakes import not_toml
from ttchan_tui.text.languages import CODES, language


def problem_of(content: str) -> Problem | None:
    try:
        tomllib.loads(content)
    except (tomllib.TOMLDecodeError, ValueError) as error:
        return not_toml("x.toml", content, error)
    return None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("start = 09:30", "written as 09:30:00"),
        ("start = 9:30", "written as 09:30:00"),
        ("start = 09.30  # half past", "written as 09:30:00"),
        ("start = 25:00:00", "no such time"),
        ("date = 08.11.2018", "written as 2018-11-08"),
        ("date = 8.11.2018.", "written as 2018-11-08"),
        ("date = 2018/11/08", "written as 2018-11-08"),
        ("date = 2018-1-3", "written as 2018-01-03"),
        ("date = 2018-11-31", "no such day"),
        ("date = 31.11.2018", "no such day"),
        ('title.en = "Welcome', "a quote is missing"),
        ('title.en = Welcome"', "a quote is missing"),
        ("title.en = Welcome", "stands in quotes"),
        ("title.en = “Welcome”", "straight quotes"),
        ('title.en = "A "free" day"', "behind the closing quote"),
        ('venues = ["hall" "park"]', "comma or a bracket"),
        ("venues = [1 2]", "comma or a bracket"),
        ("lead = True", "true or false"),
        ('title.en: "Welcome"', 'expected a field, "=" and a value'),
        ("[[activity]", "brackets"),
        ("[activity]]", "brackets"),
        ("[first]", "the first too, is [[first]]"),
        ("[[first]]", "the first too, is [[first]]"),
        ('name = "again"', "name stands here both with a language and without"),
        ('name.en = "again"', "name.en stands here already"),
    ],
)
def test_the_line_is_shown_with_the_expected_form(line: str, expected: str) -> None:
    problem = problem_of(f'[first]\nname.en = "x"\n{line}\nlast = 1\n')
    assert problem is not None
    assert problem.file == "x.toml"
    sentence = problem.sentence(language("en"))
    assert expected in sentence
    assert f"line 3, “{' '.join(line.split())}”" in sentence
    assert problem.sentence(language("lv")) != sentence


def test_a_text_beside_its_translations() -> None:
    problem = problem_of('title = "Welcome"\ntitle.en = "Welcome"\n')
    assert problem is not None
    assert 'write each as title.en = "…"' in problem.sentence(language("en"))


def test_a_long_text_that_does_not_end() -> None:
    problem = problem_of('a = 1\ntext.en = """\nOne.\n\nb = 2\n')
    assert problem is not None
    assert 'begins with """ does not end' in problem.sentence(language("en"))


def test_the_line_is_short_and_harmless() -> None:
    problem = problem_of("x = \x1b]0;owned\x07" + "y" * 500)
    assert problem is not None
    sentence = problem.sentence(language("en"))
    assert "\x1b" not in sentence
    assert "y" * 80 not in sentence


@given(st.text("ab=[]\"'{}.,:#-\n 019\\“T", max_size=40))
def test_whatever_it_is_there_is_a_sentence(content: str) -> None:
    if problem := problem_of(content):
        for code in CODES:
            assert problem.sentence(language(code))
