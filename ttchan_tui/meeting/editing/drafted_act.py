"""What organisers have changed in the draft of the meeting, which nobody sees before it is released."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from ttchan_tui.meeting.codec import ID, MOMENT, Form, Record, string
from ttchan_tui.meeting.editing.edits import Edit
from ttchan_tui.meeting.format.sections import SECTIONS


@dataclass(frozen=True, slots=True)
class DraftedAct:
    """One act that waits for its release."""

    id: str
    verb: str
    """What the history calls it."""
    edits: tuple[Edit, ...]
    who: str
    at: datetime
    seen: int
    """The number of the last record when it was put into the draft."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A state of the meeting that got a name when it became public."""

    id: str
    name: str
    at: datetime


def _edit(found: object) -> Edit:
    if not isinstance(found, Mapping) or not isinstance(found["fields"], Mapping):
        raise TypeError(found)
    if found["section"] not in SECTIONS:  # released, it would change what is no part of the meeting
        raise ValueError(found["section"])
    return Edit(
        string(found["section"]),
        string(found["key"]),
        dict(found["fields"]),
        found.get("is_new") is True,
        tuple(map(string, found.get("order", ()))),
    )


def _plain(edit: Edit) -> dict[str, Any]:
    said: dict[str, Any] = {"section": edit.section, "key": edit.key, "fields": dict(edit.fields)}
    if edit.is_new:
        said["is_new"] = True
    if edit.order:
        said["order"] = list(edit.order)
    return said


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(value)
    return value


_TEXT: Final = Form(string)
_EDITS: Final = Form(lambda found: tuple(map(_edit, found)), store=lambda edits: list(map(_plain, edits)))

DRAFTED_ACT: Final = Record(
    DraftedAct, id=ID, verb=ID, edits=_EDITS, who=_TEXT, at=MOMENT, seen=Form(_number), why=_TEXT
)
RELEASE_RECORD: Final = Record(Release, id=ID, name=_TEXT, at=MOMENT)
