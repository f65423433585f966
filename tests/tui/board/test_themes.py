"""Notes of several groups, brought together on screen."""

from __future__ import annotations

from tests.tui.board.conftest import PROMPT, Say
from tests.tui.driving import Driver, running
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.store import Repository
from ttchan_tui.tui.start_at import StartAt


async def open_themes(driver: Driver) -> None:
    await driver.go("groupwork")
    await driver.press("g")
    assert driver.on == "ThemesScreen"


def themes(repository: Repository) -> dict[str, list[str]]:
    """The notes by the titles of their themes."""
    titles = {theme.id: theme.title for theme in repository.board.themes.for_prompt(PROMPT)}
    found: dict[str, list[str]] = {title: [] for title in titles.values()}
    for note in repository.notes(PROMPT):
        found.setdefault(titles.get(note.theme, ""), []).append(note.text)
    return found


async def test_marked_notes_are_gathered_under_a_new_theme_and_others_under_the_same(
    repository: Repository, say: Say
) -> None:
    say("Choirs"), say("Organs", group="lt"), say("Castles", group="pl"), say("Dances", group="se")
    async with running(repository) as driver:
        await open_themes(driver)
        assert "4 notes · 4 groups" in driver.words
        await driver.press("space", "down", "space", "g")
        await driver.type("Music")
        await driver.press("enter")
        await driver.until(
            lambda: themes(repository) == {"Music": ["Choirs", "Organs"], "": ["Castles", "Dances"]}
        )
        assert driver.row_of("Music   2 notes · 2 groups") < driver.row_of("Under no theme yet")
        assert "■" not in driver.text
        await driver.press("end", "g", "enter")
        await driver.until(lambda: themes(repository)["Music"] == ["Choirs", "Organs", "Dances"])
        await driver.press("ctrl+z", "ctrl+z")
        await driver.until(lambda: themes(repository) == {"": ["Choirs", "Organs", "Castles", "Dances"]})
        await driver.press("ctrl+y")
        await driver.until(lambda: themes(repository)["Music"] == ["Choirs", "Organs"])
        assert "Redone" in driver.words


async def test_notes_are_merged_under_a_wording_and_separated_again(repository: Repository, say: Say) -> None:
    first, second = say("Visit the song festival"), say("Visit song festivals", group="lt")
    repository.board.hands.count(first.id, 7)
    repository.board.hands.count(second.id, 2)
    async with running(repository) as driver:
        await open_themes(driver)
        await driver.until(lambda: "F marks what may say the same: LT “Visit song festivals”" in driver.words)
        await driver.press("f", "m")
        await driver.type("Song festivals")
        await driver.press("enter")
        await driver.until(lambda: "Song festivals LV, LT · 9 hands · 2 originals" in driver.words)
        assert repository.note(second.id).under == first.id
        await driver.press("enter")
        assert "LV 1 Visit the song festival" in driver.words
        assert "LT 1 Visit song festivals" in driver.words
        await driver.press("s")
        await driver.until(lambda: "originals" not in driver.text)
        assert _is_as_it_was(repository, first, second)


def _is_as_it_was(repository: Repository, *notes: Note) -> bool:
    return all((now := repository.note(note.id)).under == now.wording == "" for note in notes)


async def test_one_of_three_originals_is_separated_and_the_words_are_chosen_anew(
    repository: Repository, say: Say
) -> None:
    notes = [say("Fairs"), say("Craft fairs", group="lt"), say("Markets", group="se")]
    repository.board.themes.merge(notes[0].id, [note.id for note in notes[1:]], "Fairs and markets")
    async with running(repository) as driver:
        await open_themes(driver)
        await driver.press("enter", "end", "s")
        await driver.until(lambda: repository.note(notes[2].id).under == "")
        assert repository.note(notes[1].id).under == notes[0].id
        await driver.press("home", "e", "end", "enter")
        await driver.until(lambda: repository.note(notes[0].id).under == notes[1].id)
        assert driver.chosen == notes[1].id
        assert "Craft fairs LT, LV · 2 originals" in driver.words


async def test_themes_are_renamed_moved_folded_and_removed(repository: Repository, say: Say) -> None:
    music = repository.board.themes.gather_under([say("Choirs").id], PROMPT, "Music")
    async with running(repository) as driver:
        await open_themes(driver)
        await driver.press("n")
        await driver.type("Food")
        await driver.press("enter")
        await driver.until(lambda: "Food" in driver.text)
        await driver.press("home", "d", "e")
        await driver.type("!")
        await driver.press("enter")
        await driver.until(lambda: list(themes(repository)) == ["Food", "Music!"])
        assert driver.chosen == music.id
        await driver.press("enter")
        assert "Choirs" not in driver.text
        await driver.press("delete")
        await driver.until(lambda: themes(repository) == {"Food": [], "": ["Choirs"]})


async def test_what_is_frozen_says_so_and_stays(repository: Repository, say: Say) -> None:
    note = say("[/] [@click=app.quit]Choirs[/]")
    repository.board.steps.freeze(PROMPT, why="read out at four")
    async with running(repository) as driver:
        await open_themes(driver)
        assert "FROZEN: read out at four" in driver.words
        await driver.press("g")
        await driver.type("Music")
        await driver.press("enter")
        assert themes(repository) == {"": [note.text]}
        assert driver.words.count("read out at four") == 2


async def test_what_others_do_appears_and_the_chosen_entry_stays_chosen(
    repository: Repository, say: Say
) -> None:
    say("Choirs")
    chosen = say("Organs", group="lt")
    async with running(repository) as driver:
        await open_themes(driver)
        await driver.press("down")
        repository.board.themes.gather_under([say("Dances", group="se").id], PROMPT, "Dance")
        driver.app.show_again()
        await driver.settle()
        assert driver.row_of("Dance   1 note") < driver.row_of("Choirs")
        assert driver.chosen == chosen.id


async def test_what_others_have_gathered_is_not_named_while_it_is_hidden(
    repository: Repository, say: Say
) -> None:
    gather = repository.board.themes.gather_under
    deleted = say("Mines", group="pl")
    gather([say("Castles", group="pl").id], PROMPT, "Castles of Poland")
    gather([deleted.id], PROMPT, "Mines of Poland")
    gather([say("Choirs").id, say("Organs", group="lt").id], PROMPT, "Music")
    repository.board.themes.name(PROMPT, "Other things")
    repository.notebook.delete(deleted.id)
    repository.board.steps.hide(PROMPT)
    async with running(repository, beginning=StartAt(prompt=PROMPT, group="lv")) as driver:
        await open_themes(driver)
        assert "Poland" not in driver.words
        assert "Music   1 note" in driver.text
        assert "Other things" in driver.text
        await driver.press("home", "down")
        await driver.press("g")
        assert driver.on == "AskScreen"
        assert "Music" in driver.words
        assert "Poland" not in driver.words
        await driver.press("escape")
        repository.board.steps.reveal(PROMPT)
        await driver.until(lambda: "Castles of Poland" in driver.words, "the reveal")


async def test_whoever_renames_what_somebody_just_has_renamed_sees_both_names(
    repository: Repository, say: Say
) -> None:
    music = repository.board.themes.gather_under([say("Choirs").id], PROMPT, "Music")
    async with running(repository) as driver:
        await open_themes(driver)
        await driver.press("home")
        await driver.press("e")
        await driver.type("!")
        repository.board.themes.rename(music.id, "Songs")
        await driver.press("enter")
        await driver.until(lambda: "It is called: “Songs”." in driver.words, "the question anew")
        assert driver.typed == "Music!"
        assert list(themes(repository)) == ["Songs"]
        await driver.press("enter")
        await driver.until(lambda: list(themes(repository)) == ["Music!"], "the name")
        await driver.until(lambda: driver.on == "ThemesScreen")


async def test_whoever_merges_what_somebody_just_has_changed_sees_both(
    repository: Repository, say: Say
) -> None:
    first, second = say("Choirs"), say("Choral singing", "lt")
    async with running(repository) as driver:
        await open_themes(driver)
        await driver.press("space", "down", "space", "m")
        await driver.type("We sing")
        repository.notebook.edit(second.id, "Cheese")
        await driver.press("enter")
        await driver.until(lambda: "It now says: “Cheese”." in driver.words, "the question anew")
        assert driver.typed == "We sing"
        assert not any(note.under for note in repository.notes())
        await driver.press("enter")
        await driver.until(lambda: repository.note(first.id).wording == "We sing", "the wording")
        await driver.until(lambda: driver.on == "ThemesScreen")
