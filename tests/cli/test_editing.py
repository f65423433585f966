"""The commands that change one part of the meeting."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import parsed, ttchan
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store import open_repository


@pytest.fixture
def data(data: Path, tmp_path: Path) -> Path:
    """Data of one test."""
    return shutil.copytree(data, tmp_path / "data")


def activity(id: str, data: Path) -> Any:
    return parsed("programme", "show", id, "--lang", "en", data=data)


def test_the_programme_is_changed_one_thing_at_a_time(data: Path) -> None:
    why = ("--why", "The bus is late.")
    ttchan("programme", "move", "d2-8", "14:00", *why, data=data)
    ttchan("programme", "edit", "d2-8", "end=15:30", "audience.en=Everybody", *why, data=data)
    told = ttchan("programme", "move", "d2-8", "+30", *why, "--lang", "en", data=data).stdout
    assert "14:30–16:00" in told
    assert "start: 14:00 → 14:30" in told
    ttchan("programme", "move", "d2-8", "-1d", *why, data=data)
    ttchan("programme", "venue", "d2-8", "city-council", *why, data=data)
    ttchan("programme", "heads", "d2-8", "41", *why, data=data)
    found = activity("d2-8", data)
    assert (found["start"], found["end"], found["venues"], found["heads"]) == (
        "14:30",
        "16:00",
        ["city-council"],
        41,
    )
    assert '"d2-8"' in json.dumps(parsed("programme", "--day", "2018-11-08", data=data))


def test_what_is_cancelled_stays_and_says_why_and_what_there_is_instead(data: Path) -> None:
    ttchan("programme", "cancel", "d2-8", "--why", "storm", "--en", "Storm.", "--lv", "Vētra.", data=data)
    assert "Cancelled: Storm." in ttchan("programme", "--lang", "en", data=data).stdout
    assert "Atcelts: Vētra." in ttchan("programme", "--lang", "lv", data=data).stdout
    ttchan("programme", "replace", "d2-8", "d2-7", "--why", "storm", "--lang", "en", data=data)
    found = activity("d2-8", data)
    assert (found["cancelled"], found["replaced_by"]) == ("storm", "d2-7")
    ttchan("programme", "reinstate", "d2-8", data=data)
    found = activity("d2-8", data)
    assert (found["cancelled"], found["replaced_by"]) == (None, None)
    ttchan("programme", "cancel", "d2-8", data=data, code=2)


def test_what_has_changed_lately_is_told_and_whom_it_concerns(data: Path) -> None:
    assert "Nothing has changed" in ttchan("programme", "changes", "--lang", "en", data=data).stdout
    ttchan("programme", "edit", "d2-8", "start=14:00", "delegations=lithuania", data=data)
    ttchan("programme", "move", "d2-8", "14:30", "--why", "The mayor is late.", data=data)
    ttchan("programme", "cancel", "d2-7", "--why", "Storm.", data=data)
    told = ttchan("programme", "changes", "--lang", "en", data=data).stdout
    assert "» MOVED · " in told
    assert "Moved: 14:00 → 14:30" in told
    assert "× CANCELLED · " in told
    assert "The mayor" not in told
    assert "» MOVED" in ttchan("programme", "--lang", "en", data=data).stdout
    assert activity("d2-8", data)["changed"]["before"]["start"] == "14:00"
    found = parsed("programme", "changes", "--delegation", "poland", data=data)["changes"]
    assert [(one["id"], one["turns"]) for one in found] == [("d2-7", ["cancelled"])]
    found = parsed("programme", "changes", "--delegation", "Lithuania", data=data)["changes"]
    assert [one["id"] for one in found] == ["d2-7", "d2-8"]
    assert not parsed("programme", "changes", "--since", "2099-01-01", data=data)["changes"]


def test_how_it_is_at_the_moment_stands_on_every_public_screen(data: Path) -> None:
    ttchan("venue", "state", "university", "full", "--why", "250 came", data=data)
    ttchan("programme", "state", "d2-8", "--en", "Bring a coat", "--lv", "Ņemiet mēteli", data=data)
    told = ttchan("programme", "--lang", "lv", data=data).stdout
    assert "! ŅEMIET MĒTELI" in told
    assert "vietu vairs nav" in told
    assert activity("d2-8", data)["state"] == "Bring a coat"
    first = ttchan("--now", "2018-11-09T14:00", "plain", "--lang", "en", data=data).stdout
    assert "ANNOUNCEMENT: Daugavpils University: full" in first
    ttchan("venue", "state", "university", "usual", data=data)
    assert "full" not in ttchan("programme", "--lang", "en", data=data).stdout
    ttchan("venue", "state", "university", data=data, code=2)
    ttchan("venue", "state", "university", "full", "--en", "x", data=data, code=2)


def test_a_former_number_that_still_stands_in_a_text_is_told(data: Path) -> None:
    ttchan("text", "day:2018-11-08.text", "en", "The 16 participants from Poland arrive.", data=data)
    told = ttchan("people", "count", "poland", "14", "--lang", "en", data=data).stdout
    assert "[text-former-figure]" in told


def test_activities_are_added_copied_and_put_in_order(data: Path) -> None:
    fields = ("title.en=Coffee", "title.lv=Kafija", "kind=meal", "project_events=2", "part_of_day=first-part")
    ttchan("programme", "add", "2018-11-09", *fields, "--id", "coffee", data=data)
    ttchan("programme", "duplicate", "coffee", "2018-11-10", "--id", "more-coffee", data=data)
    assert activity("more-coffee", data)["title"] == "Coffee"
    day = parsed("programme", "--day", "2018-11-09", data=data)["days"][0]["activities"]
    ids = [one["id"] for one in day]
    ttchan("programme", "order", *ids[::-1], data=data)
    day = parsed("programme", "--day", "2018-11-09", data=data)["days"][0]["activities"]
    assert [one["id"] for one in day] == ids[::-1]


def test_other_parts_of_the_meeting(data: Path) -> None:
    people = parsed("partners", data=data)
    told = ttchan("people", "count", "lithuania", "1", "--why", "recounted", "--lang", "en", data=data)
    assert "stated_total" in told.stdout
    assert parsed("partners", data=data)["stated_total"] != people["stated_total"]
    ttchan("venue", "add", "tent", "name.en=Tent", "name.lv=Telts", data=data)
    ttchan("venue", "edit", "tent", "address=Rīgas iela 1", data=data)
    ttchan("text", "venue:tent.text", "en", "Beside the river.", data=data)
    ttchan("prompt", "edit", "gains", "title.en=What we take home", data=data)
    ttchan("meeting", "set", "acronym=TTChan2", data=data)
    assert parsed("meeting", "show", data=data)["acronym"] == "TTChan2"
    history = ttchan("history", "--last", "6", "--lang", "en", data=data).stdout
    assert "recounted" in history
    ttchan("undo", data=data)
    assert parsed("meeting", "show", data=data)["acronym"] == "TTChan"


def test_nothing_unseen_is_overwritten(data: Path) -> None:
    seen = str(activity("d2-8", data)["seen"])
    ttchan("programme", "edit", "d2-8", "title.en=Theirs", data=data)
    ttchan("programme", "edit", "d2-8", "audience.en=Mine", "--seen", seen, data=data)
    refused = ttchan(
        "programme", "edit", "d2-8", "title.en=Mine", "--seen", seen, "--lang", "en", data=data, code=1
    )
    assert "“Theirs”" in refused.stderr
    assert "“Mine”" in refused.stderr
    assert activity("d2-8", data)["title"] == "Theirs"


@pytest.mark.parametrize(
    "command",
    [
        ("programme", "move", "d2-8", "soon"),
        ("programme", "move", "d9-9", "14:00"),
        ("programme", "edit", "d2-8", "start=25:00"),
        ("programme", "edit", "d2-8", "kind=party"),
        ("programme", "heads", "d2-8", "many"),
        ("text", "nowhere", "en", "x"),
        ("text", "activity:d2-8.title", "xx", "x"),
        ("people", "count", "atlantis", "3"),
        ("venue", "add", "university", "name.en=x"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_said_and_changes_nothing(data: Path, command: tuple[str, ...]) -> None:
    before = parsed("history", "--last", "1", data=data)
    refused = ttchan(*command, "--lang", "en", data=data, code=None)
    assert refused.returncode in (1, 2)
    assert len(refused.stderr) > 30
    assert parsed("history", "--last", "1", data=data) == before


def test_a_total_that_nobody_knows_stays_unknown_and_at_least_can_be_taken_back(data: Path) -> None:
    def people() -> Any:
        return _meeting(data).participation

    ttchan("meeting", "set", "stated_total=", data=data)
    ttchan("people", "count", "poland", "15", "--at-least", data=data)
    assert (people().stated_total, [row.at_least for row in people().delegations if row.id == "poland"]) == (
        0,
        [True],
    )
    ttchan("meeting", "set", "at_least=true", "counts=expected", data=data)
    ttchan("meeting", "set", "at_least=false", "counts=came", data=data)
    ttchan("people", "count", "poland", "15", data=data)
    assert not any(row.at_least for row in people().delegations)
    assert (people().at_least, people().counts.value) == (False, "came")


def test_fields_of_the_meeting_that_are_no_texts_are_set(data: Path) -> None:
    ttchan("meeting", "set", "outcome.all_carried_out=true", data=data)
    told = ttchan("meeting", "set", "start=2018-11-07", "--lang", "en", data=data, code=None)
    assert "7 November 2018 belongs to the meeting, but there is no" in told.stderr
    assert _meeting(data).outcome.all_carried_out


def _meeting(data: Path) -> Meeting:
    with closing(open_repository(data)) as repository:
        return repository.meeting()


def test_what_is_put_off_is_seen_by_nobody_before_its_release(data: Path) -> None:
    public = [
        ("programme", "--json"),
        ("search", "Rain", "--json"),
        ("programme", "changes"),
        ("check",),
        ("plain",),
    ]

    def seen() -> list[str]:
        told = [ttchan(*command, data=data, code=None).stdout for command in public]
        folder = data.parent / f"export-{len(list(data.parent.iterdir()))}"
        ttchan("meeting", "export", str(folder), data=data)
        return [*told, *(path.read_text() for path in sorted(folder.rglob("*.toml")))]

    before = seen()
    ttchan("programme", "move", "d2-8", "14:00", "--later", "--why", "The bus is late.", data=data)
    told = ttchan("programme", "move", "d2-8", "+30", "--later", "--lang", "en", data=data).stdout
    assert "start: 14:00 → 14:30" in told  # of the draft, not of now
    ttchan("programme", "edit", "d2-7", "title.en=Rain", "--later", data=data)
    assert seen() == before
    assert "The bus" not in ttchan("history", data=data).stdout
    ids = [act["id"] for act in parsed("draft", data=data)["acts"]]
    assert len(ids) == 3
    ttchan("draft", "drop", ids[2], data=data)
    told = ttchan("release", "--name", "Friday", "--dry-run", "--lang", "en", data=data).stdout
    assert "begins: – → 14:30" in told
    assert seen() == before
    ttchan("release", "--name", "Friday", "--why", "agreed", data=data)
    assert activity("d2-8", data)["start"] == "14:30"
    assert not parsed("draft", data=data)["acts"]
    last = parsed("history", "--last", "1", data=data)["changes"][0]
    assert (last["what"], last["why"]) == ("release", "agreed")
    ttchan("release", "--name", "Again", data=data, code=1)
    ttchan("undo", data=data)
    assert activity("d2-8", data)["start"] is None
    assert len(parsed("draft", data=data)["acts"]) == 2


def test_what_was_changed_meanwhile_comes_as_two_versions(data: Path) -> None:
    ttchan("programme", "edit", "d2-8", "title.en=Draft", "audience.en=All", "--later", data=data)
    ttchan("programme", "edit", "d2-8", "title.en=Now", data=data)
    refused = ttchan("release", "--name", "x", "--lang", "en", data=data, code=1).stderr
    assert "“Now”" in refused
    assert "“Draft”" in refused
    ttchan("release", "--name", "x", "--take", "now", data=data)
    found = activity("d2-8", data)
    assert (found["title"], found["audience"]) == ("Now", "All")


def test_two_states_beside_each_other_and_what_became_of_the_plan(data: Path) -> None:
    before = parsed("programme", "show", "d2-8", data=data)["seen"]
    ttchan("programme", "move", "d2-8", "2018-11-10", data=data)
    ttchan("programme", "cancel", "d2-7", "--why", "Storm.", "--later", data=data)
    ttchan("release", "--name", "Friday", data=data)
    told = ttchan("programme", "diff", str(before), "Friday", "--lang", "en", data=data).stdout
    assert "10 November" in told
    assert "Storm." in told
    assert [one["id"] for one in parsed("programme", "diff", "Friday", "now", data=data)["parts"]] == []
    told = ttchan("programme", "ledger", "--lang", "en", data=data).stdout
    assert "as planned" in told
    assert "× CANCELLED · " in told
    assert "» MOVED · " in told
    assert "Changed: " in told  # what nobody knows more of stays the sentence that it is
    ttchan("programme", "diff", "Sunday", "now", data=data, code=1)
