"""One digit, date, name or sum of a sound sheet changed: it is found, or it means the same."""

from __future__ import annotations

import os
import random
import re
from datetime import date, timedelta

import pytest

from tests.meeting.sheet.changing import codes, sheet
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.sheet import check_finished

SEEDS = 1000 if os.environ.get("TTCHAN_STRESS") else 40

KNOWN = {"sheet-guests", "sheet-events-on-a-day", "sheet-event-order"}
"""What is found in the sound sheet as well: the report is like that."""


def digit(text: str, chance: random.Random) -> str:
    """Another digit in the place of one."""
    place = chance.choice([found.start() for found in re.finditer(r"\d", text)])
    other = chance.choice([one for one in "0123456789" if one != text[place]])
    return f"{text[:place]}{other}{text[place + 1 :]}"


def other_date(text: str, chance: random.Random) -> str:
    """Another date in the place of one."""
    found = chance.choice(list(re.finditer(r"(\d\d)([./])(\d\d)[./](\d{4})", text)))
    day = date(int(found[4]), int(found[3]), int(found[1]))
    other = day + timedelta(days=chance.choice([-365, -30, -7, -1, 1, 2, 7, 30, 31, 365]))
    written = other.strftime(f"%d{found[2]}%m{found[2]}%Y")
    return f"{text[: found.start()]}{written}{text[found.end() :]}"


def name(text: str, chance: random.Random) -> str:
    """One letter of a name doubled, left out or changed for another."""
    found = chance.choice(list(re.finditer(r"\b[A-ZĀ-Ž][\w-]{3,}", text)))
    place = chance.randrange(found.start(), found.end())
    letter = chance.choice(["", text[place] * 2, chance.choice("aeiourstnlm".replace(text[place], ""))])
    return f"{text[:place]}{letter}{text[place + 1 :]}"


def sum_of(text: str, chance: random.Random) -> str:
    """A number of people larger or smaller."""
    found = chance.choice(
        list(re.finditer(r"\b\d+(?= (?:participant|citizen|dalībniek|iedzīvotāj|from|no )\w*)", text))
    )
    other = int(found.group()) + chance.choice([-10, -1, 1, 2, 10, 100])
    return f"{text[: found.start()]}{max(0, other)}{text[found.end() :]}"


MUTATIONS = [digit, other_date, name, sum_of]


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_change_is_found(meeting: Meeting, language: str) -> None:
    sound = sheet(meeting, language).text
    assert codes(check_finished(sound, meeting)) == KNOWN
    missed = []
    for seed in range(SEEDS):
        chance = random.Random(seed)
        changed = chance.choice(MUTATIONS)(sound, chance)
        if changed != sound and codes(check_finished(changed, meeting)) == KNOWN:
            missed.append(_difference(sound, changed))
    assert missed == []


@pytest.mark.parametrize("language", ["lv", "en"])
def test_sums_and_dates_are_found_without_the_meeting(meeting: Meeting, language: str) -> None:
    """A partner's sheet has only itself: what has to agree within it does not any more."""
    sound = re.sub(r"(?s)(Daži|Some participants).*?(?=\n)", "", sheet(meeting, language).text, count=1)
    missed = []
    for seed in range(SEEDS):
        chance = random.Random(seed)
        changed = chance.choice([other_date, sum_of])(sound, chance)
        if changed != sound and codes(check_finished(changed)) <= KNOWN:
            missed.append(_difference(sound, changed))
    assert missed == []


def _difference(one: str, other: str) -> str:
    place = next(n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return f"{one[place - 30 : place + 20]!r} → {other[place - 30 : place + 20]!r}"
