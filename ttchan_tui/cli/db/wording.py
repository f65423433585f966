"""Moments, ages and sizes, as the commands of `ttchan db` say them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from ttchan_tui.text.languages import N_, Language

_KILO: Final = 1000

_SHOWN: Final = 60
"""Characters of a note that are shown; enough to know it again."""

_TABLES: Final = {
    "meeting": N_("meeting"),
    "source": N_("sources"),
    "part_of_day": N_("parts of the day"),
    "day": N_("days"),
    "project_event": N_("project events"),
    "fact_category": N_("kinds of facts"),
    "kind": N_("kinds of activities"),
    "activity": N_("activities"),
    "venue": N_("venues"),
    "wifi": N_("networks for guests"),
    "participation": N_("participation"),
    "delegation": N_("delegations"),
    "partner": N_("partners"),
    "group": N_("groups"),
    "prompt": N_("prompts"),
    "place": N_("places"),
    "note": N_("notes"),
    "announcement": N_("announcements"),
    "visitor": N_("visitors' notes"),
    "open_prompt": N_("prompts open to visitors"),
    "theme": N_("themes"),
    "promise": N_("promises"),
    "hidden_prompt": N_("hidden prompts"),
    "freeze": N_("freezes"),
    "ready_group": N_("ready groups"),
    "countdown": N_("countdowns"),
    "meeting_aside": N_("other meetings"),
    "publication": N_("addresses where the results are published"),
    "said_date": N_("dates of the register"),
    "short_path": N_("short paths of the site"),
    "sheet_day": N_("paragraphs of the description sheet"),
}
"""What is in each table that this program knows."""


def table_name(name: str, language: Language) -> str:
    """What is in a table; its own name, if another program has made it."""
    return language.say(_TABLES[name]) if name in _TABLES else name


def local(moment: datetime, zone: str | None = None) -> str:
    """A moment by the clocks of that time zone, else by that of this machine: `2018-11-09 14:05:00`."""
    return f"{moment.astimezone(ZoneInfo(zone) if zone else None):%Y-%m-%d %H:%M:%S}"


def moment(value: datetime | None) -> str | None:
    """A moment for programs."""
    if value is None:
        return None
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def size(number: int, language: Language) -> str:
    """How large a file is, such as `12.3 kB`."""
    if number < _KILO:
        return language.count(N_("{number} byte"), N_("{number} bytes"), number)
    if number < _KILO**2:
        return f"{language.number(round(number / _KILO, 1))} kB"
    return f"{language.number(round(number / _KILO**2, 1))} MB"


def quoted(note: Mapping[str, object], language: Language) -> str:
    """What the document of a note says, in short."""
    text = " ".join(str(note.get("text", "")).split())
    return language.say(N_("“{text}”"), text=text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
