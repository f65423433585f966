"""The forms that values must have."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.limits import ADDRESS_LIMIT, IDENTIFIER_LIMIT
from ttchan_tui.meeting.qr.address import is_web_address

if TYPE_CHECKING:
    from babel import Locale

IDENTIFIER: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

COUNTRY: Final = re.compile(r"[A-Z]{2}")

LANGUAGE_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n\s*")


def is_identifier(text: str) -> bool:
    """Whether something may be called so."""
    return len(text) <= IDENTIFIER_LIMIT and IDENTIFIER.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Whether the text is a web address."""
    return len(text) <= ADDRESS_LIMIT and is_web_address(text)


def is_language(value: object, *, thorough: bool) -> bool:
    """Whether that is the tag of a language; of one that CLDR knows, if `thorough`."""
    return (
        isinstance(value, str)
        and LANGUAGE_TAG.fullmatch(value) is not None
        and (not thorough or value.partition("-")[0] in languages())
    )


def as_date(value: object) -> date | None:
    """A date of TOML, or its ISO form as the store keeps it."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def as_moment(value: object) -> datetime | None:
    """A moment in its ISO form, with its time zone."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def as_time(value: object) -> time | None:
    """A time of day of TOML, or its ISO form as the store keeps it; without a zone."""
    if isinstance(value, str):
        try:
            value = time.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, time) and value.tzinfo is None else None


def reflowed(text: str) -> str:
    """A text of several lines: an empty line makes a paragraph, other line breaks are spaces."""
    if "\n" not in text:
        return text
    return "\n\n".join(" ".join(part.split()) for part in _PARAGRAPH.split(text))


@cache
def is_time_zone(name: str) -> bool:
    """Whether the IANA database has that zone."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return False
    return True


@cache
def countries() -> frozenset[str]:
    """The countries that CLDR has a name for."""
    return frozenset(code for code in map(str, _english().territories) if COUNTRY.fullmatch(code)) - {
        "EU",
        "UN",
        "ZZ",
    }


@cache
def languages() -> frozenset[str]:
    """The languages that CLDR has a name for."""
    return frozenset(_english().languages)


@cache
def _english() -> Locale:
    from babel import Locale

    return Locale.parse("en")
