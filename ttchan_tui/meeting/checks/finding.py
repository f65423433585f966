"""What a check has found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING

from ttchan_tui.text.multilingual import Text

if TYPE_CHECKING:
    from ttchan_tui.text.languages import Language


class Severity(Enum):
    """How bad it is."""

    ERROR = "error"
    """Something wrong would be shown."""
    WARNING = "warning"
    """It may be meant; an organiser should look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an organiser should know."""

    code: str
    """Stable name of the check; docs/data-format.md lists them."""
    severity: Severity
    where: str
    """Entry and field as they stand in the files, such as `activity "d2-3": title`."""
    template: str
    values: Mapping[str, object]

    def sentence(self, language: Language) -> str:
        """What was found."""
        values = {name: _worded(value, language) for name, value in self.values.items()}
        return language.say(self.template, **values)


def error(code: str, where: str, template: str, **values: object) -> Finding:
    """Something that is wrong."""
    return Finding(code, Severity.ERROR, where, template, values)


def warning(code: str, where: str, template: str, **values: object) -> Finding:
    """Something that may be wrong."""
    return Finding(code, Severity.WARNING, where, template, values)


def entry(section: str, key: object) -> str:
    """An entry as it is called in `Finding.where`."""
    return f'{section} "{key}"' if isinstance(key, str) else f"{section} {key}"


def _worded(value: object, language: Language) -> object:
    if isinstance(value, Text):
        return value.said(language.code).text
    if isinstance(value, date):
        return language.full_date(value)
    if isinstance(value, time):
        return language.time(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(_worded(item, language)) for item in value)
    return value
