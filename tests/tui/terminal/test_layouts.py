"""Commands are found on the same keys, whatever is written on these."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.keys import _character_to_key

from tests.tui.driving import AFTER, ROUTES, Driver, running
from tests.tui.test_kiosk import kiosk
from ttchan_tui.store import Repository
from ttchan_tui.tui.terminal.layouts import command_key

LATIN = "qwertyuiopasdfghjklzxcvbnm"
RUSSIAN = dict(zip(LATIN, "йцукенгшщзфывапролдячсмить", strict=True)) | {"slash": ".", "question_mark": ","}
WRITTEN = {
    "Russian": RUSSIAN,
    "Ukrainian": RUSSIAN | {"s": "і"},
    "Greek": dict(zip(LATIN, ";ςερτυθιοπασδφγηξκλζχψωβνμ", strict=True)),
    "French": dict(zip("123457890", "&é\"'(è_çà", strict=True)),  # its minus is that of +
    "Lithuanian": dict(zip("12345678", "ąčęėįšųū", strict=True)) | {"equals_sign": "ž"},
}
"""What is written on the keys of commands."""


def pressed(character: str) -> Key:
    """The key as Textual's parser makes it."""
    return Key(_character_to_key(character), character)


def every_command_is_found(app: Driver) -> None:
    """On the screen on top, whatever is written on the keys."""
    for layout, keys in WRITTEN.items():
        for key in app.app.screen.active_bindings:
            if written := keys.get(key):
                event = pressed(written)
                app.app.on_key(event)
                assert event.key == key, layout


async def test_every_command_of_the_app_is_on_its_key(repository: Repository) -> None:
    async with running(repository) as app:
        for name in ROUTES:
            await app.visit(name)
            every_command_is_found(app)


async def test_every_command_of_the_kiosk_is_on_its_key(repository: Repository) -> None:
    async with kiosk(repository) as app:
        await app.press("x")
        every_command_is_found(app)
        for way in "1234":
            await app.press(way)
            every_command_is_found(app)


async def test_what_is_pressed_is_done(repository: Repository) -> None:
    async with running(repository) as app:
        for keys, screen in (("é", "CitiesScreen"), ("р", "HomeScreen"), (".", "SearchScreen")):
            await app.press(*(pressed(key).key for key in keys))
            assert app.on == screen


async def test_where_letters_are_text_they_stay_what_they_are(repository: Repository) -> None:
    async with running(repository) as app:
        await app.go("search")
        await app.type("дом&éλ")
        assert app.typed == "дом&éλ"
        await app.visit("notes")
        await app.press("з", "о", "enter", "up", "р")
        assert app.typed == "р"


@pytest.mark.parametrize(
    ("pressed", "meant"),
    [("ctrl+я", "ctrl+z"), ("ctrl+ζ", "ctrl+z"), ("ctrl+shift+я", "ctrl+shift+z"), ("ctrl+z", "ctrl+z")],
)
def test_keys_held_with_others_are_the_same_too(pressed: str, meant: str) -> None:
    assert command_key(pressed, None) == meant


def test_capitals_are_on_their_keys_too() -> None:
    assert [command_key(letter, letter) for letter in "ДЛСІЭRÉ"] == ["l", "k", "c", "s", "Э", "r", "É"]


async def test_a_command_is_done_with_shift_and_with_caps_lock(repository: Repository) -> None:
    """The bar writes its letters as capitals, and so do people."""
    async with running(repository, now=AFTER) as app:
        await app.press("R")
        assert app.app.replay.is_running
        await app.press("1", "K")
        assert app.on == "ChooseScreen"
    async with kiosk(repository) as app:
        await app.press("x", "O")
        assert app.on == "CallingScreen"
