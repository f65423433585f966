"""Meetings of any shape that the format allows, drawn by chance; one number draws the same one each time."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from typing import Any

from ttchan_tui.meeting.format import Sections, sections_of

FIRST = date(2021, 5, 1)

_LANGUAGES = (("en",), ("lv", "en"), ("el",), ("is", "en"), ("fr",), ("bg", "de", "en"), ("sr-Cyrl",))
"""One and several, known to the interface and not."""

_COUNTRIES = ("RS", "BG", "PT", "LV", "DE", "GR", "KZ", "GB", "MK", "TR")
_WORDS = (
    "Walk",
    "Συνέδριο",
    "Обсуждане",
    "Très long déjeuner à la mairie",
    "A",
    "Gespräch: „Europa“",
    "Ķīlis [x]",
)
_MOST_DAYS, _MOST_ACTIVITIES, _MOST_PLACES = 62, 40, 150


def drawn(number: int) -> Sections:
    """The sections of the meeting that this number draws."""
    problems: list[Any] = []
    found = sections_of(_Drawing(number).files(), problems)
    assert not problems
    return found


class _Drawing:
    def __init__(self, number: int) -> None:
        self._chance = random.Random(number)
        self._languages = self._chance.choice(_LANGUAGES)
        days = self._chance.choice((1, 1, 2, 4, 8, 25, _MOST_DAYS))
        self._days = [FIRST + timedelta(days=day) for day in range(days)]
        most = _MOST_PLACES if number % 5 == 0 else 12
        self._places = [f"town-{place}" for place in range(self._chance.choice((1, 2, 7, most)))]
        self._country = {place: self._chance.choice(_COUNTRIES) for place in self._places}
        self._has_groups = self._is(0.6)
        self._venues = [f"venue-{venue}" for venue in range(self._chance.choice((0, 0, 1, 3)))]

    def files(self) -> dict[str, dict[str, Any]]:
        """Its files."""
        files = {
            "meeting.toml": self._meeting(),
            "programme.toml": self._programme(),
            "venues.toml": {"venue": [self._venue(id) for id in self._venues]} if self._venues else {},
            "people.toml": self._people(),
            "groupwork.toml": self._groupwork() if self._has_groups else {},
        }
        return files | {f"places/{id}.toml": self._place(id) for id in self._places}

    def _is(self, likely: float) -> bool:
        return self._chance.random() < likely

    def _text(self, words: str = "") -> dict[str, str]:
        return {code: words or self._chance.choice(_WORDS) for code in self._languages}

    def _some(self, likely: float = 0.5, **fields: Any) -> dict[str, Any]:
        """Each of these fields, or not."""
        return {name: value for name, value in fields.items() if self._is(likely)}

    def _meeting(self) -> dict[str, Any]:
        address = dict.fromkeys(self._languages, "https://town.test/")
        return {
            "format": 1, "id": "drawn", "acronym": "Drawn", "name": self._text(), "host": self._places[0],
            "start": self._days[0], "end": self._days[-1], "time_zone": "Europe/Belgrade",
            "languages": list(self._languages),
            "funding": {"line": self._text(), "number": "1-2-3", "programme": self._text()},
            "lead": {"name": self._text("Town of Drawn"), "website": address},
            "day": [self._day(day) for day in self._days],
            **self._some(
                about=self._text(), results={"address": address},
                project={"name": self._text(), "meetings": 3},
                part_of_day=[{"id": "night", "name": self._text("late"), "starts": time(18)}],
            ),
        }  # fmt: skip

    def _day(self, day: date) -> dict[str, Any]:
        return {"date": day, "title": self._text()} | self._some(0.3, text=self._text(), change=self._text())

    def _programme(self) -> dict[str, Any]:
        activities = [one for day in self._days for one in self._activities(day)]
        return {"kind": [{"id": "talk", "name": self._text()}], "activity": activities}

    def _activities(self, day: date) -> list[dict[str, Any]]:
        most = _MOST_ACTIVITIES if self._is(0.1) else 4
        times = [self._times() for _ in range(self._chance.choice((0, 1, most)))]
        times.sort(key=lambda one: (one.get("after_midnight", False), one.get("start", time.min)))
        return [
            {
                "id": f"a{day.toordinal()}-{number}", "date": day, "title": self._text(), "kind": "talk",
                "venues": [self._chance.choice(self._venues)] if self._venues and self._is(0.6) else [],
                **self._some(0.2, text=self._text(), cancelled=self._text(), state=self._text()),
                **at,
            }
            for number, at in enumerate(times)
        ]  # fmt: skip

    def _times(self) -> dict[str, Any]:
        kind = self._chance.randrange(5)
        hour = self._chance.randrange(7, 21)
        return (
            {},
            {"start": time(hour, 30)},
            {"start": time(hour), "end": time(hour + 2)},
            {"start": time(21), "end": time(1)},
            {"start": time(0, 30), "after_midnight": True},
        )[kind]

    def _venue(self, id: str) -> dict[str, Any]:
        return {"id": id, "name": self._text(), **self._some(place=self._places[0], address="Street 1")}

    def _people(self) -> dict[str, Any]:
        rows = [self._delegation(place) for place in self._places]
        rows += [{"id": f"row-{code.lower()}", "country": code, **self._count()} for code in _COUNTRIES[:2]]
        rows += (
            [{"id": "guest", "country": "KZ", "count": 1, "separately_named": True}] if self._is(0.5) else []
        )
        known = all("count" in row and "at_least" not in row for row in rows if "separately_named" not in row)
        total = sum(row.get("count", 0) for row in rows if "separately_named" not in row)
        participation = {
            "host_delegation": rows[0]["id"], "text": self._text(),
            **({"stated_total": total} if known and total else {}),
            **self._some(counts="expected", guests="beside"),
        }  # fmt: skip
        lead = {
            "id": "lead",
            "country": self._country[self._places[0]],
            "lead": True,
            "place": self._places[0],
        }
        return {"participation": participation, "delegation": rows, "partner": [lead]}

    def _count(self) -> dict[str, Any]:
        number = self._chance.choice((1, 2, 5, 11, 21, 101))
        return self._chance.choice(
            ({}, {"count": number}, {"count": number}, {"count": number, "at_least": True})
        )

    def _delegation(self, place: str) -> dict[str, Any]:
        return {"id": place, "country": self._country[place], "places": [place], **self._count()}

    def _groupwork(self) -> dict[str, Any]:
        groups = [{"id": "rs", "country": "RS"}, {"id": "guests", "name": self._text()}]
        category = {"id": "good", "name": self._text()}
        return {"group": groups, "prompt": [{"id": "why", "title": self._text(), "category": [category]}]}

    def _place(self, id: str) -> dict[str, Any]:
        name = "Neustadt" if self._is(0.3) else f"{self._chance.choice(_WORDS)} {id}"
        position = {"latitude": self._chance.uniform(35, 65), "longitude": self._chance.uniform(-9, 40)}
        return {
            "id": id, "kind": "city", "country": self._country[id], "name": self._text(name),
            "local_name": name, "time_zone": "Europe/Belgrade",
            **(position if self._is(0.8) else {}),
            **self._some(0.3, note=self._text(), website="https://town.test/"),
        }  # fmt: skip
