"""Whether documents that come from other machines are what this program keeps, whoever has sent them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final

from ttchan_tui.meeting.announcement import ANNOUNCEMENT
from ttchan_tui.meeting.board.countdown import COUNTDOWN
from ttchan_tui.meeting.board.freeze import FREEZE
from ttchan_tui.meeting.board.progress import READY
from ttchan_tui.meeting.board.promise import PROMISE
from ttchan_tui.meeting.board.themes import THEME
from ttchan_tui.meeting.codec import Record
from ttchan_tui.meeting.editing.drafted_act import DRAFTED_ACT, RELEASE_RECORD
from ttchan_tui.meeting.format import SECTIONS
from ttchan_tui.meeting.note_record import NOTE
from ttchan_tui.meeting.qr.short_paths import SHORT_PATH
from ttchan_tui.meeting.register import PUBLICATION, SAID_DATES
from ttchan_tui.meeting.sheet.kept import KEPT_DAY
from ttchan_tui.store import documents
from ttchan_tui.store.copies.consistency import meeting_of
from ttchan_tui.store.copies.foreign_copy import key_of
from ttchan_tui.store.link.records import ORDER, Place, Step, Value
from ttchan_tui.store.prompt_set import MEMBER
from ttchan_tui.store.visitors import VISITOR_NOTE

_RECORDS: Final[Mapping[str, Record[Any]]] = {
    documents.NOTES: NOTE,
    documents.ANNOUNCEMENTS: ANNOUNCEMENT,
    documents.VISITORS: VISITOR_NOTE,
    documents.OPEN_PROMPTS: MEMBER,
    documents.HIDDEN_PROMPTS: MEMBER,
    documents.THEMES: THEME,
    documents.PROMISES: PROMISE,
    documents.FREEZES: FREEZE,
    documents.READY_GROUPS: READY,
    documents.COUNTDOWNS: COUNTDOWN,
    documents.SHEET_DAYS: KEPT_DAY,
    documents.SHORT_PATHS: SHORT_PATH,
    documents.DRAFTED_ACTS: DRAFTED_ACT,
    documents.RELEASES: RELEASE_RECORD,
    documents.PUBLICATIONS: PUBLICATION,
    documents.SAID_DATES: SAID_DATES,
}
"""What is kept in tables, except for the sections of the meeting: those are sound together, or not at all."""

_FIRST, _LAST = 1900, 2999
"""Years in which something may be said to be: each of their days is one in every time zone."""


def is_sound(step: Step) -> bool:
    """Whether what a step leads to can be kept, so that every screen can read it."""
    return _is_sound(step.place, step.before) and _is_sound(step.place, step.after)


def must_be_sound(tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
    """Raise ValueError, TypeError or BadMeeting if tables are no meeting with all that is said in it."""
    meeting_of(
        {name: {str(number): dict(doc) for number, doc in docs.items()} for name, docs in tables.items()}, ""
    )
    for name, docs in tables.items():
        for number, doc in docs.items():
            int(number)
            if not _is_sound(Place(name, key_of(name, doc, number)), doc):
                raise ValueError(name, number)


def _is_sound(place: Place, value: Value) -> bool:
    if place.key == ORDER:
        return place.table in SECTIONS
    if value is None:
        return place.table in SECTIONS or place.table in _RECORDS or place.table == documents.MEETINGS_ASIDE
    if not isinstance(value, Mapping) or key_of(place.table, value, place.key) != place.key:
        return False
    if place.table in SECTIONS:
        return True
    if place.table == documents.MEETINGS_ASIDE:
        return isinstance(value.get("sections"), Mapping)
    return _is_kept(place.table, value)


def _is_kept(table: str, doc: Mapping[str, Any]) -> bool:
    record = _RECORDS.get(table)
    if record is None or not isinstance(doc.get("meeting"), str):
        return False
    try:
        thing = record.read(doc)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
        return False
    values = (getattr(thing, field.name) for field in fields(thing))
    return all(_FIRST <= one.year <= _LAST for one in values if isinstance(one, date))
