"""What a draft is, and how it stands in a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from ttchan_tui.meeting.format.values import is_language
from ttchan_tui.text.gate import harmless


class DraftKind(StrEnum):
    """What kind of field a text is typed in."""

    LINE = "line"
    """A note, new or changed, or whatever else can be typed there."""
    TRANSLATION = "translation"
    TITLE = "title"
    """What a theme is called."""
    WORDING = "wording"
    """What merged notes say together."""
    PROMISE = "promise"
    SENTENCE = "sentence"
    """Of the description sheet."""
    FORM = "form"
    """Several fields of a form at the desk."""
    REASON = "reason"
    """Why something is done. It is offered again if the store refuses to do it, and is on no disk: without
    the act, a line about it is worth nothing."""


@dataclass(frozen=True, slots=True)
class FieldRef:
    """A field, and what is typed there about: whatever is typed belongs there and nowhere else."""

    meeting: str
    kind: DraftKind
    prompt: str = ""
    group: str = ""
    notes: tuple[str, ...] = ()
    """Ids of the notes that it is about: the one that is changed or translated, or all that are merged."""
    of: str = ""
    """Id of the theme or promise that is changed, or of a new one's partner; which sentence of the sheet; the
    act to be reasoned."""

    @property
    def note(self) -> str:
        """Id of the note that it is about, or of the first one; empty if it is about none."""
        return self.notes[0] if self.notes else ""

    def meets(self, other: FieldRef) -> bool:
        """Whether what is typed in one is meant for the other as well: of several notes, some are enough."""
        mine, theirs = ((it.meeting, it.kind, it.prompt, it.group, it.of) for it in (self, other))
        fewer, more = sorted(({*self.notes}, {*other.notes}), key=len)
        return mine == theirs and fewer <= more and bool(fewer) == bool(more)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is typed in one place."""

    place: FieldRef
    text: str
    language: str
    category: str = ""
    level: str = ""
    about: str = ""
    """Group that it is about, if that is not its own."""
    more: tuple[str, ...] = ()
    """What is typed in the other fields of the same form, in their order."""
    entered: bool = False
    """Whether it was finished with Enter."""
    typed_at: datetime = field(default_factory=lambda: datetime.now(UTC), compare=False)


def content(drafts: Iterable[Draft]) -> bytes:
    """Drafts as they stand in a file."""
    return json.dumps({"drafts": [*map(_entry, drafts)]}, ensure_ascii=False, indent=1).encode(
        errors="replace"
    )


def drafts_in(data: bytes) -> list[Draft]:
    """The drafts that a file has; whatever is none is left out."""
    try:
        entries = list(json.loads(data)["drafts"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return []
    drafts = []
    for entry in entries:
        with suppress(ValueError, LookupError, TypeError, AttributeError, OverflowError):
            drafts.append(_draft(entry))
    return drafts


_TEXTS: Final = ("meeting", "prompt", "group", "category", "text", "language", "note")
_LATER_TEXTS: Final = {"level": "", "about": "", "kind": DraftKind.LINE.value, "of": ""}
"""Those that earlier versions of this program did not write, and what they meant."""


def _entry(draft: Draft) -> dict[str, Any]:
    place = draft.place
    return {
        "meeting": place.meeting,
        "kind": place.kind.value,
        "prompt": place.prompt,
        "group": place.group,
        "note": " ".join(place.notes),
        "of": place.of,
        "category": draft.category,
        "level": draft.level,
        "about": draft.about,
        "text": draft.text,
        "more": draft.more,
        "language": draft.language,
        "entered": draft.entered,
        "typed_at": draft.typed_at.isoformat(),
    }


def _draft(entry: Mapping[str, Any]) -> Draft:
    values = {name: entry[name] for name in _TEXTS}
    values |= {name: entry.get(name, default) for name, default in _LATER_TEXTS.items()}
    more = tuple(entry.get("more", ()))
    if not all(isinstance(value, str) for value in (*values.values(), *more)):
        raise TypeError(entry)
    if not is_language(values["language"], thorough=False):
        raise ValueError(entry)
    place = FieldRef(
        values["meeting"],
        DraftKind(values["kind"]),
        values["prompt"],
        values["group"],
        tuple(values["note"].split()),
        values["of"],
    )
    words = harmless if place.kind is DraftKind.FORM else _one_line
    return Draft(
        place,
        words(values["text"]),
        values["language"],
        values["category"],
        values["level"],
        values["about"],
        tuple(map(words, more)),
        entry["entered"] is True,
        datetime.fromisoformat(entry["typed_at"]).astimezone(UTC),
    )


def _one_line(text: str) -> str:
    return harmless(text.replace("\n", " ").replace("\t", " "))
