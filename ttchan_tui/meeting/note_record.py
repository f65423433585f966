"""The fields of a note, as they are stored, exchanged, told and put into a table."""

from __future__ import annotations

from typing import Final

from ttchan_tui.meeting.codec import (
    FLAG,
    ID,
    LANGUAGE,
    MOMENT,
    Field,
    Record,
    View,
    count,
    member,
    one_of,
    optional,
    several,
    text,
)
from ttchan_tui.meeting.groupwork import GROUP, PASTED, PIPED, VISITOR, Note, Standing, Translation
from ttchan_tui.meeting.limits import AUTHOR_LIMIT, MOST_HANDS, MOST_LINES, NOTE_LIMIT

TRANSLATION: Final = Record(
    Translation, language=LANGUAGE, text=text(NOTE_LIMIT), of=text(NOTE_LIMIT), approved=FLAG
)

NOTE: Final = Record(
    Note,
    id=ID,
    meeting=Field(ID, View.STORED),
    prompt=ID,
    group=optional(ID, ""),
    category=ID,
    level=ID,
    about=ID,
    line=Field(count(MOST_LINES), always=True),
    text=text(NOTE_LIMIT),
    language=LANGUAGE,
    translations=Field(several(TRANSLATION), ~View.TABLE),
    hands=optional(count(MOST_HANDS)),
    hands_why=Field(text(NOTE_LIMIT), ~View.TOLD, private=True),
    theme=ID,
    under=Field(ID, outside="merged_into"),
    wording=text(NOTE_LIMIT),
    author=text(AUTHOR_LIMIT),
    origin=one_of(GROUP, PASTED, PIPED, VISITOR),
    standing=member(Standing),
    standing_why=Field(text(NOTE_LIMIT), View.STORED | View.EXCHANGED, private=True),
    created_at=MOMENT,
    edited_at=Field(optional(MOMENT), always=True),
    deleted_at=Field(optional(MOMENT), View.STORED | View.TOLD, always=True),
)
