"""What sessions have left on the board is offered to nobody whom it does not concern, and hides nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.tui.board.conftest import PROMPT, Say
from tests.tui.driving import Driver, running
from tests.tui.test_drafts import left
from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.store import Repository
from ttchan_tui.store.side_files.drafts import Drafts
from ttchan_tui.tui.start_at import StartAt


def leave(data: Path, *drafts: Draft) -> None:
    """Drafts of a session that is over."""
    session = Drafts(data)
    session.keep(drafts)
    session.close()


async def open_promises(driver: Driver) -> None:
    await driver.go("groupwork")
    await driver.press("s")


async def test_one_group_is_told_nothing_of_what_was_typed_about_hidden_notes(
    repository: Repository, data: Path, say: Say
) -> None:
    own, hidden = say("own"), say("of others", group="lt")
    repository.board.steps.hide(PROMPT)
    meeting = repository.meeting().id
    leave(
        data,
        Draft(FieldRef(meeting, DraftKind.TRANSLATION, PROMPT, notes=(hidden.id,)), "SECRET", "lv"),
        Draft(FieldRef(meeting, DraftKind.WORDING, PROMPT, notes=(hidden.id, own.id)), "SECRET", "lv"),
        Draft(FieldRef(meeting, DraftKind.TITLE, PROMPT, notes=(hidden.id,)), "SECRET", "lv"),
        Draft(
            FieldRef(meeting, DraftKind.PROMISE, notes=(hidden.id,), of="rs"), "SECRET", "lv", more=("", "")
        ),
    )
    async with running(repository, beginning=StartAt(group="lv")) as driver:
        for keys in (("n",), ("g",), ("g", "g"), ("s",)):
            await driver.go("groupwork")
            assert "draft" not in driver.text
            await driver.press(*keys)
            assert "SECRET" not in driver.text
            assert "typed before" not in driver.words
            assert "1 draft" not in driver.text
    assert left(data) == ["SECRET"] * 4


async def test_a_promise_that_somebody_has_changed_since_is_told_beside_what_was_typed(
    repository: Repository,
) -> None:
    promises = repository.board.promises
    made = promises.promise("A concert", "the choir", "rs")
    async with running(repository) as driver:
        await open_promises(driver)
        await driver.press("end", "enter", "tab")
        await driver.type("X")
        await driver.press("escape")
        promises.change(replace(made, text="A concert on 9 May", by=date(2019, 5, 9)))
        await driver.press("escape", "s", "end", "enter")
        assert "the choirX" in driver.text
        assert "What is stored: A concert on 9 May ·" in driver.words.replace("│ │ ", "")
        assert "the choir · 9.5.2019" in driver.words


async def test_a_theme_that_somebody_has_renamed_since_is_told_beside_what_was_typed(
    repository: Repository,
) -> None:
    theme = repository.board.themes.name(PROMPT, "Stones")
    async with running(repository) as driver:
        await driver.go("groupwork")
        await driver.press("g", "home", "e")
        await driver.type("x")
        await driver.press("escape")
        repository.board.themes.rename(theme.id, "Castles of the Baltics")
        await driver.press("home", "e")
        assert driver.typed == "Stonesx"
        assert "What is stored: Castles of" in driver.words


async def test_only_the_very_same_promise_is_taken_for_stored(repository: Repository, data: Path) -> None:
    made = repository.board.promises.promise("A concert", "the choir", "rs")
    meeting = repository.meeting().id
    leave(
        data,
        Draft(
            FieldRef(meeting, DraftKind.PROMISE, of="se"),
            "A concert",
            "en",
            more=("the choir", ""),
            entered=True,
        ),
        Draft(
            *(FieldRef(meeting, DraftKind.PROMISE, of=made.id), "A concert", "en"),
            more=("the choir", "1.1.2020"),
            entered=True,
        ),
        Draft(
            FieldRef(meeting, DraftKind.PROMISE, of="rs"),
            "A concert",
            "en",
            more=("the choir", ""),
            entered=True,
        ),
    )
    async with running(repository) as driver:
        await open_promises(driver)
        await driver.until(lambda: "typed before" in driver.words)
    assert left(data) == ["A concert"] * 2


async def test_only_a_translation_of_the_present_words_is_taken_for_stored(
    repository: Repository, data: Path, say: Say
) -> None:
    note = say("old")
    repository.board.translations.put(note.id, "lv", "vecs")
    repository.notebook.edit(note.id, "older")
    meeting = repository.meeting().id
    leave(
        data,
        Draft(FieldRef(meeting, DraftKind.TRANSLATION, PROMPT, notes=(note.id,)), "vecs", "lv", entered=True),
    )
    async with running(repository) as driver:
        await driver.visit("translations")
        await driver.until(lambda: driver.typed == "vecs")
    assert left(data) == ["vecs"]


async def test_what_was_typed_for_a_pair_of_notes_is_not_offered_for_another_pair(
    repository: Repository, say: Say
) -> None:
    say("Choirs"), say("Organs"), say("Castles")
    async with running(repository) as driver:
        await driver.go("groupwork")
        await driver.press("g", "home", "space", "down", "space", "m")
        await driver.type("Choirs and organs")
        await driver.press("escape", "home", "space", "end", "space", "m")
        assert "Choirs and organs" not in driver.typed


async def test_a_title_that_was_begun_is_not_passed_over_by_enter(repository: Repository, say: Say) -> None:
    say("Choirs")
    repository.board.themes.name(PROMPT, "Stones")
    async with running(repository) as driver:
        await driver.go("groupwork")
        await driver.press("g", "end", "g")
        await driver.type("Music and")
        await driver.press("escape", "g")
        await driver.type(" dance")
        await driver.press("enter")
        titles = {theme.id: theme.title for theme in repository.board.themes.for_prompt(PROMPT)}
        assert [titles.get(note.theme) for note in repository.notes()] == ["Music and dance"]


async def test_changes_of_what_is_there_no_more_are_offered_as_new_ones(
    repository: Repository, data: Path
) -> None:
    board, meeting = repository.board, repository.meeting().id
    theme, made = board.themes.name(PROMPT, "Stones"), board.promises.promise("A concert", "the choir", "rs")
    leave(
        data,
        Draft(FieldRef(meeting, DraftKind.TITLE, PROMPT, of=theme.id), "Stones and bricks", "en"),
        Draft(FieldRef(meeting, DraftKind.PROMISE, of=made.id), "Two concerts", "en", more=("the choir", "")),
    )
    board.themes.remove(theme.id)
    board.promises.take_back(made.id)
    async with running(repository) as driver:
        await driver.go("groupwork")
        await driver.press("g")
        await driver.until(lambda: "Typed and not saved: “Stones and bricks”." in driver.words, "the title")
        await driver.press("n")
        assert driver.typed == "Stones and bricks"
        await driver.press("escape", "escape", "s")
        await driver.until(lambda: "1 draft" in driver.text, "the promise")
        await driver.press("enter")
        assert "Two concerts" in driver.text
