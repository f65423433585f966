"""What people say, for everybody to read: the questions, and the wall behind each."""

from __future__ import annotations

import random
from pathlib import Path
from string import ascii_lowercase

import pytest

from tests.tui.driving import WHOLE, running, shows_large
from tests.tui.test_kiosk import SETTINGS, kiosk
from tests.tui.test_visitors import at_a_kiosk
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.tui import routes

PROMPT = "promote-my-partner"
TODAYS = "image-of-my-town"


def say(repository: Repository, text: str, group: str = "lv", *, prompt: str = PROMPT, **what: str) -> Note:
    category = repository.meeting().prompt[prompt].categories[0].id
    return repository.notebook.add(prompt, group, what.get("category", category), text, "en")


def show(repository: Repository, *notes: Note) -> None:
    repository.moderation.judge([note.id for note in notes], Standing.SHOWN)


async def test_questions_with_answers_come_first_and_lead_to_the_wall(repository: Repository) -> None:
    show(repository, say(repository, "Their films"), say(repository, "Our ferry", prompt=TODAYS))
    async with at_a_kiosk(repository) as driver:
        await driver.press("3")
        assert driver.on == "VoicesScreen"
        assert driver.row_of("image of my town") < driver.row_of("promote my partner")
        assert "Today · 1 note" in driver.words
        assert "To be asked on Monday, 12 November" in driver.words
        await driver.press("enter")
        assert driver.shows("Our ferry")
        assert "The image of my town" in driver.words
        assert "said by participants" in driver.words
        await driver.press("right")
        assert driver.shows("Their films")
        await driver.press("left", "left")
        assert "To be asked on Monday" in driver.words  # round to the last one, which nobody has answered
        await driver.press("escape")
        assert driver.on == "VoicesScreen"
        assert driver.chosen == repository.meeting().prompts[-1].id


async def test_the_wall_has_themes_hands_and_countries(repository: Repository) -> None:
    camp, other = say(repository, "One summer camp", "pl"), say(repository, "A camp in summer", "pt")
    crafts = say(repository, "Take their crafts to our fair")
    repository.board.hands.count(camp.id, 2)
    repository.board.hands.count(crafts.id, 38)
    repository.board.themes.merge(camp.id, [other.id])
    repository.board.themes.gather_under([camp.id], PROMPT, "Young people")
    show(repository, camp, other, crafts)
    async with at_a_kiosk(repository) as driver:
        await driver.open(routes.Wall(PROMPT))
        young, heritage = driver.row_of("Young people"), driver.row_of("Heritage")
        camps, fairs = driver.rows()[young:heritage], driver.rows()[heritage:]
        assert shows_large("\n".join(camps), "One summer camp")
        assert shows_large("\n".join(fairs), "Take their crafts")
        assert "PL, PT · 2 hands" in driver.words
        assert "LV · 38 hands" in driver.words
        bars = [driver.rows()[row].count("█") for row in (young, heritage)]
        assert 0 < bars[0] < bars[1]
        assert "A camp in summer" not in driver.words


@pytest.mark.parametrize("seed", range(3))
async def test_random_boards_show_what_is_public_and_nothing_else(repository: Repository, seed: int) -> None:
    chance = random.Random(seed)
    prompt = repository.meeting().prompt[PROMPT]
    notes = [
        say(
            repository,
            f"{letter}ord",
            chance.choice(prompt.groups),
            category=chance.choice(prompt.categories).id,
        )
        for letter in ascii_lowercase[:12]
    ]
    repository.visitors.open(PROMPT)
    guest = repository.visitors.say(PROMPT, prompt.categories[0].id, "zord", "en", kiosk="foyer")
    repository.board.themes.gather_under([note.id for note in notes[:3]], PROMPT, "A theme")
    public = set()
    for note in (*notes, guest):
        standing = chance.choice(list(Standing))
        if standing is Standing.WAITING:
            continue
        judge = repository.visitors.judge if note is guest else repository.moderation.judge
        judge([note.id], standing)
        public |= {note.text} if standing is Standing.SHOWN else set()
    async with at_a_kiosk(repository, WHOLE) as driver:
        await driver.open(routes.Wall(PROMPT))
        assert {text for text in (*(note.text for note in notes), "zord") if driver.shows(text)} == public
        repository.board.steps.hide(PROMPT)
        await driver.until(lambda: not any(driver.shows(text) for text in public))


async def test_what_somebody_approves_elsewhere_appears_by_itself(repository: Repository, data: Path) -> None:
    note = say(repository, "Their films")
    async with at_a_kiosk(repository) as driver:
        await driver.open(routes.Wall(PROMPT))
        assert not driver.shows("Their films")
        await driver.until(lambda: driver.app.news.is_watching)
        elsewhere = open_repository(data)
        show(elsewhere, note)
        elsewhere.close()
        await driver.until(lambda: driver.shows("Their films"))


async def test_the_loop_shows_at_once_what_was_approved_and_goes_on(
    repository: Repository, data: Path
) -> None:
    show(repository, say(repository, "Old words"))
    note = say(repository, "Their films")
    async with kiosk(repository, size=(120, 40)) as visit:
        before = visit.rows()[2:-2]
        await visit.until(lambda: visit.app.news.is_watching)
        elsewhere = open_repository(data)
        show(elsewhere, note)
        elsewhere.close()
        await visit.until(lambda: visit.shows("films"))
        assert "teica dalībnieki: Latvija" in visit.words
        await visit.later(SETTINGS.slide)
        assert visit.rows()[2:-2] == before


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("language", ["en", "lv"])
async def test_it_uses_the_room_there_is(
    repository: Repository, size: tuple[int, int], language: str
) -> None:
    show(repository, *(say(repository, f"Saying number {number} of a few words") for number in range(9)))
    repository.visitors.open(PROMPT)
    async with at_a_kiosk(repository, size) as driver:
        driver.app.session.language_code = language
        await driver.open(routes.Wall(PROMPT))
        assert driver.shows("Saying number 0")
        assert "✎" in driver.text
        used = sum(len(row.replace(" ", "")) for row in driver.rows()[1:-1])
        assert used >= size[0] * size[1] * 0.06, driver.text


async def test_in_large_letters_each_note_is_drawn(repository: Repository) -> None:
    show(repository, *(say(repository, f"Say number {number}") for number in range(9)))
    async with at_a_kiosk(repository) as driver:
        await driver.open(routes.Wall(PROMPT))
        assert driver.shows("Say number 0")
        assert "Say number 1" in driver.words
        await driver.press("plus")
        assert "Say number 1" not in driver.words
        assert driver.shows("Say number 1")
        await driver.press("end")
        assert driver.shows("Say number 8")


async def test_a_touch_on_the_entry_leads_to_the_form(repository: Repository) -> None:
    repository.visitors.open(PROMPT)
    async with at_a_kiosk(repository) as driver:
        await driver.press("3")
        await driver.click("Say something yourself")
        assert driver.on == "SayScreen"
        await driver.press("escape")
        await driver.open(routes.Wall(TODAYS))
        assert "Say something" not in driver.words
        await driver.press("enter")
        assert driver.on == "WallScreen"
        await driver.press("escape")
        await driver.open(routes.Wall(PROMPT))
        await driver.press("enter")
        assert driver.on == "SayScreen"


async def test_those_at_work_see_all_of_it_together(repository: Repository) -> None:
    say(repository, "Their films")
    async with running(repository) as driver:
        await driver.go("groupwork")
        await driver.press("enter", "end", "enter")
        assert driver.on == "WallScreen"
        assert driver.shows("Their films")


@pytest.mark.parametrize("size", [(120, 40), (200, 60)])
async def test_beside_the_list_a_question_without_answers_stands_large(
    repository: Repository, size: tuple[int, int]
) -> None:
    async with running(repository, size=size) as driver:
        await driver.open(routes.Voices())
        assert driver.text.count("The image of my") == 1
        assert shows_large(driver.text, "image of my country”")
        assert driver.words.count("Asked today · Daugavpils University") >= 2
        assert "Answer it with your group; what the groups say will stand here." in driver.words
        show(repository, say(repository, "Our ferry", prompt=TODAYS))
        await driver.open(routes.Voices())
        assert driver.text.count("The image of my") == 2
