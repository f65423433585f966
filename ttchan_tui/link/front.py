"""What goes out to kiosks and comes in from them: what is public, and what visitors say."""

from __future__ import annotations

from ttchan_tui.link.server import Server
from ttchan_tui.store import Act, Place, Repository, Value, acting, public_documents
from ttchan_tui.text.explained import Explained


class Front:
    """One desk's part in it; which desk says what is public, the server decides."""

    def __init__(self, repository: Repository, there: Server) -> None:
        """Stand between a meeting and the server."""
        self._repository = repository
        self._there = there
        self._leads = False
        self._version = 0
        self._public: dict[Place, Value] = {}
        self._looked_at = -1

    def exchange(self) -> bool:
        """Take what was said at kiosks, and tell them what is public now; False if nothing was to do."""
        took = self._take()
        return self._tell() or took

    def _take(self) -> bool:
        said = self._there.said()
        for machine, id, document in said:
            who = document.get("kiosk") if isinstance(document, dict) else None
            try:
                with acting(Act(who=f"{who or machine}")):
                    self._repository.visitors.bring({**document, "id": id})
            except (Explained, ValueError, TypeError):
                pass  # it is none, or its question is not in the meeting any more: nobody could ever read it
            self._there.taken(machine, id)
        return bool(said)

    def _tell(self) -> bool:
        if self._repository.last_record == self._looked_at:
            return False
        if not self._leads:
            if not self._there.leads():
                return False
            self._leads = True
            self._version, self._public = self._there.public(0)
        self._looked_at = self._repository.last_record
        now = public_documents(self._repository)
        now |= {place: None for place in self._public if place not in now}
        changed = {place: value for place, value in now.items() if self._public.get(place) != value}
        if changed:
            self._version += 1
            self._there.publish_public(changed, self._version)
            self._public |= changed
        return bool(changed)
