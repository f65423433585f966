"""The columns of the workbook: what each field of the files holds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from ttchan_tui.text.languages import N_


class Holds(Enum):
    """What a field holds, with the help that stands in the second row."""

    ID = N_("a short name of small letters, digits and hyphens, such as town-hall; others refer to it")
    TEXT = N_("words in the language of the column")
    LINE = N_("words that are the same in all languages")
    LINES = N_("one or several, with semicolons between")
    DAY = N_("a date, such as 2021-10-01 or 1 October 2021")
    CLOCK = N_("a time of day, such as 9:30")
    NUMBER = N_("a whole number")
    DEGREES = N_("decimal degrees, such as 45.9713")
    YES = N_("yes or no; empty if nothing is said of it")
    IDS = N_("short names that stand in another sheet, with semicolons between")
    NUMBERS = N_("numbers, with semicolons between")


FIELDS: Final[Mapping[str, Mapping[str, Holds]]] = {
    "meeting": {
        "id": Holds.ID, "acronym": Holds.LINE, "name": Holds.TEXT, "about": Holds.TEXT, "host": Holds.ID,
        "start": Holds.DAY, "end": Holds.DAY, "time_zone": Holds.LINE, "languages": Holds.LINES,
        "funding.line": Holds.TEXT, "funding.number": Holds.LINE, "funding.programme": Holds.TEXT,
        "funding.strand": Holds.TEXT, "funding.measure": Holds.TEXT, "lead.name": Holds.TEXT,
        "lead.website": Holds.TEXT, "lead.short_address": Holds.TEXT, "results.address": Holds.TEXT,
        "results.short_address": Holds.TEXT, "results.text": Holds.TEXT, "results.source": Holds.LINE,
        "project.name": Holds.TEXT, "project.meetings": Holds.NUMBER,
        "outcome.all_carried_out": Holds.YES, "outcome.replanned": Holds.YES, "outcome.source": Holds.LINE,
        "outcome.aim": Holds.TEXT,
    },
    "day": {
        "date": Holds.DAY, "title": Holds.TEXT, "text": Holds.TEXT, "change": Holds.TEXT,
        "dedicated": Holds.TEXT, "source": Holds.LINE,
    },
    "project_event": {
        "number": Holds.NUMBER, "date": Holds.DAY, "until": Holds.DAY, "title": Holds.TEXT,
        "note": Holds.TEXT, "source": Holds.LINE,
    },
    "part_of_day": {"id": Holds.ID, "name": Holds.TEXT, "starts": Holds.CLOCK, "relative": Holds.YES},
    "activity": {
        "id": Holds.ID, "date": Holds.DAY, "start": Holds.CLOCK, "end": Holds.CLOCK, "title": Holds.TEXT,
        "kind": Holds.ID, "venues": Holds.IDS, "part_of_day": Holds.ID, "text": Holds.TEXT,
        "audience": Holds.TEXT, "led_by": Holds.TEXT, "venue_note": Holds.TEXT, "time_note": Holds.TEXT,
        "project_events": Holds.NUMBERS, "project_event_note": Holds.TEXT, "prompt": Holds.ID,
        "delegations": Holds.IDS, "heads": Holds.NUMBER, "cancelled": Holds.TEXT, "replaced_by": Holds.ID,
        "state": Holds.TEXT, "age_sensitive": Holds.YES, "after_midnight": Holds.YES, "source": Holds.LINE,
    },
    "kind": {"id": Holds.ID, "name": Holds.TEXT},
    "participation": {
        "stated_total": Holds.NUMBER, "at_least": Holds.YES, "counts": Holds.LINE,
        "host_delegation": Holds.ID, "text": Holds.TEXT, "separately_named_note": Holds.TEXT,
        "guests": Holds.LINE, "female": Holds.NUMBER, "male": Holds.NUMBER, "non_binary": Holds.NUMBER,
        "minors": Holds.NUMBER, "source": Holds.LINE,
    },
    "delegation": {
        "id": Holds.ID, "country": Holds.LINE, "count": Holds.NUMBER, "at_least": Holds.YES,
        "online": Holds.NUMBER, "places": Holds.IDS, "separately_named": Holds.YES,
        "eu_member": Holds.YES, "note": Holds.TEXT,
    },
    "partner": {
        "id": Holds.ID, "country": Holds.LINE, "lead": Holds.YES, "name": Holds.TEXT, "place": Holds.ID,
        "note": Holds.TEXT, "source": Holds.LINE,
    },
    "place": {
        "id": Holds.ID, "kind": Holds.LINE, "country": Holds.LINE, "name": Holds.TEXT,
        "local_name": Holds.LINE, "other_names": Holds.LINES, "latitude": Holds.DEGREES,
        "longitude": Holds.DEGREES, "coordinates_source": Holds.LINE, "time_zone": Holds.LINE,
        "website": Holds.LINE, "short_address": Holds.LINE, "website_source": Holds.LINE,
        "note": Holds.TEXT, "forms.*.from": Holds.LINE, "forms.*.in": Holds.LINE,
        "picture": Holds.LINE, "credit": Holds.LINE, "picture_text": Holds.TEXT,
    },
    "fact_category": {"id": Holds.ID, "name": Holds.TEXT},
    "greeting": {
        "of": Holds.ID, "language": Holds.LINE, "hello": Holds.LINE, "welcome": Holds.LINE,
        "language_name": Holds.TEXT,
    },
    "fact": {
        "of": Holds.ID, "category": Holds.ID, "text": Holds.TEXT, "source": Holds.LINE,
        "age_sensitive": Holds.YES,
    },
    "venue": {
        "id": Holds.ID, "name": Holds.TEXT, "place": Holds.ID, "address": Holds.LINE,
        "entrance": Holds.TEXT, "text": Holds.TEXT, "state": Holds.TEXT, "latitude": Holds.DEGREES,
        "longitude": Holds.DEGREES, "coordinates_source": Holds.LINE, "source": Holds.LINE,
        "picture": Holds.LINE, "credit": Holds.LINE, "picture_text": Holds.TEXT,
    },
    "walk": {"of": Holds.ID, "to": Holds.ID, "minutes": Holds.NUMBER, "one_way": Holds.YES},
    "wifi": {
        "id": Holds.ID, "ssid": Holds.LINE, "password": Holds.LINE, "security": Holds.LINE,
        "hidden": Holds.YES, "venue": Holds.ID,
    },
    "group": {
        "id": Holds.ID, "country": Holds.LINE, "name": Holds.TEXT, "delegations": Holds.IDS,
        "language": Holds.LINE,
    },
    "prompt": {
        "id": Holds.ID, "title": Holds.TEXT, "text": Holds.TEXT, "date": Holds.DAY, "groups": Holds.IDS,
        "mirror": Holds.YES, "source": Holds.LINE,
    },
    "category": {"of": Holds.ID, "id": Holds.ID, "name": Holds.TEXT, "sign": Holds.LINE},
    "level": {"of": Holds.ID, "id": Holds.ID, "name": Holds.TEXT},
    "step": {"of": Holds.ID, "id": Holds.ID, "name": Holds.TEXT, "minutes": Holds.NUMBER},
    "source": {"id": Holds.ID, "title": Holds.TEXT, "address": Holds.LINE},
}  # fmt: skip
"""The fields of each section; "of" names the place, venue or prompt that a row belongs to, and a star
stands for the code of a language."""

SHEETS: Final[Mapping[str, tuple[str, ...]]] = {
    "Meeting": ("meeting",),
    "Days": ("day", "project_event", "part_of_day"),
    "Programme": ("activity", "kind"),
    "People": ("participation", "delegation", "partner"),
    "Places": ("place", "greeting", "fact", "fact_category"),
    "Venues": ("venue", "walk", "wifi"),
    "Group work": ("group", "prompt", "category", "level", "step"),
    "Texts": ("source",),
}
"""The sheets, and the sections whose rows stand in each."""

PARTS: Final[Mapping[str, str]] = {
    "greeting": "place", "fact": "place", "walk": "venue",
    "category": "prompt", "level": "prompt", "step": "prompt",
}  # fmt: skip
"""Sections whose rows are parts of an entry of another one."""

WHAT: Final = "what"
"""The first column of a sheet: the section that a row belongs to."""

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "counts": ("came", "expected"),
    "guests": ("included", "beside", "not-said"),
    "place.kind": ("city", "district", "country"),
    "security": ("wpa", "wep", "open"),
}
"""What a cell may hold, where there are only a few words; "place.kind" is the field of that section."""
