"""Several desks with data directories of their own: whatever happens to the line, all end with the same."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.cli.command import ttchan
from tests.link.machines import CATEGORY, PROMPT, Linking, Machine, until
from tests.postgres import Postgres
from ttchan_tui.link.connecting import connected
from ttchan_tui.link.errors import LineLost
from ttchan_tui.meeting.errors import ChangedSince, NothingToTakeBack
from ttchan_tui.store import Backups, Membership, MembershipFile

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("postgres")]


def test_what_is_done_on_one_is_on_all(linked: Linking) -> None:
    machines = first, second, third = linked("hall", "library", "school")
    everything = {"typed at the hall", "typed at the library", "typed at the school"}
    for machine in machines:
        until(partial(machine.says, everything))
    second.add("said in the library", "pl")
    for machine in (first, third):
        until(partial(machine.says, {"said in the library"}))
    with second.repository() as repository:
        [note] = [note for note in repository.notes() if note.text == "typed at the hall"]
        repository.notebook.edit(note.id, "said at the hall")
    until(lambda: "said at the hall" in first.texts())
    with first.repository() as repository:
        entries = list(repository.past.entries())
        assert entries[0].what == "edit-note"
        assert [note.text for note in repository.notes() if note.text == "said at the hall"]
        with pytest.raises(ChangedSince):
            repository.past.undo()
        with pytest.raises(NothingToTakeBack, match="another machine"):
            repository.past.undo_record(entries[0].number)
    until(lambda: first.content() == second.content() == third.content())


def test_each_goes_on_alone_and_nothing_is_lost(linked: Linking, postgres: Postgres) -> None:
    machines = linked("hall", "library")
    for machine in machines:
        until(machine.is_connected)
    postgres.stop()
    try:
        for machine in machines:
            machine.add(f"while {machine.name} was alone")
            until(machine.is_alone)
        machines[1].kill()
    finally:
        postgres.start()
    machines[1].start()
    wanted = {f"while {machine.name} was alone" for machine in machines}
    for machine in machines:
        until(partial(machine.says, wanted))
    until(lambda: machines[0].content() == machines[1].content())


def test_a_line_that_swallows_everything_is_given_up(
    linked: Linking, monkeypatch: pytest.MonkeyPatch
) -> None:
    [hall] = linked("hall")
    until(hall.is_connected)
    monkeypatch.setattr("ttchan_tui.link.connecting._SILENCE", 0.3)
    with pytest.raises(LineLost):
        _ask_before_and_while_it_swallows(hall, linked.address(hall))


def _ask_before_and_while_it_swallows(machine: Machine, address: str) -> None:
    with connected(address) as there:
        assert there.log.meeting()
        machine.line.swallows = True
        there.log.meeting()


def test_who_was_away_for_long_comes_back_with_everything(linked: Linking) -> None:
    hall, school = machines = linked("hall", "school")
    until(lambda: hall.content() == school.content())
    school.stop()
    school.add("on the way home")
    hall.add("meanwhile")
    with hall.repository() as repository:
        [note] = [note for note in repository.notes() if note.text == "typed at the school"]
        repository.notebook.edit(note.id, "typed at the school, and edited")
    said = ttchan("link", "trim", "--days", "0", data=hall.directory).stdout
    assert "not waited for any more: 1" in said
    school.start()
    wanted = {"on the way home", "meanwhile", "typed at the school, and edited"}
    for machine in machines:
        until(partial(machine.says, wanted))
    until(lambda: hall.content() == school.content())


def test_who_was_away_for_long_forgets_nothing_for_the_others(linked: Linking) -> None:
    hall, school = machines = linked("hall", "school")
    until(lambda: hall.content() == school.content())
    for machine in machines:
        machine.stop()
    with hall.repository() as repository:
        repository.notebook.add(PROMPT, "lv", CATEGORY, "while the school was away", "lv")
    hall.start()
    until(hall.is_connected)
    ttchan("link", "trim", "--days", "0", data=hall.directory)
    assert "ttchan link run" in ttchan("link", "trim", data=school.directory, code=1).stderr
    [late] = linked("hotel")
    until(late.is_connected)
    assert late.says({"while the school was away", "typed at the hotel"})


def test_who_is_killed_while_joining_and_types_before_the_link_runs_keeps_everything(
    linked: Linking, tmp_path: Path
) -> None:
    [hall] = linked("hall")
    school = linked.machine(tmp_path / "school")
    school.add("typed before it joined")
    with school.repository() as repository, connected(linked.address(school)) as there:
        there.machines.register("5c4001", "school", "desk")
        backup = Backups(repository.engine.path).take(repository.engine)
        joined = repository.last_record
        member = Membership("5c4001", "school", "desk", linked.address(school), joined, backup.path.name)
        MembershipFile(school.directory).keep(member)  # what is on the disk then
    school.add("typed afterwards")
    school.start()
    try:
        wanted = {"typed at the hall", "typed before it joined", "typed afterwards"}
        for machine in (hall, school):
            until(partial(machine.says, wanted))
        until(lambda: hall.content() == school.content())
    finally:
        school.stop()


def test_a_server_that_comes_back_from_its_backup_gets_again_what_it_lacks(
    linked: Linking, postgres: Postgres, tmp_path: Path
) -> None:
    hall, school = linked("hall", "school")
    hall.add("before the backup")
    until(partial(school.says, {"before the backup"}))
    backup = postgres.dump(linked.database)
    for machine in (hall, school):
        machine.add(f"ten minutes later in the {machine.name}")
    wanted = {"ten minutes later in the hall", "ten minutes later in the school"}
    until(lambda: hall.says(wanted) and school.says(wanted))
    postgres.stop()
    hall.add("while there was no server")
    postgres.start()
    postgres.restore(linked.database, backup)
    [late] = linked("hotel")
    for machine in (hall, school, late):
        until(partial(machine.says, wanted | {"while there was no server"}))
    until(lambda: hall.content() == school.content() == late.content())


def test_a_server_that_was_set_back_gets_again_what_it_lacks(linked: Linking, postgres: Postgres) -> None:
    machines = hall, school = linked("hall", "school")
    for machine in machines:
        machine.add(f"acknowledged in the {machine.name}")
    until(lambda: hall.content() == school.content())
    for machine in machines:
        machine.stop()
    postgres.sql("delete from ttchan.record", linked.database)
    for machine in machines:
        machine.start()
    told = "select count(*) from ttchan.record where what = 'add-note'"
    until(lambda: postgres.sql(told, linked.database) == "2")
    [late] = linked("hotel")
    until(lambda: late.content() == hall.content())
