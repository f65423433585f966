"""What goes out to kiosks and comes in from them: what is public, and what visitors say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from ttchan_tui.link.server import Server
from ttchan_tui.store import Act, Place, Repository, StoreError, Value, acting, public_documents
from ttchan_tui.text.explained import Explained

_NAME: Final = re.compile("[0-9A-Za-z_-]{1,64}")
"""What a kiosk may be called; whoever has its password may say anything."""


class Front:
    """One desk's part in it; which desk says what is public, the server decides."""

    def __init__(self, repository: Repository, machine: str, there: Server) -> None:
        """Stand between the meeting of that machine and the server."""
        self._repository = repository
        self._machine = machine
        self._there = there
        self._leads = False
        self._version = 0
        self._public: dict[Place, Value] = {}
        self._looked_at = -1
        self._taken: list[tuple[str, str]] = []

    def take(self) -> bool:
        """Take into the meeting what was said at kiosks; False if nothing was.

        Raises:
            StoreError: It cannot be written. The server keeps it.
        """
        said = self._there.shelf.said()
        for machine, id, document in said:
            with suppress(TypeError):  # it is no document
                self._bring(machine, {**document, "id": id})
            self._taken.append((machine, id))
        return bool(said)

    def _bring(self, machine: str, document: Mapping[str, object]) -> None:
        named = document.get("kiosk")
        who = named if isinstance(named, str) and _NAME.fullmatch(named) else machine
        try:
            with acting(Act(who=who)):
                self._repository.visitors.bring({**document, "kiosk": who})
        except StoreError:
            raise
        except (Explained, ValueError, TypeError):
            pass  # it is none, or its question is not in the meeting any more: nobody could ever read it

    def told(self) -> None:
        """What was taken is on the server as records of this machine: nobody needs what the kiosk said."""
        while self._taken:
            self._there.shelf.taken(*self._taken.pop())

    def tell(self) -> bool:
        """Tell kiosks what is public now; False if nothing has changed."""
        if self._repository.last_record == self._looked_at:
            return False
        if not self._leads:
            if not self._there.machines.leads(self._machine):
                return False
            self._leads = True
            self._version, self._public = self._there.shelf.public(0)
        self._looked_at = self._repository.last_record
        now = public_documents(self._repository)
        now |= {place: None for place in self._public if place not in now}
        changed = {place: value for place, value in now.items() if self._public.get(place) != value}
        if changed:
            self._version += 1
            self._there.shelf.publish(changed, self._version)
            self._public |= changed
        return bool(changed)
