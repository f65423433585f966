"""What every screen looks like, in both languages and at three sizes.

After a change that is meant: `pytest tests/tui/test_pictures.py --snapshot-update`, then look at them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.tui.driving import BEFORE, LANGUAGES, NOW, ROUTES, SIZES
from ttchan_tui.store import Repository
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.session import Session

Compare = Callable[..., bool]

NOTES = (
    ("heritage", "Aizvest viņu amatniekus uz mūsu gadatirgu"),
    ("culture", "Show their films in our cinema"),
    ("people", "[b]Uzaicināt[/b] viņu jauniešus"),
)


@pytest.fixture
def filled(repository: Repository) -> Repository:
    """A store with a few notes."""
    for category, text in NOTES:
        repository.add_note("promote-my-partner", "lv", category, text, "lv")
    return repository


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", ROUTES)
def test_screen(
    snap_compare: Compare, filled: Repository, screen: str, language: str, size: tuple[int, int]
) -> None:
    app = TTChanApp(Session(filled, language, NOW))
    assert snap_compare(app, terminal_size=size, run_before=_pressing(ROUTES[screen]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", ["before", "after", "replay", "light", "small"])
def test_face(snap_compare: Compare, repository: Repository, face: str, language: str) -> None:
    moments = {"before": BEFORE, "after": BEFORE.replace(year=2019), "replay": BEFORE.replace(year=2019)}
    keys = {"replay": ("r", "right", "right"), "light": ("t",)}.get(face, ())
    app = TTChanApp(Session(repository, language, moments.get(face, NOW)))
    size = (59, 19) if face == "small" else (80, 24)
    assert snap_compare(app, terminal_size=size, run_before=_pressing(keys))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("look", "screen"),
    [
        *(("large", screen) for screen in ("home", "programme", "cities", "place")),
        *(("contrast", screen) for screen in ("home", "notes")),
    ],
)
def test_look(snap_compare: Compare, filled: Repository, look: str, screen: str, language: str) -> None:
    app = TTChanApp(Session(filled, language, NOW))
    key = {"large": "plus", "contrast": "c"}[look]
    assert snap_compare(app, terminal_size=(80, 24), run_before=_pressing((key, *ROUTES[screen])))


def _pressing(keys: tuple[str, ...]) -> Callable[[Pilot[None]], object]:
    async def press(pilot: Pilot[None]) -> None:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()

    return press
