"""What was changed of a part of the meeting, in words and values: never an id alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from ttchan_tui.meeting.editing import shown
from ttchan_tui.meeting.format.values import is_language
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.meeting.wording.tables import TABLES
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_, Language
from ttchan_tui.text.multilingual import Text

Fields = Mapping[str, object]

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
    "state": N_("at the moment"),
    "replaced_by": N_("instead"),
    "delegations": N_("delegations"),
    "heads": N_("people counted"),
    "count": N_("people"),
    "stated_total": N_("stated total"),
    "address": N_("address"),
    "part_of_day": N_("part of the day"),
    "kind": N_("kind"),
    "at_least": N_("at least"),
    "until": N_("until"),
    "urgent": N_("urgent"),
    "venue": N_("venue"),
    "place": N_("place"),
    "places": N_("places"),
    "prompt": N_("prompt"),
    "groups": N_("groups"),
    "entrance": N_("way in"),
    "about": N_("about"),
    "project_events": N_("project events"),
    "time_note": N_("note on the time"),
    "after_midnight": N_("after midnight"),
    "venue_note": N_("note on the venue"),
    "age_sensitive": N_("for adults"),
}


_SECTIONS: Final = {
    "activity": N_("activity"),
    "announcement": N_("announcement"),
    "countdown": N_("time left"),
    "day": N_("day"),
    "delegation": N_("delegation"),
    "freeze": N_("freeze"),
    "group": N_("group"),
    "hidden_prompt": N_("what is hidden"),
    "meeting": N_("meeting"),
    "open_prompt": N_("prompt for visitors"),
    "participation": N_("who takes part"),
    "partner": N_("partner"),
    "place": N_("place"),
    "project_event": N_("project event"),
    "promise": N_("promise"),
    "prompt": N_("prompt"),
    "ready_group": N_("group"),
    "sheet_day": N_("paragraph of the sheet"),
    "short_path": N_("short path"),
    "source": N_("source"),
    "theme": N_("theme"),
    "venue": N_("venue"),
    "visitor": N_("note of a visitor"),
}


def part_name(part: PartChange, meeting: Meeting, language: Language, *, with_kind: bool = True) -> str:
    """What a part is called: "activity “Welcome”", "delegation “Latvia”".

    Args:
        part: The part.
        meeting: Gives other things their names.
        language: The language of the reader.
        with_kind: Whether it is said what kind of part it is, if it has a name of its own.
    """
    fields = part.after or part.before or {}
    kinds = {**TABLES, **_FIELDS, **_SECTIONS}
    kind = language.say(kinds[part.section]) if part.section in kinds else part.section
    name = _own_name(part, fields, meeting, language)
    quoted = name if name[:1] in _QUOTES else language.say(N_("“{text}”"), text=name)  # some bring their own
    return " ".join([*([kind] if with_kind or not name else []), *([quoted] if name else [])])


def _own_name(part: PartChange, fields: Fields, meeting: Meeting, language: Language) -> str:
    for field in ("title", "name", "text", "local_name", "path"):
        if words := _words(fields.get(field), language):
            return words
    if part.section in ("meeting", "participation"):
        return ""
    if country := fields.get("country"):
        return language.country(str(country))
    if day := _day(part.id, language) or _day(fields.get("date"), language):
        return day
    prompt, group = (_named(name, fields.get(name), meeting, language) for name in ("prompt", "group"))
    return " · ".join(filter(None, (prompt, group))) or harmless(part.id)


def part_lines(part: PartChange, meeting: Meeting, language: Language) -> Iterator[str]:
    """What a part is called, and each field that differs; or that it is new, or gone."""
    name = part_name(part, meeting, language)
    if part.before is None or part.after is None:
        yield language.say(N_("{part}: new") if part.before is None else N_("{part}: gone"), part=name)
        return
    yield name
    yield from (f"  {line}" for line in field_words(part, meeting, language))


def field_words(part: PartChange, meeting: Meeting, language: Language) -> Iterator[str]:
    """Each field that differs: "begins: 14:00 → 14:30"."""
    for path, (before, after) in part.fields.items():
        name, _, _ = path.partition(".")
        values = " → ".join(value_words(name, value, meeting, language) for value in (before, after))
        yield f"{field_name(path, language)}: {values}"


def field_name(path: str, language: Language) -> str:
    """What a field is called, with its language: "title (en)"; one of a table, behind the name of that."""
    names = path.split(".")
    code = names.pop() if len(names) > 1 and is_language(names[-1], thorough=True) else ""
    known = {**TABLES, **_FIELDS}
    label = " · ".join(language.say(known[one]) if one in known else one.replace("_", " ") for one in names)
    return f"{label} ({code})" if code else label


def value_words(name: str, value: object, meeting: Meeting, language: Language) -> str:
    """A value of the field of that name in words: of venues, activities and the like their names."""
    if isinstance(value, bool):
        return language.say(N_("yes") if value else N_("no"))
    if isinstance(value, Mapping):
        return _words(value, language) or "–"
    if day := _day(value, language):
        return day
    ids = value if isinstance(value, (list, tuple)) else [value]
    words = (_named(name, one, meeting, language) or shown(one) for one in ids)
    return ", ".join(words) or "–"


def _named(name: str, id: object, meeting: Meeting, language: Language) -> str:
    """What the thing is called that a field of that name means by an id; nothing, if it is no id."""
    if not isinstance(id, str):
        return ""
    if name in ("group", "groups") and id in meeting.group:
        return group_name(meeting.group[id], language)
    if name in ("delegations", "host_delegation") and id in meeting.delegation:
        return language.country(meeting.delegation[id].country)
    texts: Mapping[str, Text] = {}
    match name:
        case "venues" | "venue":
            texts = {one.id: one.name for one in meeting.venues}
        case "replaced_by":
            texts = {one.id: one.title for one in meeting.activities}
        case "kind":
            texts = {one.id: one.name for one in meeting.kinds}
        case "part_of_day":
            texts = {one.id: one.name for one in meeting.parts_of_day}
        case "place" | "places" | "host":
            texts = {one.id: one.name for one in meeting.places}
        case "prompt":
            texts = {one.id: one.title for one in meeting.prompts}
    return texts[id].in_language(language.code).marked if id in texts else ""


def _words(value: object, language: Language) -> str:
    """A text in the language of the reader; of one in several lines, all of them in one."""
    if isinstance(value, str):
        return harmless(" ".join(value.split()))
    if not isinstance(value, Mapping):
        return ""
    text = Text({str(code): str(words) for code, words in value.items()}).in_language(language.code)
    return harmless(" ".join(text.marked.split()))


def _day(value: object, language: Language) -> str:
    if not (isinstance(value, str) and _DATE.fullmatch(value)):
        return ""
    try:
        return language.date(date.fromisoformat(value))
    except ValueError:
        return ""


_QUOTES: Final = ("“", "„", "«", '"')
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
