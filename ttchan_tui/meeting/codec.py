"""Things as plain values and back: each of their fields is declared once, for all the views that show it.

A `Record` lists the fields of a class; a `Field` has a name, what it holds (its `Form`) and where it is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import MISSING, dataclass, replace
from datetime import date, datetime
from enum import Enum, Flag, auto
from functools import partial
from typing import Any, Final, Generic, NamedTuple, NoReturn, TypeVar

from ttchan_tui.meeting.format.given import GivenFields
from ttchan_tui.meeting.format.values import as_moment
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import Text

_T = TypeVar("_T")


class View(Flag):
    """Where a field is seen."""

    STORED = auto()
    """In the database."""
    EXCHANGED = auto()
    """In the file of a board that other programs read, and the import."""
    TOLD = auto()
    """In what commands print with --json."""
    TABLE = auto()
    """In the table for spreadsheets."""
    EVERYWHERE = STORED | EXCHANGED | TOLD | TABLE


def _as_it_is(value: Any) -> Any:  # noqa: ANN401
    return value


def _only_stored(given: GivenFields, name: str) -> NoReturn:
    given.wrong(name, N_("there is no such field"))


class Form(NamedTuple):
    """What a field holds."""

    read: Callable[[Any], Any]
    """Reads what is stored; raises TypeError or ValueError if it is nothing such."""
    admit: Callable[[GivenFields, str], Any] = _only_stored
    """Reads the field of that name of a file that anybody may have written."""
    store: Callable[[Any], Any] = _as_it_is
    """Makes a plain value of it."""
    exchange: Callable[[Any], Any] | None = None
    """Makes a plain value of it for others, if that is another one."""

    @property
    def plain(self) -> bool:
        """Whether a value is the same for others."""
        return (self.exchange or self.store) is _as_it_is


@dataclass(frozen=True, slots=True)
class Field:
    """A field of something."""

    form: Form
    views: View = View.EVERYWHERE
    outside: str = ""
    """Its name for others, if that is another one than in its class and in the database."""
    always: bool = False
    """Whether it is stored even if it says no more than its default."""
    private: bool = False
    """Whether it was written for the organisers only, and is empty in public."""
    name: str = ""
    default: object = None
    """What it is if nobody has said anything; MISSING if it has to be there. Both are as its class says."""

    def told(self, thing: object, moment: Callable[[datetime], str]) -> Any:  # noqa: ANN401
        """Its plain value, with moments written so; None if nobody has said anything."""
        value = getattr(thing, self.name)
        if not value and value == self.default:
            return None
        return moment(value) if isinstance(value, datetime) else self.exchange(value)

    def exchange(self, value: object) -> Any:  # noqa: ANN401
        """A value of it, plain for others."""
        return (self.form.exchange or self.form.store)(value)


class Record(Generic[_T]):
    """How things of a class are stored, and exchanged with others."""

    def __init__(self, kind: type[_T], /, **fields: Form | Field) -> None:
        """Declare the fields of a dataclass, in the order in which they are written."""
        self._kind: Callable[..., _T] = kind
        self._fields = tuple(_bound(kind, name, one) for name, one in fields.items())
        self._exchanged = self.seen(View.EXCHANGED)
        self._exchange = [
            (one.name, one.outside, None if one.form.plain else one.exchange, one.private, one.default)
            for one in self._exchanged
        ]
        self._read = {one.name: one.form.read for one in self._fields}
        self._store = [
            (one.name, one.form.store, MISSING if one.always else one.default) for one in self._fields
        ]

    def seen(self, view: View) -> tuple[Field, ...]:
        """The fields that are seen there."""
        return tuple(one for one in self._fields if view in one.views)

    def read(self, document: Mapping[str, Any]) -> _T:
        """The thing of a stored document.

        Raises:
            TypeError, ValueError: It is none.
        """
        read = self._read
        return self._kind(**{name: read[name](value) for name, value in document.items() if name in read})

    def document(self, thing: _T) -> dict[str, Any]:
        """A thing as it is stored: what nobody has said of it is left out."""
        return {
            name: store(value)
            for name, store, default in self._store
            if (value := getattr(thing, name)) != default
        }

    def write(self, thing: _T, document: MutableMapping[str, Any]) -> None:
        """Let a stored document say what the thing says. Fields that this program does not know stay."""
        said = self.document(thing)
        for name in self._read.keys() - said.keys():
            document.pop(name, None)
        document.update(said)

    def exchanged(self, thing: _T, *, public: bool = False) -> dict[str, Any]:
        """A thing for others; in public without what was written for the organisers only."""
        told = {}
        for name, outside, exchange, private, default in self._exchange:
            value = default if public and private else getattr(thing, name)
            told[outside] = exchange(value) if exchange else value
        return told

    def admit(self, given: GivenFields, **known: object) -> _T:
        """The thing that others have written; what is not in their file is `known`.

        What has a default may be missing: earlier versions did not know it.

        Raises:
            NoBoard: Something in it is not what it should be.
        """
        for one in self._exchanged:
            if one.default is MISSING or not given.is_nothing(one.outside):
                known[one.name] = one.form.admit(given, one.outside)
        return self._kind(**known)


def _bound(kind: type[Any], name: str, declared: Form | Field) -> Field:
    field = declared if isinstance(declared, Field) else Field(declared)
    default = kind.__dataclass_fields__[name].default
    return replace(field, name=name, outside=field.outside or name, default=default)


def string(value: object) -> str:
    """A stored string as it may go out again, be it a text, an id or the code of a language."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value if value.isprintable() else harmless(value)  # there are many at every start


def _count(value: object) -> int:
    if type(value) is not int or value < 0:  # True is no number
        raise TypeError(value)
    return value


def _moment(value: object) -> datetime:
    if (found := as_moment(value)) is None:
        raise ValueError(value)
    return found


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return value


def _texts(value: object) -> Text:
    return Text({string(code): string(said) for code, said in _mapping(value).items()})


ID: Final = Form(string, GivenFields.id)
LANGUAGE: Final = Form(string, GivenFields.language)
FLAG: Final = Form(lambda value: value is True, GivenFields.yes)
MOMENT: Final = Form(_moment, GivenFields.moment, partial(datetime.isoformat, timespec="microseconds"))
DAY: Final = Form(date.fromisoformat, GivenFields.needed_day, date.isoformat)
TEXTS: Final = Form(_texts, store=lambda text: dict(text.by_language))
"""A text in several languages."""


def text(limit: int) -> Form:
    """A text of so many characters."""
    return Form(string, lambda given, name: given.string(name, needed=True, limit=limit))


def count(most: int) -> Form:
    """A number from zero up; that of others no larger than `most`."""
    return Form(_count, lambda given, name: given.count(name, most))


def one_of(*words: str) -> Form:
    """One of a few words."""
    return Form(string, lambda given, name: given.word(name, words))


def member(kind: type[Enum]) -> Form:
    """One of the values of an enumeration."""
    return Form(kind, lambda given, name: given.choice(name, kind), lambda value: value.value)


def optional(form: Form, nothing: object = None) -> Form:
    """What another form holds, or nothing."""
    return Form(
        lambda value: form.read(value) if value or value == 0 else nothing,
        lambda given, name: nothing if given.is_nothing(name) else form.admit(given, name),
        lambda value: value if value == nothing else form.store(value),
    )


def several(record: Record[Any]) -> Form:
    """Things of another record."""
    return Form(
        lambda found: tuple(record.read(_mapping(one)) for one in found),
        lambda given, name: tuple(map(record.admit, given.each(name))),
        lambda things: list(map(record.document, things)),
        lambda things: list(map(record.exchanged, things)),
    )
