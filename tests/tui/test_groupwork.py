"""What a group says: typed, kept, changed, taken back."""

from __future__ import annotations

import sys
from asyncio import create_subprocess_exec
from pathlib import Path

import pytest

from tests.tui.driving import Driver, running
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.store import Repository

PROMPT, GROUP = "promote-my-partner", "lv"


def say(repository: Repository, text: str, category: str = "heritage") -> Note:
    """A note that is there already."""
    return repository.notebook.add(PROMPT, GROUP, category, text, "en")


def kept(repository: Repository) -> list[tuple[str, str]]:
    """The notes in the store: text and category."""
    return [(note.text, note.category) for note in repository.notes()]


async def enter(driver: Driver, text: str) -> None:
    """Type a line and press Enter."""
    await driver.type(text)
    await driver.press("enter")


# Typing


async def test_a_line_is_saved_and_shown_under_its_category(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "old fortress")
        assert kept(repository) == [("old fortress", "heritage")]
        assert driver.row_of("Heritage  1") + 1 == driver.row_of("• old fortress")
        assert driver.typed == ""
        await enter(driver, "the walls")
        assert kept(repository)[1] == ("the walls", "heritage")
        assert driver.row_of("Heritage  2") + 2 == driver.row_of("• the walls")
        assert "saved " in driver.rows()[0]
        (first, _) = repository.notes()
        assert (first.prompt, first.group, first.language) == (PROMPT, GROUP, "lv")  # as that group speaks


async def test_an_empty_line_is_not_a_note(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("enter", "space", "space", "enter")
        assert kept(repository) == []
        assert "No notes yet" in driver.text


async def test_tab_goes_round_the_categories(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("tab")
        await enter(driver, "b")
        await driver.press("shift+tab", "shift+tab")
        await enter(driver, "f")
        await driver.press("tab")
        await enter(driver, "a")
        assert kept(repository) == [("b", "culture"), ("f", "places"), ("a", "heritage")]


async def test_a_key_chooses_a_category_and_keeps_what_is_typed(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("song")
        await driver.press("f7")
        await driver.type(" day 9")
        await driver.press("f12", "enter")
        assert kept(repository) == [("song day 9", "festivals")]


async def test_a_click_chooses_a_category_and_keeps_what_is_typed(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("Rothko")
        await driver.click("F8 people")
        await driver.press("enter")
        assert kept(repository) == [("Rothko", "people")]


async def test_digits_and_letters_of_commands_are_text_while_typing(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "1 h l u d t a q ? /")
        assert kept(repository) == [("1 h l u d t a q ? /", "heritage")]
        assert driver.on == "NotesScreen"


async def test_lines_stay_in_the_order_of_typing(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press(*(key for number in range(5) for key in (str(number), "enter")))
        await driver.until(lambda: len(repository.notes()) == 5)
        assert [text for text, _ in kept(repository)] == ["0", "1", "2", "3", "4"]


# The gate


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x" * 5000, "The text has 5000 characters; 500 are allowed"),
        ("x" * 5001, "The text has 5001 characters; 500 are allowed"),
        ("x" * 501, "The text has 501 characters; 500 are allowed"),
        ("y\u202ex", "(U+202E at place 2)"),
        ("g" + "\u0323" * 9, "piles marks"),
        ("\u200b", "There is no text yet"),
    ],
)
async def test_what_the_gate_refuses_stays_in_the_field(
    repository: Repository, text: str, sentence: str
) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        for letter in text[:3]:
            await driver.press(letter)
        from textual.widgets import Input

        driver.one("#line", Input).value = text
        await driver.press("enter")
        assert sentence in driver.words
        assert driver.typed == text
        assert kept(repository) == []
        await driver.press("x")
        assert sentence not in driver.words


@pytest.mark.parametrize(
    "text",
    ["\x1b[2Jgone", "a\x1b]52;c;x\x07", "bell\x07", "null\x00", "c1\x9b31m", "rtl\u202e", "half\ud800"],
)
async def test_a_paste_that_the_gate_refuses_leaves_the_field_as_it_was(
    repository: Repository, text: str
) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("be")
        await driver.paste(text)
        assert "cannot be kept" in driver.words
        assert driver.typed == "be"
        await enter(driver, "fore")
        assert kept(repository) == [("before", "heritage")]


async def test_a_long_paste_is_there_to_be_shortened(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.paste("x" * 5000)
        assert driver.typed == "x" * 5000
        await driver.press("enter")
        assert "5000 characters; 500 are allowed" in driver.words
        assert driver.typed == "x" * 5000
        assert "5000/500" in driver.text


async def test_far_too_much_is_refused_with_what_the_field_takes(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.paste("x" * 5001)
        assert "5001 characters; 500 are allowed" in driver.words
        assert driver.typed == ""


@pytest.mark.parametrize(
    "text",
    ["👩‍👩‍👧‍👦 🇱🇻", "שלום עולם", "मन की बात", "[/] [b]x[/b] [@click=app.quit]x[/]", "Ķēniņš Žanis", "日本"],
)
async def test_what_people_write_is_kept_as_it_is(repository: Repository, text: str) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.paste(text)
        await driver.press("enter")
        assert kept(repository) == [(text, "heritage")]


async def test_the_length_is_shown_when_it_begins_to_matter(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.paste("x" * 140)
        assert "/500" not in driver.text
        await driver.type("x")
        assert "141/500" in driver.text


# Changing


async def test_enter_in_the_list_edits_a_note(repository: Repository) -> None:
    note = say(repository, "fortres")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "enter")
        assert driver.typed == "fortres"
        assert "being changed" in driver.text
        await driver.press("s", "tab", "enter")
        assert kept(repository) == [("fortress", "culture")]
        assert "being changed" not in driver.text
        await driver.press("ctrl+z")
        assert kept(repository) == [("fortres", "heritage")]
        assert repository.note(note.id).created_at == note.created_at


async def test_escape_stops_editing_then_leaves(repository: Repository) -> None:
    say(repository, "fortress")
    async with running(repository) as driver:
        await driver.go("notes")
        await driver.press("up", "enter", "x", "escape")
        assert driver.on == "NotesScreen"
        assert driver.typed == ""
        assert "being changed" not in driver.text
        await enter(driver, "new")
        assert kept(repository) == [("fortress", "heritage"), ("new", "heritage")]
        await driver.press("escape")
        assert driver.on == "GroupWorkScreen"


async def test_what_was_being_edited_does_not_go_to_another_group(repository: Repository) -> None:
    say(repository, "fortress")
    other = repository.notebook.add(PROMPT, "pl", "culture", "mazurka", "en")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "enter", "f3")
        await driver.type("mazurka")
        await driver.press("enter")
        assert driver.on == "NotesScreen"
        assert "Poland" in driver.text
        assert driver.typed == ""
        await enter(driver, "polka")
        assert kept(repository) == [("fortress", "heritage"), ("mazurka", "culture"), ("polka", "heritage")]
        assert repository.note(other.id) == other


async def test_an_edit_that_is_empty_is_refused_with_a_sentence(repository: Repository) -> None:
    say(repository, "x")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "enter", "backspace", "enter")
        assert "There is no text yet" in driver.words
        assert kept(repository) == [("x", "heritage")]


async def test_a_note_is_deleted_and_brought_back(repository: Repository) -> None:
    say(repository, "first")
    say(repository, "second")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "delete")
        assert kept(repository) == [("first", "heritage")]
        assert "Deleted: second" in driver.words
        await driver.press("ctrl+z")
        await driver.until(lambda: len(repository.notes()) == 2)
        assert kept(repository) == [("first", "heritage"), ("second", "heritage")]
        assert driver.row_of("• first") < driver.row_of("• second")


async def test_all_acts_can_be_taken_back_one_by_one(repository: Repository) -> None:
    say(repository, "first")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "f8", "f6")
        assert kept(repository) == [("first", "culture")]
        assert driver.row_of("Culture  1") + 1 == driver.row_of("• first")
        await driver.press("delete")
        assert kept(repository) == []
        await driver.press("ctrl+z")
        assert kept(repository) == [("first", "culture")]
        await driver.press("ctrl+z")
        assert kept(repository) == [("first", "people")]
        await driver.press("ctrl+z")
        assert kept(repository) == [("first", "heritage")]
        await driver.press("ctrl+z")
        assert "There is nothing to undo" in driver.words
        await driver.press("f8")
        assert kept(repository) == [("first", "people")]


async def test_a_category_that_is_not_there_is_no_category(repository: Repository) -> None:
    say(repository, "first")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "f12")
        assert kept(repository) == [("first", "heritage")]


async def test_the_line_before_last_is_two_up_whatever_its_category(repository: Repository) -> None:
    for text, category in (
        ("trains", "people"),
        ("walls", "heritage"),
        ("songs", "culture"),
        ("bread", "heritage"),
    ):
        say(repository, text, category)
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "up", "enter")
        assert driver.typed == "songs"
        await driver.press("escape", "up", "up", "up", "up", "up", "enter")
        assert driver.typed == "trains"
        await driver.press("escape", "up", "up", "down", "down")
        assert driver.app.focused is driver.app.screen.query_one("#line")


async def test_up_leads_to_the_note_that_was_typed_last_and_down_out_of_the_list(
    repository: Repository,
) -> None:
    say(repository, "first")
    second = say(repository, "second")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up")
        assert driver.chosen == second.id
        await driver.press("down")
        await driver.press("tab")
        await enter(driver, "third")
        await driver.press("shift+tab")
        await enter(driver, "fourth")
        assert [text for text, _ in kept(repository)] == ["first", "second", "third", "fourth"]
        await driver.press("up")
        assert driver.chosen == repository.notes()[-1].id


async def test_letters_are_text_even_in_the_list(repository: Repository) -> None:
    say(repository, "first")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "d", "u", "1", "space", "h")
        assert driver.typed == "du1 h"
        assert kept(repository) == [("first", "heritage")]
        await driver.press("enter")
        assert kept(repository) == [("first", "heritage"), ("du1 h", "heritage")]


async def test_each_group_takes_back_its_own_acts_only(repository: Repository) -> None:
    say(repository, "first")
    async with running(repository) as driver:
        await driver.go("notes")
        await driver.press("up", "delete", "escape", "down", "enter", "ctrl+z")
        assert "There is nothing to undo" in driver.words
        await driver.press("escape", "up", "enter", "ctrl+z")
        assert kept(repository) == [("first", "heritage")]


async def test_what_is_typed_stays_with_its_group(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("notes")
        await driver.type("half a line")
        await driver.press("escape", "down", "enter")
        assert "Poland" in driver.text
        assert driver.typed == ""
        await driver.type("another")
        await driver.press("escape", "up", "enter")
        assert "Latvia" in driver.text
        assert driver.typed == "half a line"
        await enter(driver, " more")
        assert [(note.text, note.group) for note in repository.notes()] == [("half a line more", GROUP)]


async def test_editing_a_note_gives_back_the_line_that_was_begun(repository: Repository) -> None:
    say(repository, "fortress")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("a line")
        await driver.press("up", "enter")
        assert driver.typed == "fortress"
        await driver.press("escape")
        assert driver.typed == "a line"
        await driver.press("up", "enter", "s", "enter")
        assert driver.typed == "a line"
        await driver.press("enter")
        assert kept(repository) == [("fortresss", "heritage"), ("a line", "heritage")]


# Others


async def test_a_note_of_another_process_appears_by_itself(repository: Repository, data: Path) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("half a li")
        process = await create_subprocess_exec(
            *(sys.executable, "-c", "from ttchan_tui.cli.main import run; raise SystemExit(run())"),
            *("--data", str(data), "notes", "add", "--prompt", PROMPT, "--group", GROUP),
            *("--category", "objects", "from afar"),
        )
        assert await process.wait() == 0
        await driver.until(lambda: "• from afar" in driver.text)
        assert driver.typed == "half a li"
        await enter(driver, "ne")
        assert kept(repository) == [("from afar", "objects"), ("half a line", "heritage")]


async def test_the_numbers_of_notes_stand_beside_prompts_and_groups(repository: Repository) -> None:
    say(repository, "one")
    say(repository, "two")
    async with running(repository) as driver:
        await driver.go("groupwork")
        assert driver.text.count("2 notes") == 3  # of the prompt, the group, and all groups together
        await driver.press("down")
        assert driver.text.count("2 notes") == 1


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_numbers_of_a_group_are_never_broken(repository: Repository, size: tuple[int, int]) -> None:
    for text in ("one", "two", "three"):
        say(repository, text)
    async with running(repository, size=size) as driver:
        await driver.visit("notes")
        await driver.type("begun")
        await driver.press("ctrl+q", "ctrl+q")
    async with running(repository, size=size) as driver:
        await driver.until(lambda: "1 draft of yours" in driver.text)
        await driver.go("groupwork")
        groups = "\n".join(row.partition("│")[2] for row in driver.rows())
        assert "3 notes" in groups
        assert "1 draft" in groups


async def test_the_chosen_prompt_bears_its_mark_while_a_group_is_chosen(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("groupwork")
        await driver.press("down", "enter")
        chosen = driver.one("#prompts", driver.choices)
        assert not chosen.has_focus
        left = [row[: chosen.region.right] for row in driver.rows()]
        assert any("▌" in row for row in left)
