"""Changes of one part of a meeting, field by field, as people type them.

A field is named as in the files, one language of a text behind a dot: `start`, `title.en`. So are fields of
the tables in an entry, those of a list by their ids, else by their numbers: `funding.line.en`,
`category.culture.name.en`, `fact.2.text.lv`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeGuard, cast

from ttchan_tui.meeting.format.problems import BadMeeting
from ttchan_tui.meeting.format.sections import SECTIONS
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_, Language

KEYS: Final = {"day": "date", "project_event": "number"}
"""What tells entries of a section apart, where it is not `id`."""

SINGLE: Final = frozenset({"meeting", "participation"})
"""The sections that have one entry only."""

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to become of one entry of a section."""

    section: str
    key: str
    """Its id, date or number; empty for the only one of its section."""
    fields: Mapping[str, object]
    """What is to be said, as plain as in the files; None for what is to be said no more."""
    is_new: bool = False
    order: tuple[str, ...] = ()
    """Entries of the section that are to stand one behind the other, in the places that they have among all;
    nothing else is changed then."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people have changed."""

    path: str
    theirs: object
    mine: object
    who: str
    """Who has changed it meanwhile."""
    key: str = ""
    """That of its entry."""


class NoSuchField(Explained):
    """Nobody knows which part of the meeting is meant, or what it is to say."""


class NotAsWanted(Explained):
    """What was typed is not as a meeting wants it; nothing was changed."""

    def __init__(self, bad: BadMeeting) -> None:
        """Keep what is wrong."""
        super().__init__(N_("That is not as a meeting wants it, so nothing was changed:"))
        self._problems = bad.problems

    def sentence(self, language: Language) -> str:
        """The sentence, and a line for each mistake."""
        lines = (f"{one.field}: {one.sentence(language)}" for one in self._problems)
        return "\n".join((super().sentence(language), *lines))


class Clashing(Explained):
    """Somebody has changed the same field since it was seen; nothing was changed, so that neither is lost."""

    def __init__(self, clashes: Iterable[Clash]) -> None:
        """Keep both versions of each field."""
        self.clashes: tuple[Clash, ...] = tuple(clashes)
        first = self.clashes[0]
        super().__init__(
            N_("{who} has changed the same meanwhile. Nothing was changed. Look at it and try again."),
            who=first.who,
        )

    def sentence(self, language: Language) -> str:
        """The sentence, and a line for each field with both versions."""
        lines = [
            language.say(
                N_("{field}: {who} says “{theirs}”, you say “{mine}”"),
                field=one.path,
                who=one.who,
                theirs=shown(one.theirs),
                mine=shown(one.mine),
            )
            for one in self.clashes
        ]
        return "\n".join((super().sentence(language), *lines))


def shown(value: object) -> str:
    """A value for people, on one line: a clock time without seconds, a list with commas, – for nothing."""
    if value is None:
        return "–"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(shown, value)) or "–"
    text = _BETWEEN_LINES.sub(" ", str(value))  # more lines could pass for what somebody else has done
    return harmless(text[:5] if _CLOCK.fullmatch(text) else text)


def key_of(section: str, document: Document) -> str:
    """What tells that entry from others of its section."""
    return "" if section in SINGLE else str(document.get(KEYS.get(section, "id"), ""))


def value_at(document: Document | None, path: str) -> object:
    """What is said in a field; None if nothing is."""
    found: object = document
    for name in path.split("."):
        found = within(found).get(name)
    return found


def flat(document: Document, *, into_lists: bool = False) -> dict[str, object]:
    """The same entry by the paths of its fields; those of the tables in lists only if they are wanted."""
    found: dict[str, object] = {}
    for name, value in document.items():
        if inner := value if isinstance(value, Mapping) else within(value) if into_lists else {}:
            below = flat(inner, into_lists=into_lists)
            found |= {f"{name}.{path}": one for path, one in below.items()}
        else:
            found[name] = value
    return found


def within(value: object) -> Document:
    """What there is in a table, or in a list of tables by their names; nothing in anything else."""
    if _is_list_of_tables(value):
        return {_name_of(one, number): one for number, one in enumerate(value, 1)}
    return value if isinstance(value, Mapping) else {}


def _is_list_of_tables(value: object) -> TypeGuard[Sequence[Document]]:
    is_list = isinstance(value, (list, tuple)) and bool(value)
    return is_list and all(isinstance(one, Mapping) for one in cast("Sequence[object]", value))


def _name_of(table: Document, number: int) -> str:
    """What a table of a list is called: by its id, if it has one."""
    return str(table.get("id", number))


def changed(document: Document, fields: Mapping[str, object]) -> dict[str, Any]:
    """The same entry with these fields.

    Raises:
        NoSuchField: There is no such table in a list.
    """
    made = dict(document)
    for path, value in fields.items():
        name, _, rest = path.partition(".")
        inner = made.get(name)
        if rest and _is_list_of_tables(inner):
            new: object = _with_changed(inner, rest, value, path)
        elif rest:
            new = changed(inner if isinstance(inner, Mapping) else {}, {rest: value})
        else:
            new = value
        if new in (None, {}):
            made.pop(name, None)
        else:
            made[name] = new
    return made


def _with_changed(tables: Sequence[Document], rest: str, value: object, path: str) -> list[Document]:
    wanted, _, field = rest.partition(".")
    named = within(tables)
    if wanted not in named or not field:
        raise NoSuchField(_NO_TABLE, field=path, names=", ".join(named))
    return [changed(one, {field: value}) if name == wanted else one for name, one in named.items()]


def clashes(base: Document | None, now: Document, edit: Edit, who: Callable[[str], str]) -> list[Clash]:
    """The fields that were changed since somebody saw them and that are to become something else still.

    Args:
        base: The entry as it was seen.
        now: The entry as it is.
        edit: What is to be said.
        who: Gives who has changed a field meanwhile.
    """
    return [
        Clash(path, value_at(now, path), mine, who(path), edit.key)
        for path, mine in edit.fields.items()
        if value_at(base, path) != value_at(now, path) != mine
    ]


def typed(assignments: Iterable[str], section: str) -> dict[str, object]:
    """What was typed as FIELD=VALUE of a section; nothing behind the sign is to be said no more.

    Raises:
        NoSuchField: There is no sign.
    """
    fields: dict[str, object] = {}
    for assignment in assignments:
        path, sign, text = assignment.partition("=")
        if not sign or not _PATH.fullmatch(path):
            raise NoSuchField(_NO_ASSIGNMENT, text=assignment)
        fields[path] = of_text(section, path, text)
    return fields


def of_text(section: str, path: str, text: str) -> object:
    """The value that a text stands for in that field of a section; None if it is empty.

    Raises:
        NoSuchField: It is no such value.
    """
    if not text:
        return None
    try:
        return {**_KINDS, **_KINDS_OF.get(section, {})}.get(path, str)(text)
    except ValueError as error:
        raise NoSuchField(_NO_VALUE, field=path, text=text) from error


def place(where: str) -> tuple[str, str, str]:
    """Section, key and field that something like `activity:d2-1.title` or `meeting.name` names.

    Raises:
        NoSuchField: It names none.
    """
    found = _WHERE.fullmatch(where)
    section = found["section"] if found else ""
    if found is None or section not in SECTIONS or (section in SINGLE) == bool(found["key"]):
        raise NoSuchField(_NO_PLACE, where=where)
    return section, found["key"] or "", found["field"]


def _clock(text: str) -> str:
    if not (found := _TYPED_CLOCK.fullmatch(text)):
        raise ValueError(text)
    hours, minutes = int(found[1]), int(found[2])
    if hours > 23 or minutes > 59:  # noqa: PLR2004 - of a clock
        raise ValueError(text)
    return f"{hours:02}:{minutes:02}:00"


def _list(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


def _yes(text: str) -> bool:
    return {"true": True, "yes": True, "false": False, "no": False}[text.lower()]


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS):
        raise ValueError(text)
    return int(text)


def _truth(text: str) -> bool:
    try:
        return _yes(text)
    except KeyError as error:
        raise ValueError(text) from error


_MOST_DIGITS: Final = 10
_BETWEEN_LINES: Final = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*")
_CLOCK: Final = re.compile(r"\d\d:\d\d:\d\d")
_TYPED_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d\d)")
_PATH: Final = re.compile(r"[a-z_]+(\.[A-Za-z0-9_-]+)*")
_WHERE: Final = re.compile(r"(?P<section>[a-z_]+)(?::(?P<key>[^.]+))?\.(?P<field>[a-z_]+(\.[a-z0-9_-]+)*)")

_KINDS: Final[Mapping[str, Callable[[str], object]]] = {
    **dict.fromkeys(("start", "end", "starts"), _clock),
    **dict.fromkeys(("venues", "delegations", "groups", "places", "languages", "other_names"), _list),
    **dict.fromkeys(("heads", "count", "stated_total", "number"), _whole),
    **dict.fromkeys(("latitude", "longitude"), float),
    **dict.fromkeys(("age_sensitive", "separately_named", "eu_member", "lead", "mirror"), _truth),
    "project_events": lambda text: [_whole(one) for one in _list(text)],
}
"""What a text stands for, by the name of the field; anything else is that text."""

_KINDS_OF: Final[Mapping[str, Mapping[str, Callable[[str], object]]]] = {
    "meeting": {
        **dict.fromkeys(("start", "end"), str),  # days, where an activity has clock times
        **dict.fromkeys(("outcome.all_carried_out", "outcome.replanned"), _truth),
    },
    "participation": {
        **dict.fromkeys(("female", "male", "non_binary", "minors"), _whole),
        "at_least": _truth,
    },
}
"""What is otherwise in one section."""

_NO_ASSIGNMENT: Final = N_("“{text}” says nothing of a field. Write it like title.en=Welcome or start=14:30.")
_NO_TABLE: Final = N_("There is nothing in {field}; there are: {names}. Nothing was changed.")
_NO_VALUE: Final = N_("“{text}” cannot be said in {field}. Nothing was changed.")
_NO_PLACE: Final = N_(
    "“{where}” names no text. Write it like activity:d2-1.title, venue:hall.name, day:2018-11-09.text or "
    "meeting.about. Nothing was changed."
)
