"""What every screen looks like: in both languages at the usual size, in one of them where there is more room.

After a change that is meant: `pytest tests/tui/test_pictures.py --snapshot-update`, then look at them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from tests.tui.driving import BEFORE, LANGUAGES, NOW, ROUTES, SIZES, USUAL
from ttchan_tui.store import Act, Repository, acting, open_repository
from ttchan_tui.store.engine.frames import frame, scan
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.session import Session

Compare = Callable[..., bool]

NOTES = (
    ("heritage", "Aizvest viņu amatniekus uz mūsu gadatirgu"),
    ("culture", "Show their films in our cinema"),
    ("people", "[b]Uzaicināt[/b] viņu jauniešus"),
)


@pytest.fixture(scope="session")
def prepared_notes(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with a few notes, to be copied."""
    data = shutil.copytree(prepared, tmp_path_factory.mktemp("notes") / "data")
    repository = open_repository(data)
    with acting(Act(who="anna@laptop")):
        for category, text in NOTES:
            begun = text.removesuffix("niešus")
            note = repository.notebook.add("promote-my-partner", "lv", category, begun, "lv")
        twice = repository.notebook.add("promote-my-partner", "lv", "culture", "Rādīt viņu filmas", "lv")
    with acting(Act(who="boris@kiosk")):
        repository.notebook.edit(note.id, NOTES[-1][1])
        repository.notebook.delete(twice.id, why="stāvēja divreiz")
    repository.close()
    _date_changes(data / "ttchan.json.journal")
    return data


@pytest.fixture
def filled(prepared_notes: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repository]:
    """A store with a few notes, and with times in its history that are the same in every picture."""
    data = shutil.copytree(prepared_notes, tmp_path_factory.mktemp("d") / "data")
    with closing(open_repository(data)) as repository:
        yield repository


def _date_changes(journal: Path) -> None:
    """Write another time into each change, one minute after the other."""
    first, _, lines = journal.read_bytes().partition(b"\n")
    dated = (
        frame(line.sequence, re.sub(rb'(?<={"at":")[^"]+', _minute(line.sequence), line.payload, count=1))
        for line in scan(lines).frames
    )
    journal.write_bytes(b"".join((first, b"\n", *dated)))


def _minute(number: int) -> bytes:
    return f"2018-11-09T11:{number:02}:00.000000+00:00".encode()


@pytest.mark.parametrize(
    ("language", "size"),
    [*((language, USUAL) for language in LANGUAGES), *zip(LANGUAGES, SIZES[1:], strict=True)],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
@pytest.mark.parametrize("screen", ROUTES)
def test_screen(
    snap_compare: Compare, filled: Repository, screen: str, language: str, size: tuple[int, int]
) -> None:
    app = TTChanApp(Session(filled, language, NOW))
    assert snap_compare(app, terminal_size=size, run_before=pressing(ROUTES[screen]))


@pytest.mark.parametrize("language", ["de", "ru", "tr"])
@pytest.mark.parametrize("screen", ["home", "programme"])
def test_further_language(snap_compare: Compare, repository: Repository, screen: str, language: str) -> None:
    app = TTChanApp(Session(repository, language, NOW))
    assert snap_compare(app, terminal_size=USUAL, run_before=pressing(ROUTES[screen]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", ["before", "after", "replay", "light", "small"])
def test_face(snap_compare: Compare, repository: Repository, face: str, language: str) -> None:
    moments = {"before": BEFORE, "after": BEFORE.replace(year=2019), "replay": BEFORE.replace(year=2019)}
    keys = {"replay": ("r", "right", "right"), "light": ("t",)}.get(face, ())
    app = TTChanApp(Session(repository, language, moments.get(face, NOW)))
    size = (59, 19) if face == "small" else USUAL
    assert snap_compare(app, terminal_size=size, run_before=pressing(keys))


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
    assert snap_compare(app, terminal_size=USUAL, run_before=pressing((key, *ROUTES[screen])))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", ["read-back", "pasting", "versions"])
def test_scribe(snap_compare: Compare, filled: Repository, mode: str, language: str) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pressing(ROUTES["notes"])(pilot)
        if mode == "read-back":
            keys: tuple[str, ...] = ("ctrl+p",)
        elif mode == "pasting":
            pilot.app.post_message(Paste(f"1. Līgo svētki\nnat cult: Song festival\n{'x' * 501}\n12+3"))
            keys = ()
        else:
            await pressing(("up", "enter", "!"))(pilot)
            filled.notebook.edit(filled.notes()[-1].id, "Uzaicināt viņu kori")
            keys = ("enter",)
        await pressing(keys)(pilot)

    app = TTChanApp(Session(filled, language, NOW))
    assert snap_compare(app, terminal_size=USUAL, run_before=act)


def pressing(keys: tuple[str, ...]) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def press(pilot: Pilot[None]) -> None:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        await pilot.pause()

    return press
