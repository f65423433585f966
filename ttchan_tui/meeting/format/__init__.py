"""Reads plain mappings, from TOML files or from the store, into the domain. No I/O."""

from __future__ import annotations

from ttchan_tui.meeting.format.problems import BadMeeting, Problem
from ttchan_tui.meeting.format.reader import Examination, examine, read_meeting
from ttchan_tui.meeting.format.sections import SECTIONS, SectionEntry, Sections, file_of, sections_of

__all__ = [
    "SECTIONS",
    "BadMeeting",
    "Examination",
    "Problem",
    "SectionEntry",
    "Sections",
    "examine",
    "file_of",
    "read_meeting",
    "sections_of",
]
