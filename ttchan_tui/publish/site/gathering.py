"""What is gathered for the site from the store, and published: the same from the command line and the app."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.sheet import Sheet, form_for
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.publish.sheet.making import made_sheet, sheet_languages
from ttchan_tui.publish.site.calendar import uid
from ttchan_tui.publish.site.content import GoneActivity, SiteContent
from ttchan_tui.publish.site.folder import CannotPublish, published_events, replace_site
from ttchan_tui.publish.site.site import site_files
from ttchan_tui.store import LastSite, LastSites, Repository
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import CODES, N_
from ttchan_tui.text.multilingual import Text

_EMBLEMS: Final = (".png", ".svg", ".jpg")
_LARGEST: Final = 1 << 20
"""Bytes of an emblem."""


class NoEmblem(Explained):
    """The file of the emblem cannot be used."""


@dataclass(frozen=True, slots=True)
class SiteOrder:
    """How a site is to be published."""

    folder: Path
    address: str = ""
    """Where it will be on the web, with a slash at its end; empty if nobody has said."""
    emblem: Path | None = None
    """The file of the official emblem."""


@dataclass(frozen=True, slots=True)
class Published:
    """What has come of it."""

    files: int
    changed: int
    """How many of them are new or other ones than before."""


def publish(
    repository: Repository,
    order: SiteOrder,
    sheets: Mapping[str, Sheet],
    told: Callable[[int, int], object] = lambda _done, _all: None,
) -> Published:
    """Write the site; what was there before stays whole until the new one is.

    Args:
        repository: Where everything comes from.
        order: Where to, and what belongs on it.
        sheets: The description sheets to be on it, by language.
        told: Hears how many of how many files are done.

    Raises:
        CannotPublish: It cannot be written there.
        NoEmblem: The file of the emblem cannot be used.
    """
    _must_be_apart(order.folder, repository.engine.path.parent)
    site = site_content(repository, order, sheets)
    done = write_site(order.folder, site, told)
    last = LastSite(
        Path(os.path.realpath(order.folder)),
        order.address,
        order.emblem and Path(os.path.realpath(order.emblem)),
        with_sheet=bool(sheets),
        at=datetime.now(UTC),
        files=done.files,
    )
    LastSites(repository.engine.path.parent).keep(site.meeting.id, last)
    return done


def write_site(
    folder: Path, site: SiteContent, told: Callable[[int, int], object] = lambda _done, _all: None
) -> Published:
    """Write what was gathered, and only what is not there like that already.

    Raises:
        CannotPublish: It cannot be written there.
    """
    files = site_files(site)
    events = [uid(site.meeting, one.id) for one in site.meeting.activities]
    return Published(len(files), replace_site(folder, files, told, events=events))


def sheets_to_publish(repository: Repository) -> dict[str, Sheet]:
    """The description sheets that can be on the site, by language."""
    meeting = repository.meeting()
    codes = sheet_languages(meeting, form_for(meeting))
    return {code: made_sheet(repository, code).sheet for code in codes if code in CODES}


def site_content(repository: Repository, order: SiteOrder, sheets: Mapping[str, Sheet]) -> SiteContent:
    """All that the public may see, as the site is to have it."""
    meeting = repository.meeting()
    stood = published_events(order.folder)  # a draft that was undone is nobody's business
    paths = repository.results.short_paths.complete()
    changes: Counter[str] = Counter()
    gone: dict[str, GoneActivity] = {}
    programme_at: datetime | None = None
    moment = ended = datetime.combine(meeting.end, datetime.min.time(), UTC)
    for number, entry in enumerate(repository.past.entries()):
        moment = entry.at if number == 0 else moment
        if programme_at is None and any(part.section for part in entry.parts):
            programme_at = entry.at
        for part in entry.parts:
            if part.section == "activity" and part.before is not None:
                changes[part.id] += 1
                is_gone = part.after is None and part.id not in meeting.activity
                if is_gone and uid(meeting, part.id) in stood:
                    gone.setdefault(part.id, _gone(part.id, part.before))
    there = (one for one in gone.values() if meeting.start <= one.date <= meeting.end)
    return SiteContent(
        meeting=meeting,
        board=repository.exchange.snapshot(PUBLIC),
        paths=paths,
        languages=tuple(code for code in meeting.languages if code in CODES) or ("en",),
        moment=moment,
        programme_moment=programme_at or ended,
        address=order.address,
        sheets=sheets,
        changes=changes,
        gone=tuple(sorted(there, key=lambda one: (one.date, one.id))),
        pictures=_pictures(repository, meeting),
        emblem=_emblem(order.emblem),
    )


def _must_be_apart(folder: Path, data: Path) -> None:
    """Refuse a folder that is the data directory, holds it or lies in it.

    Raises:
        CannotPublish: It is such a one.
    """
    site, inside = os.path.realpath(folder), os.path.realpath(data)
    if os.path.commonpath((site, inside)) in {site, inside}:
        raise CannotPublish(
            N_("The data of the meeting are in {data}. Name a folder for the site that lies apart from it."),
            data=data,
        )


def _pictures(repository: Repository, meeting: Meeting) -> dict[str, bytes]:
    """Those of the places, as far as they are here."""
    names = [place.picture.file for place in meeting.places if place.picture]
    return {name: content for name in names if (content := repository.pictures.content(name))}


def _gone(id: str, fields: Mapping[str, object]) -> GoneActivity:
    """An activity by what was kept of it."""
    said = fields.get("title")
    texts = said if isinstance(said, Mapping) else {}
    day, night = date.fromisoformat(str(fields["date"])), timedelta(days=bool(fields.get("after_midnight")))
    begins, ends = (
        datetime.combine(day, time.fromisoformat(str(fields[name]))) + night if fields.get(name) else None
        for name in ("start", "end")
    )
    if begins and ends and ends < begins:
        ends += timedelta(days=1)
    return GoneActivity(id, day, Text({str(code): str(text) for code, text in texts.items()}), begins, ends)


def _emblem(path: Path | None) -> tuple[str, bytes] | None:
    if path is None:
        return None
    ending = path.suffix.lower()
    try:
        content = path.read_bytes() if ending in _EMBLEMS and path.stat().st_size <= _LARGEST else None
    except OSError as error:
        raise NoEmblem(
            N_("{path} cannot be read: {reason}."), path=path, reason=error.strerror or error
        ) from error
    if content is None:
        raise NoEmblem(
            N_("{path} is no picture of the emblem: {valid}, at most 1 MB."),
            path=path,
            valid=", ".join(_EMBLEMS),
        )
    return ending, content
