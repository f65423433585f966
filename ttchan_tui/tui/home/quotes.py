"""What groups have said, one thing at a time, for the first screen and for the finale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ttchan_tui.meeting.groupwork import VISITOR, Note, Standing
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.text.languages import Language
from ttchan_tui.text.multilingual import LocalizedText
from ttchan_tui.tui.session import Session


def quotable(session: Session) -> Sequence[Note]:
    """What may be shown to whoever comes by, the latest first; what answers a prompt of today before that."""
    of_today = _prompts_on(session.meeting, session.clock.now().date())
    latest_first = (
        note
        for note in reversed(session.connection.notes())
        if note.standing is Standing.SHOWN and note.prompt in session.meeting.prompt
    )
    return sorted(latest_first, key=lambda note: note.prompt not in of_today)


def quoted(note: Note, language: Language) -> LocalizedText:
    """Its words between quotation marks."""
    words = note.text_in(language.code)
    return words._replace(text=language.say("“{text}”", text=words.text))


def whose(note: Note, session: Session) -> str:
    """Never without saying that it is theirs."""
    group = session.meeting.group.get(note.group)
    if note.origin == VISITOR or group is None:
        return session.language.say("said by a visitor")
    return session.language.say("said by participants: {group}", group=group_name(group, session.language))


def _prompts_on(meeting: Meeting, day: date) -> set[str]:
    return {activity.prompt for activity in meeting.on(day) if activity.prompt}
