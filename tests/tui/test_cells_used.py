"""Large windows are used: no public screen leaves most of one empty."""

from __future__ import annotations

import os

import pytest

from tests.cells import LEAST, OF_NOTES, in_lines, table
from tests.pictures import work_on
from tests.tui.driving import LANGUAGES
from ttchan_tui.store import Repository

WINDOWS = [(size, language) for size in LEAST for language in LANGUAGES]

_OF_FEW_WORDS = ("promises", "mirror")
"""Nobody has said anything there yet."""


@pytest.mark.parametrize(
    ("size", "language"), WINDOWS if os.environ.get("TTCHAN_STRESS") else WINDOWS[::3], ids=str
)
async def test_no_public_screen_is_empty_in_a_large_window(
    repository: Repository, size: tuple[int, int], language: str
) -> None:
    found = await table(repository, language, [size])
    print("", *in_lines(found), sep="\n")
    too_empty = {
        (name, size): f"{part:.1%}"
        for size, parts in found.items()
        for name, part in parts.items()
        if part < LEAST[size]
    }
    assert not too_empty


async def test_who_works_at_the_meeting_has_the_room_of_a_very_large_window(repository: Repository) -> None:
    work_on(repository)
    size = (200, 60)
    found = await table(repository, "en", [size], [name for name in OF_NOTES if name not in _OF_FEW_WORDS])
    print("", *in_lines(found), sep="\n")
    assert min(found[size].values()) >= LEAST[size]
