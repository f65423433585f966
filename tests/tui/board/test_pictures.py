"""What the screens of the group-work board look like, with a room's notes on them.

After a change that is meant: `pytest tests/tui/board/test_pictures.py --snapshot-update`, then look at them.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.tui.board.conftest import PROMPT
from tests.tui.driving import LANGUAGES, NOW, USUAL
from tests.tui.test_pictures import Compare, pressing
from ttchan_tui.store import Repository
from ttchan_tui.store.notebook import NewNote
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.session import Session

IMAGE = "image-of-my-town"

ROUTES = {
    "themes": ("3", "g", "down", "enter"),
    "theme-question": ("3", "g", "end", "space", "g"),
    "presenter": ("3", "v"),
    "presenter-groups": ("3", "v", "g"),
    "promises": ("3", "s"),
    "promise": ("3", "s", "end", "enter"),
    "mirror": ("3", "down", "m"),
}

LED = {"overview": ("3", "o"), "notes": ("3", "enter", "enter")}
"""Where one sees that a prompt is hidden, and frozen for the first of its groups."""


@pytest.fixture
def board(repository: Repository) -> Repository:
    """A room has worked with its notes."""
    add, count = repository.notebook.add, repository.board.hands.count
    crafts = add(PROMPT, "lv", "heritage", "Aizvest viņu amatniekus uz mūsu gadatirgu", "lv")
    fair = add(PROMPT, "lt", "heritage", "Amatnieki no partnerpilsētas mūsu gadatirgū", "lv")
    films = add(PROMPT, "se", "culture", "Show their films in our cinema", "en")
    add(PROMPT, "pl", "culture", "[b]Kino[/b] vakari ar partneru filmām", "lv")
    add(PROMPT, "lv", "people", "Uzaicināt viņu jauniešus uz vasaras nometni", "lv")
    for note, hands in ((crafts, 12), (fair, 5), (films, 4)):
        count(note.id, hands)
    repository.board.translations.put(films.id, "lv", "Rādīt viņu filmas mūsu kinoteātrī")
    themes = repository.board.themes
    themes.gather_under([crafts.id, fair.id], PROMPT, "Amati")
    themes.merge(crafts.id, [fair.id], "Partneru amatnieki mūsu gadatirgū")
    themes.gather_under([films.id], PROMPT, "Kino")
    promise = repository.board.promises.promise
    promise("Filmu vakars ar ielūgtu režisoru", "bibliotēka", "se", date(2019, 5, 9), note=films.id)
    promise("Koncerts pilsētas svētkos", "jauktais koris", "rs")
    own = NewNote(IMAGE, "lv", "places", "Ezeri un cietoksnis", "lv")
    repository.notebook.add_all([own, NewNote(IMAGE, "lt", "places", "Upes un meži", "lv", about="lv")])
    for group in ("lv", "lt"):
        repository.board.steps.freeze(IMAGE, group, why="laiks beidzies")
    return repository


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", ROUTES)
def test_screen(snap_compare: Compare, board: Repository, screen: str, language: str) -> None:
    app = TTChanApp(Session(board, language, NOW))
    assert snap_compare(app, terminal_size=USUAL, run_before=pressing(ROUTES[screen]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", LED)
def test_hidden_and_frozen(snap_compare: Compare, board: Repository, screen: str, language: str) -> None:
    board.board.steps.hide(PROMPT)
    board.board.steps.freeze(PROMPT, "lv", why="[b]laiks[/b] beidzies")
    app = TTChanApp(Session(board, language, NOW))
    assert snap_compare(app, terminal_size=USUAL, run_before=pressing(LED[screen]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_hands_than_people(snap_compare: Compare, board: Repository, language: str) -> None:
    app = TTChanApp(Session(board, language, NOW))
    keys = ("3", "enter", "enter", *"1=300", "enter")
    assert snap_compare(app, terminal_size=USUAL, run_before=pressing(keys))


@pytest.mark.parametrize("screen", ["presenter", "mirror"])
def test_where_there_is_more_room(snap_compare: Compare, board: Repository, screen: str) -> None:
    app = TTChanApp(Session(board, "lv", NOW))
    assert snap_compare(app, terminal_size=(120, 40), run_before=pressing(ROUTES[screen]))
