"""What is kept beside the data of a meeting; `Repository.side_files` gives it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from ttchan_tui.meeting.roles import Person, Right
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.file_layout import FileLayout

if TYPE_CHECKING:
    from ttchan_tui.store.side_files.calls import Calls
    from ttchan_tui.store.side_files.drafts import Drafts
    from ttchan_tui.store.side_files.heartbeats import Heartbeat
    from ttchan_tui.store.side_files.last_looks import LastLooks
    from ttchan_tui.store.side_files.linked_machines import LinkedMachine


class SideFiles:
    """Files of sessions and kiosks, as a person may use them; no part of the database."""

    def __init__(self, layout: FileLayout, person: Person) -> None:
        """Stand beside the data of that layout."""
        self._layout = layout
        self._person = person

    def drafts(self) -> Drafts:
        """Where a session keeps what is typed and not stored yet; one for each session."""
        from ttchan_tui.store.side_files.drafts import Drafts

        return Drafts(self._layout.directory, self._person.name)

    def sessions(self) -> tuple[Heartbeat, ...]:
        """Who is here at present, kiosks first; for those only who may know.

        Raises:
            NotAllowed: That is not for the person.
        """
        from ttchan_tui.store.side_files.linked_machines import connected

        self._person.must(Right.LOOK_BACK)
        return connected(self._layout.directory, datetime.now(UTC))

    def machines(self) -> tuple[LinkedMachine, ...]:
        """The other machines of a linked meeting, as they were heard of; none for those who may not know."""
        from ttchan_tui.store.side_files.linked_machines import LinkedMachines

        allowed = self._person.may(Right.LOOK_BACK)
        return LinkedMachines(self._layout.directory).all() if allowed else ()

    def last_looks(self) -> LastLooks:
        """What the people of each country have seen of the meeting."""
        from ttchan_tui.store.side_files.last_looks import LastLooks

        return LastLooks(self._layout.directory)

    @property
    def has_calls(self) -> bool:
        """Whether anybody has ever called from a kiosk; most have not, and need not load what follows."""
        return bool(disk.change_token(self._layout.calls))

    @cached_property
    def calls(self) -> Calls:
        """The calls for an organiser, from the kiosks."""
        from ttchan_tui.store.side_files.calls import Calls

        return Calls(self._layout.calls, self._person)
