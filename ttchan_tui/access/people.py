"""The people who may come in, and the file that says so."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,31}")
"""What people are called; it stands in files and in the history."""

ASSIGNABLE: Final = tuple(role for role in Role if role is not Role.KIOSK)
"""The roles that a person can have."""


class NoAccess(Explained):
    """Somebody does not come in, or nothing was changed about who does."""


@dataclass(frozen=True, slots=True)
class Key:
    """The public half of a key, and who has let it in."""

    line: str
    """Its type and the key itself, as OpenSSH writes them: without options and comment."""
    fingerprint: str
    """As `ssh-keygen -l` says it, such as SHA256:…"""
    added_by: str
    added_at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """Somebody who may come in."""

    name: str
    role: Role
    groups: tuple[str, ...] = ()
    """Ids of the groups that a facilitator works with."""
    until: date | None = None
    """The last day, if there is one; it ends as the days of UTC do."""
    keys: tuple[Key, ...] = ()

    @property
    def person(self) -> Person:
        """What they are at the meeting."""
        return Person(self.name, self.role, frozenset(self.groups))

    def is_over(self, now: datetime) -> bool:
        """Whether their last day is past."""
        return self.until is not None and now >= end_of(self.until)


def end_of(day: date) -> datetime:
    """The moment at which a day is over, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def read_people(path: Path) -> tuple[Entrant, ...]:
    """The people of the file; nobody if there is none.

    Raises:
        NoAccess: It cannot be read, or is not what this program writes.
    """
    try:
        with path.open("rb") as file:
            return tuple(_entrant(entry) for entry in tomllib.load(file).get("person", ()))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise NoAccess(N_("{path} cannot be read: {reason}."), path=path, reason=error.strerror) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NoAccess(
            N_("{path} is not what ttchan writes ({reason}), so nobody comes in. Put it right as root."),
            path=path,
            reason=error,
        ) from error


def people_toml(people: Iterable[Entrant]) -> str:
    """The file that says so."""
    return "\n".join(line for entrant in people for line in _lines(entrant)) + "\n"


def _entrant(entry: dict[str, Any]) -> Entrant:
    name, until = entry["name"], entry.get("until")
    if not NAME.fullmatch(name) or not (until is None or type(until) is date):
        raise ValueError(name)
    keys = tuple(
        Key(_on_one_line(key["line"]), _on_one_line(key["fingerprint"]), key["added_by"], key["added_at"])
        for key in entry.get("key", ())
    )
    return Entrant(name, Role(entry["role"]), tuple(entry.get("groups", ())), until, keys)


def _on_one_line(text: str) -> str:
    if not text.isascii() or not text.isprintable():
        raise ValueError(text)
    return text


def _lines(entrant: Entrant) -> Iterator[str]:
    yield from ("", "[[person]]", f"name = {json.dumps(entrant.name)}")
    yield f"role = {json.dumps(entrant.role.value)}"
    if entrant.groups:
        yield f"groups = {json.dumps(entrant.groups)}"
    if entrant.until:
        yield f"until = {entrant.until.isoformat()}"
    for key in entrant.keys:
        yield from ("", "[[person.key]]", f"line = {json.dumps(key.line)}")
        yield f"fingerprint = {json.dumps(key.fingerprint)}"
        yield f"added_by = {json.dumps(key.added_by)}"
        yield f"added_at = {key.added_at.isoformat()}"
