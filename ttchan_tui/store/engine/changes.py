"""Who changed what, when and why, as the journal tells it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any

from ttchan_tui.store.engine.origin import Origin
from ttchan_tui.store.engine.write_set import encode, quoted


@dataclass(frozen=True, slots=True)
class Act:
    """What a person does, so that the changes that come of it can be told apart later."""

    who: str = ""
    """Empty for the user and the machine that the process runs on."""
    what: str = ""
    """A verb; empty for the name of the operation on the tables."""
    why: str = ""
    undoes: int | None = None
    """The record that is taken back, if that is what is done."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What happened to one document, or to a table as such."""

    table: str
    id: int | None
    """The document; None where the table as such came into being or was dropped."""
    before: Mapping[str, Any] | None
    """The document as it was; None if it was not there."""
    after: Mapping[str, Any] | None
    """The document as it was then; None if it was removed."""
    exists: bool | None = None
    """Of a table as such: whether it was there afterwards."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record: changes that were made together."""

    sequence: int
    at: datetime
    """In UTC, by the clock of the machine that made the change."""
    who: str
    process: int
    what: str
    why: str
    operations: tuple[Operation, ...]
    undoes: int | None = None
    """The record that it takes back, if that is what was done."""
    brought: tuple[Change, ...] = ()
    """What others did elsewhere and came along with it, the oldest first; they bear its number."""
    origin: Origin | None = None
    """Where it was done, if that was on another machine of a linked meeting."""

    @property
    def done_at(self) -> datetime:
        """When somebody did it, wherever that was; `at` is when it came into this journal."""
        return self.at if self.origin is None else self.origin.at


_act: ContextVar[Act] = ContextVar("act")
_NOBODY = Act()


@contextmanager
def acting(act: Act) -> Iterator[None]:
    """Whatever this thread or task changes during the block belongs to that act.

    Who and why are those of the act that it is a part of, unless it says so itself.
    """
    whole = _act.get(_NOBODY)
    token = _act.set(replace(act, who=act.who or whole.who, why=act.why or whole.why))
    try:
        yield
    finally:
        _act.reset(token)


def change_payload(
    verbs: Mapping[str, None],
    operations: list[str],
    moment: float,
    brought: Sequence[object] = (),
    origin: Origin | None = None,
) -> bytes:
    """The JSON of a record, given the JSON of its operations, and the records that came along with them."""
    act = _act.get(_NOBODY)
    what = act.what or (next(iter(verbs)) if len(verbs) == 1 else "change")
    why = f',"why":{encode(act.why)}' if act.why else ""
    undoes = "" if act.undoes is None else f',"undoes":{act.undoes}'
    others = f',"brought":{encode(brought)}' if brought else ""
    if origin is not None:
        others += _origin_json(origin)
    return (
        f'{{"at":"{_written(moment)}","who":{quoted(actor())},"process":{os.getpid()},'
        f'"what":{quoted(what)}{why}{undoes}{others},"do":[{",".join(operations)}]}}'
    ).encode()


def _origin_json(origin: Origin) -> str:
    link: dict[str, Any] = {"order": origin.order, "at": origin.at.isoformat()}
    if origin.given is not None:
        link["given"] = origin.given
    if origin.heads:
        link["heads"] = origin.heads
    return f',"from":[{quoted(origin.machine)},{origin.number}],"link":{encode(link)}'


def snapshot_payload(sequence: int, size: int, checksum: int, ids: Mapping[str, int]) -> bytes:
    """The JSON of the record of a snapshot: which file it is, up to which record it goes, the ids given."""
    return (
        f'{{"snapshot":{{"sequence":{sequence},"size":{size},"checksum":"{checksum:08x}",'
        f'"ids":{encode(ids)}}}}}'
    ).encode()


def change_in(sequence: int, payload: bytes) -> Change:
    """The change of a record.

    Raises:
        ValueError: It is none, sound though its checksum is.
    """
    try:
        return _change_of(sequence, json.loads(payload))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def _change_of(sequence: int, record: Mapping[str, Any]) -> Change:
    return Change(
        sequence=sequence,
        at=datetime.fromisoformat(record["at"]),
        who=record["who"],
        process=record["process"],
        what=record["what"],
        why=record.get("why", ""),
        operations=tuple(_operation_in(operation) for operation in record["do"]),
        undoes=record.get("undoes"),
        brought=tuple(_change_of(sequence, one) for one in record.get("brought", ())),
        origin=_origin_in(record) if "from" in record else None,
    )


def _origin_in(record: Mapping[str, Any]) -> Origin:
    (machine, number), link = record["from"], record["link"]
    given = link.get("given")
    return Origin(
        machine,
        number,
        link["order"],
        datetime.fromisoformat(link["at"]),
        None if given is None else tuple(given),
        link.get("heads", {}),
    )


def _operation_in(operation: Mapping[str, Any]) -> Operation:
    return Operation(
        table=operation["table"],
        id=int(operation["id"]) if "id" in operation else None,
        before=operation.get("before"),
        after=operation.get("after"),
        exists=operation.get("exists"),
    )


def _written(moment: float) -> str:
    second, fraction = divmod(int(moment * 1_000_000), 1_000_000)
    return f"{_second(second)}.{fraction:06}+00:00"


@lru_cache(maxsize=1)
def _second(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def actor() -> str:
    """Who it is that changes something in this thread or task."""
    return _act.get(_NOBODY).who or _this_user()


@cache
def _this_user() -> str:
    import pwd

    try:
        name = pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        name = str(os.geteuid())
    return f"{name}@{os.uname().nodename}"
