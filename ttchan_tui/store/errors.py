"""What can go wrong with the data file, each with a sentence that says what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.meeting.board.promise import Promise
    from ttchan_tui.meeting.board.themes import Theme
    from ttchan_tui.meeting.groupwork import Note


class StoreError(Explained):
    """The data cannot be read or written. What was acknowledged before is not touched."""


class StoreDamaged(StoreError):
    """The data file is not what this program writes. It is never overwritten in this state."""

    def __init__(self, path: Path, what: str, **values: object) -> None:
        """Say what is wrong and where: a template of the catalogues and what goes into it."""
        self.where = Explained(what, **values)
        super().__init__(
            N_(
                "The data file {path} is damaged ({where}). It was left as it is. "
                "To bring a backup back: ttchan db restore"
            ),
            path=path,
            where=self.where,
        )


class StoreVanished(StoreError):
    """The data were there and are there no more."""


class StoreNewer(StoreError):
    """A later version of the program has written the data, in a format that this one does not know."""


class StoreBusy(StoreError):
    """Somebody else kept the data file locked for too long."""


class StoreDenied(StoreError):
    """The system does not let us read or write there."""


class StoreFull(StoreError):
    """There is no space left."""


class StoreUnusable(StoreError):
    """The place is not one where data can be kept, or the disk fails."""


class StoreWarning(Explained):
    """Something was found damaged and dealt with, or needs a look. Kept and logged, never raised."""

    def __init__(self, template: str, path: Path, offset: int = 0, record: int = 0, **values: object) -> None:
        """Say what is wrong, in which file, at which byte, with (or behind) which record."""
        super().__init__(template, path=path, offset=offset, record=record, **values)
        self.path = path
        self.offset = offset
        self.record = record


class UnknownId(StoreError):
    """There is no such prompt, group, category or note."""


class NoteChanged(Explained):
    """Somebody has changed the note since it was seen; nothing was done, so that neither text is lost."""

    def __init__(self, note: Note) -> None:
        """Keep the note as it is now."""
        super().__init__(
            N_("Somebody has changed this note meanwhile. It now says: “{text}”. Look at it and try again."),
            text=note.text,
        )
        self.note = note


class PromiseChanged(Explained):
    """Somebody has changed the promise since it was seen; nothing was done, so that neither is lost."""

    def __init__(self, promise: Promise) -> None:
        """Keep the promise as it is now."""
        super().__init__(
            N_(
                "Somebody has changed this promise meanwhile. It now says: “{text}” · {who} · {by}. "
                "Saved once more, yours takes its place."
            ),
            text=promise.text,
            who=promise.who,
            by=promise.by or "–",
        )
        self.promise = promise


class ThemeChanged(Explained):
    """Somebody has renamed the theme since it was seen; nothing was done."""

    def __init__(self, theme: Theme) -> None:
        """Keep the theme as it is now."""
        super().__init__(
            N_("Somebody has renamed this theme meanwhile. It is called: “{title}”."), title=theme.title
        )
        self.theme = theme


class Frozen(Explained):
    """What groups have said there is not to change any more; nothing was done."""

    def __init__(self, why: str) -> None:
        """Keep the reason for the freeze."""
        super().__init__(
            N_("This is frozen: {why}. Nothing was changed. The lead facilitator can unfreeze it."), why=why
        )


class TooManyHands(Explained):
    """There are more hands than people; nothing was counted."""

    def __init__(self, hands: int, most: int) -> None:
        """Say how many there can be."""
        super().__init__(
            N_("{hands} hands, but there are {most} people in this group. If it is right, say why."),
            hands=hands,
            most=most,
        )
        self.hands = hands


class NothingToTakeBack(Explained):
    """There is nothing of one's own that could be undone, or redone."""


class ChangedSince(Explained):
    """What is to be undone or redone was changed since, by somebody else; nothing was done."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            N_(
                "Somebody has changed the same since, so this was left as it is. "
                "The history shows what was done."
            )
        )


class NothingYet(Explained):
    """The history does not go back so far."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(N_("Nothing was kept here yet at that time. “ttchan history” shows what is known."))


def not_a_file(path: Path) -> StoreUnusable:
    """Something else than a file of data bears its name."""
    return StoreUnusable(
        N_("{path} is not an ordinary file. Nothing was done with it. Move it aside, or use --data."),
        path=path,
    )


def not_a_directory(directory: Path) -> StoreUnusable:
    """That is not a directory, so nothing can be kept in it."""
    return StoreUnusable(
        N_("{directory} is not a directory. Name one for the data with --data."), directory=directory
    )


VANISHED = N_("{path} is gone. Put it back, or bring a backup back: ttchan db restore")
NO_PERMISSION = N_("No permission to use {path}. Nothing was changed. Change the permissions, or use --data.")
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_A_DIRECTORY = {errno.ENOTDIR, errno.EEXIST, errno.ENOENT}


@contextmanager
def explained(path: Path, directory: Path | None = None) -> Iterator[None]:
    """Turn what the system says about a file into a sentence; `directory` is the one it is to be in."""
    try:
        yield
    except OSError as error:
        raise explanation(error, path, directory or path.parent) from error


def explanation(error: OSError, path: Path, directory: Path) -> StoreError:
    """The sentence for what the system says about a file; `directory` is the one it is to be in."""
    if error.errno in _DENIED:
        return StoreDenied(
            NO_PERMISSION,
            path=path,
        )
    if error.errno in _FULL:
        return StoreFull(
            N_("No space is left for {path}. Nothing was changed. Free some space and try again."), path=path
        )
    if error.errno in _NOT_A_DIRECTORY:
        return not_a_directory(directory)
    return StoreUnusable(
        N_("{path} cannot be used ({reason}). Try again; if it stays so, the disk may be failing."),
        path=path,
        reason=error.strerror or error,
    )
