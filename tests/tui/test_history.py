"""Undo, redo and the history of a group's notes, in the app."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from tests.tui.driving import Driver, running
from ttchan_tui.store import DATA_FILE, Act, Repository, acting, merge, open_repository, read_copy

WHERE = ("promote-my-partner", "lv", "heritage")


def say(repository: Repository, text: str) -> str:
    """Somebody else keeps what a group said."""
    with acting(Act(who="anna@laptop", why="said aloud")):
        return repository.notebook.add(*WHERE, text, "en").id


async def enter(driver: Driver, text: str) -> None:
    """Type a line and press Enter."""
    await driver.type(text)
    await driver.press("enter")


def kept(repository: Repository) -> list[str]:
    return [note.text for note in repository.notes()]


async def test_what_was_typed_is_undone_and_redone(repository: Repository) -> None:
    say(repository, "theirs")
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "one")
        await enter(driver, "two")
        await driver.press("ctrl+z")
        assert kept(repository) == ["theirs", "one"]
        assert "Undone: note added “two”. Ctrl+Y does it again." in driver.words
        await driver.press("ctrl+z", "ctrl+z")
        assert kept(repository) == ["theirs"]
        assert "There is nothing to undo" in driver.words
        await driver.press("ctrl+y", "ctrl+y")
        assert kept(repository) == ["theirs", "one", "two"]
        assert "Redone: note added “two”" in driver.words
        await driver.press("ctrl+y")
        assert "There is nothing to redo" in driver.words


async def test_what_somebody_has_changed_since_is_not_undone(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "mine")
        with acting(Act(who="anna@laptop")):
            repository.notebook.edit(repository.notes()[0].id, "hers")
        await driver.press("ctrl+z")
        assert kept(repository) == ["hers"]
        assert "Somebody has changed the same since" in driver.words


async def test_what_was_done_before_the_app_was_opened_is_not_undone(
    repository: Repository, data: Path
) -> None:
    repository.notebook.add(*WHERE, "yesterday", "en")
    async with running(open_repository(data)) as driver:
        await driver.visit("notes")
        await driver.press("ctrl+z")
        assert "There is nothing to undo" in driver.words
    assert kept(repository) == ["yesterday"]


async def test_the_history_tells_who_did_what_the_newest_first(repository: Repository) -> None:
    say(repository, "fortres")
    async with running(repository, size=(100, 30)) as driver:
        await driver.visit("notes")
        await driver.press("up", "enter", "s", "enter", "up", "delete", "ctrl+g")
        assert driver.on == "HistoryScreen"
        assert driver.row_of("note deleted") < driver.row_of("note changed") < driver.row_of("note added")
        assert "“fortres” → “fortress”" in driver.words
        assert "anna@laptop" in driver.words
        assert "Why: said aloud" in driver.words
        assert driver.words.count("not there any more – Enter brings it back") == 1
        await driver.press("escape")
        assert driver.on == "NotesScreen"


async def test_what_came_by_a_merge_is_told_change_by_change(repository: Repository, data: Path) -> None:
    note = say(repository, "here")
    elsewhere = shutil.copytree(data, data.parent / "elsewhere")
    with closing(open_repository(elsewhere)) as other, acting(Act(who="bruno@desk", why="misheard")):
        other.notebook.edit(note, "there")
        other.notebook.edit(note, "everywhere")
    merge(repository.engine, read_copy(elsewhere, DATA_FILE))
    async with running(repository, size=(100, 40)) as driver:
        await driver.visit("notes")
        await driver.press("ctrl+g")
        assert driver.words.count("bruno@desk · brought here by") == 2
        assert driver.row_of("“there” → “everywhere”") < driver.row_of("“here” → “there”")
        assert driver.words.count("Why: misheard") == 2


async def test_enter_brings_a_deleted_note_back(repository: Repository) -> None:
    note = repository.note(say(repository, "fortress"))
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "delete", "ctrl+g")
        assert "Enter restore" in driver.words
        await driver.press("enter")
        assert "Restored: fortress" in driver.words
        assert repository.notes() == (note,)
        assert "Enter restore" not in driver.words
        assert "note restored" in driver.words
        await driver.press("enter")
        assert "nothing to bring back" in driver.words
        await driver.press("escape", "ctrl+z")
        assert kept(repository) == []


async def test_an_undone_line_is_brought_back(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "never mind")
        await driver.press("ctrl+z", "ctrl+g")
        assert "undone: note added" in driver.words
        await driver.press("enter")
        assert kept(repository) == ["never mind"]


async def test_what_others_do_appears_and_the_chosen_line_stays_chosen(repository: Repository) -> None:
    first = say(repository, "first")
    async with running(repository) as driver:
        await driver.visit("history")
        chosen = driver.chosen
        assert chosen is not None
        assert chosen.endswith(first)
        say(repository, "[/] [@click=app.quit]second[/]")
        driver.app.show_again()
        await driver.settle()
        assert driver.row_of("second[/]") < driver.row_of("“first”")
        assert driver.chosen == chosen


async def test_each_group_has_its_own_history(repository: Repository) -> None:
    say(repository, "fortress")
    async with running(repository) as driver:
        await driver.go("history")
        assert "fortress" in driver.text
        await driver.press("escape", "escape", "down", "enter", "ctrl+g")
        assert "Nothing was done here yet." in driver.words
