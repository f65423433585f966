"""What is taken along: everything is in every format, and nothing that people wrote becomes anything else."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.publish.board.conftest import PROMPT, Say
from tests.tools import need
from ttchan_tui.meeting.board.board_json import board_fields
from ttchan_tui.meeting.board.board_snapshot import BoardSelection
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.meeting.visibility import ORGANISER, PUBLIC
from ttchan_tui.publish.board.export import FORMATS, exported
from ttchan_tui.publish.board.markdown import escaped
from ttchan_tui.publish.board.table import MARK, safe
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import language

EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[here](javascript:alert(1)) ![x](http://x.example/y.png)",
    "http://x.example www.x.example mail@x.example <http://x.example>",
    "{{ 7 * 7 }} {% raw %} &lt; &amp;",
    "# heading", "- list", "1. list", "--- | ---", "***", "`code` ~~gone~~ __bold__", "    code", "> quote",
    '"\';-->]]></style></title>',
]  # fmt: skip


TEXTS = [kind for kind in FORMATS if kind != "xlsx"]

CHANGED = [
    "0037120000000",
    "12.11",
    "1-2",
    "1e5",
    "1/2",
    "10:30",
    "9 Nov",
    "May 5",
    "TRUE",
    "50 %",
    "1E+9",
    " 7",
]


def written(repository: Repository, kind: str, code: str = "en", *, public: bool = False) -> str:
    minutes = repository.exchange.snapshot(PUBLIC if public else ORGANISER)
    content = exported(minutes, kind, language(code))
    if kind == "docx":
        read = docx.Document(BytesIO(content))
        return "\n".join(one.text for one in (*read.paragraphs, *read.sections[0].footer.paragraphs))
    return content.decode()


@pytest.mark.parametrize("kind", TEXTS)
def test_everything_is_there(board: Repository, kind: str) -> None:
    text = written(board, kind)
    for words in ("Song festival", "The song festival", "Song festivals", "Music", "Cheese", "Siers"):
        assert words in text
    assert "601592" in text
    assert "said by participants" in text
    if kind != "csv":
        assert "A concert" in text
        assert "the choir" in text


@pytest.mark.parametrize("kind", TEXTS)
def test_in_public_there_is_only_what_was_approved_and_the_file_says_so(board: Repository, kind: str) -> None:
    text, everything = written(board, kind, public=True), written(board, kind)
    assert "Song festival" in text
    for words in ("The song festival", "Cheese", "Siers", "A concert"):
        assert words not in text
    scope = {"json": '"public": true', "csv": '"public"'}.get(kind, "approved for the public")
    assert scope in text
    assert scope not in everything


@pytest.mark.parametrize("kind", ["md", "txt", "html"])
def test_totals_count_groups_as_well_as_hands(board: Repository, kind: str) -> None:
    assert "2 notes · 2 groups · 47 hands" in re.sub(r"\\|\n +", "", written(board, kind))


@pytest.mark.parametrize("kind", ["md", "txt", "html", "json"])
def test_visitors_are_no_group_and_what_they_say_stands_apart(board: Repository, kind: str) -> None:
    before = board.exchange.snapshot()
    board.visitors.open(PROMPT)
    said = board.visitors.say(PROMPT, "places", "Nice town", "en", kiosk="foyer")
    board.visitors.judge([said.id], Standing.SHOWN)
    text = re.sub(r"\\|\n +", "", written(board, kind))
    if kind == "json":
        [prompt], [as_before] = json.loads(text)["prompts"], board_fields(before)["prompts"]
        assert prompt == as_before
    else:
        assert "3 notes · 3 groups · 47 hands" in text
        assert re.search(r"said by visitors\W.*?\b1 note\b(?! · )", text, re.DOTALL)
        assert text.index("Under no theme") < text.index("Siers") < text.index("Nice town")


@pytest.mark.parametrize("kind", ["md", "txt", "html", "csv"])
def test_the_language_of_the_page(board: Repository, kind: str) -> None:
    text = written(board, kind, "lv")
    assert "teica dalībnieki" in text
    assert "Francija" in text
    assert "Song festival" in text


def test_a_part_of_it(board: Repository) -> None:
    whole = board.exchange.snapshot()
    theme = whole.themes[0].id
    assert len(whole.chosen(BoardSelection(prompt=PROMPT)).notes) == 3
    assert len(whole.chosen(BoardSelection(prompt="gains")).notes) == 0
    assert [note.text for note in whole.chosen(BoardSelection(group="fr")).notes] == ["Siers"]
    under = whole.chosen(BoardSelection(theme=theme))
    assert [note.text for note in under.notes] == ["Song festival", "The song festival"]
    assert len(under.promises) == 1
    assert [note.text for note in whole.chosen(BoardSelection(group="lt", theme=theme)).notes] == [
        "The song festival"
    ]


class Read(HTMLParser):
    """What a browser would make of it: elements, and the text that is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_in_html_no_note_becomes_anything(board: Repository, say: Say) -> None:
    plain = Read()
    plain.feed(written(board, "html"))
    for text in EVIL:
        say(text)
    board.board.themes.name(PROMPT, EVIL[0])
    read = Read()
    read.feed(written(board, "html"))
    assert read.elements == plain.elements
    assert {name for name, _ in read.attributes} == {name for name, _ in plain.attributes}
    assert not read.elements & {"script", "img", "a", "iframe", "link"}
    assert all(text in read.text for text in map(str.strip, EVIL))


def test_in_html_another_language_is_marked(board: Repository) -> None:
    assert '<span lang="lv">Siers</span>' in written(board, "html", "en")
    assert '<span lang="en">Song festivals</span>' in written(board, "html", "lv")
    assert '<html lang="lv">' in written(board, "html", "lv")


READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})


@pytest.mark.parametrize("text", EVIL)
def test_in_markdown_no_note_becomes_anything(text: str) -> None:
    tokens = READER.parse(f"- {escaped(text)}\n")
    assert [one.type for one in tokens if one.type.endswith("_open")] == [
        "bullet_list_open", "list_item_open", "paragraph_open",
    ]  # fmt: skip
    [inline] = [one for one in tokens if one.type == "inline"]
    assert {child.type for child in inline.children or ()} == {"text"}
    assert "".join(child.content for child in inline.children or ()) == " ".join(text.split())


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(str.strip))
def test_in_markdown_any_text_is_read_as_it_is(text: str) -> None:
    tokens = READER.parse(f"- {escaped(text)}\n")
    [inline] = [one for one in tokens if one.type == "inline"]
    assert {child.type for child in inline.children or ()} <= {"text"}
    assert "".join(child.content for child in inline.children or ()) == " ".join(text.split())


FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠SUM(1)", '"=1', "' =1",
    " =cmd|' /C calc'!A0",
    "\u200b=1", "\ufeff=1", "a;=1", "a,\"=1", "a\t+1", "a| @x", "a\n=1", "x;;=1",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_whatever_separator_a_spreadsheet_is_told_nothing_is_computed(text: str, separator: str) -> None:
    line = StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow(["a", safe(text), "b"])
    cells = [cell for row in csv.reader(StringIO(line.getvalue()), delimiter=separator) for cell in row]
    assert cells
    assert not [cell for cell in cells if re.match(r'[\s"\u200b\ufeff]*[=+\-@＝＋－＠]', cell)]


@pytest.mark.parametrize("text", CHANGED)
def test_what_a_spreadsheet_would_change_is_marked(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["5 cats", "may", "1e5 people", "2018-11-09T10:00", "v1.2", ""])
def test_other_cells_are_left_alone(text: str) -> None:
    assert safe(text) == text


def test_in_a_workbook_texts_are_texts(board: Repository, say: Say) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    said = [*CHANGED, *FORMULAS[:4], "a\u00e4"]
    for text in said:
        say(text.strip())
    content = exported(board.exchange.snapshot(), "xlsx", language("en"))
    rows = list(openpyxl.load_workbook(BytesIO(content)).active.iter_rows())
    names = [cell.value for cell in rows[0]]
    texts = [row[names.index("text")] for row in rows[1:]]
    assert {text.strip() for text in said} <= {cell.value for cell in texts}
    assert {cell.data_type for cell in texts} == {"s"}
    hands = [row[names.index("hands")].value for row in rows[1:]]
    assert 40 in hands


@pytest.mark.parametrize("kind", TEXTS)
def test_not_even_codes_and_keys_carry_anything_harmful(board: Repository, kind: str) -> None:
    code = "l\x1b[31m\x9bv\u202e"
    translation = {"language": code, "text": code, "of": "Song festival"}
    changed = {"language": code, "level": code, "about": code, "origin": code, "translations": [translation]}
    numbers = [int(number) for number, _ in board.engine.docs("note")]
    board.engine.table("note").update(changed, doc_ids=numbers)
    text = written(board, kind)
    assert "\ufffd" in text
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    assert "\\u001b" not in text


def test_the_table_has_a_line_for_each_note(board: Repository, say: Say) -> None:
    for text in FORMULAS[:5]:
        say(text.strip())
    text = written(board, "csv")
    assert text.startswith(MARK)
    rows = list(csv.DictReader(StringIO(text.removeprefix(MARK))))
    assert len(rows) == 8
    first, second, third = rows[:3]
    assert (first["text"], first["hands"], first["theme"], first["wording"]) == (
        "Song festival", "40", "Music", "Song festivals",
    )  # fmt: skip
    assert second["merged_into"] == first["id"]
    assert (third["text_lv"], third["text_en"]) == ("Siers", "Cheese")
    assert (third["line"], third["group_name"], third["category_name"]) == ("1", "France", "places")


def test_in_a_spreadsheet_there_is_no_formula(board: Repository, say: Say, tmp_path: Path) -> None:
    need("soffice")
    for text in FORMULAS:
        say(text.strip())
    file = tmp_path / "board.csv"
    file.write_text(written(board, "csv"), encoding="utf-8", newline="")
    for separators in ("44", "59"):
        subprocess.run(
            [
                "soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
                f"--infilter=CSV:{separators},34,76,1", "--convert-to", "fods", "--outdir", tmp_path, file,
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        sheet = (tmp_path / "board.fods").read_text(encoding="utf-8")
        assert "Song festival" in sheet
        assert "table:formula" not in sheet


def test_json_is_for_programs(board: Repository) -> None:
    found = json.loads(written(board, "json"))
    assert found["prompts"][0]["totals"] == {"notes": 3, "groups": 3, "hands": 47}
    assert found["prompts"][0]["themes"][0]["totals"] == {"notes": 2, "groups": 2, "hands": 47}
    assert found["said_by"] == {"lv": "teica dalībnieki", "en": "said by participants"}


@pytest.mark.parametrize("kind", TEXTS)
def test_an_empty_board_is_a_file_too(repository: Repository, kind: str) -> None:
    assert "601592" in written(repository, kind) or kind == "csv"
