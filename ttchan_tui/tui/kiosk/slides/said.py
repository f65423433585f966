"""What the loop lets the groups say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.tui.home.quotes import quotable, quoted, whose
from ttchan_tui.tui.kiosk.slides.attract_slide import AttractSlide
from ttchan_tui.tui.safe_text import plain, said
from ttchan_tui.tui.session import Session

_NOTES: Final = 30
"""How many of the latest notes take turns."""


def said_by_groups(session: Session) -> Sequence[AttractSlide]:
    """What the groups say; never without saying that it is theirs."""
    return [note_slide(note, session) for note in quotable(session)[:_NOTES]]


def note_slide(note: Note, session: Session) -> AttractSlide:
    """What somebody said, and on which question."""
    language = session.language
    return AttractSlide(
        session.meeting.prompt[note.prompt].title.in_language(language.code).marked.upper(),
        said(quoted(note, language), language, "bold"),
        plain(whose(note, session), "$quiet"),
        about=f"prompt:{note.prompt}",
    )
