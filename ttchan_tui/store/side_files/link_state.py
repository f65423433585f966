"""How the link fares, in a small file beside the data, for everybody who tells of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ttchan_tui.store.errors import StoreError
from ttchan_tui.store.link.membership import MembershipFile
from ttchan_tui.store.link.records import Place
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_, Language


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

    @classmethod
    def well(cls, held_back: Sequence[Place]) -> LinkState:
        """It exchanges."""
        return cls(_now(), True, held_back=[" ".join(place) for place in held_back])

    @classmethod
    def alone(cls, error: Explained) -> LinkState:
        """It goes on alone."""
        return cls(_now(), False, error.template, {name: str(value) for name, value in error.values.items()})

    def sentence(self, language: Language) -> str:
        """Why it is alone; empty if it is not."""
        return language.say(self.template, **self.values) if self.template else ""


def link_trouble(directory: Path) -> Explained | None:
    """What keeps the machine of a data directory from the others; None if nothing does, or it has none."""
    try:
        if MembershipFile(directory).read() is None:
            return None
    except StoreError as trouble:
        return trouble
    state = LinkStateFile(directory).read()
    if state is None:
        return Explained(N_("The link does not run on this machine. To start it: ttchan link run"))
    if not state.is_connected:
        return Explained(state.template, **state.values)
    if state.held_back:
        return Explained(N_("Waits until what it needs has come: {what}"), what=", ".join(state.held_back))
    return None


class LinkStateFile:
    """`link-state.json`, which is there while the link runs."""

    def __init__(self, directory: Path) -> None:
        """Stand before the file of that data directory."""
        self._path = directory / "link-state.json"

    def keep(self, state: LinkState) -> None:
        """Say how it fares."""
        new = self._path.with_name(f"{self._path.name}.new")
        new.write_text(json.dumps(asdict(state)), encoding="utf-8")
        new.replace(self._path)

    def read(self) -> LinkState | None:
        """What was said last; None if the link does not run, or nobody can tell."""
        try:
            return LinkState(**json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def remove(self) -> None:
        """Say nothing any more."""
        self._path.unlink(missing_ok=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
