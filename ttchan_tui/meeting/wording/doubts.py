"""How is told what is doubtful or wrong in a meeting after a change."""

from __future__ import annotations

from ttchan_tui.meeting.checks import Finding
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_, Language
from ttchan_tui.text.multilingual import Text


def doubt_words(finding: Finding, meeting: Meeting, language: Language) -> str:
    """A sentence that asks to look at it; takes what `found_words` does."""
    return language.say(N_("Look at this: {what}"), what=found_words(finding, meeting, language))


def found_words(finding: Finding, meeting: Meeting, language: Language) -> str:
    """What was found, and of what: the activity, venue or prompt by its name.

    Args:
        finding: What was found.
        meeting: The meeting with the change in it.
        language: The language of the reader.
    """
    section, id = finding.entry
    names: dict[str, Text] = {}
    match section:
        case "activity":
            names = {one.id: one.title for one in meeting.activities}
        case "venue":
            names = {one.id: one.name for one in meeting.venues}
        case "prompt":
            names = {one.id: one.title for one in meeting.prompts}
    sentence = finding.sentence(language)
    return f"{names[id].in_language(language.code).marked}: {sentence}" if id in names else sentence
