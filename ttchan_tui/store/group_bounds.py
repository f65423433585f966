"""The bounds of a person's groups: what somebody changes who works with some groups only has to be theirs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.roles import Person
from ttchan_tui.store.documents import NOTES, PROMISES, READY_GROUPS
from ttchan_tui.store.engine.write_set import WriteSet


def must_keep_to_groups(person: Person, pending: WriteSet, note: Callable[[str], Note]) -> None:
    """See to it that all that is about to change is of the person's groups, before and after.

    Args:
        person: Who changes it.
        pending: What is about to change; nothing of it is kept if this raises.
        note: Gives a note, or raises UnknownId.

    Raises:
        NotAllowed: Something is of another group, or of none.
    """
    if not person.is_bound:
        return
    for operation in map(json.loads, pending.operations()[0]):
        for side in ("before", "after"):
            if document := operation.get(side):
                person.must_work_with(_group_of(operation["table"], document, note))


def _group_of(table: str, document: Mapping[str, Any], note: Callable[[str], Note]) -> str:
    """Id of the group whose a document is; empty if it is of none."""
    if table in (NOTES, READY_GROUPS):
        return str(document.get("group", ""))
    if table == PROMISES and document.get("note"):
        try:
            return note(document["note"]).group
        except UnknownId:
            return ""
    return ""
