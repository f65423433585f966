"""Whether what tables say is a meeting and its notes, whoever has written them."""

from __future__ import annotations

from collections.abc import Iterator

from ttchan_tui.meeting.format import BadMeeting, Problem, read_meeting
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.references import orphaned_notes
from ttchan_tui.store.documents import NOTES, note_in, sections_in
from ttchan_tui.store.engine.state import Tables
from ttchan_tui.store.zones import not_zones
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_


def meeting_of(tables: Tables, file: str) -> Meeting:
    """The meeting that is in the tables of a file.

    Raises:
        BadMeeting: With everything that is wrong with it.
    """
    sections = sections_in(lambda name: tables.get(name, {}).values(), file)
    meeting = read_meeting(sections, thorough=True)
    if problems := tuple(not_zones(meeting, file)):
        raise BadMeeting(problems)
    return meeting


def notes_of(tables: Tables, file: str) -> dict[str, Note]:
    """The notes in the tables of a file, by their ids.

    Raises:
        BadMeeting: With everything that is no note, or has the id of another one.
    """
    notes: dict[str, Note] = {}
    problems = []
    for number, document in tables.get(NOTES, {}).items():
        try:
            note = note_in(document)
        except (KeyError, TypeError, ValueError):
            problems.append(Problem(file, f"{NOTES} {number}", N_("this is no note")))
            continue
        if notes.setdefault(note.id, note) is not note:
            problems.append(Problem(file, f"{NOTES} {number}", N_("it has the id of an earlier note")))
    if problems:
        raise BadMeeting(tuple(problems))
    return notes


def inconsistencies(tables: Tables, file: str) -> Iterator[Problem]:
    """Everything that is wrong with what the tables of a file say."""
    meeting, notes = None, {}
    try:
        meeting = meeting_of(tables, file)
    except BadMeeting as bad:
        yield from bad.problems
    try:
        notes = notes_of(tables, file)
    except BadMeeting as bad:
        yield from bad.problems
    if meeting is not None:
        yield from orphaned_notes(meeting, tuple(notes.values()))
    for number, document in tables.get(NOTES, {}).items():
        text = document.get("text")
        if isinstance(text, str) and text != harmless(text):
            yield Problem(
                file, f"{NOTES} {number}", N_("its text contains characters that could act on a terminal")
            )
