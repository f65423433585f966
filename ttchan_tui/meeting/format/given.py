"""Reads plain values that anybody may have written, field by field. The first mistake is raised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, datetime
from typing import Final, NoReturn, Self

from ttchan_tui.meeting.format.plain import PlainFields
from ttchan_tui.meeting.format.table import Reading, Spot
from ttchan_tui.meeting.format.values import as_moment
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

_ID: Final = re.compile(r"[0-9A-Za-z_-]{1,64}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[0-9A-Za-z]{2,8}){0,3}")


def _is_moment(text: str) -> bool:
    found = as_moment(text)
    return found is not None and MINYEAR < found.year < MAXYEAR


class NoBoard(Explained):
    """That is no board that could be brought back; nothing was changed."""


class OtherMeeting(NoBoard):
    """It is the board of another meeting."""


class GivenFields(PlainFields):
    """The fields of an object of a file."""

    __slots__ = ()

    @classmethod
    def of(cls, found: Mapping[str, object]) -> Self:
        """The fields of the object that a file is."""
        return cls(Reading([], thorough=False, ids={}), Spot("", "", ""), found)

    def wrong(self, name: str, template: str, **values: object) -> NoReturn:
        """Raise NoBoard for a mistake in a field."""
        why = Explained(template, **values)
        raise NoBoard(
            N_("Nothing was changed. In the file, {field}: {why}"), field=self._path + name, why=why
        )

    def is_nothing(self, name: str) -> bool:
        """Whether there is no value, or an empty one."""
        return self._values.get(name) in (None, "")

    def each(self, name: str) -> Iterator[Self]:
        """The objects of a list within this one."""
        template = N_("expected a list of objects, but found {found}")
        for place, one in enumerate(self.typed(name, list, template) or (), start=1):
            if not isinstance(one, dict):
                self.expected(f"{name} {place}", N_("expected an object, but found {found}"), one)
            yield type(self)(self._reading, self._spot, one, f"{self._path}{name} {place}: ")

    def id(self, name: str) -> str:
        """An id, be it of the meeting or one that this program gave."""
        template = N_("expected an id of letters and digits, but found {found}")
        return self.typed(name, str, template, valid=_ID.fullmatch) or ""

    def language(self, name: str) -> str:
        """The code of a language."""
        template = N_("expected a language tag such as lv or sr-Cyrl, but found {found}")
        return self.typed(name, str, template, valid=_LANGUAGE.fullmatch) or ""

    def count(self, name: str, most: int) -> int:
        """A number from zero up."""
        template = N_("expected a whole number from 0 to {most}, but found {found}")
        return self.typed(name, int, template, valid=lambda value: 0 <= value <= most, most=most) or 0

    def moment(self, name: str) -> datetime:
        """A moment with its time zone; in another one it may not be in a year that does not exist."""
        template = N_("expected a moment such as 2018-11-09T10:00:00+00:00, but found {found}")
        found = self.typed(name, str, template, valid=_is_moment)
        return as_moment(found) or datetime.min
