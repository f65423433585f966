"""Reads plain values that anybody may have written, field by field. The first mistake is raised."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import Any, Final, NoReturn

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import Refused, admit, shortened
from ttchan_tui.text.languages import N_

HEAD: Final = "head"
"""Where the fields stand that stand in nothing else."""

_ID: Final = re.compile(r"[0-9A-Za-z_-]{1,64}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[0-9A-Za-z]{2,8}){0,3}")
_SHOWN: Final = 40
"""Characters of a wrong value that are repeated; enough to find it."""


class NoBoard(Explained):
    """That is no board that could be brought back; nothing was changed."""


class OtherMeeting(NoBoard):
    """It is the board of another meeting."""


class GivenFields:
    """An object of a file."""

    def __init__(self, fields: object, where: str = HEAD) -> None:
        """Read an object; `where` says which.

        Raises:
            NoBoard: It is none.
        """
        if not isinstance(fields, Mapping):
            raise NoBoard(_WRONG, where=where, field="{}", value=_shown(fields))
        self._fields: Mapping[str, Any] = fields
        self._where = where

    def wrong(self, field: str) -> NoBoard:
        """The error that says that the value of a field is not what it should be."""
        return NoBoard(_WRONG, where=self._where, field=field, value=_shown(self._fields.get(field)))

    def part(self, field: str) -> GivenFields:
        """An object within this one."""
        return GivenFields(self._fields.get(field), field)

    def parts(self, field: str) -> Iterator[GivenFields]:
        """The objects of a list within this one."""
        found = self._fields.get(field)
        if not isinstance(found, list):
            raise self.wrong(field)
        before = "" if self._where == HEAD else f"{self._where}: "
        return (GivenFields(one, f"{before}{field} {number}") for number, one in enumerate(found, 1))

    def id(self, field: str) -> str:
        """An id, be it of the meeting or one that this program gave."""
        return self._matching(field, _ID)

    def language(self, field: str) -> str:
        """The code of a language."""
        return self._matching(field, _LANGUAGE)

    def _matching(self, field: str, pattern: re.Pattern[str]) -> str:
        found = self._fields.get(field)
        if not isinstance(found, str) or not pattern.fullmatch(found):
            raise self.wrong(field)
        return found

    def text(self, field: str, limit: int) -> str:
        """A text that passes the gate."""
        found = self._fields.get(field)
        if not isinstance(found, str):
            raise self.wrong(field)
        try:
            return admit(found, limit=limit, kept=True)
        except Refused as refused:
            raise NoBoard(
                N_("In {where}, “{field}” was refused; nothing was changed. {why}"),
                where=self._where,
                field=field,
                why=refused,
            ) from refused

    def is_nothing(self, field: str) -> bool:
        """Whether there is no value, or an empty one."""
        return self._fields.get(field) in (None, "")

    def unexpected(self, field: str) -> NoReturn:
        """Nothing is expected in a field of that name."""
        raise self.wrong(field)

    def number(self, field: str, most: int) -> int:
        """A number from zero up."""
        found = self._fields.get(field)
        if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= most:
            raise self.wrong(field)
        return found

    def flag(self, field: str) -> bool:
        """Whether something is so."""
        found = self._fields.get(field)
        if not isinstance(found, bool):
            raise self.wrong(field)
        return found

    def one_of(self, field: str, valid: Collection[str]) -> str:
        """One of a few words."""
        found = self._fields.get(field)
        if not isinstance(found, str) or found not in valid:
            raise self.wrong(field)
        return found

    def moment(self, field: str) -> datetime:
        """A moment with its time zone."""
        try:
            found = datetime.fromisoformat(self._fields[field])
        except (KeyError, TypeError, ValueError) as error:
            raise self.wrong(field) from error
        if found.tzinfo is None or not MINYEAR < found.year < MAXYEAR:
            raise self.wrong(field)  # in another time zone it may be in a year that does not exist
        return found

    def day(self, field: str) -> date:
        """A date."""
        try:
            return date.fromisoformat(self._fields[field])
        except (KeyError, TypeError, ValueError) as error:
            raise self.wrong(field) from error


def _shown(value: object) -> str:
    plain = isinstance(value, (str, int, float)) or value is None
    return shortened(str(value) if plain else type(value).__name__, _SHOWN)


_WRONG: Final = N_("In {where}, “{field}” is not what it should be ({value}). Nothing was changed.")
