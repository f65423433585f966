"""What goes on at one machine is known on all desks: kiosks, counts, announcements for a venue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan
from tests.link.machines import Linking, Machine, until
from tests.postgres import Postgres
from tests.tui.driving import running
from ttchan_tui.link.connecting import connected
from ttchan_tui.link.joining import join
from ttchan_tui.link.machines import SignOfLife
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import (
    KIOSK,
    LinkedMachines,
    MembershipFile,
    counting,
    heartbeat,
    heartbeats,
    open_repository,
    told,
)

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("postgres")]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def foyer(linked: Linking, postgres: Postgres, stack: ExitStack, tmp_path: Path) -> Machine:
    """A kiosk at the museum, with an account of its own, that is about to be linked."""
    linked("hall")
    account = f"foyer_{linked.database}"
    postgres.sql(f"create role {account} login in role ttchan_kiosk")
    machine = linked.machine(tmp_path / "foyer")
    with machine.repository() as repository:
        join(repository, linked.address(machine, account), "museum", "kiosk")
    stack.callback(machine.stop)
    return machine


def _knows_the_foyer(machine: Machine) -> bool:
    return any(one.sessions for one in LinkedMachines(machine.directory).all())


async def test_a_desk_knows_the_kiosks_of_all_machines(
    linked: Linking, foyer: Machine, stack: ExitStack, tmp_path: Path
) -> None:
    stack.enter_context(heartbeat(foyer.directory, KIOSK, "foyer", 0.1, venue="museum"))
    with counting(foyer.directory, "foyer") as counts:
        counts.count("home", "lv", datetime(2018, 11, 9, 14))
    until(lambda: heartbeats(foyer.directory))
    foyer.start()
    until(foyer.is_connected)
    [school] = linked("school")  # it hears of the others when it comes
    until(partial(_knows_the_foyer, school))
    [kiosk] = parsed("kiosks", data=school.directory)["kiosks"]
    assert (kiosk["name"], kiosk["venue"], kiosk["machine"]) == ("foyer", "museum", "museum")
    printed = ttchan("kiosks", "--lang", "en", data=school.directory).stdout
    assert "foyer · Daugavpils museum\n  last seen just now" in printed
    assert "on the machine museum" in printed
    assert "ttchan kiosks look" in ttchan("kiosks", "look", "foyer", data=school.directory, code=1).stderr
    assert parsed("counts", data=school.directory)["views"] == [
        {"hour": "2018-11-09T14", "screen": "home", "language": "lv", "views": 1}
    ]
    machines = {one["name"]: one for one in parsed("link", "status", data=school.directory)["machines"]}
    assert machines["museum"]["venues"] == ["museum"]
    repository = open_repository(school.directory, Person("anna", Role.LEAD))
    stack.callback(repository.close)
    async with running(repository) as driver:
        await driver.press("7", "6")
        for words in (
            "foyer",
            "Daugavpils museum",
            "on the machine museum",
            "hall · machine",
            "has everything",
        ):
            assert driver.shows(words), words


def test_an_announcement_for_a_venue_reaches_the_kiosk_there(linked: Linking, foyer: Machine) -> None:
    foyer.start()
    [school] = linked("school")
    now = datetime.now(UTC)
    with school.repository() as repository:
        repository.announcements.announce(
            {"en": "The bus leaves at six"}, now + timedelta(hours=1), venue="museum"
        )

    def has_come() -> bool:
        with foyer.repository() as repository:
            return [one.venue for one in repository.announcements.standing(now)] == ["museum"]

    until(has_come)


def test_times_are_by_the_clock_of_whoever_asks(linked: Linking, stack: ExitStack, tmp_path: Path) -> None:
    [hall] = linked("hall")
    school = linked.machine(tmp_path / "school")
    with school.repository() as repository:
        member = join(repository, linked.address(school), "school", "desk")
    stack.enter_context(heartbeat(school.directory, KIOSK, "attic", 0.1))
    [beat] = until(lambda: heartbeats(school.directory))
    [said] = told([beat])
    wrong = timedelta(hours=-5)
    said |= {"seen": (beat.seen + wrong).isoformat(), "since": (beat.since + wrong).isoformat()}
    with connected(linked.address(school)) as there:
        there.machines.report(member.machine, SignOfLife("1.0", {}, 0, [said], {}, datetime.now(UTC) + wrong))
        [seen] = [one for one in there.machines.all() if one.name == "school"]
    assert -5 * 3600 - 5 < seen.clock_off < -5 * 3600 + 5
    assert abs(seen.sessions[0].seen - beat.seen) < timedelta(seconds=30)
    assert MembershipFile(hall.directory).is_there
