"""How what stands in the draft of the meeting is told; the same words on screen and in print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from ttchan_tui.meeting.editing import Clash
from ttchan_tui.meeting.history.entries import HistoryEntry, PartChange
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.history import act_words, done_words
from ttchan_tui.meeting.wording.parts import part_lines, part_name
from ttchan_tui.text.languages import N_, Language


def drafted_lines(
    changes: Iterable[PartChange], orders: Iterable[Sequence[str]], meeting: Meeting, language: Language
) -> Iterator[str]:
    """What each part is called, and each field before and after; then what would stand in which order.

    Args:
        changes: What would be otherwise.
        orders: Ids of activities, one behind the other.
        meeting: Gives things their names.
        language: The language of the reader.
    """
    for change in changes:
        yield from part_lines(change, meeting, language)
    for ids in orders:
        known = (meeting.activity[id].title for id in ids if id in meeting.activity)
        names = " · ".join(title.in_language(language.code).marked for title in known)
        yield language.say(N_("in this order: {names}"), names=names)


def act_line(verb: str, changes: Sequence[PartChange], meeting: Meeting, language: Language) -> str:
    """What an act does, in a line: "activity moved · activity “Dinner”"."""
    if not changes:
        return act_words(verb, language)
    words = done_words(HistoryEntry(0, _NEVER, "", verb, "", None, (), tuple(changes)), language)
    name = part_name(changes[0], meeting, language, with_kind=changes[0].section != "activity")
    more = len(changes) - 1
    rest = language.count("and {number} more", "and {number} more", more) if more else ""
    return " · ".join(filter(None, (words, name, rest)))


def both_words(both: Iterable[Clash], language: Language) -> str:
    """Who else has changed what the draft changes; empty if nobody has."""
    names = dict.fromkeys(one.who for one in both)
    if not names:
        return ""
    return language.say(N_("{who} has changed the same meanwhile"), who=", ".join(names))


_NEVER: Final = datetime.min.replace(tzinfo=UTC)
