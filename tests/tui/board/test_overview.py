"""All groups at a glance: what the lead facilitator sees and does, while others are at work."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.tui.driving import Driver, running
from ttchan_tui.meeting.history.change_kinds import UNFREEZE
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.start_at import StartAt

PROMPT = "promote-my-partner"


def row(driver: Driver, group: str) -> list[str]:
    """The words of the line of a group."""
    return driver.rows()[driver.row_of(group)].replace("▌", " ").split()


async def test_what_others_do_appears_and_the_chosen_group_stays_chosen(
    repository: Repository, data: Path
) -> None:
    other = open_repository(data)
    async with running(repository) as driver:
        await driver.visit("overview")
        await driver.press("down")
        assert row(driver, "Poland") == ["Poland", "–", "–", "–", "–"]
        note = other.notebook.add(PROMPT, "pl", "people", "Uzaicināt jauniešus", "lv")
        other.board.hands.count(note.id, 9)
        other.board.steps.tell_ready(PROMPT, "pl")
        await driver.until(lambda: "ready" in row(driver, "Poland"), "the other's note")
        assert row(driver, "Poland") == ["Poland", "1", "9", "now", "1", "ready"]
        assert "1 note · 1 of 14 groups have said something · 9 hands" in driver.words
        assert driver.chosen == "pl"
        await driver.press("enter")
        assert driver.on == "NotesScreen"
        assert "Poland" in driver.words
    other.close()


async def test_time_is_typed_stopped_prolonged_and_taken_away(repository: Repository) -> None:
    steps = repository.board.steps
    async with running(repository) as driver:
        await driver.visit("overview")
        await driver.press("d", "down", "enter")
        await driver.type("soon")
        await driver.press("enter")
        assert "“soon” is no number of minutes" in driver.words
        await driver.press("d", "down", "enter")
        await driver.type("10!")
        await driver.press("enter")
        begun = steps.for_prompt(PROMPT).countdown
        assert begun is not None
        assert (begun.step, begun.bell) == ("presentations", True)
        assert "presentations 10 min left" in driver.words
        await driver.press("space")
        assert "(paused)" in driver.words
        await driver.press("e", "e")
        paused = steps.for_prompt(PROMPT).countdown
        assert paused is not None
        assert paused.paused is not None
        assert timedelta(minutes=11, seconds=30) < paused.paused <= timedelta(minutes=12)
        await driver.press("space", "x")
        assert steps.for_prompt(PROMPT).countdown is None
        assert "presentations" not in driver.words


async def test_notes_are_hidden_frozen_with_a_reason_and_free_again(repository: Repository) -> None:
    def freezes() -> dict[str, str]:
        return {group: one.why for group, one in repository.board.steps.for_prompt(PROMPT).freezes.items()}

    async with running(repository) as driver:
        await driver.visit("overview")
        await driver.press("u")
        assert "hidden until revealed" in driver.words
        await driver.press("u")
        assert "hidden until revealed" not in driver.words
        await driver.press("f")
        assert "Freeze (Latvia): why?" in driver.words
        await driver.press("enter")
        assert freezes() == {}
        await driver.type("it is presented")
        await driver.press("enter")
        assert freezes() == {"lv": "it is presented"}
        assert "frozen" in row(driver, "Latvia")
        await driver.press("f")
        assert "Unfreeze (Latvia): why?" in driver.words
        assert "The reason is kept in the history." in driver.words
        await driver.press("escape")
        assert freezes() == {"lv": "it is presented"}
        await driver.press("f")
        await driver.type("one line more")
        await driver.press("enter")
        assert freezes() == {}
        assert "frozen" not in row(driver, "Latvia")
        [newest, *_] = repository.past.entries()
        assert (newest.what, newest.why) == (UNFREEZE, "one line more")
        await driver.press("z")
        await driver.type("lunch")
        await driver.press("enter")
        assert "FROZEN: lunch" in driver.words
        assert "frozen" in row(driver, "Sweden")


async def test_who_looks_after_one_group_does_not_look_after_all(repository: Repository) -> None:
    async with running(repository, beginning=StartAt(prompt=PROMPT, group="lv")) as driver:
        assert driver.on == "NotesScreen"
        assert "Latvia" in driver.words
        await driver.press("escape")
        await driver.go("groupwork")
        assert "all groups" not in driver.rows()[-1]
        await driver.press("o")
        assert driver.on == "GroupWorkScreen"


async def test_what_is_hidden_from_a_group_is_not_in_the_history_or_the_promises_either(
    repository: Repository,
) -> None:
    secret = repository.notebook.add(PROMPT, "pl", "people", "the secret of Poland", "en")
    partner = repository.meeting().partners[0].id
    repository.board.promises.promise("to tell the secret", "they", partner, note=secret.id)
    async with running(repository, beginning=StartAt(prompt=PROMPT, group="lv")) as driver:
        driver.app.open(routes.Promises())
        await driver.settle()
        assert "to tell the secret" in driver.words
        driver.app.open(routes.History(PROMPT, "pl"))
        await driver.until(lambda: "the secret of Poland" in driver.words, "the history")
        repository.board.steps.hide(PROMPT)
        await driver.until(lambda: driver.on == "PromisesScreen", "the history being left")
        await driver.until(lambda: "secret" not in driver.words, "the promises being shown anew")


async def test_the_app_can_begin_there(repository: Repository) -> None:
    async with running(repository, beginning=StartAt("overview", PROMPT)) as driver:
        assert driver.on == "OverviewScreen"
        await driver.press("escape")
        assert driver.on == "HomeScreen"


async def test_the_smallest_screen_shows_the_state_of_each_group_in_its_line(repository: Repository) -> None:
    repository.notebook.add(PROMPT, "lv", "heritage", "walls", "en")
    repository.board.steps.tell_ready(PROMPT, "lv")
    repository.board.steps.freeze(PROMPT, "lv", why="dinner")
    async with running(repository, size=(60, 20)) as driver:
        await driver.visit("overview")
        headings, line = (driver.rows()[driver.row_of(words)] for words in ("notes", "Latvia"))
        assert "ready, frozen" in line
        assert line.index(" 1 ") + 2 == headings.index("notes") + len("notes")


async def test_in_a_large_window_bars_say_who_has_how_many_notes(repository: Repository) -> None:
    for group, number in (("pl", 4), ("lv", 2), ("lt", 1)):
        for each in range(number):
            repository.notebook.add(PROMPT, group, "people", f"Note {each}", "lv")
    async with running(repository, size=(200, 60)) as driver:
        await driver.visit("overview")
        names = ("Poland", "Latvia", "Lithuania", "Sweden")
        bars = [driver.rows()[driver.row_of(name)][:125].count("█") for name in names]  # beside is the wall
        assert bars[0] >= 24
        assert bars[1:] == [bars[0] // 2, bars[0] // 4, 0]
        assert driver.row_of("Bulgaria") - driver.row_of("Latvia") == 2 * 13
    async with running(repository) as driver:
        await driver.visit("overview")
        assert not any("█" in driver.rows()[driver.row_of(name)] for name in names)
