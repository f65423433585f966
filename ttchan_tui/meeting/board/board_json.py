"""The board as plain values, as a file for other programs has them and the import reads them.

`board_fields` writes what `read_board` (in `exchange_reader`) reads; docs/commands.md describes it. Texts
that a meeting has in several languages stand there by their codes, so that the file is of no language.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.board.promise import Promise
from ttchan_tui.meeting.board.themes import ThemeEntry, entries, gathered, said_by_groups, totals
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.text.languages import CODES, N_, language
from ttchan_tui.text.multilingual import Text

FORMAT: Final = "ttchan-board"
VERSION: Final = 1

SAID_BY: Final = N_("said by participants")
"""Stands wherever a note is public: it is not what the meeting says, but somebody at it."""


def board_fields(minutes: BoardSnapshot) -> dict[str, Any]:
    """The file as one object; numbers, strings, lists and objects only."""
    meeting, choice = minutes.meeting, minutes.choice
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": _moment(minutes.at),
        "public": minutes.public,
        "said_by": {code: language(code).say(SAID_BY) for code in CODES},
        "chosen": {"prompt": choice.prompt, "group": choice.group, "theme": choice.theme},
        "meeting": {
            "id": meeting.id,
            "name": _words(meeting.name),
            "funding_line": _words(meeting.funding.line),
            "project_number": meeting.funding.number,
        },
        "prompts": [_prompt_fields(prompt, minutes) for prompt in minutes.prompts],
        "notes": [note_fields(note, public=minutes.public) for note in minutes.notes],
        "promises": [_promise_fields(promise) for promise in minutes.promises],
        "steps": [_step_fields(progress) for progress in minutes.progress if _lasting(progress)],
    }


def _prompt_fields(prompt: Prompt, minutes: BoardSnapshot) -> dict[str, Any]:
    notes, themes = said_by_groups(minutes.on(prompt.id)), minutes.themes_of(prompt.id)
    said = {one.theme.id: one.entries for one in gathered(themes, notes) if one.theme}
    return {
        "id": prompt.id,
        "title": _words(prompt.title),
        "totals": _totals_fields(minutes, entries(notes)),
        "themes": [
            {"id": theme.id, "title": theme.title, "totals": _totals_fields(minutes, said[theme.id])}
            for theme in themes
        ],
    }


def _totals_fields(minutes: BoardSnapshot, of: Iterable[ThemeEntry]) -> dict[str, Any]:
    said = totals(of, minutes.meeting)
    return {"notes": said.notes, "groups": said.groups, "hands": said.hands}


def note_fields(note: Note, *, public: bool = False) -> dict[str, Any]:
    """A note; in public without what was written for the organisers only."""
    fields = {
        "id": note.id,
        "prompt": note.prompt,
        "group": note.group,
        "category": note.category,
        "level": note.level,
        "about": note.about,
        "line": note.line,
        "text": note.text,
        "language": note.language,
        "translations": [
            {"language": one.language, "text": one.text, "of": one.of, "approved": one.approved}
            for one in note.translations
        ],
        "hands": note.hands,
        "hands_why": note.hands_why,
        "theme": note.theme,
        "merged_into": note.under,
        "wording": note.wording,
        "author": note.author,
        "origin": note.origin,
        "standing": note.standing.value,
        "standing_why": note.standing_why,
        "created_at": _moment(note.created_at),
        "edited_at": _moment(note.edited_at) if note.edited_at else None,
    }
    return fields | {"hands_why": "", "standing_why": ""} if public else fields


def _promise_fields(promise: Promise) -> dict[str, Any]:
    return {
        "id": promise.id,
        "text": promise.text,
        "who": promise.who,
        "partner": promise.partner,
        "by": promise.by.isoformat() if promise.by else None,
        "note": promise.note,
    }


def _lasting(progress: Progress) -> bool:
    """Whether there is more than a countdown, which is of that hour only."""
    return bool(progress.hidden or progress.freezes or progress.ready)


def _step_fields(progress: Progress) -> dict[str, Any]:
    return {
        "prompt": progress.prompt,
        "hidden": progress.hidden,
        "frozen": [
            {"group": one.group, "why": one.why, "since": _moment(one.since)}
            for one in progress.freezes.values()
        ],
        "ready": [{"group": group, "since": _moment(since)} for group, since in progress.ready.items()],
    }


def _words(text: Text) -> dict[str, str]:
    return dict(text.by_language)


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="microseconds")
