"""Reads a board from plain values that anybody may have written. All of it passes the gate, or none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import Any, Final

from ttchan_tui.meeting.board.board_json import FORMAT, VERSION
from ttchan_tui.meeting.board.board_snapshot import BoardSelection, BoardSnapshot
from ttchan_tui.meeting.board.progress import Freeze, Progress
from ttchan_tui.meeting.board.promise import Promise
from ttchan_tui.meeting.board.themes import Theme
from ttchan_tui.meeting.groupwork import GROUP, PASTED, PIPED, VISITOR, Note, Standing, Translation
from ttchan_tui.meeting.limits import AUTHOR_LIMIT, MOST_HANDS, NOTE_LIMIT, TITLE_LIMIT, WHO_LIMIT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import Refused, admit, shortened
from ttchan_tui.text.languages import N_

_ID: Final = re.compile(r"[0-9A-Za-z_-]{1,64}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[0-9A-Za-z]{2,8}){0,3}")
_MOST_LINES: Final = 1_000_000
_SHOWN: Final = 40
"""Characters of a wrong value that are repeated; enough to find it."""

_HEAD: Final = "head"


class NoBoard(Explained):
    """That is no board that could be brought back; nothing was changed."""


class OtherMeeting(NoBoard):
    """It is the board of another meeting."""


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
    head = _Part(found, _HEAD)
    whose = head.part("meeting").id("id")
    if whose != meeting.id:
        raise OtherMeeting(
            N_("This is the board of the meeting “{theirs}”, and here is “{ours}”. Load that meeting first."),
            theirs=whose,
            ours=meeting.id,
        )
    chosen = head.part("chosen")
    minutes = BoardSnapshot(
        meeting,
        head.moment("exported_at"),
        notes=tuple(_note(part, meeting) for part in head.parts("notes")),
        themes=tuple(
            Theme(part.id("id"), prompt.id("id"), part.text("title", TITLE_LIMIT))
            for prompt in head.parts("prompts")
            for part in prompt.parts("themes")
        ),
        promises=tuple(map(_promise, head.parts("promises"))),
        progress=tuple(map(_progress, head.parts("steps"))),
        public=head.flag("public"),
        choice=BoardSelection(
            chosen.id_or_none("prompt"), chosen.id_or_none("group"), chosen.id_or_none("theme")
        ),
    )
    _must_be_told_apart(minutes)
    return minutes


def _note(part: _Part, meeting: Meeting) -> Note:
    group, origin = part.id_or_none("group"), part.one_of("origin", _ORIGINS)
    if (group == "") is not (origin == VISITOR):
        raise part.wrong("group")
    return Note(
        id=part.id("id"),
        meeting=meeting.id,
        prompt=part.id("prompt"),
        group=group,
        category=part.id("category"),
        level=part.id_or_none("level"),
        about=part.id_or_none("about"),
        line=part.number("line", _MOST_LINES) or 0,
        text=part.text("text", NOTE_LIMIT),
        language=part.language("language"),
        translations=tuple(map(_translation, part.parts("translations"))),
        hands=part.number("hands", MOST_HANDS),
        hands_why=part.text_or_none("hands_why", NOTE_LIMIT),
        theme=part.id_or_none("theme"),
        under=part.id_or_none("merged_into"),
        wording=part.text_or_none("wording", NOTE_LIMIT),
        author=part.text_or_none("author", AUTHOR_LIMIT),
        origin=origin,
        standing=Standing(part.one_of("standing", [one.value for one in Standing])),
        standing_why=part.text_or_none("standing_why", NOTE_LIMIT),
        created_at=part.moment("created_at"),
        edited_at=part.moment("edited_at") if part.fields.get("edited_at") is not None else None,
    )


def _translation(part: _Part) -> Translation:
    return Translation(
        part.language("language"),
        part.text("text", NOTE_LIMIT),
        part.text("of", NOTE_LIMIT),
        approved="approved" in part.fields and part.flag("approved"),  # earlier versions have not asked
    )


def _promise(part: _Part) -> Promise:
    return Promise(
        part.id("id"),
        part.text("text", NOTE_LIMIT),
        part.text("who", WHO_LIMIT),
        part.id("partner"),
        part.day("by") if part.fields.get("by") is not None else None,
        part.id_or_none("note"),
    )


def _progress(part: _Part) -> Progress:
    prompt = part.id("prompt")
    freezes = (
        Freeze(prompt, one.id_or_none("group"), one.text("why", NOTE_LIMIT), one.moment("since"))
        for one in part.parts("frozen")
    )
    return Progress(
        prompt,
        hidden=part.flag("hidden"),
        freezes={freeze.group: freeze for freeze in freezes},
        ready={one.id("group"): one.moment("since") for one in part.parts("ready")},
    )


def _must_be_told_apart(minutes: BoardSnapshot) -> None:
    """See to it that no id is given twice, and no note is translated twice into a language."""
    for table, things in (
        ("notes", minutes.notes),
        ("themes", minutes.themes),
        ("promises", minutes.promises),
    ):
        for id, times in Counter(one.id for one in things).items():
            if times > 1:
                raise NoBoard(_TWICE, where=table, id=id)
    for prompt, times in Counter(one.prompt for one in minutes.progress).items():
        if times > 1:
            raise NoBoard(_TWICE, where="steps", id=prompt)
    for note in minutes.notes:
        languages = [one.language for one in note.translations]
        if len(set(languages)) < len(languages):
            raise NoBoard(_TWICE, where=f"notes {note.id}", id="translations")


class _Part:
    """An object of the file, read field by field."""

    def __init__(self, fields: object, where: str) -> None:
        if not isinstance(fields, Mapping):
            raise NoBoard(_WRONG, where=where, field="{}", value=_shown(fields))
        self.fields: Mapping[str, Any] = fields
        self._where = where

    def wrong(self, field: str) -> NoBoard:
        return NoBoard(_WRONG, where=self._where, field=field, value=_shown(self.fields.get(field)))

    def part(self, field: str) -> _Part:
        return _Part(self.fields.get(field), field)

    def parts(self, field: str) -> Iterator[_Part]:
        found = self.fields.get(field)
        if not isinstance(found, list):
            raise self.wrong(field)
        before = "" if self._where == _HEAD else f"{self._where}: "
        return (_Part(one, f"{before}{field} {number}") for number, one in enumerate(found, 1))

    def id(self, field: str) -> str:
        return self._matching(field, _ID)

    def id_or_none(self, field: str) -> str:
        return "" if self.fields.get(field) == "" else self.id(field)

    def language(self, field: str) -> str:
        return self._matching(field, _LANGUAGE)

    def _matching(self, field: str, pattern: re.Pattern[str]) -> str:
        found = self.fields.get(field)
        if not isinstance(found, str) or not pattern.fullmatch(found):
            raise self.wrong(field)
        return found

    def text(self, field: str, limit: int) -> str:
        found = self.fields.get(field)
        if not isinstance(found, str):
            raise self.wrong(field)
        try:
            return admit(found, limit=limit, kept=True)
        except Refused as refused:
            raise NoBoard(
                N_("In {where}, “{field}” was refused; nothing was changed. {why}"),
                where=self._where,
                field=field,
                why=refused,
            ) from refused

    def text_or_none(self, field: str, limit: int) -> str:
        return "" if self.fields.get(field) == "" else self.text(field, limit)

    def number(self, field: str, most: int) -> int | None:
        found = self.fields.get(field)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= most:
            raise self.wrong(field)
        return found

    def flag(self, field: str) -> bool:
        found = self.fields.get(field)
        if not isinstance(found, bool):
            raise self.wrong(field)
        return found

    def one_of(self, field: str, valid: list[str]) -> str:
        found = self.fields.get(field)
        if not isinstance(found, str) or found not in valid:
            raise self.wrong(field)
        return found

    def moment(self, field: str) -> datetime:
        try:
            found = datetime.fromisoformat(self.fields[field])
        except (KeyError, TypeError, ValueError) as error:
            raise self.wrong(field) from error
        if found.tzinfo is None or not MINYEAR < found.year < MAXYEAR:
            raise self.wrong(field)  # in another time zone it may be in a year that does not exist
        return found

    def day(self, field: str) -> date:
        try:
            return date.fromisoformat(self.fields[field])
        except (KeyError, TypeError, ValueError) as error:
            raise self.wrong(field) from error


def _shown(value: object) -> str:
    plain = isinstance(value, (str, int, float)) or value is None
    return shortened(str(value) if plain else type(value).__name__, _SHOWN)


_ORIGINS: Final = [GROUP, PASTED, PIPED, VISITOR]
_WRONG: Final = N_("In {where}, “{field}” is not what it should be ({value}). Nothing was changed.")
_TWICE: Final = N_("In {where}, “{id}” stands twice. Nothing was changed.")
