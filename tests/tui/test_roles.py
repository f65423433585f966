"""The screens as each role sees them: what would be refused is not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.tui.driving import running
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import Repository, open_repository

PROMPT = "promote-my-partner"


@pytest.fixture
def data(data: Path) -> Path:
    """With a note of each of two groups, one of which is approved."""
    with closing(open_repository(data)) as repository:
        for group in ("lv", "lt"):
            repository.notebook.add(PROMPT, group, "places", f"said by {group}", "en")
        shown = repository.notebook.add(PROMPT, "lv", "places", "approved", "en")
        repository.moderation.judge([shown.id], Standing.SHOWN)
    return data


@contextmanager
def opened(data: Path, role: Role, *groups: str) -> Iterator[Repository]:
    with closing(open_repository(data, Person("somebody", role, frozenset(groups)))) as repository:
        yield repository


async def test_a_guest_sees_what_the_public_sees_and_can_leave(data: Path) -> None:
    with opened(data, Role.GUEST) as repository:
        async with running(repository) as driver:
            await driver.press("3")
            assert type(driver.pilot.app.screen).__name__ in ("VoicesScreen", "WallScreen")
            assert "said by" not in driver.text
            await driver.press("escape", "o", "y", "ctrl+g")
            assert "said by" not in driver.text
            await driver.press("ctrl+q")
            assert not driver.pilot.app.is_running or driver.pilot.app.return_code == 0


async def test_a_facilitator_has_the_own_groups_and_nothing_to_lead(data: Path) -> None:
    with opened(data, Role.FACILITATOR, "lv") as repository:
        async with running(repository) as driver:
            await driver.press("3")
            assert "Latvia" in driver.text
            assert "Lithuania" not in driver.text
            for key in ("o", "g", "v"):
                await driver.press(key)
                assert type(driver.pilot.app.screen).__name__ == "GroupWorkScreen"


async def test_a_lead_facilitator_has_all_of_it(data: Path) -> None:
    with opened(data, Role.LEAD_FACILITATOR) as repository:
        async with running(repository) as driver:
            await driver.press("3")
            assert "Lithuania" in driver.text
            await driver.press("o")
            assert type(driver.pilot.app.screen).__name__ == "OverviewScreen"
