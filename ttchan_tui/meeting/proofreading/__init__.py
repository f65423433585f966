"""What people leave in texts without meaning it: rules over plain text, for meetings and finished sheets.

Each rule is a pure function from a text to `Slip`s. None changes anything, and none is certain: a slip is
for a person to look at.
"""

from __future__ import annotations

from ttchan_tui.meeting.proofreading.dates import Mention, dates_in, impossible_dates, misspelt_months, strays
from ttchan_tui.meeting.proofreading.figures import differing_figures, people_told, vague_totals
from ttchan_tui.meeting.proofreading.leftovers import doubled, leftovers, vague_lists
from ttchan_tui.meeting.proofreading.letters import mixed_scripts
from ttchan_tui.meeting.proofreading.personal import mail_addresses, named_persons, telephones
from ttchan_tui.meeting.proofreading.project_number import is_cerv, project_number
from ttchan_tui.meeting.proofreading.slip import Slip, slips

__all__ = [
    "Mention",
    "Slip",
    "dates_in",
    "differing_figures",
    "doubled",
    "impossible_dates",
    "is_cerv",
    "leftovers",
    "mail_addresses",
    "misspelt_months",
    "mixed_scripts",
    "named_persons",
    "people_told",
    "project_number",
    "slips",
    "strays",
    "telephones",
    "vague_lists",
    "vague_totals",
]
