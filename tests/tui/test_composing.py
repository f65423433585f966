"""The scribe's ways: prefixes, hands, pasting, reading back, two versions of a note, frozen and hidden."""

from __future__ import annotations

from typing import cast

import pytest

from tests.tui.driving import Driver, running, shows_large
from tests.tui.test_groupwork import GROUP, PROMPT, enter, kept, say
from ttchan_tui.meeting.groupwork import PASTED
from ttchan_tui.store import Repository
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.screens.work.read_back import ReadBackScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import ChoiceList

# What a line means


async def test_a_prefix_chooses_category_and_level_and_is_explained_before_enter(
    repository: Repository,
) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("nat fest: Song festival")
        assert "→ most popular festivals, national" in driver.words
        await driver.press("enter")
        (note,) = repository.notes()
        assert (note.text, note.category, note.level) == ("Song festival", "festivals", "national")
        assert "1 • Song festival national" in driver.words
        await driver.type("plain")
        assert "→" not in driver.text


async def test_what_is_unclear_stays_in_the_field(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "p: Rothko")
        assert "“p:” could mean" in driver.words
        assert driver.typed == "p: Rothko"
        assert kept(repository) == []


async def test_a_key_chooses_the_level_for_the_line_and_for_the_chosen_note(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("ctrl+n", "ctrl+n")
        await enter(driver, "a")
        await driver.press("ctrl+n", "ctrl+n")
        await enter(driver, "b")
        assert [note.level for note in repository.notes()] == ["regional", ""]
        await driver.press("up", "up", "ctrl+n")
        assert [note.level for note in repository.notes()] == ["national", ""]
        await driver.press("ctrl+z")
        assert [note.level for note in repository.notes()] == ["regional", ""]
        await driver.press("tab")
        await driver.click("local")
        await enter(driver, "c")
        assert repository.notes()[-1].level == "local"


async def test_what_lacks_a_translation_is_one_key_away_and_so_is_the_line_that_was_begun(
    repository: Repository,
) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "Song festival")
        await driver.type("half")
        await driver.press("ctrl+b")
        assert "Song festival" in driver.words
        assert driver.on == "TranslationsScreen"
        await driver.press("escape")
        assert driver.typed == "half"


# Hands


async def test_hands_are_typed_with_the_number_of_the_line(repository: Repository) -> None:
    say(repository, "first")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("1+3")
        assert "line 1: 3 hands more, 3 in all – “first”" in driver.words
        await driver.press("enter")
        assert "1 • first 3 hands" in driver.words
        await enter(driver, "1+")
        await enter(driver, "2+1")
        assert "no line 2" in driver.words
        assert driver.typed == "2+1"
        assert repository.notes()[0].hands == 4
        await driver.press("ctrl+z")
        assert repository.notes()[0].hands == 3


async def test_who_counts_what_somebody_else_has_just_counted_is_told_and_may_insist(
    repository: Repository,
) -> None:
    note = say(repository, "first")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("1=9")
        with repository.engine.transaction():  # Enter was pressed before theirs could be seen
            await driver.pilot.press("enter")
            repository.board.hands.count(note.id, 7)
        await driver.settle()
        assert "Somebody has counted the hands for “first” meanwhile: 7." in driver.words
        assert "NOT SAVED" in driver.words
        assert repository.note(note.id).hands == 7
        await driver.press("ctrl+r")
        assert repository.note(note.id).hands == 9
        assert "NOT SAVED" not in driver.words


async def test_hands_are_counted_for_the_chosen_note_and_what_was_typed_waits(repository: Repository) -> None:
    say(repository, "first")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("half a line")
        await driver.press("up", "ctrl+t")
        assert driver.typed == "1="
        await enter(driver, "7")
        assert repository.notes()[0].hands == 7
        assert driver.typed == "half a line"
        await driver.press("up", "ctrl+t", "escape")
        assert driver.typed == "half a line"


async def test_more_hands_than_people_need_a_reason(repository: Repository) -> None:
    say(repository, "first")
    most = repository.meeting().size_of(GROUP)
    assert most is not None
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, f"1={most + 1}")
        assert f"people in this group: {most}" in driver.words
        assert repository.notes()[0].hands is None
        await driver.type("guests")
        await driver.press("enter")
        assert (repository.notes()[0].hands, repository.notes()[0].hands_why) == (most + 1, "guests")
        assert (driver.on, driver.typed) == ("NotesScreen", "")
        await enter(driver, f"1={most + 2}")
        await driver.press("escape")
        assert (driver.on, driver.typed) == ("NotesScreen", f"1={most + 2}")
        await enter(driver, "next line")  # hands that are not counted are no part of it
        assert kept(repository)[-1][0] == "next line"


@pytest.mark.parametrize("pasted", [False, True])
async def test_the_next_idea_takes_the_place_of_hands_for_a_line_that_is_not_there(
    repository: Repository, pasted: bool
) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "12=20")
        assert driver.typed == "12=20"
        await (driver.paste if pasted else driver.type)("a market")
        await driver.press("enter")
        assert [text for text, _ in kept(repository)] == ["a market"]


async def test_a_text_that_is_refused_is_not_typed_over(repository: Repository) -> None:
    repository.board.steps.freeze(PROMPT, GROUP, why="lunch")
    async with running(repository) as driver:
        await driver.visit("notes")
        await enter(driver, "a market")
        await driver.type("s")
        assert driver.typed == "a markets"


# Pasting


async def test_pasted_lines_are_notes_after_asking(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("half")
        await driver.paste("• the fortress\r\n\r\n2. cult: Song festival\n3. november\n")
        assert driver.on == "PastingScreen"
        assert "3 lines: keep them as 3 notes? Enter yes, Esc no" in driver.words
        assert "Song festival → culture" in driver.words
        await driver.press("escape")
        assert kept(repository) == []
        await driver.paste("• the fortress\n\n2. cult: Song festival\n4. november\n")
        await driver.type(" a line")
        await driver.press("enter")
        assert kept(repository) == [
            ("the fortress", "heritage"),
            ("Song festival", "culture"),
            ("4. november", "heritage"),
        ]
        assert {note.origin for note in repository.notes()} == {PASTED}
        assert driver.typed == "half a line"
        assert "3 notes kept" in driver.words
        await driver.press("ctrl+z")
        assert kept(repository) == []


async def test_pasted_lines_that_cannot_be_kept_are_named(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.paste(f"good\n{'x' * 501}\n12+3\nbad\x1b[2J")
        assert "4 lines, of which 1 can be kept" in driver.words
        assert "2 NOT KEPT" in driver.words
        assert "\x1b" not in driver.text
        await driver.press("enter")
        assert kept(repository) == [("good", "heritage")]


async def test_too_many_lines_belong_into_a_file(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.paste("line\n" * 201)
        assert driver.on == "NotesScreen"
        assert "201 lines are too many" in driver.words


# Reading back


async def test_the_last_notes_are_read_back_and_typing_goes_on(repository: Repository) -> None:
    say(repository, "first")
    say(repository, "second")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("ctrl+p")
        assert driver.on == "ReadBackScreen"
        assert "first" in driver.text
        assert "█" in driver.text
        await driver.press("h", "i")
        assert (driver.on, driver.typed) == ("NotesScreen", "hi")
        await driver.press("ctrl+p", "up")
        assert driver.chosen == repository.notes()[-1].id


async def test_a_long_note_is_read_back_part_by_part(repository: Repository) -> None:
    words = "Invite the young people of all partner towns to a summer camp on the lakes of Latgale next year"
    words += ", and their choirs, bakers and beekeepers to the fair of the town in September of the same year"
    say(repository, words)
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("ctrl+p")
        read_back = cast("ReadBackScreen", driver.app.screen)
        seen = []
        for part in (1, 2):
            assert f"{part}/" in driver.words
            seen.append(driver.text)
            read_back.turn_on()
            await driver.settle()
        assert shows_large(seen[0], "Invite")
        assert any(shows_large(text, "partner") for text in seen)
        assert seen[0] != seen[1]
        await driver.press("enter")
        assert driver.on == "NotesScreen"


# The same note, changed elsewhere


async def change_both(driver: Driver, repository: Repository) -> None:
    """Change the last note here and elsewhere."""
    await driver.press("up", "enter")
    repository.notebook.edit(repository.notes()[-1].id, "theirs")
    await driver.type(" ours")
    await driver.press("enter")


@pytest.mark.parametrize(
    ("keys", "texts"),
    [((), ["theirs", "note ours"]), (("down",), ["theirs"]), (("down", "down"), ["note ours"])],
    ids=["both", "theirs", "ours"],
)
async def test_of_two_versions_one_chooses(
    repository: Repository, keys: tuple[str, ...], texts: list[str]
) -> None:
    say(repository, "note")
    async with running(repository) as driver:
        await driver.visit("notes")
        await change_both(driver, repository)
        assert driver.on == "ResolveConflictScreen"
        assert "theirs" in driver.text
        assert "note ours" in driver.text
        await driver.press(*keys, "enter")
        assert [text for text, _ in kept(repository)] == texts
        assert "CHANGED ELSEWHERE" not in driver.text


async def test_two_versions_wait_while_one_types_on(repository: Repository) -> None:
    say(repository, "note")
    async with running(repository) as driver:
        await driver.visit("notes")
        await change_both(driver, repository)
        await driver.type("next")
        assert (driver.on, driver.typed) == ("NotesScreen", "next")
        assert "CHANGED ELSEWHERE TOO note ours" in driver.words
        assert [text for text, _ in kept(repository)] == ["theirs"]
        await driver.press("up", "enter", "enter")
        assert [text for text, _ in kept(repository)] == ["theirs", "note ours"]
        assert driver.typed == "next"


async def test_a_note_deleted_elsewhere_can_be_kept(repository: Repository) -> None:
    note = say(repository, "note")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "enter")
        repository.notebook.delete(note.id)
        await enter(driver, " ours")
        assert "Somebody else has deleted this note" in driver.words
        await driver.press("enter")
        assert [text for text, _ in kept(repository)] == ["note ours"]


async def test_a_change_begun_is_saved_before_another_one(repository: Repository) -> None:
    say(repository, "first")
    say(repository, "second")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "enter", "!", "up", "up", "enter")
        assert driver.typed == "first"
        assert [text for text, _ in kept(repository)] == ["first", "second!"]


# Frozen, ready, hidden


async def test_what_is_typed_stays_while_it_is_frozen(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("a")
        repository.board.steps.freeze(PROMPT, why="presentations")
        await driver.press("enter")
        assert "frozen: presentations" in driver.words
        assert driver.typed == "a"
        assert kept(repository) == []
        repository.board.steps.unfreeze(PROMPT, why="one more")
        await driver.press("enter")
        assert kept(repository) == [("a", "heritage")]


async def test_a_group_says_that_it_is_ready_and_takes_it_back(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("ctrl+d")
        assert GROUP in repository.board.steps.for_prompt(PROMPT).ready
        assert "Your group is ready" in driver.words
        await driver.press("ctrl+d")
        assert GROUP not in repository.board.steps.for_prompt(PROMPT).ready


async def test_other_groups_are_not_opened_before_the_reveal(repository: Repository) -> None:
    repository.notebook.add(PROMPT, "pl", "culture", "mazurka", "en")
    repository.board.steps.hide(PROMPT)
    session = Session(repository, "en", None)
    session.group = GROUP
    app = TTChanApp(session)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press("3", "enter")
        driver.one("#groups", ChoiceList).choose("pl")
        await driver.press("enter")
        assert driver.on == "GroupWorkScreen"
        assert "hidden until" in driver.told
        driver.one("#groups", ChoiceList).choose(GROUP)
        await driver.press("enter")
        assert driver.on == "NotesScreen"
