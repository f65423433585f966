"""Acts, drafts, releases, undo, loads and merges against a plain model: what is public was released."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ttchan_tui.cli.printing.programme_json import as_json
from ttchan_tui.meeting.editing import Edit
from ttchan_tui.meeting.errors import NothingToTakeBack
from ttchan_tui.meeting.history.change_kinds import EDIT_ACTIVITY
from ttchan_tui.store import DATA_FILE, Keep, NothingDrafted, exported_files, open_repository, stamp_in
from ttchan_tui.store.copies.foreign_copy import read_copy
from ttchan_tui.store.copies.merge import merge
from ttchan_tui.store.meeting.folder import examine_folder
from ttchan_tui.text.languages import language

STRESS = bool(os.environ.get("TTCHAN_STRESS"))
IDS = ("d2-1", "d2-7", "d2-8")
FIELDS = ("start", "heads", "audience.en")
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "start": st.sampled_from([None, "14:00:00", "14:30:00", "16:00:00"]),
    "heads": st.sampled_from([None, 3, 41]),
    "audience.en": st.sampled_from([None, "Everybody", "Poets"]),
}
Said = dict[tuple[str, str], Any]


class MeetingAndModel(RuleBasedStateMachine):
    """A store, and what it should say."""

    prepared: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp())
        shutil.copytree(self.prepared, self.folder / "data")
        self.repository = open_repository(self.folder / "data")
        self.public = self._told()
        audiences = {one.id: one.audience.by_language for one in self.repository.meeting().activities}
        self.in_latvian = {(id, "audience.en"): audiences[id].get("lv") for id in IDS}
        self.drafted: list[tuple[str, str, Any]] = []
        self.past: list[tuple[Said, list[tuple[str, str, Any]]]] = []
        self.exports = 0
        self.is_merged = False

    def teardown(self) -> None:
        self.repository.close()
        shutil.rmtree(self.folder)

    def _remember(self) -> None:
        self.past.append((dict(self.public), list(self.drafted)))

    @rule(id=st.sampled_from(IDS), field=st.sampled_from(FIELDS), data=st.data())
    def act(self, id: str, field: str, data: st.DataObject) -> None:
        value = data.draw(VALUES[field])
        self._change(id, field, value, later=False)

    @rule(id=st.sampled_from(IDS), field=st.sampled_from(FIELDS), data=st.data())
    def put_off(self, id: str, field: str, data: st.DataObject) -> None:
        self._change(id, field, data.draw(VALUES[field]), later=True)

    def _change(self, id: str, field: str, value: object, *, later: bool) -> None:
        edits = [Edit("activity", id, {field: value})]
        before = self.repository.last_record
        (self.repository.draft if later else self.repository.editing).change(EDIT_ACTIVITY, edits)
        if self.repository.last_record > before:  # what changes nothing is no record
            self._remember()
        if later:
            self.drafted.append((id, field, value))
        else:
            self.public[id, field] = value

    @rule()
    def release(self) -> None:
        if not self.drafted:
            with pytest.raises(NothingDrafted):
                self.repository.draft.release("x")
            return
        self._remember()
        self.repository.draft.release("x", keep=Keep.DRAFT)
        for id, field, value in self.drafted:
            self.public[id, field] = value
        self.drafted = []

    @precondition(lambda self: not self.is_merged)  # what a merge has brought, undo leaves
    @rule()
    def undo(self) -> None:
        if not self.past:
            with pytest.raises(NothingToTakeBack):
                self.repository.past.undo()
            return
        self.repository.past.undo()
        self.public, self.drafted = self.past.pop()

    @rule(id=st.sampled_from(IDS), field=st.sampled_from(("heads",)), value=st.sampled_from([7, 8]))
    def load_an_older_export(self, id: str, field: str, value: int) -> None:
        """A folder in which one field was changed takes nothing else back."""
        folder = self.folder / f"export-{self.exports}"
        self.exports += 1
        for name, content in exported_files(self.repository.engine).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        files = examine_folder(folder).sections
        entries = [
            type(one)(one.file, {**one.fields, "heads": value}) if one.fields.get("id") == id else one
            for one in files["activity"]
        ]
        other = next(each for each in IDS if each != id)
        self._change(other, "audience.en", "Poets", later=False)
        before = self.repository.last_record
        self.repository.loader.load({**files, "activity": entries}, stamp_in(folder))
        if self.repository.last_record > before:
            self._remember()
        self.public[id, field] = value

    @rule(id=st.sampled_from(IDS), value=st.sampled_from([11, 12, 13]))
    def merge_a_copy(self, id: str, value: int) -> None:
        """What was done to a copy comes beside what was done here meanwhile; drafts stay drafts."""
        folder = self.folder / f"copy-{self.exports}"
        self.exports += 1
        shutil.copytree(self.folder / "data", folder)
        with closing(open_repository(folder)) as copy:
            copy.editing.change(EDIT_ACTIVITY, [Edit("activity", id, {"heads": value})])
        other = next(each for each in IDS if each != id)
        self._change(other, "audience.en", "Painters", later=False)
        merge(self.repository.engine, read_copy(folder, DATA_FILE))
        self.public[id, "heads"] = value
        self.is_merged = True

    @invariant()
    def what_is_public_is_what_was_released(self) -> None:
        if not hasattr(self, "repository"):
            return
        assert self._told() == {
            key: self.in_latvian.get(key) if value is None else value for key, value in self.public.items()
        }
        acts = [edit for act in self.repository.draft.acts() for edit in act.edits]
        assert [(edit.key, *next(iter(edit.fields.items()))) for edit in acts] == self.drafted

    def _told(self) -> Said:
        """What the public JSON says."""
        meeting = self.repository.meeting()
        told = as_json(meeting, meeting.days, None, language("en"), self.repository.programme_changes())
        found: Said = {}
        days: Any = told["days"]
        for one in (activity for day in days for activity in day["activities"] if activity["id"] in IDS):
            start = f"{one['start']}:00" if one["start"] else None
            found |= {(one["id"], "start"): start, (one["id"], "heads"): one["heads"]}
            found[one["id"], "audience.en"] = one["audience"]
        return found


def test_the_public_sees_what_was_released(tmp_path: Path) -> None:
    open_repository(tmp_path / "data").close()
    MeetingAndModel.prepared = tmp_path / "data"
    steps = settings(
        max_examples=40 if STRESS else 4,
        stateful_step_count=30 if STRESS else 12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(MeetingAndModel, settings=steps)
