"""Whatever a meeting may lack, it may lack under every screen, in every window.

In the long run each thing is left out alone. In the ordinary one several are at once, until each was left out
of some meeting, which has what others lack.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import datetime
from itertools import product
from typing import Any

import pytest

from tests.meetings import files, sections
from tests.tui.driving import running
from tests.tui.test_kiosk import SETTINGS, kiosk
from ttchan_tui.meeting.checks import check
from ttchan_tui.meeting.checks.finding import Severity
from ttchan_tui.meeting.format import BadMeeting, Sections, read_meeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.qr.codes import codes
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.kiosk.slides import slide, slides
from ttchan_tui.tui.session import Session

pytestmark = pytest.mark.xdist_group("lacking")  # one process finds out what can be left out

NOW = datetime(2021, 5, 1, 9, 45)
AT_ONCE = 1 if os.environ.get("TTCHAN_STRESS") else 8
"""How many things are left out of a meeting."""


Place = tuple[str | int, ...]


def without(*paths: Place) -> Sections | None:
    """The small meeting without what stands there; None if that cannot be loaded."""
    changed = files()
    for path in reversed(paths):  # what comes later in a list is gone before what it is counted from
        inner: Any = changed
        for key in path[:-1]:
            inner = inner[key]
        del inner[path[-1]]
    try:
        found = sections(changed)
        meeting = read_meeting(deepcopy(found), thorough=True)
    except (BadMeeting, AssertionError):
        return None
    return None if any(finding.severity is Severity.ERROR for finding in check(meeting)) else found


def places(value: Any, path: Place = ()) -> Iterator[Place]:
    """Everything that could be left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield (*path, number)
            yield from places(inner, (*path, number))


def optional() -> Iterator[Place]:
    """Each of the things that the small meeting may lack and can still be loaded."""
    for path in places(files()):
        if path[-1] in ("lv", "en", 1) or path[-2:] == ("prompt", 0):  # the first stands for the others
            continue
        if without(path):
            yield path


def together(paths: Iterable[Place]) -> Iterator[tuple[Place, ...]]:
    """The same in few groups, in each of which nothing lies within anything else."""
    groups: list[tuple[Place, ...]] = []
    for path in paths:
        for number, group in enumerate(groups):
            within = any(path[: len(other)] == other for other in group)
            if len(group) < AT_ONCE and not within and without(*group, path):
                groups[number] = (*group, path)
                break
        else:
            groups.append((path,))
    return iter(groups)


@pytest.fixture(scope="module")
def lacking() -> dict[str, Sections]:
    """The small meeting without things that it may lack, by what it lacks."""
    meetings = {}
    for paths in together(optional()):
        changed = without(*paths)
        assert changed
        meetings[" ".join("/".join(map(str, path)) for path in paths)] = changed
    return meetings


WINDOWS = ((60, 20), (110, 36))
MOMENTS = (
    datetime(2021, 4, 1, 9),
    NOW,
    datetime(2021, 5, 1, 21),
    datetime(2021, 5, 2, 1),
    datetime(2021, 5, 2, 15),
    datetime(2021, 6, 1, 9),
)


def everywhere(meeting: Meeting) -> Iterator[routes.Route]:
    """Every place that there is with this meeting."""
    yield from (routes.Itinerary(), routes.Cities(), routes.GroupWork(), routes.Codes(), routes.Search())
    yield from (routes.Help(), routes.About(), routes.Promises())
    yield from (routes.Activity(activity.id) for activity in meeting.activities[:1])
    yield from (routes.Place(place.id) for place in meeting.places[:1])
    yield from (routes.Code(code.what) for code in codes(meeting, "en")[:1])
    for prompt in meeting.prompts[:1]:
        yield from (
            route(prompt.id) for route in (routes.Overview, routes.Themes, routes.Presenter, routes.Mirror)
        )
        yield from (routes.Notes(prompt.id, group) for group in prompt.groups[:1])


@pytest.mark.parametrize("turn", range(len(WINDOWS)))
async def test_every_screen_does_without_it(
    repository: Repository, lacking: dict[str, Sections], turn: int
) -> None:
    """Each thing in one of the windows, by turns; the results, whose code is on the first screen, in both."""
    async with running(repository, now=NOW, size=WINDOWS[turn]) as driver:
        for name, meeting in (
            *list(lacking.items())[turn :: len(WINDOWS)],
            next(item for item in lacking.items() if "meeting.toml/results" in item[0].split()),
        ):
            repository.loader.replace(meeting)
            driver.app.show_again()
            await driver.settle()
            for route in everywhere(repository.meeting()):
                await driver.open(route)
                assert driver.app.is_running, (name, route)
            while len(driver.app.screen_stack) > 1:
                driver.app.pop_screen()
                await driver.pilot.pause()


def everything(_: object) -> bool:
    """A window in which all fits."""
    return True


def nothing(_: object) -> bool:
    """A window in which nothing does."""
    return False


def test_the_kiosk_has_something_to_show(repository: Repository, lacking: dict[str, Sections]) -> None:
    for name, meeting in lacking.items():
        repository.loader.replace(meeting)
        for now, fits in product(MOMENTS, (everything, nothing)):
            session = Session(repository, "en", now, public=True)
            kinds = slides(session, fits)
            shown = [slide(kinds, number) for number in range(40)]
            assert all(each.heading and each.large for each in shown), (name, now, fits)


async def test_a_running_kiosk_goes_on_without_it(
    repository: Repository, lacking: dict[str, Sections]
) -> None:
    async with kiosk(repository, now=NOW, size=(200, 60)) as visit:
        for name, meeting in lacking.items():
            repository.loader.replace(meeting)
            await visit.later(SETTINGS.slide)
            assert visit.on == "AttractScreen", name
