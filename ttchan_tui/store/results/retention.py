"""What is removed for ever when it is needed no more; `Results.retention` gives it.

The published results stay: what the public may see, the meeting, the paragraphs of the sheet, the register.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import rmtree
from typing import Any, Final

from ttchan_tui.meeting.errors import NotNow
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.meeting.history.change_kinds import PURGE
from ttchan_tui.store import documents
from ttchan_tui.store.engine.state import Doc
from ttchan_tui.store.errors import explained
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.file_layout import FileLayout
from ttchan_tui.store.link.membership import MembershipFile
from ttchan_tui.store.results.publications import Publications
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.store.visible_board import VisibleBoard
from ttchan_tui.text.languages import N_

_UNFINISHED: Final = "purge-unfinished.json"
"""Says that a purge was begun, and what it was about to remove; gone when that is done."""

_SHARED: Final = N_(
    "This meeting is shared, and other machines would bring back what is removed here. Nothing was changed. "
    "First, on each machine: ttchan link leave"
)
_RECEIPTS: Final = "receipts"
_BESIDE: Final = ("drafts", "presence", "counts", "looks", "backups")
"""Directories beside the data whose content goes."""
_LOG: Final = "log"
_CALLS: Final = ("calls.json", "calls.json.new")

_OF_THE_DAYS: Final = (
    documents.HIDDEN_PROMPTS,
    documents.FREEZES,
    documents.READY_GROUPS,
    documents.COUNTDOWNS,
    documents.OPEN_PROMPTS,
    documents.ANNOUNCEMENTS,
    documents.DRAFTED_ACTS,
)
"""Tables that are of use as long as the meeting goes on."""


@dataclass(frozen=True, slots=True)
class Removal:
    """How much of what is removed."""

    notes: int = 0
    """Of groups and visitors, that are not public."""
    authors: int = 0
    """Notes that stay, and lose who said them, why they were judged, and translations nobody has approved."""
    board: int = 0
    """Themes, promises, announcements and decisions that are not public or of use no more."""
    drafts: int = 0
    history: int = 0
    """Records of who changed what, when and why."""
    backups: int = 0
    counts: int = 0
    """Files of what was looked at on kiosks, of who was here, and logs."""

    def with_more(self, other: Removal) -> Removal:
        """Both together."""
        mine, theirs = asdict(self), asdict(other)
        return Removal(**{name: mine[name] + theirs[name] for name in mine})


class Retention:
    """Removes for ever. It can be done again at any time, also after it was broken off."""

    def __init__(self, context: StoreContext, public: VisibleBoard, publications: Publications) -> None:
        """Stand in the context of a repository; `public` is what everybody may see."""
        self._context = context
        self._public = public
        self._publications = publications
        self._layout = FileLayout(context.engine.path)

    def preview(self, before: date) -> Removal:
        """What would be removed.

        Args:
            before: What groups and visitors have said from that day on stays as it is.
        """
        edits = list(self._edits(before))
        directory = self._layout.directory
        return Removal(
            notes=sum(table in _NOTES and edit is None for table, _, edit in edits),
            authors=sum(table in _NOTES and edit is not None for table, _, edit in edits),
            board=sum(table not in _NOTES for table, _, _ in edits),
            drafts=_files(directory / "drafts"),
            history=sum(1 for _ in self._context.engine.changes()),
            backups=_files(self._layout.backups),
            counts=sum(_files(directory / name) for name in ("counts", "looks", "presence", _LOG)),
        )

    def purge(self, before: date, today: date) -> Path:
        """Remove it for ever; return the receipt.

        Args:
            before: As for `preview`.
            today: What the receipt and the register are to say.

        Raises:
            NotAllowed: The person is no lead; nothing was changed.
            NotNow: The meeting is shared, and the link would bring back what is removed.
            StoreError: Something cannot be removed. What is public is whole; it can be done again.
        """
        marker = self._layout.directory / _UNFINISHED
        if MembershipFile(self._layout.directory).is_there:
            raise NotNow(_SHARED)
        with self._context.changing(PURGE, ""):
            removal = self.preview(before).with_more(_begun(marker))
            begun = {"before": before.isoformat(), "removed": asdict(removal)}
            disk.write_whole(marker, json.dumps(begun).encode())
            for table, number, edit in [*self._edits(before)]:
                kept = self._context.engine.table(table)
                if edit is None:
                    kept.remove(doc_ids=[number])
                else:
                    kept.update(edit, doc_ids=[number])
        self._context.engine.forget_past()
        self._clear_beside()
        self._publications.purged(today)
        receipt = self._layout.directory / _RECEIPTS / f"purged-{today.isoformat()}.json"
        said = {"meeting": self._context.meeting().id, "at": datetime.now(UTC).isoformat(timespec="seconds")}
        content = {**said, "before": before.isoformat(), "removed": asdict(removal)}
        disk.write_aside(receipt, f"{json.dumps(content, indent=1)}\n".encode())
        with explained(marker):
            marker.unlink(missing_ok=True)
        disk.sync_directory(self._layout.directory)
        return receipt

    def unfinished(self) -> date | None:
        """Up to which day a purge was to remove things that was broken off; None if none was."""
        said = _read(self._layout.directory / _UNFINISHED)
        try:
            return date.fromisoformat(str(said["before"])) if said else None
        except (KeyError, ValueError):
            return self._context.meeting().end

    def _edits(self, before: date) -> Iterator[tuple[str, int, _Edit | None]]:
        """What becomes of documents: an edit, or None for those that go."""
        yield from self._of_notes(before)
        yield from self._of_visitors(before)
        if before > self._context.meeting().end:
            yield from self._of_board()

    def _of_notes(self, before: date) -> Iterator[tuple[str, int, _Edit | None]]:
        public = {note.id for note in self._public.notes()}
        for number, doc in self._own(documents.NOTES):
            if not _is_before(doc.get("created_at"), before):
                continue
            if doc.get("id") not in public:
                yield documents.NOTES, number, None
            elif _strip_note(doc) != doc:
                yield documents.NOTES, number, _strip

    def _of_visitors(self, before: date) -> Iterator[tuple[str, int, _Edit | None]]:
        for number, doc in self._own(documents.VISITORS):
            if not _is_before(doc.get("at"), before):
                continue
            if doc.get("standing") != Standing.SHOWN.value:
                yield documents.VISITORS, number, None
            elif doc.get("reason") or doc.get("kiosk"):
                yield documents.VISITORS, number, _strip_visitor

    def _of_board(self) -> Iterator[tuple[str, int, _Edit | None]]:
        """Themes and promises that are not public, and what is of use no more when the meeting is over."""
        prompts = self._context.meeting().prompts
        stays: dict[str, set[str]] = {
            documents.THEMES: {theme.id for prompt in prompts for theme in self._public.themes(prompt.id)},
            documents.PROMISES: {promise.id for promise in self._public.promises()},
            **{table: set() for table in _OF_THE_DAYS},
        }
        for table, kept in stays.items():
            for number, doc in self._own(table):
                if doc.get("id") not in kept:
                    yield table, number, None
        for number, doc in self._own(documents.SHEET_DAYS):
            if _strip_day(doc) != doc:
                yield documents.SHEET_DAYS, number, lambda kept: kept.update(_strip_day(kept))

    def _own(self, table: str) -> Iterator[tuple[int, Doc]]:
        meeting = self._context.meeting().id
        for number, doc in self._context.engine.docs(table):
            if doc.get("meeting") == meeting:
                yield int(number), doc

    def _clear_beside(self) -> None:
        directory = self._layout.directory
        for name in (*_BESIDE, _LOG):
            with explained(directory / name):
                if _is_planted(directory / name):
                    (directory / name).unlink()
        for name in _BESIDE:
            with explained(directory / name):
                for path in _listed(directory / name):
                    rmtree(path) if _is_folder(path) else path.unlink(missing_ok=True)
        for name in _CALLS:
            with explained(directory / name):
                (directory / name).unlink(missing_ok=True)
        for path in _listed(directory / _LOG):
            with explained(path):
                if path.is_symlink():
                    path.unlink()
                else:
                    _empty(path)


_NOTES: Final = (documents.NOTES, documents.VISITORS)
_Edit = Callable[[MutableMapping[str, Any]], None]
_PRIVATE: Final = ("author", "hands_why", "standing_why")
"""Fields of a note that were written for the organisers only, or say who somebody is."""


def _strip_note(doc: Mapping[str, Any]) -> dict[str, Any]:
    """A public note without what is not public of it."""
    stripped = {name: value for name, value in doc.items() if name not in _PRIVATE}
    if "translations" in stripped:
        stripped["translations"] = [one for one in stripped["translations"] if one.get("approved")]
    return stripped


def _strip(doc: MutableMapping[str, Any]) -> None:
    stripped = _strip_note(doc)
    for name in [*doc]:
        if name not in stripped:
            del doc[name]
    doc.update(stripped)


def _strip_visitor(doc: MutableMapping[str, Any]) -> None:
    doc["reason"] = doc["kiosk"] = ""


def _strip_day(doc: Mapping[str, Any]) -> dict[str, Any]:
    """A paragraph of the sheet without what was once drafted from notes, which may be public no more."""
    sentences = [
        {**one, "drafted": ""} if str(one.get("source", "")).startswith("prompt ") else one
        for one in doc.get("sentences", ())
        if not str(one.get("source", "")).startswith("prompt ") or one.get("text") != one.get("drafted", "")
    ]
    return {**doc, "sentences": sentences}


def _is_before(moment: object, day: date) -> bool:
    return str(moment)[:10] < day.isoformat()


def _begun(marker: Path) -> Removal:
    """What one that was broken off was about to remove."""
    try:
        return Removal(**_read(marker)["removed"])
    except (KeyError, TypeError):
        return Removal()


def _read(marker: Path) -> dict[str, Any]:
    try:
        said = json.loads(disk.read(marker))
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _files(directory: Path) -> int:
    return len(_listed(directory))


def _is_planted(path: Path) -> bool:
    """Whether it is a link that somebody else has put there, whose files are none of this meeting."""
    return path.is_symlink() and path.lstat().st_uid not in (os.geteuid(), 0)


def _empty(file: Path) -> None:
    """Leave nothing in a file; whoever writes there goes on."""
    descriptor = os.open(file, os.O_WRONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _is_folder(path: Path) -> bool:
    return disk.is_directory(path) and not path.is_symlink()


def _listed(directory: Path) -> list[Path]:
    try:
        return sorted(directory.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
