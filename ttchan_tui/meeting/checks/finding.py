"""What a check has found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.format.sections import SECTIONS, file_of
from ttchan_tui.text.multilingual import Text

if TYPE_CHECKING:
    from ttchan_tui.text.languages import Language


_WHERE: Final = re.compile(r'(?P<section>\w+)(?: "(?P<id>[^"]*)"| [\w-]+)?(?:: (?P<field>\w+))?')


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

    @property
    def file(self) -> str:
        """The file that it is in."""
        section, id_, _ = _parts(self.where)
        return file_of(section, id_)

    @property
    def entry(self) -> tuple[str, str]:
        """Section and id of the entry that it is about."""
        section, id_, _ = _parts(self.where)
        return section, id_

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


def field_of(where: str) -> str:
    """The field without the entry that it is a field of, as `Examination.doubtful` calls it."""
    section, _, field = _parts(where)
    return f"{section}.{field}"


def _parts(where: str) -> tuple[str, str, str]:
    """Section, id and field of `Finding.where`; the meeting's own fields stand by themselves."""
    found = _WHERE.match(where)
    section, id_, field = found.group("section", "id", "field") if found else (where, None, None)
    return (section, id_ or "", field or "") if section in SECTIONS else ("meeting", "", section)


def _worded(value: object, language: Language) -> object:
    if isinstance(value, Text):
        return value.in_language(language.code).text
    if isinstance(value, date):
        return language.full_date(value)
    if isinstance(value, time):
        return language.time(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(_worded(item, language)) for item in value)
    return value
