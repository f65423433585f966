"""What is typed is not lost with the program: the same person finds it again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.tui.driving import Driver, running
from tests.tui.test_groupwork import GROUP, PROMPT, enter, kept, say
from tests.tui.test_store_fails import replaced_by_a_directory
from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.store import Repository
from ttchan_tui.store.side_files.drafts import Drafts


def left(data: Path) -> list[str]:
    """The texts that a session has left."""
    return [draft.text for draft in Drafts(data).left()]


def line(repository: Repository, prompt: str = PROMPT, note: str = "") -> FieldRef:
    """Where a line is typed."""
    return FieldRef(repository.meeting().id, DraftKind.LINE, prompt, GROUP, (note,) if note else ())


def leave(repository: Repository, data: Path, *texts: str, **more: Any) -> None:
    """A session of the same person that typed this and is over."""
    values = {"category": "culture", "language": "en"} | more
    place = line(repository, **{name: values.pop(name) for name in ("prompt", "note") if name in values})
    session = Drafts(data)
    session.keep([Draft(place, text, **values) for text in texts])
    session.close()


async def quit_twice(driver: Driver) -> None:
    await driver.press("ctrl+q", "ctrl+q")
    assert not driver.app.is_running


async def test_a_line_half_typed_is_there_the_next_time(repository: Repository, data: Path) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("f7")
        await driver.type("half a line")
        await driver.press("ctrl+q")
        assert "it waits here for you" in driver.told
        await driver.press("ctrl+q")
    assert left(data) == ["half a line"]
    async with running(repository) as driver:
        await driver.until(lambda: "1 draft of yours is not saved" in driver.text)
        await driver.press("3")
        assert driver.text.count("1 draft") == 2
        await driver.press("enter", "enter")
        await driver.until(lambda: driver.typed == "half a line")
        assert "typed before and not saved" in driver.words
        await enter(driver, " more")
        assert kept(repository) == [("half a line more", "festivals")]
        assert "typed before" not in driver.words
        await driver.press("escape", "h")
        assert "draft" not in driver.text
    assert left(data) == []


async def test_what_is_saved_is_no_draft(repository: Repository, data: Path) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "saved")
        await driver.press("up", "enter", "escape")
    assert left(data) == []


async def test_a_line_that_could_not_be_saved_comes_back_as_such(repository: Repository, data: Path) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        with replaced_by_a_directory(data):
            await enter(driver, "refused")
            await quit_twice(driver)
    assert left(data) == ["refused"]
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.until(lambda: "NOT SAVED  refused" in driver.text)
        assert kept(repository) == []
        await driver.press("ctrl+r")
        assert kept(repository) == [("refused", "heritage")]
    assert left(data) == []


async def test_a_changed_note_comes_back_as_a_change(repository: Repository, data: Path) -> None:
    note = say(repository, "fortress")
    leave(repository, data, "fortress walls", note=note.id, category="heritage")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.until(lambda: driver.typed == "fortress walls")
        assert "being changed" in driver.text
        await driver.press("enter")
        assert kept(repository) == [("fortress walls", "heritage")]
        assert driver.typed == ""


async def test_a_change_of_a_note_that_is_gone_comes_back_as_a_line(
    repository: Repository, data: Path
) -> None:
    note = say(repository, "fortress")
    leave(repository, data, "fortress walls", note=note.id)
    repository.notebook.delete(note.id)
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.until(lambda: driver.typed == "fortress walls")
        await driver.press("enter")
        assert kept(repository) == [("fortress walls", "culture")]


async def test_the_line_begun_before_a_change_is_a_draft_too(repository: Repository, data: Path) -> None:
    say(repository, "fortress")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("begun")
        await driver.press("up", "enter", "s")
        await quit_twice(driver)
    assert sorted(left(data)) == ["begun", "fortresss"]


async def test_of_two_drafts_none_is_lost_and_none_is_saved_unasked(
    repository: Repository, data: Path
) -> None:
    leave(repository, data, "one")
    leave(repository, data, "two")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.until(lambda: driver.typed == "one" and "NOT SAVED  two" in driver.text)
        await driver.press("up", "delete")
        assert "Thrown away: two" in driver.words
        assert "NOT SAVED" not in driver.text
        await quit_twice(driver)
    assert kept(repository) == []
    assert left(data) == ["one"]


async def test_a_single_line_of_several_can_be_saved(repository: Repository, data: Path) -> None:
    leave(repository, data, "one", "two", entered=True)
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.until(lambda: "NOT SAVED  two" in driver.text)
        await driver.press("up", "enter")
        assert kept(repository) == [("two", "culture")]
        await quit_twice(driver)
    assert left(data) == ["one"]


async def test_what_was_saved_after_all_is_not_offered(repository: Repository, data: Path) -> None:
    leave(repository, data, "in time", entered=True)
    say(repository, "in time")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.until(lambda: not left(data))
        assert "NOT SAVED" not in driver.text
        assert driver.typed == ""


async def test_a_living_session_keeps_its_draft(repository: Repository, data: Path) -> None:
    living = Drafts(data)
    living.keep([Draft(line(repository), "mine", "en", "culture")])
    async with running(repository) as driver:
        await driver.until(lambda: any(data.glob("drafts/*/*.json")))
        await driver.visit("notes")
        assert driver.typed == ""
    living.close()
    assert left(data) == ["mine"]


async def test_a_draft_of_what_is_not_asked_any_more_waits(repository: Repository, data: Path) -> None:
    leave(repository, data, "old", prompt="gone")
    async with running(repository) as driver:
        await driver.visit("notes")
        assert "draft" not in driver.text
        assert driver.typed == ""
    assert left(data) == ["old"]


async def test_what_harms_a_terminal_does_not_come_back_from_a_draft(
    repository: Repository, data: Path
) -> None:
    leave(repository, data, "a\x1b]0;x\x07b\u202ec [@click=app.quit]d[/]")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.until(lambda: bool(driver.typed))
        assert "\x1b" not in driver.typed
        assert "\u202e" not in driver.typed
        assert "[@click=app.quit]d[/]" in driver.text


async def test_where_no_draft_can_be_kept_that_is_said_and_typing_goes_on(
    repository: Repository, data: Path
) -> None:
    (data / "drafts").write_text("")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("typed")
        drafts = driver.app.drafts.store
        assert drafts
        await driver.until(lambda: drafts.trouble is not None)
        await driver.type(" on")
        assert "no draft is kept" in driver.text
        await driver.press("ctrl+q")
        assert "leaves without it" in driver.told
        await driver.press("enter")
        assert kept(repository) == [("typed on", "heritage")]


async def test_a_session_that_keeps_no_drafts_neither_leaves_nor_shows_any(
    repository: Repository, data: Path
) -> None:
    leave(repository, data, "of somebody")
    async with running(repository, keeps_drafts=False) as driver:
        await driver.visit("notes")
        assert driver.typed == ""
        await driver.type("of a visitor")
        await quit_twice(driver)
    assert left(data) == ["of somebody"]
