"""What leaves the room: decided about by key, told with whose words they are, and undone."""

from __future__ import annotations

import pytest

from tests.tui.driving import running
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.store import Repository

PROMPT = "promote-my-partner"


@pytest.fixture
def repository(repository: Repository) -> Repository:
    """A store with notes of two groups and of a visitor."""
    for group, text in (("lv", "a fair"), ("lv", "a film"), ("lt", "[/] a song")):
        repository.notebook.add(PROMPT, group, "culture", text, "en")
    repository.visitors.open(PROMPT)
    repository.visitors.say(PROMPT, "festivals", "more ferries", "en", kiosk="foyer")
    return repository


def standings(repository: Repository) -> dict[str, Standing]:
    return {note.text: note.standing for note in repository.moderation.notes(PROMPT)}


async def test_the_chosen_note_is_shown_and_that_is_undone(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("moderation")
        assert driver.row_of("said by participants: Latvia") < driver.row_of("said by visitors")
        await driver.press("down", "s")
        assert standings(repository)["a film"] is Standing.SHOWN
        assert "3 waiting · 1 shown" in driver.words
        await driver.press("end", "s")
        assert standings(repository)["more ferries"] is Standing.SHOWN
        await driver.press("ctrl+z", "ctrl+z")
        assert set(standings(repository).values()) == {Standing.WAITING}
        await driver.press("ctrl+y")
        assert standings(repository)["a film"] is Standing.SHOWN


async def test_marked_notes_are_decided_about_at_once_with_a_reason(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("moderation")
        await driver.press("g", "end", "space")
        assert "3 marked" in driver.words
        await driver.press("x", "enter")
        assert Standing.REJECTED not in standings(repository).values()
        await driver.type("said twice")
        await driver.press("enter")
        assert {text for text, one in standings(repository).items() if one is Standing.REJECTED} == {
            "a fair",
            "a film",
            "more ferries",
        }
        assert "rejected: said twice" in driver.words
        assert "marked" not in driver.words
        await driver.press("w", "up", "enter")
        assert standings(repository)["more ferries"] is Standing.HELD


async def test_only_what_waits_is_shown_and_one_goes_on_to_the_next(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("moderation")
        await driver.press("f")
        assert "▸ 4 waiting" in driver.words
        await driver.press("s")
        assert "a fair" not in driver.text
        assert driver.chosen == next(note.id for note in repository.notes() if note.text == "a film")


async def test_all_under_a_theme_are_marked_together(repository: Repository) -> None:
    notes = {note.text: note.id for note in repository.notes()}
    theme = repository.board.themes.name(PROMPT, "Culture")
    repository.board.themes.gather([notes["a fair"], notes["[/] a song"]], theme.id)
    async with running(repository) as driver:
        await driver.visit("moderation")
        await driver.press("m", "s")
        assert standings(repository)["[/] a song"] is Standing.SHOWN
        assert standings(repository)["a film"] is Standing.WAITING
        await driver.press("down", "m")
        assert "under no theme" in driver.words


async def test_it_is_decided_while_the_room_is_frozen(repository: Repository) -> None:
    repository.board.steps.freeze(PROMPT, why="it is over")
    async with running(repository) as driver:
        await driver.visit("moderation")
        await driver.press("s")
        assert standings(repository)["a fair"] is Standing.SHOWN
        await driver.press("ctrl+z")
        assert standings(repository)["a fair"] is Standing.WAITING


async def test_what_has_changed_since_it_was_marked_is_marked_no_more(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("moderation")
        await driver.press("g")
        assert "2 marked" in driver.words
        note = next(note for note in repository.notes(PROMPT) if note.text == "a film")
        repository.notebook.edit(note.id, "something else")
        driver.app.show_again()
        await driver.settle()
        await driver.press("s")
        assert standings(repository)["a fair"] is Standing.SHOWN
        assert standings(repository)["something else"] is Standing.WAITING


async def test_a_translation_waits_and_is_shown_where_it_is_approved(repository: Repository) -> None:
    note = repository.notes(PROMPT)[0]
    repository.moderation.judge([note.id], Standing.SHOWN)
    repository.board.translations.put(note.id, "lv", "[/] gadatirgus")
    async with running(repository) as driver:
        await driver.visit("moderation")
        assert "4 waiting · 1 shown" in driver.words
        assert "a fair [LV: “[/] gadatirgus”]   shown, its translation waits" in driver.text
        await driver.press("space")
        assert "1 marked" in driver.words
        repository.board.translations.put(note.id, "lv", "tirgus")
        driver.app.show_again()
        await driver.settle()
        assert "1 marked" not in driver.words
        await driver.press("f")
        await driver.press("s")
        assert [one.text_in("lv").text for one in repository.seen_by(PUBLIC).notes()] == ["tirgus"]
        assert "3 waiting · 1 shown" in driver.words
        await driver.press("ctrl+z")
        assert [one.text_in("lv").text for one in repository.seen_by(PUBLIC).notes()] == ["a fair"]
