"""The board as plain values, as a file for other programs has them and the import reads them.

`board_fields` writes what `read_board` (in `board_json_reader`) reads; docs/commands.md describes it. Texts
that a meeting has in several languages stand there by their codes, so that the file is of no language.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ttchan_tui.meeting.board.board_snapshot import SELECTION, BoardSnapshot
from ttchan_tui.meeting.board.freeze import FREEZE
from ttchan_tui.meeting.board.progress import READY, Progress, Ready
from ttchan_tui.meeting.board.promise import PROMISE
from ttchan_tui.meeting.board.themes import THEME, ThemeEntry, entries, gathered, said_by_groups, totals
from ttchan_tui.meeting.codec import MOMENT
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.note_record import NOTE
from ttchan_tui.meeting.spoken import spoken
from ttchan_tui.text.languages import N_, language
from ttchan_tui.text.multilingual import Text

FORMAT: Final = "ttchan-board"
VERSION: Final = 1

SAID_BY: Final = N_("said by participants")
"""Stands wherever a note is public: it is not what the meeting says, but somebody at it."""


def board_fields(board: BoardSnapshot) -> dict[str, Any]:
    """The file as one object; numbers, strings, lists and objects only."""
    return {**fields_without_notes(board), "notes": notes_fields(board, board.notes)}


def notes_fields(board: BoardSnapshot, notes: Iterable[Note]) -> list[dict[str, Any]]:
    """Some of its notes."""
    return [NOTE.exchanged(note, public=board.public) for note in notes]


def fields_without_notes(board: BoardSnapshot) -> dict[str, Any]:
    """All but the notes, which are most of it."""
    meeting = board.meeting
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": MOMENT.store(board.at),
        "public": board.public,
        "said_by": {code: language(code).say(SAID_BY) for code in spoken(meeting)},
        "chosen": SELECTION.exchanged(board.choice),
        "meeting": {
            "id": meeting.id,
            "name": _words(meeting.name),
            "funding_line": _words(meeting.funding.line),
            "project_number": meeting.funding.number,
        },
        "prompts": [_prompt_fields(prompt, board) for prompt in board.prompts],
        "promises": list(map(PROMISE.exchanged, board.promises)),
        "steps": [_step_fields(progress) for progress in board.progress if _lasting(progress)],
    }


def _prompt_fields(prompt: Prompt, board: BoardSnapshot) -> dict[str, Any]:
    notes, themes = said_by_groups(board.on(prompt.id)), board.themes_of(prompt.id)
    said = {one.theme.id: one.entries for one in (gathered(themes, notes) if themes else ()) if one.theme}
    return {
        "id": prompt.id,
        "title": _words(prompt.title),
        "totals": _totals_fields(board, entries(notes)),
        "themes": [
            {**THEME.exchanged(theme), "totals": _totals_fields(board, said[theme.id])} for theme in themes
        ],
    }


def _totals_fields(board: BoardSnapshot, of: Iterable[ThemeEntry]) -> dict[str, Any]:
    said = totals(of, board.meeting)
    return {"notes": said.notes, "groups": said.groups, "hands": said.hands}


def _lasting(progress: Progress) -> bool:
    """Whether there is more than a countdown, which is of that hour only."""
    return bool(progress.hidden or progress.freezes or progress.ready)


def _step_fields(progress: Progress) -> dict[str, Any]:
    ready = (Ready(progress.prompt, group, since) for group, since in progress.ready.items())
    return {
        "prompt": progress.prompt,
        "hidden": progress.hidden,
        "frozen": list(map(FREEZE.exchanged, progress.freezes.values())),
        "ready": list(map(READY.exchanged, ready)),
    }


def _words(text: Text) -> dict[str, str]:
    return dict(text.by_language)
