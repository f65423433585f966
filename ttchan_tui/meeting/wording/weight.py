"""What stands behind an entry or a question: how many notes, groups and hands."""

from __future__ import annotations

from ttchan_tui.meeting.board.themes import ThemeEntry, Totals, totals
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import group_sign
from ttchan_tui.text.languages import N_, Language


def weight(totals: Totals, language: Language) -> str:
    """What stands behind entries: "4 notes · 3 groups · 12 hands"; groups and hands only if there are any."""
    notes = language.count(N_("{number} note"), N_("{number} notes"), totals.notes)
    groups = language.count(N_("{number} group"), N_("{number} groups"), totals.groups)
    behind = [groups] if totals.groups else []
    return " · ".join([notes, *behind, *hands_words(totals.hands, language)])


def entry_weight(entry: ThemeEntry, meeting: Meeting, language: Language) -> str:
    """Who stands behind an entry: "LV, PL · 9 hands"."""
    groups = [group_sign(meeting.group[id], language) for id in entry.groups if id in meeting.group]
    hands = hands_words(totals([entry], meeting).hands, language)
    return " · ".join(filter(None, [", ".join(groups), *hands]))


def counted(hands: int, language: Language) -> str:
    """Hands that were counted: "7 hands"."""
    return language.count(N_("{number} hand"), N_("{number} hands"), hands)


def hands_words(hands: int | None, language: Language) -> list[str]:
    """Hands that were raised; nothing if nobody has counted."""
    return [] if hands is None else [counted(hands, language)]
