"""What persons have made of the paragraph of a day, and how that goes on when the draft changes.

A sentence that nobody touched follows the draft. One that a person has changed stays as it is, and the
difference is told. One that a person has taken out stays out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from ttchan_tui.meeting.codec import DAY, LANGUAGE, Form, Record, several, string
from ttchan_tui.meeting.sheet.sheet import Sentence

PERSON: Final = "person"
"""The source of what a person has added."""


@dataclass(frozen=True, slots=True)
class KeptSentence:
    """A sentence as a person left it."""

    text: str
    """Empty if they have taken it out."""
    source: str
    drafted: str = ""
    """What was drafted from that source then; empty if they have added it."""

    @property
    def edited(self) -> bool:
        """Whether it is not what was drafted."""
        return self.text != self.drafted


@dataclass(frozen=True, slots=True)
class KeptDay:
    """The paragraph of a day in a language, as a person left it."""

    id: str
    day: date
    language: str
    sentences: tuple[KeptSentence, ...]


def kept_id(meeting: str, day: date, language: str) -> str:
    """What the paragraph of a day in a language is called in a database of several meetings."""
    return f"{meeting}-{day.isoformat()}-{language}"


_STRING: Final = Form(string)
_SENTENCE: Final = Record(KeptSentence, text=_STRING, source=_STRING, drafted=_STRING)

KEPT_DAY: Final = Record(KeptDay, id=_STRING, day=DAY, language=LANGUAGE, sentences=several(_SENTENCE))


@dataclass(frozen=True, slots=True)
class Difference:
    """What a person has written, and what would be drafted from the same source now."""

    source: str
    written: str
    """Empty if they have taken it out."""
    drafted: str
    """Empty if there is nothing left that it came from."""


def edited(draft: Sequence[Sentence], kept: KeptDay | None, lines: Sequence[str]) -> tuple[KeptSentence, ...]:
    """What a person has made of the sentences that they were shown, one a line.

    Args:
        draft: What would be drafted now.
        kept: What was kept of the day before.
        lines: What they have written.
    """
    shown = merged(draft, kept)
    drafted = {sentence.source: sentence.text for sentence in draft}
    found: list[KeptSentence] = []
    matcher = SequenceMatcher(None, [sentence.text for sentence in shown], list(lines), autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        old, new = shown[first:last], lines[start:end]
        if kind == "equal":
            found += [KeptSentence(one.text, one.source, drafted.get(one.source, "")) for one in old]
            continue
        for number in range(max(len(old), len(new))):
            text = new[number] if number < len(new) else ""
            source = old[number].source if number < len(old) else PERSON
            if text or source != PERSON:
                found.append(KeptSentence(text, source, drafted.get(source, "")))
    out = [one for one in (kept.sentences if kept else ()) if not one.text]
    return (*found, *(one for one in out if one.source not in {here.source for here in found}))


def reworded(
    draft: Sequence[Sentence], kept: KeptDay | None, which: Sentence, text: str, *, behind: bool = False
) -> tuple[KeptSentence, ...]:
    """One sentence in other words; the others are as they were, also against the draft.

    Args:
        draft: What was drafted when they were looked at.
        kept: What was kept of the day then.
        which: The sentence that is meant, of those that were shown or were taken out.
        text: What it says from now on; empty if it is taken out.
        behind: Whether that is a sentence of its own behind it.
    """
    drafted = {sentence.source: sentence.text for sentence in draft}
    known = kept.sentences if kept else ()
    found: list[KeptSentence] = []
    for shown in merged(draft, kept):
        as_was = KeptSentence(shown.text, shown.source, drafted.get(shown.source, ""))
        if shown.edited:
            as_was = next(one for one in known if (one.text, one.source) == (shown.text, shown.source))
        if shown != which or behind:
            found.append(as_was)
        elif text or shown.source != PERSON:
            found.append(replace(as_was, text=text, drafted=drafted.get(shown.source, "")))
        if shown == which and behind:
            found.append(KeptSentence(text, PERSON))
    out = (one for one in known if not one.text and not (text and one.source == which.source))
    return (*found, *out)


def taken_out(draft: Sequence[Sentence], kept: KeptDay | None) -> tuple[Sentence, ...]:
    """What is drafted and a person has taken out, as it would be."""
    out = {one.source for one in kept.sentences if not one.text} if kept else set()
    return tuple(sentence for sentence in draft if sentence.source in out)


def merged(draft: Sequence[Sentence], kept: KeptDay | None) -> tuple[Sentence, ...]:
    """The paragraph as it is to be read: the draft, with whatever a person has changed in its place."""
    if kept is None:
        return tuple(draft)
    by_source = {sentence.source: sentence for sentence in draft}
    known = {one.source for one in kept.sentences}
    found: list[Sentence] = []
    waiting = [sentence for sentence in draft if sentence.source not in known]
    order = {sentence.source: number for number, sentence in enumerate(draft)}
    for one in kept.sentences:
        place = order.get(one.source)
        while place is not None and waiting and order[waiting[0].source] < place:
            found.append(waiting.pop(0))
        if not one.text:
            continue
        now = by_source.get(one.source)
        if one.edited or one.source == PERSON:
            found.append(Sentence(one.text, kept.language, one.source, edited=True))
        elif now is not None:
            found.append(now)
    return (*found, *waiting)


def differences(draft: Sequence[Sentence], kept: KeptDay | None) -> Iterator[Difference]:
    """Where the draft says something else now than when a person changed a sentence."""
    by_source = {sentence.source: sentence.text for sentence in draft}
    for one in kept.sentences if kept else ():
        now = by_source.get(one.source, "")
        if one.edited and one.source != PERSON and now != one.drafted:
            yield Difference(one.source, one.text, now)
