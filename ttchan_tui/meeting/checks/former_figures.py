"""What a change leaves behind: a number of people that was corrected, and still stands in a text."""

from __future__ import annotations

from collections.abc import Iterator

from ttchan_tui.meeting import proofreading
from ttchan_tui.meeting.checks.all_texts import all_texts
from ttchan_tui.meeting.checks.finding import Finding, warning
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_


def former_figures(before: Meeting, after: Meeting) -> Iterator[Finding]:
    """Texts that speak of so many people as there were said to be before."""
    now = _figures(after)
    former = _figures(before) - now
    if not former:
        return
    for where, text in all_texts(after):
        for code, said in text.by_language.items():
            for number, found in proofreading.people_told(said, code):
                if number in former:
                    yield warning(
                        "text-former-figure",
                        f"{where}.{code}",
                        N_("“{found}” is the number from before this change. Correct it, if it is meant."),
                        found=found,
                    )


def _figures(meeting: Meeting) -> set[int]:
    people = meeting.participation
    heads = (one.heads for one in meeting.activities if one.heads)
    return {people.stated_total, people.invited, *(row.count for row in people.delegations), *heads} - {0}
