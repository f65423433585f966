"""Reads a board from plain values that anybody may have written. All of it passes the gate, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from ttchan_tui.meeting.board.board_json import FORMAT, VERSION
from ttchan_tui.meeting.board.board_snapshot import SELECTION, BoardSnapshot
from ttchan_tui.meeting.board.freeze import FREEZE
from ttchan_tui.meeting.board.progress import READY, Progress
from ttchan_tui.meeting.board.promise import PROMISE
from ttchan_tui.meeting.board.themes import THEME
from ttchan_tui.meeting.format.given import GivenFields, NoBoard, OtherMeeting
from ttchan_tui.meeting.groupwork import VISITOR, Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.note_record import NOTE
from ttchan_tui.text.languages import N_


def read_board(found: object, meeting: Meeting) -> BoardSnapshot:
    """The board that was written by `board_fields`.

    Whether prompts, groups and partners are those of the meeting is for the store to say.

    Args:
        found: What the file holds.
        meeting: The meeting that it has to be of.

    Raises:
        NoBoard: It is no such file, a newer one, or something in it is not what it should be.
        OtherMeeting: It is of another meeting.
    """
    if not isinstance(found, Mapping) or found.get("format") != FORMAT:
        raise NoBoard(N_("This is not a board that “ttchan notes export --format json” has written."))
    if found.get("version") != VERSION:
        raise NoBoard(N_("A later version of ttchan has written this. Use that version to bring it back."))
    head = GivenFields.of(found)
    whose = head.nested("meeting").id("id")
    if whose != meeting.id:
        raise OtherMeeting(
            N_("This is the board of the meeting “{theirs}”, and here is “{ours}”. Load that meeting first."),
            theirs=whose,
            ours=meeting.id,
        )
    board = BoardSnapshot(
        meeting,
        head.moment("exported_at"),
        notes=tuple(_note(one, meeting) for one in head.each("notes")),
        themes=tuple(
            THEME.admit(theme, prompt=prompt.id("id"))
            for prompt in head.each("prompts")
            for theme in prompt.each("themes")
        ),
        promises=tuple(map(PROMISE.admit, head.each("promises"))),
        progress=tuple(map(_progress, head.each("steps"))),
        public=head.yes("public"),
        choice=SELECTION.admit(head.nested("chosen")),
    )
    _must_be_told_apart(board)
    return board


def _note(given: GivenFields, meeting: Meeting) -> Note:
    note = NOTE.admit(given, meeting=meeting.id)
    if (note.group == "") is not (note.origin == VISITOR):
        given.expected("group", N_("only a note of a visitor has none; found {found}"), note.group)
    return note


def _progress(given: GivenFields) -> Progress:
    prompt = given.id("prompt")
    freezes = [FREEZE.admit(one, prompt=prompt) for one in given.each("frozen")]
    ready = [READY.admit(one, prompt=prompt) for one in given.each("ready")]
    return Progress(
        prompt,
        hidden=given.yes("hidden"),
        freezes={one.group: one for one in freezes},
        ready={one.group: one.since for one in ready},
    )


def _must_be_told_apart(board: BoardSnapshot) -> None:
    """See to it that no id is given twice, and no note is translated twice into a language."""
    for table, things in (
        ("notes", board.notes),
        ("themes", board.themes),
        ("promises", board.promises),
    ):
        for id, times in Counter(one.id for one in things).items():
            if times > 1:
                raise NoBoard(_TWICE, where=table, id=id)
    for prompt, times in Counter(one.prompt for one in board.progress).items():
        if times > 1:
            raise NoBoard(_TWICE, where="steps", id=prompt)
    for note in board.notes:
        languages = [one.language for one in note.translations]
        if len(set(languages)) < len(languages):
            raise NoBoard(_TWICE, where=f"notes {note.id}", id="translations")


_TWICE: Final = N_("In {where}, “{id}” stands twice. Nothing was changed.")
