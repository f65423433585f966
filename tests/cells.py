"""How much of the room between the bars every screen uses, in each window: `python -m tests.cells`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.pictures import work_on
from tests.tui.driving import ROUTES, Driver, running
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.routes import Route

PUBLIC: Final = (
    *("home", "programme", "activity", "cities", "place", "mine", "voices", "codes", "search"),
    *("help", "about"),
)
"""What anybody sees; a code and a question stand alone on purpose."""

OF_NOTES: Final = (
    *("wall", "groupwork", "notes", "history", "overview", "moderation", "translations"),
    *("themes", "promises", "mirror"),
)
"""One question, and the screens of those who work at the meeting: as full as groups have said something."""

SIZES: Final = ((60, 20), (80, 24), (120, 40), (200, 60))
LEAST: Final = {(120, 40): 0.25, (200, 60): 0.15}
"""The part of the cells that each public screen uses at least, in these windows."""

_TYPED: Final = {"search": "art"}
"""What is looked for: a field with nothing in it is empty on purpose."""
_PROMPT: Final = "promote-my-partner"
_OPENED: Final[Mapping[str, Route]] = {
    "voices": routes.Voices(),
    "wall": routes.Wall(_PROMPT),
    "themes": routes.Themes(_PROMPT),
    "promises": routes.Promises(),
    "mirror": routes.Mirror(_PROMPT),
}
"""Where one is led by other screens."""


async def used(driver: Driver, name: str) -> float:
    """The part of the cells between the bars that are not plain background."""
    if name in ROUTES:
        await driver.visit(name)
    else:
        await driver.open(_OPENED[name])
    if name in _TYPED:
        await driver.type(_TYPED[name])
    plain = driver.app.screen.styles.background.rich_color
    cells = [
        (character, segment.style.bgcolor if segment.style else None)
        for strip in driver.styled()[1:-1]
        for segment in strip
        for character in segment.text
    ]
    taken = [character != " " or background not in (plain, None) for character, background in cells]
    return sum(taken) / len(taken)


async def table(
    repository: Repository,
    language: str,
    sizes: Iterable[tuple[int, int]] = SIZES,
    names: Sequence[str] = PUBLIC,
) -> dict[tuple[int, int], dict[str, float]]:
    """That of each of the screens in each of the windows."""
    found: dict[tuple[int, int], dict[str, float]] = {}
    for size in sizes:
        async with running(repository, language=language, size=size) as driver:
            found[size] = {name: await used(driver, name) for name in names}
    return found


def in_lines(found: dict[tuple[int, int], dict[str, float]]) -> list[str]:
    """It as a table to read."""
    head = f"{'':<12}" + "".join(f"{f'{columns}×{rows}':>9}" for columns, rows in found)
    names = next(iter(found.values()))
    lines = [f"{name:<12}" + "".join(f"{each[name]:>9.0%}" for each in found.values()) for name in names]
    return [head, *lines]


def main() -> int:
    """Print the tables."""
    with TemporaryDirectory() as directory:
        repository = open_repository(Path(directory) / "data")
        for language in ("en", "lv"):
            print(language, *in_lines(asyncio.run(table(repository, language))), "", sep="\n")
        work_on(repository)
        for language in ("en", "lv"):
            found = asyncio.run(table(repository, language, names=OF_NOTES))
            print(f"{language}, with notes", *in_lines(found), "", sep="\n")
        repository.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
