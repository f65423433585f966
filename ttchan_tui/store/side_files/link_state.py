"""How the link fares, in a small file beside the data, for everybody who tells of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ttchan_tui.store.errors import StoreBusy, StoreError, explained
from ttchan_tui.store.files import disk, locking
from ttchan_tui.store.link.membership import MembershipFile
from ttchan_tui.store.link.records import Place
from ttchan_tui.store.side_files import session_files
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_, Language

CLOCK_OFF: Final = 60
"""Seconds by which a clock may be off without anybody being told."""
_MOST: Final = 5
"""Things of which a sentence gives the names."""
_MINUTE: Final = 60
_HOUR: Final = 3600


@dataclass(frozen=True, slots=True)
class LinkState:
    """What the process of the link has said last."""

    at: str
    """When, in UTC, as ISO text."""
    is_connected: bool
    template: str = ""
    """Why not, as a sentence of the catalogues."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What goes into it."""
    held_back: Sequence[str] = ()
    """What is known and cannot stand in the meeting yet."""
    left_out: Sequence[str] = ()
    """Records of others of which this program does not understand everything."""
    clock_off: float = 0.0
    """Seconds that the clock here is ahead of the server's."""

    @classmethod
    def well(cls, held_back: Sequence[Place], left_out: Sequence[str], clock_off: float) -> LinkState:
        """It exchanges."""
        held = [" ".join(place) for place in held_back]
        return cls(_now(), True, held_back=held, left_out=left_out, clock_off=clock_off)

    @classmethod
    def alone(cls, error: Explained) -> LinkState:
        """It goes on alone."""
        return cls(_now(), False, error.template, {name: str(value) for name, value in error.values.items()})

    def sentence(self, language: Language) -> str:
        """Why it is alone; empty if it is not."""
        return language.say(self.template, **self.values) if self.template else ""

    def troubles(self) -> Iterator[Explained]:
        """What somebody should see to."""
        if not self.is_connected:
            yield Explained(self.template, **self.values)
        if abs(self.clock_off) > CLOCK_OFF:
            yield _clock(self.clock_off)
        if self.held_back:
            yield Explained(N_("Waits until what it needs has come: {what}"), what=_some(self.held_back))
        if self.left_out:
            yield Explained(
                N_(
                    "Something that other machines have told is nothing that this program knows, and was "
                    "left out: {what}. If they have a newer version, install it here too."
                ),
                what=_some(self.left_out),
            )


def link_troubles(directory: Path) -> list[Explained]:
    """What keeps the machine of a data directory from the others, or will; nothing if it is not linked."""
    try:
        if MembershipFile(directory).read() is None:
            return []
    except StoreError as trouble:
        return [trouble]
    state = LinkStateFile(directory).read()
    if state is None:
        return [Explained(N_("The link does not run on this machine. To start it: ttchan link run"))]
    return list(state.troubles())


class LinkStateFile:
    """`link-state.json`, and a file that the process of the link keeps locked while it runs."""

    def __init__(self, directory: Path) -> None:
        """Stand before the files of that data directory."""
        self._path = directory / "link-state.json"
        self._lock = directory / "link.lock"

    @contextmanager
    def running(self) -> Iterator[None]:
        """Be the only process that exchanges for this directory; what is said is forgotten at the end.

        Raises:
            StoreBusy: Another one does.
        """
        with explained(self._lock):
            descriptor = disk.open_own(self._lock, os.O_RDWR | os.O_NOFOLLOW)
        try:
            if not locking.lock(descriptor, 1.0):
                raise StoreBusy(N_("The link of this machine runs already. Nothing more is needed."))
            self.remove()
            yield
            self.remove()
        finally:
            os.close(descriptor)

    def keep(self, state: LinkState) -> None:
        """Say how it fares.

        Raises:
            StoreError: It cannot be written.
        """
        session_files.write(self._path, asdict(state))

    def read(self) -> LinkState | None:
        """What was said last; None if the link does not run, or nobody can tell."""
        if not self._is_running():
            return None
        said = session_files.read(self._path)
        try:
            return LinkState(**said)
        except TypeError:
            return None

    def remove(self) -> None:
        """Say nothing any more."""
        with suppress(OSError):
            self._path.unlink()

    def _is_running(self) -> bool:
        """Whether a process keeps the lock; one that was killed does not."""
        try:
            descriptor = os.open(self._lock, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            return not locking.lock(descriptor, 0)
        finally:
            os.close(descriptor)


def _clock(off: float) -> Explained:
    seconds = round(abs(off))
    hours, minutes = seconds // _HOUR, seconds % _HOUR // _MINUTE
    said = f"{hours}:{minutes:02} h" if hours else f"{minutes} min"
    sentence = (
        N_("The clock of this machine is {time} ahead of the server's. Set it: timedatectl set-ntp true")
        if off > 0
        else N_("The clock of this machine is {time} behind the server's. Set it: timedatectl set-ntp true")
    )
    return Explained(sentence, time=said)


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" … (+{more})" if more > 0 else "")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
