"""What was changed of a part of the meeting, in words and values: never an id alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ttchan_tui.meeting.editing import shown
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_, Language
from ttchan_tui.text.multilingual import Text

DONE_TO_PARTS: Final = {
    "activity": (N_("activity added"), N_("activity changed"), N_("activity removed")),
    "venue": (N_("venue added"), N_("venue changed"), N_("venue removed")),
    "prompt": (N_("prompt added"), N_("prompt changed"), N_("prompt removed")),
    "delegation": (N_("count of people changed"),) * 3,
    "participation": (N_("count of people changed"),) * 3,
    "meeting": (N_("meeting changed"),) * 3,
    "day": (N_("day changed"),) * 3,
    "place": (N_("place added"), N_("place changed"), N_("place removed")),
}
"""What is told of parts that are from the files of a meeting: new ones, changed ones, and those gone."""

_FIELDS: Final = {
    "title": N_("title"),
    "name": N_("name"),
    "text": N_("text"),
    "date": N_("day"),
    "start": N_("begins"),
    "end": N_("ends"),
    "venues": N_("where"),
    "audience": N_("for whom"),
    "led_by": N_("led by"),
    "cancelled": N_("cancelled"),
    "replaced_by": N_("instead"),
    "delegations": N_("delegations"),
    "heads": N_("people counted"),
    "count": N_("people"),
    "stated_total": N_("stated total"),
    "address": N_("address"),
    "part_of_day": N_("part of the day"),
}


def part_name(part: PartChange, language: Language) -> str:
    """What a part is called, and its id behind it: "Welcome (d1-1)"."""
    fields = part.after or part.before or {}
    said = next((fields[name] for name in ("title", "name") if isinstance(fields.get(name), Mapping)), None)
    name = f"{part.section} {part.id}".rstrip()
    if not isinstance(said, Mapping):
        return name
    words = Text({str(code): str(text) for code, text in said.items()}).in_language(language.code).marked
    return f"{harmless(words)} ({part.id})"


def field_words(part: PartChange, meeting: Meeting, language: Language) -> Iterator[str]:
    """Each field that differs: "begins: 14:00 → 14:30"."""
    for path, (before, after) in part.fields.items():
        name, _, code = path.partition(".")
        label = language.say(_FIELDS[name]) if name in _FIELDS else name
        where = f" ({code})" if code else ""
        values = " → ".join(_value(name, value, meeting, language) for value in (before, after))
        yield f"{label}{where}: {values}"


def _value(name: str, value: object, meeting: Meeting, language: Language) -> str:
    """A value in words: of venues and activities their names."""
    known: Mapping[str, Text] = {}
    if name == "venues":
        known = {venue.id: venue.name for venue in meeting.venues}
    elif name == "replaced_by":
        known = {one.id: one.title for one in meeting.activities}
    if not known or value is None:
        return shown(value)
    ids = map(str, value if isinstance(value, list) else [value])
    return ", ".join(known[id].in_language(language.code).marked if id in known else shown(id) for id in ids)
