"""What schedules and calendars say of a programme, and the files that come of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from ttchan_tui.importing.account import Account, Files, Remark
from ttchan_tui.meeting.limits import IDENTIFIER_LIMIT, STRING_LIMIT, TEXT_LIMIT
from ttchan_tui.meeting.proofreading import mail_addresses, telephones
from ttchan_tui.text.gate import Refused, admit
from ttchan_tui.text.languages import CODES, N_, language

_LATE: Final = time(15)
_EVENING: Final = time(18)
MORNING: Final = time(6)
"""Until when it is night."""
_LONGEST: Final = timedelta(hours=24)

MOST_EVENTS: Final = 5000
"""Items of a programme."""

_MOST_READ: Final = 4 * TEXT_LIMIT
"""Characters of a text that are looked through; far fewer are kept."""

_GAP: Final = "\0"
"""Where an address was taken out; no text has it."""

_LEADS_TO: Final = (
    r"(?i:\b(?:e-?mail|mail|e-?pasts?|tel|phone|telephone|telefon\w*|tālr|tālrunis|mob|mobile|call|contact|"
    r"anrufen|zvaniet|zvanīt|rakstiet|or|vai|oder|and|un|und)\b[.:]*+)"
)
_AROUND: Final = re.compile(
    rf"(?<![ \t])[ \t]*+(?:[(\[<][ \t,;:/]*+)?(?:{_LEADS_TO}[ \t,;:/]*+)*+[(\[<]?{_GAP}"
    rf"(?:[ \t,;:/]*+(?:{_LEADS_TO}[ \t,;:/]*+)*+[(\[<]?{_GAP})*[ \t]*(?:[)\]>]+)?"
)
"""Addresses that were taken out, with the words and brackets that have no sense without them. What has
matched once is not tried in another way: the ways would double with each word."""


@dataclass(frozen=True, slots=True)
class Event:
    """One item of somebody's programme."""

    title: str
    day: date
    start: time | None = None
    end: time | None = None
    room: str = ""
    text: str = ""
    kind: str = ""
    language: str = ""
    """Empty if the source does not say."""
    led_by: str = ""
    """Names of persons, if they are wanted."""
    after_midnight: bool = False
    """Whether it begins in the night that belongs to its day."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a source says."""

    events: tuple[Event, ...]
    name: str = ""
    acronym: str = ""
    zone: str = ""
    """IANA name; empty if the source has only offsets, or none."""
    left_out: tuple[Remark, ...] = ()
    """What could not be read."""


def lasting(start: datetime, duration: timedelta | None) -> tuple[time, time | None]:
    """Start and end of what lasts so long; no end if the format could not have it."""
    if not duration or duration <= timedelta() or duration >= _LONGEST:
        return start.time().replace(second=0, microsecond=0, tzinfo=None), None
    end = start + duration
    return span(start.time(), end.time())


def span(start: time, end: time | None) -> tuple[time, time | None]:
    """Start and end without seconds; no end if it is none that could be meant."""
    start = start.replace(second=0, microsecond=0, tzinfo=None)
    if end is None:
        return start, None
    end = end.replace(second=0, microsecond=0, tzinfo=None)
    is_possible = end > start or (start >= _LATE and end <= MORNING)
    return start, end if is_possible else None


def in_order(events: Iterable[Event]) -> Iterator[Event]:
    """Items as they are written one after the other; an early one behind a late one is of that night."""
    late: date | None = None
    for one in events:
        begins = one.start or time(12)
        is_night = one.day == late and begins < MORNING
        late = one.day if begins >= _EVENING or is_night else None
        yield replace(one, after_midnight=True) if is_night else one


def files_of(schedule: Schedule, languages: tuple[str, ...], *, persons: bool = False) -> Account:
    """The programme as files of a meeting; what a schedule does not say is asked for.

    Args:
        schedule: What the source says.
        languages: Those of the texts.
        persons: Whether addresses of persons may stay in texts.
    """
    account = Account({}, left_out=list(schedule.left_out))
    if not persons:
        schedule = replace(schedule, events=tuple(_impersonal(one, account) for one in schedule.events))
    main = languages[0] if languages else "en"
    events = sorted(
        _sound(schedule.events, account), key=lambda one: (one.day, one.after_midnight, one.start or time.min)
    )
    days = sorted({one.day for one in events})
    ids = _Ids()
    rooms = {room: ids.new(room) for room in dict.fromkeys(one.room for one in events if one.room)}
    kinds = {kind: ids.new(kind) for kind in dict.fromkeys(one.kind or "programme" for one in events)}
    venues = [{"id": id, "name": {main: room}} for room, id in rooms.items()]
    activities = [_activity(one, main, rooms, kinds, ids) for one in events]
    name, acronym = _line(schedule.name), _line(schedule.acronym or schedule.name)[:20].strip()
    meeting: dict[str, Any] = {"format": 1, "id": slug(acronym) or "meeting"}
    meeting |= {"acronym": acronym} if acronym else {}
    meeting |= {"name": {main: name}} if name else {}
    meeting |= {"start": days[0], "end": days[-1]} if days else {}
    meeting |= {"time_zone": schedule.zone} if schedule.zone else {}
    meeting |= {"languages": list(languages) or [main]}
    called = {one.kind or "programme": one.kind or _any_kind(main) for one in events}
    names = [{"id": id, "name": {main: called[kind]}} for kind, id in kinds.items()]
    account.files = _whole(meeting, venues, names, activities)
    account.taken = {"activity": len(activities), "kind": len(kinds)}
    account.taken |= {"venue": len(venues)} if venues else {}
    _ask(account, schedule)
    return account


def _whole(
    meeting: dict[str, Any],
    venues: list[dict[str, Any]],
    kinds: list[dict[str, Any]],
    activities: list[dict[str, Any]],
) -> Files:
    return {
        "meeting.toml": meeting,
        "programme.toml": {"kind": kinds, "activity": activities},
        "venues.toml": {"venue": venues} if venues else {},
    }


def _any_kind(code: str) -> str:
    """What everything is called where the source tells no kinds."""
    return language(code).say("programme") if code in CODES else "programme"


def _ask(account: Account, schedule: Schedule) -> None:
    if not schedule.zone:
        account.ask(N_("meeting.toml: time_zone, such as Europe/Riga; the file has only hours, or offsets"))
    for field in ("host", "funding", "lead"):
        account.ask(N_("meeting.toml: {field}"), field=field)
    account.ask(N_("meeting.toml: a [[day]] for each day, with what it is devoted to"))
    account.ask(N_("people.toml, groupwork.toml and a file in places: who takes part, and from where"))


def _impersonal(one: Event, account: Account) -> Event:
    """Without addresses of mail and telephone numbers, wherever they stand."""
    plain: dict[str, Any] = {
        name: _without_addresses(getattr(one, name)) for name in ("title", "room", "text", "kind", "led_by")
    }
    if all(plain[name] == getattr(one, name) for name in plain):
        return one
    account.leave_out(N_("addresses of persons in the text of “{title}”"), title=_line(plain["title"]))
    return replace(one, **plain)


def _without_addresses(words: str) -> str:
    """Words without addresses of persons; what only stood around those goes with them."""
    words = words[:_MOST_READ]
    slips = sorted((*mail_addresses(words), *telephones(words)), key=lambda slip: -len(slip.found))
    for slip in slips:
        words = words.replace(slip.found, _GAP)
    if not slips:
        return words
    words = _AROUND.sub(" ", words)
    return "\n".join(" ".join(line.split()) for line in words.splitlines()).strip(" ,;:\n")


def _sound(events: Iterable[Event], account: Account) -> Iterator[Event]:
    for one in events:
        if _line(one.title):
            yield replace(one, room=_line(one.room), kind=_line(one.kind))
        else:
            account.leave_out(N_("an item without a title, on {day}"), day=one.day.isoformat())


def _activity(
    one: Event, main: str, rooms: dict[str, str], kinds: dict[str, str], ids: _Ids
) -> dict[str, Any]:
    activity: dict[str, Any] = {
        "id": ids.new(one.title), "date": one.day, "title": {main: _line(one.title)},
        "kind": kinds[one.kind or "programme"],
    }  # fmt: skip
    if text := _text(one.text):
        activity["text"] = {main: text}
    if led_by := _line(one.led_by):
        activity["led_by"] = {main: led_by}
    if one.room:
        activity["venues"] = [rooms[one.room]]
    if one.start:
        start, end = span(one.start, one.end)
        activity |= {"start": start} | ({"end": end} if end else {})
        activity |= {"after_midnight": True} if one.after_midnight else {}
    return activity


class _Ids:
    """Ids of which none is given twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, words: str) -> str:
        base = slug(words) or "x"
        id, number = base, 1
        while id in self._taken:
            number += 1
            id = f"{base[: IDENTIFIER_LIMIT - 5].strip('-')}-{number}"
        self._taken.add(id)
        return id


def slug(words: str) -> str:
    """Words as an id."""
    from anyascii import anyascii

    plain = anyascii(unicodedata.normalize("NFC", words)).lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:IDENTIFIER_LIMIT].strip("-")


def _line(words: str) -> str:
    return _admitted(" ".join(words.split()), STRING_LIMIT)


def _text(words: str) -> str:
    return _admitted(words.strip(), TEXT_LIMIT)


def _admitted(words: str, limit: int) -> str:
    """What may come in of it, as far as there is room; nothing, if it is harmful."""
    try:
        return admit(words[:limit], limit=limit, lines="\n" in words, kept=True) if words else ""
    except Refused:
        return ""
