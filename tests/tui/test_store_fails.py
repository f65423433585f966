"""What is typed while the store does not work is neither lost nor called saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.tui.driving import CLASSES, ROUTES, running
from tests.tui.test_groupwork import enter, kept, say
from ttchan_tui.store import Repository


@contextmanager
def replaced_by_a_directory(data: Path) -> Iterator[None]:
    """The data file cannot be read or written: a directory stands in its place."""
    file, aside = data / "ttchan.json", data / "aside.json"
    file.rename(aside)
    file.mkdir()
    yield
    file.rmdir()
    aside.rename(file)


@contextmanager
def gone(data: Path) -> Iterator[None]:
    """The data file is not there."""
    file, aside = data / "ttchan.json", data / "aside.json"
    file.rename(aside)
    yield
    file.unlink(missing_ok=True)
    aside.rename(file)


@contextmanager
def newer(data: Path) -> Iterator[None]:
    """A later version of the program has begun a journal that this one does not know."""
    file, aside, other = data / "ttchan.json.journal", data / "aside.journal", data / "other.journal"
    other.write_bytes(file.read_bytes().replace(b"ttchan-journal 1", b"ttchan-journal 2", 1))
    aside.hardlink_to(file)
    other.replace(file)  # at once, as that program would
    yield
    aside.replace(file)


FAILURES = (replaced_by_a_directory, gone, newer)


@pytest.mark.parametrize("failure", FAILURES)
async def test_a_line_that_cannot_be_saved_is_kept_and_saved_later(
    repository: Repository, data: Path, failure: object
) -> None:
    assert callable(failure)
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "before")
        with failure(data):
            await enter(driver, "lost?")
            assert "NOT SAVED" in driver.text
            assert "lost?" in driver.text
            assert "1 LINE NOT SAVED" in driver.rows()[0]
            await enter(driver, "me too?")
            assert "2 LINES NOT SAVED" in driver.rows()[0]
            await driver.press("ctrl+r")
            assert "2 LINES NOT SAVED" in driver.rows()[0]
        await driver.press("ctrl+r")
        assert [text for text, _ in kept(repository)] == ["before", "lost?", "me too?"]
        assert "NOT SAVED" not in driver.text
        assert "saved " in driver.rows()[0]


async def test_what_was_said_of_a_failed_save_goes_when_the_line_is_saved_by_itself(
    repository: Repository, data: Path
) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        with replaced_by_a_directory(data):
            await enter(driver, "a market")
            assert driver.words.count("Move it aside") == 2  # in the bar, and below the field
        driver.app.screen._try_on()  # type: ignore[attr-defined]  # as it does every few seconds
        await driver.settle()
        driver.app.show_again()
        await driver.until(lambda: "Move it aside" not in driver.words)  # the bar looks by itself
        assert [text for text, _ in kept(repository)] == ["a market"]


@pytest.mark.parametrize("failure", FAILURES)
async def test_the_app_lives_on_while_the_store_does_not(
    repository: Repository, data: Path, failure: object
) -> None:
    assert callable(failure)
    async with running(repository) as driver:
        with failure(data):
            for name in ROUTES if failure is newer else ("home", "programme", "groupwork", "search"):
                await driver.visit(name)
                driver.app.show_again()
                assert driver.on == CLASSES[name]
        await driver.visit("notes")
        await enter(driver, "after")
        assert kept(repository) == [("after", "heritage")]


async def test_an_edit_that_cannot_be_saved_is_not_lost(repository: Repository, data: Path) -> None:
    say(repository, "fortress")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "enter")
        await driver.type(" walls")
        with replaced_by_a_directory(data):
            await driver.press("enter")
            assert "Move it aside" in driver.words
            assert driver.typed == "fortress walls"
        await driver.press("enter")
        assert kept(repository) == [("fortress walls", "heritage")]


async def test_a_deletion_that_fails_is_not_announced(repository: Repository, data: Path) -> None:
    say(repository, "fortress")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up")
        with replaced_by_a_directory(data):
            await driver.press("delete")
            assert "Deleted" not in driver.words
            assert "Move it aside" in driver.words
        assert kept(repository) == [("fortress", "heritage")]


async def test_an_undo_that_fails_can_be_tried_again(repository: Repository, data: Path) -> None:
    say(repository, "fortress")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "f6")
        assert kept(repository) == [("fortress", "culture")]
        with replaced_by_a_directory(data):
            await driver.press("ctrl+z")
        await driver.press("ctrl+z")
        assert kept(repository) == [("fortress", "heritage")]


async def test_quitting_with_unsaved_lines_asks(repository: Repository, data: Path) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        with replaced_by_a_directory(data):
            await enter(driver, "lost?")
            await driver.press("ctrl+q")
            assert driver.app.is_running
            assert "not saved yet. Ctrl+Q again leaves" in driver.told
            await driver.press("ctrl+q")
            assert not driver.app.is_running


async def test_after_all_is_saved_quitting_asks_anew(repository: Repository, data: Path) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        with replaced_by_a_directory(data):
            await enter(driver, "one")
            await driver.press("ctrl+q")
        await driver.press("ctrl+r")
        assert kept(repository) == [("one", "heritage")]
        with replaced_by_a_directory(data):
            await enter(driver, "two")
            await driver.press("ctrl+q")
            assert driver.app.is_running


async def test_quitting_with_a_line_half_typed_asks_and_asks_anew(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("half")
        await driver.press("ctrl+q")
        assert "not saved yet" in driver.told
        await driver.press("enter")
        await driver.type("another")
        await driver.press("ctrl+q")
        assert driver.app.is_running
        await driver.press("ctrl+q")
        assert not driver.app.is_running


async def test_quitting_with_everything_saved_does_not_ask(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "one")
        await driver.press("ctrl+q")
        assert not driver.app.is_running


async def test_a_data_file_cut_in_two_is_healed_and_nothing_is_missing(
    repository: Repository, data: Path
) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "before")
        file = data / "ttchan.json"
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        await enter(driver, "after")
        assert [text for text, _ in kept(repository)] == ["before", "after"]
        assert "saved " in driver.rows()[0]
