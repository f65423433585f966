"""How is told what is doubtful in a meeting after a change."""

from __future__ import annotations

from ttchan_tui.meeting.checks import Finding
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_, Language


def doubt_words(finding: Finding, meeting: Meeting, language: Language) -> str:
    """A sentence that asks to look at it; with the name of the activity that it is about.

    Args:
        finding: What was found.
        meeting: The meeting with the change in it.
        language: The language of the reader.
    """
    section, id = finding.entry
    what = finding.sentence(language)
    if section == "activity" and id in meeting.activity:
        title = meeting.activity[id].title.in_language(language.code).marked
        return language.say(N_("Look at this: {title}: {what}"), title=title, what=what)
    return language.say(N_("Look at this: {what}"), what=what)
